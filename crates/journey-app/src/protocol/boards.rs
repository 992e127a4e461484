//! Boards: the same cards seen by their figures, and what was decided about them.

use journey_model::{Basis, Content, Date, Id};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Language;
use crate::decisions::Decision;

/// The cards that boards are made of: the opportunities, pains, touchpoints and emotions that have a place on the map.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct BoardsView {
    /// The map's revision.
    #[ts(type = "number")]
    pub revision: u64,
    /// The day where the user is.
    #[ts(type = "string")]
    pub today: Date,
    /// The stages in order.
    pub stages: Vec<BoardStage>,
    /// The cards, by step, lane and order in their cell.
    pub cards: Vec<BoardCard>,
    /// What was decided; first what is still to be done.
    pub decisions: Vec<Decision>,
}

/// A stage of a board.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct BoardStage {
    /// Which.
    #[ts(type = "string")]
    pub id: Id,
    /// Its name.
    pub name: String,
    /// Its colour, 0 to 7.
    pub hue: u8,
    /// Its steps in order.
    pub steps: Vec<BoardStep>,
}

/// A step of a board.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct BoardStep {
    /// Which.
    #[ts(type = "string")]
    pub id: Id,
    /// Its name.
    pub name: String,
}

/// A card of a board.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct BoardCard {
    /// Which.
    #[ts(type = "string")]
    pub id: Id,
    /// What it says.
    pub text: String,
    /// The step where it begins.
    #[ts(type = "string")]
    pub step: Id,
    /// Its lane.
    #[ts(type = "string")]
    pub lane: Id,
    /// Whose card it is, when not the main actor's.
    #[ts(type = "string | null")]
    pub actor: Option<Id>,
    /// Seen, guessed or wished for.
    pub basis: Basis,
    /// Whether its lane's cards can be changed by nobody.
    pub locked: bool,
    /// Its kind with the fields of that kind.
    pub content: Content,
}

/// Decisions to be written to a file. Without a path the host asks the user.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize, TS)]
pub struct ExportDecisions {
    /// Of which map.
    #[ts(type = "string")]
    pub map: Id,
    /// As what.
    pub form: DecisionsForm,
    /// Language of the words around them.
    pub language: Language,
    /// Where to.
    pub path: Option<String>,
}

/// What a list of decisions is written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize, TS)]
pub enum DecisionsForm {
    /// A table for spreadsheets.
    Csv,
    /// A text with a table.
    Markdown,
}
