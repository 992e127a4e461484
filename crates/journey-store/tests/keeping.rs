//! What was done is there again: after closing, after a crash, after any mixture of edits, undo and redo.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod edits;

use std::fs;

use edits::{Desk, Gesture};
use journey_model::*;
use journey_store::{Act, Library, StoreError, Summary};
use proptest::prelude::*;

fn gestures() -> impl Strategy<Value = Vec<Gesture>> {
    prop::collection::vec(
        (any::<u8>(), 0..500usize, 0..500usize).prop_map(|(kind, which, value)| Gesture { kind, which, value }),
        1..40,
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn reopening_gives_the_equal_journey_and_history(gestures in gestures()) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("library.percorso");
        let mut desk = Desk::new(Library::open(&path).unwrap(), 40);
        for gesture in gestures {
            desk.make(gesture);
        }
        desk.is_kept_by(&desk.library);
        let second = Library::open(&path).unwrap();
        desk.is_kept_by(&second);
        drop(second);
        let Desk { library, map, journey, history, revision, .. } = desk;
        drop(library);
        let stored = Library::open(&path).unwrap().load(map).unwrap();
        prop_assert_eq!((stored.journey, stored.history, stored.revision), (journey, history, revision));
    }
}

/// A rich, fixed row of gestures.
fn busy(desk: &mut Desk) {
    let made = (0..120u32)
        .filter(|&n| {
            desk.make(Gesture {
                kind: (n * 7 % 10) as u8,
                which: n as usize * 13,
                value: n as usize * 31,
            })
        })
        .count();
    assert!(made > 60, "only {made} gestures were accepted");
}

#[test]
fn every_transaction_is_kept_word_for_word() {
    let mut desk = Desk::new(Library::in_memory().unwrap(), 40);
    let card = desk.journey.cards().next().unwrap().id;
    let command = Command::Edit {
        ids: vec![card],
        field: Field::Name("e\u{301} \u{0} \u{202e} \"quoted\" 👩‍💻".to_owned()),
    };
    let transaction = plan(&desk.journey, &command).unwrap();
    let summary = Summary::of(&desk.journey);
    desk.library
        .append(desk.map, 0, &[(Act::Do, &transaction)], &summary, 5)
        .unwrap();
    assert_eq!(desk.library.transaction(desk.map, 1).unwrap(), transaction);
    let missing = desk.library.transaction(desk.map, 2).unwrap_err();
    assert!(
        matches!(missing, StoreError::NoSuchTransaction { seq: 2, .. }),
        "{missing}"
    );
}

#[test]
fn undoing_everything_after_reopening_gives_the_first_journey() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("library.percorso");
    let mut desk = Desk::new(Library::open(&path).unwrap(), 40);
    let first = desk.journey.clone();
    busy(&mut desk);
    let stored = {
        let map = desk.map;
        drop(desk);
        Library::open(&path).unwrap().load(map).unwrap()
    };
    let library = Library::open(&path).unwrap();
    let mut journey = stored.journey;
    for moment in stored.history.done().iter().rev() {
        let transaction = library.transaction(Id::from_bits(u64::MAX), moment.seq).unwrap();
        assert_eq!(transaction.label, moment.what.label);
        journey.apply(&transaction.inverse()).unwrap();
    }
    assert_eq!(journey, first);
}

#[test]
fn what_was_appended_survives_a_library_that_is_never_closed() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("library.percorso");
    let mut desk = Desk::new(Library::open(&path).unwrap(), 40);
    busy(&mut desk);
    // What a machine finds after the power failed: the files as they lie on the disk, without the shared memory.
    let elsewhere = folder.path().join("after the crash.percorso");
    fs::copy(&path, &elsewhere).unwrap();
    fs::copy(
        folder.path().join("library.percorso-wal"),
        folder.path().join("after the crash.percorso-wal"),
    )
    .unwrap();
    desk.is_kept_by(&Library::open(&elsewhere).unwrap());
    // And what a second start of the program finds after the first was killed.
    let library = std::mem::replace(&mut desk.library, Library::in_memory().unwrap());
    std::mem::forget(library);
    desk.is_kept_by(&Library::open(&path).unwrap());
}

