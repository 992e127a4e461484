//! Pieces, as the interface sees them: those that come with the program can all be put onto a map, and one's own are kept.

use std::collections::BTreeMap;
use std::thread;

use journey_app::ErrorCode;
use journey_app::headless::KeptLibrary;
use journey_model::{
    About, Basis, Command, Content, Field, Id, Journey, LaneKind, Link, LinkKind, NewCard, Piece, Place, plan,
};
use serde_json::{Value, json};

use crate::desk::Desk;
use crate::room::Room;

fn ready(room: &Room, language: &str) -> Vec<Value> {
    let app = room.app();
    let reply = app.rpc("ready_pieces", json!({ "language": language })).unwrap();
    reply["pieces"].as_array().unwrap().clone()
}

fn apply(journey: &mut Journey, command: &Command) {
    let transaction = plan(journey, command).unwrap();
    journey.apply(&transaction).unwrap();
}

/// A map of one stage with as many steps as a piece needs, and no lane.
fn ground(steps: u32) -> (Journey, Vec<Id>) {
    let mut journey = Journey::new(About::new(Id::from_bits(1 << 50), "A map"));
    let (stage, first) = (Id::from_bits(2 << 50), Id::from_bits((3 << 50) + 1));
    apply(
        &mut journey,
        &Command::AddStage {
            id: stage,
            name: "Stage".to_owned(),
            step: first,
            step_name: "Step".to_owned(),
            before: None,
        },
    );
    let mut columns = vec![first];
    for number in 1..steps {
        let id = Id::from_bits((3 << 50) + 1 + u64::from(number));
        apply(
            &mut journey,
            &Command::AddStep {
                id,
                stage,
                name: "Step".to_owned(),
                before: None,
            },
        );
        columns.push(id);
    }
    (journey, columns)
}

/// Puts a piece onto an empty map, in lanes of its own.
fn put(piece: &Piece) -> Journey {
    let most = piece.cards.iter().map(|held| held.step + held.span).max().unwrap();
    let (mut journey, columns) = ground(most);
    let mut lanes = Vec::new();
    for (number, lane) in (0..).zip(&piece.lanes) {
        let id = Id::from_bits((4 << 50) + number);
        lanes.push(id);
        let (kind, name) = (lane.kind, "Lane".to_owned());
        let before = None;
        apply(&mut journey, &Command::AddLane { id, kind, name, before });
    }
    let card = |held: &journey_model::PieceCard| NewCard {
        id: held.card.id,
        place: Some(Place {
            lane: lanes[held.lane as usize],
            step: columns[held.step as usize],
            span: held.span,
        }),
        before: None,
        text: held.card.text.clone(),
        note: held.card.note.clone(),
        actor: None,
        evidence: held.card.evidence.clone(),
        hue: held.card.hue,
        tags: held.card.tags.clone(),
        content: Some(held.card.content.clone()),
        personal: None,
    };
    let cards = piece.cards.iter().map(card).collect();
    let links = piece.links.clone();
    apply(&mut journey, &Command::AddCards { cards, links });
    journey
}

#[test]
fn every_piece_can_be_put_onto_a_map_in_both_languages() {
    let room = Room::new();
    for language in ["en", "it"] {
        let pieces = ready(&room, language);
        assert!(pieces.len() > 150, "{}", pieces.len());
        for ready in pieces {
            let piece: Piece = serde_json::from_value(ready["piece"].clone()).unwrap();
            let journey = put(&piece);
            for held in &piece.cards {
                let card = journey.card(held.card.id).unwrap();
                assert_eq!(card.content, held.card.content, "{}", ready["id"]);
                assert_eq!(card.text, held.card.text);
                assert_ne!(
                    card.evidence.basis,
                    Basis::Observed,
                    "nobody has observed {}",
                    ready["id"]
                );
            }
            let kept = piece.links.iter().all(|link| journey.link(link.id).is_some());
            assert!(kept, "a link of {} joins nothing", ready["id"]);
        }
    }
}

#[test]
fn metrics_come_with_what_they_mean() {
    let room = Room::new();
    for language in ["en", "it"] {
        for ready in ready(&room, language) {
            let piece: Piece = serde_json::from_value(ready["piece"].clone()).unwrap();
            for held in piece.cards {
                let Content::Metric(metric) = held.card.content else {
                    continue;
                };
                assert!(metric.definition.len() > 40, "{} has no definition", ready["id"]);
                let on_the_shelf = ready["shelf"] == "Metrics";
                assert!(
                    !on_the_shelf || metric.definition.lines().count() == 4,
                    "{}",
                    ready["id"]
                );
            }
        }
    }
}

