//! A whole map without a pointer: made, linked, taken back and read again by keys alone.
//!
//! `cargo xtask test` builds the program and installs what these tests need; plain `cargo test` leaves them out.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test stops where something is wrong"
)]

use fantoccini::key::Key;
use percorso_tests::{Desk, Display, Hands, Start, in_work_tree};
use serde_json::{Value, json};

const STAGES: [&str; 3] = ["Hears", "Tries", "Stays"];
/// Name and kind of each lane, as the list of kinds calls it.
const LANES: [(&str, &str); 5] = [
    ("Does", "Actions"),
    ("Meets us", "Touchpoints"),
    ("Feels", "Emotions"),
    ("Suffers", "Pain points"),
    ("We could", "Opportunities"),
];
const CARDS: [(&str, usize, &str); 6] = [
    ("Does", 0, "Asks a friend"),
    ("Does", 2, "Comes every week"),
    ("Meets us", 0, "Sign at the corner"),
    ("Meets us", 1, "Tasting table"),
    ("Suffers", 1, "Queue too long"),
    ("We could", 1, "Second table"),
];
/// Text of each point of the curve, and how often Alt+Up (or, below zero, Alt+Down) is pressed on it.
const CURVE: [(&str, i32); 3] = [("curious", 2), ("annoyed", -3), ("at home", 4)];

/// The name of what `elements` tells of this kind.
fn names<'a>(all: &'a Value, kind: &str) -> Vec<&'a str> {
    let elements = all["elements"].as_array().unwrap().iter();
    elements.filter_map(|element| element[kind]["name"].as_str()).collect()
}

fn card<'a>(all: &'a Value, text: &str) -> &'a Value {
    let mut elements = all["elements"].as_array().unwrap().iter();
    &elements
        .find(|element| element["Card"]["text"] == text)
        .unwrap_or_else(|| panic!("no card “{text}” in {all}"))["Card"]
}

fn presses(hands: &Hands<'_>, times: i32) {
    let key = if times > 0 { Key::Up } else { Key::Down };
    for _ in 0..times.abs() {
        hands.changing(|| hands.press(&[Key::Alt], &[key.into()]));
    }
}

