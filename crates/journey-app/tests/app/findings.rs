//! What is found about a map: said, put away, taken up again, and followed from edit to edit.

use journey_app::{App, ErrorCode, headless};
use journey_model::{Card, Command, Content, Field, Id, Journey, LaneKind};
use serde_json::{Value, json};

use crate::desk::Desk;
use crate::room::{Room, import, in_work_tree, journey};

fn ask(desk: &Desk) -> Value {
    desk.ask("findings", json!({ "language": "en" }))
}

fn kinds(list: &Value) -> Vec<&str> {
    list.as_array()
        .unwrap()
        .iter()
        .map(|one| one["kind"].as_str().unwrap())
        .collect()
}

fn example(app: &App) -> Id {
    import(app, &in_work_tree("examples/spudnik.journey")).unwrap()
}

fn pain(journey: &Journey) -> &Card {
    let pains = journey.cards().filter(|card| matches!(card.content, Content::Pain(_)));
    pains.max_by_key(|card| card.id).unwrap()
}

#[test]
fn what_is_not_there_has_no_findings() {
    let room = Room::new();
    let app = room.app();
    let nowhere = json!({ "map": Id::from_bits(7), "language": "en" });
    for call in ["findings", "finding_limits"] {
        assert_eq!(app.rpc(call, nowhere.clone()).unwrap_err().code, ErrorCode::MapNotFound);
        assert_eq!(
            app.rpc(call, json!({ "language": "en" })).unwrap_err().code,
            ErrorCode::BadParameters
        );
    }
}

#[test]
fn an_empty_map_has_no_finding_but_a_next_step() {
    let room = Room::new();
    let app = room.app();
    let made = app
        .rpc("create", json!({ "template": "blank", "language": "en" }))
        .unwrap();
    let map: Id = made["map"].as_str().unwrap().parse().unwrap();
    let found = ask(&Desk::open(&app, map));
    assert_eq!(found["list"], json!([]));
    assert_eq!(found["muted"], json!([]));
    assert!(found["next"]["step"].is_string(), "{found}");
}

/// A map as it comes from a template, or from the three questions.
fn fresh_maps(app: &App) -> Vec<(String, Id)> {
    let made = |answer: Value| answer["map"].as_str().unwrap().parse().unwrap();
    let mut maps = Vec::new();
    for language in ["en", "it"] {
        for template in headless::template_names() {
            let answer = app.rpc("create", json!({ "template": template, "language": language }));
            maps.push((format!("{template} in {language}"), made(answer.unwrap())));
        }
        let answers = json!({
            "language": language,
            "who": "Ada, who drives to work",
            "first": "A leaflet at the station",
            "bought": "A season ticket",
            "place": "The counter",
            "after": "A mail with the receipt\nThe app\nA call after a month\nThe renewal letter",
        });
        let answer = app.rpc("build_map", answers).unwrap();
        maps.push((format!("the three questions in {language}"), made(answer)));
    }
    maps
}

#[test]
fn a_fresh_map_shows_the_next_step_and_complains_of_nothing() {
    let room = Room::new();
    let app = room.app();
    let maps = fresh_maps(&app);
    assert_eq!(maps.len(), 22);
    for (name, map) in maps {
        let mut desk = Desk::open(&app, map);
        let found = ask(&desk);
        assert_eq!(found["list"], json!([]), "{name}");
        assert_eq!(found["muted"], json!([]), "{name}");
        assert!(found["next"]["step"].is_string(), "{name}: {found}");
        // Nor does it when somebody has written the first cards: what is not there yet is no news.
        let drawn = journey(&room, &app, map);
        let actions = drawn.lanes().into_iter().find(|lane| lane.kind == LaneKind::Actions);
        let lane = actions.unwrap_or(drawn.lanes()[0]).id;
        for (at, text) in ["Hears of it", "Asks a friend"].iter().enumerate() {
            let command = Command::AddCard {
                id: Id::from_bits(90 + at as u64),
                lane,
                step: drawn.steps()[at].id,
                text: (*text).to_owned(),
                before: None,
            };
            desk.apply(&command).unwrap();
        }
        assert_eq!(ask(&desk)["list"], json!([]), "{name}");
        // Nor of what the template proposes, once the first contacts are met. Whoever answered the three questions has told of a path.
        if name.starts_with("the three questions") {
            continue;
        }
        let lanes = drawn.lanes();
        let meets = lanes.iter().find(|lane| lane.kind == LaneKind::Touchpoints);
        let Some(lane) = meets.map(|lane| lane.id) else {
            continue;
        };
        let steps = drawn.steps();
        for (at, step) in [0, steps.len() / 2].into_iter().enumerate() {
            let command = Command::AddCard {
                id: Id::from_bits(95 + at as u64),
                lane,
                step: steps[step].id,
                text: "The window".to_owned(),
                before: None,
            };
            desk.apply(&command).unwrap();
            assert_eq!(ask(&desk)["list"], json!([]), "{name}");
        }
    }
}

