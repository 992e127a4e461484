//! Sessions of work: what a map was at the end of one, and before what can take away much at once, is kept by itself.

use journey_model::{History, Id, Journey, Transaction};
use journey_store::{Act, Gesture, KeepPoint, Library, PAUSE, RevisionKind, StoreError};

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
        (journey, revision, history): (&Journey, u64, &History<Gesture>),
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
            seq: revision,
            kind,
            code: revision_code(journey),
            at: last,
        })
    }
}

/// How many gestures that were taken back may be given up without a word: somebody who goes back this far has tried something.
const FEW: usize = 4;

/// What the map was before much was taken back that these acts put out of reach: who does something new cannot do it again.
pub(crate) fn given_up(
    library: &Library,
    map: Id,
    acts: &[(Act, &Transaction)],
    (journey, revision, history): (&Journey, u64, &History<Gesture>),
) -> Result<Option<KeepPoint>, StoreError> {
    let undone = history.undone();
    let Some(last) = undone.first().filter(|_| undone.len() > FEW) else {
        return Ok(None);
    };
    if !acts.iter().any(|(act, _)| *act == Act::Do) {
        return Ok(None);
    }
    match library.journey_at(map, last.seq, (journey, revision)) {
        Ok(whole) => Ok(Some(KeepPoint {
            seq: last.seq,
            kind: RevisionKind::Before,
            code: revision_code(&whole),
            at: last.what.at,
        })),
        // It was squashed together with what came before it: there is no such point.
        Err(StoreError::NoSuchTransaction { .. }) => Ok(None),
        Err(error) => Err(error),
    }
}
