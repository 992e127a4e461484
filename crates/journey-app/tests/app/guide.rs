//! The guided build: three answers become a map. And how far a map has come with the five steps.

use journey_app::{App, ErrorCode};
use journey_model::{ActorKind, Basis, Card, Command, Content, Family, Field, Id, Journey, LaneKind, LinkKind, Phase};
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
    // Nothing that was typed is lost.
    let more: Vec<&str> = after.iter().skip(40).map(String::as_str).collect();
    assert_eq!(met[39].note, more.join("\n"));
    assert!(met[..39].iter().all(|card| card.note.is_empty()));
}

#[test]
fn long_answers_stand_whole_on_their_cards_and_the_title_stays_a_title() {
    let room = Room::new();
    let app = room.app();
    let story = "she reads about it in three papers and on the tram ".repeat(60);
    let story = story.trim();
    let map = built(&room, &app, answers(story, story, story, story, story));
    assert_eq!(map.check(), Ok(()));
    let title = &map.about().title;
    assert!(
        title.starts_with("She reads about it") && title.ends_with('…'),
        "{title}"
    );
    assert!((60..=121).contains(&title.chars().count()), "{title}");
    let main = map.main_actor().unwrap();
    assert!(
        main.name.ends_with('…') && main.name.chars().count() <= 61,
        "{}",
        main.name
    );
    assert_eq!(main.caption.to_lowercase(), story);
    for card in map.cards() {
        assert_eq!(card.text.to_lowercase(), story);
    }
    // A word without an end is cut all the same, between two characters.
    let map = built(&room, &app, answers("", "", &"ありがとう".repeat(400), "", ""));
    assert_eq!(map.about().title.chars().count(), 121);
}

#[test]
fn answers_in_any_script_are_drawn_as_they_were_written() {
    let room = Room::new();
    let app = room.app();
    let map = built(
        &room,
        &app,
        answers(
            "ليلى، مهندسة",
            "إعلان في محطة الحافلات",
            "دراجة للطريق إلى العمل",
            "المتجر عند المحطة",
            "🚲🎉\n👩‍👩‍👧 call home\n\u{200f}\u{202e}\n \t \n",
        ),
    );
    assert_eq!(map.check(), Ok(()));
    assert_eq!(map.about().title, "دراجة للطريق إلى العمل");
    assert_eq!(map.main_actor().unwrap().name, "ليلى");
    let met = cards(&map, LaneKind::Touchpoints);
    let wanted = ["إعلان في محطة الحافلات", "المتجر عند المحطة", "🚲🎉", "👩‍👩‍👧 call home"];
    assert_eq!(texts(&met), wanted);
    // Nothing but marks that nobody sees is no answer.
    let unseen = built(
        &room,
        &app,
        answers("\u{200b}", "\u{202e}", "\u{feff}\u{200f}", "\u{a0}", "-\n•"),
    );
    assert_eq!(unseen.cards().count(), 0);
    assert_eq!(unseen.about().title, "From first contact to after-sales");
}

