//! Changing a map: durable, undone, redone, refused, overtaken.

use journey_app::ErrorCode;
use journey_model::{Command, Field, Id, LaneKind};
use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::json;

use crate::desk::{Desk, assert_same_scene, view};
use crate::room::{Room, journey};

fn rename(id: Id, text: &str) -> Command {
    Command::Edit {
        ids: vec![id],
        field: Field::Name(text.to_owned()),
    }
}

#[test]
fn a_change_is_there_in_the_next_program_and_can_be_undone_there() {
    let room = Room::new();
    let first = room.app();
    let map = room.sample(&first, 40);
    let mut desk = Desk::open(&first, map);
    let unchanged = desk.scene.clone();
    let card = desk.ids("Card")[3];
    desk.apply(&rename(card, "Tasting box by post")).unwrap();
    let step = desk.ids("Step")[1];
    desk.apply(&rename(step, "Compares the offers")).unwrap();
    assert_eq!(desk.state["undo"]["act"], "Rename");
    let (scene, state) = (desk.scene.clone(), desk.state.clone());
    drop(first);

    let second = room.app();
    let mut desk = Desk::open(&second, map);
    assert_same_scene(&desk.scene, &scene);
    assert_eq!(desk.state, state, "revision, undo and redo outlive the program");
    assert!(desk.texts().contains(&"Tasting box by post"));
    desk.undo().unwrap();
    desk.undo().unwrap();
    assert_same_scene(&desk.scene, &unchanged);
    assert!(desk.state["undo"].is_null());
    drop(second);

    let third = room.app();
    let mut desk = Desk::open(&third, map);
    assert_same_scene(&desk.scene, &unchanged);
    assert_eq!(desk.state["redo"]["act"], "Rename");
    desk.redo().unwrap();
    desk.redo().unwrap();
    assert_same_scene(&desk.scene, &scene);
    assert!(desk.state["redo"].is_null());
}

#[test]
fn a_new_gesture_after_undo_leaves_nothing_to_redo() {
    let room = Room::new();
    let app = room.app();
    let map = room.sample(&app, 20);
    let mut desk = Desk::open(&app, map);
    let card = desk.ids("Card")[0];
    desk.apply(&rename(card, "One")).unwrap();
    desk.undo().unwrap();
    desk.apply(&rename(card, "Two")).unwrap();
    let before = (desk.state.clone(), desk.scene.clone());
    let error = desk.redo().unwrap_err();
    assert_eq!(error.code, ErrorCode::Refused);
    assert_eq!(error.detail["reason"], "NothingToDo");
    assert_eq!((&desk.state, &desk.scene), (&before.0, &before.1));
}

#[test]
fn undo_on_a_fresh_map_is_refused() {
    let room = Room::new();
    let app = room.app();
    let map = room.sample(&app, 20);
    let mut desk = Desk::open(&app, map);
    for result in [desk.undo(), desk.redo()] {
        assert_eq!(result.unwrap_err().code, ErrorCode::Refused);
    }
    assert_eq!(Desk::open(&app, map).revision(), 0);
}

#[test]
fn a_stale_revision_is_refused_and_nothing_is_lost() {
    let room = Room::new();
    let app = room.app();
    let map = room.sample(&app, 20);
    let mut desk = Desk::open(&app, map);
    let card = desk.ids("Card")[0];
    desk.apply(&rename(card, "First")).unwrap();
    let kept = journey(&room, &app, map);
    for revision in [0, 2, u64::MAX] {
        for (call, command) in [("apply", Some(rename(card, "Late"))), ("undo", None), ("redo", None)] {
            let opened = Desk::open(&app, map);
            let params = json!({ "map": map, "revision": revision, "command": command });
            let error = app.rpc(call, params).unwrap_err();
            assert_eq!(error.code, ErrorCode::Stale, "{call} at {revision}: {error}");
            assert_eq!(journey(&room, &app, map), kept);
            let again = Desk::open(&app, map);
            assert_eq!(again.state, opened.state);
            assert_same_scene(&again.scene, &opened.scene);
        }
    }
}

