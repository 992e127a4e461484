//! Map files that somebody else changes while their map is open: told, never taken over, never written.

use std::fs;
use std::path::Path;

use journey_app::App;
use journey_model::{Command, Field, Id};
use serde_json::{Value, json};

use crate::desk::Desk;
use crate::room::{Room, import, journey};

fn rename(id: Id, text: &str) -> Command {
    Command::Edit {
        ids: vec![id],
        field: Field::Name(text.to_owned()),
    }
}

/// Waits for news of the map's files.
fn outside(app: &App, map: Id, edition: u64) -> Value {
    app.rpc("news", json!({ "edition": 0, "map": map, "outside": edition }))
        .unwrap()["outside"]
        .clone()
}

fn names(outside: &Value) -> Vec<&str> {
    outside["files"]
        .as_array()
        .unwrap()
        .iter()
        .map(|file| file["name"].as_str().unwrap())
        .collect()
}

/// What a file would be after somebody else changed its first card.
fn changed(file: &Path, text: &str) -> Vec<u8> {
    let theirs = Room::new();
    let app = theirs.app();
    let map = import(&app, file).unwrap();
    let mut desk = Desk::open(&app, map);
    let card = desk.ids("Card")[0];
    desk.apply(&rename(card, text)).unwrap();
    let path = theirs.path("theirs.journey");
    app.rpc("export", json!({ "map": map, "path": path })).unwrap();
    fs::read(path).unwrap()
}

#[test]
fn half_a_file_is_nothing_and_a_copy_beside_it_is_told() {
    let room = Room::new();
    let app = room.app();
    let map = room.sample(&app, 12);
    let desk = Desk::open(&app, map);
    let file = room.path("sample.journey");
    let theirs = changed(&file, "From the other machine");
    fs::write(&file, &theirs[..theirs.len() / 2]).unwrap();
    fs::write(room.path("sample (conflicted copy 2026-11-22).journey"), &theirs).unwrap();
    fs::write(room.path("another.journey"), &theirs).unwrap();
    let news = outside(&app, map, 0);
    assert_eq!(names(&news), ["sample (conflicted copy 2026-11-22).journey"]);
    assert_eq!(news["files"][0]["copy"], true);
    // The other half comes.
    fs::write(&file, &theirs).unwrap();
    let whole = outside(&app, map, news["edition"].as_u64().unwrap());
    assert_eq!(whole["files"].as_array().unwrap().len(), 2);
    assert_eq!(
        desk.revision(),
        Desk::open(&app, map).revision(),
        "the map stays as it was"
    );
    assert_eq!(fs::read(&file).unwrap(), theirs, "and so does the file");
}

#[test]
fn a_file_that_was_changed_elsewhere_is_told_once_merged_or_left() {
    let room = Room::new();
    let app = room.app();
    let map = room.sample(&app, 12);
    let mut desk = Desk::open(&app, map);
    let card = desk.ids("Card")[3];
    desk.apply(&rename(card, "Ours")).unwrap();
    let file = room.path("sample.journey");
    // As sync programs do it: beside, then under the name.
    fs::write(room.path("sample.journey.tmp"), changed(&file, "Theirs")).unwrap();
    fs::rename(room.path("sample.journey.tmp"), &file).unwrap();
    let news = outside(&app, map, 0);
    assert_eq!(
        (names(&news), &news["files"][0]["copy"]),
        (vec!["sample.journey"], &json!(false))
    );

    let copies = json!([{ "source": { "File": { "path": file } } }]);
    let drawn = json!({ "appearance": "light", "language": "en" });
    let shown = app
        .rpc("preview_merge", json!({ "map": map, "copies": copies, "drawn": drawn }))
        .unwrap();
    let merge = json!({ "map": map, "revision": desk.revision(), "token": shown["token"] });
    desk.change("merge", merge).unwrap();
    let merged = outside(&app, map, news["edition"].as_u64().unwrap());
    assert_eq!(merged["files"], json!([]));
    let texts: Vec<String> = journey(&room, &app, map)
        .cards()
        .map(|card| card.text.clone())
        .collect();
    assert!(texts.contains(&"Ours".to_owned()) && texts.contains(&"Theirs".to_owned()));

    // The next change is left where it is, and not told again.
    let export = json!({ "map": map, "path": file });
    app.rpc("export", export).unwrap();
    fs::write(&file, changed(&file, "Once more")).unwrap();
    let again = outside(&app, map, merged["edition"].as_u64().unwrap());
    assert_eq!(names(&again), ["sample.journey"]);
    app.rpc("leave_file", json!({ "map": map, "hash": again["files"][0]["hash"] }))
        .unwrap();
    assert_eq!(
        outside(&app, map, again["edition"].as_u64().unwrap())["files"],
        json!([])
    );
    let next = room.app();
    Desk::open(&next, map);
    fs::write(&file, changed(&file, "And another")).unwrap();
    assert_eq!(
        names(&outside(&next, map, 0)),
        ["sample.journey"],
        "another start remembers the file"
    );
    let recent = next.rpc("recent_files", json!({})).unwrap();
    assert_eq!(recent["files"][0]["path"], json!(file));
}

#[test]
fn a_file_is_known_as_a_copy_of_a_map_before_anything_is_kept_of_it() {
    let room = Room::new();
    let app = room.app();
    let broken = room.put("broken.journey", b"Journey(");
    let look = |path: &Path| app.rpc("recognise", json!({ "source": { "File": { "path": path } } }));
    assert!(look(&broken).is_err());
    let map = room.sample(&app, 12);
    let file = room.path("sample.journey");
    assert_eq!(look(&file).unwrap()["known"][0]["kinship"], "Same");
    let theirs = room.put("theirs.journey", &changed(&file, "Theirs"));
    let known = look(&theirs).unwrap();
    assert_eq!(
        (&known["known"][0]["map"], &known["known"][0]["kinship"]),
        (&json!(map), &json!("Later"))
    );
    assert_eq!(
        app.rpc("library", json!({ "language": "en" })).unwrap()["maps"]
            .as_array()
            .map_or(1, Vec::len),
        1
    );
    // A map that was thrown away is not what somebody means.
    app.rpc("shelve", json!({ "maps": [map], "mark": "Binned", "on": true }))
        .unwrap();
    assert_eq!(look(&theirs).unwrap()["known"], json!([]));
}