#[test]
fn what_nobody_sees_is_no_answer_and_no_name() {
    let room = Room::new();
    let app = room.app();
    // Marks of direction, fillers of scripts, a separator, selectors, tags, a pattern of no dots.
    let unseen = [
        '\u{34f}',
        '\u{61c}',
        '\u{115f}',
        '\u{1160}',
        '\u{17b4}',
        '\u{180b}',
        '\u{180e}',
        '\u{2800}',
        '\u{3164}',
        '\u{ffa0}',
        '\u{1d173}',
        '\u{e0020}',
        '\u{e01ef}',
    ];
    let lines: Vec<String> = unseen.iter().map(|mark| format!("- {mark}")).collect();
    let all: String = unseen.iter().collect();
    let map = built(
        &room,
        &app,
        answers(&all, "\u{3164}", &all, "\u{180e}", &lines.join("\n")),
    );
    assert_eq!(map.cards().count(), 0);
    assert_eq!(map.about().title, "From first contact to after-sales");
    assert_eq!(map.main_actor().unwrap().name, "Customer");
    for (who, name, caption) in [
        (", who drives", "Customer", "Who drives"),
        ("\u{200b}, who drives", "Customer", "Who drives"),
        ("\u{3164}、 who drives", "Customer", "Who drives"),
        (", \u{61c}", "Customer", ""),
        ("Ada, \u{61c}", "Ada", ""),
        // Seen with what stands beside it.
        ("\u{200f}ليلى، مهندسة", "\u{200f}ليلى", "مهندسة"),
    ] {
        let map = built(&room, &app, answers(who, "", "", "", ""));
        let main = map.main_actor().unwrap();
        assert_eq!((main.name.as_str(), main.caption.as_str()), (name, caption), "{who:?}");
    }
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

/// What a step of the build asks for, done in one gesture.
fn doing(map: &Journey, step: &str) -> Vec<Command> {
    let lane = |kind: LaneKind| map.lanes().into_iter().find(|lane| lane.kind == kind).unwrap().id;
    let id = |number: usize| Id::from_bits(900 + number as u64);
    let add = |number: usize, kind: LaneKind, step: Id| Command::AddCard {
        id: id(number),
        lane: lane(kind),
        step,
        text: "Twelve talks at the counter".to_owned(),
        before: None,
    };
    let edit = |of: Id, field: Field| Command::Edit { ids: vec![of], field };
    let stages = map.stages();
    let firsts = || stages.iter().map(|stage| map.steps_of(stage.id)[0].id).enumerate();
    match step {
        "Data" => firsts()
            .flat_map(|(at, step)| {
                [
                    add(at, LaneKind::Actions, step),
                    edit(id(at), Field::Basis(Basis::Observed)),
                    edit(id(at), Field::Source("Talks, March".to_owned())),
                ]
            })
            .collect(),
        "Segments" => vec![
            Command::AddActor {
                id: id(20),
                name: "Bruno".to_owned(),
                kind: ActorKind::Persona,
            },
            edit(id(20), Field::Caption("Cycles in all weathers".to_owned())),
        ],
        "Touchpoints" => {
            let touchpoints = lane(LaneKind::Touchpoints);
            let steps = map.steps().into_iter().map(|step| step.id);
            let bare = steps.filter(|step| map.cards_at(touchpoints, *step).is_empty());
            bare.enumerate()
                .map(|(at, step)| add(40 + at, LaneKind::Touchpoints, step))
                .collect()
        }
        "Measures" => firsts()
            .flat_map(|(at, step)| {
                let figure = edit(id(60 + at), Field::Actual(Some(12.0)));
                [add(60 + at, LaneKind::Metrics, step), figure]
            })
            .collect(),
        "Improvement" => vec![
            add(80, LaneKind::Opportunities, map.steps()[0].id),
            edit(id(80), Field::Owner("Ada".to_owned())),
            edit(map.about().id, Field::Review(Some("2027-03-01".parse().unwrap()))),
        ],
        other => panic!("{other} is no step"),
    }
}

#[test]
fn each_of_the_five_steps_ticks_itself_off_and_undo_unticks_it() {
    let room = Room::new();
    let app = room.app();
    let told = answers(
        "Ada, who drives to work",
        "A poster",
        "a bicycle",
        "",
        "A letter\nA call",
    );
    let made = app.rpc("build_map", told).unwrap();
    let mut desk = Desk::open(&app, id_in(&made["map"]));
    let done = |desk: &Desk<'_>| -> Vec<String> {
        let view = desk.ask("guide", json!({}));
        let steps = view["steps"].as_array().unwrap().iter();
        let done = steps.filter(|step| step["done"] == json!(true));
        done.map(|step| step["step"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(done(&desk), Vec::<String>::new());
    let mut wanted: Vec<&str> = Vec::new();
    for step in ["Data", "Segments", "Touchpoints", "Measures", "Improvement"] {
        let gesture = Command::Together {
            act: journey_model::Act::Edit,
            commands: doing(&journey(&room, &app, desk.map), step),
        };
        desk.apply(&gesture).unwrap();
        let before = wanted.clone();
        wanted.push(step);
        assert_eq!(done(&desk), wanted, "{step} is done");
        desk.undo().unwrap();
        assert_eq!(done(&desk), before, "{step} is taken back");
        desk.redo().unwrap();
        assert_eq!(done(&desk), wanted, "{step} is done again");
    }
    for _ in 0..5 {
        desk.undo().unwrap();
    }
    assert_eq!(done(&desk), Vec::<String>::new());
}
