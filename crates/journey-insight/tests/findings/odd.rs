//! Maps that nobody thinks of: nothing wrong is found on them.

use journey_insight::{Fact, Kind};
use journey_model::*;

use crate::small::{Small, feeling, metric, opportunity, pain, threshold, touchpoint};

fn kinds(map: &Small) -> Vec<Kind> {
    map.listed().iter().map(|found| found.kind).collect()
}

#[test]
fn a_map_that_only_goes_round_has_a_loop_and_no_end() {
    let mut map = Small::new(&["One", "Two", "Three"]);
    let met = [0, 1, 2].map(|column| map.met(column));
    for at in 0..3 {
        map.lead(met[at], met[(at + 1) % 3]);
    }
    assert_eq!(kinds(&map), [Kind::Loop]);
    // Stages that lead round in a circle are read in their order, whenever they were made.
    let mut map = Small::new(&["One", "Two", "Three"]);
    map.stages.reverse();
    let stages = map.stages.clone();
    map.met(0);
    for at in 0..3 {
        map.link(LinkKind::LeadsTo, stages[at], stages[(at + 1) % 3]);
    }
    let found = map.found(Kind::Loop).remove(0);
    assert_eq!(found.facts["first"], Fact::Text("One".to_owned()));
    assert_eq!(found.facts["last"], Fact::Text("Three".to_owned()));
}

#[test]
fn what_waits_in_the_parking_lot_leads_nowhere_and_answers_nothing() {
    let mut map = Small::new(&["One", "Two", "Three"]);
    let met = [0, 1, 2].map(|column| map.met(column));
    map.lead(met[0], met[1]);
    map.lead(met[1], met[2]);
    assert!(map.listed().is_empty());
    let back = map.met(1);
    map.with_card(back, |card| card.place = None);
    map.lead(met[2], back);
    map.lead(back, met[0]);
    map.has_no(Kind::Loop);
    let (hurts, idea) = (
        map.card(1, pain(5, 5)),
        map.card(1, opportunity(3, 3, Progress::Planned, "Bo")),
    );
    map.link(LinkKind::Answers, idea, hurts);
    map.has_no(Kind::UnansweredPain);
    map.with_card(idea, |card| card.place = None);
    assert_eq!(map.place(Kind::UnansweredPain), hurts);
}

#[test]
fn a_way_over_a_parked_touchpoint_ends_before_it() {
    let mut map = Small::new(&["One", "Two", "Three"]);
    let met = [0, 1, 2].map(|column| map.met(column));
    let parked = map.met(2);
    map.with_card(parked, |card| card.place = None);
    map.lead(met[0], met[1]);
    map.lead(met[1], parked);
    map.lead(parked, met[2]);
    assert_eq!(map.place(Kind::DeadEnd), met[1]);
    assert_eq!(map.place(Kind::Unreachable), met[2]);
}

#[test]
fn how_it_should_feel_is_no_part_of_how_it_feels() {
    let mut map = Small::new(&["One", "Two", "Three"]);
    for (column, (felt, hoped)) in [(0.5, 1.0), (0.5, -2.0), (0.5, -2.0)].into_iter().enumerate() {
        map.card(column, feeling(felt));
        let hope = map.card(column, feeling(hoped));
        map.with_card(hope, |card| card.evidence.basis = Basis::Proposed);
    }
    for kind in [Kind::SteepestFall, Kind::PeakEnd] {
        map.has_no(kind);
    }
    map.with_about(|about| about.horizon = Horizon::Future);
    assert_eq!(map.found(Kind::SteepestFall)[0].facts["from"], Fact::Score(1.0));
    assert_eq!(map.found(Kind::PeakEnd)[0].facts["end"], Fact::Score(-2.0));
}

#[test]
fn of_forty_stages_the_empty_ones_are_missed_once_each() {
    let names: Vec<String> = (0..40).map(|at| format!("Stage {at}")).collect();
    let mut map = Small::new(&names.iter().map(String::as_str).collect::<Vec<_>>());
    for column in 0..36 {
        map.met(column);
        map.card(column, feeling(1.0));
        map.card(column, metric(1.0, 1.0));
    }
    // A day for each, so that the metrics lack nothing.
    let metrics: Vec<Id> = map
        .found(Kind::MetricIncomplete)
        .iter()
        .map(|found| found.places[0])
        .collect();
    for card in metrics {
        map.with_card(card, |card| card.evidence.date = Date::new(2026, 5, 1).ok());
    }
    assert_eq!(kinds(&map), [Kind::StageWithoutTouchpoint; 4]);
}

#[test]
fn one_step_and_people_without_a_card_are_nothing_to_complain_of() {
    let mut map = Small::new(&["One"]);
    map.actor("Nobody");
    let met = [map.met(0), map.card(0, touchpoint(Family::Physical))];
    map.lead(met[0], met[1]);
    map.card(0, feeling(-2.0));
    assert_eq!(kinds(&map), []);
}

#[test]
fn a_lane_that_is_hidden_holds_the_journey_all_the_same() {
    let mut map = Small::new(&["One", "Two", "Three"]);
    let met = [0, 1, 2].map(|column| map.met(column));
    map.lead(met[0], met[1]);
    let found = map.listed();
    let lane = map.journey().card(met[0]).unwrap().place.unwrap().lane;
    map.with(lane, |element| {
        let Element::Lane(lane) = element else { panic!() };
        (lane.hidden, lane.folded) = (true, true);
    });
    assert_eq!(map.listed(), found);
}

#[test]
fn words_of_any_script_are_told_as_they_are() {
    let mut map = Small::new(&["الوعي", "検討"]);
    let hurts = map.card(1, pain(5, 5));
    map.with_card(hurts, |card| card.text = "سعر بلا سعر 👩‍👧".to_owned());
    let found = map.found(Kind::UnansweredPain).remove(0);
    assert_eq!(found.facts["pain"], Fact::Text("سعر بلا سعر 👩‍👧".to_owned()));
    map.with_about(|about| about.findings.thresholds.push(threshold("pain", 25.0)));
    assert_eq!(map.found(Kind::UnansweredPain).len(), 1);
}
