//! What a poster says beside the map.

use journey_model::{Date, Form};

/// What stands on a poster beside the map.
#[derive(Debug, Clone, PartialEq)]
pub struct PosterNotes {
    /// Short code of the map's revision.
    pub revision: String,
    /// The day it is printed.
    pub date: Date,
    /// Name of the picture in the head: the hash of its bytes. It is left out when the look does not know its size.
    pub logo: Option<String>,
    /// Whether the revision code stands in the foot as a QR code as well.
    pub qr: bool,
    /// What was found about the map, worst first; printed beside the map.
    pub findings: Vec<FindingNote>,
    /// The tidy grid or the winding network.
    pub form: Form,
    /// Short code of the print that hangs on the wall, for what changed since.
    pub since: String,
}

/// A finding in words.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FindingNote {
    /// What was found.
    pub title: String,
    /// Where, in words.
    pub place: String,
    /// The sentence that says so.
    pub said: String,
}

impl PosterNotes {
    /// Code and day, and nothing else that could be left out.
    pub fn new(revision: impl Into<String>, date: Date) -> Self {
        Self {
            revision: revision.into(),
            date,
            logo: None,
            qr: true,
            findings: Vec::new(),
            form: Form::Grid,
            since: String::new(),
        }
    }
}
