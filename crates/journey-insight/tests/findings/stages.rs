//! What is found about stages.

use journey_insight::{Fact, Kind, Weight};
use journey_model::*;

use crate::small::{Small, feeling, metric, opportunity, threshold, touchpoint};

/// Awareness and decision each with a touchpoint, a figure and an opportunity that somebody owns; consideration with a touchpoint, from
/// which the path leads on.
fn funnel() -> (Small, [Id; 3]) {
    let mut map = Small::new(&["Awareness", "Consideration", "Decision"]);
    let met = [0, 1, 2].map(|column| map.met(column));
    map.lead(met[0], met[1]);
    map.lead(met[1], met[2]);
    for column in [0, 2] {
        map.card(column, metric(1.0, 1.0));
        map.card(column, opportunity(1, 1, Progress::Started, "Bo"));
    }
    (map, met)
}

#[test]
fn a_forgotten_stage_has_two_signs_of_it() {
    let (mut map, _) = funnel();
    assert_eq!(map.place(Kind::ForgottenStage), map.stages[1]);
    let found = map.found(Kind::ForgottenStage).remove(0);
    assert_eq!(found.facts["signs"], Fact::Words(vec!["Owners", "Metrics"]));
    assert_eq!(
        (found.weight, &found.facts["follow_ups"]),
        (Weight::Heavy, &Fact::Number(1.0))
    );
    // With a figure only one sign is left.
    map.card(1, metric(1.0, 1.0));
    map.has_no(Kind::ForgottenStage);
    // A line drawn elsewhere finds it all the same.
    map.with_about(|about| about.findings.thresholds.push(threshold("forgotten_signs", 1.0)));
    assert_eq!(map.place(Kind::ForgottenStage), map.stages[1]);
}

#[test]
fn every_sign_of_a_forgotten_stage_is_told() {
    let mut map = Small::new(&["Awareness", "Valutazione", "Decision"]);
    let signs = |map: &Small| match map
        .found(Kind::ForgottenStage)
        .first()
        .map(|found| found.facts["signs"].clone())
    {
        Some(Fact::Words(words)) => words,
        _ => Vec::new(),
    };
    let low = map.card(1, feeling(-1.0));
    let (first, last) = (map.met(0), map.met(2));
    map.lead(first, last);
    assert_eq!(signs(&map), ["Touchpoints", "FollowUp", "Emotion"]);
    let answer = map.card(1, opportunity(3, 3, Progress::Idea, ""));
    assert_eq!(signs(&map), ["Touchpoints", "FollowUp"]);
    map.with_card(answer, |card| {
        let Content::Opportunity(is) = &mut card.content else {
            panic!()
        };
        is.progress = Progress::Dropped;
    });
    assert_eq!(signs(&map).len(), 3);
    map.with_card(low, |card| card.content = feeling(0.0));
    assert_eq!(signs(&map), ["Touchpoints", "FollowUp"]);
    // The same stage by another name is no consideration, unless its field says so.
    map.with_stage(1, |stage| stage.name = "Stage 2".to_owned());
    map.has_no(Kind::ForgottenStage);
    map.with_stage(1, |stage| stage.phase = Some(Phase::Consideration));
    assert_eq!(signs(&map).len(), 2);
}

#[test]
fn between_knowing_and_deciding_something_is_missing() {
    let mut map = Small::new(&["Awareness", "Decision"]);
    map.met(0);
    assert_eq!(map.places(Kind::ConsiderationMissing), map.stages);
    let mut with = Small::new(&["Awareness", "Consideration", "Decision"]);
    with.met(0);
    with.has_no(Kind::ConsiderationMissing);
}

#[test]
fn a_map_that_ends_at_the_sale_lacks_what_comes_after() {
    let mut map = Small::new(&["Acquisto"]);
    map.met(0);
    assert_eq!(map.place(Kind::AfterSaleMissing), map.stages[0]);
    let mut with = Small::new(&["Acquisto", "Dopo la vendita"]);
    with.met(0);
    with.has_no(Kind::AfterSaleMissing);
}

#[test]
fn a_map_that_begins_with_awareness_lacks_the_moment_before() {
    let mut map = Small::new(&["See"]);
    map.met(0);
    assert_eq!(map.place(Kind::BeforeMissing), map.stages[0]);
    let mut with = Small::new(&["Before stage one", "See"]);
    with.met(0);
    with.has_no(Kind::BeforeMissing);
}

