//! Boards: the same cards seen by their figures, and what was decided about them.

use journey_model::{Basis, Content, Date, Id, Place};
use journey_scene::{Dash, Segment, as_path_data};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Language;
use crate::decisions::Decision;

/// The cards that boards are made of: the opportunities, pains, touchpoints and emotions of a map, those of hidden lanes and of
/// the parking lot among them.
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
    /// The cards, by step, lane and order in their cell; those of the parking lot last.
    pub cards: Vec<BoardCard>,
    /// How the actors feel, to be compared.
    pub curves: BoardCurves,
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
    /// Where it is on the map; `None` in the parking lot.
    pub place: Option<Place>,
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

/// Curves of today that lie over each other: of everybody who feels something and whose curve is not hidden. What is only wished
/// for and what is parked is left out.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct BoardCurves {
    /// The scores that get a rule, from the least.
    pub rules: Vec<BoardRule>,
    /// The curves in the order in which they are painted; the main actor's is the last.
    pub curves: Vec<BoardCurve>,
}

/// A score that gets a rule.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct BoardRule {
    /// The score.
    pub score: f64,
    /// Its height: 0 at the greatest score that is shown, 1 at the least.
    pub y: f32,
    /// Whether it is neither good nor bad.
    pub neutral: bool,
}

/// The curve of one actor.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct BoardCurve {
    /// Whose.
    #[ts(type = "string")]
    pub actor: Id,
    /// Width of its line, in CSS pixels.
    pub width: f32,
    /// The line's dashes, in CSS pixels; `None` for a solid line.
    pub dash: Option<Dash>,
    /// Its points from left to right.
    pub points: Vec<BoardPoint>,
    /// The line through them on a grid that may be stretched to any size: x in steps from the left edge of the first, y from 0 at
    /// the greatest score to 1. On the wire path data as in SVG.
    #[serde(serialize_with = "as_path_data")]
    #[ts(type = "string")]
    pub line: Vec<Segment>,
}

/// A point of a curve.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct BoardPoint {
    /// Its card.
    #[ts(type = "string")]
    pub card: Id,
    /// The step where the card begins.
    #[ts(type = "string")]
    pub step: Id,
    /// What is felt.
    pub score: f64,
    /// Whether that was guessed.
    pub assumed: bool,
    /// Where, on the grid of the line.
    pub x: f32,
    /// Where, on the grid of the line.
    pub y: f32,
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
