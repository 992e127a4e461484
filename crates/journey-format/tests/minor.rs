//! Files of a newer minor version: what is not known here is kept where it stood, and written back.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod journeys;

use journey_format::{MapFile, ReadErrorKind, read, read_whole, revision, write, write_whole};
use journey_model::*;
use proptest::prelude::*;

/// What a Percorso of the future wrote: fields here and there that this one does not know.
const NEWER: &str = include_str!("newer-minor.journey");

fn id(number: u64) -> Id {
    Id::from_bits(number)
}

fn changed(journey: &Journey, id: Id, change: impl Fn(&mut Element)) -> Journey {
    let before = journey.element(id).unwrap().clone();
    let mut after = before.clone();
    change(&mut after);
    let mut journey = journey.clone();
    let change = Change {
        id,
        before: Some(Record::Element(before)),
        after: Some(Record::Element(after)),
    };
    apply(&mut journey, vec![change]);
    journey
}

fn apply(journey: &mut Journey, changes: Vec<Change>) {
    let label = Label {
        act: Act::Rename,
        name: String::new(),
        place: String::new(),
        count: 1,
    };
    journey.apply(&Transaction { label, changes }).unwrap();
}

#[test]
fn what_is_not_known_is_written_back_byte_for_byte() {
    let file = read_whole(NEWER.as_bytes()).unwrap();
    assert_eq!(write_whole(&file), NEWER);
    assert_eq!(file.journey.unknown().minor, 3);
    assert_eq!(file.journey.unknown().records.len(), 7);
}

#[test]
fn what_is_not_known_stays_beside_what_is_edited() {
    let journey = read(NEWER.as_bytes()).unwrap();
    let edited = changed(&journey, id(5), |element| {
        let Element::Card(card) = element else { panic!() };
        card.text = "The bicycle shed, at noon".to_owned();
    });
    let (before, after) = (write(&journey), write(&edited));
    let different: Vec<_> = before
        .lines()
        .zip(after.lines())
        .filter(|(one, other)| one != other)
        .collect();
    assert_eq!(different.len(), 1, "{different:?}");
    let (old, new) = different[0];
    assert_eq!(old.replace("Bicycle shed", "The bicycle shed, at noon"), new);
}

#[test]
fn a_card_that_becomes_another_kind_loses_what_its_old_kind_had() {
    let journey = read(NEWER.as_bytes()).unwrap();
    let parked = changed(&journey, id(6), |element| {
        let Element::Card(card) = element else { panic!() };
        card.content = Content::Thought;
    });
    let line = |text: &str| {
        text.lines()
            .find(|line| line.contains("0000000000006"))
            .unwrap()
            .to_owned()
    };
    assert!(line(&write(&journey)).ends_with("content: Note(pinned: true), mood: Calm),"));
    assert!(line(&write(&parked)).ends_with("content: Thought, mood: Calm),"));
    // The kind that it was comes back with all that it had.
    let back = changed(&parked, id(6), |element| {
        let Element::Card(card) = element else { panic!() };
        card.content = Content::Note;
    });
    assert_eq!(write(&back), write(&journey));
}

#[test]
fn what_is_deleted_and_comes_back_has_what_is_not_known_again() {
    let mut journey = read(NEWER.as_bytes()).unwrap();
    let whole = write(&journey);
    let card = journey.record(id(6));
    let gone = Change {
        id: id(6),
        before: card.clone(),
        after: None,
    };
    apply(&mut journey, vec![gone]);
    assert!(!write(&journey).contains("pinned"));
    apply(
        &mut journey,
        vec![Change {
            id: id(6),
            before: None,
            after: card,
        }],
    );
    assert_eq!(write(&journey), whole);
}

#[test]
fn a_file_in_which_everything_is_known_says_no_minor_version() {
    let plain = "(format: 2, minor: 7, elements: [About(id: \"0000000000001\")])";
    assert!(!write(&read(plain.as_bytes()).unwrap()).contains("minor"));
}

