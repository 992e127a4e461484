//! Words in a map.

use journey_model::{Command, Field, Id, LinkKind};
use serde_json::{Value, json};

use crate::desk::Desk;
use crate::room::Room;

struct Search<'a> {
    text: &'a str,
    match_case: bool,
    whole_words: bool,
}

fn search(desk: &Desk, asked: &Search) -> Value {
    let Search {
        text,
        match_case,
        whole_words,
    } = asked;
    desk.ask(
        "search",
        json!({ "text": text, "match_case": match_case, "whole_words": whole_words }),
    )
}

fn find(desk: &Desk, text: &str) -> Vec<Value> {
    let found = search(
        desk,
        &Search {
            text,
            match_case: false,
            whole_words: false,
        },
    );
    let places = found["places"].as_array().unwrap().clone();
    assert_eq!(found["count"], json!(places.len()));
    places
}

fn edit(desk: &mut Desk, id: Id, field: Field) {
    desk.apply(&Command::Edit { ids: vec![id], field }).unwrap();
}

#[test]
fn an_empty_text_and_words_that_are_nowhere_find_nothing() {
    let room = Room::new();
    let app = room.app();
    let map = room.sample(&app, 20);
    let desk = Desk::open(&app, map);
    for text in ["", "zeppelin", "\u{0}", &"x".repeat(2_000_000)] {
        assert_eq!(find(&desk, text), Vec::<Value>::new());
    }
}

#[test]
fn words_are_found_in_every_field_in_reading_order() {
    let room = Room::new();
    let app = room.app();
    let map = room.sample(&app, 90);
    let mut desk = Desk::open(&app, map);
    let contents = desk.ask("contents", json!({}));
    let id = |value: &Value| -> Id { value["id"].as_str().unwrap().parse().unwrap() };
    let (actor, lane, stage) = (
        id(&contents["actors"][0]),
        id(&contents["lanes"][8]),
        id(&contents["stages"][1]),
    );
    let (steps, cards) = (desk.ids("Step"), desk.ids("Card"));
    let hits = desk.scene["hits"].as_array().unwrap().clone();
    let card_of = |lane: usize, step: usize| -> Id {
        let (lane, step) = (contents["lanes"][lane]["id"].clone(), json!(steps[step]));
        let hit = hits
            .iter()
            .find(|hit| hit["kind"] == "Card" && hit["lane"] == lane && hit["step"] == step);
        hit.unwrap()["id"].as_str().unwrap().parse().unwrap()
    };
    let (touchpoint, opportunity, metric) = (card_of(1, 0), card_of(6, 0), card_of(8, 6));
    let parked = card_of(0, 3);
    let view = Id::from_bits(1 << 41);
    let link = Id::from_bits(1 << 42);
    edit(&mut desk, map, Field::Scenario("The word is Zeppelin".to_owned()));
    edit(&mut desk, map, Field::Goal("zeppelin and ZEPPELIN".to_owned()));
    edit(&mut desk, actor, Field::Quote("«Zeppelin!»".to_owned()));
    edit(&mut desk, lane, Field::Caption("zeppelins".to_owned()));
    edit(&mut desk, touchpoint, Field::Channel("Zeppelin".to_owned()));
    edit(&mut desk, touchpoint, Field::Note("a\nzeppelin\nb".to_owned()));
    edit(&mut desk, opportunity, Field::Owner("Graf Zeppelin".to_owned()));
    edit(&mut desk, opportunity, Field::Source("zeppelin.example".to_owned()));
    edit(
        &mut desk,
        opportunity,
        Field::Tags(vec!["air".to_owned(), "zeppelin".to_owned()]),
    );
    edit(
        &mut desk,
        stage,
        Field::EntryRules(vec!["Boards a zeppelin".to_owned()]),
    );
    edit(&mut desk, metric, Field::Unit("zeppelins".to_owned()));
    edit(&mut desk, parked, Field::Name("Zeppelin in the hangar".to_owned()));
    desk.apply(&Command::ParkCards { ids: vec![parked] }).unwrap();
    desk.apply(&Command::AddView {
        id: view,
        name: "Zeppelins only".to_owned(),
        seen: Default::default(),
    })
    .unwrap();
    let other = cards
        .iter()
        .copied()
        .find(|card| ![touchpoint, parked].contains(card))
        .unwrap();
    desk.apply(&Command::AddLink {
        id: link,
        kind: LinkKind::LeadsTo,
        from: touchpoint,
        to: other,
        label: "by zeppelin".to_owned(),
    })
    .unwrap();

    let places = find(&desk, "zEPPELIN");
    let found: Vec<(Id, &str, bool)> = places
        .iter()
        .map(|place| {
            (
                id(place),
                place["field"].as_str().unwrap(),
                place["replaceable"].as_bool().unwrap(),
            )
        })
        .collect();
    let expected = [
        (map, "Scenario", false),
        (map, "Goal", false),
        (map, "Goal", false),
        (actor, "Quote", false),
        (lane, "Caption", true),
        (touchpoint, "Channel", false),
        (touchpoint, "Note", true),
        (link, "Name", true),
        (opportunity, "Owner", false),
        (opportunity, "Source", false),
        (opportunity, "Tags", false),
        (stage, "EntryRules", false),
        (metric, "Unit", false),
        (parked, "Name", true),
        (view, "Name", true),
    ];
    assert_eq!(found, expected);
    assert_eq!(places[2]["words"], "ZEPPELIN");
    assert_eq!(
        (&places[2]["before"], &places[2]["after"]),
        (&json!("zeppelin and "), &json!(""))
    );
    assert_eq!(
        (&places[6]["before"], &places[6]["after"]),
        (&json!("a "), &json!(" b"))
    );
}

