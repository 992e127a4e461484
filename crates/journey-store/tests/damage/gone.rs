//! The library's file is gone, empty or cut off, and its log, its backups or nothing at all are left.

use std::fs;
use std::path::{Path, PathBuf};

use journey_model::{Date, Id, sample};
use journey_store::{Budget, Fate, Library, StoreError, back_up, backup_folder, recover, restore, squash};
use tempfile::TempDir;

use crate::recovered;

const MADE: Id = Id::from_bits(77);

fn beside(path: &Path, ending: &str) -> PathBuf {
    PathBuf::from(format!("{}{ending}", path.display()))
}

/// A library as a program leaves it that was killed after it had made a map: the map stands in the log alone. What becomes
/// of the file itself is up to whoever asks.
fn with_log(file: Option<&[u8]>) -> (TempDir, PathBuf, Vec<u8>) {
    let folder = tempfile::tempdir().unwrap();
    let living = folder.path().join("living.sqlite");
    drop(Library::open(&living).unwrap());
    let mut library = Library::open(&living).unwrap();
    library.create(MADE, &sample::journey(12), 5).unwrap();
    let log = fs::read(beside(&living, "-wal")).unwrap();
    assert!(log.len() > 4_096);
    drop(library);
    let path = folder.path().join("library.sqlite");
    fs::write(beside(&path, "-wal"), &log).unwrap();
    if let Some(file) = file {
        fs::write(&path, file).unwrap();
    }
    (folder, path, log)
}

#[test]
fn a_log_without_its_file_is_no_new_library_and_gives_back_what_it_has() {
    for file in [None, Some(&b""[..]), Some(b"SQLite format 3\0"), Some(&[0; 99])] {
        let (folder, path, log) = with_log(file);
        let is_there = || {
            assert!(fs::read(beside(&path, "-wal")).unwrap() == log, "the log is gone");
            assert_eq!(fs::read(&path).ok().as_deref(), file);
        };
        let error = Library::open(&path).unwrap_err();
        assert!(matches!(error, StoreError::Damaged(_)), "{error}");
        is_there();
        // Nor does anybody lose it who only looks.
        let day = Date::new(2026, 11, 22).unwrap();
        back_up(&path, None, day).unwrap_err();
        squash(&path, 1 << 50, &Budget::default()).unwrap_err();
        restore(&folder.path().join("living.sqlite"), &path, day).unwrap_err();
        is_there();
        let report = recovered(&path);
        assert!(fs::read(beside(&report.kept, "-wal")).unwrap() == log);
        assert_eq!(fs::read(&report.kept).unwrap(), file.unwrap_or_default());
        assert!(report.nameless, "the file may have had more");
        assert_eq!(
            report.maps.iter().map(|map| (map.map, map.fate)).collect::<Vec<_>>(),
            [(MADE, Fate::Whole)]
        );
        let library = Library::open(&path).unwrap();
        assert_eq!(library.load(MADE).unwrap().journey, sample::journey(12));
        library.check().unwrap();
    }
}

#[test]
fn a_backup_takes_the_place_of_a_log_without_its_file_and_the_log_stays() {
    for file in [None, Some(&b""[..])] {
        let (folder, path, log) = with_log(file);
        let backup = folder.path().join("living.sqlite");
        let kept = restore(&path, &backup, Date::new(2026, 11, 22).unwrap())
            .unwrap()
            .unwrap();
        let kept_log = if file.is_some() { beside(&kept, "-wal") } else { kept };
        assert!(fs::read(kept_log).unwrap() == log);
        assert_eq!(Library::open(&path).unwrap().maps().unwrap().len(), 1);
    }
}

#[cfg(unix)]
#[test]
fn a_recovery_of_a_log_that_is_stopped_between_two_names_hides_nothing() {
    let (folder, path, log) = with_log(Some(b""));
    let kept = folder.path().join("library-damaged-2026-11-20.sqlite");
    fs::hard_link(&path, &kept).unwrap();
    fs::rename(beside(&path, "-wal"), beside(&kept, "-wal")).unwrap();
    let error = Library::open(&path).unwrap_err();
    assert!(matches!(error, StoreError::Damaged(_)), "{error}");
    assert!(fs::read(beside(&path, "-wal")).unwrap() == log && !kept.exists());
    assert_eq!(recovered(&path).maps.len(), 1);
}

#[test]
fn somebody_else_s_small_file_stays_also_where_a_log_lies_beside_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("notes.txt");
    fs::write(&path, "Dear diary").unwrap();
    fs::write(beside(&path, "-wal"), [b'x'; 5_000]).unwrap();
    let error = Library::open(&path).unwrap_err();
    assert!(matches!(error, StoreError::NotALibrary { .. }), "{error}");
    assert_eq!(fs::read(&path).unwrap(), b"Dear diary");
}

#[test]
fn a_library_that_is_gone_while_its_backups_are_there_is_missed() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("library.sqlite");
    fs::create_dir(backup_folder(&path)).unwrap();
    fs::write(backup_folder(&path).join("daily-2026-11-21.sqlite"), "a backup").unwrap();
    let error = Library::open(&path).unwrap_err();
    assert!(matches!(error, StoreError::Damaged(_)), "{error}");
    assert!(!path.exists());
    let report = recovered(&path);
    assert!(report.nameless && report.maps.is_empty(), "{report:?}");
    assert_eq!(Library::open(&path).unwrap().maps().unwrap(), []);
    // Without backups there is nothing to miss.
    let path = folder.path().join("other.sqlite");
    recover(&path, Date::new(2026, 11, 22).unwrap()).unwrap_err();
    Library::open(&path).unwrap();
}
