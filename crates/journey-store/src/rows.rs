//! What the library's callers hold in their hands.

use journey_model::{History, Id, Journey, Label};
use serde_json::Value;

use crate::Summary;

/// What an entry of the journal did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    /// Something new.
    Do,
    /// Took back the entry with this number, which did something new.
    Undo {
        /// Its number.
        seq: u64,
    },
    /// Did again what the entry with this number had done.
    Redo {
        /// Its number.
        seq: u64,
    },
}

/// What the journal tells of one gesture without reading what it changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gesture {
    /// What it did.
    pub label: Label,
    /// When, in milliseconds since 1970-01-01 UTC.
    pub at: i64,
}

/// A picture, named by its content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// SHA-256 of the bytes in hexadecimal.
    pub hash: String,
    /// Media type of the bytes.
    pub media_type: String,
    /// Width in pixels, as the picture is to be seen.
    pub width: u32,
    /// Height in pixels, as the picture is to be seen.
    pub height: u32,
    /// The file.
    pub bytes: Vec<u8>,
}

/// One way in which a revision of a map went on paper.
#[derive(Debug, Clone, PartialEq)]
pub struct Print {
    /// The revision code on the paper.
    pub code: String,
    /// The last time, in milliseconds since 1970-01-01 UTC.
    pub at: i64,
    /// What the poster was to be.
    pub choices: Value,
}

/// After this time without a gesture a session of work has ended: 30 minutes in milliseconds.
pub const PAUSE: i64 = 30 * 60 * 1000;

/// A point of a map's history that is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Revision {
    /// Number of the last act before it; 0 is how the map began.
    pub seq: u64,
    /// Why it is kept.
    pub kind: RevisionKind,
    /// What the user calls it; empty when nothing.
    pub name: String,
    /// When the map was last changed before it, in milliseconds since 1970-01-01 UTC.
    pub at: i64,
    /// The revision code of what the map was; empty when it is not known.
    pub code: String,
}

/// Why a point of a map's history is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RevisionKind {
    /// A session of work ended there.
    Session,
    /// Something followed that can take away much at once.
    Before,
    /// The user wanted it.
    Named,
}

/// A map as it was loaded.
#[derive(Debug, Clone, PartialEq)]
pub struct Stored {
    /// The journey, rebuilt from its rows and checked.
    pub journey: Journey,
    /// Number of acts so far.
    pub revision: u64,
    /// What can be undone and redone.
    pub history: History<Gesture>,
}

/// One line of the list of maps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MapRow {
    /// The map's id in the library.
    pub map: Id,
    /// What it is.
    pub summary: Summary,
    /// When it was last changed, in milliseconds since 1970-01-01 UTC.
    pub changed: i64,
    /// Number of acts so far.
    pub revision: u64,
}
