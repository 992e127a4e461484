//! Boards: what they are made of, and the lists of decisions that are written from them.

use std::fs;

use journey_model::{Command, Field, Id, Progress};
use serde_json::{Value, json};

use crate::desk::Desk;
use crate::room::Room;

fn opportunities(desk: &Desk<'_>) -> Vec<Id> {
    let boards = desk.ask("boards", json!({}));
    let cards = boards["cards"].as_array().unwrap().iter();
    let opportunities = cards.filter(|card| card["content"].get("Opportunity").is_some());
    opportunities
        .map(|card| card["id"].as_str().unwrap().parse().unwrap())
        .collect()
}

fn decide(desk: &mut Desk<'_>, id: Id, fields: Vec<Field>) {
    let commands = fields.into_iter().map(|field| Command::Edit { ids: vec![id], field });
    let together = Command::Together {
        act: journey_model::Act::Edit,
        commands: commands.collect(),
    };
    desk.apply(&together).unwrap();
}

fn written(desk: &Desk<'_>, room: &Room, form: &str, language: &str) -> String {
    let path = room.path(&format!("{form}.{language}"));
    desk.ask(
        "export_decisions",
        json!({ "form": form, "language": language, "path": path }),
    );
    fs::read_to_string(path).unwrap()
}

#[test]
fn boards_hold_what_the_map_does_not_show_and_take_its_new_values() {
    let room = Room::new();
    let app = room.app();
    let map = room.sample(&app, 200);
    let mut desk = Desk::open(&app, map);
    let all = opportunities(&desk);
    let (parked, hidden) = (all[0], all[1]);
    let card = |desk: &Desk<'_>, id: Id| {
        let boards = desk.ask("boards", json!({}));
        let cards = boards["cards"].as_array().unwrap();
        cards.iter().find(|card| card["id"] == json!(id)).unwrap().clone()
    };
    desk.apply(&Command::ParkCards { ids: vec![parked] }).unwrap();
    let lane: Id = card(&desk, hidden)["place"]["lane"].as_str().unwrap().parse().unwrap();
    for field in [Field::Hidden(true), Field::Locked(true)] {
        desk.apply(&Command::Edit { ids: vec![lane], field }).unwrap();
    }
    // A lane that is hidden and locked holds its cards; what is parked is free.
    assert_eq!(card(&desk, hidden)["locked"], json!(true));
    let waiting = card(&desk, parked);
    assert_eq!((&waiting["place"], &waiting["locked"]), (&Value::Null, &json!(false)));
    let boards = desk.ask("boards", json!({}));
    assert_eq!(boards["cards"].as_array().unwrap().last().unwrap()["id"], json!(parked));
    desk.apply(&Command::Edit {
        ids: vec![parked],
        field: Field::Impact(5),
    })
    .unwrap();
    assert_eq!(card(&desk, parked)["content"]["Opportunity"]["impact"], json!(5));
    assert_eq!(card(&desk, parked)["place"], Value::Null, "it stays parked");
    desk.undo().unwrap();
    assert_ne!(card(&desk, parked)["content"]["Opportunity"]["impact"], json!(5));
}

#[test]
fn curves_come_as_lines_that_can_be_stretched() {
    let room = Room::new();
    let app = room.app();
    let map = room.sample(&app, 200);
    let desk = Desk::open(&app, map);
    let curves = desk.ask("boards", json!({}))["curves"].clone();
    let rules = curves["rules"].as_array().unwrap();
    assert_eq!(rules.iter().filter(|rule| rule["neutral"] == json!(true)).count(), 1);
    let curve = &curves["curves"].as_array().unwrap()[0];
    let points = curve["points"].as_array().unwrap();
    let line = curve["line"].as_str().unwrap();
    assert!(line.starts_with('M'), "{line}");
    assert_eq!(line.matches('C').count() + 1, points.len());
}