#[test]
fn a_stage_lacks_the_touchpoint_feeling_or_figure_that_most_others_have() {
    for (kind, content) in [
        (Kind::StageWithoutTouchpoint, touchpoint(Family::Physical)),
        (Kind::StageWithoutEmotion, feeling(1.0)),
        (Kind::StageWithoutMetric, metric(1.0, 1.0)),
    ] {
        let mut map = Small::new(&["One", "Two", "Three"]);
        map.card(2, Content::Note);
        map.has_no(kind);
        // The first of three says nothing of the others: somebody has only begun.
        map.card(0, content.clone());
        map.has_no(kind);
        let second = map.card(1, content.clone());
        assert_eq!(map.place(kind), map.stages[2], "{kind:?}");
        // A line drawn elsewhere, and what fills the gap.
        map.with_about(|about| about.findings.thresholds.push(threshold("gap_share", 1.0)));
        map.has_no(kind);
        map.unlink(second);
        map.with_about(|about| about.findings.thresholds[1].value = 0.0);
        assert_eq!(map.found(kind).len(), 2, "{kind:?}");
        map.card(1, content.clone());
        map.card(2, content);
        map.has_no(kind);
    }
}

#[test]
fn what_is_nowhere_on_a_full_map_is_missed_once_where_most_stands() {
    let mut map = Small::new(&["One", "Two", "Three"]);
    for _ in 0..19 {
        map.card(1, Content::Note);
    }
    let kinds = [
        Kind::StageWithoutTouchpoint,
        Kind::StageWithoutEmotion,
        Kind::StageWithoutMetric,
    ];
    kinds.into_iter().for_each(|kind| map.has_no(kind));
    map.card(0, Content::Note);
    for kind in kinds {
        assert_eq!(map.place(kind), map.stages[1], "{kind:?}");
    }
}

#[test]
fn what_is_missing_is_told_once_the_map_is_under_way() {
    let mut map = Small::new(&["Awareness", "Decision"]);
    map.with_about(|about| (about.findings, about.owner, about.review) = (Judgement::default(), String::new(), None));
    let missing = [
        Kind::ConsiderationMissing,
        Kind::AfterSaleMissing,
        Kind::BeforeMissing,
        Kind::StageWithoutTouchpoint,
        Kind::MapWithoutOwner,
        Kind::MapWithoutReview,
    ];
    for _ in 0..11 {
        map.met(0);
    }
    missing.into_iter().for_each(|kind| map.has_no(kind));
    // What only could be does not count, and what waits does not either.
    let more = map.card(0, Content::Note);
    map.with_card(more, |card| card.evidence.basis = Basis::Proposed);
    missing.into_iter().for_each(|kind| map.has_no(kind));
    map.with_card(more, |card| card.place = None);
    missing.into_iter().for_each(|kind| map.has_no(kind));
    map.met(0);
    for kind in missing {
        map.place_of(kind);
    }
    // Many guesses are a debt from then on, not while a map is only told.
    let mut map = Small::new(&["One"]);
    map.with_about(|about| about.findings = Judgement::default());
    let guess = |map: &mut Small| {
        let card = map.card(0, Content::Thought);
        map.with_card(card, |card| card.evidence.basis = Basis::Assumed);
    };
    (0..11).for_each(|_| guess(&mut map));
    map.has_no(Kind::AssumptionDebt);
    guess(&mut map);
    assert_eq!(map.place(Kind::AssumptionDebt), map.stages[0]);
}

#[test]
fn a_stage_of_guesses_is_in_debt() {
    let mut map = Small::new(&["One"]);
    let cards: Vec<Id> = (0..6).map(|_| map.card(0, Content::Thought)).collect();
    for card in &cards[..3] {
        map.with_card(*card, |card| card.evidence.basis = Basis::Assumed);
    }
    assert_eq!(map.place(Kind::AssumptionDebt), map.stages[0]);
    assert_eq!(map.found(Kind::AssumptionDebt)[0].facts["share"], Fact::Share(0.5));
    map.card(0, Content::Thought);
    map.has_no(Kind::AssumptionDebt);
    // Proposals and ideas do not count.
    map.with_card(cards[5], |card| card.evidence.basis = Basis::Proposed);
    assert_eq!(map.found(Kind::AssumptionDebt)[0].facts["cards"], Fact::Number(6.0));
}

#[test]
fn all_of_a_stage_is_guessed_only_when_nothing_else_stands_in_it() {
    let mut map = Small::new(&["One"]);
    for _ in 0..3 {
        let guess = map.card(0, Content::Thought);
        map.with_card(guess, |card| card.evidence.basis = Basis::Assumed);
    }
    let is_all = |map: &Small| map.found(Kind::AssumptionDebt)[0].facts.contains_key("all");
    assert!(is_all(&map));
    let idea = map.card(0, opportunity(1, 1, Progress::Started, "Bo"));
    assert!(!is_all(&map));
    map.unlink(idea);
    let proposed = map.card(0, Content::Thought);
    map.with_card(proposed, |card| card.evidence.basis = Basis::Proposed);
    assert!(!is_all(&map));
}

