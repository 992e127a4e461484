//! Old detail becomes one step between the points that are kept; nothing else changes by it.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod edits;
mod past;

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use edits::{Desk, Gesture};
use journey_model::{Field, plan};
use journey_store::{Act, Budget, KeepPoint, Library, RevisionKind, StoreError, Summary, squash};
use past::{busy, gestures, rebuilt, worked};
use proptest::prelude::*;
use rusqlite::Connection;

const DAY: i64 = 24 * 60 * 60 * 1000;

/// Long after everything that a desk does.
const LATER: i64 = 400 * DAY;

/// Keeps nothing in full but the last entries.
fn tight(entries: usize) -> Budget {
    Budget {
        entries,
        days: 0,
        ..Budget::default()
    }
}

fn name(desk: &mut Desk, seq: u64) {
    desk.library
        .name_revision(
            desk.map,
            seq,
            &format!("revision {seq}"),
            "CODE-CODE",
            1_000 + seq as i64,
        )
        .unwrap();
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn squashing_changes_no_kept_point_and_not_the_present(
        gestures in gestures(60),
        more in gestures(20),
        names in prop::collection::vec(0..60u64, 0..5),
        entries in 1..20usize,
    ) {
        let (mut desk, mut states) = worked(&gestures);
        let names: Vec<u64> = names.into_iter().map(|name| name.min(desk.revision)).collect();
        for seq in &names {
            name(&mut desk, *seq);
        }
        let before = desk.history.clone();
        desk.library.squash(desk.map, LATER, &tight(entries)).unwrap();
        let stored = desk.library.load(desk.map).unwrap();
        prop_assert_eq!(&stored.journey, &desk.journey);
        prop_assert_eq!(stored.revision, desk.revision);
        desk.library.check().unwrap();
        for seq in &names {
            prop_assert_eq!(&rebuilt(&desk, *seq).unwrap(), &states[seq], "named {}", seq);
        }
        // What can still be gone back to is as it was, whether it has a name or not.
        for (seq, state) in &states {
            match rebuilt(&desk, *seq) {
                Ok(journey) => prop_assert_eq!(&journey, state, "at {}", seq),
                Err(StoreError::NoSuchTransaction { .. }) => {}
                Err(error) => panic!("{error}"),
            }
        }
        // The last gestures can be taken back and done again one by one, as before.
        prop_assert_eq!(stored.history.undone(), before.undone());
        let kept = entries.min(desk.history.done().len()).min(stored.history.done().len());
        let _ = kept;
        // Working goes on, and the way back leads to the very beginning.
        desk.history = stored.history;
        for gesture in more {
            desk.make(gesture);
            states.insert(desk.revision, desk.journey.clone());
        }
        desk.library.squash(desk.map, LATER, &tight(entries)).unwrap();
        desk.history = desk.library.load(desk.map).unwrap().history;
        for seq in &names {
            prop_assert_eq!(&rebuilt(&desk, *seq).unwrap(), &states[seq], "named {}", seq);
        }
        while desk.make(Gesture { kind: 8, which: 0, value: 0 }) {}
        prop_assert_eq!(&desk.journey, &states[&0]);
        desk.is_kept_by(&desk.library);
    }
}

const LIBRARY: &str = "PERCORSO_TEST_SQUASH";

#[test]
fn a_squashed_piece_is_taken_back_in_one_step() {
    let (mut desk, states) = worked(&busy(80));
    let (middle, gestures) = (desk.revision / 2, desk.library.journal(desk.map).unwrap());
    name(&mut desk, middle);
    assert!(desk.library.squash(desk.map, LATER, &tight(10)).unwrap());
    let journal = desk.library.journal(desk.map).unwrap();
    assert!(journal.len() <= 14, "{} entries are left", journal.len());
    assert_eq!((journal[0].after, journal[0].seq), (0, middle));
    assert_eq!(journal[0].label.act, journey_model::Act::Squash);
    let new = gestures
        .iter()
        .filter(|entry| entry.act == Act::Do && entry.seq <= middle)
        .count();
    assert_eq!(journal[0].label.count as usize, new);
    // Once more there is nothing to do.
    assert!(!desk.library.squash(desk.map, LATER, &tight(10)).unwrap());
    desk.history = desk.library.load(desk.map).unwrap().history;
    while desk.history.done().len() > 1 {
        assert!(desk.make(Gesture {
            kind: 8,
            which: 0,
            value: 0
        }));
    }
    assert_eq!(desk.journey, states[&middle]);
    assert!(desk.make(Gesture {
        kind: 8,
        which: 0,
        value: 0
    }));
    assert_eq!(desk.journey, states[&0]);
    assert!(desk.make(Gesture {
        kind: 9,
        which: 0,
        value: 0
    }));
    assert_eq!(desk.journey, states[&middle]);
    desk.is_kept_by(&desk.library);
}