#[test]
fn earlier_states_keep_what_is_not_known_and_have_their_hash() {
    let before = read(NEWER.as_bytes()).unwrap();
    let now = changed(&before, id(5), |element| {
        let Element::Card(card) = element else { panic!() };
        card.text = "Later".to_owned();
    });
    let file = MapFile::new(before.clone()).followed_by(now, 1_800_000_000_000, String::new());
    let text = write_whole(&file);
    let file = read_whole(text.as_bytes()).unwrap();
    assert_eq!(write_whole(&file), text);
    let state = file.state(&revision(&before)).unwrap();
    assert_eq!(state, before);
    assert_eq!(write(&state), write(&before));
}

#[track_caller]
fn refused(text: &str, kind: ReadErrorKind, line: usize, column: usize, says: &str) {
    let error = read(text.as_bytes()).unwrap_err();
    assert_eq!(
        (error.kind(), error.line(), error.column()),
        (kind, line, column),
        "{error}"
    );
    assert!(error.to_string().contains(says), "{error}");
}

#[test]
fn what_is_not_known_in_a_file_of_the_present_version_is_an_error() {
    use ReadErrorKind::Malformed;
    for minor in ["", "minor: 0, ", "minor: 1, "] {
        let text = format!("(format: 2, {minor}elements: [\nAbout(id: \"0000000000001\", mood: Glad)])");
        refused(&text, Malformed, 2, 28, "has no field `mood`");
    }
    refused(
        "(format: 1, minor: 2, elements: [])",
        Malformed,
        1,
        13,
        "no field `minor`",
    );
    refused(
        "(format: 1, history: [], elements: [])",
        Malformed,
        1,
        13,
        "no field `history`",
    );
    for minor in ["-1", "1.5", "one", "99999999999999999999999"] {
        refused(
            &format!("(format: 2, minor: {minor})"),
            Malformed,
            1,
            20,
            "whole number",
        );
    }
}

#[test]
fn words_and_kinds_that_a_minor_version_must_not_bring_ask_for_an_update() {
    use ReadErrorKind::NewerFormat;
    let map = |records: &str| format!("(format: 2, minor: 3, elements: [About(id: \"0000000000001\"),\n{records}])");
    refused(
        &map(" Balloon(id: \"0000000000002\")"),
        NewerFormat,
        2,
        2,
        "Update Percorso",
    );
    let lane = map("Lane(id: \"0000000000002\", order: \"V\", mood: 1, kind: Smells)");
    refused(&lane, NewerFormat, 2, 54, "format 2.3; this one knows 2.1");
    let picture = "(format: 2, minor: 2, elements: [], pictures: [(name: \"\", light: 1)])";
    refused(picture, NewerFormat, 1, 59, "Update Percorso");
}

#[test]
fn errors_behind_what_is_not_known_keep_their_places() {
    use ReadErrorKind::{Inconsistent, Malformed, TooMany};
    let map = |records: &str| format!("(format: 2, minor: 2, elements: [About(id: \"0000000000001\"),\n{records}])");
    let card = map("Stage(id: \"0000000000002\", é: \"çà\", order: 3)");
    refused(&card, Malformed, 2, 44, "quotation marks");
    let dangling = map("\nStep(é: [(a: \")\"), {}], id: \"0000000000002\", order: \"V\", stage: \"0000000000003\")");
    refused(&dangling, Inconsistent, 3, 1, "which is not in the map");
    refused(
        &map("Stage(mood: 1, mood: 2, id: \"0000000000002\", order: \"V\")"),
        Malformed,
        2,
        16,
        "twice",
    );
    refused(
        &map("Stage(mood: (1 2), id: \"0000000000002\", order: \"V\")"),
        Malformed,
        2,
        13,
        "no value",
    );
    refused(
        &map("Stage(mood: , id: \"0000000000002\", order: \"V\")"),
        Malformed,
        2,
        13,
        "no value",
    );
    let many: String = (0..200_001).map(|at| format!("f{at}: 1,")).collect();
    let error = read(map(&format!("Stage({many})")).as_bytes()).unwrap_err();
    assert_eq!(error.kind(), TooMany, "{error}");
}

