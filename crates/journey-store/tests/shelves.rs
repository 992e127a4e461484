//! The home's order: pins, archive, bin, collections. None of it is a part of a map.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use std::path::PathBuf;

use journey_model::{Command, Date, Element, Field, Id, Journey, Record, plan, sample};
use journey_store::{Act, Library, Marked, ShelfMark, Shelved, StoreError, Summary};
use rusqlite::Connection;
use tempfile::TempDir;

const DAY: i64 = 24 * 60 * 60 * 1000;

fn id(number: u64) -> Id {
    Id::from_bits(number)
}

/// A library with maps 1 to `count`, each changed a little later than the one before.
fn library(count: u64) -> Library {
    fill(Library::in_memory().unwrap(), count)
}

fn fill(mut library: Library, count: u64) -> Library {
    for number in 1..=count {
        library
            .create(id(number), &sample::journey(3), number.cast_signed())
            .unwrap();
    }
    library
}

fn of(library: &Library, map: u64) -> Shelved {
    let shelved = library.shelved().unwrap();
    shelved.into_iter().find(|shelved| shelved.row.map == id(map)).unwrap()
}

fn names(library: &Library) -> Vec<String> {
    let collections = library.collections().unwrap().into_iter();
    collections.map(|collection| collection.name).collect()
}

#[test]
fn a_new_map_stands_on_a_shelf_without_marks() {
    let library = library(2);
    let shelved = library.shelved().unwrap();
    let maps: Vec<Id> = shelved.iter().map(|shelved| shelved.row.map).collect();
    assert_eq!(maps, [id(2), id(1)], "the last changed first");
    let shelf = shelved[1].shelf;
    assert_eq!(shelf.created, 1);
    let marks = [shelf.opened, shelf.pinned, shelf.archived, shelf.binned];
    assert_eq!(marks, [None; 4]);
    assert!(shelved[1].collections.is_empty());
}

#[test]
fn marks_come_and_go_on_many_maps_at_once_and_change_no_map() {
    let mut library = library(3);
    let before = library.maps().unwrap();
    library.mark(&[id(1), id(3)], ShelfMark::Pinned, Some(70)).unwrap();
    library.mark(&[id(3)], ShelfMark::Archived, Some(80)).unwrap();
    library.note_opened(id(2), 90).unwrap();
    assert_eq!(of(&library, 1).shelf.pinned, Some(70));
    assert_eq!(of(&library, 2).shelf.opened, Some(90));
    let shelf = of(&library, 3).shelf;
    assert_eq!((shelf.pinned, shelf.archived), (Some(70), Some(80)));
    // Marked again, it keeps its time.
    library.mark(&[id(1)], ShelfMark::Pinned, Some(700)).unwrap();
    assert_eq!(of(&library, 1).shelf.pinned, Some(70));
    library.mark(&[id(1), id(2)], ShelfMark::Pinned, None).unwrap();
    assert_eq!(of(&library, 1).shelf.pinned, None);
    assert_eq!(library.maps().unwrap(), before, "neither revision nor day of change");
    library.check().unwrap();
}

#[test]
fn a_map_that_is_gone_keeps_nobody_from_shelving_the_others_and_is_told_when_it_was_alone() {
    let mut library = library(2);
    library.add_collection(id(50), "Sanità").unwrap();
    let one_gone = [id(1), id(99)];
    let marked = library.mark(&one_gone, ShelfMark::Binned, Some(7)).unwrap();
    assert_eq!(marked.iter().map(|marked| marked.map).collect::<Vec<_>>(), [id(1)]);
    assert_eq!(library.collect(&one_gone, id(50), true).unwrap(), [id(1)]);
    assert_eq!(of(&library, 1).shelf.binned, Some(7));
    assert_eq!(of(&library, 1).collections, [id(50)]);
    let error = library.mark(&[id(99)], ShelfMark::Binned, Some(7)).unwrap_err();
    assert!(matches!(error, StoreError::NoSuchMap(map) if map == id(99)), "{error}");
    let error = library.collect(&[id(99), id(98)], id(50), false).unwrap_err();
    assert!(matches!(error, StoreError::NoSuchMap(map) if map == id(99)), "{error}");
    library.check().unwrap();
}

