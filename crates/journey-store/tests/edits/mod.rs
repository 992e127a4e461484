//! A desk with one map of a library: random edits, undo and redo, and a memory of what must come back.

use journey_model::*;
use journey_store::{Act, Library, StoreError, Summary};

/// One map of a library, edited like a session does it, with the state that the library must be able to give back.
pub struct Desk {
    pub library: Library,
    pub map: Id,
    pub journey: Journey,
    pub history: History<journey_store::Gesture>,
    pub revision: u64,
    minted: u64,
}

/// One gesture, as small numbers to choose with.
#[derive(Debug, Clone, Copy)]
pub struct Gesture {
    pub kind: u8,
    pub which: usize,
    pub value: usize,
}

impl Desk {
    /// A library at this path with one map of this many cards.
    pub fn new(mut library: Library, cards: usize) -> Self {
        let map = Id::from_bits(u64::MAX);
        let journey = sample::journey(cards);
        library.create(map, &journey, 1_000).unwrap();
        Self {
            library,
            map,
            journey,
            history: History::default(),
            revision: 0,
            minted: 1 << 40,
        }
    }

    /// A map that a library has.
    #[allow(dead_code, reason = "not every test that shares the desk comes back to a map")]
    pub fn on(library: Library, map: Id) -> Result<Self, StoreError> {
        let stored = library.load(map)?;
        Ok(Self {
            map,
            journey: stored.journey,
            history: stored.history,
            minted: (1 << 40) + (stored.revision << 20),
            revision: stored.revision,
            library,
        })
    }

    fn command(&mut self, gesture: Gesture) -> Option<Command> {
        let Gesture { kind, which, value } = gesture;
        let cards: Vec<Id> = self.journey.cards().map(|card| card.id).collect();
        let lanes: Vec<Id> = self.journey.lanes().iter().map(|lane| lane.id).collect();
        let steps: Vec<Id> = self.journey.steps().iter().map(|step| step.id).collect();
        let pick = |ids: &[Id], at: usize| (!ids.is_empty()).then(|| ids[at % ids.len()]);
        self.minted += 1;
        let id = Id::from_bits(self.minted);
        Some(match kind % 7 {
            0 => {
                let text = format!("«{value}» it's \"new\"\n👩‍💻");
                Command::AddCard {
                    id,
                    lane: pick(&lanes, which)?,
                    step: pick(&steps, value)?,
                    text,
                    before: None,
                }
            }
            1 => Command::Edit {
                ids: vec![pick(&cards, which)?],
                field: Field::Name(match value % 6 {
                    // A text without a word.
                    0 => "…".repeat(1 + value % 97),
                    _ => format!("edited {value}"),
                }),
            },
            2 => Command::MoveCards {
                ids: vec![pick(&cards, which)?],
                lane: pick(&lanes, value)?,
                step: pick(&steps, which / 3)?,
                before: None,
            },
            3 => Command::Delete {
                ids: vec![pick(&cards, which)?],
            },
            4 => Command::Delete {
                ids: vec![pick(&steps, which)?],
            },
            5 => {
                let cards: Vec<Id> = self
                    .journey
                    .cards()
                    .filter(|card| matches!(card.content, Content::Emotion(_)))
                    .map(|card| card.id)
                    .collect();
                let score = (value as f64 + 0.1).sin() * 3.0;
                Command::Edit {
                    ids: vec![pick(&cards, which)?],
                    field: Field::Score(score),
                }
            }
            _ => {
                let (from, to) = (pick(&cards, which)?, pick(&cards, value)?);
                Command::AddLink {
                    id,
                    kind: LinkKind::LeadsTo,
                    from,
                    to,
                    label: String::new(),
                }
            }
        })
    }

    /// Carries a gesture out: eight and nine are undo and redo. `false` when it was refused or there was nothing to do.
    pub fn make(&mut self, gesture: Gesture) -> bool {
        self.try_make(gesture).unwrap()
    }

    /// Carries a gesture out; when the library refuses it, the desk is as before.
    pub fn try_make(&mut self, gesture: Gesture) -> Result<bool, StoreError> {
        let (act, transaction) = match gesture.kind % 10 {
            8 | 9 => {
                let direction = if gesture.kind % 10 == 8 {
                    Direction::Undo
                } else {
                    Direction::Redo
                };
                let Some(seq) = self.history.next(direction).map(|moment| moment.seq) else {
                    return Ok(false);
                };
                let original = self.library.transaction(self.map, seq)?;
                match direction {
                    Direction::Undo => (Act::Undo { seq }, original.inverse()),
                    Direction::Redo => (Act::Redo { seq }, original),
                }
            }
            _ => match self.command(gesture).map(|command| plan(&self.journey, &command)) {
                Some(Ok(transaction)) => (Act::Do, transaction),
                _ => return Ok(false),
            },
        };
        self.journey.apply(&transaction).unwrap();
        let summary = Summary::of(&self.journey);
        let at = 1_000 + self.revision as i64;
        let appended = self
            .library
            .append(self.map, self.revision, &[(act, &transaction)], &summary, at);
        match appended {
            Ok(revision) => self.revision = revision,
            Err(error) => {
                self.journey.apply(&transaction.inverse()).unwrap();
                return Err(error);
            }
        }
        match act {
            Act::Do => {
                let label = transaction.label;
                self.history.did(self.revision, journey_store::Gesture { label, at });
            }
            Act::Undo { .. } => self.history.stepped(Direction::Undo),
            Act::Redo { .. } => self.history.stepped(Direction::Redo),
        }
        Ok(true)
    }

    /// Whether a library gives back exactly what stands on this desk.
    #[track_caller]
    #[allow(dead_code, reason = "not every test that shares the desk looks at one map only")]
    pub fn is_kept_by(&self, library: &Library) {
        let stored = library.load(self.map).unwrap();
        assert_eq!(stored.revision, self.revision);
        assert_eq!(stored.history, self.history);
        assert_eq!(stored.journey, self.journey);
        let row = library
            .maps()
            .unwrap()
            .into_iter()
            .find(|row| row.map == self.map)
            .unwrap();
        assert_eq!((row.summary, row.revision), (Summary::of(&self.journey), self.revision));
        library.check().unwrap();
    }
}
