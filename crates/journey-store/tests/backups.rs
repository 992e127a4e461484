//! Backups are whole, stay as long as they should, and come back.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod edits;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::thread;

use edits::{Desk, Gesture};
use journey_model::{Date, Id, sample};
use journey_store::{
    Library, Reason, StoreError, back_up, back_up_daily, backup_folder, backups, collect_pictures, kept_aside,
    remove_kept_aside, restore,
};
use rusqlite::Connection;
use tempfile::TempDir;

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn edit(value: usize) -> Gesture {
    Gesture {
        kind: 1,
        which: value,
        value,
    }
}

fn library() -> (TempDir, PathBuf, Desk) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("Mappe %20 # 旅.sqlite");
    let desk = Desk::new(Library::open(&path).unwrap(), 30);
    (folder, path, desk)
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

#[test]
fn a_backup_has_what_stands_only_in_the_log() {
    let (_folder, path, mut desk) = library();
    for value in 0..10 {
        assert!(desk.make(edit(value)));
    }
    let backup = back_up(&path, None, day("2026-11-22")).unwrap();
    assert_eq!(
        names(backup.parent().unwrap()),
        ["backup-2026-11-22.sqlite"],
        "one file, complete in itself"
    );
    let elsewhere = path.with_file_name("opened.sqlite");
    fs::copy(&backup, &elsewhere).unwrap();
    desk.is_kept_by(&Library::open(&elsewhere).unwrap());
    // A second one on the same day does not replace the first.
    let second = back_up(&path, None, day("2026-11-22")).unwrap();
    assert!(second != backup && backup.exists() && second.exists());
}

#[test]
fn who_edits_does_not_wait_for_a_backup_and_loses_nothing() {
    let (_folder, path, mut desk) = library();
    let journeys = (0..60).map(|number| (Id::from_bits(5_000 + number), sample::journey(100)));
    desk.library.create_all(journeys, 1).unwrap();
    let from = path.clone();
    let backing_up = thread::spawn(move || {
        for _ in 0..5 {
            back_up(&from, None, day("2026-11-22")).unwrap();
        }
    });
    let mut made = 0;
    while !backing_up.is_finished() {
        assert!(desk.make(edit(made)));
        made += 1;
    }
    backing_up.join().unwrap();
    assert!(made > 0);
    desk.is_kept_by(&Library::open(&path).unwrap());
    for backup in backups(&path) {
        let look = path.with_file_name("look.sqlite");
        fs::copy(&backup.path, &look).unwrap();
        let library = Library::open(&look).unwrap();
        library.check().unwrap();
        assert_eq!(library.maps().unwrap().len(), 61);
    }
}

#[test]
fn there_is_one_backup_a_day_and_old_ones_go() {
    let (_folder, path, _desk) = library();
    let days: Vec<String> = (1..=30).map(|day| format!("2026-11-{day:02}")).collect();
    for text in &days {
        let made = back_up_daily(&path, day(text)).unwrap();
        assert!(made.is_some_and(|path| path.exists()));
        assert_eq!(back_up_daily(&path, day(text)).unwrap(), None, "once a day");
    }
    let asked = back_up(&path, None, day("2026-11-01")).unwrap();
    back_up_daily(&path, day("2026-12-01")).unwrap();
    let kept: BTreeSet<String> = backups(&path)
        .iter()
        .filter(|backup| backup.reason == Reason::Daily)
        .map(|backup| backup.day.unwrap().to_string())
        .collect();
    // 2026-12-01 is a Tuesday: the seven days to it, and the Mondays (or first days) of the four weeks before its own.
    let expected = [
        "2026-11-02",
        "2026-11-09",
        "2026-11-16",
        "2026-11-23",
        "2026-11-25",
        "2026-11-26",
        "2026-11-27",
        "2026-11-28",
        "2026-11-29",
        "2026-11-30",
        "2026-12-01",
    ];
    assert_eq!(kept, expected.map(str::to_owned).into());
    assert!(asked.exists(), "what was asked for stays");
}

