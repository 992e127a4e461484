//! The whole app in processes of their own: killed at random moments, and two of them at work on one map at a time.
//!
//! `PERCORSO_KILLS` says how often it is killed, `PERCORSO_EDITS` how many cards each of two writes.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test stops where something is wrong"
)]

use std::env;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use journey_app::Id;
use journey_model::{Journey, sample};
use journey_store::Library;
use percorso_tests::{AppProcess, Caller, Dice, NoReply, SmallDisk, Worker, is_sound};
use serde_json::{Value, json};
use tempfile::TempDir;

/// Kills at which the library is begun anew: its history is replayed after each of them.
const A_LIBRARY: u64 = 10;

/// Edits that a run would make.
const EDITS: usize = 200;

fn program() -> PathBuf {
    PathBuf::from(env!("CARGO_BIN_EXE_browser-host"))
}

fn number(name: &str, otherwise: u64) -> u64 {
    env::var(name)
        .ok()
        .and_then(|value| value.parse().ok())
        .unwrap_or(otherwise)
}

/// A library with one map, at a path with spaces and letters that are not ASCII.
fn prepare() -> (TempDir, PathBuf, Id, Journey) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("Mappe di Zoë 旅").join("library.sqlite");
    let journey = sample::journey(20);
    let map = journey.about().id;
    Library::open(&path).unwrap().create(map, &journey, 0).unwrap();
    (folder, path, map, journey)
}

/// Edits until the app is gone or the run is over; notes the revision of each edit that was acknowledged.
fn edit(caller: &Caller, map: Id, mut worker: Worker, acknowledged: &AtomicU64) {
    let Ok(state) = caller.open(&map.to_string()) else {
        return;
    };
    let mut revision = state["revision"].clone();
    for _ in 0..EDITS {
        let (name, mut params) = worker.next_edit();
        params["map"] = json!(map);
        params["revision"] = revision.clone();
        match caller.call(name, &params) {
            Ok(reply) => {
                revision = reply["state"]["revision"].clone();
                acknowledged.store(revision.as_u64().unwrap(), Ordering::Release);
            }
            Err(NoReply::Gone) => return,
            // An undo may have taken the card away that is written over.
            Err(NoReply::Refused(why)) => assert_eq!(why["code"], "Refused", "{why}"),
        }
    }
}

#[test]
fn after_each_kill_of_the_app_every_acknowledged_edit_is_there() {
    let kills = number("PERCORSO_KILLS", 100);
    let (mut interrupted, mut edits) = (0, 0);
    let mut room = None;
    let mut known = 0;
    for seed in 0..kills {
        if seed % A_LIBRARY == 0 {
            room = Some(prepare());
            known = 0;
        }
        let (_, path, map, first) = room.as_ref().unwrap();
        let mut dice = Dice(seed);
        let app = AppProcess::start(&program(), path);
        let acknowledged = AtomicU64::new(known);
        let caller = app.caller("somebody at work");
        let worker = Worker::on(first, seed + 1);
        thread::scope(|threads| {
            let work = threads.spawn(|| edit(&caller, *map, worker, &acknowledged));
            let wanted = known + 1 + dice.below(12) as u64;
            while acknowledged.load(Ordering::Acquire) < wanted && !work.is_finished() {
                thread::yield_now();
            }
            // Somewhere in the edits that follow, an edit taking some milliseconds.
            let moment = Instant::now() + Duration::from_micros(dice.below(40_000) as u64);
            while Instant::now() < moment {
                std::hint::spin_loop();
            }
            app.kill();
        });
        let acknowledged = acknowledged.into_inner();
        // The edit under way may have become durable before it could be acknowledged.
        let found = is_sound(path, *map, first, acknowledged, acknowledged + 1);
        interrupted += u32::from(found > acknowledged);
        edits += found - known;
        known = found;
    }
    println!("{kills} kills, {edits} edits, {interrupted} of them durable and not yet acknowledged");
}