#[test]
fn maps_go_into_no_collection_that_is_not_there() {
    let mut library = library(2);
    library.add_collection(id(50), "Sanità").unwrap();
    let error = library.collect(&[id(1)], id(51), true).unwrap_err();
    assert!(matches!(error, StoreError::NoSuchCollection(_)), "{error}");
    let error = library.move_collection(id(50), Some(id(51))).unwrap_err();
    assert!(matches!(error, StoreError::NoSuchCollection(_)), "{error}");
    assert!(of(&library, 1).collections.is_empty());
    library.check().unwrap();
}

#[test]
fn a_removed_collection_comes_back_with_the_maps_that_are_left() {
    let mut library = library(3);
    library.add_collection(id(50), "Export").unwrap();
    library.collect(&[id(1), id(2), id(3)], id(50), true).unwrap();
    let held = library.remove_collection(id(50)).unwrap();
    // Somebody still had its name under the pen.
    let error = library.name_collection(id(50), "Exports").unwrap_err();
    assert!(matches!(error, StoreError::NoSuchCollection(_)), "{error}");
    assert_eq!(library.collections().unwrap(), []);
    library.mark(&[id(2)], ShelfMark::Binned, Some(7)).unwrap();
    library.delete_for_ever(&[id(2)]).unwrap();
    library.add_collection(id(50), "Export").unwrap();
    assert_eq!(library.collect(&held, id(50), true).unwrap(), [id(1), id(3)]);
    library.check().unwrap();
}

#[test]
fn collections_are_named_moved_and_taken_away() {
    let mut library = library(3);
    for (number, name) in [(50, "Export"), (51, "Sanità"), (52, "Sportelli")] {
        library.add_collection(id(number), name).unwrap();
    }
    assert_eq!(names(&library), ["Export", "Sanità", "Sportelli"]);
    library.move_collection(id(52), Some(id(50))).unwrap();
    library.move_collection(id(50), None).unwrap();
    library.name_collection(id(51), "Ospedali").unwrap();
    assert_eq!(names(&library), ["Sportelli", "Ospedali", "Export"]);
    library.collect(&[id(1), id(2)], id(50), true).unwrap();
    library.collect(&[id(2), id(2)], id(51), true).unwrap();
    assert_eq!(of(&library, 2).collections, [id(50), id(51)]);
    library.collect(&[id(1), id(3)], id(50), false).unwrap();
    assert!(of(&library, 1).collections.is_empty());
    library.check().unwrap();
    library.remove_collection(id(50)).unwrap();
    assert_eq!(names(&library), ["Sportelli", "Ospedali"]);
    assert_eq!(of(&library, 2).collections, [id(51)]);
    assert_eq!(library.maps().unwrap().len(), 3, "its maps stay");
    library.check().unwrap();
}

#[test]
fn what_a_change_of_shelves_has_changed_can_be_put_back_as_it_was() {
    let mut library = library(3);
    library.mark(&[id(1), id(2)], ShelfMark::Pinned, Some(5)).unwrap();
    let all = [id(1), id(2), id(3)];
    let changed = library.mark(&all, ShelfMark::Pinned, Some(8)).unwrap();
    assert_eq!(
        changed,
        [Marked {
            map: id(3),
            since: None
        }]
    );
    library.put_back(&changed, ShelfMark::Pinned).unwrap();
    let pinned = |library: &Library| [1, 2, 3].map(|map| of(library, map).shelf.pinned);
    assert_eq!(pinned(&library), [Some(5), Some(5), None]);
    // What was taken off comes back with the time that it had.
    let changed = library.mark(&all, ShelfMark::Pinned, None).unwrap();
    assert_eq!(changed.len(), 2);
    library.put_back(&changed, ShelfMark::Pinned).unwrap();
    assert_eq!(pinned(&library), [Some(5), Some(5), None]);
    library.check().unwrap();
}

