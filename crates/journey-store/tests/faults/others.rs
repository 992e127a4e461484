//! Others are in the way: programs that hold the library, rights that are missing.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use journey_store::{Library, StoreError, back_up, recover, restore};
use rusqlite::Connection;
use tempfile::TempDir;

use crate::child::{AtWork, MAP, prepare};
use crate::edits::{Desk, Gesture};
use crate::sound::is_sound;

pub const EDIT: Gesture = Gesture {
    kind: 1,
    which: 3,
    value: 1,
};

fn today() -> journey_model::Date {
    journey_model::Date::new(2026, 11, 22).unwrap()
}

fn place() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("library.sqlite");
    (folder, path)
}

fn is_left_alone(library: &Path, backup: &Path) {
    for error in [
        recover(library, today()).unwrap_err(),
        restore(library, backup, today()).unwrap_err(),
    ] {
        assert!(matches!(error, StoreError::Busy), "{error}");
    }
}

#[test]
fn a_library_that_another_program_holds_is_told_after_a_while_and_nothing_is_lost() {
    let (_folder, path) = place();
    let mut desk = Desk::new(Library::open(&path).unwrap(), 20);
    assert!(desk.make(EDIT));
    let other = Connection::open(&path).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    let begun = Instant::now();
    let error = desk.try_make(Gesture { value: 2, ..EDIT }).unwrap_err();
    assert!(matches!(error, StoreError::Busy), "{error}");
    assert!(begun.elapsed() < Duration::from_secs(30), "the wait has an end");
    desk.is_kept_by(&desk.library);
    // Who only reads need not wait.
    assert_eq!(Library::open(&path).unwrap().maps().unwrap().len(), 1);
    other.execute_batch("ROLLBACK").unwrap();
    assert!(desk.make(Gesture { value: 2, ..EDIT }), "the desk works on");
    desk.is_kept_by(&Library::open(&path).unwrap());
}

#[test]
fn two_programs_on_one_library_take_turns() {
    let (_folder, path) = place();
    let first = prepare(&path);
    let one = AtWork::begin(&path, 1, 60, None, &[]);
    let other = AtWork::begin(&path, 2, 60, None, &[]);
    let results = [one.finish(), other.finish()];
    // Whoever was late was told so and lost nothing that was acknowledged.
    let last = results.iter().map(|(acknowledged, _)| *acknowledged).max().unwrap();
    assert!(last > 0, "{results:?}");
    for (_, failure) in &results {
        assert!(
            failure.as_ref().is_none_or(|why| why.contains("changed elsewhere")),
            "{results:?}"
        );
    }
    is_sound(&path, MAP, &first, last, last);
}

#[test]
fn a_check_beside_somebody_at_work_finds_nothing_wrong() {
    let (_folder, path) = place();
    prepare(&path);
    let library = Library::open(&path).unwrap();
    let mut other = AtWork::begin(&path, 4, 3_000, None, &[]);
    assert!(other.next(), "{:?}", other.failure);
    for _ in 0..60 {
        assert_eq!(library.check_with_maps().unwrap(), 1);
        library.check().unwrap();
    }
    let last = other.kill();
    assert!(last > 60, "only {last} edits were made meanwhile");
}

#[test]
fn a_library_in_use_is_neither_replaced_nor_recovered() {
    let (folder, path) = place();
    let mut desk = Desk::new(Library::open(&path).unwrap(), 20);
    let backup = back_up(&path, None, today()).unwrap();
    is_left_alone(&path, &backup);
    assert!(desk.make(EDIT), "who had it open works on");
    desk.is_kept_by(&Library::open(&path).unwrap());
    let names = fs::read_dir(folder.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name());
    assert!(names.into_iter().all(|name| !name.to_string_lossy().contains("new")));
}

