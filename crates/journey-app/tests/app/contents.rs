//! What a map holds beside its drawing, and several elements at once.

use journey_app::ErrorCode;
use journey_model::{Basis, Command, Content, Element, Field, Id, LaneKind, LinkKind};
use serde_json::{Value, json};

use crate::desk::Desk;
use crate::room::{Room, journey};

fn edit(desk: &mut Desk, ids: &[Id], field: Field) {
    let ids = ids.to_vec();
    desk.apply(&Command::Edit { ids, field }).unwrap();
}

fn ids(list: &Value) -> Vec<Id> {
    let ids = list.as_array().unwrap().iter();
    ids.map(|entry| entry["id"].as_str().unwrap().parse().unwrap())
        .collect()
}

#[test]
fn contents_list_actors_lanes_stages_views_and_parked_cards_in_order() {
    let room = Room::new();
    let app = room.app();
    let map = room.sample(&app, 40);
    let mut desk = Desk::open(&app, map);
    let (cards, lanes) = (desk.ids("Card"), desk.ids("Lane"));
    let (second, view) = (Id::from_bits(1 << 40), Id::from_bits(1 << 41));
    desk.apply(&Command::AddActor {
        id: second,
        name: "Sales".to_owned(),
        kind: journey_model::ActorKind::Staff,
    })
    .unwrap();
    desk.apply(&Command::AddView {
        id: view,
        name: "Pains only".to_owned(),
        seen: Default::default(),
    })
    .unwrap();
    edit(&mut desk, &lanes[2..3], Field::Hidden(true));
    desk.apply(&Command::ParkCards {
        ids: vec![cards[3], cards[0]],
    })
    .unwrap();

    let contents = desk.ask("contents", json!({}));
    let whole = journey(&room, &app, map);
    assert_eq!(contents["revision"], desk.state["revision"]);
    assert_eq!(
        ids(&contents["actors"]),
        whole.actors().iter().map(|actor| actor.id).collect::<Vec<_>>()
    );
    assert_eq!(contents["main_actor"], json!(whole.main_actor().unwrap().id));
    assert_eq!(ids(&contents["lanes"]), lanes, "the hidden one as well");
    assert_eq!(
        ids(&contents["stages"]),
        whole.stages().iter().map(|stage| stage.id).collect::<Vec<_>>()
    );
    assert_eq!(ids(&contents["views"]), [view]);
    assert_eq!(ids(&contents["parked"]), [cards[3], cards[0]]);
    // The same when the map is not open.
    let closed = room.app();
    assert_eq!(closed.rpc("contents", json!({ "map": map })).unwrap(), contents);
    let nowhere = closed.rpc("contents", json!({ "map": Id::from_bits(7) })).unwrap_err();
    assert_eq!(nowhere.code, ErrorCode::MapNotFound);
}

#[test]
fn facets_count_cards_by_what_can_be_filtered() {
    let room = Room::new();
    let app = room.app();
    let map = room.sample(&app, 90);
    let mut desk = Desk::open(&app, map);
    let of_kind = |kind: LaneKind| -> Vec<Id> {
        let whole = journey(&room, &app, map);
        let mut ids: Vec<Id> = whole
            .cards()
            .filter(|card| kind.takes(&card.content))
            .map(|card| card.id)
            .collect();
        ids.sort();
        ids
    };
    let (touchpoints, opportunities) = (of_kind(LaneKind::Touchpoints), of_kind(LaneKind::Opportunities));
    desk.apply(&Command::Edit {
        ids: touchpoints.clone(),
        field: Field::Channel("?".to_owned()),
    })
    .unwrap();
    edit(&mut desk, &touchpoints, Field::Channel(String::new()));
    edit(&mut desk, &touchpoints[..1], Field::Channel(" Fair ".to_owned()));
    edit(&mut desk, &touchpoints[1..3], Field::Channel("fair".to_owned()));
    edit(&mut desk, &touchpoints[3..5], Field::Channel("WEB".to_owned()));
    edit(&mut desk, &touchpoints[5..6], Field::Channel("   ".to_owned()));
    edit(&mut desk, &touchpoints[6..8], Field::Channel("Ärzte".to_owned()));
    edit(&mut desk, &opportunities[..2], Field::Owner("Lena".to_owned()));
    edit(
        &mut desk,
        &opportunities[2..3],
        Field::Tags(vec!["Quick".to_owned(), "quick ".to_owned(), "wins".to_owned()]),
    );
    edit(
        &mut desk,
        &opportunities[3..4],
        Field::Tags(vec!["QUICK".to_owned(), String::new()]),
    );
    edit(&mut desk, &opportunities[..1], Field::Basis(Basis::Proposed));

    let facets = desk.ask("contents", json!({}))["facets"].clone();
    assert_eq!(
        facets["channels"],
        json!([["Fair", 3], ["WEB", 2], ["Ärzte", 2]]),
        "trimmed, by number and then by name, as the oldest card spells it"
    );
    assert_eq!(facets["owners"], json!([["Lena", 2]]));
    assert_eq!(facets["tags"], json!([["Quick", 2], ["wins", 1]]), "a card counts once");
    // Every number is what a filter by that value lets through.
    let count = |name: &str, value: &Value| {
        let mut filter = json!({
            "kinds": [], "actors": [], "families": [], "channels": [], "bases": [], "owners": [], "tags": [],
        });
        filter[name] = json!([value]);
        desk.ask("filter", json!({ "filter": filter }))["ids"]
            .as_array()
            .unwrap()
            .len()
    };
    for name in ["kinds", "actors", "families", "channels", "bases", "owners", "tags"] {
        let values = facets[name].as_array().unwrap();
        assert!(!values.is_empty(), "{name}");
        for pair in values {
            assert_eq!(json!(count(name, &pair[0])), pair[1], "{name} {}", pair[0]);
        }
    }
    let whole: u64 = facets["kinds"]
        .as_array()
        .unwrap()
        .iter()
        .map(|pair| pair[1].as_u64().unwrap())
        .sum();
    assert_eq!(whole, 90);
}

