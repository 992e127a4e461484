//! Map files: reading and writing, beside what nobody could take less than.

use std::fs;

use journey_format::{MapFile, read, read_whole, revision, write, write_whole};
use journey_model::{Element, Journey, Record, sample};

use crate::table::{Table, Times};

/// Numbers of cards; the middle one is what the goals are for, the others show whether time grows with the map only.
const SIZES: [usize; 3] = [2_500, 10_000, 40_000];

/// How often each is done.
const TIMES: usize = 30;

/// Reading from the disk, checking that it is UTF-8, and making a map of it; and writing it.
pub fn all(table: &Table) {
    for cards in SIZES {
        let journey = spoken(&sample::journey(cards));
        let text = write(&journey);
        let room = tempfile::tempdir().unwrap();
        let file = room.path().join("map.journey");
        fs::write(&file, &text).unwrap();
        let floor = "the file's bytes read, and checked to be UTF-8";
        let bytes = Times::of(TIMES, |_| String::from_utf8(fs::read(&file).unwrap()).unwrap());
        let parsed = Times::of(TIMES, |_| read(&fs::read(&file).unwrap()).unwrap());
        let kilobytes = text.len() / 1000;
        table.line(&format!("read, {cards} cards, {kilobytes} kB"), &parsed, floor, &bytes);
        let written = Times::of(TIMES, |_| write(&journey));
        table.line(&format!("write, {cards} cards"), &written, floor, &bytes);
        let hashed = Times::of(TIMES, |_| revision(&journey));
        table.line(&format!("revision, {cards} cards"), &hashed, floor, &bytes);
        if cards == 10_000 {
            with_history(table, &journey);
        }
    }
}

/// The same with five earlier states of 300 changed cards each.
fn with_history(table: &Table, journey: &Journey) {
    let states = (1..=5).map(|at| (edited(journey, at), 1_800_000_000_000 - at as i64, String::new()));
    let whole = MapFile::with_history(journey.clone(), states);
    let text = write_whole(&whole);
    let utf8 = Times::of(TIMES, |_| std::str::from_utf8(text.as_bytes()).map(str::len));
    let parsed = Times::of(TIMES, |_| read_whole(text.as_bytes()).unwrap());
    let floor = "its bytes checked to be UTF-8";
    table.line("read with five earlier states", &parsed, floor, &utf8);
    let oldest = whole.history.last().unwrap().hash.clone();
    let found = Times::of(TIMES, |_| whole.state(&oldest).unwrap());
    table.line("the oldest of them found", &found, floor, &utf8);
}

/// Cards with as much text as people write.
fn spoken(journey: &Journey) -> Journey {
    let records = journey.records().map(|mut record| {
        if let Record::Element(Element::Card(card)) = &mut record {
            card.note =
                "What was heard in the interview, word for word: “è troppo tardi”, and what it may mean.".to_owned();
            card.tags = vec!["interview".to_owned(), "autumn".to_owned()];
        }
        record
    });
    Journey::from_records(records.collect::<Vec<_>>()).unwrap()
}

fn edited(journey: &Journey, at: usize) -> Journey {
    let mut cards = 0;
    let records = journey.records().map(|mut record| {
        if let Record::Element(Element::Card(card)) = &mut record {
            cards += 1;
            if (cards + at).is_multiple_of(33) {
                card.text = format!("As it was {at} states ago");
            }
        }
        record
    });
    Journey::from_records(records.collect::<Vec<_>>()).unwrap()
}