#[cfg(unix)]
#[test]
fn the_log_of_a_file_that_was_moved_is_left_to_whoever_has_it_open() {
    let (_folder, path) = place();
    prepare(&path);
    let mut other = AtWork::begin(&path, 4, 20, None, &[("PERCORSO_TEST_HOLD", "1")]);
    while other.next() {}
    assert!(other.holds, "{:?}", other.failure);
    let (away, log) = (
        path.with_file_name("away.sqlite"),
        path.with_file_name("library.sqlite-wal"),
    );
    fs::rename(&path, &away).unwrap();
    let error = recover(&path, today()).unwrap_err();
    assert!(matches!(error, StoreError::Busy), "{error}");
    assert!(fs::metadata(&log).unwrap().len() > 4_096 && !path.exists());
    other.kill();
    assert_eq!(recover(&path, today()).unwrap().maps.len(), 1);
}

#[test]
fn no_backup_comes_back_while_a_recovery_is_under_way_and_what_one_has_left_stays() {
    let (_folder, path) = place();
    let mut desk = Desk::new(Library::open(&path).unwrap(), 20);
    let (map, before) = (desk.map, desk.journey.clone());
    let backup = back_up(&path, None, today()).unwrap();
    assert!(desk.make(EDIT));
    let after = desk.journey.clone();
    drop(desk);
    let load = || Library::open(&path).unwrap().load(map).unwrap().journey;
    let recovered = path.with_file_name("library.sqlite.new");
    let recovery = Desk::new(Library::open(&recovered).unwrap(), 5);
    let error = restore(&path, &backup, today()).unwrap_err();
    assert!(matches!(error, StoreError::Busy), "{error}");
    assert_eq!(load(), after);
    drop(recovery);
    restore(&path, &backup, today()).unwrap();
    assert_eq!(load(), before);
    assert!(recovered.exists());
}

#[cfg(unix)]
#[test]
fn a_library_in_use_is_left_alone_even_when_its_head_is_destroyed() {
    let (_folder, path) = place();
    let first = prepare(&path);
    let backup = back_up(&path, None, today()).unwrap();
    let mut other = AtWork::begin(&path, 3, 5, None, &[("PERCORSO_TEST_HOLD", "1")]);
    while !other.holds {
        assert!(other.next() || other.holds);
    }
    assert!(other.acknowledged > 0);
    let whole = fs::read(&path).unwrap();
    let mut torn = whole.clone();
    torn[..4_096].fill(7);
    fs::write(&path, &torn).unwrap();
    is_left_alone(&path, &backup);
    assert!(
        fs::read(&path).unwrap()[..4_096] == torn[..4_096],
        "nothing was put in its place"
    );
    drop(other);
    // Nobody has it open any more.
    let report = recover(&path, today()).unwrap();
    assert_eq!(report.maps.len(), 1);
    let recovered = Library::open(&path).unwrap();
    recovered.check().unwrap();
    assert!(recovered.load(MAP).unwrap().journey != first);
}

#[cfg(unix)]
#[test]
fn files_are_for_their_owner_whatever_the_umask_is() {
    use std::os::unix::fs::PermissionsExt;
    for umask in ["000", "022", "077"] {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("new").join("library.sqlite");
        // Made, edited and copied by a process with this umask.
        let shell = format!("umask {umask}");
        let (_, failure) = AtWork::begin(&path, 1, 3, Some(&shell), &[("PERCORSO_TEST_NEW", "1")]).finish();
        assert_eq!(failure, None);
        let mut seen = Vec::new();
        let mut folders = vec![folder.path().join("new")];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(&folder).unwrap() {
                let entry = entry.unwrap();
                let rights = entry.metadata().unwrap().permissions().mode() & 0o777;
                let expected = if entry.path().is_dir() { 0o700 } else { 0o600 };
                assert_eq!(rights, expected, "{} with umask {umask}", entry.path().display());
                if entry.path().is_dir() {
                    folders.push(entry.path());
                }
                seen.push(entry.file_name().into_string().unwrap());
            }
        }
        seen.sort();
        let expected = [
            "backup-2026-11-22.sqlite",
            "library-backups",
            "library.sqlite",
            "library.sqlite-shm",
            "library.sqlite-wal",
        ];
        assert_eq!(seen, expected, "with umask {umask}");
        assert_eq!(Library::open(&path).unwrap().maps().unwrap()[0].map, MAP);
    }
}
