//! A library whose file is replaced or deleted while it is open takes nothing more, and what it has can be saved.
#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod edits;

use std::fs;
use std::path::{Path, PathBuf};

use edits::{Desk, Gesture};
use journey_model::Date;
use journey_store::{Library, StoreError, back_up, is_open_library};

fn edit(value: usize) -> Gesture {
    Gesture {
        kind: 1,
        which: value,
        value,
    }
}

fn today() -> Date {
    "2026-11-22".parse().unwrap()
}

fn log_of(library: &Path) -> PathBuf {
    PathBuf::from(format!("{}-wal", library.display()))
}

#[test]
fn what_is_no_longer_in_its_place_is_not_written_to_and_can_be_backed_up() {
    let replaced = |path: &Path| {
        let other = path.with_file_name("other.sqlite");
        drop(Desk::new(Library::open(&other).unwrap(), 5));
        fs::rename(&other, path).unwrap();
    };
    let deleted = |path: &Path| fs::remove_file(path).unwrap();
    let without_log = |path: &Path| fs::remove_file(log_of(path)).unwrap();
    let folder_moved = |path: &Path| {
        let folder = path.parent().unwrap();
        fs::rename(folder, folder.with_file_name("elsewhere")).unwrap();
    };
    let whats = ["replaced", "deleted", "without its log", "in a folder that was moved"];
    let ways: [fn(&Path); 4] = [replaced, deleted, without_log, folder_moved];
    for (what, happens) in whats.into_iter().zip(ways) {
        let room = tempfile::tempdir().unwrap();
        let path = room.path().join("home/library.sqlite");
        let mut desk = Desk::new(Library::open(&path).unwrap(), 30);
        assert!((0..10).all(|value| desk.make(edit(value))));
        happens(&path);
        for _ in 0..2 {
            let error = desk.try_make(edit(11)).expect_err(what);
            assert!(matches!(error, StoreError::Moved { .. }), "{what}: {error}");
        }
        desk.is_kept_by(&desk.library);
        let stick = room.path().join("stick.sqlite");
        desk.library.back_up(&path, Some(&stick), today()).unwrap();
        desk.is_kept_by(&Library::open(&stick).unwrap());
    }
}

#[test]
fn a_library_that_is_put_back_takes_edits_again() {
    let room = tempfile::tempdir().unwrap();
    let path = room.path().join("library.sqlite");
    let away = room.path().join("away.sqlite");
    let mut desk = Desk::new(Library::open(&path).unwrap(), 30);
    fs::rename(&path, &away).unwrap();
    assert!(matches!(desk.try_make(edit(1)), Err(StoreError::Moved { .. })));
    fs::rename(&away, &path).unwrap();
    assert!(desk.make(edit(1)));
    desk.is_kept_by(&Library::open(&path).unwrap());
}

#[test]
fn the_files_of_an_open_library_are_known_by_every_name() {
    let room = tempfile::tempdir().unwrap();
    let path = room.path().join("library.sqlite");
    let mut desk = Desk::new(Library::open(&path).unwrap(), 30);
    assert!(desk.make(edit(1)));
    let memory = PathBuf::from(format!("{}-shm", path.display()));
    let [hard, soft] = ["hard.sqlite", "soft.sqlite"].map(|name| room.path().join(name));
    fs::hard_link(&path, &hard).unwrap();
    std::os::unix::fs::symlink(&path, &soft).unwrap();
    let around = room.path().join("../").join(room.path().file_name().unwrap());
    let files = [
        path.clone(),
        log_of(&path),
        memory,
        hard,
        soft,
        around.join("library.sqlite"),
    ];
    for file in &files {
        assert!(is_open_library(file), "{}", file.display());
        let error = back_up(&path, Some(file), today()).unwrap_err();
        assert!(
            matches!(error, StoreError::Itself { .. }),
            "{}: {error}",
            file.display()
        );
    }
    let other = room.path().join("notes.txt");
    fs::write(&other, "").unwrap();
    assert!(!is_open_library(&other) && !is_open_library(&room.path().join("nothing")));
    drop(desk);
    assert!(!is_open_library(&path));
    // Also while nobody has it open.
    assert!(matches!(
        back_up(&path, Some(&log_of(&path)), today()),
        Err(StoreError::Itself { .. })
    ));
}