#[test]
fn a_map_that_is_not_open_takes_no_change() {
    let room = Room::new();
    let app = room.app();
    let map = room.sample(&app, 20);
    let command = rename(map, "Another title");
    let params = json!({ "map": map, "revision": 0, "command": command });
    assert_eq!(app.rpc("apply", params).unwrap_err().code, ErrorCode::Stale);
    assert_eq!(journey(&room, &app, map), journey_model::sample::journey(20));
}

#[test]
fn a_refused_command_says_why_and_changes_nothing() {
    let room = Room::new();
    let app = room.app();
    let map = room.sample(&app, 20);
    let mut desk = Desk::open(&app, map);
    let before = (journey(&room, &app, map), desk.state.clone(), desk.scene.clone());
    let (card, lane, step) = (desk.ids("Card")[0], desk.ids("Lane")[0], desk.ids("Step")[0]);
    let nobody = Id::from_bits(987_654);
    let add = |id, lane| Command::AddCard {
        id,
        lane,
        step,
        text: "New".to_owned(),
        before: None,
    };
    let edit = |field| Command::Edit { ids: vec![card], field };
    let refused = [
        (rename(nobody, "x"), "Missing"),
        (add(card, lane), "Taken"),
        (add(nobody, step), "WrongKind"),
        (edit(Field::Goal("x".to_owned())), "NoSuchField"),
        (edit(Field::Span(0)), "OutOfRange"),
        (edit(Field::Name("x".repeat(1_000_001))), "TooLong"),
        (Command::Delete { ids: vec![map] }, "Indelible"),
        (Command::ParkCards { ids: vec![] }, "NothingToDo"),
    ];
    for (command, reason) in refused {
        let error = desk.apply(&command).unwrap_err();
        assert_eq!(error.code, ErrorCode::Refused, "{reason}: {error}");
        assert_eq!(error.detail["reason"], reason, "{error}");
        assert_eq!(journey(&room, &app, map), before.0, "{reason}");
        let again = Desk::open(&app, map);
        assert_eq!((&again.state, &again.scene), (&before.1, &before.2), "{reason}");
    }
}

#[test]
fn a_map_in_other_colours_or_another_language_is_the_same_map() {
    let room = Room::new();
    let app = room.app();
    let map = room.sample(&app, 30);
    let light = Desk::open(&app, map);
    let mut dark = view(map);
    dark["appearance"] = json!("dark");
    dark["language"] = json!("it");
    let dark = app.rpc("open", dark).unwrap();
    assert_eq!(dark["state"], light.state);
    assert_ne!(dark["scene"]["paper"], light.scene["paper"]);
    let keys = |scene: &serde_json::Value| -> Vec<String> {
        let hits = scene["hits"].as_array().unwrap();
        hits.iter().map(|hit| hit["key"].to_string()).collect()
    };
    assert_eq!(keys(&dark["scene"]), keys(&light.scene));
    assert_same_scene(&Desk::open(&app, map).scene, &light.scene);
}

/// A gesture whose targets are picked among what the map shows.
#[derive(Debug, Clone)]
enum Gesture {
    Add(Index, Index, String),
    Rename(Index, String),
    RenameStep(Index, String),
    Move(Index, Index, Index),
    Park(Index),
    Delete(Index),
    DeleteStep(Index),
    NewStage(String),
    NewLane(LaneKind),
    Cover(Index, u32),
    Undo,
    Redo,
}

