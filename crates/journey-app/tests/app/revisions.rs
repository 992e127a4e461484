//! Revisions as a window sees them: what is kept by itself, names, going back, comparing.

use journey_app::{App, ErrorCode};
use journey_model::{Command, Field, Id, Journey, LaneKind};
use serde_json::{Value, json};

use crate::desk::{Desk, assert_same_scene, view};
use crate::room::{Room, id_in, journey};

fn rename(id: Id, text: &str) -> Command {
    Command::Edit {
        ids: vec![id],
        field: Field::Name(text.to_owned()),
    }
}

/// Renames the first card as often as there are names.
fn work(desk: &mut Desk, names: &[&str]) {
    let card = desk.ids("Card")[0];
    for name in names {
        desk.apply(&rename(card, name)).unwrap();
    }
}

fn points(desk: &Desk) -> Vec<Value> {
    desk.ask("revisions", json!({}))["points"].as_array().unwrap().clone()
}

fn kinds(points: &[Value]) -> Vec<(&str, u64)> {
    let kind = |point: &Value| point["kind"].as_str().unwrap().to_owned();
    points
        .iter()
        .map(|point| {
            let kind = match kind(point).as_str() {
                "Present" => "Present",
                "Session" => "Session",
                "Before" => "Before",
                "Named" => "Named",
                _ => "Beginning",
            };
            (kind, point["seq"].as_u64().unwrap())
        })
        .collect()
}

fn restore(desk: &mut Desk, seq: u64) -> Result<Value, journey_app::AppError> {
    let params = json!({ "map": desk.map, "revision": desk.revision(), "seq": seq });
    desk.change("restore_revision", params)
}

#[test]
fn the_end_of_a_session_is_kept_when_the_next_one_begins() {
    let room = Room::new();
    let first = room.app();
    let map = room.sample(&first, 20);
    let mut desk = Desk::open(&first, map);
    assert_eq!(kinds(&points(&desk)), [("Present", 0)]);
    work(&mut desk, &["One", "Two", "Three", "Three"][..3]);
    assert_eq!(kinds(&points(&desk)), [("Present", 3), ("Beginning", 0)]);
    let before = points(&desk)[0].clone();
    assert_eq!(
        (before["gestures"].as_u64(), before["code"].as_str()),
        (Some(3), Some(""))
    );
    assert_eq!(before["labels"][0]["name"], "Three");
    drop(first);

    // Another start, and nothing done yet: what stands there is the present.
    let second = room.app();
    let mut desk = Desk::open(&second, map);
    assert_eq!(kinds(&points(&desk)), [("Present", 3), ("Beginning", 0)]);
    work(&mut desk, &["Four"]);
    let list = points(&desk);
    assert_eq!(kinds(&list), [("Present", 4), ("Session", 3), ("Beginning", 0)]);
    assert_eq!(list[1]["at"], before["at"]);
    assert_eq!(list[1]["code"].as_str().unwrap().len(), 9);
    work(&mut desk, &["Five"]);
    // The map was closed and opened again.
    desk.ask("leave_map", json!({}));
    let mut desk = Desk::open(&second, map);
    work(&mut desk, &["Six"]);
    assert_eq!(
        kinds(&points(&desk)),
        [("Present", 6), ("Session", 5), ("Session", 3), ("Beginning", 0)]
    );
    // And a pause.
    room.wait(29 * 60);
    work(&mut desk, &["Seven"]);
    room.wait(30 * 60);
    work(&mut desk, &["Eight"]);
    assert_eq!(
        kinds(&points(&desk))[..3],
        [("Present", 8), ("Session", 7), ("Session", 5)]
    );
}

#[test]
fn what_can_take_away_much_is_preceded_by_a_revision() {
    let room = Room::new();
    let app = room.app();
    let map = room.sample(&app, 60);
    let mut desk = Desk::open(&app, map);
    work(&mut desk, &["One"]);
    let (stage, cards) = (desk.ids("Stage")[0], desk.ids("Card"));
    desk.apply(&Command::Delete { ids: vec![cards[1]] }).unwrap();
    assert_eq!(points(&desk).len(), 2, "one card is not much");
    desk.apply(&Command::Delete { ids: vec![stage] }).unwrap();
    let list = points(&desk);
    assert_eq!(kinds(&list), [("Present", 3), ("Before", 2), ("Beginning", 0)]);
    assert_eq!(list[1]["next"]["act"], "Delete");
    desk.apply(&Command::Replace {
        ids: desk.ids("Card"),
        find: "e".to_owned(),
        with: "E".to_owned(),
        match_case: true,
        whole_words: false,
    })
    .unwrap();
    assert_eq!(kinds(&points(&desk))[..2], [("Present", 4), ("Before", 3)]);
    restore(&mut desk, 2).unwrap();
    assert_eq!(kinds(&points(&desk))[..2], [("Present", 5), ("Before", 4)]);
}

