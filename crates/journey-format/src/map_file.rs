//! All that a map file holds.

use std::collections::{BTreeMap, BTreeSet};

use journey_model::Journey;
use sha2::{Digest, Sha256};

use crate::history::Revision;
use crate::write::canonical;

/// Pictures by name: the SHA-256 of their bytes in hexadecimal. Neither whether the name is true nor whether the bytes are a
/// picture is looked into here.
pub type Pictures = BTreeMap<String, Vec<u8>>;

/// A map file: the map, what came with it, and what it was before.
#[derive(Debug, Clone, PartialEq)]
pub struct MapFile {
    /// The map. What a newer minor version says that is not known here is kept in it.
    pub journey: Journey,
    /// What the map was when it was passed on, the newest first; never what it is now.
    pub history: Vec<Revision>,
    /// Pictures that stand in the file.
    pub pictures: Pictures,
    /// Names of pictures that lie in the folder beside the file; see [`pictures_folder`]. A name that is in [`Self::pictures`]
    /// is written there only.
    pub beside: BTreeSet<String>,
}

impl MapFile {
    /// A map alone.
    pub fn new(journey: Journey) -> Self {
        Self {
            journey,
            history: Vec::new(),
            pictures: Pictures::new(),
            beside: BTreeSet::new(),
        }
    }

    /// A map with earlier states, the newest first, each with the moment (in milliseconds since 1970-01-01 UTC) when it was
    /// passed on and what it is called. A state that is the same as the one after it is left out.
    pub fn with_history(journey: Journey, earlier: impl IntoIterator<Item = (Journey, i64, String)>) -> Self {
        let mut history = Vec::new();
        let mut newer: Option<Journey> = None;
        for (older, at, name) in earlier {
            let revision = Revision::between(newer.as_ref().unwrap_or(&journey), &older, at, name);
            if !revision.is_empty() {
                history.push(revision);
            }
            newer = Some(older);
        }
        Self {
            history,
            ..Self::new(journey)
        }
    }

    /// The map went on from here: what it was becomes the newest entry of its history, passed on at this moment (in
    /// milliseconds since 1970-01-01 UTC) under this name. Pictures stay.
    #[must_use]
    pub fn followed_by(mut self, journey: Journey, at: i64, name: String) -> Self {
        let revision = Revision::between(&journey, &self.journey, at, name);
        if !revision.is_empty() {
            self.history.insert(0, revision);
        }
        Self { journey, ..self }
    }

    /// The state of this hash: the map itself or one that its history tells. Nothing when there is none, or when what the
    /// history tells does not have the hash.
    pub fn state(&self, hash: &str) -> Option<Journey> {
        if revision(&self.journey) == hash {
            return Some(self.journey.clone());
        }
        let back = self.history.iter().position(|revision| revision.hash == hash)?;
        let state = Revision::gone_back(&self.journey, self.history.get(..=back)?)?;
        (revision(&state) == hash).then_some(state)
    }
}

/// The revision of a map: the SHA-256, in lower-case hexadecimal, of its elements and links as a map file has them. The same
/// content has the same revision on every machine.
pub fn revision(journey: &Journey) -> String {
    let hash = Sha256::digest(canonical(journey).as_bytes());
    hash.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// What a SHA-256 in hexadecimal looks like, and with it every name of a picture and every revision: no such text leads out
/// of a folder.
pub fn is_hash(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

/// The folder beside a map file in which its pictures may lie, each under its name without an ending: for `NAME.journey`,
/// `NAME.pictures`.
pub fn pictures_folder(file_name: &str) -> String {
    let ending = format!(".{}", crate::EXTENSION);
    format!("{}.pictures", file_name.strip_suffix(&ending).unwrap_or(file_name))
}
