//! What could stand in empty cells: on the screen only, lightly, and gone with the first card.

use journey_layout::screen;
use journey_model::{Command, Field, Guidance, Journey, LaneKind};
use journey_scene::{Group, HitKind, Item, Rect, Scene};

use crate::journeys::{LANE, bare, carry_out, edit, put, step};
use crate::studio::{STUDIO, fresh_screen, sheets};

fn asking(kind: LaneKind, asked: &[(Option<usize>, &str)]) -> Journey {
    let mut journey = bare(kind, 3);
    let guidance = asked.iter().map(|(at, text)| Guidance {
        step: at.map(step),
        text: (*text).to_owned(),
    });
    edit(&mut journey, LANE, Field::Guidance(guidance.collect()));
    journey
}

fn asked(journey: &Journey) -> Scene {
    screen(journey, STUDIO.look().with_guidance(true), &mut STUDIO.typesetter())
}

fn hints(scene: &Scene) -> Vec<&Group> {
    let is_hint = |group: &&Group| group.key.starts_with("guidance:");
    scene.groups.iter().filter(is_hint).collect()
}

/// The words of a hint, line by line.
fn lines(group: &Group) -> Vec<String> {
    let mut lines: Vec<(f32, String)> = Vec::new();
    for item in group.items.iter() {
        if let Item::Text(run) = item {
            match lines.last_mut().filter(|(baseline, _)| *baseline == run.baseline) {
                Some((_, line)) => line.push_str(&run.text),
                None => lines.push((run.baseline, run.text.to_string())),
            }
        }
    }
    lines.into_iter().map(|(_, line)| line).collect()
}

fn lane(scene: &Scene) -> Rect {
    let hit = scene.hits.iter().find(|hit| hit.kind == HitKind::Lane).unwrap();
    hit.rect
}

fn cell(scene: &Scene, at: usize) -> String {
    let of = step(at).to_string();
    let is_it = |hit: &&journey_scene::Shared<journey_scene::HitRegion>| hit.kind == HitKind::Cell && *hit.step == *of;
    scene.hits.iter().find(is_it).unwrap().name.to_string()
}

#[test]
fn nobody_who_did_not_ask_sees_a_question_and_paper_never_does() {
    let journey = asking(LaneKind::Actions, &[(Some(0), "What does she do first?")]);
    assert!(hints(&fresh_screen(&journey)).is_empty());
    assert_eq!(cell(&fresh_screen(&journey), 0), "");
    let notes = journey_layout::PosterNotes::new("K7QM-3XVA", journey_model::Date::new(2026, 11, 21).unwrap());
    for (name, sheet) in sheets() {
        let look = STUDIO.look().with_guidance(true);
        let poster = journey_layout::poster(&journey, look, sheet, &notes, &mut STUDIO.typesetter());
        assert!(hints(&poster.scene).is_empty(), "{name}");
        assert_eq!(
            poster.scene,
            STUDIO.poster(&journey, sheet, &mut STUDIO.typesetter()).scene,
            "{name}"
        );
    }
}

#[test]
fn a_question_stands_in_its_cell_until_a_card_does_and_comes_back_with_the_cell() {
    let mut journey = asking(
        LaneKind::Actions,
        &[(Some(0), "What does she do first?"), (Some(2), "And in the end?")],
    );
    let scene = asked(&journey);
    assert_eq!(hints(&scene).len(), 2);
    assert_eq!(cell(&scene, 0), "What does she do first?");
    let card = put(&mut journey, 0, "Opens the letter");
    let scene = asked(&journey);
    assert_eq!(hints(&scene).len(), 1);
    assert_eq!(
        (cell(&scene, 0), cell(&scene, 2)),
        (String::new(), "And in the end?".to_owned())
    );
    carry_out(&mut journey, &Command::Delete { ids: vec![card] });
    assert_eq!(hints(&asked(&journey)).len(), 2);
}