#[test]
fn what_is_within_the_budget_stays_in_full() {
    let (mut desk, states) = worked(&busy(60));
    let entries = desk.library.journal(desk.map).unwrap();
    let all = entries.len();
    // The latest entries, however old; the youngest, however many: whichever is more.
    let budgets = [
        (LATER, tight(all)),
        (
            5 * DAY,
            Budget {
                entries: 1,
                days: 90,
                ..Budget::default()
            },
        ),
        (LATER, Budget::default()),
    ];
    for (now, budget) in budgets {
        assert!(!desk.library.squash(desk.map, now, &budget).unwrap(), "{budget:?}");
        assert_eq!(desk.library.journal(desk.map).unwrap(), entries);
    }
    // Room comes before both.
    let narrow = Budget {
        bytes: 20_000,
        ..Budget::default()
    };
    assert!(desk.library.squash(desk.map, 5_000, &narrow).unwrap());
    let left = desk.library.journal(desk.map).unwrap();
    assert!(left.len() < all, "{} of {all} are left", left.len());
    for entry in &left {
        assert_eq!(rebuilt(&desk, entry.seq).unwrap(), states[&entry.seq]);
    }
}

#[test]
fn ends_of_sessions_stay_for_a_year_and_names_for_ever() {
    let (mut desk, states) = worked(&[]);
    let keep = |desk: &mut Desk, kind, at| {
        let card = desk.journey.cards().next().unwrap().id;
        let field = Field::Name(format!("at {at}"));
        let edit = plan(&desk.journey, &journey_model::Command::Edit { ids: vec![card], field }).unwrap();
        desk.journey.apply(&edit).unwrap();
        let kept = KeepPoint {
            seq: desk.revision,
            kind,
            code: "CODE".to_owned(),
            at,
        };
        let summary = Summary::of(&desk.journey);
        let acts = [(Act::Do, &edit)];
        let written = desk
            .library
            .append_behind(desk.map, desk.revision, &[kept], &acts, &summary, at);
        desk.revision = written.unwrap();
    };
    assert_eq!(states.len(), 1);
    for (day, kind) in [
        (1, RevisionKind::Session),
        (20, RevisionKind::Before),
        (40, RevisionKind::Session),
        (300, RevisionKind::Before),
        (310, RevisionKind::Session),
        (390, RevisionKind::Before),
        (395, RevisionKind::Session),
    ] {
        keep(&mut desk, kind, day * DAY);
    }
    desk.library
        .name_revision(desk.map, 1, "Workshop, Friday", "CODE", 20 * DAY)
        .unwrap();
    let seqs = |desk: &Desk| -> Vec<(u64, RevisionKind)> {
        let revisions = desk.library.revisions(desk.map).unwrap();
        revisions.iter().map(|revision| (revision.seq, revision.kind)).collect()
    };
    assert_eq!(seqs(&desk).len(), 7);
    let budget = Budget {
        entries: 1,
        ..Budget::default()
    };
    assert!(desk.library.squash(desk.map, 400 * DAY, &budget).unwrap());
    use RevisionKind::{Before, Session};
    // The first session ended more than a year ago; before 300 and earlier there is no detail any more.
    let left = [(1, Before), (2, Session), (4, Session), (5, Before), (6, Session)];
    assert_eq!(seqs(&desk), left);
    desk.library.check().unwrap();
    desk.library.unname_revision(desk.map, 1).unwrap();
    assert_eq!(seqs(&desk), left);
    assert!(desk.library.squash(desk.map, 400 * DAY, &budget).unwrap());
    assert_eq!(seqs(&desk), &left[1..]);
}

#[test]
fn nothing_is_squashed_while_a_library_is_open() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("library.sqlite");
    let mut desk = Desk::new(Library::open(&path).unwrap(), 30);
    for gesture in busy(80) {
        desk.make(gesture);
    }
    let entries = desk.library.journal(desk.map).unwrap();
    let budget = Budget {
        entries: 5,
        days: 0,
        ..Budget::default()
    };
    assert_eq!(squash(&path, LATER, &budget).unwrap(), None);
    assert_eq!(desk.library.journal(desk.map).unwrap(), entries);
    let Desk {
        library, map, journey, ..
    } = desk;
    drop(library);
    assert_eq!(squash(&path, LATER, &budget).unwrap(), Some(1));
    // Not twice a day.
    assert_eq!(squash(&path, LATER + DAY - 1, &budget).unwrap(), None);
    assert_eq!(squash(&path, LATER + DAY, &budget).unwrap(), Some(0));
    let library = Library::open(&path).unwrap();
    assert!(library.journal(map).unwrap().len() < 15);
    assert_eq!(library.load(map).unwrap().journey, journey);
    library.check().unwrap();
}

