//! `cargo xtask bindings`: what the web side takes from Rust and from the themes.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::project::{Outcome, Project, read, run, write as write_file};
use crate::{setup, tokens};

const TYPES: &str = "ui/src/bindings";
const TOKENS: &str = "ui/src/styles/tokens.css";

/// Writes the types and calls of Rust as TypeScript, and the themes as CSS.
pub fn write(project: &Project) -> Outcome {
    setup::to_run(project)?;
    let wanted = generate(project)?;
    for file in types_present(project) {
        if !wanted.contains_key(&file) {
            let path = project.root.join(&file);
            fs::remove_file(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        }
    }
    for (file, text) in &wanted {
        let path = project.root.join(file);
        // A file that stays as it is keeps its time, so that nothing is rebuilt without need.
        if fs::read_to_string(&path).ok().as_ref() != Some(text) {
            println!("{}", file.display());
            write_file(&path, text)?;
        }
    }
    Ok(())
}

/// Compares what is in the work tree with what would be written.
pub fn check(project: &Project) -> Outcome {
    let wanted = generate(project)?;
    let stale = wanted
        .iter()
        .filter(|(file, text)| fs::read_to_string(project.root.join(file)).ok().as_ref() != Some(text));
    let left_over = types_present(project)
        .into_iter()
        .filter(|file| !wanted.contains_key(file));
    let wrong: Vec<String> = stale
        .map(|(file, _)| file.clone())
        .chain(left_over)
        .map(|file| file.display().to_string())
        .collect();
    if wrong.is_empty() {
        return Ok(());
    }
    Err(format!("not what `cargo xtask bindings` writes: {}", wrong.join(", ")))
}

/// Every generated file by its path in the work tree.
fn generate(project: &Project) -> Outcome<BTreeMap<PathBuf, String>> {
    let folder = project.target.join("bindings");
    if folder.exists() {
        fs::remove_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    }
    fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    run(&mut project.cargo(&["build", "--quiet", "--workspace", "--example", "bindings"]))?;
    run(Command::new(project.built("debug/examples", "bindings")).arg(&folder))?;

    let mut files = BTreeMap::from([(PathBuf::from(TOKENS), tokens::css(project)?)]);
    for path in files_in(&folder) {
        let inside = path.strip_prefix(&folder).unwrap_or(&path);
        files.insert(Path::new(TYPES).join(inside), read(&path)?);
    }
    Ok(files)
}

fn types_present(project: &Project) -> Vec<PathBuf> {
    let files = files_in(&project.path(TYPES)).into_iter();
    files
        .filter_map(|path| path.strip_prefix(&project.root).map(Path::to_path_buf).ok())
        .collect()
}

fn files_in(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder)
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path());
    entries
        .flat_map(|path| if path.is_dir() { files_in(&path) } else { vec![path] })
        .collect()
}
