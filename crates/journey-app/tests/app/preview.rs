//! Looking at what a command would do: nothing of it may stay.

use journey_app::ErrorCode;
use journey_model::{Command, Field, Id};
use serde_json::json;

use crate::desk::{Desk, assert_same_scene};
use crate::room::{Room, journey};

fn commands(desk: &Desk) -> Vec<Command> {
    let (cards, lanes, steps) = (desk.ids("Card"), desk.ids("Lane"), desk.ids("Step"));
    vec![
        Command::Edit {
            ids: vec![cards[0]],
            field: Field::Name(
                "A text that is a good deal longer than the one before, so that its row grows".to_owned(),
            ),
        },
        Command::Edit {
            ids: vec![steps[0]],
            field: Field::Name("Waits".to_owned()),
        },
        Command::AddCard {
            id: Id::from_bits(1 << 40),
            lane: lanes[1],
            step: steps[2],
            text: "Only looked at".to_owned(),
            before: None,
        },
        Command::MoveCards {
            ids: vec![cards[1]],
            lane: lanes[0],
            step: steps[3],
            before: None,
        },
        Command::Delete { ids: vec![steps[1]] },
        Command::Delete {
            ids: desk.ids("Stage").into_iter().take(1).collect(),
        },
        Command::ParkCards { ids: cards },
    ]
}

#[test]
fn a_preview_shows_what_the_command_gives_and_leaves_nothing_behind() {
    let room = Room::new();
    let app = room.app();
    let map = room.sample(&app, 60);
    let mut desk = Desk::open(&app, map);
    let kept = journey(&room, &app, map);
    for command in commands(&desk) {
        let before = desk.state.clone();
        let previewed = desk.preview(&command).unwrap();
        assert!(previewed["groups"] != desk.scene["groups"], "{command:?} shows nothing");
        // A second look sees the same: the first left the last drawing sent in place.
        assert_same_scene(&desk.preview(&command).unwrap(), &previewed);
        assert_eq!(journey(&room, &app, map), kept, "{command:?}");
        assert_eq!(desk.ask("contents", json!({}))["revision"], before["revision"]);
        let elsewhere = room.app();
        assert_eq!(Desk::open(&elsewhere, map).state, before, "{command:?} was written");

        desk.apply(&command).unwrap();
        assert_same_scene(&desk.scene, &previewed);
        desk.undo().unwrap();
        assert_eq!(journey(&room, &app, map), kept);
    }
}

#[test]
fn a_refused_or_stale_preview_says_so_as_the_command_would() {
    let room = Room::new();
    let app = room.app();
    let map = room.sample(&app, 20);
    let mut desk = Desk::open(&app, map);
    let card = desk.ids("Card")[0];
    let delete = Command::Delete { ids: vec![card] };
    for command in [
        Command::Delete { ids: vec![map] },
        Command::Delete {
            ids: vec![Id::from_bits(987_654)],
        },
        Command::ParkCards { ids: Vec::new() },
    ] {
        let previewed = desk.preview(&command).unwrap_err();
        assert_eq!(previewed.code, ErrorCode::Refused);
        assert_eq!(previewed, desk.apply(&command).unwrap_err());
    }
    for revision in [1, u64::MAX] {
        let params = json!({ "map": map, "revision": revision, "command": delete });
        assert_eq!(app.rpc("preview", params).unwrap_err().code, ErrorCode::Stale);
    }
    // The session is still there and works on.
    desk.apply(&delete).unwrap();
    let params = json!({ "map": Id::from_bits(77), "revision": 0, "command": delete });
    assert_eq!(
        app.rpc("preview", params).unwrap_err().code,
        ErrorCode::Stale,
        "it is not open"
    );
}