#[test]
fn surroundings_are_cut_between_characters() {
    let room = Room::new();
    let app = room.app();
    let map = room.sample(&app, 20);
    let mut desk = Desk::open(&app, map);
    let card = desk.ids("Card")[0];
    let text = format!("{}Zeppelin{}", "道".repeat(100), "🎈".repeat(100));
    edit(&mut desk, card, Field::Name(text));
    let places = find(&desk, "zeppelin");
    assert_eq!(places.len(), 1);
    assert_eq!(places[0]["before"], "道".repeat(30));
    assert_eq!(places[0]["after"], "🎈".repeat(30));
    assert_eq!(places[0]["name"], format!("{}…", "道".repeat(60)));
}

#[test]
fn case_and_whole_words_are_heeded_when_asked_for() {
    let room = Room::new();
    let app = room.app();
    let map = room.sample(&app, 20);
    let mut desk = Desk::open(&app, map);
    let card = desk.ids("Card")[0];
    edit(
        &mut desk,
        card,
        Field::Note("Zeppelin zeppelin zeppelins ÉTÉ été".to_owned()),
    );
    let count = |text, match_case, whole_words| {
        search(
            &desk,
            &Search {
                text,
                match_case,
                whole_words,
            },
        )["count"]
            .as_u64()
            .unwrap()
    };
    assert_eq!(count("zeppelin", false, false), 3);
    assert_eq!(count("zeppelin", true, false), 2);
    assert_eq!(count("zeppelin", false, true), 2);
    assert_eq!(count("zeppelin", true, true), 1);
    assert_eq!(count("Été", false, true), 2);
}

#[test]
fn of_very_many_places_five_thousand_are_sent_and_all_are_counted() {
    let room = Room::new();
    let app = room.app();
    let map = room.sample(&app, 20);
    let mut desk = Desk::open(&app, map);
    let card = desk.ids("Card")[0];
    edit(&mut desk, card, Field::Note("qz".repeat(400_000)));
    let found = search(
        &desk,
        &Search {
            text: "QZ",
            match_case: false,
            whole_words: false,
        },
    );
    assert_eq!(found["count"], 400_000);
    assert_eq!(found["places"].as_array().unwrap().len(), 5_000);
}
