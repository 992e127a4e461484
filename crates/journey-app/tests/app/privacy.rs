//! Removing personal data and the backups' insides, as the interface sees them.

use std::fs;

use journey_app::ErrorCode;
use journey_model::{Command, Field};
use serde_json::{Value, json};

use crate::desk::Desk;
use crate::room::{Outside, Room, journey};

const NAME: &str = "Anna Köwalska";

/// Gives a map's main actor the name and a quote and the map the owner, and prints it.
fn name(desk: &mut Desk<'_>, room: &Room) {
    let actor = desk.ask("contents", json!({}))["main_actor"]
        .as_str()
        .unwrap()
        .parse()
        .unwrap();
    for (id, field) in [
        (actor, Field::Name(NAME.to_owned())),
        (actor, Field::Quote("I was never asked.".to_owned())),
        (desk.map, Field::Owner(NAME.to_lowercase())),
    ] {
        desk.apply(&Command::Edit { ids: vec![id], field }).unwrap();
    }
    let path = room.path("poster.svg");
    let mut choices = desk.ask("poster_choices", json!({}));
    choices["format"] = json!("svg");
    desk.ask("export_poster", json!({ "choices": choices, "path": path }));
    fs::remove_file(path).unwrap();
}

fn order(quotes: bool) -> Value {
    json!({ "names": [NAME], "word": "Person 1", "quotes": quotes })
}

#[test]
fn a_name_is_found_and_removed_from_map_history_and_print() {
    let room = Room::new();
    let app = room.app();
    let map = room.sample(&app, 20);
    let mut desk = Desk::open(&app, map);
    name(&mut desk, &room);
    let people = app.rpc("people", json!({})).unwrap();
    let people = people["people"].as_array().unwrap();
    let anna = people.iter().find(|person| person["name"] == NAME).unwrap();
    assert_eq!(
        (
            anna["actor_in"].clone(),
            anna["owner_in"].clone(),
            anna["quoted"].clone()
        ),
        (json!(1), json!(1), json!(true))
    );

    let looked = app.rpc("find_name", order(true)).unwrap();
    assert_eq!(looked["overwritten"], json!(false));
    let said = |field: &Value| {
        let text = |name: &str| field[name].as_str().unwrap().to_owned();
        format!("{} {} {}", text("kind"), text("field"), field["count"])
    };
    let fields: Vec<String> = looked["maps"][0]["fields"]
        .as_array()
        .unwrap()
        .iter()
        .map(said)
        .collect();
    assert_eq!(fields, ["About Owner 1", "Actor Name 1", "Actor Quote 1"]);
    assert_eq!(looked["maps"][0]["prints"], json!(1));
    assert_eq!(journey(&room, &app, map).main_actor().unwrap().name, NAME);

    let removed = app.rpc("remove_name", order(true)).unwrap();
    assert_eq!(removed["maps"], looked["maps"]);
    assert_eq!(removed["overwritten"], json!(true));
    let main = journey(&room, &app, map).main_actor().unwrap().clone();
    assert_eq!((main.name.as_str(), main.quote.as_str()), ("Person 1", ""));
    // Work goes on where it was, and can be taken back.
    let mut desk = Desk::open(&app, map);
    desk.undo().unwrap();
    let nowhere = app.rpc("find_name", order(true)).unwrap();
    assert_eq!(nowhere["maps"], json!([]));
    fs::remove_file(room.path(&format!("look-{map}.journey"))).unwrap();
    drop(app);
    for file in ["library.sqlite", "library.sqlite-wal", "library.sqlite-shm"] {
        let bytes = fs::read(room.path(file)).unwrap_or_default().to_ascii_lowercase();
        assert!(!bytes.windows(6).any(|window| window == b"walska"), "{file}");
        assert!(!bytes.windows(11).any(|window| window == b"never asked"), "{file}");
    }
}

#[test]
fn a_map_file_with_the_name_in_its_path_leaves_the_lists_and_is_told() {
    let room = Room::new();
    let app = room.app();
    let map = room.sample(&app, 20);
    for path in [room.path("plain.journey"), room.path(&format!("{NAME}.journey"))] {
        app.rpc("export", json!({ "map": map, "path": path })).unwrap();
    }
    let recent = || app.rpc("recent_files", json!({})).unwrap()["files"].clone();
    let before = recent();
    let looked = app.rpc("find_name", order(false)).unwrap();
    assert_eq!((&looked["maps"], &looked["files"]), (&json!([]), &json!(1)));
    assert_eq!(recent(), before);
    let removed = app.rpc("remove_name", order(false)).unwrap();
    assert_eq!(removed["files"], json!(1));
    // The others are where they were.
    assert_eq!(recent().as_array().unwrap()[..], before.as_array().unwrap()[1..]);
    assert!(room.path(&format!("{NAME}.journey")).exists());
    let nowhere = app.rpc("find_name", order(false)).unwrap();
    assert_eq!(nowhere["files"], json!(0));
}

#[test]
fn a_very_long_word_may_stand_in_place_of_a_name() {
    let room = Room::new();
    let app = room.app();
    let map = room.sample(&app, 20);
    name(&mut Desk::open(&app, map), &room);
    let mut order = order(false);
    order["word"] = json!("Ж".repeat(60_000));
    app.rpc("remove_name", order).unwrap();
    drop(app);
    let kept = journey_app::headless::KeptLibrary::at(&room.library()).unwrap();
    assert_eq!(kept.check().unwrap(), 1);
}

