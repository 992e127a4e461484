//! Excerpts: a part of a journey is a journey, and nothing in it is otherwise than in the whole.

use std::collections::BTreeSet;

use journey_model::*;
use proptest::prelude::*;

/// A journey of two actors and a segment in which every fourth card is the second actor's and cards cover steps in turn.
fn peopled(cards: usize, spans: &[u32]) -> Journey {
    let journey = sample::journey(cards);
    let mut records: Vec<Record> = journey.records().collect();
    let template = journey.main_actor().unwrap().clone();
    for (id, kind) in [(OTHER, ActorKind::Persona), (SEGMENT, ActorKind::Segment)] {
        let order = Order::between(Some(&template.order), None);
        let name = format!("{kind:?}");
        records.push(Record::Element(Element::Actor(Actor {
            id,
            order,
            kind,
            name,
            ..template.clone()
        })));
    }
    let mut number = 0;
    for record in &mut records {
        match record {
            Record::Element(Element::Card(card)) => {
                number += 1;
                card.actor = (number % 4 == 0).then_some(OTHER);
                if let (Some(place), Some(span)) = (&mut card.place, spans.get(number % spans.len().max(1))) {
                    place.span = *span;
                }
            }
            Record::Element(Element::Step(step)) if number % 2 == 0 => step.segment = Some(SEGMENT),
            _ => {}
        }
    }
    Journey::from_records(records).unwrap()
}

const OTHER: Id = Id::from_bits(900_001);
const SEGMENT: Id = Id::from_bits(900_002);

/// The steps that a card covers, by name.
fn covered(journey: &Journey, card: &Card) -> Vec<Id> {
    let steps: Vec<Id> = journey.steps().iter().map(|step| step.id).collect();
    let Some(place) = card.place else { return Vec::new() };
    let from = steps.iter().position(|step| *step == place.step).unwrap();
    steps[from..(from + place.span as usize).min(steps.len())].to_vec()
}

fn pick(all: &[Id], chosen: &[bool]) -> Vec<Id> {
    all.iter()
        .zip(chosen)
        .filter(|(_, chosen)| **chosen)
        .map(|(id, _)| *id)
        .collect()
}

#[test]
fn nothing_chosen_leaves_nothing_out() {
    let journey = peopled(90, &[1, 2]);
    assert_eq!(excerpt(&journey, &Only::default()), journey);
}

#[test]
fn one_stage_is_printed_with_its_own_colour_and_without_the_others() {
    let journey = peopled(90, &[1]);
    let second = journey.stages()[1].id;
    let part = excerpt(
        &journey,
        &Only {
            stages: vec![second],
            ..Only::default()
        },
    );
    assert_eq!(part.stages().len(), 1);
    assert_eq!(part.stages()[0].hue, Some(1), "the second stage's colour");
    assert_eq!(part.steps().len(), journey.steps_of(second).len());
    assert!(part.cards().count() > 10 && part.links().count() > 1);
}

#[test]
fn an_actors_excerpt_keeps_the_cards_that_belong_to_nobody_but_not_the_main_actors_feelings() {
    let journey = peopled(90, &[1]);
    let only = Only {
        actors: vec![OTHER],
        ..Only::default()
    };
    let part = excerpt(&journey, &only);
    let nobodys = |journey: &Journey| -> Vec<Id> {
        let cards = journey
            .cards()
            .filter(|card| card.actor.is_none() && !matches!(card.content, Content::Emotion(_)));
        cards
            .map(|card| card.id)
            .collect::<BTreeSet<Id>>()
            .into_iter()
            .collect()
    };
    assert!(!nobodys(&journey).is_empty());
    assert_eq!(nobodys(&part), nobodys(&journey));
    assert_eq!(part.main_actor().unwrap().id, OTHER);
    let feelings: Vec<&Card> = part
        .cards()
        .filter(|card| matches!(card.content, Content::Emotion(_)))
        .collect();
    assert!(!feelings.is_empty());
    assert!(
        feelings.iter().all(|card| card.actor == Some(OTHER)),
        "nobody's feelings are the main actor's"
    );
}

#[test]
fn a_card_that_covers_a_stage_that_goes_covers_what_stays() {
    let journey = peopled(135, &[15]);
    let stages = journey.stages();
    let part = excerpt(
        &journey,
        &Only {
            stages: vec![stages[0].id, stages[2].id],
            ..Only::default()
        },
    );
    let steps = part.steps();
    let first = part
        .cards()
        .find(|card| card.place.is_some_and(|place| place.step == steps[0].id))
        .unwrap();
    assert_eq!(
        covered(&part, first).len(),
        10,
        "five steps of the first stage and five of the third"
    );
    let only_last = excerpt(
        &journey,
        &Only {
            stages: vec![stages[2].id],
            ..Only::default()
        },
    );
    let moved = only_last.card(first.id).unwrap();
    assert_eq!(moved.place.unwrap().step, only_last.steps()[0].id);
}

