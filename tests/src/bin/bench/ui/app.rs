//! Percorso's own window.

use std::path::Path;

use fantoccini::key::Key;
use percorso_tests::{Desk, Display, Processes, Start};
use serde_json::{Value, json};

use super::{FRAMES, PAGE, WINDOW, movement, ms, page, times};

/// Edits and pans between the two looks at the memory.
const EDITS: usize = 500;
const PANS: u32 = 2_000;

/// Measures the window on each of the maps.
pub fn app(sizes: &[usize]) {
    println!(
        "window {} × {}; frame interval in ms, median / 95 % · ms of the page's processor time a frame",
        WINDOW.0, WINDOW.1
    );
    for &cards in sizes {
        let room = tempfile::tempdir().unwrap();
        let file = room.path().join("map.journey");
        let journey = journey_model::sample::journey(cards);
        std::fs::write(&file, journey_format::write(&journey)).unwrap();
        one(cards, &file, &room.path().join("library.sqlite"));
    }
}

fn one(cards: usize, file: &Path, library: &Path) {
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
    let group = window.group();
    let row = |what: &str, value: String| println!("  {what:<44} {value}");

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
    page(window, "zoomOne()");

    typing(&desk, &row);
    drag(&desk, &row);
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
    memory(&desk, &row);
    desk.close();
}

fn spread(value: &Value) -> String {
    let times = times(value);
    format!("{} / {}", ms(times.median()), ms(times.slow()))
}

/// Types into new cards: what the typing asks of Rust, and how long a kept card takes to be seen.
fn typing(desk: &Desk, row: &dyn Fn(&str, String)) {
    let window = desk.window();
    // From the window's side a cell is reached by the keyboard: right of the first lane's head, down to its free rest.
    desk.window().execute(
        "document.querySelector('[data-testid=grid] [role=gridcell]').focus();
         document.querySelector('[data-testid=grid]').focus();",
        &[],
    );
    window.execute(&format!("{PAGE}\nbench.listen(); bench.timeCommits();"), &[]);
    let letters: Vec<char> = "a card".chars().collect();
    window.press(&[], &letters);
    let calls = window.execute("return window.benchCalls", &[]);
    row("calls to Rust while typing six letters", calls.to_string());
    for _ in 0..24 {
        let before = desk.revision();
        window.press(&[], &[Key::Enter.into()]);
        window.wait_until(&format!(
            "document.querySelector('[data-testid=map-host]').dataset.revision > {before} \
             && document.querySelector('[data-testid=map-host]').dataset.ready === 'true'"
        ));
        window.press(&[], &letters);
    }
    let times = window.execute("return window.benchTimes", &[]);
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
    window.press(&[], &[Key::Escape.into(), Key::Escape.into()]);
    desk.wait_for_the_map();
}

/// Carries a card about and puts it back.
fn drag(desk: &Desk, row: &dyn Fn(&str, String)) {
    let window = desk.window();
    page(window, "zoomOne()");
    let place = window.execute(
        "const {left, top, width, height} = document.querySelector('[data-testid=map]').getBoundingClientRect();
         return [left, top, width, height]",
        &[],
    );
    let [left, top, width, height] = [0, 1, 2, 3].map(|at| place[at].as_f64().unwrap());
    window.execute(&format!("{PAGE}\nbench.timeMoves();"), &[]);
    // Wherever it begins, something is dragged: a card, or a frame around cards.
    let start = (left + width * 0.35, top + height * 0.45);
    let mut path = vec![start];
    for step in 0..80 {
        let angle = f64::from(step) * 0.2;
        path.push((
            start.0 + 120.0 * angle.sin() + 10.0,
            start.1 + 80.0 * angle.cos() - 70.0,
        ));
    }
    path.push(start);
    window.drag(&path);
    desk.wait_for_the_map();
    let times = window.execute("return window.benchTimes", &[]);
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
    window.press(&[], &['x']);
    for _ in 0..EDITS {
        let before = desk.revision();
        window.press(&[], &[Key::Enter.into()]);
        window.wait_until(&format!(
            "document.querySelector('[data-testid=map-host]').dataset.revision > {before}"
        ));
        window.press(&[], &['x']);
    }
    window.press(&[], &[Key::Escape.into(), Key::Escape.into()]);
    for _ in 0..PANS / 400 {
        page(window, "pan(400, 9)");
    }
    row(
        &format!("  after {EDITS} edits and {PANS} pans"),
        megabytes(processes.memory()),
    );
}
