//! Why a command is not carried out. A refusal is data: nothing is wrong with the program or the map.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Id, LaneKind};

/// Why a command is not carried out.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, thiserror::Error)]
#[serde(tag = "reason")]
pub enum Refusal {
    /// An element that the command names is not there (any more).
    #[error("there is no element {id}")]
    Missing {
        /// Which.
        #[ts(type = "string")]
        id: Id,
    },
    /// An element that the command names is of another kind than the command needs.
    #[error("element {id} is of the wrong kind for this")]
    WrongKind {
        /// Which.
        #[ts(type = "string")]
        id: Id,
    },
    /// The id of a new element is taken.
    #[error("the id {id} is taken")]
    Taken {
        /// Which.
        #[ts(type = "string")]
        id: Id,
    },
    /// The element has no such field.
    #[error("element {id} has no field {field}")]
    NoSuchField {
        /// Which element.
        #[ts(type = "string")]
        id: Id,
        /// Which field.
        field: String,
    },
    /// A number lies outside what the field takes.
    #[error("{field} takes a number from {min} to {max}")]
    OutOfRange {
        /// Which field.
        field: String,
        /// The least it takes.
        min: f64,
        /// The most it takes.
        max: f64,
    },
    /// A text is longer than a field may be.
    #[error("a text has at most {max} bytes")]
    TooLong {
        /// The limit in bytes of UTF-8.
        max: u32,
    },
    /// A link of this kind cannot join these two.
    #[error("a link of this kind cannot join these two")]
    CannotLink {
        /// Where it would start.
        #[ts(type = "string")]
        from: Id,
        /// Where it would end.
        #[ts(type = "string")]
        to: Id,
    },
    /// The same link is there already.
    #[error("these two are linked so already")]
    AlreadyLinked {
        /// The link that is there.
        #[ts(type = "string")]
        id: Id,
    },
    /// A lane is locked.
    #[error("the lane {id} is locked")]
    Locked {
        /// Which lane.
        #[ts(type = "string")]
        id: Id,
    },
    /// There is no lane for cards of this kind.
    #[error("the map has no lane for cards of this kind")]
    NoLane {
        /// Which kind.
        kind: LaneKind,
    },
    /// More than a command may carry.
    #[error("a command carries at most {max} parts")]
    TooMany {
        /// The limit.
        max: u32,
    },
    /// The command would change nothing.
    #[error("that changes nothing")]
    NothingToDo,
    /// A finding is put away without a word on why.
    #[error("a finding is put away with a reason")]
    NoReason,
    /// One thing cannot be what all sides of a conflict made of it.
    #[error("{id} cannot be what all sides made of it")]
    NotBoth {
        /// The thing that the conflict is about.
        #[ts(type = "string")]
        id: Id,
    },
    /// What the journey is about cannot be deleted.
    #[error("what the journey is about cannot be deleted")]
    Indelible,
}