#[test]
fn a_name_is_given_changed_and_taken_away() {
    let room = Room::new();
    let app = room.app();
    let map = room.sample(&app, 20);
    let mut desk = Desk::open(&app, map);
    work(&mut desk, &["One", "Two"]);
    desk.ask("name_revision", json!({ "seq": null, "name": "  Workshop,\n Friday " }));
    work(&mut desk, &["Three"]);
    let list = points(&desk);
    assert_eq!(kinds(&list), [("Present", 3), ("Named", 2), ("Beginning", 0)]);
    assert_eq!(list[1]["name"], "Workshop, Friday");
    desk.ask("name_revision", json!({ "seq": 1, "name": "Before lunch" }));
    desk.ask("name_revision", json!({ "seq": 0, "name": "As it came" }));
    let names: Vec<Value> = points(&desk).iter().map(|point| point["name"].clone()).collect();
    assert_eq!(names, ["", "Workshop, Friday", "Before lunch", "As it came"]);
    for (seq, name, code) in [
        (json!(99), "Nowhere", ErrorCode::NoSuchRevision),
        (json!(1), " \n", ErrorCode::BadParameters),
        (json!(1), &"x".repeat(121), ErrorCode::BadParameters),
    ] {
        let refused = app.rpc("name_revision", json!({ "map": map, "seq": seq, "name": name }));
        assert_eq!(refused.unwrap_err().code, code, "{name}");
    }
    let list = desk.ask("unname_revision", json!({ "seq": 1 }));
    let kinds = kinds(list["points"].as_array().unwrap());
    assert_eq!(kinds[2], ("Session", 1), "the state can still be gone back to");
    // Naming is no gesture: undo takes the last edit back.
    assert_eq!(desk.state["undo"]["name"], "Three");
    desk.undo().unwrap();
    // And another program finds the names.
    let other = room.app();
    let names = Desk::open(&other, map);
    assert_eq!(points(&names)[1]["name"], "Workshop, Friday");
}

#[test]
fn what_another_program_did_meanwhile_is_in_every_revision() {
    let room = Room::new();
    let (app, other) = (room.app(), room.app());
    let map = room.sample(&app, 20);
    let (one, mut another) = (Desk::open(&app, map), Desk::open(&other, map));
    let view = json!({ "appearance": "light", "language": "en" });
    let with = |seq: u64, mut params: Value| {
        params["seq"] = json!(seq);
        params
    };
    // At each question the first program does not know yet what the other one did.
    work(&mut another, &["Compared"]);
    let compare = json!({ "from": 0, "to": another.revision() });
    let compared = one.ask("compare_revisions", compare.clone());
    assert_eq!(compared["changed"], 1);
    assert_eq!(compared, another.ask("compare_revisions", compare));
    for small in [false, true] {
        work(
            &mut another,
            &[&format!("{} Drawn", "A longer text ".repeat(if small { 9 } else { 1 }))],
        );
        let mut params = with(another.revision(), view.clone());
        params["small"] = json!(small);
        let expected = another.ask("draw_revision", params.clone());
        assert_same_scene(&one.ask("draw_revision", params), &expected);
    }
    work(&mut another, &["Named"]);
    let named = one.ask("name_revision", json!({ "seq": null, "name": "Workshop" }));
    another.ask("unname_revision", json!({ "seq": another.revision() }));
    let anew = another.ask("name_revision", json!({ "seq": null, "name": "Workshop" }));
    assert_eq!(named["points"][0]["code"], anew["points"][0]["code"]);
    work(&mut another, &["Copied"]);
    let params = json!({ "seq": another.revision(), "title": "Copy" });
    let copy = id_in(&one.ask("copy_revision", params)["map"]);
    assert!(journey(&room, &app, copy).cards().any(|card| card.text == "Copied"));
    // And an earlier point is worked out from what the map is for this program by now.
    work(&mut another, &["After"]);
    let copy = id_in(
        &one.ask(
            "copy_revision",
            json!({ "seq": another.revision() - 1, "title": "Copy" }),
        )["map"],
    );
    assert!(journey(&room, &app, copy).cards().any(|card| card.text == "Copied"));
}

