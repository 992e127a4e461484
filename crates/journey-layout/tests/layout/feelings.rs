//! Several people who feel alike: every face stays in sight, on its curve and in its step.

use journey_model::{Basis, Field, Id};
use journey_scene::{HitKind, HitRegion, Item, Point, Rect, Scene, Segment};
use proptest::prelude::*;

use crate::journeys::{LANE, company, edit, feels, span, step};
use crate::ruler::group;
use crate::screens::is_sound;
use crate::studio::{STUDIO, fresh_screen, sheets};

/// Three people beside the main one.
const OTHERS: [Id; 3] = [Id::from_bits(901), Id::from_bits(902), Id::from_bits(903)];

fn faces(scene: &Scene) -> Vec<&HitRegion> {
    let hits = scene.hits.iter().map(|hit| &**hit);
    hits.filter(|hit| hit.kind == HitKind::Emotion).collect()
}

fn face(scene: &Scene, card: Id) -> Rect {
    let id = card.to_string();
    faces(scene).into_iter().find(|hit| hit.id == id).unwrap().rect
}

fn distance(a: Rect, b: Rect) -> f32 {
    (a.center().x - b.center().x).hypot(a.center().y - b.center().y)
}

#[track_caller]
fn faces_stand_apart(scene: &Scene) {
    let faces = faces(scene);
    for (at, one) in faces.iter().enumerate() {
        for other in &faces[at + 1..] {
            let (a, b) = (one.rect, other.rect);
            assert!(distance(a, b) > a.w / 2.0 + b.w / 2.0 + 1.0, "{a:?} covers {b:?}");
        }
    }
}

/// Points that curves of the lane run through.
fn turning_points(scene: &Scene) -> Vec<Point> {
    let lane = group(scene, &format!("curves:{LANE}"));
    let mut points = Vec::new();
    for item in lane.items.iter() {
        // What is only filled is part of a face or of the tinted ground.
        let Item::Path(path) = item else { continue };
        if path.stroke.is_none() || !matches!(path.segments.get(1), Some(Segment::Curve { .. })) {
            continue;
        }
        points.extend(path.segments.iter().filter_map(|segment| match segment {
            Segment::Move { p } | Segment::Curve { p, .. } => Some(Point::new(p.x + lane.at.x, p.y + lane.at.y)),
            _ => None,
        }));
    }
    points
}

#[test]
fn two_who_feel_the_same_stand_side_by_side_on_their_curves() {
    let mut journey = company(&OTHERS);
    let scores = [1.0, 2.0, -1.0, 0.0];
    let mut pairs = Vec::new();
    for (at, score) in scores.into_iter().enumerate() {
        let main = feels(&mut journey, at, None, score);
        pairs.push((main, feels(&mut journey, at, Some(OTHERS[0]), score)));
    }
    let scene = fresh_screen(&journey);
    is_sound(&journey, &scene);
    faces_stand_apart(&scene);
    let turns = turning_points(&scene);
    for (at, (main, other)) in pairs.into_iter().enumerate() {
        let (a, b) = (face(&scene, main), face(&scene, other));
        assert!(
            (a.center().y - b.center().y).abs() < 0.05,
            "both at the height of their score"
        );
        assert!(a.center().x < b.center().x, "the main actor stands first");
        let id = step(at).to_string();
        let column = scene.hits.iter().find(|hit| hit.kind == HitKind::Step && hit.id == id);
        let middle = column.unwrap().rect.center().x;
        assert!(
            ((a.x + b.right()) / 2.0 - middle).abs() < 4.0,
            "both about the middle of the step"
        );
        for face in [a, b] {
            let through = turns
                .iter()
                .any(|turn| (turn.x - face.center().x).hypot(turn.y - face.center().y) < 0.1);
            assert!(through, "a curve runs through {face:?}");
        }
    }
}

#[test]
fn a_face_that_nobody_covers_stays_in_the_middle() {
    let mut journey = company(&OTHERS);
    let alone = feels(&mut journey, 0, None, 1.0);
    let before = face(&fresh_screen(&journey), alone);
    feels(&mut journey, 0, Some(OTHERS[0]), -1.0);
    feels(&mut journey, 1, Some(OTHERS[1]), 1.0);
    let after = face(&fresh_screen(&journey), alone);
    assert_eq!(before.x, after.x);
}

