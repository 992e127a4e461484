//! Search across all maps, backups, and a damaged library, as the interface sees them.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use journey_app::{App, ErrorCode};
use journey_model::{Command, Field};
use journey_store::Library;
use serde_json::{Value, json};

use crate::desk::Desk;
use crate::room::{Outside, Room, id_in};
#[cfg(target_os = "linux")]
use crate::small_disk::SmallDisk;

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

/// Restoring, recovering and removing a name close the library. While it cannot be opened again, nothing is acknowledged.
fn nothing_is_acknowledged(
    room: &Room,
    app: &App,
    calls: &[&str],
    spoil: impl Fn(),
    mend: impl Fn(),
    expected: ErrorCode,
) {
    let map = room.sample(app, 10);
    app.rpc("back_up", json!({ "path": null })).unwrap();
    for call in calls {
        let params = match *call {
            "remove_name" => json!({ "names": ["Nobody at all"], "word": "Person 1", "quotes": false }),
            "restore_backup" => json!({ "name": "backup-2026-11-21.sqlite" }),
            _ => json!({}),
        };
        spoil();
        let error = app.rpc(call, params).unwrap_err();
        assert_eq!(error.code, expected, "{call}: {error}");
        for (next, params) in [
            ("create", json!({ "template": "blank", "language": "en" })),
            ("library", json!({ "language": "en" })),
            ("open", json!({ "map": map, "appearance": "light", "language": "en" })),
            (
                "news",
                json!({ "edition": 0, "map": null, "outside": 0, "pieces": null }),
            ),
            ("welcome", json!({})),
        ] {
            let error = app.rpc(next, params).unwrap_err();
            assert_eq!(error.code, expected, "{next} after {call}: {error}");
        }
        let file = room.put(
            "other.journey",
            journey_format::write(&journey_model::sample::journey(12)).as_bytes(),
        );
        assert_eq!(app.bring(&file).unwrap_err().code, expected);
        mend();
        app.rpc("welcome", json!({})).unwrap();
        let mut desk = Desk::open(app, map);
        let cell = desk.ids("Step")[0];
        let field = Field::Name(format!("Written after {call}"));
        desk.apply(&Command::Edit { ids: vec![cell], field }).unwrap();
        let kept = Library::open(app_library(app)).unwrap().load(map).unwrap();
        assert_eq!(kept.revision, desk.revision());
    }
}

fn app_library(app: &App) -> PathBuf {
    let folder = app.rpc("backups", json!({})).unwrap()["folder"]
        .as_str()
        .unwrap()
        .to_owned();
    PathBuf::from(folder.replace("-backups", ".sqlite"))
}

#[cfg(unix)]
#[test]
fn a_library_that_became_read_only_acknowledges_nothing() {
    use std::os::unix::fs::PermissionsExt;
    let room = Room::new();
    let rights = |mode| fs::set_permissions(room.library(), fs::Permissions::from_mode(mode)).unwrap();
    let app = room.app();
    let (spoil, mend) = (|| rights(0o400), || rights(0o600));
    nothing_is_acknowledged(&room, &app, &["remove_name"], spoil, mend, ErrorCode::LibraryReadOnly);
}

#[test]
fn a_library_whose_place_something_else_has_taken_acknowledges_nothing() {
    let room = Room::new();
    let (path, away) = (room.library(), room.path("away.sqlite"));
    let app = room.app();
    let log = |path: &Path| PathBuf::from(format!("{}-wal", path.display()));
    let spoil = || {
        fs::copy(&path, &away).unwrap();
        fs::copy(log(&path), log(&away)).unwrap();
        fs::remove_file(&path).unwrap();
        fs::create_dir(&path).unwrap();
    };
    let mend = || {
        fs::remove_dir(&path).unwrap();
        fs::rename(&away, &path).unwrap();
        fs::rename(log(&away), log(&path)).unwrap();
    };
    let calls = ["remove_name", "restore_backup", "recover"];
    nothing_is_acknowledged(&room, &app, &calls, spoil, mend, ErrorCode::NotALibrary);
}

