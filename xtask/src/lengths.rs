//! A file holds one concept; one that has grown past this many lines is looked at again.

use std::path::Path;

use crate::project::{Outcome, Project, output, read};

/// Longest file that passes, in lines.
const LINES: usize = 450;

/// Files that may be longer, each with its reason.
const EXCEPTIONS: [(&str, &str); 0] = [];

const ENDINGS: [&str; 6] = ["rs", "ts", "svelte", "css", "mjs", "js"];

/// Counts the lines of every source file that Git knows or would take.
pub fn check(project: &Project) -> Outcome {
    let mut git = std::process::Command::new("git");
    git.current_dir(&project.root)
        .args(["ls-files", "--cached", "--others", "--exclude-standard"]);
    let mut wrong = Vec::new();
    for file in output(&mut git)?.lines().filter(|file| is_source(file)) {
        let path = project.path(file);
        // A file that was deleted but is still in Git's index has no lines.
        if !path.is_file() {
            continue;
        }
        let lines = read(&path)?.lines().count();
        if lines > LINES && !EXCEPTIONS.iter().any(|(name, _)| *name == file) {
            wrong.push(format!(
                "{file} has {lines} lines; more than {LINES} need a reason in xtask/src/lengths.rs"
            ));
        }
    }
    if wrong.is_empty() {
        Ok(())
    } else {
        Err(wrong.join("\n"))
    }
}

/// What people write by hand; `ui/src/bindings` is generated.
fn is_source(file: &str) -> bool {
    let ending = Path::new(file).extension().and_then(|ending| ending.to_str());
    ending.is_some_and(|ending| ENDINGS.contains(&ending)) && !file.starts_with("ui/src/bindings/")
}
