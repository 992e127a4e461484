//! The templates: a method each, in two languages, with questions that stand on the screen and nowhere else.

use std::collections::{BTreeMap, BTreeSet};

use journey_app::headless;
use journey_app::protocol::{Language, PosterChoices, PosterFormat};
use journey_model::{Command, Content, Date, Element, Form, Id, Journey, Link, Record};
use serde_json::{Value, json};

use crate::desk::Desk;
use crate::room::{Room, id_in, journey};

const LANGUAGES: [(Language, &str); 2] = [(Language::En, "en"), (Language::It, "it")];

fn templates(language: Language) -> Vec<(&'static str, Journey)> {
    headless::template_names()
        .map(|name| (name, headless::template(name, language).unwrap()))
        .collect()
}

/// What a template is apart from its words: ids, order, kinds, places, links.
fn shape(journey: &Journey) -> BTreeMap<Id, String> {
    let shape = journey.records().map(|record| {
        let what = match &record {
            Record::Link(Link { kind, from, to, .. }) => format!("{kind:?} {from} {to}"),
            Record::Element(Element::About(about)) => format!("{:?}", about.scale),
            Record::Element(Element::Actor(actor)) => {
                format!("{:?} {:?} {:?} {:?}", actor.kind, actor.order, actor.hue, actor.path)
            }
            Record::Element(Element::Stage(stage)) => {
                format!("{:?} {:?} {}", stage.order, stage.phase, stage.entry_rules.len())
            }
            Record::Element(Element::Step(step)) => format!("{} {:?} {:?}", step.stage, step.order, step.segment),
            Record::Element(Element::Lane(lane)) => {
                let asked: Vec<_> = lane.guidance.iter().map(|one| one.step).collect();
                format!("{:?} {:?} {:?} {asked:?}", lane.kind, lane.order, lane.line_below)
            }
            Record::Element(Element::Card(card)) => {
                let kind = card.content.name();
                format!(
                    "{kind} {:?} {:?} {:?} {:?}",
                    card.place, card.order, card.actor, card.evidence.basis
                )
            }
            Record::Element(other) => format!("{:?}", other.kind()),
        };
        (record.id(), what)
    });
    shape.collect()
}

fn questions(journey: &Journey) -> Vec<String> {
    let lanes = journey.lanes();
    lanes
        .iter()
        .flat_map(|lane| lane.guidance.iter().map(|one| one.text.clone()))
        .collect()
}

#[test]
fn there_are_ten_and_the_blank_one_comes_first() {
    let names: Vec<&str> = headless::template_names().collect();
    let wanted = [
        "blank",
        "five-stages",
        "see-think-do-care",
        "service-blueprint",
        "forgotten-stage",
        "hybrid-retail",
        "relationship-loop",
        "experience-map",
        "employee-journey",
        "event-journey",
    ];
    assert_eq!(names, wanted);
}

#[test]
fn a_template_is_the_same_map_in_both_languages_in_other_words() {
    for ((name, english), (_, italian)) in templates(Language::En).into_iter().zip(templates(Language::It)) {
        assert_eq!(shape(&english), shape(&italian), "{name}");
        assert_eq!(
            (english.about().language.as_str(), italian.about().language.as_str()),
            ("en", "it")
        );
        assert_ne!(english.about().method, italian.about().method, "{name}");
        for (here, there) in questions(&english).iter().zip(&questions(&italian)) {
            assert_ne!(here, there, "{name}: not translated");
        }
    }
}

#[test]
fn a_template_says_its_method_in_a_sentence_and_prints_none_of_it() {
    for (language, code) in LANGUAGES {
        for (name, template) in templates(language) {
            let about = template.about();
            assert!(
                (80..220).contains(&about.method.chars().count()),
                "{name} {code}: {}",
                about.method
            );
            assert!(about.method.ends_with('.'), "{name} {code}");
            assert_eq!(
                about.scenario, "",
                "{name} {code}: what a map is about is for whoever draws it to say"
            );
            let pairs = headless::templates(language).unwrap();
            assert!(pairs.iter().any(|one| one.name == name && one.summary == about.method));
        }
    }
}

#[test]
fn no_two_cells_of_all_templates_ask_the_same() {
    for (language, code) in LANGUAGES {
        let mut said = BTreeMap::new();
        for (name, template) in templates(language) {
            let questions = questions(&template);
            assert!(
                questions.len() >= if name == "blank" { 5 } else { 24 },
                "{name} {code}: {}",
                questions.len()
            );
            for question in questions {
                let end = question.chars().last();
                assert!(matches!(end, Some('?' | '.')), "{name} {code}: {question}");
                if let Some(other) = said.insert(question.to_lowercase(), name) {
                    panic!("{code}: {name} and {other} both ask “{question}”");
                }
            }
        }
    }
}

