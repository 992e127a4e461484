//! What was done on a map, as a list.

use journey_model::Moment;
use journey_store::Gesture;

use crate::app::Asked;
use crate::protocol::*;
use crate::{App, AppError};

/// The longest list that is sent.
const MOST_ENTRIES: usize = 1_000;

pub(super) fn history(app: &App, params: NamedMap) -> Result<HistoryView, AppError> {
    app.opened().ask(params.map, view)
}

fn view(Asked { history, .. }: Asked) -> HistoryView {
    let (done, undone) = (history.done(), history.undone());
    let older = (done.len() + undone.len()).saturating_sub(MOST_ENTRIES);
    let entry = |moment: &Moment<Gesture>, done| HistoryEntry {
        seq: moment.seq,
        label: moment.what.label.clone(),
        at: moment.what.at,
        done,
    };
    // What was undone last can be done again first.
    let done = done.iter().map(|moment| entry(moment, true));
    let undone = undone.iter().rev().map(|moment| entry(moment, false));
    HistoryView {
        entries: done.chain(undone).skip(older).collect(),
        older: u32::try_from(older).unwrap_or(u32::MAX),
    }
}
