//! A journey becomes a map file, `NAME.journey`, and back. Pure: bytes in, bytes out.
//!
//! The file is a contract with people, with Git and with other programs, and the model is not: the module `wire` spells the
//! file out and converts from and to the model. `docs/map-file.md` is the reference of the file.
//!
//! Whatever is read is hostile until parsed. [`read`] looks at the size, then scans the text for depth, counts and the
//! version, brings it up to the present version, sets aside what only a newer minor version knows, and only then lets `ron`
//! and the model at it. Start reading at `read.rs`.

mod at_once;
mod error;
mod history;
mod lexer;
mod limits;
mod map_file;
mod migration;
mod plain;
mod read;
mod scan;
mod unknown;
mod wire;
mod write;

pub use error::{ReadError, ReadErrorKind};
pub use history::Revision;
pub use limits::Limits;
pub use map_file::{MapFile, Pictures, is_hash, pictures_folder, revision};
pub use read::{read, read_whole, read_whole_with_limits, read_with_limits, read_with_pictures};
pub use write::{write, write_whole, write_with_pictures};

/// The version of the map file that this crate writes, and the newest that it reads.
pub const FORMAT: u64 = 2;

/// The minor version whose fields this crate knows. Of a newer one it keeps and writes back what it does not know.
pub const MINOR: u64 = 1;

/// Ending of a map file's name, without the dot.
pub const EXTENSION: &str = "journey";
