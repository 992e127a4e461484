//! All findings of a map of ten thousand cards, and those after one edit, beside a plain walk over its elements and links.

use std::time::Instant;

use journey_insight::{Memory, Thresholds, find};
use journey_model::{
    Command, Content, Date, Element, Family, Field, Id, Journey, LaneKind, Phase, Progress, Record, plan, sample,
};

use crate::table::{Table, Times};

/// Cards of the map.
const CARDS: usize = 10_000;
const TIMES: usize = 50;

/// The sample, with phases, people counted, families, figures and dates, so that every question has something to ask about.
fn map() -> Journey {
    let records: Vec<Record> = sample::journey(CARDS).records().collect();
    let records = records.into_iter().enumerate().map(|(number, mut record)| {
        match &mut record {
            Record::Element(Element::Stage(stage)) => {
                stage.phase = Phase::ALL.get(number % 7).copied();
                stage.contacts = Some((number % 90 + 10) as f64);
            }
            Record::Element(Element::Card(card)) => {
                card.evidence.date = Date::new(2025, 1 + (number % 12) as u8, 1)
                    .ok()
                    .filter(|_| number % 3 == 0);
                match &mut card.content {
                    Content::Touchpoint(is) => {
                        is.family = [Family::Digital, Family::Physical, Family::Relational][number % 3];
                        is.promise = ["soon", "today"][number % 2].to_owned();
                    }
                    Content::Opportunity(is) => {
                        (is.impact, is.effort) = (1 + (number % 5) as u8, 1 + (number / 5 % 5) as u8);
                        is.progress = [Progress::Idea, Progress::Planned][number % 2];
                    }
                    Content::Metric(is) => (is.actual, is.target) = (Some((number % 20) as f64), Some(15.0)),
                    _ => {}
                }
            }
            _ => {}
        }
        record
    });
    Journey::from_records(records.collect::<Vec<_>>()).unwrap()
}

/// A plain walk: nobody can say anything of a map without having looked at its cards and links.
fn walk(journey: &Journey) -> usize {
    let cards = journey.cards().map(|card| card.text.len() + card.evidence.source.len());
    cards.sum::<usize>() + journey.links().map(|link| link.label.len() + 1).sum::<usize>()
}

/// Every part of it.
pub fn all(table: &Table) {
    let mut journey = map();
    let thresholds = Thresholds::default();
    let today = Date::new(2027, 3, 1).ok();
    let found = find(&journey, &thresholds, today).list.len();
    assert!(found > 1_000, "{found} findings");
    let floor = Times::of(TIMES, |_| walk(&journey));
    let whole = Times::of(TIMES, |_| find(&journey, &thresholds, today));
    table.line("findings, 10,000 cards", &whole, "a walk over cards and links", &floor);
    for (what, kind) in [
        ("findings after a text of an action", LaneKind::Actions),
        ("findings after a text of a pain point", LaneKind::Pains),
        ("findings after a text of a touchpoint", LaneKind::Touchpoints),
    ] {
        let times = after_edits(&mut journey, kind, &thresholds, today);
        table.line(what, &times, "a walk over cards and links", &floor);
    }
}

fn after_edits(journey: &mut Journey, kind: LaneKind, thresholds: &Thresholds, today: Option<Date>) -> Times {
    let lane = journey.lanes().into_iter().find(|lane| lane.kind == kind).unwrap().id;
    let of_lane = journey
        .cards()
        .filter(|card| card.place.is_some_and(|place| place.lane == lane));
    let cards: Vec<Id> = of_lane.map(|card| card.id).collect();
    let mut memory = Memory::default();
    memory.find(journey, thresholds, today);
    let took = (0..TIMES).map(|turn| {
        let edit = Command::Edit {
            ids: vec![cards[turn * 7 % cards.len()]],
            field: Field::Name(format!("otherwise {turn}")),
        };
        let transaction = plan(journey, &edit).unwrap();
        journey.apply(&transaction).unwrap();
        let start = Instant::now();
        memory.note(&transaction.changes);
        std::hint::black_box(memory.find(journey, thresholds, today));
        start.elapsed()
    });
    Times::from(took.collect::<Vec<_>>())
}
