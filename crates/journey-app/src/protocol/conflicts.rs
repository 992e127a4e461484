//! What several people made of the same thing, for somebody to choose.

use journey_model::{ElementKind, FieldValue, Id, LinkKind};
use serde::Serialize;
use ts_rs::TS;

/// A conflict in the list of all.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct ConflictEntry {
    /// Which.
    #[ts(type = "string")]
    pub id: Id,
    /// The element or link that it is about.
    #[ts(type = "string")]
    pub of: Id,
    /// What that is; `None` for a link.
    pub kind: Option<ElementKind>,
    /// Of a card: the kind of the card.
    pub card: Option<String>,
    /// Of a link: what it says.
    pub link: Option<LinkKind>,
    /// What people call it; of a link, its two ends.
    pub name: Vec<String>,
}

/// A conflict with its sides.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct ConflictView {
    /// What it is about.
    pub entry: ConflictEntry,
    /// Where that stands: step and lane of a card, stage of a step; empty where that says nothing.
    pub place: Vec<String>,
    /// The sides, as they are counted.
    pub sides: Vec<SideView>,
    /// The side that the map shows, unless it was changed since.
    pub shown: Option<u32>,
    /// What becomes of it when everything is kept.
    pub both: Both,
}

/// What becomes of the thing when every side is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub enum Both {
    /// Each side becomes a card or a link of its own.
    Copies,
    /// Texts are joined and lists put together.
    Joined,
    /// It cannot be: one side deleted it, or it holds one value only.
    Impossible,
}

/// What one side made of it.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct SideView {
    /// Whose, by name; may be empty.
    pub by: String,
    /// Whether this side deleted it.
    pub gone: bool,
    /// What it is called there.
    pub name: String,
    /// The fields in which the sides differ, `Place` among them, with what this side has.
    pub fields: Vec<SideField>,
}

/// A field of one side.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct SideField {
    /// Its name, as in commands; `Kind` for the kind of a card or lane, `Place` for where it stands.
    pub field: String,
    /// What it holds. Other elements are told by their names.
    pub value: FieldValue,
}
