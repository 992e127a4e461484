//! What was printed is remembered: choices of a map, and the prints that hang on walls.

use std::fs;

use journey_app::{App, ErrorCode};
use journey_model::{Command, Field, Id};
use serde_json::{Value, json};

use crate::desk::Desk;
use crate::room::Room;

fn export(app: &App, room: &Room, map: Id, choices: &Value, name: &str) -> Result<Vec<u8>, journey_app::AppError> {
    let path = room.path(name);
    app.rpc("export_poster", json!({ "map": map, "choices": choices, "path": path }))?;
    Ok(fs::read(path).unwrap())
}

fn look(app: &App, map: Id, choices: &Value) -> Value {
    app.rpc("preview_poster", json!({ "map": map, "choices": choices }))
        .unwrap()
}

/// The revision code of the map as it is.
fn code(room: &Room, app: &App, map: Id) -> String {
    journey_app::revision_code(&crate::room::journey(room, app, map))
}

fn edit_a_card(app: &App, map: Id, text: &str) {
    let mut desk = Desk::open(app, map);
    let card = desk.ids("Card")[0];
    desk.apply(&Command::Edit {
        ids: vec![card],
        field: Field::Name(text.to_owned()),
    })
    .unwrap();
}

#[test]
fn a_map_that_is_not_there_has_no_choices() {
    let room = Room::new();
    let app = room.app();
    let nobody = json!({ "map": Id::from_bits(5) });
    let error = app.rpc("poster_choices", nobody).unwrap_err();
    assert_eq!(error.code, ErrorCode::MapNotFound);
}

#[test]
fn each_map_keeps_the_choices_of_its_poster() {
    let room = Room::new();
    let app = room.app();
    let map = room.sample(&app, 12);
    let other = app
        .rpc("create", json!({ "template": "blank", "language": "en" }))
        .unwrap()["map"]
        .clone();
    let kept = |app: &App, map: &Value| app.rpc("poster_choices", json!({ "map": map })).unwrap();
    let usual = kept(&app, &other);
    assert_eq!(usual["paper"], "A1");
    let choices = json!({ "paper": "A3", "margin_mm": 12.5, "theme": "InkSaver", "language": "it" });
    look(&app, map, &choices);
    let later = room.app();
    let found = kept(&later, &json!(map));
    for (name, value) in choices.as_object().unwrap() {
        assert_eq!(&found[name], value, "{name}");
    }
    assert_eq!(kept(&later, &other), usual);
    export(
        &later,
        &room,
        map,
        &json!({ "paper": "A4", "format": "svg" }),
        "poster.svg",
    )
    .unwrap();
    assert_eq!(kept(&app, &json!(map))["format"], "svg");
}

#[test]
fn choices_that_a_later_version_kept_count_as_not_chosen() {
    let room = Room::new();
    let app = room.app();
    let map = room.sample(&app, 12);
    let mut library = journey_store::Library::open(room.library()).unwrap();
    library
        .keep_poster_choices(map, &json!({ "paper": "Papyrus" }))
        .unwrap();
    let kept = app.rpc("poster_choices", json!({ "map": map })).unwrap();
    assert_eq!(kept["paper"], "A1");
}

#[test]
fn stickers_for_an_unknown_print_are_refused() {
    let room = Room::new();
    let app = room.app();
    let map = room.sample(&app, 12);
    for since in ["", "K7QM-3XVA"] {
        let choices = json!({ "product": "Changes", "paper": "A4", "since": since });
        let looked = look(&app, map, &choices);
        assert_eq!(looked["pages"], json!([]));
        assert_eq!(looked["advice"], json!([{ "says": "UnknownPrint", "code": since }]));
        let error = export(&app, &room, map, &choices, "stickers.pdf").unwrap_err();
        assert_eq!(error.code, ErrorCode::NothingToPrint);
        assert_eq!(error.detail, looked["advice"][0]);
    }
    assert!(!room.path("stickers.pdf").exists());
}