#[test]
fn without_a_reason_nothing_is_put_away_and_nothing_is_lost() {
    let room = Room::new();
    let app = room.app();
    let mut desk = Desk::open(&app, example(&app));
    let before = (ask(&desk), desk.revision());
    let place = before.0["list"][0]["places"][0].as_str().unwrap().parse().unwrap();
    for reason in ["", " \n"] {
        let failure = desk
            .apply(&Command::Mute {
                finding: before.0["list"][0]["kind"].as_str().unwrap().to_owned(),
                of: Some(place),
                beside: None,
                reason: reason.to_owned(),
            })
            .unwrap_err();
        assert_eq!(failure.code, ErrorCode::Refused);
        assert_eq!(failure.detail["reason"], "NoReason");
    }
    assert_eq!((ask(&desk), desk.revision()), before);
}

#[test]
fn a_file_in_which_nothing_says_why_opens_all_the_same() {
    let room = Room::new();
    let app = room.app();
    let text = std::fs::read_to_string(in_work_tree("examples/spudnik.journey")).unwrap();
    let start = text.find(", reason: \"").unwrap();
    let end = start + 1 + text[start + 1..].find("\")").unwrap() + 1;
    let silent = format!("{}{}", &text[..start], &text[end..]);
    let path = room.put("silent.journey", silent.as_bytes());
    let map = import(&app, &path).unwrap();
    let mut desk = Desk::open(&app, map);
    let away = ask(&desk)["muted"].clone();
    assert_eq!(
        (away[0]["reason"].as_str(), away.as_array().unwrap().len()),
        (Some(""), 1)
    );
    // It can be told otherwise, and everything else is edited as ever.
    let command = Command::SetThreshold {
        name: "pain".to_owned(),
        value: Some(9.0),
    };
    desk.apply(&command).unwrap();
    let words = headless::findings_of_file(silent.as_bytes(), None, "2026-11-22".parse().unwrap()).unwrap();
    assert!(words.text.contains("Nobody wrote down why."), "{}", words.text);
}

#[test]
fn the_heaviest_come_first_and_each_says_what_where_why_and_what_to_do() {
    let room = Room::new();
    let app = room.app();
    let map = example(&app);
    let found = ask(&Desk::open(&app, map));
    let list = found["list"].as_array().unwrap();
    assert!(list.len() > 3, "{found}");
    let weigh = |one: &Value| {
        ["Heavy", "Middle", "Light"]
            .iter()
            .position(|weight| one["weight"] == *weight)
    };
    let weights: Vec<_> = list.iter().map(|one| weigh(one).unwrap()).collect();
    assert!(weights.is_sorted(), "{weights:?}");
    for one in list {
        let kind = found["kinds"]
            .as_array()
            .unwrap()
            .iter()
            .find(|kind| kind["kind"] == one["kind"])
            .unwrap();
        for said in [
            &kind["name"],
            &kind["why"],
            &kind["advice"],
            &one["sentence"],
            &one["place"],
        ] {
            assert!(!said.as_str().unwrap().is_empty(), "{one}");
        }
    }
    let italian = app.rpc("findings", json!({ "map": map, "language": "it" })).unwrap();
    assert_eq!(kinds(&italian["list"]), kinds(&found["list"]));
    assert_ne!(italian["list"][0]["sentence"], found["list"][0]["sentence"]);
}

