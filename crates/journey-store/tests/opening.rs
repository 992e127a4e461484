//! What is not ours is refused and stays as it is; what is ours is for its owner only.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod edits;

use std::fs;
use std::path::Path;

use edits::{Desk, Gesture};
use journey_model::{Date, Id, sample};
use journey_store::{Fate, Library, StoreError, recover};
use rusqlite::Connection;

/// Opens a file, which must fail, and checks that neither it nor its folder has changed.
#[track_caller]
fn refused_untouched(path: &Path) -> StoreError {
    let listing = || {
        let names = fs::read_dir(path.parent().unwrap())
            .unwrap()
            .map(|entry| entry.unwrap().file_name());
        let mut names: Vec<_> = names.collect();
        names.sort();
        names
    };
    let (bytes, names) = (fs::read(path).unwrap(), listing());
    let error = Library::open(path).unwrap_err();
    assert!(fs::read(path).unwrap() == bytes, "the file has changed: {error}");
    assert_eq!(listing(), names, "{error}");
    error
}

#[test]
fn other_files_are_refused_untouched() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("notes.txt");
    for bytes in [&b"Dear diary"[..], &[b'x'; 4_096], b"SQLite format 3\0", &[0; 100]] {
        fs::write(&path, bytes).unwrap();
        let error = refused_untouched(&path);
        assert!(
            matches!(&error, StoreError::NotALibrary { path: named } if *named == path),
            "{error}"
        );
    }
}

#[test]
fn another_programs_database_is_refused_untouched() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("bookmarks.sqlite");
    Connection::open(&path)
        .unwrap()
        .execute_batch("CREATE TABLE places (url TEXT); PRAGMA user_version = 1;")
        .unwrap();
    let error = refused_untouched(&path);
    assert!(matches!(error, StoreError::NotALibrary { .. }), "{error}");
}

#[cfg(unix)]
#[test]
fn a_pipe_is_refused_and_nobody_waits_for_it() {
    let folder = tempfile::tempdir().unwrap();
    let pipe = folder.path().join("pipe");
    let made = std::process::Command::new("mkfifo").arg(&pipe).status().unwrap();
    assert!(made.success());
    let error = Library::open(&pipe).unwrap_err();
    assert!(matches!(error, StoreError::NotALibrary { .. }), "{error}");
    let library = folder.path().join("library.sqlite");
    let error = journey_store::restore(&library, &pipe, Date::new(2026, 11, 22).unwrap()).unwrap_err();
    assert!(matches!(error, StoreError::CannotOpen { .. }), "{error}");
}

#[test]
fn a_folder_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let error = Library::open(folder.path()).unwrap_err();
    assert!(matches!(error, StoreError::NotALibrary { .. }), "{error}");
}

#[test]
fn a_newer_library_is_refused_untouched() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("library.percorso");
    drop(Desk::new(Library::open(&path).unwrap(), 10));
    Connection::open(&path)
        .unwrap()
        .execute_batch(
            "PRAGMA user_version = 99; CREATE TABLE tomorrow (x);
             UPDATE preferences SET value = '99' WHERE name = 'library_version';",
        )
        .unwrap();
    let error = refused_untouched(&path);
    assert!(matches!(error, StoreError::Newer { found: 99, known: 8 }), "{error}");
    assert!(error.to_string().contains("newer version of Percorso"), "{error}");
    let bytes = fs::read(&path).unwrap();
    let error = recover(&path, Date::new(2026, 11, 22).unwrap()).unwrap_err();
    assert!(matches!(error, StoreError::Newer { found: 99, .. }), "{error}");
    assert!(fs::read(&path).unwrap() == bytes, "nor is it recovered");
}