/// A desk on which five edits were made and undone, and the map as it was with all of them.
fn five_undone<'a>(room: &Room, app: &'a App, map: Id) -> (Desk<'a>, Journey) {
    let mut desk = Desk::open(app, map);
    work(&mut desk, &["One", "Two", "Three", "Four", "Five"]);
    let all = journey(room, app, map);
    for _ in 0..5 {
        desk.undo().unwrap();
    }
    (desk, all)
}

#[test]
fn what_was_undone_is_told_no_more_and_can_be_gone_back_to() {
    let room = Room::new();
    let app = room.app();
    let map = room.sample(&app, 20);
    let (mut desk, all) = five_undone(&room, &app, map);
    desk.redo().unwrap();
    let told = &points(&desk)[0];
    assert_eq!(
        (told["gestures"].as_u64(), &told["labels"][0]["name"]),
        (Some(1), &json!("One"))
    );
    desk.undo().unwrap();
    assert_eq!(points(&desk)[0]["gestures"], 0);
    // Something new: nothing of it can be done again.
    work(&mut desk, &["Other"]);
    let list = points(&desk);
    assert_eq!(kinds(&list), [("Present", 13), ("Before", 5), ("Beginning", 0)]);
    assert_eq!((&list[1]["taken_back"], &list[1]["next"]), (&json!(true), &Value::Null));
    assert_eq!(list[1]["gestures"], 5);
    assert_eq!(
        (list[0]["gestures"].as_u64(), &list[0]["labels"][0]["name"]),
        (Some(1), &json!("Other"))
    );
    restore(&mut desk, 5).unwrap();
    assert_eq!(journey(&room, &app, map), all);
    // One step that was taken back is no great loss.
    desk.undo().unwrap();
    work(&mut desk, &["Another"]);
    let list = points(&desk);
    let before = kinds(&list).into_iter().filter(|(kind, _)| *kind == "Before");
    assert_eq!(before.map(|(_, seq)| seq).collect::<Vec<_>>(), [13, 5]);
}

#[test]
fn a_new_title_given_in_the_home_puts_nothing_that_was_undone_out_of_reach() {
    let room = Room::new();
    let app = room.app();
    let map = room.sample(&app, 20);
    let (_, all) = five_undone(&room, &app, map);
    app.rpc("name_map", json!({ "map": map, "title": "Another title" }))
        .unwrap();
    // Titles that follow one another are one session of work.
    for title in ["A better one", "The best one"] {
        app.rpc("name_map", json!({ "map": map, "title": title })).unwrap();
    }
    let mut desk = Desk::open(&app, map);
    assert_eq!(
        kinds(&points(&desk)),
        [("Present", 13), ("Before", 5), ("Beginning", 0)]
    );
    restore(&mut desk, 5).unwrap();
    assert_eq!(journey(&room, &app, map), all);
}

#[test]
fn a_revision_comes_back_as_one_gesture_and_goes_with_one_undo() {
    let room = Room::new();
    let app = room.app();
    let map = room.sample(&app, 40);
    let mut desk = Desk::open(&app, map);
    work(&mut desk, &["One", "Two"]);
    let (scene, then) = (desk.scene.clone(), journey(&room, &app, map));
    desk.ask("name_revision", json!({ "seq": null, "name": "Workshop" }));
    desk.apply(&Command::Delete {
        ids: vec![desk.ids("Lane")[1]],
    })
    .unwrap();
    desk.apply(&Command::AddLane {
        id: Id::from_bits(1 << 41),
        kind: LaneKind::Notes,
        name: "Remarks".to_owned(),
        before: None,
    })
    .unwrap();
    let (now, history) = (journey(&room, &app, map), desk.ask("history", json!({})));
    // The revision is drawn as it was.
    let mut look = view(map);
    look["seq"] = json!(2);
    assert_same_scene(&app.rpc("draw_revision", look).unwrap(), &scene);

    assert_eq!(restore(&mut desk, 4).unwrap_err().detail["reason"], "NothingToDo");
    assert_eq!(restore(&mut desk, 77).unwrap_err().code, ErrorCode::NoSuchRevision);
    restore(&mut desk, 2).unwrap();
    assert_eq!(journey(&room, &app, map), then);
    assert_eq!(
        (&desk.state["undo"]["act"], &desk.state["undo"]["name"]),
        (&json!("Restore"), &json!("Workshop"))
    );
    let entries = desk.ask("history", json!({}))["entries"].as_array().unwrap().clone();
    assert_eq!(
        entries[..4],
        *history["entries"].as_array().unwrap(),
        "nothing is rewritten"
    );
    desk.undo().unwrap();
    assert_eq!(journey(&room, &app, map), now);
    desk.redo().unwrap();
    assert_eq!(journey(&room, &app, map), then);
    let stale = json!({ "map": map, "revision": 1, "seq": 0 });
    assert_eq!(app.rpc("restore_revision", stale).unwrap_err().code, ErrorCode::Stale);
}

