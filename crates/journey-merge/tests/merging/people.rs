//! People who edit a map apart from each other.

use journey_merge::{Merged, Version, merge_many};
use journey_model::*;
use proptest::prelude::*;

use crate::desk::Desk;
use crate::wish::{Wish, wishes};

/// The map that all begin with, and somebody's desk with a copy of it. What they add has ids of its own.
pub fn desk_of(base: &Desk, person: usize) -> Desk {
    let mut desk = Desk::new(0);
    desk.journey = base.journey.clone();
    for _ in 0..person * 5_000 + 2_500 {
        desk.mint();
    }
    desk
}

/// Carries out whatever is not refused.
pub fn work(desk: &mut Desk, wishes: &[Wish]) {
    for wish in wishes {
        let command = desk.command(wish);
        if let Ok(transaction) = plan(&desk.journey, &command) {
            desk.journey.apply(&transaction).unwrap();
        }
    }
}

/// A map after some work, and maps that several people made of it.
pub fn apart(people: usize) -> impl Strategy<Value = (Journey, Vec<Journey>)> {
    let list = |most| prop::collection::vec(wishes(), 0..most);
    (0usize..60, list(12), prop::collection::vec(list(14), people)).prop_map(|(cards, first, each)| {
        let mut base = Desk::new(cards);
        work(&mut base, &first);
        let made = each.iter().enumerate().map(|(person, wishes)| {
            let mut desk = desk_of(&base, person);
            work(&mut desk, wishes);
            desk.journey
        });
        let made = made.collect();
        (base.journey, made)
    })
}

pub const NAMES: [&str; 6] = ["Ada", "Bo", "Cleo", "Dan", "Eve", "Fay"];

/// What comes out, checked.
pub fn merged(base: &Journey, journeys: &[&Journey]) -> Merged {
    let named = journeys.iter().zip(NAMES);
    let versions: Vec<Version> = named.map(|(journey, by)| Version { journey, by }).collect();
    let merged = merge_many(base, &versions).unwrap();
    merged.journey.check().unwrap();
    merged
}

/// The records without the names in their conflicts.
pub fn nameless(journey: &Journey) -> Vec<Record> {
    let mut records: Vec<Record> = journey.records().collect();
    for record in &mut records {
        if let Record::Element(Element::Conflict(conflict)) = record {
            conflict.sides.iter_mut().for_each(|side| side.by.clear());
        }
    }
    records
}