#[test]
fn a_file_with_the_day_s_name_that_is_no_backup_is_set_aside_and_keeps_no_week() {
    let (_folder, path, _desk) = library();
    let first = back_up_daily(&path, day("2026-11-02")).unwrap().unwrap();
    let whole = fs::read(&first).unwrap();
    let daily = |day: &str| first.with_file_name(format!("daily-{day}.sqlite"));
    let mut flipped = whole.clone();
    let text = b"A sample journey";
    let at = flipped.windows(text.len()).position(|part| part == text).unwrap();
    flipped[at] ^= 1;
    for (number, junk) in [&b"Dear diary"[..], b"", &whole[..whole.len() / 2], &flipped]
        .into_iter()
        .enumerate()
    {
        let today = format!("2026-11-{:02}", 3 + number);
        fs::write(daily(&today), junk).unwrap();
        assert_eq!(back_up_daily(&path, day(&today)).unwrap(), Some(daily(&today)));
        assert!(fs::read(daily(&today)).unwrap() != junk);
        let aside = first.with_file_name(format!("damaged-{today}.sqlite"));
        assert!(fs::read(&aside).unwrap() == junk, "it stays");
        assert!(kept_aside(&path).contains(&aside), "and is told");
        assert_eq!(back_up_daily(&path, day(&today)).unwrap(), None);
    }
    // Neither for its week, nor among the newest seven.
    for (day, junk) in [
        ("2026-11-09", &b"Dear diary"[..]),
        ("2026-11-16", &whole[..whole.len() / 2]),
    ] {
        fs::write(daily(day), junk).unwrap();
    }
    for text in [
        "2026-11-10",
        "2026-11-17",
        "2026-11-18",
        "2026-11-19",
        "2026-11-20",
        "2026-11-21",
        "2026-11-22",
    ] {
        fs::write(daily(text), &whole).unwrap();
    }
    back_up_daily(&path, day("2026-11-23")).unwrap().unwrap();
    for kept in ["2026-11-02", "2026-11-10", "2026-11-17", "2026-11-09", "2026-11-16"] {
        assert!(daily(kept).exists(), "{kept}");
    }
    assert!(!daily("2026-11-03").exists());
}

#[test]
fn a_damaged_library_makes_no_backup_and_drops_none() {
    let (_folder, path, desk) = library();
    back_up_daily(&path, day("2026-11-01")).unwrap();
    drop(desk);
    let mut bytes = fs::read(&path).unwrap();
    let half = bytes.len() / 2;
    bytes[half..half + 8_192].fill(0x5a);
    fs::write(&path, bytes).unwrap();
    let error = back_up_daily(&path, day("2026-12-24")).unwrap_err();
    assert!(matches!(error, StoreError::Damaged(_)), "{error}");
    assert_eq!(names(&backup_folder(&path)), ["daily-2026-11-01.sqlite"]);
}

#[test]
fn restoring_brings_the_old_back_and_keeps_the_present_beside() {
    let (folder, path, mut desk) = library();
    let before = desk.journey.clone();
    let backup = back_up(&path, None, day("2026-11-20")).unwrap();
    for value in 0..5 {
        assert!(desk.make(edit(value)));
    }
    let map = desk.map;
    let after = desk.journey.clone();
    drop(desk);
    let kept = restore(&path, &backup, day("2026-11-22")).unwrap().unwrap();
    assert_eq!(
        kept.file_name().unwrap().to_str().unwrap(),
        "Mappe %20 # 旅-replaced-2026-11-22.sqlite"
    );
    assert!(backup.exists());
    let library = Library::open(&path).unwrap();
    library.check().unwrap();
    assert_eq!(library.load(map).unwrap().journey, before);
    assert_eq!(Library::open(&kept).unwrap().load(map).unwrap().journey, after);
    drop(library);
    // And back again; the name of the day is taken.
    let again = restore(&path, &kept, day("2026-11-22")).unwrap().unwrap();
    assert_ne!(again, kept);
    assert_eq!(Library::open(&path).unwrap().load(map).unwrap().journey, after);
    assert!(
        names(folder.path())
            .iter()
            .all(|name| !name.ends_with(".new") && !name.ends_with(".part"))
    );
    // A library that is gone altogether.
    fs::remove_file(&path).unwrap();
    assert_eq!(restore(&path, &backup, day("2026-11-22")).unwrap(), None);
    assert_eq!(Library::open(&path).unwrap().load(map).unwrap().journey, before);
}

