//! The list of calls, and what is said about calls that are not in it or come with odd parameters.

use std::collections::BTreeSet;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use journey_app::{App, ErrorCode};
use journey_model::{Command, Field};
use serde_json::{Value, json};

use crate::desk::{Desk, view};
use crate::room::{Room, journey};

/// The calls' names, from the declared list itself.
fn declared() -> BTreeSet<String> {
    let text = journey_app::typescript();
    let names = text
        .lines()
        .filter_map(|line| line.split_once(": { params: "))
        .map(|(name, _)| name.trim().to_owned());
    names.collect()
}

#[test]
fn every_declared_call_answers_when_it_is_asked_properly() {
    let room = Room::new();
    let app = room.app();
    let map = room.sample(&app, 20);
    let desk = Desk::open(&app, map);
    let card = desk.ids("Card")[0];
    let choices = json!({ "format": "svg", "paper": "A4", "orientation": "landscape", "language": "en" });
    let rename = json!({ "do": "Edit", "ids": [card], "field": { "field": "Name", "value": "Reads the offer" } });
    let svg = b"<svg xmlns='http://www.w3.org/2000/svg' width='30' height='20'><rect width='9' height='9'/></svg>";
    let kept = app
        .rpc("add_picture", json!({ "bytes": STANDARD.encode(svg) }))
        .unwrap();
    let piece = app.rpc("keep_piece", json!({ "map": map, "cards": [card] })).unwrap();
    let asked: Vec<(&str, Value)> = vec![
        ("add_picture", json!({ "bytes": STANDARD.encode(svg) })),
        ("pick_picture", json!({})),
        ("picture", json!({ "picture": kept["picture"], "width": 100 })),
        ("welcome", json!({})),
        ("prefer", json!({ "language": "it", "appearance": null })),
        ("library", json!({})),
        ("map_summaries", json!({ "maps": [map] })),
        ("templates", json!({ "language": "en" })),
        (
            "template_picture",
            json!({ "template": "five-stages", "appearance": "dark", "language": "it" }),
        ),
        (
            "build_map",
            json!({ "language": "en", "who": "", "first": "A poster", "bought": "", "place": "", "after": "" }),
        ),
        ("guide", json!({ "map": map })),
        ("findings", json!({ "map": map, "language": "it" })),
        ("finding_limits", json!({ "map": map, "language": "en" })),
        ("thumbnail", view(map)),
        ("duplicate_map", json!({ "map": map, "title": "Copy" })),
        (
            "bring_collection_back",
            json!({ "collection": "0000000000001", "name": "Export" }),
        ),
        (
            "name_collection",
            json!({ "collection": "0000000000001", "name": "Export" }),
        ),
        (
            "collect",
            json!({ "maps": [map], "collection": "0000000000001", "into": true }),
        ),
        (
            "move_collection",
            json!({ "collection": "0000000000001", "before": null }),
        ),
        ("remove_collection", json!({ "collection": "0000000000001" })),
        ("shelve", json!({ "maps": [map], "mark": "Pinned", "on": true })),
        (
            "put_back",
            json!({ "mark": "Pinned", "maps": [{ "map": map, "since": null }] }),
        ),
        ("delete_maps", json!({ "maps": [] })),
        ("create", json!({ "template": "blank", "language": "en" })),
        ("open", view(map)),
        (
            "open_part",
            json!({ "open": view(map), "area": { "x": 0, "y": 0, "w": 100, "h": 100 } }),
        ),
        (
            "rest",
            json!({ "map": map, "revision": 0, "area": { "x": 0, "y": 0, "w": 100, "h": 100 } }),
        ),
        ("catch_up", json!({ "map": map, "revision": 0 })),
        ("apply", json!({ "map": map, "revision": 0, "command": rename })),
        ("undo", json!({ "map": map, "revision": 1 })),
        ("redo", json!({ "map": map, "revision": 2 })),
        (
            "preview",
            json!({ "map": map, "revision": 3, "command": { "do": "Delete", "ids": [card] } }),
        ),
        ("history", json!({ "map": map })),
        ("news", json!({ "edition": 0, "map": null })),
        ("open_window", json!({ "map": map })),
        ("quit", json!({})),
        ("jump", json!({ "map": map, "revision": 3, "to": 0 })),
        ("revisions", json!({ "map": map })),
        ("name_revision", json!({ "map": map, "seq": 1, "name": "Workshop" })),
        (
            "draw_revision",
            json!({ "map": map, "seq": 1, "appearance": "dark", "language": "it", "small": true }),
        ),
        ("compare_revisions", json!({ "map": map, "from": 0, "to": 1 })),
        ("copy_revision", json!({ "map": map, "seq": 1, "title": "Copy" })),
        ("restore_revision", json!({ "map": map, "revision": 4, "seq": 1 })),
        ("unname_revision", json!({ "map": map, "seq": 1 })),
        ("leave_map", json!({})),
        ("name_map", json!({ "map": map, "title": "A title" })),
        ("contents", json!({ "map": map })),
        ("boards", json!({ "map": map })),
        (
            "export_decisions",
            json!({ "map": map, "form": "Csv", "language": "it", "path": room.path("decisions.csv") }),
        ),
        ("element", json!({ "map": map, "id": card })),
        ("elements", json!({ "map": map, "ids": [card, map] })),
        (
            "filter",
            json!({ "map": map, "filter": {
                "kinds": ["Pains"], "actors": [], "families": [], "channels": [], "bases": [], "owners": [], "tags": [],
            } }),
        ),
        (
            "search",
            json!({ "map": map, "text": "a", "match_case": false, "whole_words": true }),
        ),
        ("import", json!({ "path": room.path("sample.journey") })),
        ("export", json!({ "map": map, "path": room.path("out.journey") })),
        ("preview_poster", json!({ "map": map, "choices": choices })),
        (
            "export_poster",
            json!({ "map": map, "choices": choices, "path": room.path("out.svg") }),
        ),
        ("poster_choices", json!({ "map": map })),
        (
            "draw_poster_page",
            json!({ "map": map, "choices": choices, "page": 0, "width": 200 }),
        ),
        ("poster_progress", json!({})),
        ("cancel_poster", json!({})),
        ("show_file", json!({ "path": room.path("sample.journey") })),
        ("poster_prints", json!({ "map": map })),
        ("search_maps", json!({ "text": "a", "maps": 5, "places": 2 })),
        ("backups", json!({})),
        ("back_up", json!({ "path": room.path("copy.sqlite") })),
        ("back_up", json!({ "path": null })),
        ("backup_contents", json!({ "name": "backup-2026-11-21.sqlite" })),
        (
            "bring_back",
            json!({ "name": "backup-2026-11-21.sqlite", "map": map, "title": "Copy" }),
        ),
        ("people", json!({})),
        ("ready_pieces", json!({ "language": "en" })),
        ("kept_pieces", json!({})),
        ("keep_piece", json!({ "map": map, "cards": [card] })),
        ("name_piece", json!({ "piece": piece["id"], "name": "A piece" })),
        ("remove_piece", json!({ "piece": piece["id"] })),
        ("bring_piece_back", piece.clone()),
        (
            "find_name",
            json!({ "names": ["Nobody"], "word": "Person 1", "quotes": false }),
        ),
        (
            "remove_name",
            json!({ "names": ["Nobody"], "word": "Person 1", "quotes": false }),
        ),
        (
            "save_list",
            json!({ "name": "list", "text": "Nothing", "path": room.path("list.txt") }),
        ),
        ("remove_copies", json!({ "backups": [], "aside": [] })),
        ("restore_backup", json!({ "name": "backup-2026-11-21.sqlite" })),
        ("recover", json!({})),
        ("recovery", json!({})),
        ("dismiss_recovery", json!({})),
        ("pick_map_file", json!({})),
        ("recent_files", json!({})),
        ("forget_file", json!({ "path": room.path("gone.journey") })),
        (
            "export_reader",
            json!({ "map": map, "choices": {}, "path": room.path("copy.html") }),
        ),
    ];
    for (call, params) in &asked {
        let reply = app.rpc(call, params.clone());
        assert!(reply.is_ok(), "{call}: {reply:?}");
    }
    let mut asked: BTreeSet<String> = asked.into_iter().map(|(call, _)| call.to_owned()).collect();
    asked.extend(asked_of_copies(&Room::new()).map(str::to_owned));
    assert_eq!(
        declared(),
        asked,
        "a call of the list is not asked here, or the other way round"
    );
}

