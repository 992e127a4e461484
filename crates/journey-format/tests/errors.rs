//! Every kind of error, with its line and column, in one plain sentence.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use journey_format::ReadErrorKind::{self, *};
use journey_format::{Limits, read, read_with_limits};

/// A map with these lines in place of its records after the `About`. They begin at line 5.
fn map(records: &str) -> String {
    format!("(\n  format: 2,\n  elements: [\n    About(id: \"0000000000001\"),\n{records}\n  ],\n)\n")
}

#[track_caller]
fn refused(text: &str, kind: ReadErrorKind, line: usize, column: usize, says: &str) {
    refused_within(text.as_bytes(), &Limits::default(), kind, line, column, says);
}

#[track_caller]
fn refused_within(bytes: &[u8], limits: &Limits, kind: ReadErrorKind, line: usize, column: usize, says: &str) {
    let error = read_with_limits(bytes, limits).unwrap_err();
    let message = error.to_string();
    assert_eq!(
        (error.kind(), error.line(), error.column()),
        (kind, line, column),
        "{message}"
    );
    assert!(message.contains(says), "{message}");
    assert!(
        message.ends_with('.') && !message.contains('\n') && message.chars().count() < 400,
        "{message}"
    );
}

#[test]
fn too_large() {
    let limits = Limits {
        bytes: 10,
        text_bytes: 5,
        ..Limits::default()
    };
    refused_within(b"(format: 1,)", &limits, TooLarge, 1, 1, "larger than 10 bytes");
    refused_within(
        &vec![b'('; 32 * 1024 * 1024 + 1],
        &Limits::default(),
        TooLarge,
        1,
        1,
        "32 MiB",
    );
    let limits = Limits { bytes: 1_000, ..limits };
    refused_within(
        "(format: 1, é: \"12345\",\n x: \"123\\u{e9}6\")".as_bytes(),
        &limits,
        TooLarge,
        2,
        5,
        "longer than 5 bytes",
    );
}

#[test]
fn not_text() {
    refused_within(
        b"(format: 1,\n \xc3\xa9 \xff",
        &Limits::default(),
        NotText,
        2,
        4,
        "not UTF-8",
    );
    refused_within(b"\x89PNG\r\n", &Limits::default(), NotText, 1, 1, "not UTF-8");
}

#[test]
fn empty() {
    for text in ["", " \n\t", "// nothing\n/* at all */", "\u{feff}"] {
        refused(text, Empty, 1, 1, "empty");
    }
}

#[test]
fn too_deep() {
    refused(&"(".repeat(1_000_000), TooDeep, 1, 33, "32 deep");
    refused(
        &format!("(format: 1, x:\n{}", "[".repeat(1_000_000)),
        TooDeep,
        2,
        32,
        "32 deep",
    );
    refused(
        &map(&format!("Stage(id: {}", "Some(".repeat(1_000_000))),
        TooDeep,
        5,
        160,
        "32 deep",
    );
}

#[test]
fn too_many() {
    let limits = Limits {
        records: 3,
        ..Limits::default()
    };
    let stage = |id: u8| format!("Stage(id: \"000000000000{id}\", order: \"V\"),\n");
    let three = map(&(stage(2) + &stage(3)));
    assert!(read_with_limits(three.as_bytes(), &limits).is_ok());
    let four = map(&(stage(2) + &stage(3) + "  " + &stage(4)));
    refused_within(
        four.as_bytes(),
        &limits,
        TooMany,
        7,
        3,
        "more than 3 elements and links",
    );
    let rules = map("Stage(id: \"0000000000002\", order: \"V\", entry_rules: [\n\"\",\"\",\"\",\"\",\"\"])");
    refused_within(rules.as_bytes(), &limits, TooMany, 6, 12, "more than 3 entries");
}

#[test]
fn malformed_brackets_and_texts() {
    refused("Hello, world", Malformed, 1, 1, "not a Percorso map");
    refused("{\"format\": 1}", Malformed, 1, 1, "not a Percorso map");
    refused("\0\0\0\0", Malformed, 1, 1, "out of place");
    refused("(format: 1, elements: [About(id: \"a", Malformed, 1, 34, "not closed");
    refused("(format: 1, /* elements", Malformed, 1, 13, "comment");
    refused("(format: 1,\n  elements: [\n", Malformed, 3, 1, "line 2, column 13");
    refused(
        "(format: 1,\n  elements: [)",
        Malformed,
        2,
        14,
        "`)` does not close the `[` of line 2, column 13",
    );
    refused("(format: 1)\n)", Malformed, 2, 1, "after the end");
    refused("#![enable(implicit_some)]", Malformed, 1, 1, "before the map begins");
    refused("#![enable(wonders)]\n(format: 1)", Malformed, 1, 11, "`wonders`");
}