#[test]
fn put_away_with_a_reason_it_counts_no_more_until_it_is_taken_up_again() {
    let room = Room::new();
    let app = room.app();
    let map = example(&app);
    let mut desk = Desk::open(&app, map);
    let before = ask(&desk);
    let first = before["list"]
        .as_array()
        .unwrap()
        .iter()
        .find(|one| one["places"][0].is_string())
        .unwrap()
        .clone();
    let finding = first["kind"].as_str().unwrap().to_owned();
    let of: Option<Id> = Some(first["places"][0].as_str().unwrap().parse().unwrap());
    let mute = |reason: &str| Command::Mute {
        finding: finding.clone(),
        of,
        beside: None,
        reason: reason.to_owned(),
    };
    desk.apply(&mute("meant to be so")).unwrap();
    let after = ask(&desk);
    let mut away = after["muted"].as_array().unwrap().iter();
    let away = away.find(|one| one["sentence"] == first["sentence"]).unwrap();
    assert_eq!(away["reason"], "meant to be so");
    assert_eq!(away["put_away_for"], first["places"][0]);
    let count = |found: &Value| kinds(&found["list"]).len() + kinds(&found["muted"]).len();
    assert_eq!(count(&after), count(&before));
    desk.undo().unwrap();
    assert_eq!(ask(&desk)["list"], before["list"]);
    desk.redo().unwrap();
    desk.apply(&Command::Unmute {
        finding,
        of,
        beside: None,
    })
    .unwrap();
    assert_eq!(ask(&desk)["list"], before["list"]);
}

#[test]
fn a_threshold_decides_where_a_finding_begins() {
    let room = Room::new();
    let app = room.app();
    let map = example(&app);
    let mut desk = Desk::open(&app, map);
    let before = ask(&desk);
    let limits = desk.ask("finding_limits", json!({ "language": "en" }));
    let pain = |limits: &Value| {
        limits["limits"]
            .as_array()
            .unwrap()
            .iter()
            .find(|one| one["name"] == "pain")
            .unwrap()
            .clone()
    };
    assert_eq!(
        (&pain(&limits)["own"], &pain(&limits)["value"]),
        (&json!(false), &pain(&limits)["usual"])
    );
    let set = |value| Command::SetThreshold {
        name: "pain".to_owned(),
        value,
    };
    desk.apply(&set(Some(25.0))).unwrap();
    let limits = desk.ask("finding_limits", json!({ "language": "en" }));
    assert_eq!(
        (&pain(&limits)["own"], &pain(&limits)["value"]),
        (&json!(true), &json!(25.0))
    );
    let count = |found: &Value| {
        kinds(&found["list"])
            .iter()
            .filter(|kind| **kind == "UnansweredPain")
            .count()
    };
    assert!(count(&before) > 0);
    assert_eq!(count(&ask(&desk)), 0);
    desk.apply(&set(None)).unwrap();
    assert_eq!(ask(&desk)["list"], before["list"]);
}

#[test]
fn after_every_edit_it_is_as_if_the_map_were_looked_at_for_the_first_time() {
    let room = Room::new();
    let app = room.app();
    let map = example(&app);
    let mut desk = Desk::open(&app, map);
    ask(&desk);
    let before = journey(&room, &app, map);
    let pain = pain(&before);
    let lane = before
        .lanes()
        .into_iter()
        .find(|lane| lane.kind == LaneKind::Touchpoints)
        .unwrap()
        .id;
    let step = before.steps()[0].id;
    let edit = |field: Field| Command::Edit {
        ids: vec![pain.id],
        field,
    };
    let steps = [
        edit(Field::Severity(5)),
        edit(Field::Frequency(5)),
        edit(Field::Name("It hurts".to_owned())),
        Command::AddCard {
            id: Id::from_bits(99),
            lane,
            step,
            text: "A poster".to_owned(),
            before: None,
        },
        Command::Delete {
            ids: vec![before.stages()[1].id],
        },
    ];
    for command in steps {
        desk.apply(&command).unwrap();
        assert_as_new(&room, &desk);
    }
    for _ in 0..3 {
        desk.undo().unwrap();
        assert_as_new(&room, &desk);
    }
    desk.redo().unwrap();
    assert_as_new(&room, &desk);
    desk.jump(0).unwrap();
    assert_as_new(&room, &desk);
}

/// Another program that opens the library finds the same.
fn assert_as_new(room: &Room, desk: &Desk) {
    let anew = room
        .app()
        .rpc("findings", json!({ "map": desk.map, "language": "en" }))
        .unwrap();
    assert_eq!(ask(desk), anew);
}

#[test]
fn what_others_did_is_found_as_well() {
    let room = Room::new();
    let app = room.app();
    let map = example(&app);
    let desk = Desk::open(&app, map);
    let before = ask(&desk);
    let elsewhere = room.app();
    let mut theirs = Desk::open(&elsewhere, map);
    theirs
        .apply(&Command::Delete {
            ids: vec![journey(&room, &app, map).stages()[1].id],
        })
        .unwrap();
    app.rpc("catch_up", json!({ "map": map, "revision": desk.revision() }))
        .unwrap();
    let after = ask(&desk);
    assert_ne!(before["list"], after["list"]);
    assert_eq!(after, ask(&theirs));
}
