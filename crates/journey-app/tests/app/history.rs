//! The history as a list, and jumps to its places.

use journey_app::ErrorCode;
use journey_model::{Command, Field, Id};
use serde_json::{Value, json};

use crate::desk::{Desk, assert_same_scene};
use crate::room::{Room, journey};

fn rename(id: Id, text: &str) -> Command {
    Command::Edit {
        ids: vec![id],
        field: Field::Name(text.to_owned()),
    }
}

/// Renames, moves, deletes and adds; the last gestures are undone.
fn busy(desk: &mut Desk, undone: usize) {
    let (cards, lanes, steps) = (desk.ids("Card"), desk.ids("Lane"), desk.ids("Step"));
    for number in 0..4 {
        desk.apply(&rename(cards[0], &format!("Name {number}"))).unwrap();
        let id = Id::from_bits((1 << 40) + number);
        let text = format!("Added {number}");
        let (lane, step) = (lanes[0], steps[number as usize % 2]);
        desk.apply(&Command::AddCard {
            id,
            lane,
            step,
            text,
            before: None,
        })
        .unwrap();
        desk.apply(&rename(id, &format!("Renamed {number}"))).unwrap();
    }
    desk.apply(&Command::Delete { ids: vec![steps[0]] }).unwrap();
    for _ in 0..undone {
        desk.undo().unwrap();
    }
}

fn entries(desk: &Desk) -> Vec<Value> {
    desk.ask("history", json!({}))["entries"].as_array().unwrap().clone()
}

#[test]
fn the_list_says_what_was_done_when_and_whether_it_is_in_force() {
    let room = Room::new();
    let app = room.app();
    let map = room.sample(&app, 20);
    let mut desk = Desk::open(&app, map);
    assert_eq!(desk.ask("history", json!({})), json!({ "entries": [], "older": 0 }));
    busy(&mut desk, 3);
    let list = entries(&desk);
    assert_eq!(list.len(), 13);
    let seqs: Vec<u64> = list.iter().map(|entry| entry["seq"].as_u64().unwrap()).collect();
    assert!(seqs.is_sorted() && seqs[0] > 0, "{seqs:?}");
    let times: Vec<i64> = list.iter().map(|entry| entry["at"].as_i64().unwrap()).collect();
    assert!(times.is_sorted() && times[0] > 1_700_000_000_000, "{times:?}");
    let done: Vec<bool> = list.iter().map(|entry| entry["done"].as_bool().unwrap()).collect();
    assert_eq!(done, [[true; 10].as_slice(), &[false; 3]].concat());
    assert_eq!(list[9]["label"], desk.state["undo"]);
    assert_eq!(list[10]["label"], desk.state["redo"]);
    assert_eq!(list[11]["label"]["act"], "Rename");
    assert_eq!(list[11]["label"]["name"], "Renamed 3");
    assert_eq!(list[12]["label"]["act"], "Delete");
    // The same list when the map is not open, and after a new start.
    let next = room.app();
    assert_eq!(
        next.rpc("history", json!({ "map": map })).unwrap()["entries"],
        json!(list)
    );
    assert_eq!(entries(&Desk::open(&next, map)), list);
}

#[test]
fn a_jump_over_many_and_back_gives_the_same_map() {
    let room = Room::new();
    let app = room.app();
    let map = room.sample(&app, 20);
    let mut desk = Desk::open(&app, map);
    let first = (journey(&room, &app, map), desk.scene.clone());
    busy(&mut desk, 0);
    let last = (
        journey(&room, &app, map),
        desk.scene.clone(),
        desk.state["undo"].clone(),
    );
    let list = entries(&desk);

    let revision = desk.revision();
    let reply = desk.jump(0).unwrap();
    assert_eq!(desk.revision(), revision + 13, "each step stands in the journal");
    assert_eq!(journey(&room, &app, map), first.0);
    assert_same_scene(&desk.scene, &first.1);
    assert!(desk.state["undo"].is_null());
    let shown = desk.scene["hits"].as_array().unwrap();
    for id in reply["touched"].as_array().unwrap() {
        assert!(
            shown.iter().any(|hit| hit["id"] == *id),
            "{id} is touched and not there"
        );
    }

    desk.jump(list[6]["seq"].as_u64().unwrap()).unwrap();
    assert_eq!(desk.state["undo"], list[6]["label"]);
    assert_eq!(desk.state["redo"], list[7]["label"]);
    desk.jump(list[2]["seq"].as_u64().unwrap()).unwrap();
    assert_eq!(desk.state["undo"], list[2]["label"]);
    desk.jump(list[12]["seq"].as_u64().unwrap()).unwrap();
    assert_eq!(journey(&room, &app, map), last.0);
    assert_same_scene(&desk.scene, &last.1);
    assert_eq!(desk.state["undo"], last.2);
    let touched = |list: &[Value]| list.iter().map(|entry| entry["label"].clone()).collect::<Vec<_>>();
    assert_eq!(touched(&entries(&desk)), touched(&list), "the list is as before");
}