#[test]
fn a_torn_last_write_loses_at_most_what_was_never_acknowledged() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("library.percorso");
    let mut desk = Desk::new(Library::open(&path).unwrap(), 20);
    // Few enough for the log to hold them all, one after the other.
    for value in 0..20 {
        assert!(desk.make(Gesture {
            kind: 1,
            which: value,
            value
        }));
    }
    let log = fs::read(folder.path().join("library.percorso-wal")).unwrap();
    for missing in [1, 100, 5_000] {
        let torn = folder.path().join(format!("torn {missing}"));
        fs::copy(&path, &torn).unwrap();
        fs::write(
            folder.path().join(format!("torn {missing}-wal")),
            &log[..log.len() - missing],
        )
        .unwrap();
        let library = Library::open(&torn).unwrap();
        library.check().unwrap();
        let stored = library.load(desk.map).unwrap();
        assert!(
            stored.revision < desk.revision && stored.revision + 3 > desk.revision,
            "{}",
            stored.revision
        );
    }
}

#[test]
fn two_handles_on_one_file_never_lose_a_write() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("library.percorso");
    let mut desk = Desk::new(Library::open(&path).unwrap(), 40);
    let mut other = Library::open(&path).unwrap();
    let stale = other.load(desk.map).unwrap();
    assert!(desk.make(Gesture {
        kind: 1,
        which: 3,
        value: 1
    }));
    let card = stale.journey.cards().next().unwrap().id;
    let late = plan(&stale.journey, &Command::Delete { ids: vec![card] }).unwrap();
    let summary = Summary::of(&stale.journey);
    let error = other
        .append(desk.map, stale.revision, &[(Act::Do, &late)], &summary, 9)
        .unwrap_err();
    assert!(
        matches!(error, StoreError::Conflict { expected: 0, stored: 1 }),
        "{error}"
    );
    desk.is_kept_by(&other);
    // Loaded anew, it may write, and then the first handle is the one that is late.
    let fresh = other.load(desk.map).unwrap();
    let transaction = plan(&fresh.journey, &Command::Delete { ids: vec![card] }).unwrap();
    assert_eq!(
        other
            .append(desk.map, 1, &[(Act::Do, &transaction)], &summary, 10)
            .unwrap(),
        2
    );
    let error = desk
        .library
        .append(desk.map, 1, &[(Act::Do, &transaction)], &summary, 11)
        .unwrap_err();
    assert!(
        matches!(error, StoreError::Conflict { expected: 1, stored: 2 }),
        "{error}"
    );
}

#[test]
fn a_transaction_that_does_not_fit_writes_nothing() {
    let mut desk = Desk::new(Library::in_memory().unwrap(), 40);
    let absent = Id::from_bits(1 << 50);
    let label = Label {
        act: journey_model::Act::Edit,
        name: String::new(),
        place: String::new(),
        count: 1,
    };
    let link = |from, to| {
        Record::Link(Link {
            id: absent,
            kind: LinkKind::LeadsTo,
            from,
            to,
            label: String::new(),
        })
    };
    let card = desk.journey.cards().next().unwrap().clone();
    let text = Record::Element(Element::Card(Card {
        text: "half".to_owned(),
        ..card.clone()
    }));
    let edit = Change {
        id: card.id,
        before: Some(Record::Element(Element::Card(card.clone()))),
        after: Some(text),
    };
    let broken = [
        // Takes away what is not there; adds what is there; links to nothing.
        Change {
            id: absent,
            before: Some(link(card.id, card.id)),
            after: None,
        },
        Change {
            id: card.id,
            before: None,
            after: Some(Record::Element(Element::Card(card.clone()))),
        },
        Change {
            id: absent,
            before: None,
            after: Some(link(card.id, Id::from_bits(1 << 51))),
        },
    ];
    for change in broken {
        let transaction = Transaction {
            label: label.clone(),
            changes: vec![edit.clone(), change],
        };
        let summary = Summary::of(&desk.journey);
        desk.library
            .append(desk.map, 0, &[(Act::Do, &transaction)], &summary, 5)
            .unwrap_err();
        desk.is_kept_by(&desk.library);
    }
    // An undo of something that never was is refused as well.
    let nothing = Transaction {
        label,
        changes: Vec::new(),
    };
    let summary = Summary::of(&desk.journey);
    desk.library
        .append(desk.map, 0, &[(Act::Undo { seq: 7 }, &nothing)], &summary, 5)
        .unwrap_err();
    desk.is_kept_by(&desk.library);
    assert!(
        desk.make(Gesture {
            kind: 1,
            which: 3,
            value: 1
        }),
        "the desk works on"
    );
}

