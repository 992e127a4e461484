//! Posters on which changes are marked: since a print, since a revision, against a copy.

use std::fs;

use journey_app::{App, ErrorCode};
use journey_model::{Command, Field, Id};
use serde_json::{Value, json};

use crate::desk::Desk;
use crate::room::{Room, journey};

fn look(app: &App, map: Id, choices: &Value) -> Value {
    app.rpc("preview_poster", json!({ "map": map, "choices": choices }))
        .unwrap()
}

fn marked(since: Value) -> Value {
    json!({ "paper": "A2", "format": "svg", "outlines": false, "mark": since })
}

/// What is written on the poster, without spaces: letters that stand apart are written one by one.
fn written(app: &App, room: &Room, map: Id, choices: &Value) -> String {
    let path = room.path("poster.svg");
    app.rpc("export_poster", json!({ "map": map, "choices": choices, "path": path }))
        .unwrap();
    let svg = fs::read_to_string(path).unwrap();
    let texts = svg
        .split('<')
        .filter_map(|part| part.split_once('>'))
        .map(|(_, text)| text);
    texts
        .flat_map(str::chars)
        .filter(|letter| !letter.is_whitespace())
        .collect()
}

fn rename(desk: &mut Desk, card: usize, text: &str) {
    let ids = vec![desk.ids("Card")[card]];
    let field = Field::Name(text.to_owned());
    desk.apply(&Command::Edit { ids, field }).unwrap();
}

#[test]
fn a_state_that_nobody_knows_is_told_and_nothing_is_printed() {
    let room = Room::new();
    let app = room.app();
    let map = room.sample(&app, 12);
    for since in [
        json!({ "Print": { "code": "K7QM-3XVA" } }),
        json!({ "Revision": { "seq": 77 } }),
    ] {
        let looked = look(&app, map, &marked(since));
        assert_eq!(looked["pages"], json!([]));
        assert_eq!(looked["advice"], json!([{ "says": "UnknownState" }]));
    }
    let nowhere = marked(json!({ "Copy": { "path": room.path("none.journey") } }));
    let params = json!({ "map": map, "choices": nowhere });
    let error = app.rpc("preview_poster", params).unwrap_err();
    assert_eq!(error.code, ErrorCode::FileUnreadable);
    let broken = room.put("broken.journey", b"(format: 2, elements: [");
    let broken = marked(json!({ "Copy": { "path": broken } }));
    let params = json!({ "map": map, "choices": broken });
    assert_eq!(
        app.rpc("preview_poster", params).unwrap_err().code,
        ErrorCode::FileMalformed
    );
    // Another product has no marks, whatever was chosen for the map.
    let cards = json!({ "product": "Cards", "paper": "A4", "mark": { "Revision": { "seq": 77 } } });
    assert_ne!(look(&app, map, &cards)["pages"], json!([]));
}

#[test]
fn changes_since_a_print_a_revision_and_a_copy_are_marked_and_named() {
    let room = Room::new();
    let app = room.app();
    let map = room.sample(&app, 12);
    let plain = json!({ "paper": "A2", "format": "svg", "outlines": false });
    assert!(!written(&app, &room, map, &plain).contains("CHANGESSINCE"));
    let code = journey_app::revision_code(&journey(&room, &app, map));
    let copy = room.path(&format!("look-{map}.journey"));
    let before = json!({ "Print": { "code": code.to_lowercase().replace('-', " ") } });
    assert_eq!(
        look(&app, map, &marked(before.clone()))["advice"],
        json!([{ "says": "NothingToMark" }])
    );
    let mut desk = Desk::open(&app, map);
    desk.ask("name_revision", json!({ "seq": null, "name": "Before lunch" }));
    rename(&mut desk, 0, "Says something else altogether");
    for (since, named) in [
        (before, format!("PRINT{code}")),
        (json!({ "Revision": { "seq": 0 } }), "“BEFORELUNCH”".to_owned()),
        (
            json!({ "Copy": { "path": copy } }),
            format!("“LOOK-{}.JOURNEY”", map.to_string().to_uppercase()),
        ),
    ] {
        let text = written(&app, &room, map, &marked(since.clone()));
        assert!(text.contains(&format!("CHANGESSINCE{named}")), "{since}");
        assert!(text.contains("changed:1") && !text.contains("gone:"), "{since}");
    }
    // What was written last is what the next dialog begins with.
    let kept = app.rpc("poster_choices", json!({ "map": map })).unwrap();
    assert_eq!(kept["mark"]["Copy"]["path"], json!(copy));
}

#[test]
fn a_copy_that_is_written_again_is_read_again() {
    let room = Room::new();
    let app = room.app();
    let map = room.sample(&app, 12);
    let path = room.path(&format!("look-{map}.journey"));
    journey(&room, &app, map);
    let choices = marked(json!({ "Copy": { "path": path } }));
    assert_eq!(
        look(&app, map, &choices)["advice"],
        json!([{ "says": "NothingToMark" }])
    );
    let text = fs::read_to_string(&path).unwrap();
    fs::write(
        &path,
        text.replace("title: \"A sample journey\"", "title: \"Quite another title\""),
    )
    .unwrap();
    assert_eq!(look(&app, map, &choices)["advice"], json!([]));
}

#[test]
fn a_poster_with_marks_is_known_as_printed_and_carries_no_stickers() {
    let room = Room::new();
    let app = room.app();
    let map = room.sample(&app, 12);
    let code = journey_app::revision_code(&journey(&room, &app, map));
    let mut desk = Desk::open(&app, map);
    desk.ask("name_revision", json!({ "seq": null, "name": "First" }));
    rename(&mut desk, 0, "Says something else altogether");
    let now = journey_app::revision_code(&journey(&room, &app, map));
    written(&app, &room, map, &marked(json!({ "Revision": { "seq": 0 } })));
    let prints = desk.ask("poster_prints", json!({}));
    assert_eq!(prints["prints"], json!([]));
    let printed: Vec<_> = prints["printed"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| &one["code"])
        .collect();
    assert_eq!(printed, [&json!(now)]);
    // The first state was never printed; a revision has its code.
    rename(&mut desk, 1, "And this");
    let since_revision = marked(json!({ "Print": { "code": code } }));
    assert!(written(&app, &room, map, &since_revision).contains("changed:2"));
    let stickers = json!({ "product": "Changes", "paper": "A4", "since": now });
    assert_eq!(look(&app, map, &stickers)["advice"][0]["says"], "UnknownPrint");
}
