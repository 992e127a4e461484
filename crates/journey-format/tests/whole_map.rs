//! Errors of the whole map: references in a ring, ids of other kinds, and a place deep in a large file.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use journey_format::ReadErrorKind::{self, *};
use journey_format::read;

/// A map with these lines in place of its records after the `About`. They begin at line 5.
fn map(records: &str) -> String {
    format!("(\n  format: 2,\n  elements: [\n    About(id: \"0000000000001\"),\n{records}\n  ],\n)\n")
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

/// What ought to be a tree cannot be a ring: a step is held by a stage, a card by a lane and a step, and nothing else will do.
#[test]
fn rings_and_ids_of_other_kinds() {
    let step = |id: u8, stage: u8| {
        format!("    Step(id: \"000000000000{id}\", stage: \"000000000000{stage}\", order: \"V\"),\n")
    };
    refused(
        &map(&(step(2, 3) + &step(3, 2))),
        Inconsistent,
        5,
        5,
        "0000000000003, which is of the wrong kind",
    );
    refused(
        &map(&step(2, 2)),
        Inconsistent,
        5,
        5,
        "0000000000002, which is of the wrong kind",
    );
    let card = "    Card(id: \"0000000000004\", order: \"V\", content: Note, ";
    let stage = "    Stage(id: \"0000000000002\", order: \"V\"),\n";
    let here = format!(
        "{stage}{}{card}lane: \"0000000000003\", step: \"0000000000003\")",
        step(3, 2)
    );
    refused(
        &map(&here),
        Inconsistent,
        7,
        5,
        "0000000000003, which is of the wrong kind",
    );
    let myself = format!("{card}lane: \"0000000000004\", step: \"0000000000004\")");
    refused(
        &map(&myself),
        Inconsistent,
        5,
        5,
        "0000000000004, which is of the wrong kind",
    );
    let actor = format!("{stage}{card}actor: \"0000000000002\")");
    refused(
        &map(&actor),
        Inconsistent,
        6,
        5,
        "0000000000002, which is of the wrong kind",
    );
}

/// Of a large map as well, which is read in pieces.
#[test]
fn an_error_deep_in_a_large_map_has_its_place() {
    let mut text = journey_format::write(&journey_model::sample::journey(3_000));
    let last = text.rfind("    Card(").unwrap();
    let line = text[..last].matches('\n').count() + 1;
    text.replace_range(last..last + 9, "    Crad(");
    refused(&text, Malformed, line, 5, "`Crad` is not known here");
    text.replace_range(last..last + 9, "    Card(");
    let order = last + text[last..].find("order: ").unwrap();
    text.replace_range(order..order + 5, "ordre");
    refused(&text, Malformed, line, order - last + 1, "no field `ordre`");
}
