//! Every point of a history can be gone back to, whatever was done since and however much of it was squashed.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod edits;
mod past;

use std::fs;

use edits::{Desk, Gesture};
use journey_store::{Library, Revision, RevisionKind, StoreError};
use past::{busy, gestures, rebuilt, worked};
use proptest::prelude::*;
use rusqlite::Connection;

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_point_is_rebuilt_exactly(gestures in gestures(40)) {
        let (desk, states) = worked(&gestures);
        for (seq, state) in &states {
            prop_assert_eq!(&rebuilt(&desk, *seq).unwrap(), state, "at {}", seq);
        }
    }
}

#[test]
fn a_name_comes_and_goes_and_the_history_stays() {
    let (mut desk, states) = worked(&busy(20));
    let before = desk.library.journal(desk.map).unwrap();
    let no_such = desk
        .library
        .name_revision(desk.map, 10_000, "Nowhere", "", 0)
        .unwrap_err();
    assert!(
        matches!(no_such, StoreError::NoSuchTransaction { seq: 10_000, .. }),
        "{no_such}"
    );
    desk.library
        .name_revision(desk.map, 3, "Workshop", "AAAA-BBBB", 77)
        .unwrap();
    desk.library
        .name_revision(desk.map, 3, "Workshop, Friday", "AAAA-BBBB", 77)
        .unwrap();
    let named = Revision {
        seq: 3,
        kind: RevisionKind::Named,
        name: "Workshop, Friday".to_owned(),
        at: 77,
        code: "AAAA-BBBB".to_owned(),
    };
    assert_eq!(desk.library.revisions(desk.map).unwrap(), [named]);
    desk.library.check().unwrap();
    desk.library.unname_revision(desk.map, 3).unwrap();
    // Twice is once.
    desk.library.unname_revision(desk.map, 3).unwrap();
    let kept = desk.library.revisions(desk.map).unwrap();
    assert_eq!(
        (kept.len(), kept[0].name.as_str(), kept[0].kind),
        (1, "", RevisionKind::Session),
        "it stays, as one that is kept by itself"
    );
    assert_eq!(desk.library.journal(desk.map).unwrap(), before);
    assert_eq!(rebuilt(&desk, 3).unwrap(), states[&3]);
    desk.is_kept_by(&desk.library);
}

#[test]
fn sessions_of_an_older_library_are_found_in_its_journal() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("library.sqlite");
    let fixture = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/versions/version-4.sqlite");
    fs::copy(fixture, &path).unwrap();
    // Half an hour without a gesture, and a minute less than that.
    let other = Connection::open(&path).unwrap();
    other
        .execute_batch(
            "DROP TRIGGER changes_are_never_rewritten;
             UPDATE changes SET at = 1000000000 + seq + (seq > 3) * 29 * 60000 + (seq > 5) * 30 * 60000;
             CREATE TRIGGER changes_are_never_rewritten BEFORE UPDATE ON changes
             BEGIN SELECT RAISE (ABORT, 'the journal is never rewritten'); END;",
        )
        .unwrap();
    drop(other);
    let library = Library::open(&path).unwrap();
    let worked_on = library
        .maps()
        .unwrap()
        .into_iter()
        .find(|row| row.revision == 8)
        .unwrap();
    let found = Revision {
        seq: 5,
        kind: RevisionKind::Session,
        name: String::new(),
        at: 1_000_000_005 + 29 * 60_000,
        code: String::new(),
    };
    assert_eq!(library.revisions(worked_on.map).unwrap(), [found]);
}

#[test]
fn the_journal_is_rewritten_by_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("library.sqlite");
    let mut desk = Desk::new(Library::open(&path).unwrap(), 30);
    for gesture in busy(20) {
        desk.make(gesture);
    }
    let other = Connection::open(&path).unwrap();
    for statement in [
        "UPDATE changes SET label = '{}'",
        "UPDATE changes SET at = 0 WHERE seq = 1",
        "DELETE FROM changes WHERE seq = 1",
        "DELETE FROM changes",
    ] {
        let refused = other.execute(statement, []).unwrap_err().to_string();
        assert!(refused.contains("never rewritten"), "{statement}: {refused}");
    }
    // A map that goes takes its journal along.
    other
        .execute_batch("PRAGMA foreign_keys = ON; DELETE FROM maps;")
        .unwrap();
    let left: i64 = other
        .query_row("SELECT count(*) FROM changes", [], |row| row.get(0))
        .unwrap();
    assert_eq!(left, 0);
}

#[test]
fn nothing_lies_between_a_point_and_one_before_it() {
    let mut desk = Desk::new(Library::in_memory().unwrap(), 12);
    for value in 0..6 {
        let gesture = Gesture {
            kind: 1,
            which: 0,
            value,
        };
        desk.make(gesture);
    }
    let last = desk.revision;
    assert!(
        !desk
            .library
            .changes_between(desk.map, last - 1, last)
            .unwrap()
            .is_empty()
    );
    assert_eq!(desk.library.changes_between(desk.map, last, last).unwrap(), []);
    // Whoever is behind would take what the map is for them for what it was then.
    let behind = desk.library.journey_at(desk.map, last, (&desk.journey, last - 1));
    let refused = behind.unwrap_err();
    assert!(
        matches!(refused, StoreError::NoSuchTransaction { seq, .. } if seq == last),
        "{refused}"
    );
}