#[test]
fn an_idea_is_no_decision_and_what_is_due_first_stands_first() {
    let room = Room::new();
    let app = room.app();
    let map = room.sample(&app, 200);
    let mut desk = Desk::open(&app, map);
    let all = opportunities(&desk);
    let [late, soon, open, done, idea, put_away] = all[..6] else {
        panic!("the sample has too few opportunities")
    };
    let due = |text: &str| Field::Due(Some(text.parse().unwrap()));
    // The sample's own may be decided on already.
    for id in &all {
        desk.apply(&Command::Edit {
            ids: vec![*id],
            field: Field::Progress(Progress::Started),
        })
        .ok();
        desk.apply(&Command::Edit {
            ids: vec![*id],
            field: Field::Progress(Progress::Idea),
        })
        .unwrap();
    }
    decide(
        &mut desk,
        open,
        vec![Field::Progress(Progress::Planned), Field::Name("No day yet".into())],
    );
    decide(
        &mut desk,
        done,
        vec![
            Field::Progress(Progress::Done),
            due("2020-01-01"),
            Field::Name("In place".into()),
        ],
    );
    decide(
        &mut desk,
        soon,
        vec![
            Field::Progress(Progress::Started),
            due("9000-01-01"),
            Field::Name("Later".into()),
        ],
    );
    let fields = vec![
        Field::Progress(Progress::Planned),
        due("2020-01-01"),
        Field::Name("=1+1".into()),
        Field::Next("Call \"IT\", then\nwrite".into()),
        Field::Owner("@ada".into()),
    ];
    decide(&mut desk, late, fields);
    decide(&mut desk, put_away, vec![Field::Progress(Progress::Dropped)]);
    desk.apply(&Command::Edit {
        ids: vec![idea],
        field: due("2020-01-01"),
    })
    .unwrap();

    let boards = desk.ask("boards", json!({}));
    let ids: Vec<&Value> = boards["decisions"]
        .as_array()
        .unwrap()
        .iter()
        .map(|decision| &decision["id"])
        .collect();
    assert_eq!(
        ids,
        [late, soon, open, done].map(|id| json!(id)).iter().collect::<Vec<_>>()
    );

    let csv = written(&desk, &room, "Csv", "en");
    assert!(csv.starts_with('\u{feff}'), "spreadsheets are told the encoding");
    let rows: Vec<&str> = csv.trim_start_matches('\u{feff}').split("\r\n").collect();
    assert_eq!(
        rows[0],
        "Next action,Owner,Due,Status,Overdue,Opportunity,Stage,Step,Impact,Effort,Answers"
    );
    assert!(
        rows[1].starts_with("\"Call \"\"IT\"\", then\nwrite\",'@ada,2020-01-01,Planned,yes,'=1+1,"),
        "{}",
        rows[1]
    );
    assert!(
        rows[4].contains("Done,,In place"),
        "what is done is never late: {}",
        rows[4]
    );
    assert_eq!(rows[5..], [""]);

    let italian = written(&desk, &room, "Markdown", "it");
    assert!(italian.starts_with("# Decisioni: "), "{italian}");
    assert!(
        italian.contains("| Call \"IT\", then write | @ada | **2020-01-01** (in ritardo) | Pianificata | =1+1 |"),
        "{italian}"
    );
    assert!(italian.contains("| *ancora da dire* | "), "{italian}");
    assert!(italian.contains("## Fatto\n\n- In place"), "{italian}");
}

#[test]
fn markdown_takes_nothing_of_a_text_for_its_own() {
    let room = Room::new();
    let app = room.app();
    let map = room.sample(&app, 60);
    let mut desk = Desk::open(&app, map);
    let id = opportunities(&desk)[0];
    let name = "a|b <img src=x> *c* [d](e) \\ `f`";
    decide(
        &mut desk,
        id,
        vec![Field::Progress(Progress::Started), Field::Name(name.into())],
    );
    let text = written(&desk, &room, "Markdown", "en");
    assert!(
        text.contains("a\\|b &lt;img src=x> \\*c\\* \\[d\\](e) \\\\ \\`f\\`"),
        "{text}"
    );
}