/// Asks what has to do with copies of a map; each answer is needed for the next question.
fn asked_of_copies(room: &Room) -> [&'static str; 6] {
    let app = room.app();
    let map = room.sample(&app, 20);
    let mut desk = Desk::open(&app, map);
    let card = desk.ids("Card")[0];
    let name = |text: &str| Command::Edit {
        ids: vec![card],
        field: Field::Name(text.to_owned()),
    };
    desk.apply(&name("Before")).unwrap();
    // The library has never had what somebody else made of it.
    let theirs = journey_format::write(&journey(room, &app, map)).replace("\"Before\"", "\"Theirs\"");
    let path = room.put("theirs.journey", theirs.as_bytes());
    desk.apply(&name("Ours")).unwrap();
    let source = json!({ "File": { "path": path } });
    let drawn = json!({ "appearance": "light", "language": "en" });
    let ask = |call: &str, params: Value| {
        let reply = app.rpc(call, params);
        reply.unwrap_or_else(|error| panic!("{call}: {error:?}"))
    };
    let known = ask("recognise", json!({ "source": source }));
    assert_eq!(known["known"][0]["map"], json!(map));
    ask("leave_file", json!({ "map": map, "hash": "0" }));
    ask("compare_with", json!({ "map": map, "with": source, "drawn": drawn }));
    let preview = ask(
        "preview_merge",
        json!({ "map": map, "copies": [{ "source": source }], "drawn": drawn }),
    );
    ask(
        "merge",
        json!({ "map": map, "revision": preview["revision"], "token": preview["token"] }),
    );
    ask("conflict", json!({ "map": map, "id": preview["conflicts"][0]["id"] }));
    [
        "recognise",
        "leave_file",
        "compare_with",
        "preview_merge",
        "merge",
        "conflict",
    ]
}

