//! Pictures in the folder beside a map file: for `NAME.journey` the files in `NAME.pictures` that are called by their hash
//! (docs/map-file.md).
//!
//! The folder came with somebody's file: only the names that the map tells are looked for, nothing that a link leads to is
//! read, and what is wrong with a picture leaves the map without it.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use journey_format::{MapFile, Pictures, is_hash, pictures_folder};

use super::{MAX_BYTES, hash};
use crate::AppError;
use crate::disk::{create_owned_folder, read_limited, write_whole};

/// How much is read from one folder, in bytes: what goes beyond is left where it is.
const MAX_FOLDER: usize = 256 * 1024 * 1024;

/// Takes the pictures that lie beside a map file into it, as far as its cards or conflicts show them, they can be read and
/// their names are true.
pub(crate) fn fetch(path: &Path, file: &mut MapFile) {
    let named = file.journey.pictures().into_iter();
    let wanted: BTreeSet<String> = named
        .filter(|name| file.beside.contains(*name) && !file.pictures.contains_key(*name))
        .map(str::to_owned)
        .collect();
    let Some(folder) = folder(path).filter(|folder| !wanted.is_empty() && is_plain(folder, fs::FileType::is_dir))
    else {
        return;
    };
    let mut room = MAX_FOLDER;
    for name in wanted {
        if let Some(bytes) = read(&folder, &name, room) {
            room -= bytes.len();
            file.pictures.insert(name, bytes);
        }
    }
}

/// Puts pictures into the folder beside a map file that is to be written, and makes the folder where it is missing. What
/// stands there already stays.
pub(crate) fn put(path: &Path, pictures: &Pictures) -> Result<u64, AppError> {
    if pictures.is_empty() {
        return Ok(0);
    }
    let unwritable = |error: &std::io::Error| AppError::unwritable(error);
    // A name that is not Unicode has no folder beside it.
    let folder = folder(path).ok_or_else(|| unwritable(&std::io::ErrorKind::InvalidFilename.into()))?;
    create_owned_folder(&folder).map_err(|error| unwritable(&error))?;
    if !is_plain(&folder, fs::FileType::is_dir) {
        return Err(unwritable(&std::io::ErrorKind::NotADirectory.into()));
    }
    let mut written = 0;
    for (name, bytes) in pictures {
        let is_there = read(&folder, name, bytes.len()).is_some();
        if is_hash(name) && !is_there {
            write_whole(&folder.join(name), bytes)?;
            written += bytes.len() as u64;
        }
    }
    Ok(written)
}

fn folder(path: &Path) -> Option<PathBuf> {
    let name = path.file_name()?.to_str()?;
    Some(path.with_file_name(pictures_folder(name)))
}

/// One picture; nothing when it is not there under its true name, or is longer than it may be.
fn read(folder: &Path, name: &str, room: usize) -> Option<Vec<u8>> {
    // A name of this form leads out of no folder.
    let path = folder.join(Some(name).filter(|name| is_hash(name))?);
    if !is_plain(&path, fs::FileType::is_file) {
        return None;
    }
    let bytes = read_limited(&path, room.min(MAX_BYTES) as u64).ok()?;
    (hash(&bytes) == name).then_some(bytes)
}

/// Whether something is there itself, not a link to it.
fn is_plain(path: &Path, is: fn(&fs::FileType) -> bool) -> bool {
    fs::symlink_metadata(path).is_ok_and(|about| is(&about.file_type()))
}
