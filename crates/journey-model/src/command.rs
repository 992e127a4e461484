//! What the user meant.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{ActorKind, Field, Id, LaneKind, LinkKind};

/// One gesture. New elements bring their id along, so that sending a command twice changes nothing twice.
///
/// `before` names the sibling in front of which something lands; `None` puts it last.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "do", deny_unknown_fields)]
pub enum Command {
    /// A new actor, last.
    AddActor {
        /// Its id.
        #[ts(type = "string")]
        id: Id,
        /// Its name.
        name: String,
        /// What kind.
        kind: ActorKind,
    },
    /// A new stage with its first step.
    AddStage {
        /// Its id.
        #[ts(type = "string")]
        id: Id,
        /// Its name.
        name: String,
        /// Id of its first step.
        #[ts(type = "string")]
        step: Id,
        /// Name of its first step.
        step_name: String,
        /// Stage it goes before.
        #[ts(type = "string | null")]
        before: Option<Id>,
    },
    /// A new step.
    AddStep {
        /// Its id.
        #[ts(type = "string")]
        id: Id,
        /// The stage that holds it.
        #[ts(type = "string")]
        stage: Id,
        /// Its name.
        name: String,
        /// Step it goes before.
        #[ts(type = "string | null")]
        before: Option<Id>,
    },
    /// A new lane.
    AddLane {
        /// Its id.
        #[ts(type = "string")]
        id: Id,
        /// What its cards are.
        kind: LaneKind,
        /// Its name.
        name: String,
        /// Lane it goes before.
        #[ts(type = "string | null")]
        before: Option<Id>,
    },
    /// A new card in a cell, of the lane's kind.
    AddCard {
        /// Its id.
        #[ts(type = "string")]
        id: Id,
        /// The lane.
        #[ts(type = "string")]
        lane: Id,
        /// The step.
        #[ts(type = "string")]
        step: Id,
        /// What it says.
        text: String,
        /// Card of the cell it goes before.
        #[ts(type = "string | null")]
        before: Option<Id>,
    },
    /// The same field of one or more elements gets the same value.
    Edit {
        /// Which elements or links.
        #[ts(type = "Array<string>")]
        ids: Vec<Id>,
        /// Which field, and its value.
        field: Field,
    },
    /// Cards go to another cell, or to another place in theirs. A card that comes into a lane of another kind keeps its
    /// text, note, actor and evidence and takes on the new kind.
    MoveCards {
        /// Which, in the order in which they will stand.
        #[ts(type = "Array<string>")]
        ids: Vec<Id>,
        /// The lane.
        #[ts(type = "string")]
        lane: Id,
        /// The step.
        #[ts(type = "string")]
        step: Id,
        /// Card of the cell they go before.
        #[ts(type = "string | null")]
        before: Option<Id>,
    },
    /// Cards leave the map for the parking lot.
    ParkCards {
        /// Which.
        #[ts(type = "Array<string>")]
        ids: Vec<Id>,
    },
    /// A stage, lane or actor goes to another place among its siblings.
    Move {
        /// Which.
        #[ts(type = "string")]
        id: Id,
        /// Sibling it goes before.
        #[ts(type = "string | null")]
        before: Option<Id>,
    },
    /// A step goes to another place, in its stage or another.
    MoveStep {
        /// Which.
        #[ts(type = "string")]
        id: Id,
        /// The stage that will hold it.
        #[ts(type = "string")]
        stage: Id,
        /// Step it goes before.
        #[ts(type = "string | null")]
        before: Option<Id>,
    },
    /// A new link.
    AddLink {
        /// Its id.
        #[ts(type = "string")]
        id: Id,
        /// What it says.
        kind: LinkKind,
        /// Where it starts.
        #[ts(type = "string")]
        from: Id,
        /// Where it ends.
        #[ts(type = "string")]
        to: Id,
        /// Words on it.
        label: String,
    },
    /// Elements and links go, with all that they hold and all links from and to them.
    Delete {
        /// Which.
        #[ts(type = "Array<string>")]
        ids: Vec<Id>,
    },
}
