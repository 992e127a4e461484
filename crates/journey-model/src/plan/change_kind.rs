//! Being written.

use crate::{Id, Journey, LaneKind, Refusal, Transaction};

pub(super) fn change_kind(journey: &Journey, ids: &[Id], kind: LaneKind) -> Result<Transaction, Refusal> {
    let _ = (journey, ids, kind);
    Err(Refusal::NothingToDo)
}
