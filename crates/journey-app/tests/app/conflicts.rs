//! What several people made of the same thing: told in the order of the map, with names, and settled for good.

use journey_app::ErrorCode;
use journey_model::{Command, Id, Keep};
use serde_json::{Value, json};

use crate::desk::Desk;
use crate::pictures::{add, kept, number_kept, svg};
use crate::room::{Room, import, journey};

const FILE: &str = r#"(format: 2, elements: [
    About(id: "0000000000001", title: "Brought together"),
    Actor(id: "0000000000002", order: "A", name: "Ada"),
    Stage(id: "0000000000003", order: "A", name: "See"),
    Step(id: "0000000000004", stage: "0000000000003", order: "A", name: "Reads"),
    Step(id: "0000000000005", stage: "0000000000003", order: "B", name: "Asks"),
    Lane(id: "0000000000006", order: "A", kind: Actions, name: "Actions"),
    Card(id: "0000000000007", lane: "0000000000006", step: "0000000000005", order: "A", text: "Waits", content: Action),
    Card(id: "0000000000008", lane: "0000000000006", step: "0000000000004", order: "A", text: "Reads", content: Action),
    Conflict(id: "0000000000009", of: "0000000000007", sides: [
        (by: "Anna", element: Card(id: "0000000000007", lane: "0000000000006", step: "0000000000005", order: "A", text: "Waits", content: Action)),
        (by: "Bo", element: Card(id: "0000000000007", lane: "0000000000006", step: "0000000000004", order: "A", text: "Waits", actor: "0000000000002", content: Action)),
    ]),
    Conflict(id: "000000000000a", of: "0000000000008", sides: [
        (by: "Anna", element: Card(id: "0000000000008", lane: "0000000000006", step: "0000000000004", order: "A", text: "Reads", content: Action)),
        (by: "Bo"),
    ]),
])"#;

fn id(text: &str) -> Id {
    text.parse().unwrap()
}

fn opened(room: &Room, app: &journey_app::App) -> Id {
    import(app, &room.put("together.journey", FILE.as_bytes())).unwrap()
}

fn listed(desk: &Desk) -> Vec<String> {
    let contents = desk.ask("contents", json!({}));
    let conflicts = contents["conflicts"].as_array().unwrap();
    conflicts
        .iter()
        .map(|conflict| conflict["id"].as_str().unwrap().to_owned())
        .collect()
}

fn field(side: &Value, name: &str) -> Value {
    let fields = side["fields"].as_array().unwrap();
    let found = fields.iter().find(|field| field["field"] == name);
    found.map_or(Value::Null, |field| field["value"]["value"].clone())
}

#[test]
fn they_are_listed_in_the_order_of_the_map_and_told_in_names() {
    let room = Room::new();
    let app = room.app();
    let map = opened(&room, &app);
    let desk = Desk::open(&app, map);
    assert_eq!(
        listed(&desk),
        ["000000000000a", "0000000000009"],
        "the step before the other"
    );
    let moved = desk.ask("conflict", json!({ "id": "0000000000009" }));
    assert_eq!(moved["shown"], 0);
    assert_eq!(moved["both"], "Copies");
    assert_eq!(moved["place"], json!(["Asks", "Actions"]));
    let bos = &moved["sides"][1];
    assert_eq!(bos["by"], "Bo");
    assert_eq!(field(bos, "Place"), json!(["Reads", "Actions"]));
    assert_eq!(field(bos, "Actor"), "Ada");
    assert_eq!(field(bos, "Name"), Value::Null, "on which they agree");
    let gone = desk.ask("conflict", json!({ "id": "000000000000a" }));
    assert_eq!(gone["sides"][1]["gone"], true);
    assert_eq!(gone["both"], "Impossible");
    let unknown = json!({ "map": map.to_string(), "id": "0000000000007" });
    let refused = app.rpc("conflict", unknown).unwrap_err();
    assert_eq!(refused.code, ErrorCode::ElementNotFound);
}

#[test]
fn what_was_chosen_is_kept_and_the_choice_can_be_taken_back_after_a_restart() {
    let room = Room::new();
    let app = room.app();
    let map = opened(&room, &app);
    let mut desk = Desk::open(&app, map);
    desk.apply(&Command::Resolve {
        conflict: id("0000000000009"),
        keep: Keep::Side(1),
    })
    .unwrap();
    assert_eq!(listed(&desk), ["000000000000a"]);
    let before = journey(&room, &app, map);
    let place = before.card(id("0000000000007")).unwrap().place.unwrap();
    assert_eq!(place.step, id("0000000000004"));
    drop(app);
    let app = room.app();
    let mut desk = Desk::open(&app, map);
    assert_eq!(listed(&desk), ["000000000000a"]);
    desk.undo().unwrap();
    assert_eq!(listed(&desk), ["000000000000a", "0000000000009"]);
}

#[test]
fn what_a_side_says_is_found_where_the_thing_stands() {
    let room = Room::new();
    let app = room.app();
    let file = FILE.replacen(
        r#"step: "0000000000004", order: "A", text: "Waits""#,
        r#"step: "0000000000004", order: "A", text: "Zebra""#,
        1,
    );
    let map = import(&app, &room.put("zebra.journey", file.as_bytes())).unwrap();
    let found = app
        .rpc("search_maps", json!({ "text": "zebra", "maps": 10, "places": 5 }))
        .unwrap();
    assert_eq!(found["maps"][0]["map"], map.to_string());
    let hits = found["maps"][0]["places"].as_array().unwrap();
    assert_eq!(hits.len(), 1);
    assert_eq!(hits[0]["id"], "0000000000007");
}

#[test]
fn a_second_copy_of_the_map_has_conflicts_of_its_own() {
    let room = Room::new();
    let app = room.app();
    let first = opened(&room, &app);
    let second = opened(&room, &app);
    assert_ne!(first, second);
    let copy = journey(&room, &app, second);
    copy.check().unwrap();
    assert_eq!(copy.conflicts().count(), 2);
}

#[test]
fn the_picture_of_every_side_travels_with_the_map() {
    let room = Room::new();
    let app = room.app();
    let pictures = [5, 50].map(|size| add(&app, &svg(&format!("<circle r='{size}'/>"))).unwrap()["picture"].clone());
    let scene = |picture: &Value| format!("content: Storyboard(picture: {picture})");
    let file = FILE
        .replacen(r#"actor: "0000000000002", content: Action"#, &scene(&pictures[1]), 1)
        .replace("content: Action", &scene(&pictures[0]))
        .replace("kind: Actions", "kind: Storyboard");
    let map = import(&app, &room.put("scenes.journey", file.as_bytes())).unwrap();
    let path = room.path("out.journey");
    app.rpc("export", json!({ "map": map, "path": path })).unwrap();
    let elsewhere = Room::new();
    let other = elsewhere.app();
    let mut desk = Desk::open(&other, import(&other, &path).unwrap());
    assert_eq!(number_kept(&elsewhere), 2);
    desk.apply(&Command::Resolve {
        conflict: id("0000000000009"),
        keep: Keep::Side(1),
    })
    .unwrap();
    for picture in &pictures {
        assert_eq!(kept(&elsewhere, picture), kept(&room, picture));
    }
}