/// Bytes of the head in which a bit makes all of a library unusable, though it is as sound as ever: what it is written with,
/// and its version.
#[test]
fn a_flipped_bit_in_the_head_is_damage_and_everything_comes_back() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("library.percorso");
    let desk = Desk::new(Library::open(&path).unwrap(), 10);
    let (map, journey) = (desk.map, desk.journey.clone());
    drop(desk);
    let sound = fs::read(&path).unwrap();
    for byte in [18, 60, 61, 62, 63] {
        for bit in 0..8 {
            fs::write(&path, &sound).unwrap();
            let mut bytes = sound.clone();
            bytes[byte] ^= 1 << bit;
            fs::write(&path, &bytes).unwrap();
            let at = (byte, bit);
            match Library::open(&path) {
                Err(StoreError::Damaged(_)) => {
                    let report = recover(&path, Date::new(2026, 11, 22).unwrap()).unwrap();
                    assert_eq!(report.maps[0].fate, Fate::Whole, "{at:?}: {report:?}");
                    fs::remove_file(report.kept).unwrap();
                }
                // SQLite takes smaller numbers there for the present one.
                opened => drop(opened.unwrap_or_else(|error| panic!("{at:?}: {error}"))),
            }
            let mut library = Library::open(&path).unwrap();
            assert_eq!(library.load(map).unwrap().journey, journey, "{at:?}");
            library.set_last_opened(map).unwrap();
        }
    }
}

#[test]
fn a_version_that_nothing_gainsays_is_believed() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("library.percorso");
    drop(Desk::new(Library::open(&path).unwrap(), 10));
    let forget = "DELETE FROM preferences WHERE name = 'library_version'";
    // As before the version was noted.
    let before = Connection::open(&path).unwrap();
    before.execute_batch(forget).unwrap();
    drop(before);
    let noted = Library::open(&path).unwrap().preference("library_version").unwrap();
    assert_eq!(noted, Some(8.into()), "noted when it is opened");
    let newer = Connection::open(&path).unwrap();
    newer
        .execute_batch(&format!("{forget}; PRAGMA user_version = 9;"))
        .unwrap();
    drop(newer);
    let error = refused_untouched(&path);
    assert!(matches!(error, StoreError::Newer { found: 9, .. }), "{error}");
}

#[test]
fn a_version_that_no_program_will_have_is_damage_and_can_be_recovered_from() {
    for version in [1 << 24 | 8, -2_147_483_641] {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("library.percorso");
        let desk = Desk::new(Library::open(&path).unwrap(), 10);
        let (map, journey) = (desk.map, desk.journey.clone());
        drop(desk);
        Connection::open(&path)
            .unwrap()
            .execute_batch(&format!("PRAGMA user_version = {version};"))
            .unwrap();
        let error = refused_untouched(&path);
        assert!(matches!(error, StoreError::Damaged(_)), "{version}: {error}");
        let report = journey_store::recover(&path, journey_model::Date::new(2026, 11, 22).unwrap()).unwrap();
        assert!(
            report.maps.iter().all(|map| map.fate == journey_store::Fate::Whole),
            "{report:?}"
        );
        assert_eq!(Library::open(&path).unwrap().load(map).unwrap().journey, journey);
    }
}

#[test]
fn a_newer_library_whose_version_stands_only_in_the_log_is_refused_untouched() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("library.percorso");
    drop(Desk::new(Library::open(&path).unwrap(), 10));
    let newer = Connection::open(&path).unwrap();
    newer.execute_batch("PRAGMA user_version = 99;").unwrap();
    // As after a crash: the log was never moved into the file.
    let crashed = folder.path().join("crashed");
    fs::create_dir(&crashed).unwrap();
    let copy = crashed.join("library.percorso");
    fs::copy(&path, &copy).unwrap();
    fs::copy(
        folder.path().join("library.percorso-wal"),
        crashed.join("library.percorso-wal"),
    )
    .unwrap();
    let log = fs::read(crashed.join("library.percorso-wal")).unwrap();
    let bytes = fs::read(&copy).unwrap();
    let error = Library::open(&copy).unwrap_err();
    assert!(matches!(error, StoreError::Newer { found: 99, known: 8 }), "{error}");
    assert!(fs::read(&copy).unwrap() == bytes, "the file has changed");
    assert!(
        fs::read(crashed.join("library.percorso-wal")).unwrap() == log,
        "the log has changed"
    );
}

