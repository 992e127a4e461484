//! What happened: records before and after.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Act, Element, Id, Label, Link};

/// One node or one edge of the graph.
#[allow(
    clippy::large_enum_variant,
    reason = "most records are elements, which a box would only make slower to reach"
)]
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

    /// What people call it: an element's name, a link's label.
    pub fn name(&self) -> &str {
        match self {
            Self::Element(element) => element.name(),
            Self::Link(link) => &link.label,
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

    /// What several transactions, carried out one after another, come to: of each record the first `before` and the last
    /// `after`. Records that end as they began are left out.
    pub fn net<'a>(transactions: impl IntoIterator<Item = &'a Self>) -> Vec<Change> {
        let mut net: BTreeMap<Id, (&Option<Record>, &Option<Record>)> = BTreeMap::new();
        for change in transactions.into_iter().flat_map(|transaction| &transaction.changes) {
            net.entry(change.id)
                .and_modify(|(_, after)| *after = &change.after)
                .or_insert((&change.before, &change.after));
        }
        net.into_iter()
            .filter(|(_, (before, after))| before != after)
            .map(|(id, (before, after))| Change {
                id,
                before: before.clone(),
                after: after.clone(),
            })
            .collect()
    }

    /// Whether it can take away much at once, so that a careful hand would keep the map as it was before: a stage or a lane
    /// goes, more than 20 elements go, words are replaced in several places, an earlier revision comes back, copies are brought
    /// together.
    pub fn is_risky(&self) -> bool {
        let gone = || {
            self.changes
                .iter()
                .filter_map(|change| match (&change.before, &change.after) {
                    (Some(Record::Element(element)), None) => Some(element),
                    _ => None,
                })
        };
        match self.label.act {
            Act::Restore | Act::Merge => true,
            Act::Replace => self.changes.len() > 1,
            _ => gone().any(|element| matches!(element, Element::Stage(_) | Element::Lane(_))) || gone().count() > MANY,
        }
    }
}

/// How many elements may go in one gesture that is not [risky](Transaction::is_risky).
const MANY: usize = 20;

/// What a long row of transactions comes to, put together one after another; see [`Transaction::net`].
#[derive(Debug, Default)]
pub struct Net(BTreeMap<Id, (Option<Record>, Option<Record>)>);

impl Net {
    /// Adds the changes of the next transaction.
    pub fn add(&mut self, changes: Vec<Change>) {
        for Change { id, before, after } in changes {
            match self.0.entry(id) {
                Entry::Occupied(mut known) => known.get_mut().1 = after,
                Entry::Vacant(free) => {
                    free.insert((before, after));
                }
            }
        }
    }

    /// Every record that did not end as it began.
    pub fn finish(self) -> Vec<Change> {
        let differ = self.0.into_iter().filter(|(_, (before, after))| before != after);
        differ
            .map(|(id, (before, after))| Change { id, before, after })
            .collect()
    }
}