/// Writes cards of one's own into a map that somebody else edits as well; gives the texts that were acknowledged.
fn write(caller: &Caller, map: Id, worker: &mut Worker, edits: u64) -> (Vec<(Id, String)>, u32) {
    let mut revision = caller.open(&map.to_string()).unwrap()["revision"].clone();
    let mut written: Vec<(Id, String)> = Vec::new();
    let mut again = 0;
    while (written.len() as u64) < edits {
        // Half of them are written over once more.
        let (id, command) = worker.add();
        let mut params = json!({ "map": map, "revision": revision, "command": command });
        let mut reply = caller.call("apply", &params);
        if let Ok(done) = &reply
            && written.len().is_multiple_of(2)
        {
            written.push((id, worker.text()));
            let text = format!("{} again", worker.text());
            let field = json!({ "field": "Name", "value": text });
            params["revision"] = done["state"]["revision"].clone();
            params["command"] = json!({ "do": "Edit", "ids": [id], "field": field });
            reply = caller.call("apply", &params);
            if reply.is_ok() {
                written.pop();
                written.push((id, text));
            }
        } else if reply.is_ok() {
            written.push((id, worker.text()));
        }
        match reply {
            Ok(done) => revision = done["state"]["revision"].clone(),
            // A clear refusal: look at the map as it is, and go on.
            Err(NoReply::Refused(why)) => {
                let code: &Value = &why["code"];
                assert!(code == "Stale" || code == "LibraryBusy", "{why}");
                again += 1;
                revision = caller.open(&map.to_string()).unwrap()["revision"].clone();
            }
            Err(NoReply::Gone) => panic!("the app is gone"),
        }
    }
    (written, again)
}

#[test]
fn two_processes_that_edit_one_map_lose_nothing() {
    let edits = number("PERCORSO_EDITS", 200);
    let (_folder, path, map, first) = prepare();
    let apps = [
        AppProcess::start(&program(), &path),
        AppProcess::start(&program(), &path),
    ];
    let written = thread::scope(|threads| {
        let work: Vec<_> = apps
            .iter()
            .zip([17, 4_711])
            .map(|(app, seed)| {
                let (caller, mut worker) = (app.caller("main"), Worker::on(&first, seed));
                threads.spawn(move || write(&caller, map, &mut worker, edits))
            })
            .collect();
        work.into_iter().map(|work| work.join().unwrap()).collect::<Vec<_>>()
    });
    // Each window is brought to the same map, and both programs draw it alike.
    let scenes: Vec<Value> = apps.iter().map(|app| whole(&app.caller("main"), map)).collect();
    assert!(scenes[0] == scenes[1], "the two do not show the same");
    for app in apps {
        app.kill();
    }
    let library = Library::open(&path).unwrap();
    let journey = library.load(map).unwrap().journey;
    let mut refused = 0;
    for (cards, again) in written {
        assert_eq!(cards.len() as u64, edits);
        for (id, text) in cards {
            let card = journey.card(id).unwrap_or_else(|| panic!("{text} is lost"));
            assert_eq!(card.text, text);
        }
        refused += again;
    }
    drop(library);
    let all = 3 * edits;
    assert!(
        is_sound(&path, map, &first, all, u64::MAX) >= all,
        "each edit is an entry of the journal"
    );
    println!("2 × {edits} cards, half of them written over; {refused} refusals");
}

fn whole(caller: &Caller, map: Id) -> Value {
    let view = json!({ "map": map, "appearance": "light", "language": "en" });
    caller.call("open", &view).unwrap()
}

#[test]
fn a_library_that_cannot_be_opened_is_told_to_the_window_until_it_can() {
    let (_folder, path, map, _) = prepare();
    let hidden = path.with_extension("hidden");
    std::fs::rename(&path, &hidden).unwrap();
    std::fs::write(&path, "something else").unwrap();
    let app = AppProcess::start(&program(), &path);
    let caller = app.caller("main");
    for _ in 0..2 {
        let Err(NoReply::Refused(why)) = caller.call("welcome", &json!({})) else {
            panic!("there is no library to welcome to");
        };
        assert_eq!(why["code"], "NotALibrary");
        assert_eq!(why["detail"]["path"], json!(path));
    }
    std::fs::rename(&hidden, &path).unwrap();
    let welcome = caller.call("welcome", &json!({})).unwrap();
    assert_eq!(welcome["map"], Value::Null);
    caller.open(&map.to_string()).unwrap();
}

