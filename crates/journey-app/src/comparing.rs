//! What differs between two states of a map, put into the order of the map and into names.

use std::collections::BTreeMap;

use journey_merge::{RunOf, word_runs};
use journey_model::{Difference, Element, FieldDifference, FieldValue, Id, Journey, Record, Turn, compare};

use crate::protocol::{ComparedElement, ComparedField, ComparedStage, Comparison, RunTurn, WordRun};

/// The most differences that are listed.
const MOST: usize = 2_000;

/// Everything that differs, by stage.
pub(crate) fn comparison(before: &Journey, after: &Journey) -> Comparison {
    comparison_of(before, after, MOST)
}

/// What a merge makes of a map. The conflicts that it leaves are told by themselves; here they would count as things that are
/// new on the map.
pub(crate) fn comparison_of_merge(before: &Journey, after: &Journey) -> Comparison {
    let mut differences = compare(before, after);
    differences.retain(|difference| {
        let is_new_conflict = matches!(difference.after, Some(Record::Element(Element::Conflict(_))));
        !(is_new_conflict && difference.before.is_none())
    });
    told(differences, before, after, MOST)
}

/// Everything that differs, by stage, of which at most so much is listed.
pub(crate) fn comparison_of(before: &Journey, after: &Journey, most: usize) -> Comparison {
    told(compare(before, after), before, after, most)
}

fn told(differences: Vec<Difference>, before: &Journey, after: &Journey, most: usize) -> Comparison {
    let order = Order::of(before, after);
    let mut differences: Vec<(Place, ComparedElement)> = differences
        .into_iter()
        .map(|difference| {
            let place = order.place(&difference, before, after);
            (place, compared(&difference, before, after))
        })
        .collect();
    differences.sort_by_key(|(place, _)| *place);
    let count = |turn: Turn| differences.iter().filter(|(_, element)| element.turn == turn).count() as u32;
    let (added, changed, moved, removed) = (
        count(Turn::Added),
        count(Turn::Changed),
        count(Turn::Moved),
        count(Turn::Removed),
    );
    let more = u32::try_from(differences.len().saturating_sub(most)).unwrap_or(u32::MAX);
    differences.truncate(most);
    let mut stages: Vec<ComparedStage> = Vec::new();
    for (place, element) in differences {
        let id = order.stages.get(place.stage.wrapping_sub(1)).copied();
        match stages.last_mut().filter(|stage| stage.id == id) {
            Some(stage) => stage.differences.push(element),
            None => stages.push(ComparedStage {
                id,
                name: id.map(|id| name_of(id, [after, before])).unwrap_or_default(),
                differences: vec![element],
            }),
        }
    }
    Comparison {
        added,
        changed,
        moved,
        removed,
        stages,
        more,
    }
}

/// Where a difference stands in the list: the stage from 1 on, 0 for none; then column, row, kind.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Place {
    stage: usize,
    step: usize,
    lane: usize,
    kind: u8,
}

/// The order of stages, steps and lanes; of what only one of two maps has, behind what the other has.
pub(crate) struct Order {
    stages: Vec<Id>,
    places: BTreeMap<Id, usize>,
}

impl Order {
    pub fn of(before: &Journey, after: &Journey) -> Self {
        let mut stages: Vec<Id> = after.stages().iter().map(|stage| stage.id).collect();
        stages.extend(
            before
                .stages()
                .iter()
                .map(|stage| stage.id)
                .filter(|id| after.stage(*id).is_none()),
        );
        let mut places = BTreeMap::new();
        for (place, stage) in stages.iter().enumerate() {
            places.insert(*stage, place + 1);
        }
        for journey in [after, before] {
            let steps = journey.steps().into_iter().map(|step| step.id);
            let lanes = journey.lanes().into_iter().map(|lane| lane.id);
            for (place, id) in steps.enumerate().chain(lanes.enumerate()) {
                places.entry(id).or_insert(place + 1);
            }
        }
        Self { stages, places }
    }

    fn at(&self, id: Id) -> usize {
        self.places.get(&id).copied().unwrap_or(0)
    }

    fn place(&self, difference: &Difference, before: &Journey, after: &Journey) -> Place {
        match (&difference.after, &difference.before) {
            (Some(record), _) => self.of_record(record, after),
            (None, Some(record)) => self.of_record(record, before),
            (None, None) => Place::default(),
        }
    }

    /// Where a record of one of the maps stands.
    pub fn of_record(&self, record: &Record, journey: &Journey) -> Place {
        match record {
            Record::Element(element) => self.of_element(element, journey),
            // A link stands with what it starts from.
            Record::Link(link) => {
                let from = journey.element(link.from);
                let place = from.map(|element| self.of_element(element, journey));
                Place {
                    kind: 9,
                    ..place.unwrap_or_default()
                }
            }
        }
    }

