//! What was shown becomes the map.

use std::collections::BTreeMap;

use journey_model::{Act, Change, Id, Journey, Label, Transaction};
use journey_store::Library;

use super::room::Prepared;
use super::state::note_came_in;
use crate::pane::{Seen, Supplies};
use crate::protocol::Changed;
use crate::session::Session;
use crate::{AppError, ErrorCode};

/// Makes an open map what bringing copies together with it gave, as one gesture, and notes the copies, so that it is known when
/// something of them comes back. Fails as stale when the map is not at the revision that the merge was worked out of.
pub(crate) fn carry_out(
    session: &mut Session,
    (seen, prepared): (Seen, &Prepared),
    (library, supplies, now): (&mut Library, Supplies, i64),
) -> Result<Changed, AppError> {
    if prepared.revision != session.revision() {
        let message = "the map has changed since the merge was shown";
        return Err(AppError::new(ErrorCode::Stale, message));
    }
    let merge = Transaction {
        label: Label::new(Act::Merge, &prepared.by, "", prepared.copies.len()),
        changes: between(session.journey(), &prepared.journey),
    };
    let changed = session.carry_out_one(seen, &merge, (library, supplies, now))?;
    session.keep_unknown(prepared.journey.unknown(), library)?;
    for copy in &prepared.copies {
        // The merge is done and durable. A state that is not noted is only not found when it comes back.
        let _ = note_came_in(library, prepared.map, copy, (session.revision(), now));
    }
    Ok(changed)
}

/// What leads from one state of a map to another.
fn between(before: &Journey, after: &Journey) -> Vec<Change> {
    let mut net: BTreeMap<Id, Change> = BTreeMap::new();
    for record in before.records() {
        let id = record.id();
        let change = Change {
            id,
            before: Some(record),
            after: None,
        };
        net.insert(id, change);
    }
    for record in after.records() {
        let id = record.id();
        let empty = Change {
            id,
            before: None,
            after: None,
        };
        net.entry(id).or_insert(empty).after = Some(record);
    }
    net.into_values()
        .filter(|change| change.before != change.after)
        .collect()
}