#[test]
fn a_stage_with_far_more_than_the_others_is_overloaded() {
    let mut map = Small::new(&["One", "Two"]);
    for _ in 0..20 {
        map.card(0, Content::Note);
    }
    for _ in 0..10 {
        map.card(1, Content::Note);
    }
    assert_eq!(map.place(Kind::OverloadedStage), map.stages[0]);
    map.card(1, Content::Note);
    map.has_no(Kind::OverloadedStage);
}

#[test]
fn the_worst_passage_is_where_most_are_lost() {
    let mut map = Small::new(&["One", "Two", "Three", "Four"]);
    map.met(0);
    for (at, contacts) in [(0, 1000.0), (1, 499.0), (3, 100.0)] {
        map.with_stage(at, |stage| stage.contacts = Some(contacts));
    }
    assert_eq!(map.places(Kind::WorstPassage), [map.stages[1], map.stages[3]]);
    let found = map.found(Kind::WorstPassage).remove(0);
    assert_eq!(
        (found.weight, &found.facts["lost"]),
        (Weight::Middle, &Fact::Number(399.0))
    );
    map.with_stage(3, |stage| stage.contacts = Some(300.0));
    assert_eq!(map.places(Kind::WorstPassage), [map.stages[0], map.stages[1]]);
    map.with_stage(1, |stage| stage.contacts = Some(500.0));
    map.has_no(Kind::WorstPassage);
}

#[test]
fn when_the_worst_is_put_away_the_next_one_comes_forward() {
    let mut map = Small::new(&["One", "Two", "Three"]);
    map.met(0);
    for (at, contacts) in [(0, 1000.0), (1, 100.0), (2, 15.0)] {
        map.with_stage(at, |stage| stage.contacts = Some(contacts));
    }
    let metrics = [map.card(0, metric(1.0, 10.0)), map.card(0, metric(2.0, 10.0))];
    let told = |map: &Small, kind| -> Vec<(Id, bool)> {
        let found = map.found(kind).into_iter();
        found.map(|one| (one.places[0], one.muted.is_some())).collect()
    };
    assert_eq!(told(&map, Kind::WorstPassage), [(map.stages[0], false)]);
    assert_eq!(told(&map, Kind::MetricBehind), [(metrics[0], false)]);
    let put_away = |kind: &str, of: Id| Mute {
        finding: kind.to_owned(),
        of: Some(of),
        beside: None,
        reason: "that is how it is".to_owned(),
    };
    let muted = vec![
        put_away("WorstPassage", map.stages[0]),
        put_away("MetricBehind", metrics[0]),
    ];
    map.with_about(|about| about.findings.muted.clone_from(&muted));
    let next = [(map.stages[1], false), (map.stages[0], true)];
    assert_eq!(told(&map, Kind::WorstPassage), next);
    assert_eq!(
        told(&map, Kind::MetricBehind),
        [(metrics[1], false), (metrics[0], true)]
    );
    // It is the second, which the sentence has to know.
    for kind in [Kind::WorstPassage, Kind::MetricBehind] {
        let places: Vec<_> = map
            .found(kind)
            .iter()
            .map(|found| found.facts["place"].clone())
            .collect();
        assert_eq!(places, [Fact::Number(2.0), Fact::Number(1.0)]);
    }
}

#[test]
fn of_what_is_told_as_the_worst_one_stands_for_all_that_is_put_away_together() {
    let mut map = Small::new(&["One"]);
    let metrics: Vec<Id> = (0..25).map(|at| map.card(0, metric(f64::from(at), 100.0))).collect();
    let put_away = |of: Option<Id>| Mute {
        finding: "MetricBehind".to_owned(),
        of,
        beside: None,
        reason: "that is how it is".to_owned(),
    };
    let told = |map: &mut Small, muted: Vec<Mute>| -> Vec<(Id, bool)> {
        map.with_about(|about| about.findings.muted.clone_from(&muted));
        let found = map.found(Kind::MetricBehind).into_iter();
        found.map(|one| (one.places[0], one.muted.is_some())).collect()
    };
    assert_eq!(told(&mut map, vec![put_away(None)]), [(metrics[0], true)]);
    // What was put away by itself before is told apart all the same.
    let both = vec![put_away(None), put_away(Some(metrics[0]))];
    assert_eq!(told(&mut map, both), [(metrics[0], true), (metrics[1], true)]);
    // One by one, as often as somebody likes.
    let each: Vec<Mute> = metrics[..24].iter().map(|of| put_away(Some(*of))).collect();
    let listed = told(&mut map, each);
    assert_eq!((listed.len(), listed[0]), (25, (metrics[24], false)));
}