    fn of_element(&self, element: &Element, journey: &Journey) -> Place {
        let of_step = |step: Id| journey.step(step).map_or(0, |step| self.at(step.stage));
        let (stage, step, lane, kind) = match element {
            Element::About(_) => (0, 0, 0, 0),
            Element::Actor(_) => (0, 0, 0, 1),
            Element::Lane(lane) => (0, 0, self.at(lane.id), 2),
            Element::View(_) => (0, 0, usize::MAX, 3),
            // A conflict stands with what it is about.
            Element::Conflict(conflict) => {
                let of = journey.record(conflict.of).map(|of| self.of_record(&of, journey));
                return Place {
                    kind: 8,
                    ..of.unwrap_or_default()
                };
            }
            Element::Stage(stage) => (self.at(stage.id), 0, 0, 4),
            Element::Step(step) => (self.at(step.stage), self.at(step.id), 0, 5),
            Element::Card(card) => match card.place {
                Some(place) => (of_step(place.step), self.at(place.step), self.at(place.lane), 6),
                None => (0, 0, usize::MAX, 7),
            },
        };
        Place {
            stage,
            step,
            lane,
            kind,
        }
    }
}

fn compared(difference: &Difference, before: &Journey, after: &Journey) -> ComparedElement {
    let record = difference.after.as_ref().or(difference.before.as_ref());
    let journeys = match difference.after {
        Some(_) => [after, before],
        None => [before, after],
    };
    let (kind, card, link, name) = match record {
        Some(Record::Element(element)) => {
            let card = match element {
                Element::Card(card) => Some(card.content.name().to_owned()),
                _ => None,
            };
            (Some(element.kind()), card, None, vec![element.name().to_owned()])
        }
        Some(Record::Link(link)) => {
            let ends = [link.from, link.to].map(|end| name_of(end, journeys));
            (None, None, Some(link.kind), ends.to_vec())
        }
        None => (None, None, None, Vec::new()),
    };
    let places = match (&difference.before, &difference.after) {
        (Some(was), Some(is)) if difference.moved => {
            let (was, is) = (place_names(was, before), place_names(is, after));
            (was != is).then_some((was, is))
        }
        _ => None,
    };
    let fields = difference
        .fields
        .iter()
        .map(|field| compared_field(field, before, after));
    ComparedElement {
        id: difference.id,
        kind,
        card,
        link,
        name,
        turn: difference.turn(),
        places,
        fields: fields.collect(),
    }
}

fn compared_field(field: &FieldDifference, before: &Journey, after: &Journey) -> ComparedField {
    ComparedField {
        field: field.field.clone(),
        before: named(&field.before, before),
        after: named(&field.after, after),
        words: words_of(field),
    }
}

fn words_of(field: &FieldDifference) -> Vec<WordRun> {
    let (FieldValue::Text(before), FieldValue::Text(after)) = (&field.before, &field.after) else {
        return Vec::new();
    };
    let runs = word_runs(before, after).unwrap_or_default();
    // Nothing in common is no text with marks in it.
    if runs.iter().all(|run| run.of != RunOf::Both) {
        return Vec::new();
    }
    let told = runs.into_iter().map(|run| WordRun {
        is: match run.of {
            RunOf::Both => RunTurn::Kept,
            RunOf::Before => RunTurn::Removed,
            RunOf::After => RunTurn::Added,
        },
        text: run.text,
    });
    told.collect()
}

/// What people call an element; of a link, its two ends.
pub(crate) fn names_of(id: Id, journey: &Journey) -> Vec<String> {
    match journey.record(id) {
        Some(Record::Element(element)) => vec![element.name().to_owned()],
        Some(Record::Link(link)) => [link.from, link.to]
            .map(|end| name_of(end, [journey, journey]))
            .to_vec(),
        None => Vec::new(),
    }
}

/// Where something is: lane and step of a card, stage of a step, both ends of a link.
pub(crate) fn place_names(record: &Record, journey: &Journey) -> Vec<String> {
    let name = |id: Id| name_of(id, [journey, journey]);
    match record {
        Record::Element(Element::Card(card)) => match card.place {
            Some(place) => vec![name(place.step), name(place.lane)],
            None => Vec::new(),
        },
        Record::Element(Element::Step(step)) => vec![name(step.stage)],
        Record::Link(link) => vec![name(link.from), name(link.to)],
        Record::Element(_) => Vec::new(),
    }
}

fn name_of(id: Id, journeys: [&Journey; 2]) -> String {
    let found = journeys.into_iter().find_map(|journey| journey.element(id));
    found.map(|element| element.name().to_owned()).unwrap_or_default()
}

pub(crate) fn named(value: &FieldValue, journey: &Journey) -> FieldValue {
    match value {
        FieldValue::Element(id) => FieldValue::Text(name_of(*id, [journey, journey])),
        FieldValue::Elements(ids) => FieldValue::Texts(ids.iter().map(|id| name_of(*id, [journey, journey])).collect()),
        other => other.clone(),
    }
}
