//! Maps that are passed on, edited apart, and brought together again. Each person has a library of their own.

use std::fs;
use std::path::{Path, PathBuf};

use journey_app::{App, AppError, ErrorCode};
use journey_model::{Command, Element, Field, Id, Journey, Keep};
use serde_json::{Value, json};

use crate::desk::{Desk, assert_same_scene, view};
use crate::room::{Room, import, journey};

fn rename(id: Id, text: &str) -> Command {
    Command::Edit {
        ids: vec![id],
        field: Field::Name(text.to_owned()),
    }
}

fn file(path: &Path) -> Value {
    json!({ "File": { "path": path } })
}

fn drawn() -> Value {
    json!({ "appearance": "light", "language": "en" })
}

fn preview(app: &App, map: Id, files: &[&Path]) -> Result<Value, AppError> {
    let copies: Vec<Value> = files.iter().map(|path| json!({ "source": file(path) })).collect();
    app.rpc(
        "preview_merge",
        json!({ "map": map, "copies": copies, "drawn": drawn() }),
    )
}

fn merge(desk: &mut Desk, preview: &Value) -> Result<Value, AppError> {
    let params = json!({ "map": desk.map, "revision": desk.revision(), "token": preview["token"] });
    desk.change("merge", params)
}

fn pass_on(room: &Room, app: &App, map: Id, name: &str) -> PathBuf {
    let path = room.path(name);
    app.rpc("export", json!({ "map": map, "path": path })).unwrap();
    path
}

/// Somebody with a library of their own who changes a file and sends it back.
fn changed_by(room: &Room, file: &Path, name: &str, change: impl FnOnce(&mut Desk)) -> PathBuf {
    let theirs = Room::new();
    let app = theirs.app();
    let map = import(&app, file).unwrap();
    let mut desk = Desk::open(&app, map);
    change(&mut desk);
    let path = room.path(name);
    app.rpc("export", json!({ "map": map, "path": path })).unwrap();
    path
}

/// A card that is called Alpha here, and the file in which Bo has done something else with it.
fn disputed<'a>(room: &Room, app: &'a App, theirs: impl FnOnce(Id) -> Command) -> (Desk<'a>, Id, PathBuf) {
    let map = room.sample(app, 12);
    let mut desk = Desk::open(app, map);
    let card = desk.ids("Card")[0];
    let out = pass_on(room, app, map, "out.journey");
    desk.apply(&rename(card, "Alpha")).unwrap();
    let back = changed_by(room, &out, "bo.journey", |desk| {
        desk.apply(&theirs(card)).unwrap();
    });
    (desk, card, back)
}

fn texts(journey: &Journey) -> Vec<String> {
    journey.cards().map(|card| card.text.clone()).collect()
}

fn kinship(preview: &Value) -> &str {
    preview["copies"][0]["kinship"].as_str().unwrap()
}

