//! Going back to a point of a map's history, as a gesture of its own.

use journey_model::{Act, Id, Label, Refusal, Transaction};
use journey_store::Library;

use crate::AppError;

/// What makes a map at its last revision again what it was at a point of its history. Named after what the user calls that
/// point; refused where nothing differs.
pub(crate) fn back_to(library: &Library, (map, revision): (Id, u64), seq: u64) -> Result<Transaction, AppError> {
    let points = library.revisions(map)?;
    let point = points.iter().find(|point| point.seq == seq);
    let name = point.map_or("", |point| point.name.as_str());
    let changes = library.changes_between(map, seq, revision)?;
    if changes.is_empty() {
        return Err(Refusal::NothingToDo.into());
    }
    let since = Transaction {
        label: Label::new(Act::Restore, name, "", changes.len()),
        changes,
    };
    Ok(since.inverse())
}