#[test]
fn what_is_no_sound_backup_is_refused_and_changes_nothing() {
    let (folder, path, mut desk) = library();
    assert!(desk.make(edit(1)));
    let backup = back_up(&path, None, day("2026-11-20")).unwrap();
    let (map, journey) = (desk.map, desk.journey.clone());
    drop(desk);
    let strange = |name: &str, bytes: &[u8]| {
        let path = folder.path().join(name);
        fs::write(&path, bytes).unwrap();
        path
    };
    let whole = fs::read(&backup).unwrap();
    let cut = strange("cut.sqlite", &whole[..whole.len() / 2]);
    let mut flipped = whole.clone();
    let text = b"A sample journey";
    let at = flipped.windows(text.len()).position(|part| part == text).unwrap();
    flipped[at] ^= 1;
    let flipped = strange("flipped.sqlite", &flipped);
    let notes = strange("notes.txt", &b"Dear diary. ".repeat(500));
    let newer = strange("newer.sqlite", &whole);
    Connection::open(&newer)
        .unwrap()
        .execute_batch("PRAGMA user_version = 99")
        .unwrap();
    let before = names(folder.path());
    for (backup, expected) in [
        (cut, "damaged"),
        (flipped, "damaged"),
        (notes, "not a Percorso library"),
        (newer, "newer version"),
        (folder.path().join("none.sqlite"), "No such file"),
        (folder.path().to_owned(), "cannot be opened"),
    ] {
        let error = restore(&path, &backup, day("2026-11-22")).unwrap_err();
        assert!(error.to_string().contains(expected), "{}: {error}", backup.display());
        assert_eq!(names(folder.path()), before, "{}", backup.display());
        assert_eq!(Library::open(&path).unwrap().load(map).unwrap().journey, journey);
    }
    assert!(
        back_up(&path, Some(&path), day("2026-11-22")).is_err(),
        "a library is no backup of itself"
    );
}

#[test]
fn an_older_backup_is_brought_up_to_date() {
    let (folder, path, desk) = library();
    drop(desk);
    let shipped = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/versions/version-2.sqlite");
    // To look into a library leaves files beside it.
    let older = folder.path().join("older.sqlite");
    fs::copy(shipped, &older).unwrap();
    restore(&path, &older, day("2026-11-22")).unwrap();
    let library = Library::open(&path).unwrap();
    library.check().unwrap();
    assert_eq!(library.maps().unwrap().len(), 2);
}

/// The system drops a program's locks when it closes the file anywhere; another program would then take the library for
/// free. After backups and collections the locks of the open library must still be there.
#[cfg(target_os = "linux")]
#[test]
fn backups_do_not_drop_the_locks_of_the_open_library() {
    let (_folder, path, mut desk) = library();
    let locks = || {
        let inode = std::os::unix::fs::MetadataExt::ino(&fs::metadata(&path).unwrap());
        let all = fs::read_to_string("/proc/locks").unwrap();
        let us = std::process::id().to_string();
        let ours = all
            .lines()
            .filter(|line| line.contains(&format!(":{inode} ")) && line.contains(&us));
        ours.count()
    };
    assert!(desk.make(edit(1)));
    let before = locks();
    assert!(before > 0, "an open library holds a lock");
    back_up(&path, None, day("2026-11-20")).unwrap();
    back_up_daily(&path, day("2026-11-20")).unwrap();
    collect_pictures(&path, 1).unwrap();
    assert_eq!(locks(), before);
    assert!(desk.make(edit(2)));
}

/// What an open library has on the disk, log and all, under another name: as if its program had been killed.
fn as_if_killed(library: &Path, to: &Path) {
    fs::copy(library, to).unwrap();
    let log = |path: &Path| PathBuf::from(format!("{}-wal", path.display()));
    fs::copy(log(library), log(to)).unwrap();
    assert!(fs::metadata(log(to)).unwrap().len() > 0);
}

fn log_of(library: &Path) -> PathBuf {
    PathBuf::from(format!("{}-wal", library.display()))
}

#[test]
fn the_log_of_what_a_backup_replaces_does_not_get_into_it() {
    let (folder, path, mut desk) = library();
    let (stick, killed) = (folder.path().join("stick.sqlite"), folder.path().join("killed.sqlite"));
    assert!((0..20).all(|n| desk.make(edit(n))));
    as_if_killed(&path, &stick);
    as_if_killed(&path, &killed);
    let other = folder.path().join("other.sqlite");
    let small = Desk::new(Library::open(&other).unwrap(), 5);
    let made = back_up(&other, Some(&stick), day("2026-11-20")).unwrap();
    let library = Library::open(&made).unwrap();
    library.check().unwrap();
    small.is_kept_by(&library);
    // Somebody has it open.
    let error = back_up(&other, Some(&made), day("2026-11-20")).unwrap_err();
    assert!(matches!(error, StoreError::Busy), "{error}");
    small.is_kept_by(&library);
    drop(library);

    // The library is gone, and only its log is left.
    fs::remove_file(&killed).unwrap();
    let log = fs::read(log_of(&killed)).unwrap();
    let kept = restore(&killed, &made, day("2026-11-22")).unwrap().unwrap();
    let library = Library::open(&killed).unwrap();
    library.check().unwrap();
    small.is_kept_by(&library);
    assert!(fs::read(&kept).unwrap() == log, "the log stays");
    assert_eq!(kept_aside(&killed), [kept]);
}

