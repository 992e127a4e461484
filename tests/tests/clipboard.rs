//! The clipboard of the system, in the real window: to and from other programs, and from window to window.
//!
//! `cargo xtask test` builds the program and installs what these tests need; plain `cargo test` leaves them out.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test stops where something is wrong"
)]

use std::path::Path;

use fantoccini::key::Key;
use percorso_tests::clipboard::{HTML, TEXT};
use percorso_tests::{Desk, Display, Hands, Start, in_work_tree};
use serde_json::Value;

const LANE: &str = "Actions";

/// Opens the app with a map of its own.
fn open(display: &Display, library: &Path) -> Desk {
    let spudnik = in_work_tree("examples/spudnik.journey");
    let start = Start {
        map_file: Some(&spudnik),
        ..Start::with(library)
    };
    Desk::open(display, &start)
}

/// The names of the steps from left to right.
fn steps(desk: &Desk) -> Vec<String> {
    let map = desk.map();
    map.all("Step").iter().map(|step| step.name.clone()).collect()
}

/// Names of the steps where cards with this text stand.
fn where_is(desk: &Desk, text: &str) -> Vec<String> {
    let map = desk.map();
    let name = |id: &str| map.all("Step").iter().find(|step| step.id == id).unwrap().name.clone();
    let cards = map.all("Card");
    let cards = cards.iter().filter(|card| card.name == text);
    cards.map(|card| name(&card.step)).collect()
}

/// Where what the cards with this text say is known from.
fn sources(hands: &Hands<'_>, text: &str) -> Vec<String> {
    let all = hands.everything();
    let cards = all["elements"]
        .as_array()
        .unwrap()
        .iter()
        .map(|element| &element["Card"]);
    let cards = cards.filter(|card| card["text"] == text);
    cards
        .map(|card| card["evidence"]["source"].as_str().unwrap().to_owned())
        .collect()
}

/// Waits until another program finds this text on the clipboard. The system takes it over some time after the key.
fn wait_for_clipboard(display: &Display, desk: &Desk, wanted: &str) {
    let mut found = String::new();
    for _ in 0..600 {
        found = display.clipboard(TEXT);
        if found == wanted {
            return;
        }
        desk.wait_for_paint();
    }
    panic!("the clipboard holds “{found}”, not “{wanted}”");
}

/// Goes to the cell above and back to the card, and presses a key with Ctrl in the same breath: before the app can know
/// the card with all its fields.
fn at_once(desk: &Desk, key: char) {
    let control = [char::from(Key::Control)];
    desk.window()
        .press_each(&[(&[], Key::Up.into()), (&[], Key::Down.into()), (&control, key)]);
}

fn paste(hands: &Hands<'_>) {
    hands.changing(|| hands.press(&[Key::Control], &['v']));
}

