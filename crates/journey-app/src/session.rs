//! One open map: the journey, its history, and the drawings that its windows have.

mod following;

use std::collections::{BTreeMap, BTreeSet};

use journey_insight::{Findings, Memory, Thresholds};
use journey_model::{Command, Date, Direction, History, Id, Journey, Record, Refusal, Transaction, Unknown, plan};
use journey_scene::Scene;
use journey_store::{Act, Edition, Gesture, Library, Stored, Summary};

use crate::going_back::back_to;
use crate::overlap::overwrites;
use crate::pane::{Drawing, Pane, Seen, Supplies};
use crate::protocol::{Changed, MapState, Preview};
use crate::work::Work;
use crate::{AppError, ErrorCode};

/// How often a command is planned anew because another program was faster.
const ATTEMPTS: usize = 50;

/// Windows on one map that are kept up to date by patches; one that was left longest gets its drawing whole again.
const MOST_PANES: usize = 16;

/// One open map.
pub(crate) struct Session {
    map: Id,
    journey: Journey,
    revision: u64,
    history: History<Gesture>,
    /// Of the journey as it is: counting a big map's cards for every gesture would cost more than the gesture.
    summary: Summary,
    /// What the library has of it; `None` when that has to be found out.
    edition: Option<Edition>,
    panes: BTreeMap<String, Pane>,
    uses: u64,
    work: Work,
    /// What was found of the journey, and what was changed since.
    insight: Memory,
}

impl Session {
    /// Opens a stored map, in no window yet.
    pub fn open(map: Id, stored: Stored) -> Self {
        let Stored {
            journey,
            revision,
            history,
        } = stored;
        Self {
            map,
            summary: Summary::of(&journey),
            journey,
            revision,
            history,
            edition: None,
            panes: BTreeMap::new(),
            uses: 0,
            work: Work::default(),
            insight: Memory::default(),
        }
    }

    /// The journey as it is now.
    pub fn journey(&self) -> &Journey {
        &self.journey
    }

    /// Number of acts so far.
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// What is found about the journey as it is now; asked again is only what was changed since the last time.
    pub fn findings(&mut self, today: Date) -> Findings {
        let thresholds = Thresholds::of(&self.journey.about().findings);
        self.insight.find(&self.journey, &thresholds, Some(today))
    }

    /// What can be undone and redone.
    pub fn history(&self) -> &History<Gesture> {
        &self.history
    }

    /// Draws the map for a window, as it is now.
    pub fn show(&mut self, window: &str, view: Drawing, supplies: Supplies) -> &Scene {
        let revision = self.revision;
        if !self.panes.contains_key(window) && self.panes.len() >= MOST_PANES {
            let oldest = self.panes.iter().min_by_key(|(_, pane)| pane.used);
            if let Some(oldest) = oldest.map(|(window, _)| window.clone()) {
                self.panes.remove(&oldest);
            }
        }
        self.uses += 1;
        let pane = match self.panes.remove(window) {
            Some(mut pane) => {
                pane.show(&self.journey, revision, view, supplies);
                pane
            }
            None => Pane::new(&self.journey, revision, view, supplies),
        };
        let pane = self.panes.entry(window.to_owned()).or_insert(pane);
        pane.used = self.uses;
        pane.elsewhere = false;
        pane.scene()
    }

    /// The window shows the map no longer, or has to get it anew.
    pub fn leave(&mut self, window: &str) {
        self.panes.remove(window);
        if self.panes.is_empty() {
            self.work = Work::default();
        }
    }

    /// Whether the map is shown in some window.
    pub fn is_shown(&self) -> bool {
        !self.panes.is_empty()
    }

    /// The drawing that a window has, where that is of the revision that it thinks.
    pub fn drawn(&self, seen: Seen) -> Result<&Scene, AppError> {
        let pane = self
            .panes
            .get(seen.window)
            .filter(|pane| pane.revision == seen.revision);
        pane.map(Pane::scene).ok_or_else(not_open)
    }

    /// Whether a window has the map as it is.
    pub fn is_up_to_date(&self, window: &str) -> bool {
        let pane = self.panes.get(window);
        pane.is_some_and(|pane| pane.revision == self.revision)
    }

    /// What there is to know of the map beside its drawing.
    pub fn state(&self) -> MapState {
        let label = |direction| self.history.next(direction).map(|moment| moment.what.label.clone());
        MapState {
            revision: self.revision,
            title: self.summary.title.clone(),
            undo: label(Direction::Undo),
            redo: label(Direction::Redo),
            steps: self.summary.steps,
            cards: self.summary.cards,
        }
    }