/// A map with a touchpoint that leads to another one two steps on, and a feeling; all of them somebody's.
fn work<'a>(room: &Room, app: &'a journey_app::App) -> (Desk<'a>, Vec<Id>) {
    let map = room.sample(app, 0);
    let mut desk = Desk::open(app, map);
    let (stage, lanes) = (Id::from_bits(11 << 50), [12u64 << 50, 13 << 50].map(Id::from_bits));
    let steps: Vec<Id> = (0..3).map(|number| Id::from_bits((14 << 50) + number)).collect();
    let name = "New".to_owned();
    desk.apply(&Command::AddStage {
        id: stage,
        name: name.clone(),
        step: steps[0],
        step_name: name.clone(),
        before: None,
    })
    .unwrap();
    for step in &steps[1..] {
        let (id, name, before) = (*step, name.clone(), None);
        desk.apply(&Command::AddStep {
            id,
            stage,
            name,
            before,
        })
        .unwrap();
    }
    for (id, kind) in lanes.into_iter().zip([LaneKind::Touchpoints, LaneKind::Emotions]) {
        let (name, before) = (format!("{kind:?}"), None);
        desk.apply(&Command::AddLane { id, kind, name, before }).unwrap();
    }
    let cards: Vec<Id> = (0..3).map(|number| Id::from_bits((15 << 50) + number)).collect();
    for ((id, text), (lane, step)) in cards.iter().zip(["Fair", "Mail to Anna", "Glad"]).zip([
        (lanes[0], steps[0]),
        (lanes[0], steps[2]),
        (lanes[1], steps[2]),
    ]) {
        let (id, text, before) = (*id, text.to_owned(), None);
        desk.apply(&Command::AddCard {
            id,
            lane,
            step,
            text,
            before,
        })
        .unwrap();
    }
    desk.apply(&Command::AddLink {
        id: Id::from_bits(16 << 50),
        kind: LinkKind::LeadsTo,
        from: cards[0],
        to: cards[1],
        label: "within a week".to_owned(),
    })
    .unwrap();
    for (ids, field) in [
        (vec![cards[2]], Field::Score(-1.0)),
        (vec![cards[1]], Field::Source("Interview 7".to_owned())),
    ] {
        desk.apply(&Command::Edit { ids, field }).unwrap();
    }
    (desk, cards)
}

fn kept(app: &journey_app::App) -> Vec<Value> {
    let reply = app.rpc("kept_pieces", json!({})).unwrap();
    reply["pieces"].as_array().unwrap().clone()
}

#[test]
fn cards_are_kept_with_their_links_and_without_what_is_of_their_map_only() {
    let room = Room::new();
    let app = room.app();
    let (desk, cards) = work(&room, &app);
    let own = desk.ask("keep_piece", json!({ "cards": cards }));
    assert_eq!(kept(&app), std::slice::from_ref(&own));
    assert_eq!(own["name"], json!("Fair"));
    let piece: Piece = serde_json::from_value(own["piece"].clone()).unwrap();
    let lanes: Vec<(&str, LaneKind)> = piece.lanes.iter().map(|lane| (lane.name.as_str(), lane.kind)).collect();
    assert_eq!(
        lanes,
        [("Touchpoints", LaneKind::Touchpoints), ("Emotions", LaneKind::Emotions)]
    );
    let places: BTreeMap<&str, (u32, u32)> = piece
        .cards
        .iter()
        .map(|held| (held.card.text.as_str(), (held.lane, held.step)))
        .collect();
    assert_eq!(
        places,
        BTreeMap::from([("Fair", (0, 0)), ("Mail to Anna", (0, 2)), ("Glad", (1, 2))])
    );
    let [Link { label, .. }] = &piece.links[..] else {
        panic!("{:?}", piece.links);
    };
    assert_eq!(label, "within a week");
    for held in &piece.cards {
        assert_eq!((held.card.place, held.card.actor), (None, None));
        assert_eq!(held.card.evidence.basis, Basis::Assumed);
        assert_eq!(held.card.evidence.source, "");
    }
    let glad = piece.cards.iter().find(|held| held.card.text == "Glad").unwrap();
    // A point of -1 on a scale down to -2 is half of the way down on any.
    assert_eq!(
        glad.card.content,
        Content::Emotion(journey_model::Emotion { score: -0.5 })
    );
    assert_eq!(put(&piece).cards().count(), 3);

    let listed = KeptLibrary::at(&room.library()).unwrap().pieces().unwrap();
    let [line] = &listed[..] else { panic!("{listed:?}") };
    assert_eq!((line.name.as_str(), line.cards.len(), line.links), ("Fair", 3, 1));

    let one = desk.ask("keep_piece", json!({ "cards": [cards[1]] }));
    assert_eq!(one["piece"]["links"], json!([]));
    assert_eq!(one["piece"]["cards"][0]["step"], json!(0));
}

