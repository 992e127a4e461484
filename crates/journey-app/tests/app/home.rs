//! The home: shelves, collections, thumbnails, and what is done with whole maps.

use journey_app::{App, ErrorCode};
use journey_model::Id;
use serde_json::{Value, json};

use crate::desk::Desk;
use crate::room::{Outside, Room, id_in, import};

fn library(app: &App, asked: Value) -> Value {
    app.rpc("library", asked).unwrap()
}

fn order(app: &App, asked: Value) -> Vec<Id> {
    let view = library(app, asked);
    view["order"].as_array().unwrap().iter().map(id_in).collect()
}

fn shelve(app: &App, maps: &[Id], mark: &str, on: bool) {
    let params = json!({ "maps": maps, "mark": mark, "on": on });
    app.rpc("shelve", params).unwrap();
}

fn name(app: &App, map: Id, title: &str) {
    app.rpc("name_map", json!({ "map": map, "title": title })).unwrap();
}

fn summary(app: &App, map: Id) -> Value {
    let reply = app.rpc("map_summaries", json!({ "maps": [map] })).unwrap();
    reply["maps"][0].clone()
}

fn thumbnail(map: Id) -> Value {
    json!({ "map": map, "appearance": "light", "language": "en" })
}

#[test]
fn what_is_archived_or_in_the_bin_stands_on_no_other_shelf() {
    let room = Room::new();
    let app = room.app();
    let maps: Vec<Id> = (0..4).map(|_| room.sample(&app, 5)).collect();
    shelve(&app, &maps[..3], "Pinned", true);
    shelve(&app, &maps[1..2], "Archived", true);
    shelve(&app, &maps[2..3], "Binned", true);
    let view = library(&app, json!({}));
    assert_eq!(id_in(&view["order"][0]), maps[0], "pinned maps come first");
    assert_eq!(view["first"], 1);
    assert_eq!(view["order"].as_array().unwrap().len(), 2);
    assert_eq!(
        view["counts"],
        json!({ "all": 2, "pinned": 1, "recent": 0, "review": 0, "archived": 1, "bin": 1 })
    );
    assert_eq!(order(&app, json!({ "shelf": "Archived" })), [maps[1]]);
    assert_eq!(order(&app, json!({ "shelf": "Bin" })), [maps[2]]);
    // The bin holds a map back from search as well.
    let title = summary(&app, maps[2])["title"].clone();
    let found = app
        .rpc("search_maps", json!({ "text": title, "maps": 9, "places": 1 }))
        .unwrap();
    assert_eq!(found["maps"].as_array().unwrap().len(), 3);
    // And it comes back as it was.
    shelve(&app, &maps[2..3], "Binned", false);
    assert_eq!(library(&app, json!({}))["first"], 2);
}

#[test]
fn maps_come_in_the_order_that_is_asked_for() {
    let room = Room::new();
    let app = room.app();
    let maps: Vec<Id> = (0..3).map(|_| room.sample(&app, 5)).collect();
    for (map, title) in maps.iter().zip(["Éclair", "apple", "Zebra"]) {
        name(&app, *map, title);
    }
    Desk::open(&app, maps[1]);
    assert_eq!(order(&app, json!({ "sort": "Title" })), [maps[1], maps[0], maps[2]]);
    assert_eq!(order(&app, json!({ "sort": "Created" })), [maps[2], maps[1], maps[0]]);
    assert_eq!(order(&app, json!({ "sort": "Opened" }))[0], maps[1]);
    assert_eq!(order(&app, json!({ "shelf": "Recent" })), [maps[1]]);
    name(&app, maps[0], "Changed last");
    assert_eq!(order(&app, json!({}))[0], maps[0]);
}

#[test]
fn a_review_date_that_has_come_calls_for_the_map() {
    let room = Room::new();
    let app = room.app();
    let maps: Vec<Id> = (0..3).map(|_| room.sample(&app, 5)).collect();
    // The tests' day is 2026-11-21.
    for (map, day) in maps.iter().zip(["2026-11-21", "2026-11-22"]) {
        let mut desk = Desk::open(&app, *map);
        let command = json!({ "do": "Edit", "ids": [map], "field": { "field": "Review", "value": day } });
        let revision = desk.state["revision"].clone();
        desk.change("apply", json!({ "map": map, "revision": revision, "command": command }))
            .unwrap();
    }
    assert_eq!(order(&app, json!({ "shelf": "Review" })), [maps[0]]);
    let told = summary(&app, maps[1]);
    assert_eq!((&told["review"], &told["due"]), (&json!("2026-11-22"), &json!(false)));
}

