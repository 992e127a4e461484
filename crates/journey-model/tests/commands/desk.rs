//! A journey on the desk: commands are carried out, taken back, and the journey is checked after each.

use journey_model::*;

pub struct Desk {
    pub journey: Journey,
    pub history: History<Transaction>,
    next: u64,
}

impl Desk {
    /// Nine lanes of nine kinds; with 90 cards, two stages of five steps and a card in every cell.
    pub fn new(cards: usize) -> Self {
        Self {
            journey: sample::journey(cards),
            history: History::default(),
            next: 1_000_000,
        }
    }

    /// The same, with a conflict about every fifth thing: other words, another place, or gone.
    pub fn disputed(cards: usize) -> Self {
        let mut desk = Self::new(cards);
        let columns: Vec<Id> = desk.journey.steps().iter().map(|step| step.id).collect();
        let mut records: Vec<Record> = desk.journey.records().collect();
        let mut conflicts = Vec::new();
        for (number, record) in records.iter().enumerate().skip(1).step_by(5) {
            let mut other = record.clone();
            other.rewrite_texts(&mut |_, text| text.push_str(", they say"));
            if let Record::Element(Element::Card(card)) = &mut other
                && let Some(place) = &mut card.place
                && number % 2 == 0
            {
                place.step = columns[number % columns.len()];
            }
            let gone = number % 3 == 0;
            let sides = [("Anna", Some(record.clone())), ("Bo", Some(other).filter(|_| !gone))];
            let sides = sides.map(|(by, record)| Side {
                by: by.to_owned(),
                record: record.map(Box::new),
            });
            conflicts.push(Record::Element(Element::Conflict(Conflict {
                id: Id::from_bits(700_000 + number as u64),
                of: record.id(),
                sides: sides.to_vec(),
            })));
        }
        records.extend(conflicts);
        desk.journey = Journey::from_records(records).unwrap();
        desk
    }

    pub fn mint(&mut self) -> Id {
        self.next += 1;
        Id::from_bits(self.next)
    }

    /// Plans and applies; a plan that the journey does not take is a bug.
    pub fn carry_out(&mut self, command: &Command) -> Result<Label, Refusal> {
        let before = self.journey.clone();
        let transaction = match plan(&self.journey, command) {
            Ok(transaction) => transaction,
            Err(refusal) => {
                assert_eq!(self.journey, before, "a refused command changes nothing");
                return Err(refusal);
            }
        };
        assert_eq!(self.journey, before, "planning changes nothing");
        self.journey
            .apply(&transaction)
            .unwrap_or_else(|broken| panic!("{command:?}: {broken}"));
        self.journey
            .check()
            .unwrap_or_else(|broken| panic!("{command:?}: {broken}"));
        assert_ne!(self.journey, before, "a transaction changes something");
        let after = self.journey.clone();
        self.journey.apply(&transaction.inverse()).unwrap();
        assert_eq!(self.journey, before, "taking it back restores everything");
        self.journey.apply(&transaction).unwrap();
        assert_eq!(self.journey, after);
        let seq = self.history.done().len() as u64 + 1;
        let label = transaction.label.clone();
        self.history.did(seq, transaction);
        Ok(label)
    }

    pub fn step(&mut self, direction: Direction) -> bool {
        let Some(moment) = self.history.next(direction) else {
            return false;
        };
        let transaction = match direction {
            Direction::Undo => moment.what.inverse(),
            Direction::Redo => moment.what.clone(),
        };
        self.journey.apply(&transaction).unwrap();
        self.journey.check().unwrap();
        self.history.stepped(direction);
        true
    }

    pub fn edit(&mut self, id: Id, field: Field) {
        self.carry_out(&Command::Edit { ids: vec![id], field }).unwrap();
    }

    pub fn lane(&self, kind: LaneKind) -> Id {
        self.journey.lanes().iter().find(|lane| lane.kind == kind).unwrap().id
    }

    /// The step that is this far from the left.
    pub fn column(&self, place: usize) -> Id {
        self.journey.steps()[place].id
    }

    pub fn stage(&self, place: usize) -> Id {
        self.journey.stages()[place].id
    }

    /// The first card of a cell.
    pub fn card(&self, kind: LaneKind, column: usize) -> Id {
        self.cell(self.lane(kind), self.column(column))[0]
    }

    pub fn cell(&self, lane: Id, step: Id) -> Vec<Id> {
        let cards = self.journey.cards_at(lane, step);
        cards.iter().map(|card| card.id).collect()
    }

    pub fn add_step(&mut self, stage: Id, before: Option<Id>) -> Id {
        let id = self.mint();
        self.carry_out(&Command::AddStep {
            id,
            stage,
            name: "new".into(),
            before,
        })
        .unwrap();
        id
    }

    pub fn add_lane(&mut self, kind: LaneKind, before: Option<Id>) -> Id {
        let id = self.mint();
        self.carry_out(&Command::AddLane {
            id,
            kind,
            name: "lane".into(),
            before,
        })
        .unwrap();
        id
    }

    pub fn add_card(&mut self, lane: Id, step: Id, text: &str) -> Id {
        let id = self.mint();
        self.carry_out(&Command::AddCard {
            id,
            lane,
            step,
            text: text.into(),
            before: None,
        })
        .unwrap();
        id
    }

    pub fn add_actor(&mut self, name: &str, kind: ActorKind) -> Id {
        let id = self.mint();
        let name = name.into();
        self.carry_out(&Command::AddActor { id, name, kind }).unwrap();
        id
    }

    pub fn link(&mut self, kind: LinkKind, from: Id, to: Id) -> Id {
        let id = self.mint();
        self.carry_out(&Command::AddLink {
            id,
            kind,
            from,
            to,
            label: String::new(),
        })
        .unwrap();
        id
    }

    pub fn stretch(&mut self, card: Id, span: u32) {
        let step = self.journey.card(card).unwrap().place.unwrap().step;
        self.carry_out(&Command::Span { id: card, step, span }).unwrap();
    }

    /// The steps that a card covers.
    pub fn covers(&self, card: Id) -> Vec<Id> {
        covered(&self.journey, self.journey.card(card).unwrap())
    }
}

/// The steps that a card covers, worked out the plain way.
pub fn covered(journey: &Journey, card: &Card) -> Vec<Id> {
    let Some(place) = card.place else { return Vec::new() };
    let steps = journey.steps().into_iter().map(|step| step.id);
    steps
        .skip_while(|step| *step != place.step)
        .take(place.span as usize)
        .collect()
}

/// A card to be added, with nothing but a text.
pub fn new_card(id: Id, place: Option<(Id, Id)>, text: &str) -> NewCard {
    NewCard {
        id,
        place: place.map(|(lane, step)| Place { lane, step, span: 1 }),
        before: None,
        text: text.into(),
        note: String::new(),
        actor: None,
        evidence: Evidence::default(),
        hue: None,
        tags: Vec::new(),
        content: None,
        personal: None,
    }
}
