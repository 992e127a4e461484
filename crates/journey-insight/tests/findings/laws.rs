//! What holds of every map.

use std::collections::BTreeSet;

use journey_insight::{Finding, Kind, Memory, Thresholds, find};
use journey_model::*;
use proptest::prelude::*;

use crate::desk::Desk;
use crate::wish::{Wish, wishes};

/// A map with some work done on it, so that there is something to find.
fn maps() -> impl Strategy<Value = (usize, Vec<Wish>)> {
    (0usize..70, prop::collection::vec(wishes(), 0..30))
}

fn today() -> Option<Date> {
    Date::new(2027, 3, 1).ok()
}

/// What makes random maps worth looking at: phases, figures, dates, ways.
fn seasoned(cards: usize) -> Desk {
    let mut desk = Desk::disputed(cards);
    let records = desk
        .journey
        .records()
        .collect::<Vec<_>>()
        .into_iter()
        .enumerate()
        .map(|(number, mut record)| {
            match &mut record {
                Record::Element(Element::Stage(stage)) => {
                    stage.phase = Phase::ALL.get(number % 8).copied();
                    stage.contacts = Some((number * 37 % 100) as f64);
                }
                Record::Element(Element::Card(card)) => {
                    card.evidence.date = Date::new(2025, (number % 12 + 1) as u8, 1)
                        .ok()
                        .filter(|_| number % 3 == 0);
                    if number % 11 == 0 {
                        card.personal = Some(PersonalData::default());
                    }
                    match &mut card.content {
                        Content::Touchpoint(is) => {
                            is.family = [Family::Digital, Family::Physical, Family::Relational][number % 3];
                            is.promise = ["", "soon", "today"][number % 3].to_owned();
                            is.channel = ["Web", "Fair", "Mail"][number % 3].to_owned();
                        }
                        Content::Pain(is) => {
                            (is.severity, is.frequency) = (1 + (number % 5) as u8, 1 + (number / 5 % 5) as u8)
                        }
                        Content::Opportunity(is) => {
                            (is.impact, is.effort) = (1 + (number % 5) as u8, 1 + (number / 5 % 5) as u8);
                            is.progress = [Progress::Idea, Progress::Planned, Progress::Dropped][number % 3];
                        }
                        Content::Metric(is) => (is.actual, is.target) = (Some((number % 20) as f64), Some(15.0)),
                        _ => {}
                    }
                }
                _ => {}
            }
            record
        });
    desk.journey = Journey::from_records(records.collect::<Vec<_>>()).unwrap();
    desk
}