#[test]
fn several_acts_are_written_together_or_not_at_all() {
    let mut desk = Desk::new(Library::in_memory().unwrap(), 40);
    let first = desk.journey.clone();
    busy(&mut desk);
    // Back to the beginning in one go.
    let undone: Vec<(Act, Transaction)> = desk
        .history
        .done()
        .iter()
        .rev()
        .map(|moment| {
            let seq = moment.seq;
            (
                Act::Undo { seq },
                desk.library.transaction(desk.map, seq).unwrap().inverse(),
            )
        })
        .collect();
    let acts: Vec<(Act, &Transaction)> = undone.iter().map(|(act, transaction)| (*act, transaction)).collect();
    let summary = Summary::of(&first);
    // One that cannot be, at the end: nothing of the others may stay.
    let mut wrong = acts.clone();
    wrong.push((Act::Undo { seq: u64::MAX >> 1 }, acts[0].1));
    desk.library
        .append(desk.map, desk.revision, &wrong, &summary, 7_000)
        .unwrap_err();
    desk.is_kept_by(&desk.library);

    let last = desk
        .library
        .append(desk.map, desk.revision, &acts, &summary, 7_000)
        .unwrap();
    assert_eq!(last, desk.revision + acts.len() as u64);
    desk.revision = last;
    desk.journey = first;
    for _ in &acts {
        desk.history.stepped(Direction::Undo);
    }
    desk.is_kept_by(&desk.library);
    for (at, (_, transaction)) in undone.iter().enumerate() {
        let seq = last - acts.len() as u64 + 1 + at as u64;
        assert_eq!(
            &desk.library.transaction(desk.map, seq).unwrap(),
            transaction,
            "each stands in the journal"
        );
    }
}

#[test]
fn maps_are_listed_the_last_changed_first() {
    let mut library = Library::in_memory().unwrap();
    assert_eq!(library.maps().unwrap(), []);
    let (a, b) = (Id::from_bits(1), Id::from_bits(2));
    let journey = sample::journey(30);
    library.create(a, &journey, 200).unwrap();
    library
        .create(b, &Journey::new(About::new(Id::from_bits(9), "è «nuova»")), 100)
        .unwrap();
    let error = library.create(b, &journey, 300).unwrap_err();
    assert!(matches!(error, StoreError::MapExists(id) if id == b), "{error}");
    let rows = library.maps().unwrap();
    assert_eq!(
        rows.iter().map(|row| (row.map, row.changed)).collect::<Vec<_>>(),
        [(a, 200), (b, 100)]
    );
    assert_eq!(
        (rows[0].summary.cards, rows[0].summary.actor.as_str()),
        (30, "Ada Conti")
    );
    assert_eq!(rows[1].summary.title, "è «nuova»");
    let missing = library.load(Id::from_bits(3)).unwrap_err();
    assert!(
        matches!(missing, StoreError::NoSuchMap(id) if id == Id::from_bits(3)),
        "{missing}"
    );
}

#[test]
fn preferences_are_kept_by_name() {
    let mut library = Library::in_memory().unwrap();
    assert_eq!(library.preference("language").unwrap(), None);
    library.set_preference("language", &"it".into()).unwrap();
    library
        .set_preference("language", &serde_json::json!({"is": ["en", 1.5, null]}))
        .unwrap();
    library.commit_almost_nothing().unwrap();
    assert_eq!(
        library.preference("language").unwrap(),
        Some(serde_json::json!({"is": ["en", 1.5, null]}))
    );
    assert_eq!(library.last_opened().unwrap(), None);
    library.set_last_opened(Id::from_bits(77)).unwrap();
    assert_eq!(library.last_opened().unwrap(), Some(Id::from_bits(77)));
}

#[test]
fn a_preference_that_cannot_be_read_counts_as_not_set_and_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("library.sqlite");
    let mut library = Library::open(&path).unwrap();
    for damaged in ["'[{'", "CAST(x'22ff22' AS TEXT)"] {
        library.set_preference("language", &"it".into()).unwrap();
        library.check_with_maps().unwrap();
        let update = format!("UPDATE preferences SET value = {damaged} WHERE name = 'language'");
        rusqlite::Connection::open(&path)
            .unwrap()
            .execute_batch(&update)
            .unwrap();
        assert_eq!(library.preference("language").unwrap(), None);
        let told = library.check_with_maps().unwrap_err().to_string();
        assert!(told.contains("\"language\""), "{told}");
        // What is lost with it is no reason to have no backup of the rest.
        library.check().unwrap();
    }
    library.set_preference("language", &"it".into()).unwrap();
    assert_eq!(library.check_with_maps().unwrap(), 0);
}