#[test]
fn what_is_gone_for_ever_keeps_nobody_from_putting_the_others_back() {
    let mut library = library(3);
    let all = [id(1), id(2), id(3)];
    let binned = library.mark(&all, ShelfMark::Binned, Some(8)).unwrap();
    library.delete_for_ever(&[id(2)]).unwrap();
    library.put_back(&binned, ShelfMark::Binned).unwrap();
    assert_eq!([1, 3].map(|map| of(&library, map).shelf.binned), [None, None]);
    // Of one alone it is told.
    library.mark(&[id(1)], ShelfMark::Binned, Some(9)).unwrap();
    library.delete_for_ever(&[id(1)]).unwrap();
    let error = library.put_back(&binned[..1], ShelfMark::Binned).unwrap_err();
    assert!(matches!(error, StoreError::NoSuchMap(map) if map == id(1)), "{error}");
}

#[test]
fn a_collection_tells_which_maps_came_went_and_were_in_it() {
    let mut library = library(4);
    library.add_collection(id(50), "Export").unwrap();
    library.add_collection(id(51), "Sanità").unwrap();
    assert_eq!(library.collect(&[id(1), id(2)], id(50), true).unwrap(), [id(1), id(2)]);
    assert_eq!(library.collect(&[id(1), id(3)], id(50), true).unwrap(), [id(3)]);
    assert_eq!(library.collect(&[id(3), id(4)], id(50), false).unwrap(), [id(3)]);
    library.collect_beside(id(4), id(1)).unwrap();
    assert_eq!(of(&library, 4).collections, [id(50)]);
    library.mark(&[id(1)], ShelfMark::Archived, Some(7)).unwrap();
    library.mark(&[id(2)], ShelfMark::Binned, Some(7)).unwrap();
    assert_eq!(library.remove_collection(id(50)).unwrap(), [id(1), id(2), id(4)]);
    library.check().unwrap();
}

#[test]
fn what_is_in_the_bin_is_not_found_and_comes_back_as_it_was() {
    let mut library = library(2);
    let title = of(&library, 1).row.summary.title;
    let found = |library: &Library| library.search(&title, 10, 1).unwrap().maps.len();
    assert_eq!(found(&library), 2);
    library.mark(&[id(1)], ShelfMark::Binned, Some(7)).unwrap();
    assert_eq!(found(&library), 1);
    library.mark(&[id(1)], ShelfMark::Binned, None).unwrap();
    assert_eq!(found(&library), 2);
}

#[test]
fn only_what_is_in_the_bin_can_be_taken_away_for_ever() {
    let mut library = library(3);
    library.add_collection(id(50), "Export").unwrap();
    library.collect(&[id(1), id(2)], id(50), true).unwrap();
    let stored = library.load(id(1)).unwrap();
    let change = title_of(&stored.journey, "Another");
    let summary = Summary::of(&stored.journey);
    library.append(id(1), 0, &[(Act::Do, &change)], &summary, 9).unwrap();
    library.mark(&[id(1)], ShelfMark::Binned, Some(10)).unwrap();
    assert_eq!(library.delete_for_ever(&[id(1), id(2)]).unwrap(), [id(1)]);
    assert_eq!(
        library.delete_for_ever(&[id(1)]).unwrap(),
        [],
        "it is gone already, which stops nobody"
    );
    let left: Vec<Id> = library.maps().unwrap().iter().map(|row| row.map).collect();
    assert_eq!(left, [id(3), id(2)]);
    assert!(matches!(library.load(id(1)), Err(StoreError::NoSuchMap(_))));
    assert!(library.search("Another", 10, 1).unwrap().maps.is_empty());
    library.check().unwrap();
}

fn title_of(journey: &Journey, title: &str) -> journey_model::Transaction {
    let command = journey_model::Command::Edit {
        ids: vec![journey.about().id],
        field: Field::Name(title.to_owned()),
    };
    journey_model::plan(journey, &command).unwrap()
}

#[test]
fn the_bin_keeps_a_map_for_thirty_days() {
    let mut library = library(4);
    for (map, at) in [(1, 10), (2, DAY), (3, 10)] {
        library.mark(&[id(map)], ShelfMark::Binned, Some(at)).unwrap();
    }
    assert_eq!(library.clear_bin(30 * DAY + 10).unwrap(), 0, "not a moment less");
    assert_eq!(library.clear_bin(30 * DAY + 11).unwrap(), 2);
    assert_eq!(library.maps().unwrap().len(), 2);
    library.check().unwrap();
}

