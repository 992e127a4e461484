//! The web side: its packages and its build.

use std::fs;
use std::path::Path;
use std::time::SystemTime;

use crate::project::{Outcome, Project, read, run, write};

/// What the web side is built from.
const SOURCES: [&str; 9] = [
    "ui/src",
    "ui/public",
    "ui/index.html",
    "ui/package-lock.json",
    "ui/svelte.config.js",
    "ui/tsconfig.json",
    "ui/vite.config.ts",
    "assets",
    "src-tauri/tauri.conf.json",
];

/// Installs the packages from the lock file, unless that was done from this very lock file before.
pub fn install(project: &Project) -> Outcome {
    let lock = read(&project.path("ui/package-lock.json"))?;
    let stamp = project.path("ui/node_modules/.percorso-installed-from.json");
    if fs::read_to_string(&stamp).is_ok_and(|before| before == lock) {
        return Ok(());
    }
    run(&mut project.npm(&["ci", "--no-audit", "--no-fund"]))?;
    write(&stamp, &lock)
}

/// Builds `ui/dist`, unless it is newer than all that it is built from.
pub fn build(project: &Project) -> Outcome {
    let built = fs::metadata(project.path("ui/dist/index.html")).and_then(|file| file.modified());
    let changed = SOURCES
        .iter()
        .filter_map(|source| last_change(&project.path(source)))
        .max();
    match (built, changed) {
        (Ok(built), Some(changed)) if built > changed => Ok(()),
        _ => run(&mut project.npm(&["run", "--silent", "build"])),
    }
}

/// When a file, or anything in a folder, was last changed. A folder's own time tells of files that are gone.
fn last_change(path: &Path) -> Option<SystemTime> {
    let own = fs::metadata(path).and_then(|file| file.modified()).ok();
    let inside = fs::read_dir(path)
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|entry| last_change(&entry.path()));
    inside.chain(own).max()
}
