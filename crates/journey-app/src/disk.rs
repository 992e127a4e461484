//! Reading and writing whole files for hosts on a machine with a disk.

use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use crate::{AppError, ErrorCode};

/// The largest map file that is read, in bytes: 32 MiB of map and 64 MiB of pictures.
pub const MAX_MAP_FILE: u64 = 96 * 1024 * 1024;

/// Reads a file, but never more than the limit.
pub fn read_limited(path: &Path, limit: u64) -> Result<Vec<u8>, AppError> {
    let file = File::open(path).map_err(|error| AppError::unreadable(&error))?;
    let mut bytes = Vec::new();
    file.take(limit + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| AppError::unreadable(&error))?;
    if bytes.len() as u64 > limit {
        let message = format!("the file is larger than {} MiB", limit / 1024 / 1024);
        return Err(AppError::new(ErrorCode::FileTooLarge, message));
    }
    Ok(bytes)
}

/// Writes a file whole or not at all: beside its place first, then under its name. What stood there before stays until
/// the new file is on the disk.
pub fn write_whole(path: &Path, bytes: &[u8]) -> Result<(), AppError> {
    let beside = beside(path);
    let written = write_synced(&beside, bytes).and_then(|()| fs::rename(&beside, path));
    if let Err(error) = written {
        // The half file is of no use to anybody; when it cannot be removed there is nothing more to do.
        let _ = fs::remove_file(&beside);
        return Err(AppError::unwritable(&error));
    }
    Ok(())
}

fn write_synced(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = File::create(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

fn beside(path: &Path) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(format!(".{}.part", std::process::id()));
    path.with_file_name(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failed_write_leaves_what_was_there_and_no_half_file() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("a folder");
        fs::create_dir(&target).unwrap();
        fs::write(target.join("inside"), "kept").unwrap();
        // A file cannot take the place of a folder with something in it.
        let error = write_whole(&target, b"new").unwrap_err();
        assert_eq!(error.code, ErrorCode::FileUnwritable);
        assert_eq!(fs::read_to_string(target.join("inside")).unwrap(), "kept");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
        let nowhere = write_whole(&folder.path().join("no/such/folder/file"), b"new").unwrap_err();
        assert_eq!(nowhere.code, ErrorCode::FileUnwritable);
    }

    #[test]
    fn a_file_over_the_limit_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("large");
        write_whole(&path, &[b'x'; 100]).unwrap();
        assert_eq!(read_limited(&path, 100).unwrap().len(), 100);
        assert_eq!(read_limited(&path, 99).unwrap_err().code, ErrorCode::FileTooLarge);
        assert_eq!(
            read_limited(&folder.path().join("none"), 99).unwrap_err().code,
            ErrorCode::FileUnreadable
        );
    }
}