#[test]
fn a_map_that_is_worked_on_in_the_bin_is_not_taken_away() {
    let mut library = library(2);
    library.mark(&[id(1)], ShelfMark::Binned, Some(0)).unwrap();
    let stored = library.load(id(1)).unwrap();
    let title = Field::Name("Still in use".to_owned());
    let ids = vec![id(1)];
    let edit = plan(&stored.journey, &Command::Edit { ids, field: title }).unwrap();
    let mut journey = stored.journey;
    journey.apply(&edit).unwrap();
    let acts = [(Act::Do, &edit)];
    let summary = Summary::of(&journey);
    library
        .append(id(1), stored.revision, &acts, &summary, 20 * DAY)
        .unwrap();
    assert_eq!(library.clear_bin(49 * DAY).unwrap(), 0);
    assert_eq!(
        library.clear_bin(50 * DAY + 1).unwrap(),
        1,
        "thirty days after the last gesture"
    );
}

#[test]
fn the_list_says_when_a_map_is_to_be_looked_at_again() {
    let mut library = Library::in_memory().unwrap();
    let day = Date::new(2026, 6, 30).unwrap();
    let journey = sample::journey(3);
    let records = journey.records().map(|record| match record {
        Record::Element(Element::About(mut about)) => {
            about.review = Some(day);
            Record::Element(Element::About(about))
        }
        record => record,
    });
    let journey = Journey::from_records(records).unwrap();
    library.create(id(1), &journey, 1).unwrap();
    assert_eq!(of(&library, 1).row.summary.review, Some(day));
    library.check().unwrap();
}

/// A library whose file was changed behind its back.
fn meddled(with: &str) -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("library.sqlite");
    let mut library = fill(Library::open(&path).unwrap(), 3);
    library.add_collection(id(50), "Export").unwrap();
    library.collect(&[id(1), id(2)], id(50), true).unwrap();
    library.mark(&[id(3)], ShelfMark::Pinned, Some(5)).unwrap();
    drop(library);
    let other = Connection::open(&path).unwrap();
    other
        .execute_batch(&format!("PRAGMA foreign_keys = OFF; {with}"))
        .unwrap();
    (folder, path)
}

#[test]
fn a_shelf_that_is_changed_or_missing_is_told() {
    for with in [
        "UPDATE shelves SET pinned = 6 WHERE pinned = 5;",
        "UPDATE shelves SET binned = 1;",
        "DELETE FROM shelves WHERE pinned = 5;",
        "DELETE FROM collected WHERE map = (SELECT min(map) FROM collected);",
        "UPDATE collected SET seal = seal + 1;",
    ] {
        let (_folder, path) = meddled(with);
        let library = Library::open(&path).unwrap();
        let (list, check) = (library.shelved().unwrap_err(), library.check().unwrap_err());
        assert!(matches!(list, StoreError::Damaged(_)), "{with}: {list}");
        assert!(matches!(check, StoreError::Damaged(_)), "{with}: {check}");
    }
    let (_folder, path) = meddled("UPDATE collections SET name = 'Import';");
    let library = Library::open(&path).unwrap();
    assert!(matches!(library.collections(), Err(StoreError::Damaged(_))));
    assert!(matches!(library.check(), Err(StoreError::Damaged(_))));
}

#[test]
fn a_collection_that_lost_its_name_comes_back_without_one() {
    let (_folder, path) = meddled("UPDATE collections SET name = 'Import';");
    let report = journey_store::recover(&path, Date::new(2026, 11, 22).unwrap()).unwrap();
    let told: Vec<bool> = report.maps.iter().map(|map| map.shelf).collect();
    assert_eq!(told.iter().filter(|shelf| **shelf).count(), 2, "{report:?}");
    let library = Library::open(&path).unwrap();
    library.check().unwrap();
    assert_eq!(names(&library), [""]);
    assert_eq!(of(&library, 1).collections, [id(50)]);
    assert_eq!(of(&library, 3).shelf.pinned, Some(5));
}