#[test]
fn what_two_people_did_to_a_map_comes_together_in_one_gesture() {
    let room = Room::new();
    let app = room.app();
    let map = room.sample(&app, 12);
    let mut desk = Desk::open(&app, map);
    let cards = desk.ids("Card");
    let out = pass_on(&room, &app, map, "out.journey");
    desk.apply(&rename(cards[0], "Ours")).unwrap();
    let before = journey(&room, &app, map);
    let scene = desk.scene.clone();
    let back = changed_by(&room, &out, "anna.journey", |desk| {
        desk.apply(&rename(cards[1], "Anna's")).unwrap();
    });

    let shown = preview(&app, map, &[&back]).unwrap();
    assert_eq!(kinship(&shown), "Apart");
    assert_eq!(shown["copies"][0]["ancestor"]["found"], "Library");
    assert_eq!(shown["copies"][0]["by"], "anna");
    assert_eq!(
        (&shown["comparison"]["changed"], &shown["conflicts"]),
        (&json!(1), &json!([]))
    );
    let counts: Vec<_> = shown["brought"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["changed"].as_u64().unwrap())
        .collect();
    assert_eq!(counts, [1, 1]);
    assert_eq!(journey(&room, &app, map), before, "a preview changes nothing");

    merge(&mut desk, &shown).unwrap();
    let after = journey(&room, &app, map);
    assert!(texts(&after).contains(&"Ours".to_owned()) && texts(&after).contains(&"Anna's".to_owned()));
    assert_eq!(desk.state["undo"]["act"], "Merge");
    assert_same_scene(&desk.scene, &app.rpc("open", view(map)).unwrap()["scene"]);
    desk.undo().unwrap();
    assert_eq!(journey(&room, &app, map), before, "one undo takes it all back");
    assert_same_scene(&desk.scene, &scene);
    // What was taken back can be brought in again.
    let again = preview(&app, map, &[&back]).unwrap();
    assert_eq!(kinship(&again), "Apart");
    merge(&mut desk, &again).unwrap();
    assert_eq!(journey(&room, &app, map), after);
    // What is in the map already brings nothing.
    let known = preview(&app, map, &[&back]).unwrap();
    assert_eq!(kinship(&known), "Earlier");
    assert_eq!(known["comparison"]["stages"], json!([]));
    assert_eq!(merge(&mut desk, &known).unwrap_err().code, ErrorCode::Refused);
}

#[test]
fn the_map_before_a_merge_is_kept_as_a_revision_and_so_is_what_was_passed_on() {
    let room = Room::new();
    let app = room.app();
    let map = room.sample(&app, 12);
    let mut desk = Desk::open(&app, map);
    let cards = desk.ids("Card");
    desk.apply(&rename(cards[2], "First")).unwrap();
    let out = pass_on(&room, &app, map, "out.journey");
    desk.apply(&rename(cards[0], "Ours")).unwrap();
    let back = changed_by(&room, &out, "b.journey", |desk| {
        desk.apply(&rename(cards[1], "Theirs")).unwrap();
    });
    let shown = preview(&app, map, &[&back]).unwrap();
    merge(&mut desk, &shown).unwrap();
    let view = desk.ask("revisions", json!({}));
    let kinds: Vec<_> = view["points"]
        .as_array()
        .unwrap()
        .iter()
        .map(|point| point["kind"].clone())
        .collect();
    assert_eq!(kinds, ["Present", "Before", "Shared", "Beginning"]);
}

#[test]
fn the_same_text_changed_on_both_sides_becomes_a_conflict_that_can_be_settled_and_sent_on() {
    let room = Room::new();
    let app = room.app();
    let (mut desk, card, back) = disputed(&room, &app, |card| rename(card, "Omega"));
    let shown = preview(&app, desk.map, &[&back]).unwrap();
    assert_eq!(shown["conflicts"].as_array().unwrap().len(), 1);
    assert_eq!(shown["conflicts"][0]["of"], json!(card));
    assert_eq!(shown["comparison"]["added"], 0, "a conflict is nothing new on the map");
    merge(&mut desk, &shown).unwrap();
    let merged = journey(&room, &app, desk.map);
    let conflict = merged.conflicts().next().unwrap().clone();
    let mut names: Vec<_> = conflict.sides.iter().map(|side| side.by.as_str()).collect();
    names.sort_unstable();
    assert_eq!(names, ["", "bo"]);
    let side = conflict.sides.iter().position(|side| side.by == "bo").unwrap();
    desk.apply(&Command::Resolve {
        conflict: conflict.id,
        keep: Keep::Side(side),
    })
    .unwrap();
    let settled = journey(&room, &app, desk.map);
    assert_eq!(settled.conflicts().count(), 0);
    assert!(matches!(settled.element(card), Some(Element::Card(card)) if card.text == "Omega"));
}