#[test]
fn a_library_with_a_log_is_whole_before_another_takes_its_place() {
    let (folder, path, mut desk) = library();
    let backup = back_up(&path, None, day("2026-11-20")).unwrap();
    assert!((0..20).all(|n| desk.make(edit(n))));
    let killed = folder.path().join("killed.sqlite");
    as_if_killed(&path, &killed);
    let kept = restore(&killed, &backup, day("2026-11-22")).unwrap().unwrap();
    assert!(!log_of(&kept).exists() && !log_of(&killed).exists());
    desk.is_kept_by(&Library::open(&kept).unwrap());
    // Of a damaged one the log stays as it is.
    as_if_killed(&path, &killed);
    let mut bytes = fs::read(&killed).unwrap();
    bytes[..4_096].fill(0);
    fs::write(&killed, &bytes).unwrap();
    let log = fs::read(log_of(&killed)).unwrap();
    let kept = restore(&killed, &backup, day("2026-11-22")).unwrap().unwrap();
    assert!(fs::read(&kept).unwrap() == bytes);
    assert!(fs::read(log_of(&kept)).unwrap() == log);
}

/// What a program leaves that is killed while it copies holds what the library held.
#[test]
fn copies_that_were_never_finished_go_and_those_under_way_are_told() {
    let (folder, path, desk) = library();
    back_up(&path, None, day("2026-11-20")).unwrap();
    let stopped = |name: &str| {
        let part = folder.path().join(name);
        fs::write(&part, "half done").unwrap();
        fs::write(part.with_extension("part-journal"), "half done").unwrap();
        part
    };
    let fresh = || stopped("Mappe %20 # 旅.sqlite.new.4000000.part");
    let daily = || stopped("Mappe %20 # 旅-backups/daily-2026-11-19.sqlite.4000001.part");
    let made_away_with = |what: &str| {
        let all = [names(folder.path()), names(&backup_folder(&path))].concat();
        assert!(all.iter().all(|name| !name.contains(".part")), "{what}: {all:?}");
    };
    let _left = [fresh(), daily()];
    Library::open(&path).unwrap();
    made_away_with("opening");
    let _left = [fresh(), daily()];
    back_up(&path, None, day("2026-11-20")).unwrap();
    made_away_with("a backup");
    let elsewhere = stopped("stick.sqlite.4000002.part").with_file_name("stick.sqlite");
    back_up(&path, Some(&elsewhere), day("2026-11-20")).unwrap();
    made_away_with("a backup elsewhere");

    // What a recovery made ready is told, as nobody else may know of it, and stays: it may have the last edits.
    let ready = folder.path().join("Mappe %20 # 旅.sqlite.new");
    fs::write(&ready, "half done").unwrap();
    Library::open(&path).unwrap();
    assert_eq!(kept_aside(&path), std::slice::from_ref(&ready));
    assert_eq!(
        remove_kept_aside(&path, &["Mappe %20 # 旅.sqlite.new".to_owned()]).unwrap(),
        1
    );
    // Others' files are not ours to take.
    fs::write(folder.path().join("notes.7.part"), "mine").unwrap();
    drop(desk);
    #[cfg(unix)]
    {
        use rustix::fs::{FlockOperation, flock};
        let daily = daily();
        let at_work = fs::File::open(&daily).unwrap();
        flock(&at_work, FlockOperation::NonBlockingLockExclusive).unwrap();
        Library::open(&path).unwrap();
        assert_eq!(kept_aside(&path), std::slice::from_ref(&daily));
        let name = daily.file_name().unwrap().to_str().unwrap().to_owned();
        assert_eq!(remove_kept_aside(&path, std::slice::from_ref(&name)).unwrap(), 0);
        drop(at_work);
        assert_eq!(remove_kept_aside(&path, &[name]).unwrap(), 1);
        assert!(kept_aside(&path).is_empty());
    }
    assert!(folder.path().join("notes.7.part").exists());
}

#[cfg(unix)]
#[test]
fn a_library_behind_a_link_is_replaced_where_it_lies() {
    let (folder, path, mut desk) = library();
    let backup = back_up(&path, None, day("2026-11-20")).unwrap();
    let (map, before) = (desk.map, desk.journey.clone());
    assert!(desk.make(edit(1)));
    let after = desk.journey.clone();
    drop(desk);
    let link = folder.path().join("link.sqlite");
    std::os::unix::fs::symlink(&path, &link).unwrap();
    let kept = restore(&link, &backup, day("2026-11-22")).unwrap().unwrap();
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    assert!(!fs::symlink_metadata(&kept).unwrap().is_symlink());
    assert_eq!(Library::open(&path).unwrap().load(map).unwrap().journey, before);
    assert_eq!(Library::open(&kept).unwrap().load(map).unwrap().journey, after);
}
