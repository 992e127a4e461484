//! Sessions of work: what a map was at the end of one, and before what can take away much at once, is kept by itself.

use journey_model::{History, Id, Journey, Transaction};
use journey_store::{Act, Gesture, KeepPoint, Library, PAUSE, RevisionKind, StoreError, Stored, Summary};

use crate::{AppError, revision_code};

/// A session of work: it begins when a map is opened, and again after a pause. That one has ended shows in what follows, so
/// that nothing is lost when the program has no time to say so.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Work {
    /// When the last act was, in milliseconds since 1970-01-01 UTC; `None` before the first.
    pub last: Option<i64>,
}

/// A map as it stands: what it is, its revision, and what can be undone and redone.
pub(crate) type Standing<'a> = (&'a Journey, u64, &'a History<Gesture>);

impl Work {
    /// The points of a map's past that are kept before these acts.
    pub fn kept_before(
        self,
        library: &Library,
        map: Id,
        acts: &[(Act, &Transaction)],
        before: Standing<'_>,
        now: i64,
    ) -> Result<Vec<KeepPoint>, StoreError> {
        let given_up = given_up(library, map, acts, before)?;
        let kept = self.worth_keeping(acts, before, now).into_iter();
        Ok(kept.chain(given_up).collect())
    }

    /// The session of work of somebody who did the last that was done on a map, until they pause.
    pub fn going_on(history: &History<Gesture>) -> Self {
        Self { last: last_of(history) }
    }

    /// Why a map is worth keeping as it is before these acts, if it is.
    fn worth_keeping(
        self,
        acts: &[(Act, &Transaction)],
        (journey, revision, history): Standing<'_>,
        now: i64,
    ) -> Option<KeepPoint> {
        // A map on which nothing was done is as it began.
        let last = last_of(history)?;
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

/// When the last was done on a map.
fn last_of(history: &History<Gesture>) -> Option<i64> {
    let ends = history.done().last().into_iter().chain(history.undone().last());
    ends.map(|moment| moment.what.at).max()
}

/// Carries a gesture out on a map that stands in the library like this, past any session that has it open. `work` is the
/// session of work that it belongs to.
pub(crate) fn carry_out(
    library: &mut Library,
    (map, stored): (Id, Stored),
    work: Work,
    gesture: &Transaction,
    now: i64,
) -> Result<(), AppError> {
    let Stored {
        mut journey,
        revision,
        history,
    } = stored;
    let acts = [(Act::Do, gesture)];
    let kept = work.kept_before(library, map, &acts, (&journey, revision, &history), now)?;
    journey.apply(gesture).map_err(AppError::bug)?;
    library.append_behind(map, revision, &kept, &acts, &Summary::of(&journey), now)?;
    Ok(())
}

/// How many gestures that were taken back may be given up without a word: somebody who goes back this far has tried something.
const FEW: usize = 4;

/// What the map was before much was taken back that these acts put out of reach: who does something new cannot do it again.
fn given_up(
    library: &Library,
    map: Id,
    acts: &[(Act, &Transaction)],
    (journey, revision, history): Standing<'_>,
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
