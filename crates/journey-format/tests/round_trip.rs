//! What is written reads back, byte for byte and element for element.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod journeys;

use journey_format::{read, write};
use journey_model::*;
use proptest::prelude::*;

/// A map with every kind of record and every field, to fix the file's look.
const EVERYTHING: &str = include_str!("everything.journey");

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_journey_reads_back(journey in journeys::journey()) {
        let text = write(&journey);
        let back = read(text.as_bytes()).map_err(|error| TestCaseError::fail(format!("{error} in\n{text}")))?;
        prop_assert_eq!(&back, &journey);
        prop_assert_eq!(write(&back), text);
    }

    #[test]
    fn any_journey_is_one_record_a_line(journey in journeys::journey()) {
        let records = journey.records().count();
        let text = write(&journey);
        let lines = text.lines().filter(|line| line.starts_with("    ")).count();
        prop_assert_eq!(lines, records);
        prop_assert!(!text.contains('\r') && text.ends_with(")\n"));
    }
}

#[test]
fn the_file_with_everything_is_written_as_it_was_read() {
    let journey = read(EVERYTHING.as_bytes()).unwrap();
    assert_eq!(write(&journey), EVERYTHING);
    assert_eq!(journey.records().count(), 35);
}

/// A map with every field of a file that was written when there were no views, tags, crops, widths and switches.
const OF_OLD: &str = include_str!("of-old.journey");

#[test]
fn a_file_from_before_views_tags_and_widths_reads_and_changes_but_its_version() {
    let journey = read(OF_OLD.as_bytes()).unwrap();
    assert_eq!(write(&journey), OF_OLD.replacen("format: 1", "format: 2", 1));
    assert_eq!(journey.records().count(), 31);
    assert!(journey.views().is_empty());
    assert!(journey.steps().iter().all(|step| step.width.is_none()));
    assert!(journey.cards().all(|card| card.tags.is_empty() && card.hue.is_none()));
    let plain = |lane: &Lane| !lane.hidden && !lane.folded && !lane.locked && lane.height.is_none();
    assert!(journey.lanes().into_iter().all(plain));
}

/// The newest file of version 1, with everything that it could hold.
const VERSION_1: &str = include_str!("version-1.journey");

#[test]
fn a_file_of_version_1_is_brought_up_to_the_present_one() {
    let (old, new) = (
        read(VERSION_1.as_bytes()).unwrap(),
        read(EVERYTHING.as_bytes()).unwrap(),
    );
    assert_eq!(write(&old), VERSION_1.replacen("format: 1", "format: 2", 1));
    assert!(old.records().all(|record| new.record(record.id()) == Some(record)));
    for (said, meant) in [("1", "2"), ("001", "2")] {
        let text = VERSION_1.replacen("format: 1", &format!("format: {said}"), 1);
        assert!(write(&read(text.as_bytes()).unwrap()).contains(&format!("format: {meant},")));
    }
}

#[test]
fn one_changed_card_is_one_changed_line() {
    let mut journey = sample::journey(200);
    let before = write(&journey);
    let card = journey.cards().nth(77).unwrap().clone();
    let mut changed = card.clone();
    changed.text = "says \"no\"\nand leaves".to_owned();
    let change = Change {
        id: card.id,
        before: Some(Record::Element(Element::Card(card))),
        after: Some(Record::Element(Element::Card(changed))),
    };
    let label = Label {
        act: Act::Rename,
        name: String::new(),
        place: String::new(),
        count: 1,
    };
    journey
        .apply(&Transaction {
            label,
            changes: vec![change],
        })
        .unwrap();
    let after = write(&journey);
    let different = before
        .lines()
        .zip(after.lines())
        .filter(|(before, after)| before != after)
        .count();
    assert_eq!((different, before.lines().count()), (1, after.lines().count()));
}

#[test]
fn white_space_comments_and_field_order_are_free() {
    let text = "\u{feff}// written by hand\r\n(links:[],elements:[/* the /* only */ one */About\n(\n\ttitle:r#\"A \"map\"\"#\n,\
                id:\"0000000000001\")],format:1)";
    let journey = read(text.as_bytes()).unwrap();
    assert_eq!(journey.about().title, "A \"map\"");
    assert_eq!(journey.about().language, "en");
    assert_eq!(journey.about().scale, Scale::default());
}

#[test]
fn optional_values_may_be_spelled_out() {
    let text = "(format: 1, elements: [About(id: \"0000000000001\"),
        Stage(id: \"0000000000002\", order: \"V\", hue: Some(3), contacts: None),
        Stage(id: \"0000000000003\", order: \"W\", hue: 4, contacts: 12)])";
    let journey = read(text.as_bytes()).unwrap();
    let hues: Vec<_> = journey
        .stages()
        .iter()
        .map(|stage| (stage.hue, stage.contacts))
        .collect();
    assert_eq!(hues, [(Some(3), None), (Some(4), Some(12.0))]);
}

#[test]
fn a_text_of_the_greatest_length_survives_its_escapes() {
    let mut about = About::new(Id::from_bits(1), "\u{1}".repeat(MAX_TEXT));
    about.scenario = "\n".repeat(MAX_TEXT);
    let journey = Journey::new(about);
    assert_eq!(read(write(&journey).as_bytes()).unwrap(), journey);
}