#[test]
fn several_elements_come_in_order_with_the_links_between_them() {
    let room = Room::new();
    let app = room.app();
    let map = room.sample(&app, 40);
    let mut desk = Desk::open(&app, map);
    let cards = desk.ids("Card");
    let link = |desk: &mut Desk, number: u64, from: Id, to: Id| {
        let id = Id::from_bits((1 << 40) + number);
        let label = format!("Link {number}");
        desk.apply(&Command::AddLink {
            id,
            kind: LinkKind::LeadsTo,
            from,
            to,
            label,
        })
        .unwrap();
        id
    };
    let step = desk.ids("Step")[0];
    let whole = journey(&room, &app, map);
    let of_kind = |kind: LaneKind| {
        let mut cards: Vec<_> = cards
            .iter()
            .copied()
            .filter(|id| kind.takes(&whole.card(*id).unwrap().content))
            .collect();
        cards.dedup();
        cards
    };
    let actions = of_kind(LaneKind::Actions);
    let inside = link(&mut desk, 1, actions[2], actions[0]);
    let half = link(&mut desk, 2, actions[1], step);
    let named = link(&mut desk, 3, actions[3], step);
    let nobody = Id::from_bits(12_345_678);

    let asked = [actions[2], nobody, actions[0], actions[2], named, actions[1]];
    let chosen = desk.ask("elements", json!({ "ids": asked }));
    let elements: Vec<Element> = serde_json::from_value(chosen["elements"].clone()).unwrap();
    assert_eq!(
        elements.iter().map(Element::id).collect::<Vec<_>>(),
        [actions[2], actions[0], actions[1]]
    );
    let links = chosen["links"].as_array().unwrap();
    let found: Vec<&Value> = links.iter().map(|link| &link["link"]["id"]).collect();
    assert_eq!(found, [&json!(named), &json!(inside)]);
    assert_ne!(found[1], &json!(half));
    assert_eq!(links[0]["from"], json!(whole.card(actions[3]).unwrap().text));
    assert_eq!(links[0]["to"], json!(whole.step(step).unwrap().name));
    assert_eq!(
        desk.ask("elements", json!({ "ids": [nobody] })),
        json!({ "elements": [], "links": [] })
    );
}

#[test]
fn a_filter_takes_what_meets_every_list() {
    let room = Room::new();
    let app = room.app();
    let map = room.sample(&app, 90);
    let desk = Desk::open(&app, map);
    let whole = journey(&room, &app, map);
    let take = |filter: Value| {
        let mut all = json!({
            "kinds": [], "actors": [], "families": [], "channels": [], "bases": [], "owners": [], "tags": [],
        });
        for (name, value) in filter.as_object().unwrap() {
            all[name] = value.clone();
        }
        desk.ask("filter", json!({ "filter": all }))["ids"]
            .as_array()
            .unwrap()
            .len()
    };
    assert_eq!(take(json!({})), 90, "nothing asked for takes every card");
    let pains = whole
        .cards()
        .filter(|card| matches!(card.content, Content::Pain(_)))
        .count();
    assert_eq!(take(json!({ "kinds": ["Pains"] })), pains);
    assert_eq!(take(json!({ "kinds": ["Pains"], "channels": ["Web"] })), 0);
    assert_eq!(take(json!({ "tags": ["  "] })), 0, "a blank value is nobody's");
    assert_eq!(take(json!({ "actors": [whole.main_actor().unwrap().id] })), 90);
    assert_eq!(take(json!({ "actors": [map] })), 0);
}
