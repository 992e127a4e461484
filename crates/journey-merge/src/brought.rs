//! Who brought what, for those who want to know before they merge.

use journey_model::Id;

use crate::rec::Rec;
use crate::table::Table;

/// What came together in a merge.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Joined {
    /// What each version brought, in the order in which they were given.
    pub brought: Vec<Brought>,
    /// Elements and links that several versions changed and that were put together without a conflict, by id.
    pub together: Vec<Id>,
}

/// What one version has otherwise than all of them began with; without a common beginning, what it alone has. By id.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Brought {
    /// Whose version it is, by name.
    pub by: String,
    /// What is new.
    pub added: Vec<Id>,
    /// What is there and says something else.
    pub changed: Vec<Id>,
    /// What is at another place: in another cell or stage, or elsewhere among its siblings.
    pub moved: Vec<Id>,
    /// What is gone. Some of it may be in the result because somebody else changed or needs it.
    pub removed: Vec<Id>,
}

/// What each version brought. Without a base, what only some have is new, and nothing is removed.
pub(crate) fn brought(table: &Table, names: &[&str], has_base: bool) -> Vec<Brought> {
    let named = |name: &&str| Brought {
        by: (*name).to_owned(),
        ..Brought::default()
    };
    let mut all: Vec<Brought> = names.iter().map(named).collect();
    for row in table.rows() {
        for (brought, version) in all.iter_mut().zip(row.versions) {
            match (row.base, *version) {
                (None, Some(_)) if has_base || row.versions.iter().any(Option::is_none) => brought.added.push(row.id),
                (Some(_), None) => brought.removed.push(row.id),
                (Some(base), Some(rec)) if base != rec => {
                    let list = if is_moved(base, rec) {
                        &mut brought.moved
                    } else {
                        &mut brought.changed
                    };
                    list.push(row.id);
                }
                _ => {}
            }
        }
    }
    all
}

fn is_moved(before: Rec, after: Rec) -> bool {
    match (before, after) {
        (Rec::Element(before), Rec::Element(after)) => after.is_elsewhere_than(before),
        (Rec::Link(before), Rec::Link(after)) => after.is_elsewhere_than(before),
        _ => false,
    }
}