#[test]
fn copies_of_the_library_are_listed_and_go_only_when_named() {
    let room = Room::new();
    let app = room.app();
    let map = room.sample(&app, 20);
    name(&mut Desk::open(&app, map), &room);
    app.rpc("back_up", json!({ "path": null })).unwrap();
    app.rpc("restore_backup", json!({ "name": "backup-2026-11-21.sqlite" }))
        .unwrap();
    room.put("library-notes.sqlite", b"not ours");
    let removed = app.rpc("remove_name", order(false)).unwrap();
    assert_eq!(removed["backups"], json!(["backup-2026-11-21.sqlite"]));
    assert_eq!(removed["aside"], json!(["library-replaced-2026-11-21.sqlite"]));
    let names = json!({ "backups": ["../library.sqlite"], "aside": ["library.sqlite", "library-notes.sqlite"] });
    app.rpc("remove_copies", names).unwrap();
    let backup = "library-backups/backup-2026-11-21.sqlite";
    for file in ["library.sqlite", "library-notes.sqlite", backup] {
        assert!(room.path(file).exists(), "{file}");
    }
    let names = json!({ "backups": removed["backups"], "aside": removed["aside"] });
    app.rpc("remove_copies", names).unwrap();
    for file in ["library-replaced-2026-11-21.sqlite", backup] {
        assert!(!room.path(file).exists(), "{file}");
    }
}

#[test]
fn nothing_is_removed_without_a_name() {
    let room = Room::new();
    let app = room.app();
    room.sample(&app, 20);
    for call in ["find_name", "remove_name"] {
        let error = app
            .rpc(call, json!({ "names": ["", " … "], "word": "x", "quotes": true }))
            .unwrap_err();
        assert_eq!(error.code, ErrorCode::BadParameters);
    }
}

#[test]
fn a_map_of_a_backup_comes_back_beside_the_one_that_is_there() {
    let room = Room::new();
    let app = room.app();
    let map = room.sample(&app, 20);
    let before = journey(&room, &app, map);
    app.rpc("back_up", json!({ "path": null })).unwrap();
    let backup = "backup-2026-11-21.sqlite";
    let contents = |name: &str| app.rpc("backup_contents", json!({ "name": name }));
    assert_eq!(contents(backup).unwrap()["maps"][0]["now"], json!("Same"));
    let mut desk = Desk::open(&app, map);
    let field = Field::Name("Another title".to_owned());
    desk.apply(&Command::Edit { ids: vec![map], field }).unwrap();
    let told = contents(backup).unwrap();
    assert_eq!(
        (told["maps"][0]["now"].clone(), told["damage"].clone()),
        (json!("Changed"), Value::Null)
    );
    assert_eq!(told["maps"][0]["title"], json!(before.about().title));
    let order = json!({ "name": backup, "map": map, "title": "Of Saturday" });
    let back = app.rpc("bring_back", order).unwrap();
    let back = back["map"].as_str().unwrap().parse().unwrap();
    assert_ne!(back, map);
    let copy = journey(&room, &app, back);
    assert_eq!(
        (copy.about().title.as_str(), copy.cards().count()),
        ("Of Saturday", before.cards().count())
    );
    assert_eq!(journey(&room, &app, map).about().title, "Another title");
    assert_eq!(
        contents("../library.sqlite").unwrap_err().code,
        ErrorCode::FileUnreadable
    );
}

#[test]
fn a_damaged_backup_says_so() {
    let room = Room::new();
    let app = room.app();
    room.sample(&app, 20);
    let made = app.rpc("back_up", json!({ "path": null })).unwrap();
    let path = made["path"].as_str().unwrap();
    let mut bytes = fs::read(path).unwrap();
    let card = journey_model::sample::journey(20).cards().next().unwrap().text.clone();
    let mut places: Vec<usize> = (0..bytes.len() - card.len()).collect();
    places.retain(|at| bytes[*at..].starts_with(card.as_bytes()));
    assert!(!places.is_empty());
    places.into_iter().for_each(|at| bytes[at] ^= 1);
    fs::write(path, bytes).unwrap();
    let told = app
        .rpc("backup_contents", json!({ "name": "backup-2026-11-21.sqlite" }))
        .unwrap();
    assert_eq!(told["damage"]["code"], json!("LibraryDamaged"));
}

#[test]
fn a_backup_asked_for_at_a_place_that_nobody_chose_is_not_made() {
    let room = Room::new();
    let app = room.app();
    let called_off = app.rpc("back_up", json!({ "path": null, "choose": true })).unwrap();
    assert_eq!(called_off["path"], Value::Null);
    assert_eq!(app.rpc("backups", json!({})).unwrap()["backups"], json!([]));
    drop(app);
    let place = room.path("elsewhere.sqlite");
    let room = room.having(Outside {
        save_as: Some(place.clone()),
        ..Outside::default()
    });
    let app = room.app();
    let made = app.rpc("back_up", json!({ "path": null, "choose": true })).unwrap();
    assert_eq!(made["path"], json!(place));
    assert!(place.exists());
}

#[test]
fn what_was_removed_is_written_as_a_text() {
    let room = Room::new();
    let app = room.app();
    let path = room.path("list.txt");
    let list = json!({ "name": "Removed", "text": "one\ntwo\n", "path": path });
    app.rpc("save_list", list).unwrap();
    assert_eq!(fs::read_to_string(path).unwrap(), "one\ntwo\n");
}