#[test]
fn every_question_fits_its_cell_whole() {
    let room = Room::new();
    let app = room.app();
    for (language, code) in LANGUAGES {
        for (name, template) in templates(language) {
            let made = app
                .rpc("create", json!({ "template": name, "language": code }))
                .unwrap();
            let scene = drawn(&app, id_in(&made["map"]), true);
            let hints = hints(&scene);
            let own = template.lanes().iter().flat_map(|lane| lane.guidance.clone()).count();
            assert_eq!(hints.len(), own, "{name} {code}: a question stands where a card does");
            for hint in hints {
                let last = hint["items"].as_array().and_then(|items| items.last()).unwrap();
                let last = last["text"].as_str().unwrap();
                assert!(!last.ends_with('…'), "{name} {code}: {hint}");
            }
        }
    }
}

#[test]
fn every_template_prints_in_both_languages() {
    let day = Date::new(2026, 11, 22).unwrap();
    for (language, code) in LANGUAGES {
        for (name, template) in templates(language) {
            let file = journey_format::write(&template);
            let choices = PosterChoices {
                language,
                ..PosterChoices::default()
            };
            let poster = headless::export_poster(file.as_bytes(), &choices, day).unwrap();
            assert!(poster.bytes.starts_with(b"%PDF-"), "{name} {code}");
            assert!(
                poster.smallest_type_pt >= 6.0,
                "{name} {code}: {}",
                poster.smallest_type_pt
            );
        }
    }
}

