//! Maps in which people disagree: what they disagree about is as safe as everything else, and as far as a name goes.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use journey_model::{
    Act, Actor, Change, Conflict, Date, Element, Id, Journey, Label, Record, Side, Transaction, Unknown, UnknownField,
    sample,
};
use journey_store::{Fate, Forgetting, Library, Print, Summary, forget, recover};
use rusqlite::Connection;

const MAP: Id = Id::from_bits(77);

/// A conflict about a card, a lane, a step and a link; of the card, one side has it without its fields from the future.
fn disputed() -> Journey {
    let plain = sample::journey(40);
    let about = [
        plain.cards().next().unwrap().id,
        plain.lanes()[0].id,
        plain.steps()[1].id,
        plain.links().next().unwrap().id,
    ];
    let mut records: Vec<Record> = plain.records().collect();
    for (number, of) in about.into_iter().enumerate() {
        let record = plain.record(of).unwrap();
        let mut other = record.clone();
        other.rewrite_texts(&mut |_, text| text.push_str(", says Anna Köwalska"));
        let side = |by: &str, record: &Record| Side {
            by: by.to_owned(),
            record: Some(Box::new(record.clone())),
        };
        let sides = vec![side("Anna Köwalska", &other), side("Bo", &record)];
        let id = Id::from_bits(900_000 + number as u64);
        records.push(Record::Element(Element::Conflict(Conflict { id, of, sides })));
    }
    let mut journey = Journey::from_records(records).unwrap();
    let field = UnknownField {
        within: String::new(),
        name: "mood".to_owned(),
        value: "Glad".to_owned(),
    };
    journey.keep_unknown(Unknown {
        minor: 7,
        map: Vec::new(),
        records: BTreeMap::from([(about[0], vec![field])]),
    });
    journey
}

fn of(number: u64) -> Id {
    let journey = disputed();
    let conflict = journey
        .conflicts()
        .find(|conflict| conflict.id == Id::from_bits(900_000 + number));
    conflict.unwrap().of
}

fn library(path: &Path) {
    let mut library = Library::open(path).unwrap();
    library.create(MAP, &disputed(), 1_000).unwrap();
}

/// The map after a disk did this and the library was recovered, and whether that was called whole.
fn after(damage: &str) -> (Journey, bool) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("library.sqlite");
    library(&path);
    let other = Connection::open(&path).unwrap();
    other
        .execute_batch(&format!("PRAGMA secure_delete = ON; {damage}"))
        .unwrap();
    drop(other);
    let report = recover(&path, Date::new(2026, 11, 22).unwrap()).unwrap();
    let library = Library::open(&path).unwrap();
    library.check().unwrap();
    let journey = library.load(MAP).unwrap().journey;
    (journey, report.maps.iter().all(|map| map.fate == Fate::Whole))
}

#[test]
fn a_library_without_its_head_comes_back_with_every_side_and_every_field() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("library.sqlite");
    library(&path);
    let mut file = fs::read(&path).unwrap();
    file[..100].fill(0);
    fs::write(&path, file).unwrap();
    let report = recover(&path, Date::new(2026, 11, 22).unwrap()).unwrap();
    assert!(
        report.maps.iter().all(|map| map.fate == Fate::Whole),
        "{:?}",
        report.maps
    );
    let journey = Library::open(&path).unwrap().load(MAP).unwrap().journey;
    assert_eq!(journey, disputed());
    assert_eq!(journey.unknown(), disputed().unknown());
}

#[test]
fn what_is_lost_and_in_conflict_comes_back_as_a_side_has_it_and_stays_in_conflict() {
    for number in 0..4 {
        let id = of(number);
        let table = if number == 3 { "edges" } else { "nodes" };
        let (journey, whole) = after(&format!("DELETE FROM {table} WHERE id = '{id}'"));
        assert!(!whole, "{number}: somebody has to look");
        journey.check().unwrap();
        assert_eq!(journey.conflicts().count(), 4, "{number}");
        let back = journey
            .record(id)
            .unwrap_or_else(|| panic!("{number} did not come back"));
        assert!(back.name().ends_with("says Anna Köwalska"), "{number}: {}", back.name());
        // Nothing else had to give way: every card stands where it stood.
        let parked = |journey: &Journey| journey.parked().len();
        assert_eq!(
            (journey.cards().count(), parked(&journey)),
            (40, parked(&disputed())),
            "{number}"
        );
        assert_eq!(journey.unknown(), disputed().unknown());
    }
}

