//! Sessions of work: what a map was at the end of one, and before what can take away much at once, is kept by itself.

use journey_model::{History, Journey, Transaction};
use journey_store::{Act, Gesture, KeepPoint, PAUSE, RevisionKind};

use crate::revision_code;

/// A session of work: it begins when a map is opened, and again after a pause. That one has ended shows in what follows, so
/// that nothing is lost when the program has no time to say so.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Work {
    /// When the last act was, in milliseconds since 1970-01-01 UTC; `None` before the first.
    pub last: Option<i64>,
}

impl Work {
    /// Why a map is worth keeping as it is before these acts, if it is.
    pub fn worth_keeping(
        self,
        acts: &[(Act, &Transaction)],
        (journey, history): (&Journey, &History<Gesture>),
        now: i64,
    ) -> Option<KeepPoint> {
        let done = history.done().last().into_iter();
        // A map on which nothing was done is as it began.
        let last = done.chain(history.undone().last()).map(|moment| moment.what.at).max()?;
        let last = self.last.unwrap_or(last);
        let kind = if self.last.is_none() || now - last >= PAUSE {
            RevisionKind::Session
        } else if matches!(acts, [(Act::Do, only)] if only.is_risky()) {
            RevisionKind::Before
        } else {
            return None;
        };
        Some(KeepPoint {
            kind,
            code: revision_code(journey),
            at: last,
        })
    }
}