#[test]
fn squashing_that_is_cut_short_leaves_everything_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("library.sqlite");
    let mut desk = Desk::new(Library::open(&path).unwrap(), 30);
    for gesture in busy(80) {
        desk.make(gesture);
    }
    let entries = desk.library.journal(desk.map).unwrap();
    // The last thing that squashing writes is refused.
    let other = Connection::open(&path).unwrap();
    other
        .execute_batch(
            "CREATE TRIGGER no_more BEFORE UPDATE ON maps BEGIN SELECT RAISE (ABORT, 'the disk is gone'); END;",
        )
        .unwrap();
    desk.library.squash(desk.map, LATER, &tight(5)).unwrap_err();
    other.execute_batch("DROP TRIGGER no_more").unwrap();
    assert_eq!(desk.library.journal(desk.map).unwrap(), entries);
    desk.is_kept_by(&desk.library);
    let open: i64 = other
        .query_row("SELECT count(*) FROM rewriting", [], |row| row.get(0))
        .unwrap();
    assert_eq!(open, 0, "the journal is closed again");
    assert!(desk.library.squash(desk.map, LATER, &tight(5)).unwrap());
}

/// The other process of the test below; does nothing by itself.
#[test]
fn the_other_process() {
    let Ok(library) = std::env::var(LIBRARY) else { return };
    let mut library = Library::open(library).unwrap();
    println!("\nready");
    let map = library.maps().unwrap()[0].map;
    library.squash(map, LATER, &tight(5)).unwrap();
}

#[test]
fn a_kill_leaves_a_journal_that_is_squashed_wholly_or_not_at_all() {
    let folder = tempfile::tempdir().unwrap();
    let (from, path) = (
        folder.path().join("before.sqlite"),
        folder.path().join("library.sqlite"),
    );
    let mut desk = Desk::new(Library::open(&from).unwrap(), 30);
    let mut states = BTreeMap::new();
    for gesture in busy(300) {
        desk.make(gesture);
        states.insert(desk.revision, desk.journey.clone());
    }
    let middle = desk.revision / 2;
    name(&mut desk, middle);
    let Desk {
        library,
        map,
        journey,
        revision,
        ..
    } = desk;
    let entries = library.journal(map).unwrap();
    drop(library);
    let mut done = 0;
    for number in 0..24u64 {
        for name in ["library.sqlite", "library.sqlite-wal", "library.sqlite-shm"] {
            let _ = fs::remove_file(folder.path().join(name));
        }
        fs::copy(&from, &path).unwrap();
        let mut other = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "the_other_process", "--nocapture"])
            .env(LIBRARY, &path)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut said = BufReader::new(other.stdout.take().unwrap()).lines();
        assert!(said.any(|line| line.unwrap() == "ready"));
        let moment = Instant::now() + Duration::from_micros(number * number * 500);
        while Instant::now() < moment {
            std::hint::spin_loop();
        }
        // The last one has all the time it wants.
        if number < 23 {
            other.kill().unwrap();
        }
        other.wait().unwrap();
        let library = Library::open(&path).unwrap();
        library.check().unwrap();
        assert_eq!(library.load(map).unwrap().journey, journey);
        let kept = library.journey_at(map, middle, (&journey, revision)).unwrap();
        assert_eq!(kept, states[&middle]);
        let now = library.journal(map).unwrap();
        assert!(
            now == entries || now.len() < 15,
            "{} of {} entries",
            now.len(),
            entries.len()
        );
        done += u32::from(now != entries);
    }
    println!("{done} of 24 were squashed before the kill");
    assert!((1..24).contains(&done));
}

#[test]
fn a_long_journal_is_squashed_in_reasonable_time() {
    let (mut desk, _) = worked(&[]);
    let card = desk.journey.cards().next().unwrap().id;
    let mut edits = Vec::new();
    for number in 0..12_000 {
        let field = Field::Name(format!("version {number}"));
        let edit = plan(&desk.journey, &journey_model::Command::Edit { ids: vec![card], field }).unwrap();
        desk.journey.apply(&edit).unwrap();
        edits.push((Act::Do, edit));
    }
    for some in edits.chunks(1_000) {
        let acts: Vec<_> = some.iter().map(|(act, edit)| (*act, edit)).collect();
        let summary = Summary::of(&desk.journey);
        let appended = desk.library.append(desk.map, desk.revision, &acts, &summary, 1_000);
        desk.revision = appended.unwrap();
    }
    assert!(desk.library.squash(desk.map, LATER, &Budget::default()).unwrap());
    let journal = desk.library.journal(desk.map).unwrap();
    assert_eq!((journal.len(), journal[0].label.count), (5_001, 7_000));
    let stored = desk.library.load(desk.map).unwrap();
    assert_eq!(stored.journey, desk.journey);
}
