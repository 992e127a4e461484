//! The guided build: three answers become a map. And how far a map has come with the five steps.

use journey_app::{App, ErrorCode};
use journey_model::{Basis, Card, Content, Family, Journey, LaneKind, LinkKind, Phase};
use serde_json::{Value, json};

use crate::desk::Desk;
use crate::room::{Room, id_in, journey};

fn answers(who: &str, first: &str, bought: &str, place: &str, after: &str) -> Value {
    json!({ "language": "en", "who": who, "first": first, "bought": bought, "place": place, "after": after })
}

fn built(room: &Room, app: &App, answers: Value) -> Journey {
    let made = app.rpc("build_map", answers).unwrap();
    journey(room, app, id_in(&made["map"]))
}

/// The cards of a lane in the order of their steps.
fn cards(journey: &Journey, kind: LaneKind) -> Vec<Card> {
    let lane = journey.lanes().into_iter().find(|lane| lane.kind == kind).unwrap().id;
    let steps = journey.steps();
    steps
        .iter()
        .flat_map(|step| journey.cards_at(lane, step.id))
        .cloned()
        .collect()
}

fn texts(cards: &[Card]) -> Vec<&str> {
    cards.iter().map(|card| card.text.as_str()).collect()
}

#[test]
fn nothing_answered_is_an_open_map_that_asks() {
    let room = Room::new();
    let app = room.app();
    let map = built(&room, &app, answers("", " ", "", "\n", "\n \n"));
    assert_eq!(map.cards().count(), 0);
    assert_eq!(map.check(), Ok(()));
    assert_eq!(map.about().title, "From first contact to after-sales");
    assert_eq!(map.about().scenario, "");
    assert_eq!(
        map.steps().len(),
        5,
        "first contact, in between, purchase, and two afterwards"
    );
    assert!(map.lanes().iter().all(|lane| !lane.guidance.is_empty()));
}

#[test]
fn three_answers_are_a_drawn_path_from_the_first_contact_to_after_sales() {
    let room = Room::new();
    let app = room.app();
    let after = "- Handing over, with a ride in the yard\n\n• a message after two weeks\nThe six-month check";
    let told = answers(
        "Ada, who drives to work",
        "A colleague rides past on one",
        "a bicycle for the way to work",
        "The shop at the station",
        after,
    );
    let map = built(&room, &app, told);
    assert_eq!(map.check(), Ok(()));
    assert_eq!(map.about().title, "A bicycle for the way to work");
    assert!(
        map.about()
            .scenario
            .starts_with("A colleague rides past on one → The shop at the station → Handing over")
    );
    let main = map.main_actor().unwrap();
    assert_eq!(
        (main.name.as_str(), main.caption.as_str()),
        ("Ada", "Who drives to work")
    );
    let phases: Vec<Phase> = map.stages().iter().filter_map(|stage| stage.phase).collect();
    assert_eq!(
        phases,
        [
            Phase::Awareness,
            Phase::Consideration,
            Phase::Decision,
            Phase::AfterSale
        ]
    );
    let met = cards(&map, LaneKind::Touchpoints);
    assert_eq!(
        texts(&met),
        [
            "A colleague rides past on one",
            "The shop at the station",
            "Handing over, with a ride in the yard",
            "A message after two weeks",
            "The six-month check",
        ]
    );
    assert_eq!(
        texts(&cards(&map, LaneKind::Actions)),
        ["A bicycle for the way to work"]
    );
    assert!(
        map.cards().all(|card| card.evidence.basis == Basis::Assumed),
        "nobody has looked yet"
    );
    for pair in met.windows(2) {
        let leads = |link: &&&journey_model::Link| {
            (link.kind, link.from, link.to) == (LinkKind::LeadsTo, pair[0].id, pair[1].id)
        };
        assert_eq!(
            map.links_of(pair[0].id).iter().filter(leads).count(),
            1,
            "{} leads on",
            pair[0].text
        );
    }
    assert_eq!(map.links().count(), 4);
    assert_eq!(map.steps().len(), 6);
    // In between nobody named a contact, which is what the map then asks for.
    let between = map.steps()[1].id;
    assert!(met.iter().all(|card| card.place.unwrap().step != between));
    let lane = map
        .lanes()
        .into_iter()
        .find(|lane| lane.kind == LaneKind::Touchpoints)
        .unwrap()
        .clone();
    assert!(lane.guidance_at(between).is_some());
}

