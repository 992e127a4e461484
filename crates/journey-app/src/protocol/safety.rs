//! Search across all maps, and what came back of a damaged library.

use journey_model::{ElementKind, Id};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Which maps have these words?
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize, TS)]
pub struct SearchMaps {
    /// What was typed. Each word has to begin a word of the same element or link; case and accents do not matter. Nothing is
    /// found by an empty text.
    pub text: String,
    /// The most maps that are wanted, up to 100.
    pub maps: u32,
    /// The most places of a map that are wanted, up to 20.
    pub places: u32,
}

/// Maps that have the words: those whose title has them first, then the others, of either the last changed first.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct FoundInMaps {
    /// The maps.
    pub maps: Vec<FoundMap>,
    /// Whether there may be more.
    pub more: bool,
}

/// A map that has the words.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct FoundMap {
    /// Which.
    #[ts(type = "string")]
    pub map: Id,
    /// Its title.
    pub title: String,
    /// Where it has them, the last added first.
    pub places: Vec<FoundInMap>,
    /// Whether it has more places.
    pub more: bool,
}

/// An element or link that has the words.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct FoundInMap {
    /// Which.
    #[ts(type = "string")]
    pub id: Id,
    /// What it is; `None` for a link.
    pub kind: Option<ElementKind>,
    /// Name of the field that has the words, as in commands.
    pub field: String,
    /// The text around the words, in parts.
    pub parts: Vec<TextPart>,
}

/// A part of a text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TextPart {
    /// The part.
    pub text: String,
    /// Whether it is what was looked for.
    pub marked: bool,
}

/// What came back of a damaged library; `None` when there is nothing to tell.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct RecoveryTold {
    /// What came back.
    pub recovery: Option<RecoveryView>,
}

/// What came back of a damaged library.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct RecoveryView {
    /// Its maps, those that fared worst first.
    pub maps: Vec<RecoveredMapView>,
    /// Whether there may have been maps of which not even the name is left.
    pub nameless: bool,
    /// Whether the last edits may be missing.
    pub last_edits: bool,
    /// Whether pieces of one's own are missing or lack a picture, or may.
    pub pieces: bool,
    /// Where the damaged file was put.
    pub kept: String,
}

/// What came back of a map.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct RecoveredMapView {
    /// Which.
    #[ts(type = "string")]
    pub map: Id,
    /// Its title; empty when nobody knows it any more.
    pub title: String,
    /// How much of it came back.
    pub fate: MapFate,
    /// Cards that came back.
    pub cards: u32,
    /// Cards that it had, when that is known.
    pub cards_before: Option<u32>,
    /// Whether elements or links are not as they were, or may not be.
    pub content: bool,
    /// Whether a part of what was done on it can no longer be taken back.
    pub history: bool,
    /// Whether prints are missing, or may be.
    pub prints: bool,
    /// Pictures that are gone: those that its cards show, or would show by a conflict, an undo or a print.
    pub pictures: u32,
    /// Whether its place in the home is not as it was, or may not be: pin, archive, bin, collections.
    pub shelf: bool,
}

/// How much of a map came back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, TS)]
pub enum MapFate {
    /// All of it.
    Whole,
    /// Something is missing, or may be.
    Partly,
    /// Nothing but its name.
    Lost,
}