#[test]
fn a_conflict_that_is_lost_leaves_the_side_that_the_map_shows() {
    let (journey, whole) = after("DELETE FROM nodes WHERE kind = 'Conflict'");
    assert!(!whole);
    assert_eq!(journey.conflicts().count(), 0);
    let shown = |journey: &Journey| journey.cards().map(|card| card.text.clone()).collect::<Vec<_>>();
    assert_eq!(shown(&journey), shown(&disputed()));
}

#[test]
fn a_name_that_is_removed_is_gone_from_every_side() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("library.sqlite");
    library(&path);
    let names = ["Anna Köwalska".to_owned()];
    let map_file = |_: &str, _: &mut dyn FnMut(&mut Record)| Ok(String::new());
    let forgetting = Forgetting {
        names: &names,
        word: "Person 1",
        quotes: false,
        map_file: &map_file,
    };
    forget(&path, &forgetting).unwrap();
    let library = Library::open(&path).unwrap();
    library.check().unwrap();
    let journey = library.load(MAP).unwrap().journey;
    assert_eq!(journey.conflicts().count(), 4);
    for conflict in journey.conflicts() {
        assert_eq!(conflict.sides[0].by, "Person 1");
        let side = conflict.sides[0].record.as_ref().unwrap();
        assert!(side.name().ends_with("says Person 1"), "{}", side.name());
    }
    drop(library);
    for name in ["library.sqlite", "library.sqlite-wal"] {
        let bytes = fs::read(path.with_file_name(name)).unwrap_or_default();
        assert!(!String::from_utf8_lossy(&bytes).contains("walska"), "{name}");
    }
}

/// Says what one side made of an actor.
fn said(actor: &Actor, name: &str, quote: &str) -> Side {
    let actor = Actor {
        name: name.to_owned(),
        quote: quote.to_owned(),
        ..actor.clone()
    };
    Side {
        by: "Bo".to_owned(),
        record: Some(Box::new(Record::Element(Element::Actor(actor)))),
    }
}

#[test]
fn a_quote_goes_from_every_side_from_the_past_and_from_prints() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("library.sqlite");
    let mut library = Library::open(&path).unwrap();
    let mut journey = sample::journey(20);
    library.create(MAP, &journey, 1_000).unwrap();
    // Only one side calls the actor by the name.
    let actor = journey.main_actor().unwrap().clone();
    let sides = vec![
        said(&actor, "Anna Köwalska", "Nobody rang me"),
        said(&actor, "A customer", "Nobody wrote to me"),
    ];
    let (id, of) = (Id::from_bits(900_000), actor.id);
    let conflict = Change {
        id,
        before: None,
        after: Some(Record::Element(Element::Conflict(Conflict { id, of, sides }))),
    };
    let label = Label {
        act: Act::Edit,
        name: String::new(),
        place: String::new(),
        count: 1,
    };
    let merged = Transaction {
        label,
        changes: vec![conflict],
    };
    journey.apply(&merged).unwrap();
    let acts = [(journey_store::Act::Do, &merged)];
    library.append(MAP, 0, &acts, &Summary::of(&journey), 2_000).unwrap();
    let print = Print {
        code: "K7QM-3XVA".to_owned(),
        at: 3_000,
        choices: serde_json::json!({}),
    };
    let records: Vec<Record> = journey.records().collect();
    let file = serde_json::to_string(&records).unwrap();
    library.note_print(MAP, &print, &file).unwrap();
    let people = library.people().unwrap();
    assert!(
        people
            .iter()
            .any(|person| person.name == "Anna Köwalska" && person.quoted),
        "{people:?}"
    );
    drop(library);
    let names = ["Anna Köwalska".to_owned()];
    let map_file = |file: &str, each: &mut dyn FnMut(&mut Record)| {
        let mut records: Vec<Record> = serde_json::from_str(file).unwrap();
        records.iter_mut().for_each(each);
        Ok(serde_json::to_string(&records).unwrap())
    };
    let forgetting = Forgetting {
        names: &names,
        word: "Person 1",
        quotes: true,
        map_file: &map_file,
    };
    let forgotten = forget(&path, &forgetting).unwrap();
    assert_eq!((forgotten.maps[0].history, forgotten.maps[0].prints), (1, 1));
    let library = Library::open(&path).unwrap();
    library.check().unwrap();
    let stored = library.load(MAP).unwrap().journey;
    assert_eq!(
        stored.conflicts().next().unwrap().sides[0],
        said(&actor, "Person 1", "")
    );
    for file in fs::read_dir(folder.path()).unwrap() {
        let file = file.unwrap().path();
        let text = String::from_utf8_lossy(&fs::read(&file).unwrap()).to_lowercase();
        for word in ["nobody", "walska"] {
            assert!(!text.contains(word), "{word} in {}", file.display());
        }
    }
}