#[test]
fn a_copy_that_leaves_nothing_but_a_conflict_can_be_brought_in() {
    let room = Room::new();
    let app = room.app();
    let (mut desk, _, back) = disputed(&room, &app, |card| Command::Delete { ids: vec![card] });
    let shown = preview(&app, desk.map, &[&back]).unwrap();
    assert_eq!(shown["comparison"]["stages"], json!([]), "what stands is ours");
    assert_eq!(shown["brings"], true);
    merge(&mut desk, &shown).unwrap();
    let merged = journey(&room, &app, desk.map);
    let sides = &merged.conflicts().next().unwrap().sides;
    assert!(
        sides.iter().any(|side| side.by == "bo" && side.record.is_none()),
        "{sides:?}"
    );
    let again = preview(&app, desk.map, &[&back]).unwrap();
    assert_eq!(again["brings"], false, "all of it is there");
}

#[test]
fn breakout_files_of_one_map_come_together_in_one_act_whatever_their_order() {
    let room = Room::new();
    let app = room.app();
    let map = room.sample(&app, 20);
    let mut desk = Desk::open(&app, map);
    let cards = desk.ids("Card");
    let out = pass_on(&room, &app, map, "out.journey");
    let files: Vec<PathBuf> = (0..3)
        .map(|group| {
            changed_by(&room, &out, &format!("group-{group}.journey"), |desk| {
                desk.apply(&rename(cards[group], &format!("Group {group}"))).unwrap();
                desk.apply(&rename(cards[9], &format!("Everybody's, by {group}")))
                    .unwrap();
            })
        })
        .collect();
    let [a, b, c] = [&*files[0], &*files[1], &*files[2]];
    let one = preview(&app, map, &[a, b, c]).unwrap();
    let other = preview(&app, map, &[c, a, b]).unwrap();
    assert_eq!(
        one["token"], other["token"],
        "the result does not depend on their order"
    );
    assert_eq!(one["conflicts"][0]["sides"].as_array().unwrap().len(), 3);
    merge(&mut desk, &one).unwrap();
    let merged = journey(&room, &app, map);
    for group in 0..3 {
        assert!(texts(&merged).contains(&format!("Group {group}")));
    }
    assert_eq!(desk.state["undo"]["count"], 3);
}

#[test]
fn the_ancestor_is_found_in_the_files_when_the_library_has_never_had_it() {
    // Anna has the map; Bo and Cleo get it from her, and Bo brings Cleo's copy together with his.
    let anna = Room::new();
    let hers = anna.app();
    let map = anna.sample(&hers, 12);
    let mut desk = Desk::open(&hers, map);
    let cards = desk.ids("Card");
    pass_on(&anna, &hers, map, "early.journey");
    desk.apply(&rename(cards[5], "Anna went on")).unwrap();
    let cleos = pass_on(&anna, &hers, map, "late.journey");
    let early = anna.path("early.journey");

    let bo = Room::new();
    let his = bo.app();
    let map = import(&his, &early).unwrap();
    let mut desk = Desk::open(&his, map);
    desk.apply(&rename(cards[0], "Bo's")).unwrap();
    let back = changed_by(&bo, &cleos, "cleo.journey", |desk| {
        desk.apply(&rename(cards[1], "Cleo's")).unwrap();
    });
    let shown = preview(&his, map, &[&back]).unwrap();
    assert_eq!(kinship(&shown), "Apart");
    merge(&mut desk, &shown).unwrap();
    let merged = journey(&bo, &his, map);
    for text in ["Bo's", "Cleo's", "Anna went on"] {
        assert!(texts(&merged).contains(&text.to_owned()), "{text}");
    }
    assert_eq!(merged.conflicts().count(), 0);
}