/// Fields are put in at every place where fields can stand, and come back from there.
#[test]
fn every_place_where_fields_can_stand_keeps_them() {
    let first = include_str!("everything.journey").replace("format: 2,\n", "format: 2,\n  minor: 2,\n");
    let later = include_str!("everything-1.journey").replace("minor: 1,\n", "minor: 2,\n");
    assert!(every_place(&first) > 40);
    assert!(every_place(&later) > 20);
}

/// How many places there were.
fn every_place(everything: &str) -> usize {
    let known = read(everything.as_bytes()).unwrap();
    let mut places = 0;
    // Behind the last field of every bracket, in front of the closing one, inside of records.
    for (at, _) in everything.match_indices(')') {
        let line_start = everything[..at].rfind('\n').map_or(0, |end| end + 1);
        let line = &everything[line_start..];
        let line = &line[..line.find('\n').unwrap()];
        let quotes =
            everything[line_start..at].matches('"').count() - everything[line_start..at].matches("\\\"").count();
        if !line.starts_with("    ") || quotes % 2 == 1 {
            continue;
        }
        let comma = if everything[..at].ends_with('(') { "" } else { ", " };
        let text = format!(
            "{}{comma}mood: Glad(very: true){}",
            &everything[..at],
            &everything[at..]
        );
        let journey = read(text.as_bytes()).unwrap_or_else(|error| panic!("{error}: {line}"));
        assert!(journey.records().eq(known.records()), "{line}");
        for (there, here) in text.lines().zip(write(&journey).lines()) {
            assert_eq!(there, here);
        }
        places += 1;
    }
    places
}

/// What was written by this version and what it says of itself.
const LATER: &str = include_str!("everything-1.journey");

#[test]
fn a_file_says_the_minor_version_of_its_newest_field_and_no_other() {
    let journey = read(LATER.as_bytes()).unwrap();
    assert_eq!(write(&journey), LATER);
    // Each of the new fields asks for it by itself.
    let records: Vec<Record> = journey.records().collect();
    let about = records
        .iter()
        .find(|record| matches!(record, Record::Element(Element::About(_))))
        .unwrap();
    for record in &records {
        let alone = match record {
            Record::Element(Element::Conflict(conflict)) => {
                let of = records.iter().find(|record| record.id() == conflict.of).unwrap();
                vec![
                    Record::Element(Element::About(About::new(id(900), ""))),
                    without_news(of),
                    record.clone(),
                ]
            }
            Record::Element(Element::About(_)) => vec![record.clone()],
            record => vec![
                Record::Element(Element::About(About::new(about.id(), ""))),
                record.clone(),
            ],
        };
        let alone = Journey::from_records(alone).unwrap();
        assert!(write(&alone).contains("\n  minor: 1,\n"), "{record:?}");
    }
    // And one that is only in an earlier state.
    let plain = Journey::new(About::new(about.id(), ""));
    let file = MapFile::new(journey).followed_by(plain, 1_800_000_000_000, String::new());
    let text = write_whole(&file);
    assert!(text.contains("\n  minor: 1,\n") && write(&file.journey).lines().all(|line| !line.contains("minor")));
    assert_eq!(read_whole(text.as_bytes()).unwrap(), file);
}

fn without_news(record: &Record) -> Record {
    let mut record = record.clone();
    if let Record::Element(Element::Card(card)) = &mut record {
        card.personal = None;
    }
    record
}