#[test]
fn a_contact_is_guessed_to_be_on_a_screen_in_the_hand_or_with_a_person() {
    let room = Room::new();
    let app = room.app();
    let families = |language: &str, after: &str| -> Vec<Family> {
        let mut told = answers("", "", "", "", after);
        told["language"] = json!(language);
        cards(&built(&room, &app, told), LaneKind::Touchpoints)
            .iter()
            .map(|card| match &card.content {
                Content::Touchpoint(touchpoint) => touchpoint.family,
                other => panic!("{other:?}"),
            })
            .collect()
    };
    let wanted = [Family::Digital, Family::Physical, Family::Relational];
    assert_eq!(
        families("en", "A newsletter\nThe parcel at the door\nA call from the workshop"),
        wanted
    );
    assert_eq!(
        families(
            "it",
            "Una newsletter\nIl pacco alla porta\nUna telefonata dall’officina"
        ),
        wanted
    );
}

#[test]
fn more_contacts_than_steps_stand_in_the_last_one_in_their_order() {
    let room = Room::new();
    let app = room.app();
    let after: Vec<String> = (1..=60).map(|number| format!("Contact {number}")).collect();
    let map = built(&room, &app, answers("", "", "", "", &after.join("\n")));
    assert_eq!(map.steps().len(), 7);
    let met = cards(&map, LaneKind::Touchpoints);
    let wanted: Vec<&str> = after.iter().take(40).map(String::as_str).collect();
    assert_eq!(texts(&met), wanted);
    assert_eq!(map.links().count(), 39);
}

#[test]
fn odd_answers_are_tidied_or_refused_and_nothing_is_kept_of_those() {
    let room = Room::new();
    let app = room.app();
    let odd = answers("Ada\u{0}\u{7}\tConti", "a\u{1b}[31m stand", "\u{202e}", "", "…");
    let map = built(&room, &app, odd);
    assert_eq!(map.main_actor().unwrap().name, "Ada Conti");
    assert_eq!(cards(&map, LaneKind::Touchpoints)[0].text, "A [31m stand");
    let before = app.rpc("library", json!({})).unwrap()["maps"].as_array().unwrap().len();
    let long = answers("", &"x".repeat(1_000_001), "", "", "");
    assert_eq!(app.rpc("build_map", long).unwrap_err().code, ErrorCode::Refused);
    assert_eq!(
        app.rpc("build_map", json!({ "who": 3 })).unwrap_err().code,
        ErrorCode::BadParameters
    );
    let after = app.rpc("library", json!({})).unwrap()["maps"].as_array().unwrap().len();
    assert_eq!(before, after);
}

#[test]
fn the_guide_counts_what_the_map_holds_and_says_where_to_go_on() {
    let room = Room::new();
    let app = room.app();
    let made = app
        .rpc("build_map", answers("", "A poster", "", "", "A letter\nA call"))
        .unwrap();
    let desk = Desk::open(&app, id_in(&made["map"]));
    let view = desk.ask("guide", json!({}));
    let steps = view["steps"].as_array().unwrap();
    let names: Vec<&str> = steps.iter().map(|step| step["step"].as_str().unwrap()).collect();
    assert_eq!(names, ["Data", "Segments", "Touchpoints", "Measures", "Improvement"]);
    let touchpoints = &steps[2];
    assert_eq!(
        (&touchpoints["have"], &touchpoints["of"], &touchpoints["done"]),
        (&json!(3), &json!(5), &json!(false))
    );
    let cell = &touchpoints["next"]["Cell"];
    let map = journey(&room, &app, desk.map);
    assert_eq!(cell["step"], json!(map.steps()[1].id), "the step in between");
    assert!(app.rpc("guide", json!({ "map": "0000000000009" })).is_err());
}