#[test]
fn malformed_fields() {
    refused(
        &map("    Card(id: \"0000000000002\", colour: 3),"),
        Malformed,
        5,
        31,
        "`Card` has no field `colour`",
    );
    refused(
        &map("    Card(order: \"V\", content: Note),"),
        Malformed,
        5,
        5,
        "`Card` lacks its `id`",
    );
    refused(
        &map("    Crad(id: \"0000000000002\"),"),
        Malformed,
        5,
        5,
        "`Crad` is not known here",
    );
    refused(
        &map("    Stage(id: \"0000000000002\", id: \"0000000000002\"),"),
        Malformed,
        5,
        32,
        "`id` twice",
    );
    refused(
        &map("    Stage(id: \"2\", order: \"V\"),"),
        Malformed,
        5,
        16,
        "An id has 13 characters",
    );
    refused(
        &map("    Stage(id: \"0000000000002\", order: \"V0\"),"),
        Malformed,
        5,
        40,
        "An order has",
    );
    refused(
        &map("    Stage(id: \"0000000000002\", order: \"V\", hue: 256),"),
        Malformed,
        5,
        49,
        "too large",
    );
    refused(
        &map("    Stage(id: \"0000000000002\", order: \"V\", hue: blue),"),
        Malformed,
        5,
        49,
        "number",
    );
    refused(
        &map("    Stage(id: \"0000000000002\", order: V),"),
        Malformed,
        5,
        39,
        "quotation marks",
    );
    refused(
        &map("    Stage(id: \"0000000000002\" order: \"V\"),"),
        Malformed,
        5,
        31,
        "comma",
    );
    refused(
        &map("    Stage(id: \"0000000000002\", order: \"V\", name: \"\\q\"),"),
        Malformed,
        5,
        51,
        "backslash",
    );
    refused(
        &map("    Stage(id: \"0000000000002\", order: \"V\", entry_rules: \"a\"),"),
        Malformed,
        5,
        57,
        "list",
    );
    refused("(format: 1, maps: [])", Malformed, 1, 13, "`Map` has no field `maps`");
}

#[test]
fn malformed_format() {
    refused("()", Malformed, 1, 1, "does not say its format");
    refused("(elements: [], links: [])", Malformed, 1, 1, "does not say its format");
    for format in ["0", "-1", "1.0", "one"] {
        refused(
            &format!("(format: {format}, elements: [])"),
            Malformed,
            1,
            10,
            "whole number from 1",
        );
    }
}

#[test]
fn newer_formats_are_refused_before_anything_else() {
    refused(
        "(\n  format: 3,\n  elements: {\"wholly\": Different}, and broken",
        NewerFormat,
        2,
        11,
        "update Percorso",
    );
    refused(
        "(format: 99999999999999999999999, ",
        NewerFormat,
        1,
        10,
        "999999999999…",
    );
    let deep = format!("(format: 3, tree: {}", "[".repeat(1_000));
    refused(&deep, NewerFormat, 1, 10, "format 3");
}

#[test]
fn inconsistent() {
    let stage = "    Stage(id: \"0000000000002\", order: \"V\"),\n";
    let lane = "    Lane(id: \"0000000000003\", order: \"V\", kind: Pains),\n";
    let step = "    Step(id: \"0000000000004\", stage: \"0000000000002\", order: \"V\"),\n";
    let grid = format!("{stage}{lane}{step}");
    refused("(format: 1,\n elements: [],\n)", Inconsistent, 1, 1, "no `About`");
    refused(
        &map(&format!("{stage}{lane}{stage}")),
        Inconsistent,
        7,
        5,
        "0000000000002 is there twice",
    );
    refused(
        &map("/* a */ About(id: \"0000000000002\")"),
        Inconsistent,
        5,
        9,
        "second `About`",
    );
    refused(
        &map(&format!("{lane}{step}")),
        Inconsistent,
        6,
        5,
        "0000000000002, which is not in the map",
    );
    refused(
        &map(&format!(
            "{stage}  Step(id: \"0000000000004\", stage: \"0000000000001\", order: \"V\")"
        )),
        Inconsistent,
        6,
        3,
        "wrong kind",
    );
    let card = |fields: &str| map(&format!("{grid}   Card(id: \"0000000000005\", order: \"V\", {fields})"));
    let placed = "lane: \"0000000000003\", step: \"0000000000004\"";
    assert!(read(card(&format!("{placed}, content: Pain(severity: 1, frequency: 5)")).as_bytes()).is_ok());
    refused(
        &card(&format!("{placed}, content: Note")),
        Inconsistent,
        8,
        4,
        "does not fit its lane",
    );
    refused(
        &card(&format!("{placed}, content: Pain(severity: 6, frequency: 5)")),
        Inconsistent,
        8,
        4,
        "outside its range",
    );
    refused(
        &card("lane: \"0000000000003\", content: Note"),
        Inconsistent,
        8,
        4,
        "both a lane and a step",
    );
    refused(&card("span: 2, content: Note"), Inconsistent, 8, 4, "no span");
    for score in ["NaN", "inf", "-inf", "1e999"] {
        refused(
            &card(&format!("content: Emotion(score: {score})")),
            Inconsistent,
            8,
            4,
            "finite",
        );
    }
    let linked =
        |link: &str| format!("(format: 1, elements: [About(id: \"0000000000001\"),\n{grid}],\nlinks: [\n {link}])");
    refused(
        &linked("Link(id: \"0000000000009\", kind: LeadsTo, from: \"0000000000004\", to: \"0000000000008\")"),
        Inconsistent,
        7,
        2,
        "0000000000008, which is not in the map",
    );
    refused(
        &linked("Link(id: \"0000000000009\", kind: LeadsTo, from: \"0000000000004\", to: \"0000000000001\")"),
        Inconsistent,
        7,
        2,
        "cannot join",
    );
}