#[test]
#[ignore = "needs the built program and the tools of `cargo xtask test`"]
fn a_map_is_built_linked_taken_back_and_read_by_keyboard_alone() {
    let folder = tempfile::tempdir().unwrap();
    let display = Display::open(1440, 900);
    let library = folder.path().join("library.sqlite");
    let first = in_work_tree("examples/spudnik.journey");
    // The app was used before: it opens with the map of that time, and calls the map that is open last by its name.
    let before = Start {
        map_file: Some(&first),
        ..Start::with(&library)
    };
    Desk::open(&display, &before).close();
    let desk = Desk::open(&display, &Start::with(&library));
    let hands = Hands::on(&desk);

    hands.new_map();
    let whole = desk.scene();
    hands.clear();
    let cleared = desk.revision();
    assert!(desk.map().all("Stage").is_empty() && desk.map().all("Lane").is_empty());

    for stage in STAGES {
        hands.changing(|| hands.choose("Add a stage"));
        hands.name_it(stage);
    }
    for (name, kind) in LANES {
        hands.choose("Add a lane…");
        hands.changing(|| hands.pick(kind));
        hands.name_it(name);
    }
    // Each stage came with a step of the same name; they are told apart by names of their own.
    for (at, stage) in STAGES.iter().enumerate() {
        hands.begin();
        hands.press(&[], &[Key::Home.into(), Key::Up.into()]);
        for _ in 0..at {
            hands.key(Key::Right);
        }
        hands.key(Key::F2);
        hands.press(&[Key::Control], &['a']);
        hands.name_it(&format!("{stage} 1"));
    }
    let step = |at: usize| format!("{} 1", STAGES[at]);

    for (lane, at, text) in CARDS {
        hands.card(lane, &step(at), text);
    }
    for (at, (text, times)) in CURVE.into_iter().enumerate() {
        hands.card("Feels", &step(at), text);
        hands.walk_to_card("Feels", &step(at), text);
        presses(&hands, times);
    }
    hands.walk_to_card("Meets us", &step(0), "Sign at the corner");
    hands.press(&[Key::Control], &['l']);
    hands.walk_to_card("Meets us", &step(1), "Tasting table");
    hands.changing(|| hands.key(Key::Enter));

    // The link is reached from its card, told with its ends, and named.
    hands.walk_to_card("Meets us", &step(0), "Sign at the corner");
    hands.press(&[Key::Control, Key::Alt], &['l']);
    desk.window()
        .wait_until("document.querySelector('[data-testid=live]').textContent.startsWith('Link')");
    let said = hands.said();
    assert!(
        said.contains("Sign at the corner leads to Tasting table"),
        "said: {said}"
    );
    hands.key(Key::F2);
    hands.name_it("shows the way");
    hands.press(&[Key::Control, Key::Alt], &['l']);
    hands.key(Key::Right);
    desk.window().wait_until(
        "document.querySelector('[data-testid=grid] [role=option][aria-selected=true]')?.textContent.includes('Tasting table')",
    );

    let all = hands.everything();
    assert_eq!(names(&all, "Stage"), STAGES);
    assert_eq!(names(&all, "Step"), [step(0), step(1), step(2)]);
    assert_eq!(names(&all, "Lane"), LANES.map(|(name, _)| name));
    let map = desk.map();
    for (lane, at, text) in CARDS {
        let place = &card(&all, text)["place"];
        assert_eq!(place["lane"], map.lane(lane), "{text}");
        assert_eq!(place["step"], map.step(&step(at)), "{text}");
    }
    for (at, (text, times)) in CURVE.into_iter().enumerate() {
        let point = card(&all, text);
        assert_eq!(point["place"]["step"], map.step(&step(at)), "{text}");
        let score = point["content"]["Emotion"]["score"].as_f64().unwrap();
        assert!((score - f64::from(times) * 0.5).abs() < 1e-6, "{text}: {score}");
    }
    let links = all["links"].as_array().unwrap();
    assert_eq!(links.len(), 1, "{links:?}");
    let link = &links[0]["link"];
    assert_eq!(link["from"], card(&all, "Sign at the corner")["id"]);
    assert_eq!(link["to"], card(&all, "Tasting table")["id"]);
    assert_eq!(link["kind"], "LeadsTo");
    assert_eq!(link["label"], "shows the way");

    // All of it is taken back key by key, down to the map that Ctrl+Shift+N made, and done again.
    let built = desk.scene();
    let changes = desk.revision();
    for _ in 0..changes {
        hands.changing(|| hands.press(&[Key::Control], &['z']));
    }
    assert_eq!(desk.scene(), whole);
    for _ in 0..changes {
        hands.changing(|| hands.press(&[Key::Control, Key::Shift], &['Z']));
    }
    assert_eq!(desk.scene(), built);
    assert!(changes > cleared);

    // The language changes while it runs, and everything goes on in it.
    hands.choose("Italiano");
    desk.window().wait_until(
        "document.documentElement.lang === 'it' && document.querySelector('[data-testid=map-host][data-ready=true]')",
    );
    hands.changing(|| hands.choose("Aggiungi una fase"));
    hands.name_it("Torna");
    assert!(desk.map().all("Stage").iter().any(|stage| stage.name == "Torna"));
    let kept = desk.call("welcome", json!({}))["preferences"].clone();
    // This run was started in English; what the user chose is kept all the same, and shown.
    let shown = desk.window().execute("return document.documentElement.lang", &[]);
    assert_eq!(shown, "it", "{kept}");

    // So does the size of everything: at 200 per cent half as many pixels fit, and the keyboard still leads everywhere.
    let width = |desk: &Desk| desk.window().execute("return innerWidth", &[]).as_f64().unwrap();
    let wide = width(&desk);
    for _ in 0..3 {
        let before = width(&desk);
        hands.choose("Ingrandisci l’interfaccia");
        desk.window().wait_until(&format!("innerWidth < {before}"));
    }
    assert!((width(&desk) - wide / 2.0).abs() < 2.0, "{} of {wide}", width(&desk));
    hands.card("Does", &step(1), "Ancora");
    assert!(desk.place_of("Ancora").is_some());
    let sharp = desk.window().execute(
        "const map = document.querySelector('[data-testid=map]');
         return map.width / map.clientWidth",
        &[],
    );
    assert!((sharp.as_f64().unwrap() - 2.0).abs() < 0.02, "{sharp}");
    desk.close();
}