#[test]
fn stickers_bring_a_print_up_to_date() {
    let room = Room::new();
    let app = room.app();
    let map = room.sample(&app, 12);
    let wall = json!({ "paper": "A2", "orientation": "portrait" });
    export(&app, &room, map, &wall, "wall.pdf").unwrap();
    let printed = code(&room, &app, map);
    // As somebody types it who reads it off the wall.
    let typed = printed.to_lowercase().replace('-', " ");
    let choices = json!({ "product": "Changes", "paper": "A4", "since": typed });
    assert_eq!(
        look(&app, map, &choices)["advice"],
        json!([{ "says": "NothingChanged" }])
    );
    let error = export(&app, &room, map, &choices, "stickers.pdf").unwrap_err();
    assert_eq!(error.code, ErrorCode::NothingToPrint);

    edit_a_card(&app, map, "Something else altogether");
    let changed = look(&app, map, &choices);
    assert!(!changed["pages"].as_array().unwrap().is_empty(), "{changed}");
    // At the size of the poster on the wall, not of the sheets.
    assert_eq!(changed["scale_percent"], look(&app, map, &wall)["scale_percent"]);
    assert!(
        export(&app, &room, map, &choices, "stickers.pdf")
            .unwrap()
            .starts_with(b"%PDF")
    );

    // A program that was started later still knows the print, and the one after it by its stickers.
    let later = room.app();
    assert_eq!(look(&later, map, &choices)["pages"], changed["pages"]);
    let second = code(&room, &later, map);
    assert_ne!(second, printed);
    let since_second = json!({ "product": "Changes", "paper": "A4", "since": second });
    assert_eq!(
        look(&later, map, &since_second)["advice"],
        json!([{ "says": "NothingChanged" }])
    );
    edit_a_card(&later, map, "And once more something else");
    assert_eq!(
        look(&later, map, &since_second)["scale_percent"],
        changed["scale_percent"]
    );
}

#[test]
fn a_print_of_one_map_is_not_a_print_of_another() {
    let room = Room::new();
    let app = room.app();
    let map = room.sample(&app, 12);
    export(&app, &room, map, &json!({ "paper": "A3" }), "wall.pdf").unwrap();
    let other = app
        .rpc("create", json!({ "template": "blank", "language": "en" }))
        .unwrap()["map"]
        .clone();
    let since = code(&room, &app, map);
    let choices = json!({ "product": "Changes", "paper": "A4", "since": since });
    let looked = look(&app, crate::room::id_in(&other), &choices);
    assert_eq!(looked["advice"][0]["says"], "UnknownPrint");
}

#[test]
fn the_prints_of_a_map_are_listed_the_last_one_first() {
    let room = Room::new();
    let app = room.app();
    let nobody = json!({ "map": Id::from_bits(5) });
    assert_eq!(
        app.rpc("poster_prints", nobody).unwrap_err().code,
        ErrorCode::MapNotFound
    );
    let map = room.sample(&app, 12);
    let listed = |app: &App| app.rpc("poster_prints", json!({ "map": map })).unwrap()["prints"].clone();
    assert_eq!(listed(&app), json!([]));
    // What is handed out hangs on no wall.
    export(
        &app,
        &room,
        map,
        &json!({ "product": "Cards", "paper": "A4" }),
        "cards.pdf",
    )
    .unwrap();
    assert_eq!(listed(&app), json!([]));
    let wall = json!({ "paper": "A0", "theme": "Workshop", "tiles": { "paper": "A3", "overlap_mm": 10.0 } });
    export(&app, &room, map, &wall, "wall.pdf").unwrap();
    export(&app, &room, map, &json!({ "paper": "A4" }), "desk.pdf").unwrap();
    let first = code(&room, &app, map);
    let found = listed(&app);
    assert_eq!(found.as_array().unwrap().len(), 1, "one a revision: {found}");
    assert_eq!((&found[0]["code"], &found[0]["current"]), (&json!(first), &json!(true)));
    for field in ["paper", "theme", "tiles"] {
        assert_eq!(found[0]["choices"][field], wall[field], "{field}");
    }
    edit_a_card(&app, map, "Something else altogether");
    assert_eq!(listed(&app)[0]["current"], false);
    let stickers = json!({ "product": "Changes", "paper": "A4", "since": first });
    export(&app, &room, map, &stickers, "stickers.pdf").unwrap();
    let later = room.app();
    let found = listed(&later);
    let second = code(&room, &later, map);
    let codes: Vec<&Value> = found.as_array().unwrap().iter().map(|print| &print["code"]).collect();
    assert_eq!(codes, [&json!(second), &json!(first)]);
    assert_eq!(
        (&found[0]["stickers"], &found[1]["stickers"]),
        (&json!(true), &json!(false))
    );
    assert_eq!(found[0]["choices"]["paper"], "A0", "the poster under the stickers");
    assert!(found[0]["at"].as_i64() > found[1]["at"].as_i64());
    // Every one of them can be chosen.
    for since in codes {
        let looked = look(
            &later,
            map,
            &json!({ "product": "Changes", "paper": "A4", "since": since }),
        );
        assert_ne!(looked["advice"][0]["says"], "UnknownPrint");
    }
}