#[test]
#[ignore = "needs the built program and the tools of `cargo xtask test`"]
fn cards_go_to_other_programs_and_to_other_maps() {
    let folder = tempfile::tempdir().unwrap();
    let display = Display::open(1440, 900);
    let desk = open(&display, &folder.path().join("library.sqlite"));
    let hands = Hands::on(&desk);
    let steps = steps(&desk);
    display.put_on_clipboard(TEXT, "from before");

    hands.card(LANE, &steps[0], "Packs a crate");
    hands.walk_to_card(LANE, &steps[0], "Packs a crate");
    hands.changing(|| {
        desk.window()
            .execute("document.querySelector('[data-testid=inspector-source]').focus()", &[]);
        hands.write("a visit");
        hands.key(Key::Tab);
    });

    // Copied in the same breath as it is selected, it is on the clipboard whole: as words, and with its fields.
    hands.walk_to_card(LANE, &steps[0], "Packs a crate");
    at_once(&desk, 'c');
    wait_for_clipboard(&display, &desk, "Packs a crate");
    assert!(display.clipboard(HTML).contains("a visit"));

    // Where there is nothing to copy or to cut, the clipboard stays as it is.
    hands.walk_to_cell("Pain points", &steps[0]);
    hands.walk_to_cell(LANE, &steps[1]);
    hands.press(&[], &[Key::Escape.into()]);
    hands.press(&[Key::Control], &['c']);
    hands.press(&[Key::Control], &['x']);
    wait_for_clipboard(&display, &desk, "Packs a crate");

    // Pasted, it is another card with the same fields.
    hands.walk_to_cell(LANE, &steps[1]);
    paste(&hands);
    assert_eq!(where_is(&desk, "Packs a crate"), steps[..2]);
    assert_eq!(sources(&hands, "Packs a crate"), ["a visit", "a visit"]);

    // In a text it is its words.
    hands.key(Key::F2);
    hands.press(&[Key::Control], &['a']);
    hands.write("Twice: ");
    hands.press(&[Key::Control], &['v']);
    hands.changing(|| hands.key(Key::Escape));
    assert_eq!(where_is(&desk, "Twice: Packs a crate"), steps[1..2]);

    // What is cut is gone from the map once it is on the clipboard, and undo brings it back.
    hands.walk_to_card(LANE, &steps[1], "Twice: Packs a crate");
    hands.changing(|| at_once(&desk, 'x'));
    assert!(where_is(&desk, "Twice: Packs a crate").is_empty());
    wait_for_clipboard(&display, &desk, "Twice: Packs a crate");
    hands.changing(|| hands.press(&[Key::Control], &['z']));
    assert_eq!(where_is(&desk, "Twice: Packs a crate"), steps[1..2]);

    // Another run of the app, with another library, takes the card whole.
    let other = open(&display, &folder.path().join("other.sqlite"));
    let others = Hands::on(&other);
    others.walk_to_cell(LANE, &steps[1]);
    paste(&others);
    assert_eq!(where_is(&other, "Twice: Packs a crate"), steps[1..2]);
    assert_eq!(sources(&others, "Twice: Packs a crate"), ["a visit"]);
    other.close();
    desk.close();
}

#[test]
#[ignore = "needs the built program and the tools of `cargo xtask test`"]
fn tables_of_other_programs_fill_the_cells() {
    let folder = tempfile::tempdir().unwrap();
    let display = Display::open(1440, 900);
    let desk = open(&display, &folder.path().join("library.sqlite"));
    let hands = Hands::on(&desk);
    let steps = steps(&desk);

    // As text with tabs, the way that editors and terminals give a table.
    display.put_on_clipboard(TEXT, "Asks the port\tWaits\nFills in a form\t\"Waits \"\"again\"\"\"");
    hands.walk_to_cell(LANE, &steps[0]);
    paste(&hands);
    assert_eq!(where_is(&desk, "Asks the port"), steps[..1]);
    assert_eq!(where_is(&desk, "Fills in a form"), steps[..1]);
    assert_eq!(where_is(&desk, "Waits"), steps[1..2]);
    assert_eq!(where_is(&desk, "Waits \"again\""), steps[1..2]);

    // As HTML, the way that spreadsheets give one; nothing in it runs.
    display.put_on_clipboard(
        HTML,
        "<meta charset=\"utf-8\"><style>td { color: red }</style><table><tr><td>Loads\
         <script>document.title = 'run'</script></td><td>Sails</td></tr></table>",
    );
    hands.walk_to_cell(LANE, &steps[0]);
    paste(&hands);
    assert_eq!(where_is(&desk, "Loads"), steps[..1]);
    assert_eq!(where_is(&desk, "Sails"), steps[1..2]);
    assert_ne!(desk.window().execute("return document.title", &[]), Value::from("run"));

    // Each paste was one gesture.
    hands.changing(|| hands.press(&[Key::Control], &['z']));
    hands.changing(|| hands.press(&[Key::Control], &['z']));
    for text in ["Asks the port", "Waits", "Loads", "Sails"] {
        assert!(where_is(&desk, text).is_empty(), "{text}");
    }
    desk.close();
}