#[test]
fn a_jump_is_there_after_a_new_start_and_goes_on_there() {
    let room = Room::new();
    let first = room.app();
    let map = room.sample(&first, 20);
    let mut desk = Desk::open(&first, map);
    let unchanged = desk.scene.clone();
    busy(&mut desk, 2);
    let list = entries(&desk);
    desk.jump(list[4]["seq"].as_u64().unwrap()).unwrap();
    let (scene, state) = (desk.scene.clone(), desk.state.clone());
    let kept = entries(&desk);
    drop(first);

    let second = room.app();
    let mut desk = Desk::open(&second, map);
    assert_same_scene(&desk.scene, &scene);
    assert_eq!(desk.state, state);
    assert_eq!(entries(&desk), kept);
    desk.jump(list[12]["seq"].as_u64().unwrap()).unwrap();
    assert!(desk.state["redo"].is_null());
    desk.jump(0).unwrap();
    assert_same_scene(&desk.scene, &unchanged);
    // The journal is one that another program can read.
    let third = room.app();
    assert_same_scene(&Desk::open(&third, map).scene, &unchanged);
}

#[test]
fn a_jump_to_nowhere_is_refused_and_changes_nothing() {
    let room = Room::new();
    let app = room.app();
    let map = room.sample(&app, 20);
    let mut desk = Desk::open(&app, map);
    assert_eq!(
        desk.jump(0).unwrap_err().detail["reason"],
        "NothingToDo",
        "there is no history"
    );
    busy(&mut desk, 2);
    let here = entries(&desk)[10]["seq"].as_u64().unwrap();
    // The acts of undo have numbers too, and are no places.
    let of_an_undo = desk.revision();
    let before = (desk.state.clone(), journey(&room, &app, map));
    for to in [here, of_an_undo, 9_999, u64::MAX] {
        let error = desk.jump(to).unwrap_err();
        assert_eq!(
            (error.code, &error.detail["reason"]),
            (ErrorCode::Refused, &json!("NothingToDo")),
            "{to}"
        );
    }
    let params = json!({ "map": map, "revision": desk.revision() - 1, "to": 0 });
    assert_eq!(app.rpc("jump", params).unwrap_err().code, ErrorCode::Stale);
    let again = Desk::open(&app, map);
    assert_eq!((again.state, journey(&room, &app, map)), before);
}

#[test]
fn of_a_long_history_the_latest_thousand_are_listed_and_all_can_be_taken_back() {
    let room = Room::new();
    let app = room.app();
    let map = room.sample(&app, 1);
    let card = Desk::open(&app, map).ids("Card")[0];
    let kept = journey(&room, &app, map);
    for revision in 0..1_003 {
        let command = rename(card, &format!("Name {revision}"));
        app.rpc("apply", json!({ "map": map, "revision": revision, "command": command }))
            .unwrap();
    }
    let mut desk = Desk::open(&app, map);
    let list = desk.ask("history", json!({}));
    assert_eq!(list["older"], 3);
    assert_eq!(list["entries"].as_array().unwrap().len(), 1_000);
    assert_eq!(list["entries"][0]["seq"], 4);
    desk.jump(2).unwrap();
    assert_eq!(desk.state["undo"]["name"], "Name 1");
    desk.jump(0).unwrap();
    assert_eq!(journey(&room, &app, map), kept);
}
