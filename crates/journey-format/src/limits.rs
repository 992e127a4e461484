//! How much a file may ask of the machine.

use crate::error::{ReadError, ReadErrorKind};

/// How much a map file may hold. The defaults are far beyond any real map and keep reading within a few hundred megabytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Size of the file in bytes, not counting its pictures.
    pub bytes: usize,
    /// Size of all pictures together, in bytes of base64.
    pub pictures: usize,
    /// How deeply brackets may nest; a map needs eleven levels, of which a conflict in an earlier state takes most.
    pub depth: usize,
    /// Elements and links together. Also the number of entries in all the lists inside them together, that of the records of
    /// the history together, and that of the fields that are not known.
    pub records: usize,
    /// Earlier states of the map.
    pub revisions: usize,
    /// Size of one text in bytes of UTF-8, after escapes were resolved.
    pub text_bytes: usize,
}

/// How many earlier states are written, and read.
pub(crate) const MAX_REVISIONS: usize = 20;

/// How many bytes of earlier states are written.
pub(crate) const MAX_HISTORY_BYTES: usize = 4 * 1024 * 1024;

impl Limits {
    /// How deep `ron` may go: the scan has bounded the brackets; `ron` counts every optional value as one level more.
    pub(crate) fn recursion(&self) -> usize {
        self.depth.saturating_mul(2).clamp(8, 256)
    }

    /// The error of a file that is larger than it may be.
    pub(crate) fn exceeded(&self) -> ReadError {
        let megabytes = self.bytes / (1024 * 1024);
        let limit = if megabytes > 0 {
            format!("{megabytes} MiB")
        } else {
            format!("{} bytes", self.bytes)
        };
        let message = format!("The file is larger than {limit}, the most a map may have.");
        ReadError::at_place(ReadErrorKind::TooLarge, 1, 1, message)
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            bytes: 32 * 1024 * 1024,
            pictures: 64 * 1024 * 1024,
            depth: 32,
            records: 200_000,
            revisions: MAX_REVISIONS,
            text_bytes: journey_model::MAX_TEXT,
        }
    }
}
