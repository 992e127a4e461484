//! Reading and writing whole files for hosts on a machine with a disk.

use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, BufWriter, Read, Write};
use std::path::{Path, PathBuf};

use journey_store::{StoreError, is_open_library};

use crate::{AppError, ErrorCode};

/// The largest map file that is read, in bytes: 32 MiB of map and 64 MiB of pictures.
pub const MAX_MAP_FILE: u64 = 96 * 1024 * 1024;

/// Reads a file, but never more than the limit.
pub fn read_limited(path: &Path, limit: u64) -> Result<Vec<u8>, AppError> {
    leave_library(path)?;
    let file = File::open(path).map_err(|error| AppError::unreadable(&error))?;
    let too_large = || {
        let message = format!("the file is larger than {} MiB", limit / 1024 / 1024);
        AppError::new(ErrorCode::FileTooLarge, message)
    };
    let about = file.metadata().map_err(|error| AppError::unreadable(&error))?;
    if about.len() > limit {
        return Err(too_large());
    }
    // It may grow meanwhile, and a pipe does not say how long it is.
    let mut bytes = Vec::new();
    file.take(limit + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| AppError::unreadable(&error))?;
    if bytes.len() as u64 > limit {
        return Err(too_large());
    }
    Ok(bytes)
}

/// Refuses the files of a library that is open here, before they are opened: to close one would drop the locks that keep others
/// from replacing the library.
fn leave_library(path: &Path) -> Result<(), AppError> {
    if is_open_library(path) {
        return Err(StoreError::Itself { path: path.to_owned() }.into());
    }
    Ok(())
}

/// What the system says when something cannot be written.
pub fn unwritable(error: &io::Error) -> AppError {
    AppError::unwritable(error)
}

/// Writes a file whole or not at all: beside its place first, then under its name. What stood there before stays until
/// the new file is on the disk.
pub fn write_whole(path: &Path, bytes: &[u8]) -> Result<(), AppError> {
    let mut file = Unfinished::begin(path)?;
    let written = file.write_all(bytes);
    written.map_err(|error| AppError::unwritable(&error))?;
    file.finish()?;
    Ok(())
}

/// A file that is being written beside its place. It gets its name when it is whole; when it is dropped before, nothing is
/// left of it, and what stood in its place stays.
pub(crate) struct Unfinished {
    place: PathBuf,
    beside: PathBuf,
    out: BufWriter<File>,
    bytes: u64,
    durable: bool,
    finished: bool,
}

impl Unfinished {
    /// Begins a file. Fails at once where it could not be put in the end.
    pub fn begin(place: &Path) -> Result<Self, AppError> {
        leave_library(place)?;
        if place.is_dir() {
            return Err(AppError::unwritable(&io::Error::from(io::ErrorKind::IsADirectory)));
        }
        let beside = beside(place);
        let file = create_owned(&beside).map_err(|error| AppError::unwritable(&error))?;
        Ok(Self {
            place: place.to_owned(),
            beside,
            out: BufWriter::with_capacity(1 << 16, file),
            bytes: 0,
            durable: false,
            finished: false,
        })
    }

    /// How much was written.
    pub fn bytes(&self) -> u64 {
        self.bytes
    }

    /// Returns when all that was written is on the disk.
    pub fn make_durable(&mut self) -> Result<(), AppError> {
        let synced = self.out.flush().and_then(|()| self.out.get_ref().sync_all());
        synced.map_err(|error| AppError::unwritable(&error))?;
        self.durable = true;
        Ok(())
    }

    /// Gives the file its name, once it is on the disk.
    pub fn finish(mut self) -> Result<PathBuf, AppError> {
        if !self.durable {
            self.make_durable()?;
        }
        // Who may read a file that is replaced was decided by somebody, and stays so.
        if let Ok(about) = fs::metadata(&self.place) {
            let _ = fs::set_permissions(&self.beside, about.permissions());
        }
        fs::rename(&self.beside, &self.place).map_err(|error| AppError::unwritable(&error))?;
        self.finished = true;
        Ok(std::mem::take(&mut self.place))
    }
}

impl Write for Unfinished {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.out.write(bytes)?;
        self.bytes += written as u64;
        self.durable = false;
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

impl Drop for Unfinished {
    fn drop(&mut self) {
        if !self.finished {
            // The half file is of no use to anybody; when it cannot be removed there is nothing more to do.
            let _ = fs::remove_file(&self.beside);
        }
    }
}

/// Makes a file, or empties one, that only its owner may read, whatever the system gives new files otherwise.
fn create_owned(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    options.open(path)
}

/// Makes a folder, with those it lies in, that only its owner may look into. One that is there stays as it is.
pub fn create_owned_folder(path: &Path) -> io::Result<()> {
    let mut folder = DirBuilder::new();
    #[cfg(unix)]
    {
        use std::os::unix::fs::DirBuilderExt;
        folder.mode(0o700);
    }
    folder.recursive(true).create(path)
}

fn beside(path: &Path) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(format!(".{}.part", std::process::id()));
    path.with_file_name(name)
}

/// Where this platform keeps its fonts: those of the machine, then the user's own.
pub fn font_folders() -> Vec<PathBuf> {
    let home = std::env::var_os("HOME").map(PathBuf::from);
    let at_home = |inside: &str| home.as_ref().map(|home| home.join(inside));
    let variable = |name: &str, inside: &str| std::env::var_os(name).map(|root| PathBuf::from(root).join(inside));
    let folders = if cfg!(target_os = "windows") {
        vec![
            variable("WINDIR", "Fonts"),
            variable("LOCALAPPDATA", "Microsoft/Windows/Fonts"),
        ]
    } else if cfg!(target_os = "macos") {
        vec![
            Some("/System/Library/Fonts".into()),
            Some("/Library/Fonts".into()),
            at_home("Library/Fonts"),
        ]
    } else {
        vec![
            Some("/usr/share/fonts".into()),
            Some("/usr/local/share/fonts".into()),
            at_home(".local/share/fonts"),
            at_home(".fonts"),
        ]
    };
    folders.into_iter().flatten().collect()
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
    fn what_is_given_up_half_way_leaves_what_was_there() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("poster.pdf");
        fs::write(&path, "the old one").unwrap();
        let mut file = Unfinished::begin(&path).unwrap();
        file.write_all(&[b'x'; 100_000]).unwrap();
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
        drop(file);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
        assert_eq!(fs::read_to_string(&path).unwrap(), "the old one");
        let mut file = Unfinished::begin(&path).unwrap();
        file.write_all(b"the new one").unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "the old one");
        assert_eq!((file.bytes(), file.finish().unwrap()), (11, path.clone()));
        assert_eq!(fs::read_to_string(&path).unwrap(), "the new one");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
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