    /// Carries a command out: planned, applied, durable, drawn. What others did since the window's revision is taken over
    /// first; the command is refused as overtaken when it would run over that.
    pub fn apply(
        &mut self,
        seen: Seen,
        command: &Command,
        (library, supplies, now): (&mut Library, Supplies, i64),
    ) -> Result<Changed, AppError> {
        self.expect(seen)?;
        for _ in 0..ATTEMPTS {
            let transaction = plan(&self.journey, command)?;
            self.keep_what_others_did(seen, &transaction, library)?;
            match self.carry_out(&[(Act::Do, &transaction)], library, now) {
                Err(error) if error.code == ErrorCode::Stale => self.catch_up(library)?,
                done => {
                    done?;
                    let label = transaction.label.clone();
                    self.history.did(self.revision, Gesture { label, at: now });
                    return self.changed(seen.window, [&transaction], supplies);
                }
            }
        }
        Err(AppError::new(
            ErrorCode::LibraryBusy,
            "another program changes the map all the time",
        ))
    }

    /// Draws the map as if a command had been carried out. The journey changes for the time it takes to draw it, as copying
    /// a big map would take longer than drawing it; an error of the code [`ErrorCode::Bug`] means that it may have stayed
    /// changed and that the session has to be closed.
    pub fn preview(&mut self, seen: Seen, command: &Command, supplies: Supplies) -> Result<Preview, AppError> {
        self.expect(seen)?;
        let transaction = plan(&self.journey, command)?;
        let pane = self.panes.get_mut(seen.window).ok_or_else(not_open)?;
        self.journey.apply(&transaction).map_err(AppError::bug)?;
        let patch = pane.preview(&self.journey, supplies);
        self.journey.apply(&transaction.inverse()).map_err(AppError::bug)?;
        Ok(Preview { patch })
    }

    /// Takes a step through the history.
    pub fn step(
        &mut self,
        seen: Seen,
        direction: Direction,
        outside: (&mut Library, Supplies, i64),
    ) -> Result<Changed, AppError> {
        self.expect_the_last(seen)?;
        self.walk(seen.window, direction, 1, outside)
    }

    /// Goes to the place in the history where this gesture is the last one in force; 0 is before the first.
    pub fn jump(&mut self, seen: Seen, to: u64, outside: (&mut Library, Supplies, i64)) -> Result<Changed, AppError> {
        self.expect_the_last(seen)?;
        let (done, undone) = (self.history.done(), self.history.undone());
        if let Some(redone) = undone.iter().rev().position(|moment| moment.seq == to) {
            return self.walk(seen.window, Direction::Redo, redone + 1, outside);
        }
        let kept = match done.iter().rposition(|moment| moment.seq == to) {
            Some(place) => place + 1,
            None if to == 0 => 0,
            None => return Err(Refusal::NothingToDo.into()),
        };
        self.walk(seen.window, Direction::Undo, done.len() - kept, outside)
    }

    /// Takes several steps in one direction through the history, all of them or none.
    fn walk(
        &mut self,
        window: &str,
        direction: Direction,
        steps: usize,
        (library, supplies, now): (&mut Library, Supplies, i64),
    ) -> Result<Changed, AppError> {
        let ahead = match direction {
            Direction::Undo => self.history.done(),
            Direction::Redo => self.history.undone(),
        };
        if steps == 0 || steps > ahead.len() {
            return Err(Refusal::NothingToDo.into());
        }
        let acts = ahead.iter().rev().take(steps).map(|moment| {
            let seq = moment.seq;
            let done = library.transaction(self.map, seq)?;
            Ok(match direction {
                Direction::Undo => (Act::Undo { seq }, done.inverse()),
                Direction::Redo => (Act::Redo { seq }, done),
            })
        });
        let acts = acts.collect::<Result<Vec<(Act, Transaction)>, AppError>>()?;
        let borrowed: Vec<(Act, &Transaction)> = acts.iter().map(|(act, transaction)| (*act, transaction)).collect();
        self.carry_out(&borrowed, library, now)?;
        for _ in &acts {
            self.history.stepped(direction);
        }
        self.changed(window, acts.iter().map(|(_, transaction)| transaction), supplies)
    }

    /// Makes the map again what it was at a point of its history, as a new gesture.
    pub fn restore(
        &mut self,
        seen: Seen,
        seq: u64,
        (library, supplies, now): (&mut Library, Supplies, i64),
    ) -> Result<Changed, AppError> {
        self.expect_the_last(seen)?;
        let back = back_to(library, (self.map, self.revision), seq)?;
        self.carry_out_one(seen, &back, (library, supplies, now))
    }

    /// Carries out, as one gesture, what was worked out of the last revision.
    pub fn carry_out_one(
        &mut self,
        seen: Seen,
        transaction: &Transaction,
        (library, supplies, now): (&mut Library, Supplies, i64),
    ) -> Result<Changed, AppError> {
        self.expect_the_last(seen)?;
        if transaction.changes.is_empty() {
            return Err(Refusal::NothingToDo.into());
        }
        self.carry_out(&[(Act::Do, transaction)], library, now)?;
        let label = transaction.label.clone();
        self.history.did(self.revision, Gesture { label, at: now });
        self.changed(seen.window, [transaction], supplies)
    }

