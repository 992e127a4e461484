//! Being written.

use crate::{Act, Command, Journey, Refusal, Transaction};

pub(super) fn together(journey: &Journey, act: Act, commands: &[Command]) -> Result<Transaction, Refusal> {
    let _ = (journey, act, commands);
    Err(Refusal::NothingToDo)
}