#[test]
fn lanes_that_are_not_chosen_go_with_their_cards_and_the_links_to_them() {
    let journey = peopled(90, &[1]);
    let lanes: Vec<Id> = journey
        .lanes()
        .iter()
        .filter(|lane| lane.kind != LaneKind::Touchpoints)
        .map(|lane| lane.id)
        .collect();
    let part = excerpt(
        &journey,
        &Only {
            lanes,
            ..Only::default()
        },
    );
    assert!(journey.links().count() > 0);
    assert_eq!(part.links().count(), 0, "only touchpoints were linked");
    assert!(part.lanes().iter().all(|lane| lane.kind != LaneKind::Touchpoints));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn an_excerpt_is_a_whole_journey_and_says_nothing_new(
        cards in 0usize..140,
        spans in prop::collection::vec(1u32..12, 1..6),
        stages in prop::collection::vec(any::<bool>(), 4),
        lanes in prop::collection::vec(any::<bool>(), 9),
        actors in prop::collection::vec(any::<bool>(), 3),
    ) {
        let journey = peopled(cards, &spans);
        let ids = |list: Vec<Id>, chosen: &[bool]| pick(&list, chosen);
        let only = Only {
            stages: ids(journey.stages().iter().map(|stage| stage.id).collect(), &stages),
            lanes: ids(journey.lanes().iter().map(|lane| lane.id).collect(), &lanes),
            actors: ids(journey.actors().iter().map(|actor| actor.id).collect(), &actors),
        };
        let part = excerpt(&journey, &only);
        part.check().unwrap();
        let wanted = |list: &[Id], id: Id| list.is_empty() || list.contains(&id);
        // Exactly what was chosen.
        for stage in journey.stages() {
            prop_assert_eq!(part.stage(stage.id).is_some(), wanted(&only.stages, stage.id));
        }
        for lane in journey.lanes() {
            prop_assert_eq!(part.lane(lane.id), Some(lane).filter(|lane| wanted(&only.lanes, lane.id)));
        }
        for step in journey.steps() {
            prop_assert_eq!(part.step(step.id), Some(step).filter(|step| wanted(&only.stages, step.stage)));
        }
        // Nothing that stays is otherwise.
        for record in part.records() {
            let whole = journey.record(record.id()).unwrap();
            match (record, whole) {
                (Record::Element(Element::Stage(is)), Record::Element(Element::Stage(was))) => {
                    prop_assert!(was.hue.is_none() || is.hue == was.hue);
                    prop_assert_eq!(Stage { hue: None, ..is }, Stage { hue: None, ..was });
                }
                (Record::Element(Element::Card(is)), Record::Element(Element::Card(was))) => {
                    let stay: Vec<Id> =
                        covered(&journey, &was).into_iter().filter(|step| part.step(*step).is_some()).collect();
                    prop_assert_eq!(covered(&part, &is), stay);
                    prop_assert_eq!(Card { place: None, ..is }, Card { place: None, ..was });
                }
                (is, was) => prop_assert_eq!(is, was),
            }
        }
        // A card whose lane, actor and at least one step stay, stays; a link whose ends stay, stays.
        let main = journey.main_actor().unwrap().id;
        for card in journey.cards() {
            let feels = matches!(card.content, Content::Emotion(_));
            let whose = card.actor.or(feels.then_some(main)).is_none_or(|actor| wanted(&only.actors, actor));
            let lane = card.place.is_none_or(|place| wanted(&only.lanes, place.lane));
            let step = card.place.is_none() || covered(&journey, card).iter().any(|step| part.step(*step).is_some());
            prop_assert_eq!(part.card(card.id).is_some(), whose && lane && step);
        }
        for link in journey.links() {
            let stays = part.element(link.from).is_some() && part.element(link.to).is_some();
            prop_assert_eq!(part.link(link.id).is_some(), stays);
        }
        // Doing it twice changes nothing more.
        let left = |ids: Vec<Id>, had: &[Id]| if had.is_empty() { Vec::new() } else { ids };
        let again = Only {
            stages: left(part.stages().iter().map(|stage| stage.id).collect(), &only.stages),
            lanes: left(part.lanes().iter().map(|lane| lane.id).collect(), &only.lanes),
            actors: only.actors.clone(),
        };
        prop_assert_eq!(excerpt(&part, &again), part);
    }
}
