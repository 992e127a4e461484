//! Curves that lie over each other on a board: everybody's points on one grid of equal steps.

use journey_layout::{ComparedCurve, ComparedCurves, compared_curves};
use journey_model::{Basis, Command, Element, Field, Id, Journey, Order, Record, Scale, Stage};
use journey_scene::Segment;
use proptest::prelude::*;

use crate::journeys::{LANE, carry_out, company, edit, feelings, feels, hollow, span, step, without_stages};

const OTHER: Id = Id::from_bits(901);

/// Two people and four steps in two stages.
fn couple() -> Journey {
    company(&[OTHER])
}

fn curve(curves: &ComparedCurves, actor: Id) -> &ComparedCurve {
    curves.curves.iter().find(|curve| curve.actor == actor).unwrap()
}

/// Where points stand, to a hundredth.
fn places(curve: &ComparedCurve) -> Vec<(f32, f32)> {
    let round = |number: f32| (number * 100.0).round() / 100.0;
    let points = curve.points.iter();
    points.map(|point| (round(point.at.x), round(point.at.y))).collect()
}

#[test]
fn nobody_who_feels_nothing_has_a_curve() {
    for journey in [hollow(), without_stages(), couple()] {
        assert!(compared_curves(&journey).curves.is_empty());
    }
}

#[test]
fn points_stand_in_the_middle_of_equal_steps_at_the_height_of_their_score() {
    let mut journey = couple();
    feels(&mut journey, 0, None, 2.0);
    feels(&mut journey, 3, None, -1.0);
    feels(&mut journey, 1, Some(OTHER), 0.0);
    // Widths of the map and collapsed stages are the map's own affair.
    edit(&mut journey, step(1), Field::Width(Some(400.0)));
    let second = journey.stages()[1].id;
    edit(&mut journey, second, Field::Collapsed(true));
    let curves = compared_curves(&journey);
    let main = journey.main_actor().unwrap().id;
    assert_eq!(places(curve(&curves, main)), [(0.5, 0.0), (3.5, 0.75)]);
    assert_eq!(places(curve(&curves, OTHER)), [(1.5, 0.5)]);
    assert_eq!(
        curves.curves.last().unwrap().actor,
        main,
        "the main actor is painted last"
    );
    assert_eq!(curves.neutral, 0.0);
    assert_eq!(
        curves.rules,
        [(-2.0, 1.0), (-1.0, 0.75), (0.0, 0.5), (1.0, 0.25), (2.0, 0.0)]
    );
}

#[test]
fn what_is_wished_for_parked_or_hidden_by_its_actor_is_left_out_and_hidden_lanes_count() {
    let mut journey = couple();
    let wish = feels(&mut journey, 0, None, 2.0);
    edit(&mut journey, wish, Field::Basis(Basis::Proposed));
    let parked = feels(&mut journey, 1, None, 2.0);
    carry_out(&mut journey, &Command::ParkCards { ids: vec![parked] });
    let guess = feels(&mut journey, 2, None, 1.0);
    edit(&mut journey, guess, Field::Basis(Basis::Assumed));
    feels(&mut journey, 2, Some(OTHER), -1.0);
    edit(&mut journey, LANE, Field::Hidden(true));
    let curves = compared_curves(&journey);
    let main = curve(&curves, journey.main_actor().unwrap().id);
    let points: Vec<_> = main.points.iter().map(|point| (point.card, point.assumed)).collect();
    assert_eq!(points, [(guess, true)]);
    assert_eq!(curves.curves.len(), 2);
    edit(&mut journey, OTHER, Field::CurveHidden(true));
    assert_eq!(compared_curves(&journey).curves.len(), 1);
}

#[test]
fn a_stage_without_steps_takes_no_room() {
    let journey = couple();
    let orders: Vec<Order> = journey.stages().iter().map(|stage| stage.order.clone()).collect();
    let ends = [
        (None, Some(&orders[0])),
        (Some(&orders[0]), Some(&orders[1])),
        (Some(&orders[1]), None),
    ];
    let empty = (20..).zip(ends).map(|(id, (before, after))| {
        let order = Order::between(before, after);
        Record::Element(Element::Stage(Stage::new(Id::from_bits(id), order, "Nothing yet")))
    });
    let records: Vec<Record> = journey.records().chain(empty).collect();
    let mut journey = Journey::from_records(records).unwrap();
    feels(&mut journey, 0, None, 1.0);
    let across = feels(&mut journey, 1, None, 2.0);
    span(&mut journey, across, 2);
    feels(&mut journey, 3, None, -1.0);
    let curves = compared_curves(&journey);
    let main = curve(&curves, journey.main_actor().unwrap().id);
    assert_eq!(places(main), [(0.5, 0.25), (2.0, 0.0), (3.5, 0.75)]);
}

#[test]
fn those_who_feel_the_same_stand_beside_each_other() {
    let mut journey = couple();
    feels(&mut journey, 0, None, 1.0);
    feels(&mut journey, 0, Some(OTHER), 1.0);
    let curves = compared_curves(&journey);
    let (left, right) = (
        places(curve(&curves, journey.main_actor().unwrap().id)),
        places(curve(&curves, OTHER)),
    );
    assert!(left[0].0 < 0.5 && right[0].0 > 0.5, "{left:?} {right:?}");
    assert_eq!(left[0].1, right[0].1);
}

proptest! {
    /// However odd the scores, everything that is drawn lies in the chart, and the line never overshoots its points.
    #[test]
    fn lines_stay_between_their_points(scores in prop::collection::vec(-9.0f64..9.0, 1..12)) {
        let journey = feelings(Scale { min: -2.0, max: 2.0 }, &scores);
        let curves = compared_curves(&journey);
        let [only] = &curves.curves[..] else { panic!("one person, one curve") };
        prop_assert_eq!(only.points.len(), scores.len());
        for point in &only.points {
            prop_assert!((0.0..=1.0).contains(&point.at.y));
        }
        for (pair, segment) in only.points.windows(2).zip(&only.line[1..]) {
            let Segment::Curve { a, b, p } = segment else { panic!("{segment:?}") };
            let (low, high) = (pair[0].at.y.min(pair[1].at.y), pair[0].at.y.max(pair[1].at.y));
            for point in [a, b, p] {
                prop_assert!(point.y >= low - 0.001 && point.y <= high + 0.001);
                prop_assert!(point.x >= pair[0].at.x && point.x <= pair[1].at.x + 0.001);
            }
        }
    }
}
