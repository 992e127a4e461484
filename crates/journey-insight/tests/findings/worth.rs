//! What is found about pains, opportunities and figures.

use journey_insight::{Fact, Kind, Weight};
use journey_model::*;

use crate::small::{Small, day, metric, opportunity, pain};

#[test]
fn pains_without_an_answer_are_ranked_by_how_bad_how_often_and_how_early() {
    let mut map = Small::new(&["One", "Two", "Three"]);
    let (early, late, small) = (
        map.card(0, pain(4, 4)),
        map.card(2, pain(4, 4)),
        map.card(1, pain(5, 1)),
    );
    let places: Vec<Id> = map
        .found(Kind::UnansweredPain)
        .iter()
        .map(|found| found.places[0])
        .collect();
    assert_eq!(places, [early, late], "and not {small}");
    let first = &map.found(Kind::UnansweredPain)[0];
    assert_eq!(
        (first.weight, &first.facts["rank"], &first.facts["place"]),
        (Weight::Heavy, &Fact::Number(24.0), &Fact::Number(1.0))
    );
    map.with_card(small, |card| card.content = pain(3, 2));
    assert_eq!(map.found(Kind::UnansweredPain)[2].weight, Weight::Light);
    // An answer that was put away answers nothing.
    let answer = map.card(2, opportunity(3, 3, Progress::Idea, "Bo"));
    map.link(LinkKind::Answers, answer, late);
    assert_eq!(map.found(Kind::UnansweredPain).len(), 2);
    map.with_card(answer, |card| card.content = opportunity(3, 3, Progress::Dropped, "Bo"));
    assert_eq!(map.found(Kind::UnansweredPain).len(), 3);
}

#[test]
fn opportunities_that_nobody_sees_to() {
    let mut map = Small::new(&["One"]);
    let card = map.card(0, opportunity(2, 3, Progress::Planned, " "));
    assert_eq!(map.place(Kind::OpportunityWithoutOwner), card);
    assert_eq!(map.found(Kind::OpportunityWithoutOwner)[0].weight, Weight::Middle);
    map.with_card(card, |card| card.content = opportunity(2, 3, Progress::Planned, "Bo"));
    map.has_no(Kind::OpportunityWithoutOwner);
    // An idea asks for an owner only when it would help.
    map.with_card(card, |card| card.content = opportunity(2, 3, Progress::Idea, ""));
    map.has_no(Kind::OpportunityWithoutOwner);
    map.with_card(card, |card| card.content = opportunity(3, 3, Progress::Idea, ""));
    assert_eq!(map.found(Kind::OpportunityWithoutOwner)[0].weight, Weight::Light);
}

#[test]
fn much_use_for_little_work_and_much_work_for_little_use() {
    let mut map = Small::new(&["One"]);
    let win = map.card(0, opportunity(4, 2, Progress::Idea, "Bo"));
    let burden = map.card(0, opportunity(2, 4, Progress::Started, "Bo"));
    assert_eq!((map.place(Kind::QuickWin), map.place(Kind::BigEffort)), (win, burden));
    map.with_card(win, |card| card.content = opportunity(4, 2, Progress::Planned, "Bo"));
    map.with_card(burden, |card| card.content = opportunity(2, 4, Progress::Done, "Bo"));
    map.has_no(Kind::QuickWin);
    map.has_no(Kind::BigEffort);
    map.with_card(win, |card| card.content = opportunity(4, 3, Progress::Idea, "Bo"));
    map.with_card(burden, |card| card.content = opportunity(3, 4, Progress::Idea, "Bo"));
    map.has_no(Kind::QuickWin);
    map.has_no(Kind::BigEffort);
}

#[test]
fn the_metric_furthest_from_its_target_is_the_bottleneck() {
    let mut map = Small::new(&["One"]);
    let (far, near) = (map.card(0, metric(4.0, 10.0)), map.card(0, metric(7.0, 10.0)));
    assert_eq!(map.place(Kind::MetricBehind), far);
    let found = map.found(Kind::MetricBehind).remove(0);
    assert_eq!(
        (found.weight, &found.facts["ratio"]),
        (Weight::Heavy, &Fact::Share(0.4))
    );
    map.with_card(far, |card| card.content = metric(8.0, 10.0));
    assert_eq!(map.place(Kind::MetricBehind), near);
    map.with_card(near, |card| card.content = metric(12.0, 10.0));
    map.has_no(Kind::MetricBehind);
    // Where less is better, and on the scale of the net promoter score, which begins at -100.
    let measure = |map: &mut Small, measure, better, actual: f64, target: f64| {
        map.with_card(near, |card| {
            card.content = Content::Metric(Metric {
                measure,
                better,
                actual: Some(actual),
                target: Some(target),
                ..Metric::default()
            });
        });
    };
    measure(&mut map, Measure::Custom, Better::Lower, 30.0, 20.0);
    assert_eq!(map.place(Kind::MetricBehind), near);
    measure(&mut map, Measure::Custom, Better::Lower, 10.0, 20.0);
    map.has_no(Kind::MetricBehind);
    measure(&mut map, Measure::Nps, Better::Higher, -30.0, 20.0);
    assert_eq!(
        map.found(Kind::MetricBehind)[0].facts["ratio"],
        Fact::Share(70.0 / 120.0)
    );
    measure(&mut map, Measure::Custom, Better::Higher, -30.0, 20.0);
    map.has_no(Kind::MetricBehind);
}

#[test]
fn a_metric_says_what_it_counts_in_what_and_when() {
    let mut map = Small::new(&["One"]);
    let card = map.card(0, metric(1.0, 1.0));
    let missing = |map: &Small| {
        map.found(Kind::MetricIncomplete)
            .first()
            .map(|found| found.facts["missing"].clone())
    };
    assert_eq!(missing(&map), Some(Fact::Words(vec!["Date"])));
    map.with_card(card, |card| card.evidence.date = Some(day(2026, 5)));
    assert_eq!(missing(&map), None);
    map.with_card(card, |card| card.content = Content::Metric(Metric::default()));
    assert_eq!(missing(&map), Some(Fact::Words(vec!["Definition", "Unit"])));
    let promoters = Content::Metric(Metric {
        measure: Measure::Nps,
        ..Metric::default()
    });
    map.with_card(card, |card| card.content = promoters.clone());
    assert_eq!(missing(&map), Some(Fact::Words(vec!["Definition"])));
}
