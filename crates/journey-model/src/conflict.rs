//! What people made of the same thing apart from each other.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Id, Record};

/// Two or more people changed the same thing apart from each other; the map holds what each of them made of it.
///
/// It is a part of the map like any other, so that it is kept, undone, sent on, and settled later by anybody. What it is
/// about shows one of the sides, and may have been changed since.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Conflict {
    /// Identity.
    #[ts(type = "string")]
    pub id: Id,
    /// The element or link that it is about, which is in the map for as long as the conflict is.
    #[ts(type = "string")]
    pub of: Id,
    /// What each side made of it: two or more, none a conflict.
    pub sides: Vec<Side>,
}

/// What one side made of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Side {
    /// Whose side it is, by name; may be empty.
    pub by: String,
    /// The whole record as this side has it; `None` where it was deleted. What it refers to may have gone from the map since.
    pub record: Option<Box<Record>>,
}

impl Conflict {
    /// What the sides have who did not delete it, in their order.
    pub fn records(&self) -> impl Iterator<Item = &Record> {
        self.sides.iter().filter_map(|side| side.record.as_deref())
    }
}

/// What is kept of a conflict.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub enum Keep {
    /// What this side has, counted from 0: the fields in which the sides differ, or that it is gone.
    Side(usize),
    /// What all of them have.
    Both {
        /// Ids for the cards or links that are added, one a side; those that are not needed are passed over.
        #[ts(type = "Array<string>")]
        copies: Vec<Id>,
    },
}
