//! Map files that were used last: read, or written. A list for people to open them again; what is watched is `watch.rs`.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use journey_store::Library;
use serde::{Deserialize, Serialize};

use super::watch::files_of_maps;

/// The name among the preferences under which they stand.
const RECENT: &str = "recent_files";

/// The most that are remembered.
const MOST: usize = 20;

/// A file that stands first already is not noted again within so many milliseconds: looking at it takes several readings.
const LATELY: i64 = 60_000;

/// A file that was used.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct UsedFile {
    pub path: PathBuf,
    /// When, in milliseconds since 1970-01-01 UTC; nothing where only that it was used is known.
    pub at: Option<i64>,
}

/// Notes that a file was used. That it cannot be noted is no reason to hold anybody up.
pub(crate) fn note_used(library: &mut Library, path: &Path, now: i64) {
    let Ok(path) = std::path::absolute(path) else { return };
    let mut files = used(library);
    let first = files.first();
    if first.is_some_and(|file| file.path == path && file.at.is_some_and(|at| (now - at).abs() < LATELY)) {
        return;
    }
    files.retain(|file| file.path != path);
    files.insert(0, UsedFile { path, at: Some(now) });
    files.truncate(MOST);
    keep(library, &files);
}

/// The files that were used, the last one first.
pub(crate) fn used(library: &Library) -> Vec<UsedFile> {
    let value = library.preference(RECENT).ok().flatten();
    let known = value.and_then(|value| serde_json::from_value(value).ok());
    known.unwrap_or_else(|| {
        // Before there was a list, only the files of maps were known.
        let mut seen = BTreeSet::new();
        let files = files_of_maps(library).into_iter();
        let files = files.filter(|path| seen.insert(path.clone())).take(MOST);
        files.map(|path| UsedFile { path, at: None }).collect()
    })
}

/// Takes a file off the list; it is watched as before.
pub(crate) fn forget_used(library: &mut Library, path: &Path) {
    let mut files = used(library);
    files.retain(|file| file.path != path);
    keep(library, &files);
}

fn keep(library: &mut Library, files: &[UsedFile]) {
    if let Ok(value) = serde_json::to_value(files) {
        let _ = library.set_preference(RECENT, &value);
    }
}