#[test]
fn nearly_the_same_is_enough_to_step_aside() {
    let mut journey = company(&OTHERS);
    let main = feels(&mut journey, 0, None, 1.0);
    let near = feels(&mut journey, 0, Some(OTHERS[0]), 1.2);
    let scene = fresh_screen(&journey);
    faces_stand_apart(&scene);
    assert!(
        face(&scene, near).y < face(&scene, main).y,
        "the score is still read off the height"
    );
}

/// Of these curves, the places among the lane's items of the last tinted area and of each curve's line.
fn places(scene: &Scene, curves: &[&[Id]]) -> (usize, Vec<usize>) {
    let lane = group(scene, &format!("curves:{LANE}"));
    let is_area = |item: &Item| matches!(item, Item::Group(area) if area.key == "warm" || area.key == "cold");
    let runs_through = |item: &Item, cards: &[Id]| {
        let Item::Path(path) = item else { return false };
        let ends: Vec<Point> = path.segments.iter().filter_map(end).collect();
        path.stroke.is_some()
            && cards.iter().all(|card| {
                let middle = face(scene, *card).center();
                let at = Point::new(middle.x - lane.at.x, middle.y - lane.at.y);
                ends.iter().any(|end| (end.x - at.x).hypot(end.y - at.y) < 0.1)
            })
    };
    let line = |cards: &&[Id]| lane.items.iter().position(|item| runs_through(item, cards)).unwrap();
    let areas = lane.items.iter().filter(|item| is_area(item)).count();
    assert_eq!(areas, 2, "the ground above the neutral line and below it");
    (
        lane.items.iter().rposition(is_area).unwrap(),
        curves.iter().map(line).collect(),
    )
}

fn end(segment: &Segment) -> Option<Point> {
    match segment {
        Segment::Move { p } | Segment::Line { p } | Segment::Curve { p, .. } => Some(*p),
        Segment::Close => None,
    }
}

#[test]
fn no_curve_lies_beneath_the_ground_of_another() {
    let mut journey = company(&OTHERS);
    let (mut main, mut other, mut wished) = (Vec::new(), Vec::new(), Vec::new());
    for at in 0..4 {
        main.push(feels(&mut journey, at, None, 2.0));
        other.push(feels(&mut journey, at, Some(OTHERS[0]), 1.0));
        wished.push(feels(&mut journey, at, None, 0.5));
        edit(&mut journey, wished[at], Field::Basis(Basis::Proposed));
    }
    let (_, sheet) = sheets().remove(0);
    let poster = STUDIO.poster(&journey, sheet, &mut STUDIO.typesetter());
    for scene in [fresh_screen(&journey), poster.scene] {
        let (area, lines) = places(&scene, &[&wished, &other, &main]);
        assert!(
            lines.iter().all(|line| *line > area),
            "{lines:?} come after the area at {area}"
        );
        assert!(lines.is_sorted(), "the main actor's line lies on top: {lines:?}");
    }
}

#[test]
fn what_it_should_become_does_not_hide_behind_what_it_is() {
    let mut journey = company(&OTHERS);
    feels(&mut journey, 0, None, 1.0);
    let wish = feels(&mut journey, 0, None, 1.0);
    edit(&mut journey, wish, Field::Basis(Basis::Proposed));
    faces_stand_apart(&fresh_screen(&journey));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]
    #[test]
    fn whoever_feels_what_no_face_hides_another(
        list in prop::collection::vec((0usize..4, 0usize..4, -20i32..=20, 1u32..3), 1..14)
    ) {
        let mut journey = company(&OTHERS);
        let mut taken = std::collections::BTreeSet::new();
        for (at, who, score, steps) in list {
            // One feeling of each person at a step, as on most maps.
            if !taken.insert((at, who)) {
                continue;
            }
            let actor = who.checked_sub(1).map(|other| OTHERS[other]);
            let card = feels(&mut journey, at, actor, f64::from(score) / 10.0);
            span(&mut journey, card, steps);
        }
        let scene = fresh_screen(&journey);
        is_sound(&journey, &scene);
        faces_stand_apart(&scene);
        prop_assert_eq!(&scene, &fresh_screen(&journey));
    }
}
