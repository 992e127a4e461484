//! Percorso's own window.

use std::path::Path;

use fantoccini::key::Key;
use percorso_tests::{Desk, Display, Processes, Start};
use serde_json::{Value, json};

use super::gestures::{self, Typed};
use super::{FRAMES, WINDOW, movement, page, spread};

/// Edits and pans between the two looks at the memory.
const EDITS: usize = 500;
const PANS: u32 = 2_000;

/// Edits that are typed in one go before the window is waited for.
const IN_ONE_GO: usize = 5;
/// What of a window is measured, in this order.
const PARTS: [&str; 5] = ["moving", "typing", "drag", "open", "memory"];

/// Measures the window on each of the maps: these [`PARTS`], or all.
pub fn app(sizes: &[usize], parts: &[String]) {
    for part in parts {
        assert!(PARTS.contains(&part.as_str()), "of a window are measured {PARTS:?}");
    }
    println!(
        "window {} × {}; frame interval in ms, median / 95 % · ms of the page's processor time a frame",
        WINDOW.0, WINDOW.1
    );
    for &cards in sizes {
        let room = tempfile::tempdir().unwrap();
        let file = room.path().join("map.journey");
        let journey = journey_model::sample::journey(cards);
        std::fs::write(&file, journey_format::write(&journey)).unwrap();
        one(cards, parts, &file, &room.path().join("library.sqlite"));
    }
}

fn one(cards: usize, parts: &[String], file: &Path, library: &Path) {
    println!("\n{cards} cards");
    let display = Display::open(WINDOW.0, WINDOW.1);
    let desk = Desk::open(
        &display,
        &Start {
            map_file: Some(file),
            ..Start::with(library)
        },
    );
    let window = desk.window();
    window.resize(WINDOW.0, WINDOW.1);
    let row = |what: &str, value: String| println!("  {what:<44} {value}");
    let wanted = |part: &str| parts.is_empty() || parts.iter().any(|named| named == part);

    if wanted("moving") {
        moving(&desk, &row);
    }
    page(window, "zoomOne()");
    if wanted("typing") {
        typing(&desk, &row);
    }
    if wanted("drag") {
        drag(&desk, &row);
    }
    if wanted("open") {
        open(&desk, &row);
    }
    if wanted("memory") {
        memory(&desk, &row);
    }
    desk.close();
}

/// Pans and zooms.
fn moving(desk: &Desk, row: &dyn Fn(&str, String)) {
    let window = desk.window();
    let group = window.group();
    row(
        "floor: fill and one bitmap",
        movement(window, group, &format!("floor({FRAMES})")).cell(),
    );
    page(window, "zoomOne()");
    row(
        "pan at zoom 1",
        movement(window, group, &format!("pan({FRAMES}, 9)")).cell(),
    );
    row("  until sharp again", spread(&page(window, "rest(12, false)")));
    row("zoom", movement(window, group, &format!("zoom({FRAMES})")).cell());
    row("  until sharp again", spread(&page(window, "rest(12, true)")));
    page(window, "zoomFit()");
    row(
        "pan at fit-all",
        movement(window, group, &format!("pan({FRAMES}, 3)")).cell(),
    );
    row("  until sharp again", spread(&page(window, "rest(12, false)")));
}

/// Goes to the library and opens the map from there.
fn open(desk: &Desk, row: &dyn Fn(&str, String)) {
    let window = desk.window();
    let opened: Vec<Value> = (0..5).map(|_| page(window, "open()")).collect();
    for (what, at) in [
        ("open from the library, until it is painted", 0),
        ("  until all is sharp and at rest", 1),
    ] {
        row(
            what,
            spread(&Value::Array(opened.iter().map(|times| times[at].clone()).collect())),
        );
    }
}

/// Types into new cards: what the typing asks of Rust, and how long a kept card takes to be seen.
fn typing(desk: &Desk, row: &dyn Fn(&str, String)) {
    let window = desk.window();
    let Typed { calls, times } = gestures::type_cards(window, 24);
    row("calls to Rust while typing six letters", calls.to_string());
    for (what, phase) in [
        ("Enter: until the call goes out", "sent"),
        ("  until Rust has answered", "answered"),
        ("  until the map is painted with it", "painted"),
        ("  until the rest of the page has taken it over", "taken"),
        ("  until the window shows it", "shown"),
    ] {
        row(what, spread(&times[phase]));
    }
    let calls = window.execute("return window.benchCalls", &[]);
    row("  calls to Rust in all", calls.to_string());
    desk.wait_for_the_map();
}

/// Carries a card about and puts it back.
fn drag(desk: &Desk, row: &dyn Fn(&str, String)) {
    page(desk.window(), "zoomOne()");
    let times = gestures::carry_about(desk.window(), "[data-testid=map]");
    desk.wait_for_the_map();
    row("drag: from the pointer's move until it is painted", spread(&times));
}

/// Works on for a while, and looks at the memory before and after.
fn memory(desk: &Desk, row: &dyn Fn(&str, String)) {
    let window = desk.window();
    let processes = Processes::of_group(window.group(), "WebKitWebProces");
    let megabytes = |bytes: u64| format!("{:.0} MB", bytes as f64 / 1e6);
    let before = processes.memory();
    let map = desk.call("welcome", json!({}))["map"].clone();
    row("memory of the page's process, at first", megabytes(before));
    assert!(!map.is_null());
    window.execute(
        "document.querySelector('[data-testid=grid] [role=gridcell]').focus();
         document.querySelector('[data-testid=grid]').focus();",
        &[],
    );
    // Typed as fast as keys can be pressed, so that a big map is done in minutes; some of the cards may share a line.
    let first = desk.revision();
    let keys: Vec<char> = ['x', Key::Enter.into()].repeat(IN_ONE_GO);
    let mut edits = 0;
    while edits < EDITS as u64 {
        window.press(&[], &keys);
        window.wait_until(&format!(
            "+document.querySelector('[data-testid=map-host]').dataset.revision > {}
             && document.querySelector('[data-testid=map-host]').dataset.ready === 'true'",
            first + edits
        ));
        edits = desk.revision() - first;
    }
    window.press(&[], &[Key::Escape.into(), Key::Escape.into()]);
    for _ in 0..PANS / 400 {
        page(window, "pan(400, 9)");
    }
    row(
        &format!("  after {edits} edits and {PANS} pans"),
        megabytes(processes.memory()),
    );
}