#[test]
fn a_revision_becomes_a_map_of_its_own() {
    let room = Room::new();
    let app = room.app();
    let map = room.sample(&app, 20);
    let mut desk = Desk::open(&app, map);
    work(&mut desk, &["One", "Two"]);
    let params = json!({ "map": map, "seq": 1, "title": "The map – one" });
    let copy = app.rpc("copy_revision", params).unwrap()["map"].clone();
    let copy: Id = copy.as_str().unwrap().parse().unwrap();
    assert_ne!(copy, map);
    let copied = Desk::open(&app, copy);
    assert_eq!(copied.state["title"], "The map – one");
    assert!(copied.texts().contains(&"One") && !copied.texts().contains(&"Two"));
    assert_eq!(copied.revision(), 0, "with a history of its own");
    assert!(copied.ids("Card").iter().all(|id| !desk.ids("Card").contains(id)));
}

#[test]
fn a_comparison_says_what_was_added_changed_moved_and_removed() {
    let room = Room::new();
    let app = room.app();
    let map = room.sample(&app, 40);
    let mut desk = Desk::open(&app, map);
    let (cards, lanes, steps) = (desk.ids("Card"), desk.ids("Lane"), desk.ids("Step"));
    desk.apply(&rename(cards[0], "Another text")).unwrap();
    desk.apply(&Command::Edit {
        ids: vec![cards[0]],
        field: Field::Basis(journey_model::Basis::Proposed),
    })
    .unwrap();
    desk.apply(&Command::MoveCards {
        ids: vec![cards[1]],
        lane: lanes[0],
        step: steps[3],
        before: None,
    })
    .unwrap();
    desk.apply(&Command::Delete { ids: vec![cards[2]] }).unwrap();
    desk.apply(&Command::AddCard {
        id: Id::from_bits(1 << 41),
        lane: lanes[0],
        step: steps[0],
        text: "Brand new".to_owned(),
        before: None,
    })
    .unwrap();
    let compare = |from: u64, to: u64| desk.ask("compare_revisions", json!({ "from": from, "to": to }));
    let same = compare(3, 3);
    assert_eq!((&same["stages"], &same["added"]), (&json!([]), &json!(0)));
    let all = compare(0, desk.revision());
    assert_eq!((&all["added"], &all["moved"]), (&json!(1), &json!(1)));
    let list: Vec<Value> = all["stages"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|stage| stage["differences"].as_array().unwrap().clone())
        .collect();
    let of = |id: Id| list.iter().find(|one| one["id"] == json!(id)).unwrap();
    let changed = of(cards[0]);
    assert_eq!(
        (&changed["turn"], &changed["name"][0]),
        (&json!("Changed"), &json!("Another text"))
    );
    assert_eq!(changed["fields"][0]["field"], "Name");
    assert_eq!(
        changed["fields"][0]["after"],
        json!({ "is": "Text", "value": "Another text" })
    );
    assert_eq!(
        changed["fields"][1]["after"],
        json!({ "is": "Word", "value": "Proposed" })
    );
    assert_eq!(of(cards[1])["turn"], "Moved");
    assert_eq!(of(cards[1])["places"][1].as_array().unwrap().len(), 2);
    assert_eq!(of(cards[2])["turn"], "Removed");
    let added = of(Id::from_bits(1 << 41));
    assert_eq!(
        (&added["turn"], &added["name"][0]),
        (&json!("Added"), &json!("Brand new"))
    );
    // The other way round, what came goes.
    let back = compare(desk.revision(), 0);
    assert_eq!((&back["added"], &back["removed"]), (&all["removed"], &all["added"]));
    assert_eq!(
        app.rpc("compare_revisions", json!({ "map": map, "from": 0, "to": 99 }))
            .unwrap_err()
            .code,
        ErrorCode::NoSuchRevision
    );
}
