//! How an open map follows what other programs write to the library.

use journey_model::Direction;
use journey_store::{Act, Gesture, Later, Library, Stored, Summary};

use super::Session;
use crate::AppError;

impl Session {
    /// Takes over what other programs have written to the library since this one read it.
    pub fn catch_up(&mut self, library: &Library) -> Result<(), AppError> {
        let edition = library.edition(self.map)?;
        if self.edition == Some(edition) {
            return Ok(());
        }
        let acts = if edition.revision > self.revision {
            library.acts_since(self.map, self.revision)?
        } else {
            None
        };
        let before = self.revision;
        // What the journal has is taken over act by act, which costs as much as they changed. Anything else is read whole.
        let followed = acts.is_some_and(|acts| acts.into_iter().all(|act| self.take_over(act)));
        let different = if followed {
            self.summary = Summary::of(&self.journey);
            true
        } else {
            let Stored {
                journey,
                revision,
                history,
            } = library.load(self.map)?;
            let different = revision != before || journey != self.journey;
            (self.summary, self.journey, self.history) = (Summary::of(&journey), journey, history);
            self.revision = revision;
            self.insight.forget();
            different
        };
        self.edition = Some(edition);
        if different {
            for pane in self.panes.values_mut() {
                pane.elsewhere = true;
                if pane.revision == self.revision {
                    // The same revision in other words: the window has to ask.
                    pane.revision = u64::MAX;
                }
            }
        }
        Ok(())
    }

    /// Carries out what another program did; `false` when it does not fit, and the map has to be read whole.
    fn take_over(&mut self, later: Later) -> bool {
        let back = match later.act {
            Act::Do => None,
            Act::Undo { seq } => Some((Direction::Undo, seq)),
            Act::Redo { seq } => Some((Direction::Redo, seq)),
        };
        let fits = back.is_none_or(|(direction, seq)| self.history.next(direction).is_some_and(|next| next.seq == seq));
        if !fits || self.journey.apply(&later.transaction).is_err() {
            return false;
        }
        self.insight.note(&later.transaction.changes);
        match back {
            Some((direction, _)) => self.history.stepped(direction),
            None => {
                let label = later.transaction.label;
                self.history.did(later.seq, Gesture { label, at: later.at });
            }
        }
        self.revision = later.seq;
        true
    }
}