/// A newer program may bring a library up to date while a window of this one has it open.
#[test]
fn a_library_that_a_newer_program_has_taken_over_is_no_longer_written_to() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("library.sqlite");
    let mut library = Library::open(&path).unwrap();
    let map = Id::from_bits(7);
    library.create(map, &sample::journey(3), 1).unwrap();
    let other = Connection::open(&path).unwrap();
    other.execute_batch("PRAGMA user_version = 99").unwrap();
    let journey = sample::journey(4);
    let refused = [
        library.create(Id::from_bits(8), &journey, 2),
        library.set_preference("language", &"it".into()),
        library
            .mark(&[map], journey_store::ShelfMark::Pinned, Some(2))
            .map(drop),
    ];
    for refused in refused {
        assert!(
            matches!(refused, Err(StoreError::Newer { found: 99, .. })),
            "{refused:?}"
        );
    }
    assert_eq!(library.maps().unwrap().len(), 1);
    assert_eq!(library.preference("language").unwrap(), None);
}

#[test]
fn a_read_only_file_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("library.percorso");
    drop(Desk::new(Library::open(&path).unwrap(), 10));
    let mut rights = fs::metadata(&path).unwrap().permissions();
    rights.set_readonly(true);
    fs::set_permissions(&path, rights).unwrap();
    let error = refused_untouched(&path);
    assert!(matches!(error, StoreError::ReadOnly { .. }), "{error}");
    assert!(error.to_string().contains("read-only"), "{error}");
}

#[test]
fn a_place_where_nothing_can_be_created_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("file");
    fs::write(&file, "in the way").unwrap();
    let error = Library::open(file.join("library.percorso")).unwrap_err();
    assert!(matches!(error, StoreError::CannotOpen { .. }), "{error}");
    assert_eq!(fs::read(&file).unwrap(), b"in the way");
}

#[test]
fn an_empty_file_becomes_a_library() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("library.percorso");
    fs::write(&path, b"").unwrap();
    assert_eq!(Library::open(&path).unwrap().maps().unwrap(), []);
}

#[test]
fn a_path_may_have_spaces_and_any_letters() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("La mia città").join("mappe % ? # «più» 旅.percorso");
    let mut desk = Desk::new(Library::open(&path).unwrap(), 10);
    assert!(desk.make(Gesture {
        kind: 1,
        which: 3,
        value: 1
    }));
    desk.is_kept_by(&Library::open(&path).unwrap());
    assert!(path.is_file());
}

#[cfg(unix)]
#[test]
fn a_new_library_is_for_its_owner_only() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("new").join("library.percorso");
    let _desk = Desk::new(Library::open(&path).unwrap(), 10);
    let rights = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(rights(path.parent().unwrap()), 0o700);
    assert_eq!(rights(&path), 0o600);
    assert_eq!(rights(&path.with_file_name("library.percorso-wal")), 0o600);
}

#[test]
fn the_settings_are_those_that_durability_needs() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("library.percorso");
    drop(Library::open(&path).unwrap());
    let header = fs::read(&path).unwrap();
    assert_eq!(&header[18..20], [2, 2], "the file is not in WAL mode");
    assert_eq!(&header[60..64], [0, 0, 0, 8]);
    assert_eq!(&header[68..72], b"Perc");
}

#[test]
fn the_journal_cannot_be_rewritten() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("library.percorso");
    let mut desk = Desk::new(Library::open(&path).unwrap(), 10);
    assert!(desk.make(Gesture {
        kind: 1,
        which: 3,
        value: 1
    }));
    let error = Connection::open(&path)
        .unwrap()
        .execute("UPDATE changes SET at = 0", [])
        .unwrap_err();
    assert!(error.to_string().contains("never rewritten"), "{error}");
}

#[test]
fn a_damaged_map_is_an_error_and_not_a_panic() {
    for damage in [
        "UPDATE nodes SET body = 'nonsense' WHERE kind = 'Card'",
        "DELETE FROM nodes WHERE kind = 'About'",
        "UPDATE maps SET revision = 5",
        "UPDATE maps SET status = 'Odd'",
    ] {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("library.percorso");
        let desk = Desk::new(Library::open(&path).unwrap(), 10);
        Connection::open(&path).unwrap().execute_batch(damage).unwrap();
        let error = desk
            .library
            .load(desk.map)
            .and_then(|_| desk.library.maps().map(drop))
            .unwrap_err();
        assert!(matches!(error, StoreError::Damaged(_)), "{damage}: {error}");
    }
}
