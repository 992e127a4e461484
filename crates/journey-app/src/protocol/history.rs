//! Going back: the revisions of a map, what one was, what differs between two.

pub use journey_model::Turn;
use journey_model::{ElementKind, FieldValue, Form, Id, Label, LinkKind};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::library::{Appearance, Language};

/// The points of a map's history that can be gone back to, the present first and the beginning last.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct RevisionsView {
    /// The points.
    pub points: Vec<RevisionPoint>,
}

/// A point of a map's history, with what led to it.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct RevisionPoint {
    /// Number of the last act before it.
    #[ts(type = "number")]
    pub seq: u64,
    /// Why it is listed.
    pub kind: PointKind,
    /// What the user calls it; empty when nothing.
    pub name: String,
    /// When the map was last changed before it, in milliseconds since 1970-01-01 UTC; `None` when nobody knows.
    #[ts(type = "number | null")]
    pub at: Option<i64>,
    /// The revision code of what the map was; empty when it is not known yet.
    pub code: String,
    /// Gestures since the point before it.
    pub gestures: u32,
    /// What the last few of them did, the last first.
    pub labels: Vec<Label>,
    /// What was done next, of a point that was kept because of that.
    pub next: Option<Label>,
    /// Whether it was kept because what led to it was taken back, and could not be done again.
    pub taken_back: bool,
}

/// Why a point of the history is listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub enum PointKind {
    /// The map as it is.
    Present,
    /// A session of work ended there.
    Session,
    /// Something followed that can take away much at once.
    Before,
    /// The user named it.
    Named,
    /// A map file of it went out.
    Shared,
    /// The earliest state that is known.
    Beginning,
}

/// A point of a map's history gets a name. A name of nothing but space is refused.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize, TS)]
pub struct NameRevision {
    /// Which map.
    #[ts(type = "string")]
    pub map: Id,
    /// Number of the last act before the point; `None` for the map as it is.
    #[ts(type = "number | null")]
    pub seq: Option<u64>,
    /// Its name, up to 120 characters.
    pub name: String,
}

/// Names a point of a map's history.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize, Serialize, TS)]
pub struct NamedRevision {
    /// Which map.
    #[ts(type = "string")]
    pub map: Id,
    /// Number of the last act before the point.
    #[ts(type = "number")]
    pub seq: u64,
}

/// How a revision shall be drawn.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize, Serialize, TS)]
pub struct DrawRevision {
    /// Which map.
    #[ts(type = "string")]
    pub map: Id,
    /// Number of the last act before the point.
    #[ts(type = "number")]
    pub seq: u64,
    /// Colours.
    pub appearance: Appearance,
    /// Language of the words that the layout adds.
    pub language: Language,
    /// Tidy or winding.
    #[serde(default)]
    pub form: Form,
    /// To be shown small: only so much of the tidy form as can be told apart then.
    #[serde(default)]
    pub small: bool,
}

/// A revision becomes a map of its own.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize, TS)]
pub struct CopyRevision {
    /// Which map.
    #[ts(type = "string")]
    pub map: Id,
    /// Number of the last act before the point.
    #[ts(type = "number")]
    pub seq: u64,
    /// Title of the new map.
    pub title: String,
}

/// Which two revisions are to be compared.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize, Serialize, TS)]
pub struct CompareRevisions {
    /// Which map.
    #[ts(type = "string")]
    pub map: Id,
    /// The earlier one: number of the last act before it.
    #[ts(type = "number")]
    pub from: u64,
    /// The later one.
    #[ts(type = "number")]
    pub to: u64,
}

/// What differs between two revisions.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Comparison {
    /// Elements and links that only the later one has.
    pub added: u32,
    /// Those that both have, with other fields.
    pub changed: u32,
    /// Those that both have, at another place; they may have other fields as well.
    pub moved: u32,
    /// Those that only the earlier one has.
    pub removed: u32,
    /// The differences by stage, in the order of the map; what belongs to no stage comes first.
    pub stages: Vec<ComparedStage>,
    /// Differences that are not listed, because there are so many.
    pub more: u32,
}

/// What differs in a stage.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct ComparedStage {
    /// The stage; `None` for what belongs to none.
    #[ts(type = "string | null")]
    pub id: Option<Id>,
    /// Its name, of the later revision where that has it.
    pub name: String,
    /// What differs.
    pub differences: Vec<ComparedElement>,
}

/// An element or link that differs.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct ComparedElement {
    /// Which.
    #[ts(type = "string")]
    pub id: Id,
    /// What it is; `None` for a link.
    pub kind: Option<ElementKind>,
    /// Of a card: the kind of the card.
    pub card: Option<String>,
    /// Of a link: what it says.
    pub link: Option<LinkKind>,
    /// What people call it; of a link, its two ends.
    pub name: Vec<String>,
    /// What became of it.
    pub turn: Turn,
    /// Where it was and where it is, when it moved and the places have names.
    pub places: Option<(Vec<String>, Vec<String>)>,
    /// Which fields differ. Other elements in them are told by their names.
    pub fields: Vec<ComparedField>,
}

/// A field that differs.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct ComparedField {
    /// Its name, as in commands; `Kind` for the kind of a card or lane.
    pub field: String,
    /// What it was.
    pub before: FieldValue,
    /// What it is.
    pub after: FieldValue,
    /// Both word by word, in reading order, where both are texts that have at least half of the words in common; empty
    /// otherwise.
    pub words: Vec<WordRun>,
}

/// A stretch of words of a text that was edited. Neighbours differ in what became of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct WordRun {
    /// What became of them.
    pub is: RunTurn,
    /// The words, with the spaces and marks between them.
    pub text: String,
}

/// What became of some words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub enum RunTurn {
    /// They stand there still.
    Kept,
    /// They are gone.
    Removed,
    /// They are new.
    Added,
}

/// An earlier revision comes back, as a new gesture.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize, Serialize, TS)]
pub struct RestoreRevision {
    /// Which map.
    #[ts(type = "string")]
    pub map: Id,
    /// The revision that the user saw.
    #[ts(type = "number")]
    pub revision: u64,
    /// Number of the last act before the point.
    #[ts(type = "number")]
    pub seq: u64,
}