/// A program that knew no more than 2.0 took these fields for ones that it did not know: it kept them where they stood and
/// wrote them back. That their values and places are such, a file shows that has them under names which nobody knows.
#[test]
fn a_reader_of_the_first_minor_version_keeps_the_new_fields() {
    let mut stranger = LATER.replace("minor: 1,", "minor: 2,");
    for name in [
        "method",
        "findings",
        "path",
        "phase",
        "guidance",
        "personal",
        "promise",
        "tone",
        "next",
        "due",
        "definition",
    ] {
        let known = stranger.matches(&format!("{name}: ")).count();
        assert!(known > 0, "{name}");
        stranger = stranger.replace(&format!(" {name}: "), &format!(" {name}_then: "));
        stranger = stranger.replace(&format!("({name}: "), &format!("({name}_then: "));
    }
    let journey = read(stranger.as_bytes()).unwrap();
    assert_eq!(write(&journey), stranger);
    assert!(journey.unknown().records.len() > 8);
    assert_eq!(read(LATER.as_bytes()).unwrap().unknown().records.len(), 0);
}

#[test]
fn what_was_kept_before_it_was_known_is_written_once() {
    let mut journey = read(NEWER.as_bytes()).unwrap();
    let mut unknown = journey.unknown().clone();
    let kept = UnknownField {
        within: "content.Touchpoint".to_owned(),
        name: "promise".to_owned(),
        value: "\"a shed\"".to_owned(),
    };
    unknown.records.get_mut(&id(5)).unwrap().push(kept);
    journey.keep_unknown(unknown);
    assert!(write(&journey).contains("promise: \"a shed\""));
    let promised = changed(&journey, id(5), |element| {
        let Element::Card(Card {
            content: Content::Touchpoint(touchpoint),
            ..
        }) = element
        else {
            panic!()
        };
        touchpoint.promise = "a roof".to_owned();
    });
    let text = write(&promised);
    assert!(
        text.contains("promise: \"a roof\"") && text.matches("promise:").count() == 1,
        "{text}"
    );
    read(text.as_bytes()).unwrap();
}

#[test]
fn new_fields_are_put_in_order_and_checked() {
    let about = |fields: &str| format!("(format: 2, minor: 1, elements: [\nAbout(id: \"0000000000001\", {fields})])");
    let twice = about(
        "findings: (muted: [(finding: \"B\"), (finding: \"A\", reason: \"x\"), (finding: \"B\", reason: \"y\")])",
    );
    let journey = read(twice.as_bytes()).unwrap();
    assert!(write(&journey).contains("[(finding: \"A\", reason: \"x\"), (finding: \"B\", reason: \"y\")]"));
    use ReadErrorKind::{Inconsistent, Malformed};
    let infinite = about("findings: (thresholds: [(name: \"a\", value: inf)])");
    refused(&infinite, Inconsistent, 2, 1, "finite");
    refused(
        &about("findings: (muted: [(reason: \"why\")])"),
        Malformed,
        2,
        1,
        "finding",
    );
    let stage = about("), Stage(id: \"0000000000002\", order: \"V\", phase: Sale");
    assert_eq!(read(stage.as_bytes()).unwrap_err().kind(), Malformed);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_value_of_any_field_is_kept(journey in journeys::journey(), seed in any::<prop::sample::Index>(), text in journeys::text()) {
        let mut journey = journey;
        let mut unknown = Unknown { minor: 2, ..Unknown::default() };
        let plain = Journey::new(About { id: id(1), title: text, ..journey.about().clone() });
        let quoted = write(&plain);
        // The text as the writer quotes it.
        let value = quoted.split("title: ").nth(1).and_then(|rest| rest.split(", scenario").next()).map_or("\"\"", |value| value);
        prop_assume!(read(format!("(format: 2, minor: 2, mood: {value}, elements: [About(id: \"0000000000001\")])").as_bytes()).is_ok());
        let records: Vec<Id> = journey.records().map(|record| record.id()).collect();
        let field = UnknownField { within: String::new(), name: "mood".to_owned(), value: value.to_owned() };
        unknown.records.insert(records[seed.index(records.len())], vec![field]);
        journey.keep_unknown(unknown);
        let text = write(&journey);
        let back = read(text.as_bytes()).map_err(|error| TestCaseError::fail(format!("{error} in\n{text}")))?;
        prop_assert_eq!(&back, &journey);
        prop_assert_eq!(write(&back), text);
    }
}