#[test]
fn whoever_waits_while_the_library_is_closed_is_not_answered_from_nothing() {
    let room = Room::new();
    let (path, away) = (room.library(), room.path("away.sqlite"));
    let app = room.app();
    let map = room.sample(&app, 10);
    app.rpc("back_up", json!({ "path": null })).unwrap();
    fs::rename(&path, &away).unwrap();
    fs::create_dir(&path).unwrap();
    let ended = AtomicBool::new(false);
    thread::scope(|threads| {
        for _ in 0..6 {
            threads.spawn(|| {
                while !ended.load(Ordering::Relaxed) {
                    match app.rpc("library", json!({ "language": "en" })) {
                        Ok(library) => assert_eq!(library["order"], json!([map])),
                        Err(error) => assert_eq!(error.code, ErrorCode::NotALibrary, "{error}"),
                    }
                }
            });
        }
        for _ in 0..20 {
            app.rpc("restore_backup", json!({ "name": "backup-2026-11-21.sqlite" }))
                .unwrap_err();
        }
        ended.store(true, Ordering::Relaxed);
    });
    fs::remove_dir(&path).unwrap();
    fs::rename(&away, &path).unwrap();
    Desk::open(&app, map);
}

#[cfg(target_os = "linux")]
#[test]
fn a_library_on_a_disk_that_became_full_acknowledges_nothing() {
    let Some(disk) = SmallDisk::of("4m") else { return };
    let room = Room::new();
    let app = App::open(&disk.library(), Arc::new(Outside::default()), None).unwrap();
    let map = room.sample(&app, 10);
    disk.fill();
    let name = json!({ "names": ["Nobody at all"], "word": "Person 1", "quotes": false });
    let create = json!({ "template": "blank", "language": "en" });
    for (call, params) in [("remove_name", name), ("create", create.clone())] {
        // The second where there is not even room for the memory that connections share.
        let error = app.rpc(call, params).unwrap_err();
        let told = [ErrorCode::DiskFull, ErrorCode::LibraryUnavailable];
        assert!(told.contains(&error.code), "{call}: {error:?}");
    }
    disk.give_back();
    app.rpc("create", create).unwrap();
    Desk::open(&app, map);
    assert_eq!(Library::open(disk.library()).unwrap().maps().unwrap().len(), 2);
}

#[cfg(unix)]
#[test]
fn a_library_behind_a_link_is_recovered_with_its_log_and_stays_where_it_is() {
    let room = Room::new();
    for name in ["real", "disk"] {
        fs::create_dir(room.path(name)).unwrap();
    }
    let real = room.path("real/maps.sqlite");
    let app = App::open(&real, Arc::new(Outside::default()), None).unwrap();
    let map = room.sample(&app, 10);
    let mut desk = Desk::open(&app, map);
    let step = desk.ids("Step")[0];
    let field = Field::Name("Only in the log".to_owned());
    desk.apply(&Command::Edit { ids: vec![step], field }).unwrap();
    // As if the program had been killed, and the disk had destroyed the head.
    let mut bytes = fs::read(&real).unwrap();
    bytes[..4_096].fill(0);
    let file = room.put("disk/maps.sqlite", &bytes);
    fs::copy(room.path("real/maps.sqlite-wal"), room.path("disk/maps.sqlite-wal")).unwrap();
    std::os::unix::fs::symlink(&file, room.library()).unwrap();
    let app = room.app();
    let told = app.rpc("recovery", json!({})).unwrap()["recovery"].clone();
    let kept = room.path("disk/maps-damaged-2026-11-21.sqlite");
    assert_eq!(told["kept"], json!(kept.canonicalize().unwrap()));
    assert!(fs::read(&kept).unwrap() == bytes);
    assert!(fs::symlink_metadata(room.library()).unwrap().is_symlink());
    assert_eq!(told["maps"][0]["fate"], json!("Whole"));
    assert_eq!(Desk::open(&app, map).revision(), desk.revision());
}