/// Letters alone: what is printed is broken into lines and spaced letter by letter.
fn letters(text: &str) -> String {
    let mut within = false;
    let told = text.chars().filter(|letter| {
        within = (within || *letter == '<') && *letter != '>';
        !within && *letter != '>'
    });
    told.filter(|letter| letter.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

#[test]
fn no_question_of_any_template_is_on_paper() {
    let day = Date::new(2026, 11, 22).unwrap();
    for (language, code) in LANGUAGES {
        for (name, template) in templates(language) {
            let file = journey_format::write(&template);
            for form in [Form::Grid, Form::Network] {
                let choices = PosterChoices {
                    language,
                    form,
                    format: PosterFormat::Svg,
                    outlines: false,
                    ..PosterChoices::default()
                };
                let poster = headless::export_poster(file.as_bytes(), &choices, day).unwrap();
                let page = String::from_utf8(poster.bytes).unwrap();
                let (_, drawn) = page.split_once("</style>").unwrap();
                let printed = letters(drawn);
                let stage = letters(&template.stages()[0].name);
                assert!(
                    printed.contains(&stage),
                    "{name} {code}: “{stage}” is not on it: {printed}"
                );
                for question in questions(&template) {
                    let begins: String = letters(&question).chars().take(28).collect();
                    assert!(!printed.contains(&begins), "{name} {code} prints “{question}”");
                }
            }
        }
    }
}

#[test]
fn in_every_template_a_card_takes_its_cells_question_away_and_no_other() {
    let room = Room::new();
    let app = room.app();
    let keys = |map: Id| -> BTreeSet<String> {
        let scene = drawn(&app, map, true);
        hints(&scene)
            .iter()
            .map(|hint| hint["key"].as_str().unwrap().to_owned())
            .collect()
    };
    for (language, code) in LANGUAGES {
        for (name, _) in templates(language) {
            let params = json!({ "template": name, "language": code });
            let map = id_in(&app.rpc("create", params).unwrap()["map"]);
            let before = keys(map);
            let mut desk = Desk::open(&app, map);
            let mut filled = BTreeSet::new();
            let mut commands = Vec::new();
            let made = journey(&room, &app, map);
            for lane in made.lanes().into_iter().filter(|lane| !lane.guidance.is_empty()) {
                // A question for a whole lane goes on to the next empty cell, until there is none.
                let steps: Vec<Id> = match lane.guidance.iter().rev().find_map(|one| one.step) {
                    Some(step) => vec![step],
                    None => made.steps().iter().map(|step| step.id).collect(),
                };
                for step in steps {
                    filled.insert(format!("guidance:{}:{step}", lane.id));
                    commands.push(Command::AddCard {
                        id: Id::from_bits(1 + commands.len() as u64),
                        lane: lane.id,
                        step,
                        text: "Sara asks her sister".to_owned(),
                        before: None,
                    });
                }
            }
            assert!(filled.intersection(&before).count() >= 5, "{name} {code}");
            for command in &commands {
                desk.apply(command).unwrap();
            }
            let after = keys(map);
            assert_eq!(after, before.difference(&filled).cloned().collect(), "{name} {code}");
            for _ in &commands {
                desk.undo().unwrap();
            }
            assert_eq!(keys(map), before, "{name} {code}");
        }
    }
}

#[test]
fn a_map_made_from_a_template_asks_for_its_own_steps_and_cards() {
    let room = Room::new();
    let app = room.app();
    for (name, template) in templates(Language::En) {
        let made = app
            .rpc("create", json!({ "template": name, "language": "en" }))
            .unwrap();
        let made = journey(&room, &app, id_in(&made["map"]));
        for lane in made.lanes() {
            for step in lane.guidance.iter().filter_map(|one| one.step) {
                assert!(
                    made.step(step).is_some(),
                    "{name}: {} asks of a step of the template",
                    lane.name
                );
            }
        }
        for actor in made.actors() {
            assert!(actor.path.iter().all(|card| made.card(*card).is_some()), "{name}");
        }
        assert_eq!(questions(&made), questions(&template), "{name}");
    }
}

#[test]
fn six_segments_have_five_fields_each_and_every_stage_its_activities() {
    for (language, _) in LANGUAGES {
        let template = headless::template("see-think-do-care", language).unwrap();
        let segments: BTreeSet<Id> = template.steps().iter().filter_map(|step| step.segment).collect();
        assert_eq!(segments.len(), 6);
        let lanes = template.lanes();
        let asking = lanes.iter().filter(|lane| !lane.guidance.is_empty());
        let fields: Vec<usize> = asking.map(|lane| lane.guidance.len()).collect();
        assert_eq!(fields, [8; 5], "five fields for each of the eight steps");
        assert!(template.stages().iter().all(|stage| stage.entry_rules.len() >= 2));
    }
}

#[test]
fn every_metric_of_a_template_says_what_it_counts() {
    for (language, _) in LANGUAGES {
        for (name, template) in templates(language) {
            for card in template.cards() {
                if let Content::Metric(metric) = &card.content {
                    assert!(metric.definition.len() > 40, "{name}: {}", card.text);
                }
            }
        }
    }
}

#[test]
fn the_first_card_takes_the_question_away_and_undo_brings_it_back() {
    let room = Room::new();
    let app = room.app();
    let made = app
        .rpc("create", json!({ "template": "five-stages", "language": "en" }))
        .unwrap();
    let map = id_in(&made["map"]);
    let template = journey(&room, &app, map);
    let (lane, step) = (template.lanes()[0].id, template.steps()[2].id);
    let asks = || {
        let scene = drawn(&app, map, true);
        let key = format!("guidance:{lane}:{step}");
        hints(&scene).iter().any(|group| group["key"] == key)
    };
    assert!(asks());
    let mut desk = Desk::open(&app, map);
    desk.apply(&Command::AddCard {
        id: Id::from_bits(77),
        lane,
        step,
        text: "Searches for “crisps without palm oil”".to_owned(),
        before: None,
    })
    .unwrap();
    assert!(!asks());
    desk.undo().unwrap();
    assert!(asks());
    assert!(
        hints(&drawn(&app, map, false)).is_empty(),
        "whoever does not want them does not get them"
    );
}

#[test]
fn a_templates_small_picture_has_no_letters_and_no_questions() {
    let room = Room::new();
    let app = room.app();
    let mut pictures = BTreeSet::new();
    for name in headless::template_names() {
        let params = json!({ "template": name, "appearance": "light", "language": "en" });
        let scene = app.rpc("template_picture", params).unwrap();
        let text = scene.to_string();
        assert!(!text.contains("\"glyphs\""), "{name}");
        assert!(text.len() < 120_000, "{name}: {} bytes", text.len());
        assert!(pictures.insert(text), "{name} looks like another one");
    }
    let unknown = json!({ "template": "../blank", "appearance": "light", "language": "en" });
    assert!(app.rpc("template_picture", unknown).is_err());
}

fn drawn(app: &journey_app::App, map: Id, guidance: bool) -> Value {
    let params = json!({ "map": map, "appearance": "light", "language": "en", "guidance": guidance });
    let opened = app.answer_at("another window", "open", params).unwrap();
    serde_json::from_str::<Value>(&opened).unwrap()["scene"].clone()
}

fn hints(scene: &Value) -> Vec<&Value> {
    let groups = scene["groups"].as_array().unwrap().iter();
    groups
        .filter(|group| group["key"].as_str().is_some_and(|key| key.starts_with("guidance:")))
        .collect()
}