#[test]
fn without_an_ancestor_nothing_is_lost_and_what_differs_is_marked() {
    let room = Room::new();
    let app = room.app();
    let map = room.sample(&app, 12);
    let mut desk = Desk::open(&app, map);
    let card = desk.ids("Card")[0];
    desk.apply(&rename(card, "Ours")).unwrap();
    // A file without history, of a state that this library never had.
    let ours = journey(&room, &app, map);
    let records = ours.records().map(|mut record| {
        record.rewrite_texts(&mut |field, text| {
            if field == "Name" && text == "Ours" {
                "Somebody else's".clone_into(text);
            }
        });
        record
    });
    let strange = Journey::from_records(records).unwrap();
    let path = room.put("strange.journey", journey_format::write(&strange).as_bytes());
    let shown = preview(&app, map, &[&path]).unwrap();
    assert_eq!(
        (kinship(&shown), &shown["copies"][0]["ancestor"]),
        ("Kin", &Value::Null)
    );
    assert_eq!(shown["conflicts"].as_array().unwrap().len(), 1);
    // With the ancestor as a file in hand it is another matter.
    let params = json!({ "map": map, "copies": [{ "source": file(&path), "by": "Cleo" }], "ours": "Anna",
        "ancestor": file(&room.path("sample.journey")), "drawn": drawn() });
    let given = app.rpc("preview_merge", params).unwrap();
    assert_eq!(given["copies"][0]["ancestor"]["found"], "Given");
    assert_eq!(given["brought"][0]["by"], "Anna");
    assert_eq!(given["conflicts"][0]["sides"].as_array().unwrap().len(), 2);
}

#[test]
fn a_map_that_changed_after_the_preview_is_not_merged_unseen() {
    let room = Room::new();
    let app = room.app();
    let map = room.sample(&app, 12);
    let mut desk = Desk::open(&app, map);
    let cards = desk.ids("Card");
    let out = pass_on(&room, &app, map, "out.journey");
    let back = changed_by(&room, &out, "b.journey", |desk| {
        desk.apply(&rename(cards[1], "Theirs")).unwrap();
    });
    let shown = preview(&app, map, &[&back]).unwrap();
    desk.apply(&rename(cards[0], "Meanwhile")).unwrap();
    assert_eq!(merge(&mut desk, &shown).unwrap_err().code, ErrorCode::Stale);
    let mut desk = Desk::open(&app, map);
    let unknown = json!({ "map": map, "revision": desk.revision(), "token": "no such preview" });
    assert_eq!(desk.change("merge", unknown).unwrap_err().code, ErrorCode::Stale);
    let mut desk = Desk::open(&app, map);
    let again = preview(&app, map, &[&back]).unwrap();
    // The file is gone by now; what was shown is what is done.
    fs::remove_file(&back).unwrap();
    merge(&mut desk, &again).unwrap();
    let merged = texts(&journey(&room, &app, map));
    assert!(merged.contains(&"Meanwhile".to_owned()) && merged.contains(&"Theirs".to_owned()));
}

#[test]
fn a_bad_file_is_refused_with_its_place_and_the_map_stays() {
    let room = Room::new();
    let app = room.app();
    let map = room.sample(&app, 12);
    let before = journey(&room, &app, map);
    let good = pass_on(&room, &app, map, "good.journey");
    let text = fs::read_to_string(&good).unwrap();
    let half = room.put("half.journey", &text.as_bytes()[..text.len() / 2]);
    for call in ["preview_merge", "compare_with"] {
        let params =
            json!({ "map": map, "with": file(&half), "copies": [{ "source": file(&half) }], "drawn": drawn() });
        let error = app.rpc(call, params).unwrap_err();
        assert_eq!(error.code, ErrorCode::FileMalformed, "{call}");
        assert!(error.detail["line"].as_u64().unwrap() > 0);
    }
    assert_eq!(
        preview(&app, map, &[&room.path("none")]).unwrap_err().code,
        ErrorCode::FileUnreadable
    );
    assert_eq!(preview(&app, map, &[]).unwrap_err().code, ErrorCode::BadParameters);
    assert_eq!(journey(&room, &app, map), before);
}

