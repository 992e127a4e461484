//! The real window on a disk that becomes full while somebody edits.
//!
//! `cargo xtask test` builds the program and installs what this test needs; plain `cargo test` leaves it out.
//! `PERCORSO_PICTURES` names a folder to which a picture of the window is written in each language.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test stops where something is wrong"
)]

use std::env;
use std::path::PathBuf;

use fantoccini::key::Key;
use journey_store::Library;
use percorso_tests::{Desk, Display, Hands, SmallDisk, Start, in_work_tree};

const LANE: &str = "Touchpoints";
const BEFORE: &str = "Written while there was room";
const TYPED: &str = "Typed on a full disk";

/// The languages with a word of what the window says in them.
const LANGUAGES: [(&str, &str); 2] = [("en", "disk is full"), ("it", "disco è pieno")];

#[test]
#[ignore = "needs the built program and the tools of `cargo xtask test`"]
fn on_a_full_disk_what_was_typed_stays_in_its_field_until_there_is_room() {
    for (language, words) in LANGUAGES {
        let Some(disk) = SmallDisk::of("16m") else { return };
        let display = Display::open(1280, 720);
        let map_file = in_work_tree("examples/spudnik.journey");
        let library = disk.library();
        let start = Start {
            map_file: Some(&map_file),
            language,
            ..Start::with(&library)
        };
        let desk = Desk::open(&display, &start);
        let window = desk.window();
        let steps: Vec<String> = desk.map().all("Step").iter().map(|step| step.name.clone()).collect();
        desk.type_into_cell(LANE, &steps[1], BEFORE);
        let known = desk.revision();

        disk.fill();
        Hands::on(&desk).walk_to_cell(LANE, &steps[2]);
        let keys: Vec<char> = TYPED.chars().collect();
        window.press(&[], &keys[..1]);
        window.wait_until("document.querySelector('[data-testid=editor]')");
        window.press(&[], &keys[1..]);
        desk.escape();
        let told = format!(
            "[...document.querySelectorAll('[role=alert]')].some(alert => alert.textContent.includes('{words}'))"
        );
        window.wait_until(&told);
        assert_eq!(desk.revision(), known, "nothing was kept");
        assert_eq!(field(&desk), TYPED, "what was typed is there");
        if let Some(folder) = env::var_os("PERCORSO_PICTURES") {
            let picture = PathBuf::from(folder).join(format!("full-disk-{language}.png"));
            desk.wait_for_a_still_picture(&display, &picture);
        }

        disk.give_back();
        window.press(&[], &[Key::Enter.into()]);
        window.wait_until(&format!(
            "document.querySelector('[data-testid=map-host]').dataset.revision == {}",
            known + 1
        ));
        assert_eq!(desk.place_of(TYPED).map(|place| place.1).as_ref(), Some(&steps[2]));
        desk.crash();
        let library = Library::open(&library).unwrap();
        library.check().unwrap();
        let map = library.last_opened().unwrap().unwrap();
        let stored = library.load(map).unwrap();
        assert_eq!(stored.revision, known + 1);
        for text in [BEFORE, TYPED] {
            assert!(stored.journey.cards().any(|card| card.text == text), "{text}");
        }
    }
}

/// What stands in the field that is open on the map.
fn field(desk: &Desk) -> String {
    let text = desk.window().execute(
        "const field = document.querySelector('[data-testid=editor]');
         return field ? field.value ?? field.textContent : '';",
        &[],
    );
    text.as_str().unwrap_or_default().to_owned()
}