#[test]
fn a_call_that_is_not_in_the_list_is_unknown() {
    let room = Room::new();
    let app = room.app();
    for call in ["", "Open", "open ", "drop_everything", "rpc", "open\0"] {
        let error = app.rpc(call, json!({})).unwrap_err();
        assert_eq!(error.code, ErrorCode::UnknownCall, "{call:?}: {error}");
    }
}

#[test]
fn parameters_of_another_form_are_refused_by_every_call() {
    let room = Room::new();
    let app = room.app();
    let calls = declared();
    assert!(calls.len() >= 14, "{calls:?}");
    let odd = [
        json!("nothing of the kind"),
        json!(7),
        json!({ "map": 12, "language": "xx", "path": [], "appearance": 3, "template": null, "revision": -1 }),
        deep(100),
    ];
    for call in &calls {
        for params in &odd {
            // A call without parameters takes any object; so does one whose parameters may all be left out.
            let bare = [
                "library",
                "welcome",
                "quit",
                "leave_map",
                "pick_picture",
                "poster_progress",
                "cancel_poster",
                "backups",
                "people",
                "kept_pieces",
                "recovery",
                "recover",
                "dismiss_recovery",
                "pick_map_file",
                "recent_files",
            ];
            if bare.contains(&call.as_str()) && params.is_object() {
                continue;
            }
            let error = app.rpc(call, params.clone()).unwrap_err();
            assert_eq!(error.code, ErrorCode::BadParameters, "{call} {params}: {error}");
            assert!(!error.message.is_empty());
        }
    }
}

fn deep(levels: usize) -> Value {
    (0..levels).fold(json!(0), |inner, _| json!([inner]))
}

#[test]
fn what_is_not_there_is_named_by_its_code() {
    let room = Room::new();
    let app = room.app();
    let map = room.sample(&app, 20);
    let nowhere = "0000000000zzz";
    let code = |call: &str, params: Value| app.rpc(call, params).unwrap_err().code;
    let mut elsewhere = view(map);
    elsewhere["map"] = json!(nowhere);
    assert_eq!(code("open", elsewhere.clone()), ErrorCode::MapNotFound);
    assert_eq!(code("thumbnail", elsewhere), ErrorCode::MapNotFound);
    assert_eq!(
        code("export", json!({ "map": nowhere, "path": room.path("x") })),
        ErrorCode::MapNotFound
    );
    assert_eq!(
        code("element", json!({ "map": nowhere, "id": nowhere })),
        ErrorCode::MapNotFound
    );
    assert_eq!(
        code("element", json!({ "map": map, "id": nowhere })),
        ErrorCode::ElementNotFound
    );
    assert_eq!(
        code("create", json!({ "template": "../blank", "language": "en" })),
        ErrorCode::NoSuchTemplate
    );
    assert!(!room.path("x").exists());
}

#[test]
fn an_error_is_sent_with_code_message_and_detail() {
    let room = Room::new();
    let app: App = room.app();
    let error = app.rpc("nothing", json!({})).unwrap_err();
    let sent = serde_json::to_value(&error).unwrap();
    assert_eq!(sent["code"], "UnknownCall");
    assert_eq!(sent["message"], error.to_string());
    assert_eq!(sent["detail"], Value::Null);
}
