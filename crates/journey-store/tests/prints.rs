//! What was printed can be found again, and how a poster was last wanted.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use journey_model::{Id, sample};
use journey_store::{Library, Print, StoreError};
use serde_json::{Value, json};

fn print(code: &str, at: i64, choices: Value) -> Print {
    Print {
        code: code.to_owned(),
        at,
        choices,
    }
}

/// Puts a map into a library.
fn with_map(mut library: Library) -> (Library, Id) {
    let journey = sample::journey(10);
    let map = journey.about().id;
    library.create(map, &journey, 0).unwrap();
    (library, map)
}

#[test]
fn a_map_that_is_not_there_has_no_prints_and_no_choices() {
    let mut library = Library::in_memory().unwrap();
    let map = Id::from_bits(77);
    let error = library.note_print(map, &print("A", 1, json!({})), "map").unwrap_err();
    assert!(matches!(error, StoreError::NoSuchMap(which) if which == map), "{error}");
    let error = library.keep_poster_choices(map, &json!({})).unwrap_err();
    assert!(matches!(error, StoreError::NoSuchMap(which) if which == map), "{error}");
    assert_eq!(library.prints(map).unwrap(), []);
    assert_eq!(library.printed_map(map, "A").unwrap(), None);
    assert_eq!(library.poster_choices(map).unwrap(), None);
}

#[test]
fn the_map_of_a_print_stays_as_it_was() {
    let (mut library, map) = with_map(Library::in_memory().unwrap());
    library
        .note_print(map, &print("A", 1, json!({ "paper": "A0" })), "the first")
        .unwrap();
    // A code stands for a content: what comes later under the same code is the same.
    library
        .note_print(map, &print("A", 2, json!({ "paper": "A4" })), "the first, once more")
        .unwrap();
    library
        .note_print(map, &print("B", 3, json!({ "paper": "A0" })), "the second")
        .unwrap();
    assert_eq!(library.printed_map(map, "A").unwrap().as_deref(), Some("the first"));
    assert_eq!(library.printed_map(map, "B").unwrap().as_deref(), Some("the second"));
    assert_eq!(library.printed_map(map, "C").unwrap(), None);
    library.check().unwrap();
}

#[test]
fn the_same_print_again_is_one_print_with_its_last_time() {
    let (mut library, map) = with_map(Library::in_memory().unwrap());
    let (wall, desk_copy) = (json!({ "paper": "A0" }), json!({ "paper": "A4" }));
    for (at, choices) in [(10, &wall), (20, &desk_copy), (30, &wall), (5, &wall)] {
        library
            .note_print(map, &print("A", at, choices.clone()), "the map")
            .unwrap();
    }
    assert_eq!(
        library.prints(map).unwrap(),
        [print("A", 30, wall), print("A", 20, desk_copy)]
    );
}

#[test]
fn the_last_choices_of_each_map_are_kept() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("library.percorso");
    let (mut library, map) = with_map(Library::open(&path).unwrap());
    for choices in [json!({ "margin_mm": 8.3 }), json!({ "paper": "A2", "margin_mm": null })] {
        library.keep_poster_choices(map, &choices).unwrap();
        let kept = Library::open(&path).unwrap().poster_choices(map).unwrap();
        assert_eq!(kept, Some(choices));
    }
}
