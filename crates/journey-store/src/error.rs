//! What can go wrong with the library.

use std::path::PathBuf;

use journey_model::Id;
use rusqlite::{ErrorCode, ffi};

/// What can go wrong with the library. After any of these the library on disk is as it was before the call.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The file is there and is something else. It was not touched.
    #[error("{path} is not a Percorso library")]
    NotALibrary {
        /// The file.
        path: PathBuf,
    },
    /// The library was written by a newer Percorso. It was not touched.
    #[error(
        "the library was written by a newer version of Percorso (library version {found}, this program knows {known})"
    )]
    Newer {
        /// Version of the library.
        found: u32,
        /// The newest version that this program knows.
        known: u32,
    },
    /// The library may not be written to.
    #[error("the library {path} is read-only")]
    ReadOnly {
        /// The file.
        path: PathBuf,
    },
    /// The file or its folder cannot be opened or created.
    #[error("the library {path} cannot be opened: {reason}")]
    CannotOpen {
        /// The file.
        path: PathBuf,
        /// What the system says.
        reason: String,
    },
    /// Another file stands in the place of the library that is open, or none. Nothing was written.
    #[error("the library {path} was replaced or deleted while it was open; it can still be backed up to another place")]
    Moved {
        /// Where the library was.
        path: PathBuf,
    },
    /// The place of a copy is that of the library itself, or of what SQLite keeps beside it. It was not touched.
    #[error("{path} is the library itself, or belongs to it")]
    Itself {
        /// The file.
        path: PathBuf,
    },
    /// There is no map with this id.
    #[error("there is no map {0} in the library")]
    NoSuchMap(Id),
    /// There is no collection with this id.
    #[error("there is no collection {0} in the library")]
    NoSuchCollection(Id),
    /// There is a map with this id already.
    #[error("the map {0} is in the library already")]
    MapExists(Id),
    /// The journal of the map has no such entry.
    #[error("the history of the map {map} has no entry {seq}")]
    NoSuchTransaction {
        /// The map.
        map: Id,
        /// Number of the entry.
        seq: u64,
    },
    /// Somebody else changed the map: another window or program.
    #[error("the map was changed elsewhere: it is at revision {stored}, not {expected}")]
    Conflict {
        /// The revision that the caller took for the last.
        expected: u64,
        /// The last revision.
        stored: u64,
    },
    /// What stands in the library is no journey, or does not fit what is to be changed.
    #[error("the library is damaged: {0}")]
    Damaged(String),
    /// No room is left on the disk.
    #[error("the disk is full")]
    DiskFull,
    /// Another program has held the library for too long.
    #[error("another program is using the library")]
    Busy,
    /// SQLite says something else.
    #[error("the library cannot be used: {0}")]
    Sqlite(rusqlite::Error),
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        // What the disk no longer gives is damage; that it takes nothing is another matter.
        let extended = error.sqlite_error().map(|error| error.extended_code);
        if extended == Some(rusqlite::ffi::SQLITE_IOERR_CORRUPTFS) {
            return Self::Damaged(error.to_string());
        }
        match error.sqlite_error_code() {
            Some(ErrorCode::DiskFull) => Self::DiskFull,
            // So SQLite says that it cannot make the memory that connections share, and not why: hardly ever for another reason
            // than want of room.
            Some(_) if error.sqlite_error().map(|said| said.extended_code) == Some(ffi::SQLITE_IOERR_SHMSIZE) => {
                Self::DiskFull
            }
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Busy,
            // Of statements that are right in themselves, an unknown error says that the schema is not as it should be.
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase | ErrorCode::Unknown) => {
                Self::Damaged(error.to_string())
            }
            Some(_) => Self::Sqlite(error),
            // SQLite was content, and what it gave is of another type or no text.
            None => Self::Damaged(error.to_string()),
        }
    }
}

impl From<serde_json::Error> for StoreError {
    fn from(error: serde_json::Error) -> Self {
        Self::Damaged(error.to_string())
    }
}
