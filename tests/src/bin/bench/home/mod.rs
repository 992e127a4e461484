//! `bench home`: the library's home in the real window, with many maps: opened, scrolled, searched as one types.

use std::time::Instant;

use percorso_tests::{Display, Processes, Remote, Window, make_large_library};
use serde_json::{Value, json};

use crate::ui::{FRAMES, WINDOW, movement, spread};

/// Cards of each map.
const CARDS: usize = 100;
/// How often the home is opened, and how often it is looked at elsewhere.
const ROUNDS: usize = 20;
/// How often it is typed.
const LETTERS: usize = 12;
/// What is typed, a letter at a time: a word that stands in one map of two.
const WORDS: &str = "newsletter";

/// The page's side of the measurements.
const PAGE: &str = include_str!("page.js");

/// Measures the home of a library of this many maps.
pub fn all(maps: u64) {
    let room = tempfile::tempdir().unwrap();
    let library = room.path().join("library.sqlite");
    let start = Instant::now();
    make_large_library(&library, maps, CARDS);
    println!(
        "window {} × {}; {maps} maps of {CARDS} cards, made in {:.1} s; milliseconds, median / 95 %; of frames the interval, and \
         the processor time that each takes in the page's process",
        WINDOW.0,
        WINDOW.1,
        start.elapsed().as_secs_f64()
    );
    let display = Display::open(WINDOW.0, WINDOW.1);
    let window = Window::open(&display, &library, None, &[("PERCORSO_LANGUAGE", "en".into())]);
    window.wait_until("document.querySelector('[data-testid=home] [data-testid=map-card] .title')");
    window.resize(WINDOW.0, WINDOW.1);
    let row = |what: &str, value: String| println!("  {what:<56} {value}");

    opens(&window, &row);
    let group = window.group();
    let scrolls = |expression: &str| {
        let floor = movement(&window, group, &format!("floor({FRAMES})")).cell();
        row("floor: fill and one bitmap", floor);
        let processes = Processes::of_group(group, "WebKitWebProces");
        let before = processes.spent();
        let times = home(&window, expression);
        let work = (processes.spent() - before) / u32::try_from(times.as_array().unwrap().len()).unwrap();
        format!("{} · {:.1}", spread(&times), work.as_secs_f64() * 1e3)
    };
    row(
        "scrolls by 12 pixels a frame",
        scrolls(&format!("scroll({FRAMES}, 12)")),
    );
    row(
        "scrolls by 400 pixels a frame",
        scrolls(&format!("scroll({FRAMES}, 400)")),
    );
    phases(
        &row,
        "looked at elsewhere: until all cards in view are there",
        &home(&window, &format!("elsewhere({ROUNDS})")),
    );
    window.execute("document.querySelector('[data-testid=form-list]').click()", &[]);
    row(
        "as a list, by 12 pixels a frame",
        scrolls(&format!("scroll({FRAMES}, 12)")),
    );
    window.execute("document.querySelector('[data-testid=form-grid]').click()", &[]);
    typed(&window, &row);
    let memory = Processes::of_group(group, "WebKitWebProces").memory();
    row("memory of the page's process", format!("{:.0} MB", memory as f64 / 1e6));
    window.close();
}

/// Runs an expression of the page's side, and waits for its times.
fn home(remote: &Remote, expression: &str) -> Value {
    remote.execute_async(&format!("{PAGE}\nreturn await home.{expression};"), &[json!(null)])
}

/// Two phases of the same rounds.
fn phases(row: &dyn Fn(&str, String), what: &str, rounds: &Value) {
    let phase = |at: usize| {
        spread(
            &rounds
                .as_array()
                .unwrap()
                .iter()
                .map(|round| round[at].clone())
                .collect(),
        )
    };
    row(what, phase(0));
    row("  until all small pictures in view are painted", phase(1));
}

/// From a map back to the home, as it was left and after a change.
fn opens(window: &Remote, row: &dyn Fn(&str, String)) {
    for (what, changes) in [("opens", false), ("opens after a change", true)] {
        let rounds: Vec<Value> = (0..ROUNDS).map(|_| home(window, &format!("open({changes})"))).collect();
        phases(
            row,
            &format!("{what}: until all cards in view are there"),
            &json!(rounds),
        );
    }
}

/// Each letter, from its key until what it found is painted.
fn typed(window: &Remote, row: &dyn Fn(&str, String)) {
    home(window, "timeTyping()");
    let letters: Vec<char> = WORDS.chars().collect();
    for _ in 0..LETTERS {
        for &letter in &letters {
            window.press(&[], &[letter]);
            window.wait_until("window.homeTimes.waiting === null");
        }
        home(window, "clear()");
    }
    let times = window.execute("return window.homeTimes", &[]);
    row(
        "search as typed: from the key until the hits are painted",
        spread(&times["each"]),
    );
    row("  the first letter", spread(&times["first"]));
    home(window, "timeTyping()");
    for _ in 0..LETTERS {
        window.press(&[], &letters);
        window.wait_until("window.homeTimes.waiting === null");
        home(window, "clear()");
    }
    let times = window.execute("return window.homeTimes", &[]);
    row("  a word in one breath: from its last key", spread(&times["each"]));
}
