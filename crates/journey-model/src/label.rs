//! What a transaction did, in data, for the interface to say in the user's language.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What a transaction did: `Move “Demo” to Decision`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Label {
    /// What was done.
    pub act: Act,
    /// Name of the element it was done to, shortened to 60 characters; of the first one when there were several.
    pub name: String,
    /// Name of the step, stage or lane where it landed; empty when that says nothing.
    pub place: String,
    /// How many elements the user acted on.
    pub count: u32,
}

/// What was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
pub enum Act {
    /// A new actor.
    AddActor,
    /// A new stage.
    AddStage,
    /// A new step.
    AddStep,
    /// A new lane.
    AddLane,
    /// A new card.
    AddCard,
    /// Cards came from the library of pieces.
    AddPiece,
    /// A new link.
    AddLink,
    /// A field changed.
    Edit,
    /// A name or a card's text changed.
    Rename,
    /// Cards went to another cell or place.
    MoveCards,
    /// Cards went to the parking lot.
    ParkCards,
    /// A stage, lane or actor went to another place.
    Move,
    /// A step went to another place.
    MoveStep,
    /// Elements or links are gone.
    Delete,
    /// Cards came from the clipboard or another program.
    Paste,
    /// Cards were copied.
    Duplicate,
    /// A card covers other steps.
    Span,
    /// Cards or lanes are of another kind.
    ChangeKind,
    /// One became two.
    Split,
    /// Two became one.
    Join,
    /// Words were replaced.
    Replace,
    /// A view was kept.
    AddView,
    /// The map is again as it was at an earlier revision.
    Restore,
    /// Old gestures, kept as one.
    Squash,
    /// A conflict was settled.
    Resolve,
    /// Copies of the map were brought together with it.
    Merge,
    /// A finding was put away.
    Mute,
    /// A finding counts again.
    Unmute,
    /// A finding's threshold is another one.
    SetThreshold,
}

impl Label {
    /// Names longer than 60 characters are shortened.
    pub fn new(act: Act, name: &str, place: &str, count: usize) -> Self {
        Self {
            act,
            name: shortened(name),
            place: shortened(place),
            count: u32::try_from(count).unwrap_or(u32::MAX),
        }
    }
}

fn shortened(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(60) {
        Some((end, _)) => format!("{}…", line[..end].trim_end()),
        None => line,
    }
}
