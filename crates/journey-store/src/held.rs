//! The files of the libraries that this program has open.
//!
//! A sync program that puts another file in a library's place, or somebody who deletes it, does not stop SQLite: it would go on
//! writing into a file that has no name any more. And a program that opens and closes one of its own library's files beside
//! SQLite loses its locks on it, so that others take the library for free. Both are told by what the system calls a file by.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::{StoreError, places};

/// Those that are open. Of the whole program, as the system's locks are.
static OPEN: Mutex<Vec<Files>> = Mutex::new(Vec::new());

/// The library, its log, and the memory that connections share.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Files {
    paths: [PathBuf; 3],
    names: [Option<Name>; 3],
}

impl Files {
    fn of(library: &Path) -> Self {
        let library = fs::canonicalize(library).unwrap_or_else(|_| library.to_owned());
        let [log, memory] = places::companions(&library);
        let paths = [library, log, memory];
        Self {
            names: paths.each_ref().map(|path| name(path)),
            paths,
        }
    }

    /// Whether this file, or the place of one that is not there, is among them.
    fn have(&self, path: &Path) -> bool {
        let name_of = name(path);
        let place = place(path);
        self.paths.iter().zip(&self.names).any(|(known, first)| {
            Some(known) == place.as_ref() || name_of.is_some() && (name_of == *first || name_of == name(known))
        })
    }
}

/// The place of a library that is open; nowhere for one in memory.
#[derive(Debug)]
pub(crate) struct Held(Option<Files>);

impl Held {
    /// Of a library without a file, or of a look at one.
    pub fn nowhere() -> Self {
        Self(None)
    }

    /// Of a library that SQLite has just opened.
    pub fn at(library: &Path) -> Self {
        let files = Files::of(library);
        open().push(files.clone());
        Self(Some(files))
    }

    /// Fails when the library, or its log, is no longer the file that stands in its place: what is written now would be lost.
    /// The system is asked twice, which takes some millionths of a second.
    pub fn is_in_place(&self) -> Result<(), StoreError> {
        let Some(Files { paths, names }) = &self.0 else {
            return Ok(());
        };
        // The shared memory is nothing that is kept.
        let mut files = paths.iter().zip(names).take(2);
        // Only where a file can go while it is open: elsewhere the system lets none be moved or deleted that SQLite has open.
        if cfg!(unix) && files.any(|(path, known)| known.is_some() && name(path) != *known) {
            return Err(StoreError::Moved { path: paths[0].clone() });
        }
        Ok(())
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        let mut open = open();
        if let Some(at) = self
            .0
            .take()
            .and_then(|files| open.iter().position(|one| *one == files))
        {
            open.swap_remove(at);
        }
    }
}

/// Whether a path leads to a library that this program has open, or to what SQLite keeps beside it, by whatever name. Opens
/// nothing.
pub fn is_open_library(path: &Path) -> bool {
    open().iter().any(|files| files.have(path))
}

/// Whether a path leads to this library, or to what SQLite keeps beside it.
pub(crate) fn is_of(library: &Path, path: &Path) -> bool {
    Files::of(library).have(path)
}

fn open() -> MutexGuard<'static, Vec<Files>> {
    OPEN.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Where a file is, or would be.
fn place(path: &Path) -> Option<PathBuf> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let folder = fs::canonicalize(folder.unwrap_or(Path::new("."))).ok()?;
    Some(folder.join(path.file_name().unwrap_or(OsStr::new(""))))
}

/// What the system calls a file by, however many names lead to it: device and number.
#[cfg(unix)]
type Name = (u64, u64);

/// Asks for nothing but the name: where a program has asked for the time of a file's last change, Linux notes the next one
/// exactly, and each edit would have that to wait for as well.
#[cfg(target_os = "linux")]
fn name(path: &Path) -> Option<Name> {
    use rustix::fs::{AtFlags, CWD, StatxFlags, makedev, statx};
    use rustix::io::Errno;
    match statx(CWD, path, AtFlags::empty(), StatxFlags::INO) {
        Ok(about) => Some((makedev(about.stx_dev_major, about.stx_dev_minor), about.stx_ino)),
        // A kernel, or what stands between it and this program, may not know the question.
        Err(Errno::NOSYS | Errno::PERM) => name_of(&fs::metadata(path).ok()?),
        Err(_) => None,
    }
}

#[cfg(all(unix, not(target_os = "linux")))]
fn name(path: &Path) -> Option<Name> {
    name_of(&fs::metadata(path).ok()?)
}

#[cfg(unix)]
fn name_of(about: &fs::Metadata) -> Option<Name> {
    use std::os::unix::fs::MetadataExt;
    Some((about.dev(), about.ino()))
}

#[cfg(not(unix))]
type Name = PathBuf;

#[cfg(not(unix))]
fn name(path: &Path) -> Option<Name> {
    fs::canonicalize(path).ok()
}
