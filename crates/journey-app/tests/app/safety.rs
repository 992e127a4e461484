//! Search across all maps, backups, and a damaged library, as the interface sees them.

use std::fs;

use journey_app::ErrorCode;
use serde_json::{Value, json};

use crate::desk::Desk;
use crate::room::{Outside, Room, id_in};

fn text_of(place: &Value) -> String {
    let parts = place["parts"].as_array().unwrap();
    parts.iter().map(|part| part["text"].as_str().unwrap()).collect()
}

#[test]
fn a_search_gives_maps_with_marked_places() {
    let room = Room::new();
    let app = room.app();
    let map = room.sample(&app, 30);
    let desk = Desk::open(&app, map);
    let step = desk.ids("Step")[0];
    let command = journey_model::Command::Edit {
        ids: vec![step],
        field: journey_model::Field::Name("Perché proprio la crème brûlée?".to_owned()),
    };
    let edit = json!({ "map": map, "revision": 0, "command": command });
    app.rpc("apply", edit).unwrap();
    let ask = |text: &str| {
        app.rpc("search_maps", json!({ "text": text, "maps": 10, "places": 5 }))
            .unwrap()
    };
    let found = ask("BRULEE perche");
    assert_eq!(found["maps"][0]["map"], json!(map));
    let place = &found["maps"][0]["places"][0];
    assert_eq!(
        (place["id"].clone(), place["kind"].clone(), place["field"].clone()),
        (json!(step), json!("Step"), json!("Name"))
    );
    assert_eq!(text_of(place), "Perché proprio la crème brûlée?");
    let parts = place["parts"].as_array().unwrap();
    let marked: Vec<_> = parts
        .iter()
        .filter(|part| part["marked"] == true)
        .map(|part| &part["text"])
        .collect();
    assert_eq!(marked, ["Perché", "brûlée"]);
    assert_eq!(ask("nowhere at all")["maps"], json!([]));
    assert_eq!(ask("")["maps"], json!([]));
    // However much is asked for, an answer has an end.
    let everything = app
        .rpc(
            "search_maps",
            json!({ "text": "a", "maps": u32::MAX, "places": u32::MAX }),
        )
        .unwrap();
    assert!(everything["maps"][0]["places"].as_array().unwrap().len() <= 20);
}

#[test]
fn the_day_s_backup_is_made_beside_the_work() {
    let room = Room::with(Outside {
        keeps_backups: true,
        ..Outside::default()
    });
    let app = room.app();
    let map = room.sample(&app, 10);
    drop(app);
    let app = room.app();
    Desk::open(&app, map);
    drop(app);
    // Closing waits for the backup under way.
    let app = room.app();
    let told = app.rpc("backups", json!({})).unwrap();
    assert_eq!(told["failure"], Value::Null);
    assert_eq!(told["backups"].as_array().unwrap().len(), 1);
    let backup = &told["backups"][0];
    assert_eq!(
        (backup["name"].clone(), backup["reason"].clone()),
        (json!("daily-2026-11-21.sqlite"), json!("Daily"))
    );
    assert_eq!(backup["day"], json!("2026-11-21"));
    assert!(backup["bytes"].as_u64().unwrap() > 4_096);
    assert_eq!(told["folder"], json!(room.path("library-backups")));
}

#[test]
fn a_backup_comes_back_while_the_program_runs() {
    let room = Room::new();
    let app = room.app();
    let map = room.sample(&app, 10);
    let made = app.rpc("back_up", json!({ "path": null })).unwrap();
    assert_eq!(
        made["path"],
        json!(room.path("library-backups/backup-2026-11-21.sqlite"))
    );
    let other = room.sample(&app, 20);
    let listed = || {
        app.rpc("library", json!({ "language": "en" })).unwrap()["maps"]
            .as_array()
            .unwrap()
            .len()
    };
    assert_eq!(listed(), 2);
    Desk::open(&app, other);
    let error = app
        .rpc("restore_backup", json!({ "name": "../library.sqlite" }))
        .unwrap_err();
    assert_eq!(error.code, ErrorCode::FileUnreadable);
    assert_eq!(listed(), 2);
    let restored = app
        .rpc("restore_backup", json!({ "name": "backup-2026-11-21.sqlite" }))
        .unwrap();
    assert_eq!(listed(), 1);
    Desk::open(&app, map);
    assert!(room.path("library-replaced-2026-11-21.sqlite").exists());
    assert_eq!(restored["kept"], json!(room.path("library-replaced-2026-11-21.sqlite")));
}

