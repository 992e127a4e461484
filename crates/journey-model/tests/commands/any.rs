//! Random commands on random journeys: whatever happens, the journey stays whole.

use std::collections::{BTreeMap, BTreeSet};

use journey_model::*;
use proptest::prelude::*;

use crate::desk::{Desk, covered};
use crate::wish::wishes;

/// What a user can count on whatever the command was.
fn compare(before: &Journey, after: &Journey, command: &Command) {
    let unlocks = matches!(
        command,
        Command::Together { .. }
            | Command::Edit {
                field: Field::Locked(_),
                ..
            }
    );
    if !unlocks {
        for lane in before.lanes().into_iter().filter(|lane| lane.locked) {
            let (was, is) = (words_of(before, lane.id), words_of(after, lane.id));
            assert_eq!(was, is, "the cards of a locked lane stay: {command:?}");
        }
    }
    let may_overreach = matches!(command, Command::MoveCards { .. } | Command::Together { .. });
    let steps: BTreeSet<Id> = after.steps().iter().map(|step| step.id).collect();
    let wanders = match command {
        Command::MoveStep { id, .. } => Some(*id),
        _ => None,
    };
    let is_structure = matches!(
        command,
        Command::AddStage { .. } | Command::AddStep { .. } | Command::MoveStep { .. } | Command::Delete { .. }
    );
    for card in after.cards() {
        let Some(was) = before.card(card.id) else { continue };
        let (old, new) = (covered(before, was), covered(after, card));
        if is_structure && !may_overreach {
            let stay: Vec<Id> = old
                .iter()
                .copied()
                .filter(|step| steps.contains(step) && Some(*step) != wanders)
                .collect();
            for step in &stay {
                assert!(new.contains(step), "{} covers {step} still: {command:?}", card.id);
            }
            let first_and_last = [new.first(), new.last()];
            for end in first_and_last.into_iter().flatten() {
                assert!(
                    old.contains(end),
                    "{} begins and ends where it did: {command:?}",
                    card.id
                );
            }
        }
    }
}

/// The cards of a lane without what may follow from a change of columns or actors.
fn words_of(journey: &Journey, lane: Id) -> BTreeMap<Id, Card> {
    journey
        .cards()
        .filter(|card| card.place.is_some_and(|place| place.lane == lane))
        .map(|card| {
            let words = Card {
                place: None,
                order: Order::between(None, None),
                actor: None,
                ..card.clone()
            };
            (card.id, words)
        })
        .collect()
}

/// The short ways of the journey lead where the long ones lead.
fn check_short_ways(journey: &Journey) {
    let mut stages = Vec::new();
    let mut lanes = Vec::new();
    let mut actors = Vec::new();
    let mut views = Vec::new();
    let mut parked = Vec::new();
    let mut conflicts = Vec::new();
    let mut cells: BTreeMap<(Id, Id), Vec<(Order, Id)>> = BTreeMap::new();
    for element in journey.elements() {
        match element {
            Element::Stage(stage) => stages.push((stage.order.clone(), stage.id)),
            Element::Lane(lane) => lanes.push((lane.order.clone(), lane.id)),
            Element::Actor(actor) => actors.push((actor.order.clone(), actor.id)),
            Element::View(view) => views.push((view.order.clone(), view.id)),
            Element::Card(card) => match card.place {
                None => parked.push((card.order.clone(), card.id)),
                Some(place) => cells
                    .entry((place.lane, place.step))
                    .or_default()
                    .push((card.order.clone(), card.id)),
            },
            Element::About(_) | Element::Step(_) => {}
            Element::Conflict(conflict) => conflicts.push((conflict.of, conflict.id)),
        }
    }
    let ids = |mut list: Vec<(Order, Id)>| {
        list.sort();
        list.into_iter().map(|(_, id)| id).collect::<Vec<_>>()
    };
    assert!(journey.stages().iter().map(|stage| stage.id).eq(ids(stages)));
    assert!(journey.lanes().iter().map(|lane| lane.id).eq(ids(lanes)));
    assert!(journey.actors().iter().map(|actor| actor.id).eq(ids(actors)));
    assert!(journey.views().iter().map(|view| view.id).eq(ids(views)));
    assert!(journey.parked().iter().map(|card| card.id).eq(ids(parked)));
    conflicts.sort();
    for (of, id) in &conflicts {
        assert!(journey.conflicts_of(*of).any(|conflict| conflict.id == *id));
    }
    assert_eq!(journey.conflicts().count(), conflicts.len());
    for ((lane, step), list) in cells {
        assert!(journey.cards_at(lane, step).iter().map(|card| card.id).eq(ids(list)));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 160, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn random_commands_keep_the_journey_whole_and_undo_and_redo_meet(
        cards in 0usize..60, list in prop::collection::vec(wishes(), 1..50)
    ) {
        let mut desk = Desk::disputed(cards);
        let first = desk.journey.clone();
        for wish in &list {
            let command = desk.command(wish);
            let before = desk.journey.clone();
            if desk.carry_out(&command).is_ok() {
                compare(&before, &desk.journey, &command);
                check_short_ways(&desk.journey);
            }
        }
        let last = desk.journey.clone();
        while desk.step(Direction::Undo) {}
        prop_assert_eq!(&desk.journey, &first);
        while desk.step(Direction::Redo) {}
        prop_assert_eq!(&desk.journey, &last);
        let rebuilt = Journey::from_records(last.records()).unwrap();
        check_short_ways(&rebuilt);
        prop_assert_eq!(rebuilt, last);
    }
}

/// Every kind of command is carried out now and then by the random wishes above; otherwise they would prove nothing.
#[test]
fn every_kind_of_command_is_carried_out() {
    use proptest::strategy::ValueTree;
    use proptest::test_runner::TestRunner;
    let mut runner = TestRunner::deterministic();
    let mut done: BTreeMap<String, usize> = BTreeMap::new();
    for _ in 0..40 {
        let mut desk = Desk::disputed(60);
        let list = prop::collection::vec(wishes(), 60)
            .new_tree(&mut runner)
            .unwrap()
            .current();
        for wish in &list {
            let command = desk.command(wish);
            let name = format!("{command:?}");
            let name = name.split(' ').next().unwrap().to_owned();
            *done.entry(name).or_default() += usize::from(desk.carry_out(&command).is_ok());
        }
    }
    for (name, count) in &done {
        assert!(*count >= 5, "{name} was carried out {count} times");
    }
    assert_eq!(done.len(), 24, "{done:?}");
}