    /// Keeps what a newer program says of the map. It belongs to no gesture.
    pub fn keep_unknown(&mut self, unknown: &Unknown, library: &mut Library) -> Result<(), AppError> {
        if self.journey.unknown() != unknown {
            library.keep_unknown(self.map, unknown)?;
            self.journey.keep_unknown(unknown.clone());
        }
        Ok(())
    }

    /// Brings a window up to date: `None` when it shows the map as it is.
    pub fn bring_up_to_date(&mut self, seen: Seen, supplies: Supplies) -> Result<Option<Changed>, AppError> {
        self.expect(seen)?;
        if seen.revision == self.revision {
            return Ok(None);
        }
        self.changed(seen.window, [], supplies).map(Some)
    }

    /// Fails unless the window shows this revision of the map.
    fn expect(&self, seen: Seen) -> Result<(), AppError> {
        let shown = self.panes.get(seen.window).ok_or_else(not_open)?.revision;
        if seen.revision == shown {
            return Ok(());
        }
        let message = format!("the window shows revision {shown}, not {}", seen.revision);
        Err(AppError::new(ErrorCode::Stale, message))
    }

    /// Fails unless the window shows the last revision: undo and redo are about what was done last.
    fn expect_the_last(&self, seen: Seen) -> Result<(), AppError> {
        self.expect(seen)?;
        if seen.revision == self.revision {
            return Ok(());
        }
        let message = format!("the map is at revision {}, not {}", self.revision, seen.revision);
        Err(AppError::new(ErrorCode::Stale, message))
    }

    /// Fails when a transaction would run over what was done since the window's revision.
    fn keep_what_others_did(&self, seen: Seen, ours: &Transaction, library: &Library) -> Result<(), AppError> {
        if seen.revision == self.revision {
            return Ok(());
        }
        let Some(acts) = library.acts_since(self.map, seen.revision)? else {
            return Err(AppError::new(ErrorCode::Stale, "the history was squashed meanwhile"));
        };
        let theirs = Transaction::net(acts.iter().map(|act| &act.transaction));
        if overwrites(&theirs, ours) {
            let message = "the same was changed elsewhere meanwhile";
            return Err(AppError::new(ErrorCode::Overtaken, message));
        }
        Ok(())
    }

    /// Applies transactions and makes them durable, all of them or none; when that fails, the journey is as before.
    fn carry_out(&mut self, acts: &[(Act, &Transaction)], library: &mut Library, now: i64) -> Result<(), AppError> {
        let Some((_, first)) = acts.first() else {
            return Ok(());
        };
        let several;
        let net = if acts.len() == 1 {
            *first
        } else {
            several = Transaction {
                label: first.label.clone(),
                changes: Transaction::net(acts.iter().map(|(_, transaction)| *transaction)),
            };
            &several
        };
        let before = (&self.journey, self.revision, &self.history);
        let kept = self.work.kept_before(library, self.map, acts, before, now)?;
        self.journey.apply(net).map_err(AppError::bug)?;
        let summary = Summary::of(&self.journey);
        match library.append_behind(self.map, self.revision, &kept, acts, &summary, now) {
            Ok(revision) => {
                self.work.last = Some(now);
                self.revision = revision;
                self.summary = summary;
                self.insight.note(&net.changes);
                // Should another program have been faster than this look, the next one reads the map whole.
                let edition = library.edition(self.map).ok();
                self.edition = edition.filter(|edition| edition.revision == revision);
                Ok(())
            }
            Err(error) => {
                self.journey.apply(&net.inverse()).map_err(AppError::bug)?;
                Err(error.into())
            }
        }
    }

    /// Draws the map anew for a window and says what changed.
    fn changed<'a>(
        &mut self,
        window: &str,
        acts: impl IntoIterator<Item = &'a Transaction>,
        supplies: Supplies,
    ) -> Result<Changed, AppError> {
        let pane = self.panes.get_mut(window).ok_or_else(not_open)?;
        let patch = pane.bring_up_to(&self.journey, self.revision, supplies);
        let elsewhere = std::mem::take(&mut pane.elsewhere);
        let changes = acts.into_iter().flat_map(|transaction| &transaction.changes);
        let mut seen = BTreeSet::new();
        let touched = changes
            .filter(|change| matches!(change.after, Some(Record::Element(_))))
            .map(|change| change.id)
            .filter(|id| self.journey.element(*id).is_some() && seen.insert(*id));
        let touched = touched.collect();
        Ok(Changed {
            state: self.state(),
            patch,
            touched,
            elsewhere,
        })
    }
}

/// What a window is told that has to open the map anew.
pub(crate) fn not_open() -> AppError {
    AppError::new(ErrorCode::Stale, "the map is not open")
}
