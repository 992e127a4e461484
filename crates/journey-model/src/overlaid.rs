//! Two states of a journey in one, for a drawing that shows both.

use std::collections::{BTreeMap, BTreeSet};

use crate::{Card, Content, Element, Id, Journey, Link, Record, Stage, Step, Turn, compare};

/// A journey with what it lacks of an earlier state put back where it stood.
#[derive(Debug, Clone, PartialEq)]
pub struct Overlaid {
    /// The journey, to be drawn only: stages that went, steps, lanes, cards and links among those that are there.
    pub journey: Journey,
    /// What became of everything that differs, whether it can be drawn or not.
    pub turns: BTreeMap<Id, Turn>,
    /// Feelings that went, where they stood. They are not put back, as a curve would bend to them.
    pub feelings: Vec<Card>,
}

/// Puts back what a journey lacks of an earlier state. Left out is what has no place any more: actors, views, cards in the
/// parking lot, cards of a kind that their lane no longer takes, links that lost an end for good. Whatever stays looks as it
/// does without them; stages keep their colours.
pub fn overlaid(before: &Journey, after: &Journey) -> Overlaid {
    let differences = compare(before, after);
    let turns = differences.iter().map(|one| (one.id, one.turn())).collect();
    let gone = || differences.iter().filter(|one| one.after.is_none());
    let mut back = Back::among(after);
    // In the order in which one thing stands on another.
    for kind in [put_stage, put_lane, put_step, put_card, put_link] {
        for record in gone().filter_map(|one| one.before.as_ref()) {
            back.put(kind(record, &back));
        }
    }
    let feelings = gone().filter_map(|one| match &one.before {
        Some(Record::Element(Element::Card(card))) => is_feeling(card).then(|| card.clone()),
        _ => None,
    });
    Overlaid {
        feelings: feelings.filter(|card| card.place.is_some()).collect(),
        turns,
        journey: back.journey(before, after),
    }
}

/// The records that are put back, and what they can stand on.
struct Back<'a> {
    after: &'a Journey,
    records: BTreeMap<Id, Record>,
}

impl<'a> Back<'a> {
    fn among(after: &'a Journey) -> Self {
        Self {
            after,
            records: BTreeMap::new(),
        }
    }

    fn put(&mut self, record: Option<Record>) {
        self.records.extend(record.map(|record| (record.id(), record)));
    }

    fn element(&self, id: Id) -> Option<&Element> {
        let back = self.records.get(&id).and_then(|record| match record {
            Record::Element(element) => Some(element),
            Record::Link(_) => None,
        });
        self.after.element(id).or(back)
    }

    fn journey(self, before: &Journey, after: &Journey) -> Journey {
        let colors = self.colors(before);
        let colored = |record: Record| match record {
            Record::Element(Element::Stage(stage)) => Record::Element(Element::Stage(Stage {
                hue: stage.hue.or_else(|| colors.get(&stage.id).copied()),
                ..stage
            })),
            other => other,
        };
        let records = after.records().chain(self.records.into_values()).map(colored);
        // Everything put back stands on something, so this is never refused; were it, the map without it is better than none.
        Journey::from_records(records.collect::<Vec<_>>()).unwrap_or_else(|_| after.clone())
    }

    /// The colours of stages that take theirs from their place, where stages among them move it.
    fn colors(&self, before: &Journey) -> BTreeMap<Id, u8> {
        let is_stage = |id: &Id| matches!(self.records.get(id), Some(Record::Element(Element::Stage(_))));
        let gone: BTreeSet<Id> = self.records.keys().copied().filter(is_stage).collect();
        if gone.is_empty() {
            return BTreeMap::new();
        }
        let turn = |(place, stage): (usize, &Stage)| (stage.id, (place % 8) as u8);
        let were = before.stages().into_iter().enumerate().map(turn);
        let are = self.after.stages().into_iter().enumerate().map(turn);
        were.filter(|(id, _)| gone.contains(id)).chain(are).collect()
    }
}

fn put_stage(record: &Record, _: &Back) -> Option<Record> {
    let Record::Element(Element::Stage(stage)) = record else {
        return None;
    };
    // Those who came as far as there are no longer counted on the way.
    let stage = Stage {
        contacts: None,
        ..stage.clone()
    };
    Some(Record::Element(Element::Stage(stage)))
}

fn put_lane(record: &Record, _: &Back) -> Option<Record> {
    matches!(record, Record::Element(Element::Lane(_))).then(|| record.clone())
}

fn put_step(record: &Record, back: &Back) -> Option<Record> {
    let Record::Element(Element::Step(step)) = record else {
        return None;
    };
    back.element(step.stage)?;
    let is_there = |actor: &Id| back.after.actor(*actor).is_some();
    let step = Step {
        segment: step.segment.filter(is_there),
        ..step.clone()
    };
    Some(Record::Element(Element::Step(step)))
}

fn put_card(record: &Record, back: &Back) -> Option<Record> {
    let Record::Element(Element::Card(card)) = record else {
        return None;
    };
    let place = card.place.filter(|_| !is_feeling(card))?;
    back.element(place.step)?;
    let takes = matches!(back.element(place.lane)?, Element::Lane(lane) if lane.kind.takes(&card.content));
    let is_there = |actor: &Id| back.after.actor(*actor).is_some();
    takes.then(|| {
        Record::Element(Element::Card(Card {
            actor: card.actor.filter(is_there),
            ..card.clone()
        }))
    })
}

fn put_link(record: &Record, back: &Back) -> Option<Record> {
    let Record::Link(Link { kind, from, to, .. }) = record else {
        return None;
    };
    let joins = kind.joins(back.element(*from)?, back.element(*to)?);
    joins.then(|| record.clone())
}

fn is_feeling(card: &Card) -> bool {
    matches!(card.content, Content::Emotion(_))
}