#[test]
fn a_card_over_several_steps_answers_for_all_of_them() {
    let mut journey = asking(
        LaneKind::Actions,
        &[(Some(0), "One?"), (Some(1), "Two?"), (Some(2), "Three?")],
    );
    let card = put(&mut journey, 0, "Waits");
    edit(&mut journey, card, Field::Span(2));
    let scene = asked(&journey);
    assert_eq!(
        hints(&scene)
            .iter()
            .map(|hint| lines(hint).concat())
            .collect::<Vec<_>>(),
        ["Three?"]
    );
}

#[test]
fn what_is_asked_of_a_whole_lane_stands_once_in_the_first_empty_cell() {
    let mut journey = asking(
        LaneKind::Actions,
        &[(None, "What do people do?"), (Some(1), "And then?")],
    );
    let texts = |journey: &Journey| -> Vec<String> {
        hints(&asked(journey))
            .iter()
            .map(|hint| lines(hint).join(" "))
            .collect()
    };
    assert_eq!(texts(&journey), ["What do people do?", "And then?"]);
    put(&mut journey, 0, "Opens the letter");
    assert_eq!(texts(&journey), ["And then?", "What do people do?"]);
}

#[test]
fn a_long_question_is_cut_after_four_lines_and_told_whole() {
    let long =
        "What does she do, think, feel, say, ask, hope and fear before she has even opened the letter? ".repeat(20);
    let long = long.trim();
    let journey = asking(LaneKind::Actions, &[(Some(0), long)]);
    let scene = asked(&journey);
    let [hint] = hints(&scene)[..] else {
        panic!("one question")
    };
    let drawn = lines(hint);
    assert_eq!(drawn.len(), 4);
    assert!(drawn[3].ends_with('…'), "{drawn:?}");
    assert_eq!(cell(&scene, 0), long);
    let plain = lane(&fresh_screen(&journey)).h;
    assert!(lane(&scene).h <= plain.max(96.0), "{} against {plain}", lane(&scene).h);
    let inside = lane(&scene);
    assert!(hint.at.y >= inside.y && hint.at.y + 4.0 * 14.5 <= inside.bottom());
}

#[test]
fn under_a_curve_a_question_gives_way_to_what_is_drawn_there() {
    let mut journey = asking(
        LaneKind::Emotions,
        &[(Some(0), "Glad?"), (Some(1), "Relieved?"), (Some(2), "Proud?")],
    );
    assert_eq!(hints(&asked(&journey)).len(), 3);
    put(&mut journey, 1, "");
    let scene = asked(&journey);
    assert_eq!(
        hints(&scene)
            .iter()
            .map(|hint| lines(hint).concat())
            .collect::<Vec<_>>(),
        ["Glad?", "Proud?"]
    );
    let inside = lane(&scene);
    for hint in hints(&scene) {
        assert!(hint.at.y > inside.center().y && hint.at.y + 14.5 <= inside.bottom());
    }
}

#[test]
fn what_cannot_be_written_into_asks_for_nothing() {
    for field in [Field::Locked(true), Field::Folded(true), Field::Hidden(true)] {
        let mut journey = asking(LaneKind::Actions, &[(Some(0), "What does she do first?")]);
        edit(&mut journey, LANE, field.clone());
        assert!(hints(&asked(&journey)).is_empty(), "{field:?}");
    }
    let mut journey = asking(LaneKind::Actions, &[(Some(0), "What does she do first?")]);
    let stage = journey.stages()[0].id;
    edit(&mut journey, stage, Field::Collapsed(true));
    assert!(hints(&asked(&journey)).is_empty());
}

#[test]
fn a_question_for_a_step_that_has_gone_is_passed_over() {
    let mut journey = asking(LaneKind::Actions, &[(Some(2), "And in the end?")]);
    carry_out(&mut journey, &Command::Delete { ids: vec![step(2)] });
    assert!(hints(&asked(&journey)).is_empty());
}
