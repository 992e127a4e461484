//! Where something stands, in words, and everything of a map in the order in which it is read lane by lane.

use journey_model::{Card, Id, Journey, Lane, Step};

use crate::Look;
use crate::words::fill;

/// "Stage Decision · step Demo · lane Pains".
pub(super) fn place_words(journey: &Journey, lane: Id, step: Id, look: Look) -> String {
    let stage = journey.step(step).and_then(|step| journey.stage(step.stage));
    fill(
        &look.words.at_place,
        &[
            ("stage", stage.map_or("", |stage| &stage.name)),
            ("step", journey.step(step).map_or("", |step| &step.name)),
            ("lane", journey.lane(lane).map_or("", |lane| &lane.name)),
        ],
    )
}

/// Where a card stands, in words.
pub(super) fn card_words(journey: &Journey, card: &Card, look: Look) -> String {
    match card.place {
        Some(place) => place_words(journey, place.lane, place.step, look),
        None => look.words.at_park.clone(),
    }
}

/// A card with its lane, its step and the colour of its stage; without lane and step when it is parked.
pub(super) struct Standing<'a> {
    pub card: &'a Card,
    pub at: Option<(&'a Lane, &'a Step)>,
    pub hue: usize,
}

/// Every card that a poster would show, lane by lane, step by step; then the parking lot.
pub(super) fn by_lane(journey: &Journey) -> Vec<Standing<'_>> {
    let hues: Vec<(Id, usize)> = journey
        .stages()
        .iter()
        .enumerate()
        .map(|(place, stage)| (stage.id, stage.hue.map_or(place % 8, usize::from)))
        .collect();
    let steps = journey.steps();
    let mut all = Vec::new();
    for lane in journey.lanes().into_iter().filter(|lane| !lane.hidden) {
        for &step in &steps {
            let stage = hues
                .iter()
                .find(|(stage, _)| *stage == step.stage)
                .map_or(0, |(_, hue)| *hue);
            all.extend(journey.cards_at(lane.id, step.id).into_iter().map(|card| Standing {
                card,
                at: Some((lane, step)),
                hue: card.hue.map_or(stage, usize::from),
            }));
        }
    }
    all.extend(journey.parked().into_iter().map(|card| Standing {
        card,
        at: None,
        hue: card.hue.map_or(0, usize::from),
    }));
    all
}