fn all(journey: &Journey) -> Vec<Finding> {
    find(journey, &Thresholds::of(&journey.about().findings), today()).list
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever people do to a map, what is remembered is what would be found anew, after every single edit.
    #[test]
    fn what_is_remembered_is_what_would_be_found_anew((cards, list) in maps()) {
        let mut desk = seasoned(cards);
        let mut memory = Memory::default();
        for wish in &list {
            let command = desk.command(wish);
            let Ok(transaction) = plan(&desk.journey, &command) else { continue };
            desk.journey.apply(&transaction).unwrap();
            memory.note(&transaction.changes);
            let thresholds = Thresholds::of(&desk.journey.about().findings);
            let remembered = memory.find(&desk.journey, &thresholds, today());
            prop_assert_eq!(remembered, find(&desk.journey, &thresholds, today()), "after {:?}", command);
        }
    }

    #[test]
    fn the_order_in_which_a_map_came_together_makes_no_difference((cards, list) in maps(), turn in any::<prop::sample::Index>()) {
        let mut desk = seasoned(cards);
        for wish in &list {
            let command = desk.command(wish);
            let _refused = plan(&desk.journey, &command).map(|transaction| desk.journey.apply(&transaction).unwrap());
        }
        let mut records: Vec<Record> = desk.journey.records().collect();
        records.reverse();
        let by = turn.index(records.len());
        records.rotate_left(by);
        prop_assert_eq!(all(&desk.journey), all(&Journey::from_records(records).unwrap()));
    }

    #[test]
    fn findings_name_what_is_there_and_are_told_apart_by_their_place((cards, list) in maps()) {
        let mut desk = seasoned(cards);
        for wish in &list {
            let command = desk.command(wish);
            let _refused = plan(&desk.journey, &command).map(|transaction| desk.journey.apply(&transaction).unwrap());
        }
        let found = all(&desk.journey);
        for finding in &found {
            for place in &finding.places {
                prop_assert!(desk.journey.record(*place).is_some(), "{:?}", finding);
            }
            let places: BTreeSet<&Id> = finding.places.iter().collect();
            prop_assert_eq!(places.len(), finding.places.len(), "{:?}", finding);
        }
        let own = |finding: &Finding| (finding.kind, finding.places.first().copied(), finding.beside);
        let identities: BTreeSet<_> = found.iter().map(own).collect();
        prop_assert_eq!(identities.len(), found.len(), "of two one could not be put away alone: {:#?}", found);
        prop_assert!(found.is_sorted_by_key(|finding| (finding.muted.is_some(), finding.weight, finding.kind)));
    }

    /// Against the plain way: take each touchpoint away and count what the path falls into.
    #[test]
    fn junctions_are_those_without_which_the_path_falls_apart((cards, list) in maps()) {
        let mut desk = seasoned(cards);
        for wish in &list {
            let command = desk.command(wish);
            let _refused = plan(&desk.journey, &command).map(|transaction| desk.journey.apply(&transaction).unwrap());
        }
        let journey = &desk.journey;
        let met = |id: &Id| journey.card(*id).is_some_and(|card| card.place.is_some() && matches!(card.content, Content::Touchpoint(_)));
        let mut ways: BTreeSet<(Id, Id)> = journey
            .links()
            .filter(|link| link.kind == LinkKind::LeadsTo && met(&link.from) && met(&link.to))
            .map(|link| (link.from.min(link.to), link.from.max(link.to)))
            .collect();
        for actor in journey.actors() {
            let path: Vec<Id> = actor.path.iter().copied().filter(met).collect();
            ways.extend(path.windows(2).filter(|pair| pair[0] != pair[1]).map(|pair| (pair[0].min(pair[1]), pair[0].max(pair[1]))));
        }
        let degree = |id: Id| ways.iter().filter(|(one, other)| *one == id || *other == id).count();
        let pieces = |without: Option<Id>| {
            let left = || ways.iter().filter(|(one, other)| Some(*one) != without && Some(*other) != without);
            let mut nodes: BTreeSet<Id> = ways.iter().flat_map(|(one, other)| [*one, *other]).filter(|id| Some(*id) != without).collect();
            let mut count = 0;
            while let Some(first) = nodes.pop_first() {
                count += 1;
                let mut waiting = vec![first];
                while let Some(id) = waiting.pop() {
                    let next: Vec<Id> = left()
                        .filter_map(|(one, other)| if *one == id { Some(*other) } else { (*other == id).then_some(*one) })
                        .filter(|id| nodes.contains(id))
                        .collect();
                    for id in next {
                        nodes.remove(&id);
                        waiting.push(id);
                    }
                }
            }
            count
        };
        let whole = pieces(None);
        let nodes: BTreeSet<Id> = ways.iter().flat_map(|(one, other)| [*one, *other]).collect();
        let expected: BTreeSet<Id> = nodes.into_iter().filter(|id| degree(*id) >= 3 && pieces(Some(*id)) > whole).collect();
        let truth = |id: &Id| matches!(&journey.card(*id).unwrap().content, Content::Touchpoint(is) if is.moment_of_truth);
        let expected: BTreeSet<Id> = expected.into_iter().filter(|id| !truth(id)).collect();
        let thresholds = Thresholds::default();
        let found = find(journey, &thresholds, None).list.into_iter().filter(|finding| finding.kind == Kind::Junction);
        prop_assert_eq!(found.map(|finding| finding.places[0]).collect::<BTreeSet<Id>>(), expected);
    }
}

#[test]
fn a_path_of_any_length_is_followed_to_its_end() {
    let journey = sample::journey(90_000);
    let found = all(&journey);
    assert!(
        found
            .iter()
            .all(|finding| finding.kind != Kind::Unreachable && finding.kind != Kind::Loop)
    );
    assert!(!found.is_empty());
}
