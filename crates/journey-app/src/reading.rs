//! The order in which somebody reads a map aloud.

use std::collections::BTreeMap;

use journey_model::{Card, Element, Id, Journey, Link};

/// One thing that is read.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Read<'a> {
    Element(&'a Element),
    Link(&'a Link),
}

/// Everything that a journey holds: what it is about, its actors, its lanes, then stage by stage and step by step the cards
/// lane by lane, the parking lot, the views. A link follows the element that it starts from.
pub(crate) fn in_reading_order(journey: &Journey) -> Vec<Read<'_>> {
    let mut links: BTreeMap<Id, Vec<&Link>> = BTreeMap::new();
    for link in journey.links() {
        links.entry(link.from).or_default().push(link);
    }
    let lanes = journey.lanes();
    let rows: BTreeMap<Id, usize> = lanes.iter().enumerate().map(|(row, lane)| (lane.id, row)).collect();
    let mut cards: BTreeMap<Option<Id>, Vec<(usize, &Card)>> = BTreeMap::new();
    for card in journey.cards() {
        let row = card.place.and_then(|place| rows.get(&place.lane).copied()).unwrap_or(0);
        cards
            .entry(card.place.map(|place| place.step))
            .or_default()
            .push((row, card));
    }
    for column in cards.values_mut() {
        column.sort_by_key(|(row, card)| (*row, &card.order, card.id));
    }
    let mut ids = vec![journey.about().id];
    ids.extend(journey.actors().into_iter().map(|actor| actor.id));
    ids.extend(lanes.iter().map(|lane| lane.id));
    let mut read_column = |ids: &mut Vec<Id>, step| {
        let column = cards.remove(&step).unwrap_or_default();
        ids.extend(column.into_iter().map(|(_, card)| card.id));
    };
    for stage in journey.stages() {
        ids.push(stage.id);
        for step in journey.steps_of(stage.id) {
            ids.push(step.id);
            read_column(&mut ids, Some(step.id));
        }
    }
    read_column(&mut ids, None);
    ids.extend(journey.views().into_iter().map(|view| view.id));
    let mut read = Vec::new();
    for id in ids {
        read.extend(journey.element(id).map(Read::Element));
        read.extend(links.remove(&id).unwrap_or_default().into_iter().map(Read::Link));
    }
    read
}
