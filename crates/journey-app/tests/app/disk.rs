//! What other programs, a full disk and a clock do to the library while it is in use.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use journey_app::{App, ErrorCode};
use journey_model::{Command, Field, Id};
use journey_store::{Library, backups};
use serde_json::{Value, json};

use crate::desk::{Desk, view};
use crate::room::{Outside, Room, id_in};
#[cfg(target_os = "linux")]
use crate::small_disk::SmallDisk;

fn rename(id: Id, text: &str) -> Command {
    Command::Edit {
        ids: vec![id],
        field: Field::Name(text.to_owned()),
    }
}

#[cfg(unix)]
#[test]
fn a_library_that_another_program_replaces_takes_nothing_more_and_can_be_backed_up() {
    let room = Room::new();
    let app = room.app();
    let map = room.sample(&app, 12);
    let mut desk = Desk::open(&app, map);
    let step = desk.ids("Step")[0];
    desk.apply(&rename(step, "Kept")).unwrap();
    let other = room.path("other.sqlite");
    drop(Library::open(&other).unwrap());
    fs::rename(&other, room.library()).unwrap();

    let error = desk.apply(&rename(step, "Lost")).unwrap_err();
    assert_eq!(error.code, ErrorCode::LibraryMoved);
    assert_eq!(error.detail["path"], json!(room.library()));
    // Who waits for news is told once.
    let ask = json!({ "edition": 0, "map": null, "outside": 0, "pieces": null, "binned": false });
    let told = app.rpc("news", ask.clone()).unwrap();
    assert_eq!(told["refused"][0]["name"], json!("library.sqlite"));
    assert_eq!(told["refused"][0]["error"]["code"], json!("LibraryMoved"));
    assert_eq!(app.rpc("news", ask).unwrap()["refused"], json!([]));
    let map_file = room.path("saved.journey");
    app.rpc("export", json!({ "map": map, "path": map_file })).unwrap();
    let stick = room.path("stick.sqlite");
    app.rpc("back_up", json!({ "path": stick })).unwrap();
    let is_saved = |place: &Path| {
        let saved = Library::open(place).unwrap();
        saved.check().unwrap();
        let stored = saved.load(map).unwrap();
        assert_eq!(stored.revision, 1);
        assert!(stored.journey.steps().iter().any(|step| step.name == "Kept"));
    };
    is_saved(&stick);
    // What would close it saves it first: the program's end, and a backup that is put back.
    app.end();
    is_saved(&room.path("library-backups/backup-2026-11-21.sqlite"));
    app.rpc("restore_backup", json!({ "name": "backup-2026-11-21.sqlite" }))
        .unwrap();
    is_saved(&room.path("library-backups/backup-2026-11-21-2.sqlite"));
    let mut desk = Desk::open(&app, map);
    desk.apply(&rename(step, "Goes on")).unwrap();
    drop(app);
    assert_eq!(Library::open(room.library()).unwrap().load(map).unwrap().revision, 2);
}

#[test]
fn the_library_is_neither_exported_over_nor_read_as_a_map() {
    let room = Room::new();
    let app = room.app();
    let map = room.sample(&app, 12);
    let mut desk = Desk::open(&app, map);
    let step = desk.ids("Step")[0];
    desk.apply(&rename(step, "One")).unwrap();
    #[cfg(target_os = "linux")]
    let locks = || {
        use std::os::unix::fs::MetadataExt;
        let numbers = ["library.sqlite", "library.sqlite-shm"];
        let numbers = numbers.map(|name| fs::metadata(room.path(name)).unwrap().ino());
        let us = std::process::id().to_string();
        let seen = || {
            let all = fs::read_to_string("/proc/locks").unwrap();
            let ours = all.lines().filter(|line| line.contains(&us));
            ours.filter(|line| numbers.iter().any(|number| line.contains(&format!(":{number} "))))
                .count()
        };
        // The list may lack some while other programs' locks come and go; those that are gone are in none of them.
        (0..20).map(|_| seen()).max().unwrap()
    };
    #[cfg(target_os = "linux")]
    let before = locks();
    #[cfg(target_os = "linux")]
    assert!(before > 0);
    for name in ["library.sqlite", "library.sqlite-wal", "library.sqlite-shm"] {
        let path = room.path(name);
        for (call, params) in [
            ("export", json!({ "map": map, "path": path })),
            ("back_up", json!({ "path": path })),
            ("import", json!({ "path": path })),
            ("recognise", json!({ "source": { "File": { "path": path } } })),
        ] {
            let error = app.rpc(call, params).unwrap_err();
            assert_eq!(error.code, ErrorCode::FileIsLibrary, "{call} {name}: {error:?}");
        }
        let error = app.bring(&path).unwrap_err();
        assert_eq!(error.code, ErrorCode::FileIsLibrary, "{name}: {error:?}");
    }
    #[cfg(target_os = "linux")]
    assert_eq!(locks(), before, "others still see that it is in use");
    desk.apply(&rename(step, "Two")).unwrap();
    drop(app);
    Library::open(room.library()).unwrap().check().unwrap();
}