#[test]
fn a_piece_is_named_removed_and_brought_back() {
    let room = Room::new();
    let app = room.app();
    let (desk, cards) = work(&room, &app);
    let own = desk.ask("keep_piece", json!({ "cards": cards }));
    let id = own["id"].clone();
    let name = |name: &str| app.rpc("name_piece", json!({ "piece": id, "name": name }));
    name("  Fair,\n then a mail ").unwrap();
    assert_eq!(kept(&app)[0]["name"], json!("Fair, then a mail"));
    name(" ").unwrap();
    assert_eq!(kept(&app)[0]["name"], json!("Fair, then a mail"));
    let before = kept(&app);
    app.rpc("remove_piece", json!({ "piece": id })).unwrap();
    assert!(kept(&app).is_empty());
    let again = app.rpc("remove_piece", json!({ "piece": id })).unwrap_err();
    assert_eq!(
        (again.code, name("Gone").unwrap_err().code),
        (ErrorCode::Stale, ErrorCode::Stale)
    );
    app.rpc("bring_piece_back", before[0].clone()).unwrap();
    assert_eq!(kept(&app), before);
    // It is there after a new start.
    drop(app);
    assert_eq!(kept(&room.app()), before);
}

#[test]
fn what_is_no_piece_is_refused() {
    let room = Room::new();
    let app = room.app();
    let (desk, cards) = work(&room, &app);
    let keep = |ids: Value| app.rpc("keep_piece", json!({ "map": desk.map, "cards": ids }));
    assert_eq!(keep(json!([])).unwrap_err().code, ErrorCode::ElementNotFound);
    // A map's title is no card.
    assert_eq!(keep(json!([desk.map])).unwrap_err().code, ErrorCode::ElementNotFound);
    let own = desk.ask("keep_piece", json!({ "cards": cards }));
    let broken: [fn(&mut Value); 4] = [
        |piece| piece["cards"][0]["lane"] = json!(7),
        |piece| piece["cards"][0]["span"] = json!(0),
        |piece| piece["cards"] = json!([]),
        |piece| piece["links"][0]["to"] = json!("01nowhere0000"),
    ];
    for (number, spoil) in broken.into_iter().enumerate() {
        let mut other = own.clone();
        spoil(&mut other["piece"]);
        let refused = app.rpc("bring_piece_back", other).unwrap_err();
        assert_eq!(refused.code, ErrorCode::BadParameters, "{number}");
    }
    let mut long = own.clone();
    long["piece"]["cards"][0]["card"]["note"] = json!("x".repeat(1_100_000));
    assert_eq!(app.rpc("bring_piece_back", long).unwrap_err().code, ErrorCode::Refused);
    assert_eq!(kept(&app), [own]);
}

#[test]
fn another_window_hears_of_pieces_while_it_shows_a_map() {
    let room = Room::new();
    let app = room.app();
    let (desk, cards) = work(&room, &app);
    let ask = |edition: Value| {
        let params = json!({ "edition": 0, "map": desk.map, "outside": 0, "pieces": edition });
        let reply: Value = serde_json::from_str(&app.answer_at("second", "news", params).unwrap()).unwrap();
        reply["pieces"].clone()
    };
    app.answer_at("second", "open", crate::desk::view(desk.map)).unwrap();
    // What a window shows at first is told at once.
    let none = ask(json!(1));
    assert_eq!(none, json!(0));
    let heard = thread::scope(|scope| {
        let waiting = scope.spawn(|| ask(none.clone()));
        desk.ask("keep_piece", json!({ "cards": cards }));
        waiting.join().unwrap()
    });
    assert_ne!(heard, none);
    assert!(heard.as_u64().unwrap() < 1 << 53, "a page cannot hold it");
}

#[test]
fn a_name_is_taken_out_of_pieces_too() {
    let room = Room::new();
    let app = room.app();
    let (desk, cards) = work(&room, &app);
    let own = desk.ask("keep_piece", json!({ "cards": [cards[1]] }));
    assert_eq!(own["name"], json!("Mail to Anna"));
    let order = json!({ "names": ["anna"], "word": "Person 1", "quotes": false });
    let found = app.rpc("find_name", order.clone()).unwrap();
    assert_eq!(found["pieces"], json!(1));
    assert_eq!(kept(&app), [own]);
    app.rpc("remove_name", order.clone()).unwrap();
    let left = kept(&app);
    assert_eq!(left[0]["name"], json!("Mail to Person 1"));
    assert_eq!(left[0]["piece"]["cards"][0]["card"]["text"], json!("Mail to Person 1"));
    assert_eq!(app.rpc("find_name", order).unwrap()["pieces"], json!(0));
}