#[test]
fn a_copy_that_is_a_map_of_the_library_can_be_compared_and_merged() {
    let room = Room::new();
    let app = room.app();
    let first = room.sample(&app, 12);
    let out = pass_on(&room, &app, first, "out.journey");
    let second = import(&app, &out).unwrap();
    assert_ne!(first, second);
    let mut copy = Desk::open(&app, second);
    let card = copy.ids("Card")[3];
    copy.apply(&rename(card, "On the copy")).unwrap();
    let mut desk = Desk::open(&app, first);
    let compared = app.rpc(
        "compare_with",
        json!({ "map": first, "with": { "Map": { "map": second } }, "drawn": drawn() }),
    );
    let compared = compared.unwrap();
    assert_eq!(compared["comparison"]["changed"], 1);
    assert_same_scene(&compared["before"], &desk.scene);
    let copies = json!([{ "source": { "Map": { "map": second } } }]);
    let shown = app
        .rpc(
            "preview_merge",
            json!({ "map": first, "copies": copies, "drawn": drawn() }),
        )
        .unwrap();
    assert_eq!(kinship(&shown), "Later");
    merge(&mut desk, &shown).unwrap();
    assert!(texts(&journey(&room, &app, first)).contains(&"On the copy".to_owned()));
}

#[test]
fn an_anonymised_copy_has_no_names_and_comes_home_all_the_same() {
    let room = Room::new();
    let app = room.app();
    let map = room.sample(&app, 12);
    let mut desk = Desk::open(&app, map);
    let (actors, cards) = (desk.ids("Card"), desk.ids("Card"));
    let owner = Command::Edit {
        ids: vec![map],
        field: Field::Owner("Anna Köwalska".to_owned()),
    };
    desk.apply(&owner).unwrap();
    desk.apply(&rename(actors[0], "Ask anna kowalska")).unwrap();
    let path = room.path("nameless.journey");
    let contents = json!({ "anonymised": true });
    app.rpc("export", json!({ "map": map, "path": path, "contents": contents }))
        .unwrap();
    let text = fs::read_to_string(&path).unwrap();
    assert!(!text.to_lowercase().contains("walska"), "{text}");
    assert!(text.contains("Ask Owner 1"));
    let back = changed_by(&room, &path, "reader.journey", |desk| {
        desk.apply(&rename(cards[1], "A reader's word")).unwrap();
    });
    let shown = preview(&app, map, &[&back]).unwrap();
    assert_eq!(
        (kinship(&shown), shown["conflicts"].as_array().unwrap().len()),
        ("Apart", 0)
    );
    merge(&mut desk, &shown).unwrap();
    let merged = journey(&room, &app, map);
    assert_eq!(merged.about().owner, "Anna Köwalska");
    assert!(texts(&merged).contains(&"A reader's word".to_owned()));
}

#[test]
fn a_file_goes_out_without_history_or_pictures_when_that_is_asked_for() {
    let room = Room::new();
    let app = room.app();
    let map = room.sample(&app, 12);
    let mut desk = Desk::open(&app, map);
    let card = desk.ids("Card")[0];
    pass_on(&room, &app, map, "one.journey");
    desk.apply(&rename(card, "Later")).unwrap();
    let whole = pass_on(&room, &app, map, "two.journey");
    let file = journey_format::read_whole(&fs::read(&whole).unwrap()).unwrap();
    assert_eq!(file.history.len(), 1);
    let path = room.path("three.journey");
    let contents = json!({ "without_history": true, "without_pictures": true });
    app.rpc("export", json!({ "map": map, "path": path, "contents": contents }))
        .unwrap();
    let bare = journey_format::read_whole(&fs::read(&path).unwrap()).unwrap();
    assert!(bare.history.is_empty() && bare.pictures.is_empty());
    assert_eq!(bare.journey, file.journey);
}