#[test]
fn a_map_gets_another_title_whether_it_is_open_or_not() {
    let room = Room::new();
    let app = room.app();
    let closed = room.sample(&app, 5);
    name(&app, closed, "  Closed  ");
    assert_eq!(summary(&app, closed)["title"], "Closed");
    let open = room.sample(&app, 5);
    let desk = Desk::open(&app, open);
    name(&app, open, "Open");
    let revision = desk.state["revision"].as_u64().unwrap();
    let caught = app
        .rpc("catch_up", json!({ "map": open, "revision": revision }))
        .unwrap();
    assert_eq!(caught["changed"]["state"]["title"], "Open");
    // One gesture, which undo takes back.
    let undone = app
        .rpc("undo", json!({ "map": open, "revision": revision + 1 }))
        .unwrap();
    assert_ne!(undone["state"]["title"], "Open");
    let error = app
        .rpc("name_map", json!({ "map": closed, "title": "Closed" }))
        .unwrap_err();
    assert_eq!(
        (error.code, &error.detail["reason"]),
        (ErrorCode::Refused, &json!("NothingToDo"))
    );
}

#[test]
fn a_copy_shares_no_id_with_its_original() {
    let room = Room::new();
    let app = room.app();
    let map = room.sample(&app, 12);
    let made = app
        .rpc("duplicate_map", json!({ "map": map, "title": "Sample (copy)" }))
        .unwrap();
    let copy = id_in(&made["map"]);
    let [one, other] = [map, copy].map(|map| crate::room::journey(&room, &app, map));
    assert_eq!(other.about().title, "Sample (copy)");
    assert_eq!(other.cards().count(), 12);
    let ids: std::collections::BTreeSet<Id> = one.records().map(|record| record.id()).collect();
    assert!(other.records().all(|record| !ids.contains(&record.id())));
    // A copy may be called what its original is called.
    let title = one.about().title.clone();
    app.rpc("duplicate_map", json!({ "map": map, "title": title })).unwrap();
}

#[test]
fn collections_hold_maps_that_may_stand_in_several() {
    let room = Room::new();
    let app = room.app();
    let maps: Vec<Id> = (0..2).map(|_| room.sample(&app, 5)).collect();
    let make = |name: &str| {
        let params = json!({ "collection": null, "name": name });
        id_in(&app.rpc("name_collection", params).unwrap()["collection"])
    };
    let [health, export] = [make(" Sanità "), make("Export 2025")];
    for (collection, maps) in [(health, &maps[..]), (export, &maps[1..])] {
        let params = json!({ "maps": maps, "collection": collection, "into": true });
        app.rpc("collect", params).unwrap();
    }
    app.rpc("move_collection", json!({ "collection": export, "before": health }))
        .unwrap();
    shelve(&app, &maps[..1], "Archived", true);
    let view = library(&app, json!({ "collection": health }));
    assert_eq!(
        view["collections"],
        json!([
            { "collection": export, "name": "Export 2025", "maps": 1 },
            { "collection": health, "name": "Sanità", "maps": 1 },
        ])
    );
    assert_eq!(order(&app, json!({ "collection": health })), [maps[1]]);
    assert_eq!(
        order(&app, json!({ "collection": health, "shelf": "Archived" })),
        [maps[0]]
    );
    app.rpc("remove_collection", json!({ "collection": health })).unwrap();
    // A name that comes late brings nothing back; who takes the removal back says so.
    let late = app.rpc("name_collection", json!({ "collection": health, "name": "Salute" }));
    assert_eq!(late.unwrap_err().code, ErrorCode::Stale);
    app.rpc(
        "bring_collection_back",
        json!({ "collection": health, "name": "Sanità" }),
    )
    .unwrap();
    let collections = library(&app, json!({}))["collections"].clone();
    assert_eq!(
        collections[1],
        json!({ "collection": health, "name": "Sanità", "maps": 0 })
    );
    app.rpc("remove_collection", json!({ "collection": health })).unwrap();
    assert_eq!(summary(&app, maps[1])["collections"], json!([export]));
    let error = app
        .rpc("collect", json!({ "maps": maps, "collection": health, "into": true }))
        .unwrap_err();
    assert_eq!(error.code, ErrorCode::Stale);
}

#[test]
fn only_what_is_in_the_bin_is_deleted_and_nobody_can_open_it_then() {
    let room = Room::new();
    let app = room.app();
    let map = room.sample(&app, 5);
    let error = app.rpc("delete_maps", json!({ "maps": [map] })).unwrap_err();
    assert_eq!(error.code, ErrorCode::Stale);
    Desk::open(&app, map);
    shelve(&app, &[map], "Binned", true);
    app.rpc("delete_maps", json!({ "maps": [map] })).unwrap();
    assert!(order(&app, json!({ "shelf": "Bin" })).is_empty());
    let error = app.rpc("open", crate::desk::view(map)).unwrap_err();
    assert_eq!(error.code, ErrorCode::MapNotFound);
}

