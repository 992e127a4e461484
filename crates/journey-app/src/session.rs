//! One open map: the journey, its history, and the drawing that the caller has.

use std::collections::BTreeSet;

use journey_layout::{PictureSizes, Typesetter, network, screen};
use journey_model::{Command, Direction, Form, History, Id, Journey, Record, Refusal, Transaction, plan};
use journey_scene::{Scene, ScenePatch};
use journey_store::{Act, Gesture, Library, Stored, Summary};

use crate::assets::Assets;
use crate::protocol::{Appearance, Changed, Language, MapState, Preview};
use crate::{AppError, ErrorCode};

/// How a map is drawn on the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Drawing {
    pub appearance: Appearance,
    pub language: Language,
    pub form: Form,
}

/// What a drawing is made of beside the map.
#[derive(Clone, Copy)]
pub(crate) struct Supplies<'a> {
    pub assets: &'a Assets,
    pub pictures: &'a PictureSizes,
}

fn draw(journey: &Journey, drawing: Drawing, supplies: Supplies, setter: &mut Typesetter) -> Scene {
    let Supplies { assets, pictures } = supplies;
    let look = assets
        .look(drawing.appearance, drawing.language)
        .with_pictures(pictures);
    match drawing.form {
        Form::Grid => screen(journey, look, setter),
        Form::Network => network(journey, look, setter),
    }
}

/// One open map.
pub(crate) struct Session {
    map: Id,
    journey: Journey,
    revision: u64,
    history: History<Gesture>,
    /// Of the journey as it is: counting a big map's cards for every gesture would cost more than the gesture.
    summary: Summary,
    setter: Typesetter,
    view: Drawing,
    scene: Scene,
}

impl Session {
    /// Opens a stored map.
    pub fn open(map: Id, stored: Stored, view: Drawing, supplies: Supplies) -> Self {
        let Stored {
            journey,
            revision,
            history,
        } = stored;
        let mut setter = Assets::typesetter();
        let scene = draw(&journey, view, supplies, &mut setter);
        Self {
            map,
            summary: Summary::of(&journey),
            journey,
            revision,
            history,
            setter,
            view,
            scene,
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

    /// What can be undone and redone.
    pub fn history(&self) -> &History<Gesture> {
        &self.history
    }

    /// The drawing as it was last sent.
    pub fn scene(&self) -> &Scene {
        &self.scene
    }

    /// The drawing as it was last sent, for a caller at this revision.
    pub fn drawn(&self, revision: u64) -> Result<&Scene, AppError> {
        self.expect(revision)?;
        Ok(&self.scene)
    }

    /// Draws the map in other colours or another language.
    pub fn show(&mut self, view: Drawing, supplies: Supplies) {
        self.view = view;
        self.scene = draw(&self.journey, view, supplies, &mut self.setter);
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

    /// Carries a command out: planned, applied, durable, drawn.
    pub fn apply(
        &mut self,
        revision: u64,
        command: &Command,
        (library, supplies, now): (&mut Library, Supplies, i64),
    ) -> Result<Changed, AppError> {
        self.expect(revision)?;
        let transaction = plan(&self.journey, command)?;
        self.carry_out(&[(Act::Do, &transaction)], library, now)?;
        let label = transaction.label.clone();
        self.history.did(self.revision, Gesture { label, at: now });
        Ok(self.changed([&transaction], supplies))
    }

    /// Draws the map as if a command had been carried out. The journey changes for the time it takes to draw it, as copying
    /// a big map would take longer than drawing it; an error of the code [`ErrorCode::Bug`] means that it may have stayed
    /// changed and that the session has to be closed.
    pub fn preview(&mut self, revision: u64, command: &Command, supplies: Supplies) -> Result<Preview, AppError> {
        self.expect(revision)?;
        let transaction = plan(&self.journey, command)?;
        self.journey.apply(&transaction).map_err(AppError::bug)?;
        let scene = draw(&self.journey, self.view, supplies, &mut self.setter);
        self.journey.apply(&transaction.inverse()).map_err(AppError::bug)?;
        Ok(Preview {
            patch: ScenePatch::between(&self.scene, &scene),
        })
    }

    /// Takes a step through the history.
    pub fn step(
        &mut self,
        revision: u64,
        direction: Direction,
        outside: (&mut Library, Supplies, i64),
    ) -> Result<Changed, AppError> {
        self.expect(revision)?;
        self.walk(direction, 1, outside)
    }

    /// Goes to the place in the history where this gesture is the last one in force; 0 is before the first.
    pub fn jump(
        &mut self,
        revision: u64,
        to: u64,
        outside: (&mut Library, Supplies, i64),
    ) -> Result<Changed, AppError> {
        self.expect(revision)?;
        let (done, undone) = (self.history.done(), self.history.undone());
        if let Some(redone) = undone.iter().rev().position(|moment| moment.seq == to) {
            return self.walk(Direction::Redo, redone + 1, outside);
        }
        let kept = match done.iter().rposition(|moment| moment.seq == to) {
            Some(place) => place + 1,
            None if to == 0 => 0,
            None => return Err(Refusal::NothingToDo.into()),
        };
        self.walk(Direction::Undo, done.len() - kept, outside)
    }

    /// Takes several steps in one direction through the history, all of them or none.
    fn walk(
        &mut self,
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
        Ok(self.changed(acts.iter().map(|(_, transaction)| transaction), supplies))
    }

    fn expect(&self, revision: u64) -> Result<(), AppError> {
        if revision == self.revision {
            return Ok(());
        }
        let message = format!("the map is at revision {}, not {revision}", self.revision);
        Err(AppError::new(ErrorCode::Stale, message))
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
        self.journey.apply(net).map_err(AppError::bug)?;
        let summary = Summary::of(&self.journey);
        match library.append(self.map, self.revision, acts, &summary, now) {
            Ok(revision) => {
                self.revision = revision;
                self.summary = summary;
                Ok(())
            }
            Err(error) => {
                self.journey.apply(&net.inverse()).map_err(AppError::bug)?;
                Err(error.into())
            }
        }
    }

    /// Draws the map anew and says what changed.
    fn changed<'a>(&mut self, acts: impl IntoIterator<Item = &'a Transaction>, supplies: Supplies) -> Changed {
        let scene = draw(&self.journey, self.view, supplies, &mut self.setter);
        let patch = ScenePatch::between(&self.scene, &scene);
        let before = std::mem::replace(&mut self.scene, scene);
        // To take a big drawing apart again costs milliseconds, which nobody has to wait for.
        std::thread::Builder::new().spawn(move || drop(before)).ok();
        let changes = acts.into_iter().flat_map(|transaction| &transaction.changes);
        let mut seen = BTreeSet::new();
        let touched = changes
            .filter(|change| matches!(change.after, Some(Record::Element(_))))
            .map(|change| change.id)
            .filter(|id| self.journey.element(*id).is_some() && seen.insert(*id));
        Changed {
            state: self.state(),
            patch,
            touched: touched.collect(),
        }
    }
}
