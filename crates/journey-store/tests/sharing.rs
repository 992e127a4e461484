//! States of a map that others may hold: they stay, whatever becomes of the history around them.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod edits;
#[allow(dead_code, reason = "other tests need more of it")]
mod past;

use journey_model::Id;
use journey_store::{Budget, Forgetting, Library, Shared, StoreError, forget};
use past::{busy, rebuilt, worked};

const LATER: i64 = 400 * 24 * 60 * 60 * 1000;

fn shared(hash: &str, seq: u64, at: i64, came_in: bool) -> Shared {
    Shared {
        hash: hash.repeat(64),
        seq,
        at,
        came_in,
    }
}

#[test]
fn only_a_map_that_is_there_can_be_shared() {
    let mut library = Library::in_memory().unwrap();
    let nothing = library.share(Id::from_bits(7), &shared("a", 0, 1, false), None);
    assert!(matches!(nothing, Err(StoreError::NoSuchMap(_))), "{nothing:?}");
}

#[test]
fn what_went_out_can_be_gone_back_to_after_the_history_around_it_was_squashed() {
    let (mut desk, states) = worked(&busy(60));
    desk.library.share(desk.map, &shared("a", 17, 5, false), None).unwrap();
    desk.library
        .share(desk.map, &shared("b", 23, 6, true), Some("a map file"))
        .unwrap();
    let budget = Budget {
        entries: 5,
        days: 0,
        ..Budget::default()
    };
    assert!(desk.library.squash(desk.map, LATER, &budget).unwrap());
    desk.library.check().unwrap();
    assert_eq!(rebuilt(&desk, 17).unwrap(), states[&17]);
    // The file stands for the state that came in; the point of its history need not stay.
    assert!(matches!(rebuilt(&desk, 23), Err(StoreError::NoSuchTransaction { .. })));
    let file = desk.library.shared_file(desk.map, &"b".repeat(64)).unwrap();
    assert_eq!(file.as_deref(), Some("a map file"));
}

#[test]
fn a_file_whose_merge_was_taken_back_is_no_state_any_more_once_that_cannot_be_told() {
    let gesture = |kind: u8, n: usize| edits::Gesture {
        kind,
        which: n * 13,
        value: n * 31,
    };
    // Three acts, of which the last is taken back; then others over it.
    let mut gestures: Vec<_> = (0..3).map(|n| gesture(1, n)).collect();
    gestures.push(gesture(8, 0));
    gestures.extend((4..40).map(|n| gesture(1, n)));
    let (mut desk, _) = worked(&gestures);
    let map = desk.map;
    for (hash, seq) in [("a", 2), ("b", 3), ("c", 0), ("d", desk.revision)] {
        desk.library
            .share(map, &shared(hash, seq, 5, true), Some("a map file"))
            .unwrap();
    }
    let budget = Budget {
        entries: 5,
        days: 0,
        ..Budget::default()
    };
    assert!(desk.library.squash(map, LATER, &budget).unwrap());
    desk.library.check().unwrap();
    let mut left: Vec<char> = desk
        .library
        .shared(map)
        .unwrap()
        .iter()
        .filter_map(|one| one.hash.chars().next())
        .collect();
    left.sort_unstable();
    assert_eq!(left, ['a', 'c', 'd']);
    // What is one step already is not decided once more.
    let mut more = Vec::from_iter((50..60).map(|n| gesture(1, n)));
    more.push(gesture(8, 0));
    for gesture in more {
        desk.make(gesture);
    }
    assert!(desk.library.squash(map, LATER, &budget).unwrap());
    desk.library.check().unwrap();
    assert_eq!(desk.library.shared(map).unwrap().len(), 3);
}

#[test]
fn the_same_state_again_only_moves_its_time_and_the_oldest_go() {
    let (mut desk, _) = worked(&busy(3));
    let map = desk.map;
    desk.library.share(map, &shared("a", 1, 5, false), None).unwrap();
    // The map itself was so: the file need not be kept as well.
    desk.library
        .share(map, &shared("a", 2, 9, true), Some("a map file"))
        .unwrap();
    let known = desk.library.shared(map).unwrap();
    assert_eq!(known, [shared("a", 1, 9, false)]);
    assert_eq!(desk.library.maps_that_shared(&"a".repeat(64)).unwrap(), [map]);
    for at in 0..80 {
        let one = Shared {
            hash: format!("{at:064}"),
            ..shared("a", 1, 100 + at, false)
        };
        desk.library.share(map, &one, None).unwrap();
    }
    let known = desk.library.shared(map).unwrap();
    assert_eq!((known.len(), known[0].at), (60, 179));
    desk.library.check().unwrap();
}

#[test]
fn a_file_that_came_in_goes_with_a_name_that_is_removed() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("library.sqlite");
    let map = {
        let mut desk = edits::Desk::new(Library::open(&path).unwrap(), 10);
        let map = desk.map;
        desk.library
            .share(map, &shared("a", 0, 5, true), Some("owner: \"Anna Kowalska\""))
            .unwrap();
        desk.library
            .share(map, &shared("b", 0, 6, true), Some("owner: \"Bo\""))
            .unwrap();
        map
    };
    let forgetting = Forgetting {
        names: &["anna kowalska".to_owned()],
        word: "Person 1",
        quotes: false,
        map_file: &|file, _| Ok(file.to_owned()),
    };
    let forgotten = forget(&path, &forgetting).unwrap();
    assert_eq!(forgotten.maps.len(), 1);
    let library = Library::open(&path).unwrap();
    library.check().unwrap();
    let left: Vec<String> = library
        .shared(map)
        .unwrap()
        .into_iter()
        .map(|shared| shared.hash)
        .collect();
    assert_eq!(left, ["b".repeat(64)]);
    assert!(!String::from_utf8_lossy(&std::fs::read(&path).unwrap()).contains("Kowalska"));
}