/// Widths, switches, tags, crops and views: what is no number, word or list there, and what lies outside.
#[test]
fn looks_and_views() {
    let order = "id: \"0000000000002\", order: \"V\"";
    let outside = "outside its range";
    let stage = format!("    Stage({order}),\n");
    let step = |width: &str| {
        let step = "Step(id: \"0000000000003\", stage: \"0000000000002\", order: \"V\"";
        map(&format!("{stage}    {step}, width: {width})"))
    };
    for width in ["71.5", "1200.5", "-100", "0"] {
        refused(&step(width), Inconsistent, 6, 5, outside);
    }
    refused(&step("NaN"), Inconsistent, 6, 5, "finite");
    refused(&step("\"wide\""), Malformed, 6, 74, "A number is expected");
    let one = |record: &str| map(&format!("    {record}"));
    let lane = |fields: &str| one(&format!("Lane({order}, kind: Notes, {fields})"));
    refused(&lane("height: 23"), Inconsistent, 5, 5, outside);
    refused(&lane("height: 1e300"), Inconsistent, 5, 5, outside);
    refused(&lane("locked: 1"), Malformed, 5, 64, "`true` or `false`");
    refused(&lane("wide: true"), Malformed, 5, 56, "`Lane` has no field `wide`");
    let card = |fields: &str| one(&format!("Card({order}, content: {fields})"));
    refused(&card("Note, hue: 8"), Inconsistent, 5, 5, outside);
    refused(&card("Note, tags: \"vip\""), Malformed, 5, 64, "list");
    for crop in [
        "x: 0.5, y: 0, w: 0.6, h: 1",
        "x: -0.1, y: 0, w: 0.5, h: 1",
        "x: 0, y: 0, w: 0, h: 1",
    ] {
        let record = card(&format!("Storyboard(crop: ({crop}))"));
        refused(&record, Inconsistent, 5, 5, outside);
    }
    let endless = card("Storyboard(crop: (x: 0, y: 0, w: inf, h: 1))");
    refused(&endless, Inconsistent, 5, 5, "finite");
    let half = card("Storyboard(crop: (x: 0, y: 0, w: 1))");
    refused(&half, Malformed, 5, 5, "`Crop` lacks its `h`");
    let view = |fields: &str| one(&format!("View({order}, {fields})"));
    refused(&view("section: (x: 0, y: 0, w: 0, h: 9)"), Inconsistent, 5, 5, outside);
    refused(
        &view("section: (x: 0, y: inf, w: 9, h: 9)"),
        Inconsistent,
        5,
        5,
        "finite",
    );
    refused(&view("form: Poster"), Malformed, 5, 49, "it may be Grid, Network");
    let asks = "`Filter` has no field `kind`; it may have kinds, actors";
    refused(&view("filter: (kind: [Pains])"), Malformed, 5, 52, asks);
    refused(&view("filter: (actors: [\"Ada\"])"), Malformed, 5, 62, "An id has 13");
    let leads = "links: [Link(id: \"0000000000003\", kind: LeadsTo, from: \"0000000000002\", to: \"0000000000002\")]";
    let linked = view("name: \"Mine\"").replace("  ],\n)", &format!("  ],\n  {leads}\n)"));
    refused(&linked, Inconsistent, 7, 11, "cannot join");
}