#[test]
fn of_maps_to_delete_those_go_that_are_still_in_the_bin_and_nobody_edits_them_any_more() {
    let room = Room::new();
    let app = room.app();
    let maps: Vec<Id> = (0..3).map(|_| room.sample(&app, 5)).collect();
    let mut desks: Vec<Desk> = maps.iter().map(|map| Desk::open(&app, *map)).collect();
    shelve(&app, &maps, "Binned", true);
    // Meanwhile another window brings one of them back, and deletes another.
    shelve(&app, &maps[..1], "Binned", false);
    app.rpc("delete_maps", json!({ "maps": &maps[1..2] })).unwrap();
    let told = app.rpc("delete_maps", json!({ "maps": maps })).unwrap();
    assert_eq!(told, json!({ "maps": &maps[2..] }));
    let error = app.rpc("delete_maps", json!({ "maps": maps })).unwrap_err();
    assert_eq!(error.code, ErrorCode::Stale);
    let mut rename = |at: usize| {
        let command = json!({ "do": "Edit", "ids": [maps[at]], "field": { "field": "Name", "value": "Later" } });
        desks[at].change("apply", json!({ "map": maps[at], "revision": 0, "command": command }))
    };
    rename(0).unwrap();
    assert!(rename(1).is_err());
    assert!(rename(2).is_err());
}

#[test]
fn what_was_noted_of_maps_is_put_back_as_it_was() {
    let room = Room::new();
    let app = room.app();
    let maps: Vec<Id> = (0..3).map(|_| room.sample(&app, 5)).collect();
    let shelve = |on: bool| {
        let params = json!({ "maps": maps, "mark": "Pinned", "on": on });
        app.rpc("shelve", params).unwrap()
    };
    let pinned = || library(&app, json!({}))["counts"]["pinned"].clone();
    app.rpc("shelve", json!({ "maps": &maps[..2], "mark": "Pinned", "on": true }))
        .unwrap();
    let before = shelve(true);
    assert_eq!(before["maps"], json!([{ "map": maps[2], "since": null }]));
    app.rpc("put_back", before).unwrap();
    assert_eq!(pinned(), 2);
    let before = shelve(false);
    assert_eq!(before["maps"].as_array().unwrap().len(), 2);
    app.rpc("put_back", before.clone()).unwrap();
    assert_eq!(shelve(false), before, "with the times that they had");
}

#[test]
fn a_copy_stands_in_the_collections_of_its_original_and_a_collection_tells_what_was_in_it() {
    let room = Room::new();
    let app = room.app();
    let map = room.sample(&app, 5);
    let params = json!({ "collection": null, "name": "Export" });
    let collection = id_in(&app.rpc("name_collection", params).unwrap()["collection"]);
    let collect = json!({ "maps": [map], "collection": collection, "into": true });
    assert_eq!(app.rpc("collect", collect.clone()).unwrap(), json!({ "maps": [map] }));
    assert_eq!(app.rpc("collect", collect).unwrap(), json!({ "maps": [] }));
    let made = app
        .rpc("duplicate_map", json!({ "map": map, "title": "Copy" }))
        .unwrap();
    let copy = id_in(&made["map"]);
    assert_eq!(summary(&app, copy)["collections"], json!([collection]));
    shelve(&app, &[map], "Archived", true);
    let told = app
        .rpc("remove_collection", json!({ "collection": collection }))
        .unwrap();
    let mut gone: Vec<Id> = told["maps"].as_array().unwrap().iter().map(id_in).collect();
    gone.sort();
    let mut both = [map, copy];
    both.sort();
    assert_eq!(gone, both);
}

#[test]
fn a_thumbnail_is_small_however_large_the_map_is_and_follows_its_changes() {
    let room = Room::new();
    let app = room.app();
    let small = room.sample(&app, 60);
    let drawn = app.rpc("thumbnail", thumbnail(small)).unwrap();
    assert_eq!(drawn["hits"], json!([]));
    let text = drawn.to_string();
    assert!(!text.contains("\"Text\""), "letters are bars");
    let full = app.rpc("open", crate::desk::view(small)).unwrap()["scene"].to_string();
    assert!(text.len() * 2 < full.len(), "{} of {}", text.len(), full.len());
    let large = room.sample(&app, 3_000);
    let drawn = app.rpc("thumbnail", thumbnail(large)).unwrap();
    assert!(drawn.to_string().len() < 250_000, "{}", drawn.to_string().len());
    let (w, h) = (
        drawn["size"]["w"].as_f64().unwrap(),
        drawn["size"]["h"].as_f64().unwrap(),
    );
    assert!(w > 300.0 && h > 200.0 && h <= w, "{w} × {h}");
    // The same until the map changes, in other colours another.
    assert_eq!(app.rpc("thumbnail", thumbnail(small)).unwrap().to_string(), text);
    let mut dark = thumbnail(small);
    dark["appearance"] = json!("dark");
    assert_ne!(app.rpc("thumbnail", dark).unwrap()["paper"], drawn["paper"]);
    let mut desk = Desk::open(&app, small);
    let card = desk.ids("Card")[0];
    let command = json!({ "do": "Delete", "ids": [card] });
    desk.change("apply", json!({ "map": small, "revision": 0, "command": command }))
        .unwrap();
    assert_ne!(app.rpc("thumbnail", thumbnail(small)).unwrap().to_string(), text);
}

