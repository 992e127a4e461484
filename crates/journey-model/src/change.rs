//! What happened: records before and after.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Element, Id, Label, Link};

/// One node or one edge of the graph.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub enum Record {
    /// A node.
    Element(Element),
    /// An edge.
    Link(Link),
}

impl Record {
    /// Identity of the node or edge.
    pub fn id(&self) -> Id {
        match self {
            Self::Element(element) => element.id(),
            Self::Link(link) => link.id,
        }
    }
}

/// One record before and after. Swapping the sides is the undo; no command writes its own inverse.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Change {
    /// Which record.
    #[ts(type = "string")]
    pub id: Id,
    /// As it was; `None` when it is new.
    pub before: Option<Record>,
    /// As it is; `None` when it is gone.
    pub after: Option<Record>,
}

/// What happened in one gesture.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Transaction {
    /// What it did, for people.
    pub label: Label,
    /// Every record that differs, each at most once, in any order.
    pub changes: Vec<Change>,
}

impl Transaction {
    /// The transaction that takes this one back.
    pub fn inverse(&self) -> Self {
        let changes = self
            .changes
            .iter()
            .map(|change| Change {
                id: change.id,
                before: change.after.clone(),
                after: change.before.clone(),
            })
            .collect();
        Self {
            label: self.label.clone(),
            changes,
        }
    }
}
