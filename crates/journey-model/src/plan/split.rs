//! Being written.

use crate::{Id, Journey, Refusal, Transaction};

pub(super) fn split(
    journey: &Journey,
    id: Id,
    new: (Id, Id),
    name: &str,
    parts: &[Id],
) -> Result<Transaction, Refusal> {
    let _ = (journey, id, new, name, parts);
    Err(Refusal::NothingToDo)
}
