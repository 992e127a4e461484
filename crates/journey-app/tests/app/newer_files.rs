//! Map files of a newer minor version, all the way through: into the library, edited, out again.

use std::fs;

use journey_model::Command;
use serde_json::json;

use crate::desk::Desk;
use crate::room::{Room, import, in_work_tree};

fn newer() -> String {
    fs::read_to_string(in_work_tree("crates/journey-format/tests/newer-minor.journey")).unwrap()
}

fn exported(room: &Room, app: &journey_app::App, map: journey_model::Id) -> String {
    let path = room.path("out.journey");
    let contents = json!({ "without_history": true });
    app.rpc("export", json!({ "map": map, "path": path, "contents": contents }))
        .unwrap();
    fs::read_to_string(path).unwrap()
}

#[test]
fn what_is_not_known_goes_through_the_library_byte_for_byte() {
    let room = Room::new();
    let app = room.app();
    let map = import(&app, &room.put("in.journey", newer().as_bytes())).unwrap();
    assert_eq!(exported(&room, &app, map), newer());
    // Also after the program was started anew.
    drop(app);
    let app = room.app();
    assert_eq!(exported(&room, &app, map), newer());
}

#[test]
fn what_is_not_known_outlives_edits_undo_and_a_copy_of_the_map() {
    let room = Room::new();
    let app = room.app();
    let map = import(&app, &room.put("in.journey", newer().as_bytes())).unwrap();
    let mut desk = Desk::open(&app, map);
    let card = desk.ids("Card")[0];
    desk.apply(&Command::Delete { ids: vec![card] }).unwrap();
    let without = exported(&room, &app, map);
    assert!(!without.contains("loudness") && without.contains("pinned: true") && without.contains("palettes: ["));
    desk.undo().unwrap();
    let whole = exported(&room, &app, map);
    let line = newer()
        .lines()
        .find(|line| line.contains("loudness"))
        .unwrap()
        .to_owned();
    assert!(whole.contains(&line), "{whole}");
    // A second map of the same file has ids of its own for what it is about only.
    let second = import(&app, &room.put("in.journey", newer().as_bytes())).unwrap();
    assert_ne!(second, map);
    let copy = exported(&room, &app, second);
    assert_eq!(copy.replace(&second.to_string(), &map.to_string()), newer());
}