#[test]
fn a_map_that_comes_in_again_under_its_id_has_a_picture_of_its_own() {
    let room = Room::new();
    let (app, other) = (room.app(), room.app());
    let map = room.sample(&app, 12);
    let mut desk = Desk::open(&app, map);
    let files = [0, 4, 8].map(|gone| {
        let ids = desk.ids("Card").into_iter().take(gone).collect::<Vec<_>>();
        let command = json!({ "do": "Delete", "ids": ids });
        if gone > 0 {
            let revision = desk.state["revision"].clone();
            desk.change("apply", json!({ "map": map, "revision": revision, "command": command }))
                .unwrap();
        }
        let path = room.path(&format!("without-{gone}.journey"));
        app.rpc("export", json!({ "map": map, "path": path })).unwrap();
        path
    });
    let delete = |app: &App| {
        shelve(app, &[map], "Binned", true);
        app.rpc("delete_maps", json!({ "maps": [map] })).unwrap();
    };
    delete(&app);
    let mut seen = Vec::new();
    // The second time another program takes it away, and this one has not looked since.
    for (file, deletes) in files.iter().zip([&app, &other, &app]) {
        assert_eq!(import(&app, file).unwrap(), map);
        let drawn = app.rpc("thumbnail", thumbnail(map)).unwrap();
        let expected = room.app().rpc("thumbnail", thumbnail(map)).unwrap();
        assert!(drawn == expected, "after {} others", seen.len());
        assert!(!seen.contains(&drawn));
        seen.push(drawn);
        delete(deletes);
    }
    assert_eq!(
        app.rpc("thumbnail", thumbnail(map)).unwrap_err().code,
        ErrorCode::MapNotFound
    );
}

#[test]
fn the_list_brings_the_first_maps_and_the_others_when_they_are_asked_for() {
    let room = Room::new();
    let app = room.app();
    let maps: Vec<Id> = (0..70).map(|_| room.sample(&app, 1)).collect();
    let view = library(&app, json!({}));
    assert_eq!(view["order"].as_array().unwrap().len(), 70);
    let first = view["maps"].as_array().unwrap().len();
    assert!(first < 70);
    let told = app.rpc("map_summaries", json!({ "maps": &maps[..3] })).unwrap();
    assert_eq!(told["maps"].as_array().unwrap().len(), 3);
    let nowhere = app.rpc("map_summaries", json!({ "maps": ["0000000000zzz"] })).unwrap();
    assert_eq!(nowhere["maps"], json!([]));
}

#[test]
fn the_list_without_a_window_says_where_maps_stand() {
    let room = Room::new();
    let app = room.app();
    let maps: Vec<Id> = (0..3).map(|_| room.sample(&app, 5)).collect();
    for (map, mark) in maps.iter().zip(["Pinned", "Archived", "Binned"]) {
        shelve(&app, &[*map], mark, true);
    }
    drop(app);
    let listed = journey_app::headless::KeptLibrary::at(&room.library())
        .unwrap()
        .list()
        .unwrap();
    let of = |map: Id| listed.iter().find(|listed| listed.map == map).unwrap();
    let marks = maps
        .iter()
        .map(|map| of(*map))
        .map(|map| (map.pinned, map.archived, map.binned));
    let expected = [(true, false, false), (false, true, false), (false, false, true)];
    assert_eq!(marks.collect::<Vec<_>>(), expected);
}

#[test]
fn the_day_s_work_empties_the_bin_of_what_has_been_there_for_thirty_days() {
    let room = Room::with(Outside {
        keeps_backups: true,
        ..Outside::default()
    });
    let app = room.app();
    let maps: Vec<Id> = (0..3).map(|_| room.sample(&app, 5)).collect();
    shelve(&app, &maps[..1], "Binned", true);
    drop(app);
    room.be_on_day(20);
    let app = room.app();
    shelve(&app, &maps[1..2], "Binned", true);
    drop(app);
    // A day that is a while after the last one is believed when another follows. Closing waits for the work under way.
    for day in [31, 32] {
        room.be_on_day(day);
        drop(room.app());
    }
    let app = room.app();
    assert_eq!(order(&app, json!({ "shelf": "Bin" })), [maps[1]]);
    assert_eq!(order(&app, json!({})), [maps[2]]);
}
