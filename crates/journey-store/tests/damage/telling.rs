//! What there is to tell of a recovery.

use std::fs;

use journey_model::{Command, Field, Id, plan, sample};
use journey_store::{Act, Fate, Library, RECOVERY_TOLD, Recovery, StoreError, Summary};

use crate::original::Original;
use crate::{PAGE, put, recovered};

fn told(library: &Library) -> Option<Recovery> {
    serde_json::from_value(library.preference(RECOVERY_TOLD).unwrap()?).unwrap()
}

#[test]
fn what_there_is_to_tell_comes_into_its_place_with_the_new_library() {
    let original = Original::new(false);
    let folder = tempfile::tempdir().unwrap();
    let path = put(&folder, &original.file, &[]);
    let other = rusqlite::Connection::open(&path).unwrap();
    other.execute_batch("DELETE FROM pictures").unwrap();
    drop(other);
    let report = recovered(&path);
    assert!(report.maps.iter().any(|map| map.fate != Fate::Whole));
    let mut library = Library::open(&path).unwrap();
    assert_eq!(told(&library), Some(report.clone()));
    drop(library);
    // Nobody has seen it yet: another recovery, which finds nothing more, tells it again.
    let again = recovered(&path);
    assert_eq!(again.maps, report.maps);
    library = Library::open(&path).unwrap();
    assert_eq!(told(&library), Some(again));
    library.set_preference(RECOVERY_TOLD, &serde_json::Value::Null).unwrap();
    drop(library);
    assert_eq!(recovered(&path).pieces, report.pieces);
}

/// Words of any length are kept; the index of the search has its own limit.
#[test]
fn a_word_that_the_search_cannot_have_stops_no_recovery() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("library.sqlite");
    let mut library = Library::open(&path).unwrap();
    let map = Id::from_bits(5);
    let mut journey = sample::journey(10);
    library.create(map, &journey, 1).unwrap();
    let card = journey.cards().next().unwrap().id;
    let field = Field::Name("w".repeat(40_000));
    let ids = vec![card];
    let done = plan(&journey, &Command::Edit { ids, field }).unwrap();
    journey.apply(&done).unwrap();
    let summary = Summary::of(&journey);
    library.append(map, 0, &[(Act::Do, &done)], &summary, 2).unwrap();
    drop(library);
    let mut bytes = fs::read(&path).unwrap();
    bytes[..PAGE].fill(0);
    fs::write(&path, &bytes).unwrap();
    let error = Library::open(&path).unwrap_err();
    assert!(matches!(error, StoreError::Damaged(_)), "{error}");
    assert_eq!(recovered(&path).maps[0].fate, Fate::Whole);
    assert_eq!(Library::open(&path).unwrap().load(map).unwrap().journey, journey);
}
