//! What a map was when it was passed on: told as ways back, and believed only when the hash is true.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod journeys;

use journey_format::{Limits, MapFile, ReadErrorKind, is_hash, read_whole, revision, write, write_whole};
use journey_model::*;
use proptest::prelude::*;

/// The map with another title.
fn titled(journey: &Journey, title: &str) -> Journey {
    let records = journey.records().map(|mut record| {
        if let Record::Element(Element::About(about)) = &mut record {
            title.clone_into(&mut about.title);
        }
        record
    });
    Journey::from_records(records.collect::<Vec<_>>()).unwrap()
}

/// A day in 2027, in milliseconds.
const AT: i64 = 1_800_000_000_123;

#[test]
fn a_map_that_went_on_tells_what_it_was() {
    let states: Vec<Journey> = ["Four", "Three", "Two", "One"]
        .iter()
        .map(|title| titled(&sample::journey(60), title))
        .collect();
    let mut earlier = states.iter().cloned();
    let now = earlier.next().unwrap();
    let file = MapFile::with_history(now, earlier.map(|state| (state, AT, "as sent".to_owned())));
    let text = write_whole(&file);
    let read = read_whole(text.as_bytes()).unwrap();
    assert_eq!(read, file);
    assert_eq!(write_whole(&read), text);
    assert_eq!(read.history.len(), 3);
    assert_eq!((read.history[0].at, read.history[0].name.as_str()), (AT, "as sent"));
    assert!(text.contains("at: \"2027-01-15T08:00:00.123Z\", name: \"as sent\", back: (elements: [About("));
    for state in &states {
        assert!(is_hash(&revision(state)));
        assert_eq!(read.state(&revision(state)).as_ref(), Some(state));
    }
    assert_eq!(read.state(&"0".repeat(64)), None);
    assert_eq!(
        text.lines().filter(|line| line.starts_with("    Revision(")).count(),
        3,
        "a state is a line"
    );
}

#[test]
fn the_same_state_twice_is_told_once() {
    let journey = sample::journey(20);
    let again = [
        (journey.clone(), AT, String::new()),
        (journey.clone(), AT, String::new()),
    ];
    let file = MapFile::with_history(journey.clone(), again);
    assert!(file.history.is_empty());
    assert_eq!(write_whole(&file), write(&journey));
    assert!(file.followed_by(journey, AT, String::new()).history.is_empty());
}

#[test]
fn a_history_that_tells_what_never_was_is_not_believed() {
    let before = titled(&sample::journey(20), "Before");
    let now = titled(&before, "Now");
    let file = MapFile::new(before.clone()).followed_by(now.clone(), AT, String::new());
    let text = write_whole(&file);
    let told = revision(&before);
    for (what, instead) in [
        (
            "back: (elements: [About(",
            "back: (gone: [\"0000000000001\"], elements: [About(",
        ),
        ("title: \"Before\"", "title: \"Never\""),
        (
            "back: (elements: [",
            "back: (elements: [Step(id: \"zzzzzzzzzzzzz\", stage: \"0000000000001\", order: \"V\"), ",
        ),
    ] {
        let instead = instead.replace("zzzzzzzzzzzzz", "7zzzzzzzzzzzz");
        let lie = text.replacen(what, &instead, 1);
        assert_ne!(lie, text, "{what}");
        let file = read_whole(lie.as_bytes()).unwrap();
        let believed = file.state(&told);
        assert!(believed.is_none() || believed.as_ref() == Some(&before), "{what}");
        assert_eq!(file.journey, now, "the map itself is as it is");
    }
}