fn gestures() -> impl Strategy<Value = Gesture> {
    let index = any::<Index>;
    let kind = prop::sample::select(LaneKind::ALL.to_vec());
    prop_oneof![
        3 => (index(), index(), ".{0,60}").prop_map(|(lane, step, text)| Gesture::Add(lane, step, text)),
        2 => (index(), ".{0,200}").prop_map(|(card, text)| Gesture::Rename(card, text)),
        1 => (index(), ".{0,30}").prop_map(|(step, text)| Gesture::RenameStep(step, text)),
        3 => (index(), index(), index()).prop_map(|(card, lane, step)| Gesture::Move(card, lane, step)),
        1 => index().prop_map(Gesture::Park),
        1 => index().prop_map(Gesture::Delete),
        1 => index().prop_map(Gesture::DeleteStep),
        1 => ".{0,20}".prop_map(Gesture::NewStage),
        1 => kind.prop_map(Gesture::NewLane),
        1 => (index(), 1..6u32).prop_map(|(card, span)| Gesture::Cover(card, span)),
        3 => Just(Gesture::Undo),
        2 => Just(Gesture::Redo),
    ]
}

/// Makes a gesture, when the map has what it needs and it is not refused.
fn make(desk: &mut Desk, gesture: &Gesture, number: u64) {
    let id = Id::from_bits(1_000_000 + 2 * number);
    let mut cards = desk.ids("Card");
    cards.extend(desk.ids("Emotion"));
    let (lanes, steps) = (desk.ids("Lane"), desk.ids("Step"));
    let pick = |list: &[Id], index: &Index| (!list.is_empty()).then(|| *index.get(list));
    let command = (|| {
        Some(match gesture {
            Gesture::Add(lane, step, text) => Command::AddCard {
                id,
                lane: pick(&lanes, lane)?,
                step: pick(&steps, step)?,
                text: text.clone(),
                before: None,
            },
            Gesture::Rename(card, text) => rename(pick(&cards, card)?, text),
            Gesture::RenameStep(step, text) => rename(pick(&steps, step)?, text),
            Gesture::Move(card, lane, step) => Command::MoveCards {
                ids: vec![pick(&cards, card)?],
                lane: pick(&lanes, lane)?,
                step: pick(&steps, step)?,
                before: None,
            },
            Gesture::Park(card) => Command::ParkCards {
                ids: vec![pick(&cards, card)?],
            },
            Gesture::Delete(card) => Command::Delete {
                ids: vec![pick(&cards, card)?],
            },
            Gesture::DeleteStep(step) => Command::Delete {
                ids: vec![pick(&steps, step)?],
            },
            Gesture::NewStage(name) => Command::AddStage {
                id,
                name: name.clone(),
                step: Id::from_bits(1_000_001 + 2 * number),
                step_name: name.clone(),
                before: None,
            },
            Gesture::NewLane(kind) => Command::AddLane {
                id,
                kind: *kind,
                name: format!("{kind:?}"),
                before: lanes.first().copied(),
            },
            Gesture::Cover(card, span) => Command::Edit {
                ids: vec![pick(&cards, card)?],
                field: Field::Span(*span),
            },
            Gesture::Undo | Gesture::Redo => return None,
        })
    })();
    let result = match (gesture, command) {
        (Gesture::Undo, _) => desk.undo(),
        (Gesture::Redo, _) => desk.redo(),
        (_, Some(command)) => desk.apply(&command),
        (_, None) => return,
    };
    if let Err(error) = result {
        assert_eq!(error.code, ErrorCode::Refused, "{gesture:?}: {error}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    /// The desk compares the patched drawing with a fresh one after every gesture; here the library is asked too.
    #[test]
    fn patches_lead_to_the_drawing_that_a_fresh_program_opens(
        cards in 0usize..30,
        gestures in prop::collection::vec(gestures(), 1..14),
    ) {
        let room = Room::new();
        let app = room.app();
        let map = room.sample(&app, cards);
        let mut desk = Desk::open(&app, map);
        for (number, gesture) in gestures.iter().enumerate() {
            make(&mut desk, gesture, number as u64);
        }
        let next = room.app();
        let fresh = Desk::open(&next, map);
        assert_same_scene(&fresh.scene, &desk.scene);
        prop_assert_eq!(&fresh.state, &desk.state);
    }
}
