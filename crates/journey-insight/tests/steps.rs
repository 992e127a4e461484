//! The five-step build, read from what a map holds.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use std::collections::BTreeSet;

use journey_insight::{NextStep, Spot, Standing, next_step, standings};
use journey_model::{
    Actor, ActorKind, Basis, Card, Content, Date, Element, Id, Journey, LaneKind, Metric, Opportunity, Pain, Record,
    sample,
};

fn records() -> Vec<Record> {
    sample::journey(45).records().collect()
}

/// A sample of one stage whose cards are changed, or left out.
fn with(change: impl Fn(&mut Card) -> bool) -> Journey {
    changed(records(), change)
}

fn changed(records: Vec<Record>, change: impl Fn(&mut Card) -> bool) -> Journey {
    let kept: BTreeSet<Id> = records.iter().map(Record::id).collect();
    let records: Vec<Record> = records
        .into_iter()
        .filter_map(|mut record| {
            if let Record::Element(Element::Card(card)) = &mut record
                && !change(card)
            {
                return None;
            }
            Some(record)
        })
        .collect();
    let there: BTreeSet<Id> = records.iter().map(Record::id).collect();
    let whole = |record: &Record| match record {
        Record::Link(link) => there.contains(&link.from) && there.contains(&link.to),
        Record::Element(_) => kept.contains(&record.id()),
    };
    Journey::from_records(records.iter().filter(|record| whole(record)).cloned()).unwrap()
}

fn standing(journey: &Journey, step: NextStep) -> Standing {
    standings(journey).into_iter().find(|one| one.step == step).unwrap()
}

#[test]
fn an_empty_map_has_taken_no_step_and_begins_with_data() {
    let journey = with(|_| false);
    let standings = standings(&journey);
    assert!(standings.iter().all(|standing| !standing.done), "{standings:?}");
    assert_eq!(standings.map(|standing| standing.step), NextStep::ALL);
    assert_eq!(next_step(&journey), Some(NextStep::Data));
    let Some(Spot::Cell { lane, step }) = standings[0].next else {
        panic!("{standings:?}");
    };
    assert_eq!(journey.lane(lane).unwrap().kind, LaneKind::Actions);
    assert_eq!(Some(step), journey.steps().first().map(|step| step.id));
}

#[test]
fn data_are_gathered_when_every_stage_has_something_seen_and_says_where() {
    let unsourced = with(|card| {
        card.evidence.basis = Basis::Observed;
        card.evidence.source.clear();
        true
    });
    let data = standing(&unsourced, NextStep::Data);
    assert_eq!((data.done, data.have, data.of), (false, 0, 1));
    assert!(matches!(data.next, Some(Spot::Element(_))));
    let guessed = with(|card| {
        card.evidence.basis = Basis::Assumed;
        card.evidence.source = "Interview 3".to_owned();
        true
    });
    assert!(!standing(&guessed, NextStep::Data).done);
    let seen = with(|card| {
        card.evidence.basis = Basis::Observed;
        card.evidence.source = "Interview 3".to_owned();
        true
    });
    let data = standing(&seen, NextStep::Data);
    assert_eq!((data.done, data.have, data.next), (true, 1, None));
}

#[test]
fn two_people_who_are_described_are_told_apart_and_staff_do_not_count() {
    let journey = with(|_| true);
    let first = journey.actors()[0].clone();
    let people = |second: Actor| {
        let records = journey.records().chain([Record::Element(Element::Actor(second))]);
        Journey::from_records(records).unwrap()
    };
    let second = Actor {
        id: Id::from_bits(900_000),
        caption: String::new(),
        name: "Bruno".to_owned(),
        ..first
    };
    let nameless = standing(&people(second.clone()), NextStep::Segments);
    assert_eq!((nameless.done, nameless.have, nameless.of), (false, 1, 2));
    assert_eq!(nameless.next, Some(Spot::Element(second.id)));
    let staff = Actor {
        kind: ActorKind::Staff,
        caption: "Sells".to_owned(),
        ..second.clone()
    };
    assert!(!standing(&people(staff), NextStep::Segments).done);
    let described = Actor {
        kind: ActorKind::Segment,
        caption: "Buys once a year".to_owned(),
        ..second
    };
    assert!(standing(&people(described), NextStep::Segments).done);
}

