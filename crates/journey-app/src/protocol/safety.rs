//! Search across all maps, and what keeps them safe: backups, and what came back of a damaged library.

use journey_model::{Date, ElementKind, Id};
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

/// The library's backups.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct BackupsView {
    /// Where they are.
    pub folder: String,
    /// The backups, the latest first.
    pub backups: Vec<BackupView>,
    /// Why today's backup could not be made.
    pub failure: Option<crate::AppError>,
}

/// A backup.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct BackupView {
    /// Name of its file.
    pub name: String,
    /// Why there is one.
    pub reason: BackupReason,
    /// The day it was made, when its name tells.
    #[ts(type = "string | null")]
    pub day: Option<Date>,
    /// Its size.
    #[ts(type = "number")]
    pub bytes: u64,
}

/// Why there is a backup.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, TS)]
pub enum BackupReason {
    /// One is made every day.
    Daily,
    /// Somebody asked for it.
    Asked,
    /// The library was about to be brought up to date.
    Update,
}

/// A backup to make.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize, TS)]
pub struct BackUp {
    /// Where to; without a path it goes into the folder of backups.
    pub path: Option<String>,
}

/// A backup to put in the place of the library.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize, TS)]
pub struct RestoreBackup {
    /// Name of its file in the folder of backups.
    pub name: String,
}

/// What became of the library that a backup has replaced.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Restored {
    /// Where it was put.
    pub kept: Option<String>,
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
    /// Pictures that its cards show and that are gone.
    pub pictures: u32,
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