#[test]
fn a_damaged_library_opens_with_what_is_left_and_says_what_is_missing() {
    let room = Room::new();
    let app = room.app();
    let map = room.sample(&app, 60);
    assert_eq!(app.rpc("recovery", json!({})).unwrap()["recovery"], Value::Null);
    drop(app);
    let mut bytes = fs::read(room.library()).unwrap();
    bytes[..4_096].fill(0);
    fs::write(room.library(), &bytes).unwrap();
    let app = room.app();
    let told = app.rpc("recovery", json!({})).unwrap()["recovery"].clone();
    assert_eq!(told["kept"], json!(room.path("library-damaged-2026-11-21.sqlite")));
    assert_eq!(fs::read(room.path("library-damaged-2026-11-21.sqlite")).unwrap(), bytes);
    assert_eq!(told["maps"].as_array().unwrap().len(), 1);
    assert_eq!(
        (id_in(&told["maps"][0]["map"]), told["maps"][0]["fate"].clone()),
        (map, json!("Whole"))
    );
    Desk::open(&app, map);
    // Told until it was seen, over a restart too.
    drop(app);
    let app = room.app();
    assert_eq!(app.rpc("recovery", json!({})).unwrap()["recovery"], told);
    app.rpc("dismiss_recovery", json!({})).unwrap();
    assert_eq!(app.rpc("recovery", json!({})).unwrap()["recovery"], Value::Null);
}

#[test]
fn damage_that_shows_later_has_its_own_code_and_can_be_recovered_from() {
    let room = Room::new();
    let app = room.app();
    let map = room.sample(&app, 30);
    let whole = room.sample(&app, 10);
    drop(app);
    let mut bytes = fs::read(room.library()).unwrap();
    // A letter in the text of a card that only one of the maps has, which SQLite cannot notice.
    let texts = |cards| -> Vec<String> {
        let journey = journey_model::sample::journey(cards);
        journey.cards().map(|card| card.text.clone()).collect()
    };
    let (many, few) = (texts(30), texts(10));
    let text = many
        .iter()
        .find(|text| !text.is_empty() && !few.contains(text))
        .unwrap();
    let text = format!("\"text\":\"{text}\"");
    let parts = bytes.windows(text.len()).enumerate();
    let places: Vec<usize> = parts
        .filter(|(_, part)| *part == text.as_bytes())
        .map(|(at, _)| at)
        .collect();
    assert!(!places.is_empty());
    for at in places {
        bytes[at + 8] ^= 1;
    }
    fs::write(room.library(), &bytes).unwrap();
    let app = room.app();
    let view = |map| json!({ "map": map, "appearance": "light", "language": "en" });
    let errors: Vec<_> = [map, whole]
        .into_iter()
        .filter_map(|map| app.rpc("open", view(map)).err())
        .collect();
    assert_eq!(errors.len(), 1, "{errors:?}");
    assert_eq!(errors[0].code, ErrorCode::LibraryDamaged);
    let told = app.rpc("recover", json!({})).unwrap()["recovery"].clone();
    let fates: Vec<_> = told["maps"]
        .as_array()
        .unwrap()
        .iter()
        .map(|map| &map["fate"])
        .collect();
    assert_eq!(fates, ["Partly", "Whole"]);
    for map in [map, whole] {
        Desk::open(&app, map);
    }
}

#[test]
fn a_damaged_library_that_somebody_has_open_is_left_to_them() {
    let room = Room::new();
    let app = room.app();
    room.sample(&app, 60);
    drop(app);
    let other = journey_store::Library::open(room.library()).unwrap();
    other.maps().unwrap();
    let mut bytes = fs::read(room.library()).unwrap();
    // The head of a page, which SQLite notices.
    bytes[4 * 4_096] = 0xff;
    fs::write(room.library(), &bytes).unwrap();
    let error = room.try_app().err().unwrap();
    assert_eq!(error.code, ErrorCode::LibraryBusy);
    assert_eq!(fs::read(room.library()).unwrap(), bytes);
    drop(other);
    let app = room.app();
    assert_ne!(app.rpc("recovery", json!({})).unwrap()["recovery"], Value::Null);
}