/// A library that another program holds is told after a while; the edit is then made by doing it again.
#[test]
fn an_edit_while_another_program_holds_the_library_is_told_and_can_be_made_later() {
    let (_folder, path, map, first) = prepare();
    let app = AppProcess::start(&program(), &path);
    let caller = app.caller("main");
    let revision = caller.open(&map.to_string()).unwrap()["revision"].clone();
    let mut worker = Worker::on(&first, 5);
    let (id, command) = worker.add();
    let params = json!({ "map": map, "revision": revision, "command": command });
    {
        let other = held(&path);
        let Err(NoReply::Refused(why)) = caller.call("apply", &params) else {
            panic!("the library is held");
        };
        assert_eq!(why["code"], "LibraryBusy", "{why}");
        drop(other);
    }
    caller.call("apply", &params).unwrap();
    app.kill();
    assert!(
        Library::open(&path)
            .unwrap()
            .load(map)
            .unwrap()
            .journey
            .card(id)
            .is_some()
    );
}

/// Holds the library as a program does that writes for very long.
fn held(path: &Path) -> rusqlite::Connection {
    let connection = rusqlite::Connection::open(path).unwrap();
    connection.execute_batch("BEGIN IMMEDIATE").unwrap();
    connection
}

#[test]
fn on_a_full_disk_an_edit_is_refused_and_can_be_made_when_there_is_room() {
    let Some(disk) = SmallDisk::of("2500k") else { return };
    let path = disk.library();
    let first = sample::journey(20);
    let map = first.about().id;
    Library::open(&path).unwrap().create(map, &first, 0).unwrap();
    disk.take(300_000);
    let app = AppProcess::start(&program(), &path);
    let caller = app.caller("main");
    let mut revision = caller.open(&map.to_string()).unwrap()["revision"].clone();
    let mut worker = Worker::on(&first, 9);
    let refused = loop {
        let (_, command) = worker.add();
        let params = json!({ "map": map, "revision": revision, "command": command });
        match caller.call("apply", &params) {
            Ok(reply) => revision = reply["state"]["revision"].clone(),
            Err(NoReply::Refused(why)) => {
                assert_eq!(why["code"], "DiskFull", "{why}");
                break params;
            }
            Err(NoReply::Gone) => panic!("the app is gone"),
        }
        assert!(revision.as_u64().unwrap() < 5_000, "the disk is never full");
    };
    disk.give_back();
    let reply = caller.call("apply", &refused).unwrap();
    let acknowledged = reply["state"]["revision"].as_u64().unwrap();
    assert_eq!(acknowledged, revision.as_u64().unwrap() + 1);
    app.kill();
    is_sound(&path, map, &first, acknowledged, acknowledged);
}

#[test]
fn a_library_that_may_not_be_written_to_is_told_to_the_window_until_it_may() {
    let Some(disk) = SmallDisk::of("4m") else { return };
    let path = disk.library();
    let first = sample::journey(20);
    let map = first.about().id;
    Library::open(&path).unwrap().create(map, &first, 0).unwrap();
    disk.read_only(true);
    let app = AppProcess::start(&program(), &path);
    let caller = app.caller("main");
    let Err(NoReply::Refused(why)) = caller.call("welcome", &json!({})) else {
        panic!("nothing can be kept there");
    };
    assert_eq!(why["code"], "LibraryReadOnly", "{why}");
    disk.read_only(false);
    caller.call("welcome", &json!({})).unwrap();
    caller.open(&map.to_string()).unwrap();
    app.kill();
}