#[test]
fn every_step_needs_a_touchpoint_and_a_wide_one_serves_all_that_it_covers() {
    let all = with(|_| true);
    let steps: Vec<Id> = all.steps().iter().map(|step| step.id).collect();
    let touches = |card: &Card| matches!(card.content, Content::Touchpoint(_));
    assert!(standing(&all, NextStep::Touchpoints).done);
    let gap = with(|card| !touches(card) || card.place.unwrap().step != steps[2]);
    let touchpoints = standing(&gap, NextStep::Touchpoints);
    assert_eq!((touchpoints.done, touchpoints.have, touchpoints.of), (false, 4, 5));
    assert!(matches!(touchpoints.next, Some(Spot::Cell { step, .. }) if step == steps[2]));
    let wide = with(|card| {
        if touches(card) {
            card.place.as_mut().unwrap().span = 5;
            return card.place.unwrap().step == steps[0];
        }
        true
    });
    assert!(standing(&wide, NextStep::Touchpoints).done);
}

#[test]
fn a_stage_is_measured_by_a_figure_not_by_a_metric_without_one() {
    let figure = |actual: Option<f64>| {
        with(move |card| {
            if matches!(card.content, Content::Metric(_)) {
                card.content = Content::Metric(Metric {
                    actual,
                    ..Metric::default()
                });
            }
            true
        })
    };
    let empty = standing(&figure(None), NextStep::Measures);
    assert_eq!((empty.done, empty.have), (false, 0));
    assert!(matches!(empty.next, Some(Spot::Element(_))));
    assert!(standing(&figure(Some(12.0)), NextStep::Measures).done);
}

#[test]
fn improving_needs_owners_and_a_day_to_look_again() {
    let owned = |owner: &str, review: Option<Date>| {
        let owner = owner.to_owned();
        let mut records = records();
        for record in &mut records {
            if let Record::Element(Element::About(about)) = record {
                about.review = review;
            }
        }
        changed(records, move |card| {
            if matches!(card.content, Content::Opportunity(_)) {
                card.content = Content::Opportunity(Opportunity {
                    owner: owner.clone(),
                    ..Opportunity::default()
                });
            }
            true
        })
    };
    let day: Date = "2027-01-15".parse().unwrap();
    let orphan = standing(&owned("", Some(day)), NextStep::Improvement);
    assert!(!orphan.done && orphan.have == 0 && matches!(orphan.next, Some(Spot::Element(_))));
    let undated = standing(&owned("Rosa", None), NextStep::Improvement);
    assert_eq!((undated.done, undated.next), (false, Some(Spot::Map)));
    assert!(standing(&owned("Rosa", Some(day)), NextStep::Improvement).done);
}

#[test]
fn without_opportunities_one_is_asked_for_where_it_hurts_most() {
    let steps: Vec<Id> = sample::journey(45).steps().iter().map(|step| step.id).collect();
    let journey = with(|card| {
        if let Content::Pain(pain) = &mut card.content {
            let worst = card.place.is_some_and(|place| place.step == steps[3]);
            *pain = Pain {
                severity: if worst { 5 } else { 1 },
                frequency: 4,
            };
        }
        !matches!(card.content, Content::Opportunity(_))
    });
    let improvement = standing(&journey, NextStep::Improvement);
    assert_eq!((improvement.have, improvement.of), (0, 1));
    assert!(matches!(improvement.next, Some(Spot::Cell { step, .. }) if step == steps[3]));
}

#[test]
fn a_touchpoint_lane_that_is_folded_is_not_written_into() {
    let empty = with(|_| false);
    let records = empty.records().map(|mut record| {
        if let Record::Element(Element::Lane(lane)) = &mut record {
            lane.folded = lane.kind == LaneKind::Touchpoints;
        }
        record
    });
    let journey = Journey::from_records(records).unwrap();
    let touchpoints = standing(&journey, NextStep::Touchpoints);
    assert_eq!((touchpoints.done, touchpoints.next), (false, None));
}
