//! Being written.

use crate::{Id, Journey, Refusal, Transaction};

pub(super) fn join(journey: &Journey, id: Id, into: Id) -> Result<Transaction, Refusal> {
    let _ = (journey, id, into);
    Err(Refusal::NothingToDo)
}
