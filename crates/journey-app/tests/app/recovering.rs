//! Damage that shows when the library is open already, and libraries of which not much is left.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use journey_app::headless::KeptLibrary;
use journey_app::{App, Date, Entrance, ErrorCode};
use journey_model::{About, Id, Journey};
use journey_store::{Fate, Library};
use serde_json::{Value, json};

use crate::desk::Desk;
use crate::room::{Outside, Room};

/// Changes a letter wherever this stands in a library's file, as a disk may do, without SQLite noticing it.
fn change_letters(library: &Path, text: &str) {
    let mut bytes = fs::read(library).unwrap();
    let parts = bytes.windows(text.len()).enumerate();
    let places: Vec<usize> = parts
        .filter(|(_, part)| *part == text.as_bytes())
        .map(|(at, _)| at)
        .collect();
    assert!(!places.is_empty());
    for at in places {
        bytes[at + 2] ^= 1;
    }
    fs::write(library, bytes).unwrap();
}

fn damaged_files(room: &Room) -> usize {
    let files = fs::read_dir(room.folder.path()).unwrap();
    let names = files.map(|file| file.unwrap().file_name().to_string_lossy().into_owned());
    names
        .filter(|name| name.contains("-damaged-") && name.ends_with(".sqlite"))
        .count()
}

fn home(app: &App) -> Result<Value, ErrorCode> {
    app.rpc("library", json!({ "language": "en" }))
        .map_err(|error| error.code)
}

#[test]
fn a_home_that_cannot_be_read_is_recovered_from_the_running_window() {
    let room = Room::new();
    let app = room.app();
    let map = room.sample(&app, 20);
    drop(app);
    change_letters(&room.library(), "A sample journey");
    let app = room.app();
    assert_eq!(home(&app).unwrap_err(), ErrorCode::LibraryDamaged);
    // Not while somebody else has it open.
    let other = Library::open(room.library()).unwrap();
    other.preference("x").unwrap();
    let error = app.rpc("recover", json!({})).unwrap_err();
    assert_eq!(error.code, ErrorCode::LibraryBusy);
    assert_eq!(damaged_files(&room), 0);
    drop(other);
    let told = app.rpc("recover", json!({})).unwrap();
    assert_eq!(told["recovery"]["maps"][0]["map"], json!(map));
    assert_eq!(told["recovery"]["maps"][0]["fate"], json!("Partly"));
    assert_eq!(home(&app).unwrap()["maps"].as_array().unwrap().len(), 1);
    Desk::open(&app, map);
    // Two windows ask for it, one after the other.
    assert_eq!(app.rpc("recover", json!({})).unwrap(), told);
    assert_eq!(damaged_files(&room), 1);
    // Whoever is stopped here tells it at the next start.
    drop(app);
    assert_eq!(room.app().rpc("recovery", json!({})).unwrap(), told);
}

#[test]
fn what_is_damaged_anew_before_it_was_told_is_recovered_anew() {
    let room = Room::new();
    let app = room.app();
    let first = room.sample(&app, 20);
    drop(app);
    let mut maps = vec![first];
    for times in 1..=2 {
        let text = journey_model::sample::journey(20).cards().nth(3).unwrap().text.clone();
        change_letters(&room.library(), &text);
        let app = room.app();
        let map = *maps.last().unwrap();
        let view = json!({ "map": map, "appearance": "light", "language": "en" });
        assert_eq!(app.rpc("open", view).unwrap_err().code, ErrorCode::LibraryDamaged);
        let told = app.rpc("recover", json!({})).unwrap()["recovery"]["maps"].clone();
        let fates: Vec<&Value> = told.as_array().unwrap().iter().map(|map| &map["fate"]).collect();
        assert_eq!(fates, vec!["Partly"; times], "those of the first are told as well");
        assert_eq!(damaged_files(&room), times);
        Desk::open(&app, map);
        maps.push(room.sample(&app, 20));
    }
}

#[test]
fn a_library_that_could_not_be_opened_is_recovered_once_when_it_can() {
    let room = Room::new();
    let app = room.app();
    room.sample(&app, 20);
    drop(app);
    let other = Library::open(room.library()).unwrap();
    other.maps().unwrap();
    let mut bytes = fs::read(room.library()).unwrap();
    bytes[4 * 4_096] = 0xff;
    fs::write(room.library(), &bytes).unwrap();
    let entrance = Entrance::new(&room.library(), Arc::new(Outside::default()), None);
    let ask = |call: &str| entrance.answer("main", call, json!({}));
    assert_eq!(ask("recover").unwrap_err().code, ErrorCode::LibraryBusy);
    drop(other);
    let told = ask("recover").unwrap();
    assert!(told.contains("\"kept\""), "{told}");
    assert_eq!(ask("recovery").unwrap(), told);
    assert_eq!(damaged_files(&room), 1);
}

#[test]
fn a_library_that_is_gone_while_its_backups_are_there_is_missed() {
    let room = Room::new();
    let app = room.app();
    let map = room.sample(&app, 10);
    app.rpc("back_up", json!({ "path": null })).unwrap();
    drop(app);
    fs::remove_file(room.library()).unwrap();
    let app = room.app();
    let told = app.rpc("recovery", json!({})).unwrap()["recovery"].clone();
    assert_eq!((&told["nameless"], &told["maps"]), (&json!(true), &json!([])));
    let name = "backup-2026-11-21.sqlite";
    app.rpc("restore_backup", json!({ "name": name })).unwrap();
    Desk::open(&app, map);
}

#[test]
fn without_a_window_too_a_log_without_its_file_comes_back_and_a_map_without_a_title_has_a_name() {
    let room = Room::new();
    let path = room.library();
    let log = PathBuf::from(format!("{}-wal", path.display()));
    drop(Library::open(&path).unwrap());
    let mut library = Library::open(&path).unwrap();
    let map = Id::from_bits(7);
    library.create(map, &Journey::new(About::new(map, "")), 1).unwrap();
    let bytes = fs::read(&log).unwrap();
    drop(library);
    fs::remove_file(&path).unwrap();
    fs::write(&log, &bytes).unwrap();
    let kept = KeptLibrary::at(&path).unwrap();
    assert_eq!(kept.list().unwrap_err().code, ErrorCode::LibraryDamaged);
    assert!(fs::read(&log).unwrap() == bytes);
    let told = kept.recover(Date::new(2026, 11, 22).unwrap()).unwrap();
    assert!(told.nameless && told.whole + told.others.len() == 1, "{told:?}");
    assert_eq!(kept.list().unwrap()[0].map, map);
    // One that has no name is called what the window calls it.
    let mut library = Library::open(&path).unwrap();
    library
        .set_preference(journey_store::RECOVERY_TOLD, &lost_without_a_name())
        .unwrap();
    drop(library);
    let told = kept.recover(Date::new(2026, 11, 22).unwrap()).unwrap();
    assert!(told.others.iter().any(|(title, _)| title == "Untitled map"), "{told:?}");
}

/// A report, which nobody has seen yet, of a map of which nothing is left.
fn lost_without_a_name() -> Value {
    let map = journey_store::RecoveredMap {
        map: Id::from_bits(8),
        title: String::new(),
        fate: Fate::Lost,
        cards: 0,
        cards_before: None,
        content: true,
        history: true,
        prints: true,
        pictures: 0,
        shelf: true,
    };
    json!({ "maps": [map], "nameless": false, "kept": "" })
}
