//! What newer versions of the map file say of a map is kept beside it, as safe as the map itself.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use journey_model::{Date, Id, Journey, Record, Unknown, UnknownField, sample};
use journey_store::{Fate, Forgetting, Library, StoreError, forget, recover};
use rusqlite::Connection;

const MAP: Id = Id::from_bits(77);

fn field(name: &str, value: &str) -> UnknownField {
    UnknownField {
        within: String::new(),
        name: name.to_owned(),
        value: value.to_owned(),
    }
}

fn from_the_future() -> Journey {
    let mut journey = sample::journey(12);
    let card = journey.cards().next().unwrap().id;
    journey.keep_unknown(Unknown {
        minor: 3,
        map: vec![field("palettes", "[\n    Palette(by: \"Anna\\nKöwalska\"),\n  ]")],
        records: BTreeMap::from([(
            card,
            vec![field("mood", "Glad"), field("heard_by", "[\"Anna Köwalska\"]")],
        )]),
    });
    journey
}

fn library(path: &Path) -> Library {
    let mut library = Library::open(path).unwrap();
    library.create(MAP, &from_the_future(), 1_000).unwrap();
    library
}

#[test]
fn it_comes_back_with_the_map() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("library.sqlite");
    drop(library(&path));
    let mut library = Library::open(&path).unwrap();
    let journey = library.load(MAP).unwrap().journey;
    assert_eq!(journey, from_the_future());
    assert_eq!(journey.unknown(), from_the_future().unknown());
    library.check().unwrap();
    // Another file of the map knew something else.
    let mut other = journey.unknown().clone();
    other.records.clear();
    library.keep_unknown(MAP, &other).unwrap();
    library.check().unwrap();
    assert_eq!(library.load(MAP).unwrap().journey.unknown(), &other);
    library.keep_unknown(MAP, &Unknown::default()).unwrap();
    library.check().unwrap();
    assert!(library.load(MAP).unwrap().journey.unknown().is_empty());
    let error = library.keep_unknown(Id::from_bits(1), &other).unwrap_err();
    assert!(matches!(error, StoreError::NoSuchMap(_)), "{error}");
}

#[test]
fn a_row_that_was_changed_or_is_missing_is_noticed() {
    for damage in [
        "UPDATE unknown_fields SET body = replace(body, 'Glad', 'Glum')",
        "UPDATE unknown_fields SET seal = seal + 1",
        "DELETE FROM unknown_fields",
    ] {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("library.sqlite");
        drop(library(&path));
        Connection::open(&path).unwrap().execute_batch(damage).unwrap();
        let library = Library::open(&path).unwrap();
        for found in [library.check().unwrap_err(), library.load(MAP).unwrap_err()] {
            assert!(matches!(found, StoreError::Damaged(_)), "{damage}: {found}");
        }
    }
}

#[test]
fn a_recovery_brings_it_back_or_does_not_call_the_map_whole() {
    for damage in ["", "DELETE FROM unknown_fields"] {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("library.sqlite");
        drop(library(&path));
        let other = Connection::open(&path).unwrap();
        other
            .execute_batch(&format!("PRAGMA secure_delete = ON; {damage}"))
            .unwrap();
        drop(other);
        let report = recover(&path, Date::new(2026, 11, 22).unwrap()).unwrap();
        let fates: Vec<&Fate> = report.maps.iter().map(|map| &map.fate).collect();
        let journey = Library::open(&path).unwrap().load(MAP).unwrap().journey;
        if damage.is_empty() {
            assert!(matches!(fates[..], [Fate::Whole]), "{fates:?}");
            assert_eq!(journey.unknown(), from_the_future().unknown());
        } else {
            assert!(!matches!(fates[..], [Fate::Whole]), "{fates:?}");
            assert_eq!(journey.cards().count(), 12);
        }
    }
}

#[test]
fn a_name_that_is_removed_is_not_in_it_either() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("library.sqlite");
    drop(library(&path));
    let names = ["Anna Köwalska".to_owned()];
    let map_file = |_: &str, _: &mut dyn FnMut(&mut Record)| Ok(String::new());
    forget(
        &path,
        &Forgetting {
            names: &names,
            word: "Person 1",
            quotes: false,
            map_file: &map_file,
        },
    )
    .unwrap();
    let library = Library::open(&path).unwrap();
    library.check().unwrap();
    let unknown = library.load(MAP).unwrap().journey.unknown().clone();
    assert!(unknown.map.is_empty());
    let left: Vec<&str> = unknown
        .records
        .values()
        .flatten()
        .map(|field| field.name.as_str())
        .collect();
    assert_eq!(left, ["mood"]);
    drop(library);
    assert!(!String::from_utf8_lossy(&fs::read(&path).unwrap()).contains("walska"));
}
