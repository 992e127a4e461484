//! The program is killed at random moments.

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use journey_model::Date;
use journey_model::sample::Dice;
use journey_store::{Library, back_up_daily, kept_aside};
use rusqlite::Connection;

use crate::child::{AtWork, MAP, prepare};
use crate::edits::Desk;
use crate::others::EDIT;
use crate::sound::is_sound;

/// Kills at which the library is begun anew: its history is replayed after each of them.
const A_LIBRARY: u64 = 10;

/// Edits that a run would make.
const EDITS: u64 = 200;

fn spin(time: Duration) {
    let moment = Instant::now() + time;
    while Instant::now() < moment {
        std::hint::spin_loop();
    }
}

fn kills(seeds: std::ops::Range<u64>) {
    let mut interrupted = 0;
    for first_seed in seeds.step_by(A_LIBRARY as usize) {
        let folder = tempfile::tempdir().unwrap();
        let library = folder.path().join("Mappe di Zoë 旅").join("library.sqlite");
        let first = prepare(&library);
        let mut known = 0;
        for seed in first_seed..first_seed + A_LIBRARY {
            println!("seed {seed}");
            let mut dice = Dice(seed);
            let mut work = AtWork::begin(&library, seed, EDITS, None, &[]);
            for _ in 0..1 + dice.below(25) {
                work.next();
            }
            // Somewhere in the edits that follow, an edit taking some milliseconds.
            spin(Duration::from_micros(dice.below(15_000) as u64));
            let acknowledged = work.kill().max(known);
            // The edit under way may have become durable before it could be acknowledged.
            let found = is_sound(&library, MAP, &first, acknowledged, acknowledged + 1);
            interrupted += u32::from(found > acknowledged);
            known = found;
        }
    }
    println!("{interrupted} edits were durable and not yet acknowledged");
}

#[test]
fn after_sixty_kills_every_acknowledged_edit_is_there() {
    kills(0..60);
}

#[test]
fn after_sixty_other_kills_every_acknowledged_edit_is_there() {
    kills(1_000..1_060);
}

/// Whether something lies beside a library that is to take its place.
fn is_replaced_soon(library: &Path) -> bool {
    let mut files = fs::read_dir(library.parent().unwrap()).unwrap().flatten();
    files.any(|file| file.file_name().to_string_lossy().starts_with("library.sqlite.new"))
}

#[test]
fn what_a_killed_restore_has_made_ready_goes_when_the_library_is_opened() {
    let folder = tempfile::tempdir().unwrap();
    let library = folder.path().join("library.sqlite");
    let first = prepare(&library);
    let today = Date::new(2026, 11, 22).unwrap();
    let backup = back_up_daily(&library, today).unwrap().unwrap();
    let mut desk = Desk::on(Library::open(&library).unwrap(), MAP).unwrap();
    assert!(desk.make(EDIT));
    let edited = desk.journey.clone();
    drop(desk);
    let load = || Library::open(&library).unwrap().load(MAP).unwrap().journey;
    // A restore that waits, its copy being ready, for somebody who lets nobody else at the library.
    let under_way = |time: Duration| {
        let other = Connection::open(&library).unwrap();
        let alone = "PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; COMMIT;";
        other.execute_batch(alone).unwrap();
        let (restore, begun) = (AtWork::restore(&library, &backup), Instant::now());
        while !is_replaced_soon(&library) {
            assert!(begun.elapsed() < Duration::from_secs(30), "the restore never began");
            std::thread::yield_now();
        }
        spin(time);
        assert!(is_replaced_soon(&library), "the restore is over");
        (other, restore)
    };
    // At work on its copy, and waiting.
    for time in [0, 2, 10, 50, 500].map(Duration::from_millis) {
        let (other, restore) = under_way(time);
        restore.kill();
        drop(other);
        assert_eq!(load(), edited);
        assert!(!is_replaced_soon(&library), "killed after {time:?}");
        assert!(kept_aside(&library).is_empty(), "killed after {time:?}");
    }
    // Whoever takes such things away leaves alone what somebody is at work on.
    let (other, restore) = under_way(Duration::from_millis(500));
    assert_eq!(back_up_daily(&library, today).unwrap(), None);
    assert!(is_replaced_soon(&library));
    drop(other);
    let (_, failure) = restore.finish();
    assert_eq!(failure, None);
    assert_eq!(load(), first);
    assert!(!is_replaced_soon(&library));
}