#[test]
fn a_history_in_a_wrong_place_or_shape_is_refused() {
    use ReadErrorKind::{Malformed, TooMany};
    let map = |history: &str| format!("(format: 2, elements: [About(id: \"0000000000001\")],\nhistory: [{history}])");
    for (history, column, says) in [
        ("Revision(at: \"2027-01-15T08:00:00Z\")", 11, "lacks its `hash`"),
        (
            "Revision(hash: \"\", at: \"yesterday\")",
            35,
            "A moment is written like",
        ),
        (
            "Revision(hash: \"\", at: \"2027-01-15T08:00:00Z\", back: (elements: [Crad()]))",
            76,
            "not known",
        ),
        (
            "Revision(hash: \"\", at: \"2027-01-15T08:00:00Z\", back: (gone: [\"x\"]))",
            73,
            "An id has 13",
        ),
        (
            "Revision(hash: \"\", at: \"2027-01-15T08:00:00Z\", mood: 1)",
            58,
            "no field `mood`",
        ),
    ] {
        let error = read_whole(map(history).as_bytes()).unwrap_err();
        assert_eq!(
            (error.kind(), error.line(), error.column()),
            (Malformed, 2, column),
            "{error}"
        );
        assert!(error.to_string().contains(says), "{error}");
    }
    let one = "Revision(hash: \"\", at: \"2027-01-15T08:00:00Z\"),\n";
    assert!(read_whole(map(&one.repeat(20)).as_bytes()).is_ok());
    let error = read_whole(map(&one.repeat(21)).as_bytes()).unwrap_err();
    assert_eq!(
        (error.kind(), error.line(), error.column()),
        (TooMany, 22, 1),
        "{error}"
    );
}

#[test]
fn a_long_history_is_written_as_far_as_it_goes() {
    let journey = sample::journey(600);
    // Every card is another in every state.
    let state = |at: usize| {
        let records = journey.records().map(|mut record| {
            if let Record::Element(Element::Card(card)) = &mut record {
                card.note = format!("state {at} {}", "x".repeat(1_600));
            }
            record
        });
        Journey::from_records(records.collect::<Vec<_>>()).unwrap()
    };
    let states: Vec<Journey> = (0..6).map(state).collect();
    let file = MapFile::with_history(journey, states.iter().map(|state| (state.clone(), AT, String::new())));
    assert_eq!(file.history.len(), 6);
    let text = write_whole(&file);
    let read = read_whole(text.as_bytes()).unwrap();
    assert!((1..6).contains(&read.history.len()), "{} states", read.history.len());
    assert_eq!(read.state(&revision(&states[0])).as_ref(), Some(&states[0]));
    assert_eq!(read.state(&revision(&states[5])), None);
    assert_eq!(write_whole(&read), text);
    let many = (0..30).map(|at| (titled(&states[0], &at.to_string()), AT, String::new()));
    let file = MapFile::with_history(titled(&states[0], "now"), many);
    assert_eq!(read_whole(write_whole(&file).as_bytes()).unwrap().history.len(), 20);
}

/// Revisions stand on paper and in files of others: what gives them must never change.
#[test]
fn a_map_keeps_its_revision_for_ever() {
    let text = include_str!("version-1.journey");
    let journey = journey_format::read(text.as_bytes()).unwrap();
    assert_eq!(revision(&journey), SHA_256_OF_VERSION_1);
    assert_eq!(
        revision(&journey_format::read(write(&journey).as_bytes()).unwrap()),
        SHA_256_OF_VERSION_1
    );
}

const SHA_256_OF_VERSION_1: &str = "36f7428d9a49a579a1acbf1d58d9658bbfb68a358c5548f4252b2a98eb2a86b3";

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_journey_is_found_again_behind_any_other(one in journeys::journey(), other in journeys::journey(), third in journeys::journey()) {
        let earlier = [(other.clone(), AT, "b".to_owned()), (third.clone(), -AT, String::new())];
        let file = MapFile::with_history(one.clone(), earlier);
        let text = write_whole(&file);
        let read = read_whole(text.as_bytes()).map_err(|error| TestCaseError::fail(format!("{error} in\n{text}")))?;
        prop_assert_eq!(&read, &file);
        prop_assert_eq!(write_whole(&read), text);
        for state in [&one, &other, &third] {
            let back = read.state(&revision(state));
            prop_assert_eq!(back.as_ref(), Some(state));
        }
    }
}

#[test]
fn a_hostile_history_takes_bounded_work() {
    let limits = Limits::default();
    let entries = "\"0000000000001\",".repeat(limits.records + 2);
    let text = format!(
        "(format: 2, history: [Revision(hash: \"\", at: \"2027-01-15T08:00:00Z\", back: (gone: [{entries}]))])"
    );
    let error = read_whole(text.as_bytes()).unwrap_err();
    assert_eq!(error.kind(), ReadErrorKind::TooMany, "{error}");
}