#[cfg(target_os = "linux")]
#[test]
fn on_a_full_disk_maps_are_opened_and_exported_elsewhere_and_edits_refused() {
    let Some(disk) = SmallDisk::of("4m") else { return };
    let room = Room::new();
    let begin = || App::open(&disk.library(), Arc::new(Outside::default()), None).unwrap();
    let app = begin();
    let map = room.sample(&app, 10);
    let blank = json!({ "template": "blank", "language": "en" });
    Desk::open(&app, id_in(&app.rpc("create", blank).unwrap()["map"]));
    drop(app);
    let app = begin();
    // There is room for the memory that connections share, and for nothing else.
    app.rpc("library", json!({ "language": "en" })).unwrap();
    disk.fill();
    let opened = app.rpc("open", view(map)).unwrap();
    let out = room.path("out.journey");
    let written = app.rpc("export", json!({ "map": map, "path": out })).unwrap();
    assert_eq!(written["path"], json!(out));
    assert_eq!(written["bytes"], json!(fs::metadata(&out).unwrap().len()));
    let hits = opened["scene"]["hits"].as_array().unwrap();
    let step: Id = hits.iter().find(|hit| hit["kind"] == "Step").unwrap()["id"]
        .as_str()
        .unwrap()
        .parse()
        .unwrap();
    let edit = json!({ "map": map, "revision": 0, "command": rename(step, "No room") });
    assert_eq!(app.rpc("apply", edit).unwrap_err().code, ErrorCode::DiskFull);
    disk.give_back();
}

/// The bin is emptied thirty days after, however the clock leaps meanwhile.
#[test]
fn a_clock_that_is_ahead_takes_nothing_out_of_the_bin_and_drops_no_backups() {
    let room = Room::with(Outside {
        keeps_backups: true,
        ..Outside::default()
    });
    let start = |day: u64| {
        room.be_on_day(day);
        let app = room.app();
        let maps = app.rpc("library", json!({ "language": "en", "shelf": "Bin" })).unwrap();
        let maps = maps["maps"].as_array().map_or(0, Vec::len);
        // Closing waits for the backup and the round.
        drop(app);
        let backups: Vec<Value> = backups(&room.library())
            .into_iter()
            .map(|backup| json!(backup.day))
            .collect();
        (maps, backups.len())
    };
    {
        let app = room.app();
        let map = room.sample(&app, 10);
        let shelve = json!({ "maps": [map], "mark": "Binned", "on": true });
        app.rpc("shelve", shelve).unwrap();
    }
    let made: Vec<_> = (1..=6).map(start).collect();
    assert_eq!(made.last(), Some(&(1, 7)));
    // Two months ahead, and back.
    assert_eq!(start(66), (1, 8));
    assert_eq!(start(7).0, 1);
    assert_eq!(start(8).0, 1);
    // A pause of two months.
    let (there, after_pause) = start(70);
    assert_eq!(there, 1);
    assert!(after_pause >= 8, "{after_pause}");
    assert_eq!(start(70).0, 1);
    // What a start lists was there before its round.
    assert_eq!(start(71).0, 1);
    assert_eq!(start(71).0, 0);
}
