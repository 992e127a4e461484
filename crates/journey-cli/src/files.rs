//! Reading map files and writing new files.

use std::fs;
use std::io;
use std::path::Path;

use journey_app::disk::{MAX_MAP_FILE, read_limited, write_whole};

use crate::failure::Failure;

/// Reads a map file, up to the limit.
pub fn read(path: &Path) -> Result<Vec<u8>, Failure> {
    read_limited(path, MAX_MAP_FILE).map_err(|error| Failure::of_app(path, &error))
}

/// Whether a file may be written: it is not there yet, or `force` says to replace it.
pub fn may_write(path: &Path, force: bool) -> Result<(), Failure> {
    // A link that leads nowhere is in the way too.
    if !force && fs::symlink_metadata(path).is_ok() {
        Err(Failure::exists(path))
    } else {
        Ok(())
    }
}

/// Writes a file whole or not at all.
pub fn write(path: &Path, bytes: &[u8], force: bool) -> Result<(), Failure> {
    may_write(path, force)?;
    write_whole(path, bytes).map_err(|error| Failure::of_app(path, &error))
}

/// What the system says when a folder cannot be made.
pub fn unwritable(folder: &Path, error: &io::Error) -> Failure {
    Failure::of_app(folder, &journey_app::disk::unwritable(error))
}
