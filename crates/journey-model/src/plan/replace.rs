//! Being written.

use crate::{Id, Journey, Refusal, Transaction};

/// What to look for, and what comes in its place.
pub(super) struct Wanted<'a> {
    pub find: &'a str,
    pub with: &'a str,
    pub match_case: bool,
    pub whole_words: bool,
}

pub(super) fn replace(journey: &Journey, ids: &[Id], wanted: &Wanted) -> Result<Transaction, Refusal> {
    let _ = (journey, ids, wanted);
    Err(Refusal::NothingToDo)
}
