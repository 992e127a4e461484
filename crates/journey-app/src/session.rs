//! One open map: the journey, its history, and the drawing that the caller has.

use journey_layout::{Typesetter, screen};
use journey_model::{Command, Direction, Form, History, Id, Journey, Label, Record, Transaction, plan};
use journey_scene::{Scene, ScenePatch};
use journey_store::{Act, Library, Stored, Summary};

use crate::assets::Assets;
use crate::protocol::{Appearance, Changed, Language, MapState};
use crate::{AppError, ErrorCode};

/// How a map is drawn on the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Drawing {
    pub appearance: Appearance,
    pub language: Language,
    pub form: Form,
}

fn draw(journey: &Journey, drawing: Drawing, assets: &Assets, setter: &mut Typesetter) -> Scene {
    let look = assets.look(drawing.appearance, drawing.language);
    match drawing.form {
        Form::Grid | Form::Network => screen(journey, look, setter),
    }
}

/// One open map.
pub(crate) struct Session {
    map: Id,
    journey: Journey,
    revision: u64,
    history: History<Label>,
    setter: Typesetter,
    view: Drawing,
    scene: Scene,
}

impl Session {
    /// Opens a stored map.
    pub fn open(map: Id, stored: Stored, view: Drawing, assets: &Assets) -> Self {
        let Stored {
            journey,
            revision,
            history,
        } = stored;
        let mut setter = Assets::typesetter();
        let scene = draw(&journey, view, assets, &mut setter);
        Self {
            map,
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

    /// The drawing as it was last sent.
    pub fn scene(&self) -> &Scene {
        &self.scene
    }

    /// Draws the map in other colours or another language.
    pub fn show(&mut self, view: Drawing, assets: &Assets) {
        self.view = view;
        self.scene = draw(&self.journey, view, assets, &mut self.setter);
    }

    /// What there is to know of the map beside its drawing.
    pub fn state(&self) -> MapState {
        let label = |direction| self.history.next(direction).map(|moment| moment.what.clone());
        let summary = Summary::of(&self.journey);
        MapState {
            revision: self.revision,
            title: summary.title,
            undo: label(Direction::Undo),
            redo: label(Direction::Redo),
            steps: summary.steps,
            cards: summary.cards,
        }
    }

    /// Carries a command out: planned, applied, durable, drawn.
    pub fn apply(
        &mut self,
        revision: u64,
        command: &Command,
        (library, assets, now): (&mut Library, &Assets, i64),
    ) -> Result<Changed, AppError> {
        self.expect(revision)?;
        let transaction = plan(&self.journey, command)?;
        let seq = self.carry_out(&transaction, Act::Do, library, now)?;
        self.history.did(seq, transaction.label.clone());
        Ok(self.changed(&transaction, assets))
    }

    /// Takes a step through the history.
    pub fn step(
        &mut self,
        revision: u64,
        direction: Direction,
        (library, assets, now): (&mut Library, &Assets, i64),
    ) -> Result<Changed, AppError> {
        self.expect(revision)?;
        let Some(moment) = self.history.next(direction) else {
            return Err(journey_model::Refusal::NothingToDo.into());
        };
        let seq = moment.seq;
        let done = library.transaction(self.map, seq)?;
        let (transaction, act) = match direction {
            Direction::Undo => (done.inverse(), Act::Undo { seq }),
            Direction::Redo => (done, Act::Redo { seq }),
        };
        self.carry_out(&transaction, act, library, now)?;
        self.history.stepped(direction);
        Ok(self.changed(&transaction, assets))
    }

    fn expect(&self, revision: u64) -> Result<(), AppError> {
        if revision == self.revision {
            return Ok(());
        }
        let message = format!("the map is at revision {}, not {revision}", self.revision);
        Err(AppError::new(ErrorCode::Stale, message))
    }

    /// Applies a transaction and makes it durable; when that fails, the journey is as before.
    fn carry_out(
        &mut self,
        transaction: &Transaction,
        act: Act,
        library: &mut Library,
        now: i64,
    ) -> Result<u64, AppError> {
        self.journey.apply(transaction).map_err(AppError::bug)?;
        let summary = Summary::of(&self.journey);
        match library.append(self.map, self.revision, act, transaction, &summary, now) {
            Ok(revision) => {
                self.revision = revision;
                Ok(revision)
            }
            Err(error) => {
                self.journey.apply(&transaction.inverse()).map_err(AppError::bug)?;
                Err(error.into())
            }
        }
    }

    /// Draws the map anew and says what changed.
    fn changed(&mut self, transaction: &Transaction, assets: &Assets) -> Changed {
        let scene = draw(&self.journey, self.view, assets, &mut self.setter);
        let patch = ScenePatch::between(&self.scene, &scene);
        self.scene = scene;
        let elements = transaction
            .changes
            .iter()
            .filter(|change| matches!(change.after, Some(Record::Element(_))));
        Changed {
            state: self.state(),
            patch,
            touched: elements.map(|change| change.id).collect(),
        }
    }
}
