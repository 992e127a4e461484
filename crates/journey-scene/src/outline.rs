//! The map as a nested list in reading order.

use serde::Serialize;
use ts_rs::TS;

use crate::{Name, Shared};

/// One entry with what it holds: stages hold steps, steps hold cards by lane.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct OutlineEntry {
    /// The element's id.
    #[ts(type = "string")]
    pub id: Name,
    /// What it is.
    pub kind: OutlineKind,
    /// Name or text.
    pub name: String,
    /// What else there is to say, in the interface's language: a lane's name, a score, a severity.
    pub detail: String,
    /// The lane of a card; empty otherwise.
    pub lane: String,
    /// The channel of a touchpoint's row in the network; empty otherwise.
    pub channel: String,
    /// Colour of the stage, 0 to 7.
    pub hue: u8,
    /// What it holds.
    #[ts(as = "Vec<OutlineEntry>")]
    pub children: Vec<Shared<OutlineEntry>>,
}

/// What an outline entry stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, TS)]
pub enum OutlineKind {
    /// A stage.
    Stage,
    /// A step.
    Step,
    /// A card.
    Card,
}
