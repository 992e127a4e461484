//! Cards change their cell, their place in it, or leave for the parking lot.

use std::collections::BTreeSet;

use super::{Draft, existing, orders_before};
use crate::{Act, Card, Element, Id, Journey, Order, Place, Refusal, Transaction};

pub(super) fn move_cards(
    journey: &Journey,
    ids: &[Id],
    cell: (Id, Id),
    before: Option<Id>,
) -> Result<Transaction, Refusal> {
    let Element::Lane(lane) = existing(journey, cell.0)? else {
        return Err(Refusal::WrongKind { id: cell.0 });
    };
    let Element::Step(step) = existing(journey, cell.1)? else {
        return Err(Refusal::WrongKind { id: cell.1 });
    };
    let cards = named_cards(journey, ids)?;
    let named: BTreeSet<Id> = ids.iter().copied().collect();
    let there = journey.cards_at(lane.id, step.id);
    let staying: Vec<(Id, &Order)> = there
        .iter()
        .filter(|card| !named.contains(&card.id))
        .map(|card| (card.id, &card.order))
        .collect();
    // A card dropped in front of itself or of another moved card lands in front of the next one that stays.
    let before = match before {
        Some(id) if named.contains(&id) => {
            let after = there
                .iter()
                .skip_while(|card| card.id != id)
                .find(|card| !named.contains(&card.id));
            after.map(|card| card.id)
        }
        other => other,
    };
    let already = there.iter().map(|card| card.id);
    let orders = orders_before(&staying, before, cards.len())?;
    let mut wanted: Vec<Id> = staying.iter().map(|(id, _)| *id).collect();
    let at = before
        .and_then(|id| wanted.iter().position(|other| *other == id))
        .unwrap_or(wanted.len());
    wanted.splice(at..at, cards.iter().map(|card| card.id));
    if already.eq(wanted.iter().copied()) {
        return Err(Refusal::NothingToDo);
    }
    let mut draft = Draft::new(journey);
    for (card, order) in cards.iter().zip(orders) {
        let span = card.place.map_or(1, |place| place.span);
        let content = if lane.kind.takes(&card.content) {
            card.content.clone()
        } else {
            lane.kind.fresh_content()
        };
        let place = Some(Place {
            lane: lane.id,
            step: step.id,
            span,
        });
        draft.put(Element::Card(Card {
            place,
            order,
            content,
            ..(*card).clone()
        }));
    }
    draft.draw_back_links(ids.iter().copied());
    draft.finish(Act::MoveCards, first_text(&cards), &step.name, cards.len())
}

pub(super) fn park_cards(journey: &Journey, ids: &[Id]) -> Result<Transaction, Refusal> {
    let cards = named_cards(journey, ids)?;
    let named: BTreeSet<Id> = ids.iter().copied().collect();
    let parked = journey.parked();
    let staying: Vec<(Id, &Order)> = parked
        .iter()
        .filter(|card| !named.contains(&card.id))
        .map(|card| (card.id, &card.order))
        .collect();
    let orders = orders_before(&staying, None, cards.len())?;
    let mut draft = Draft::new(journey);
    for (card, order) in cards.iter().zip(orders) {
        draft.put(Element::Card(Card {
            place: None,
            order,
            ..(*card).clone()
        }));
    }
    draft.finish(Act::ParkCards, first_text(&cards), "", cards.len())
}

fn named_cards<'a>(journey: &'a Journey, ids: &[Id]) -> Result<Vec<&'a Card>, Refusal> {
    let mut cards: Vec<&Card> = Vec::with_capacity(ids.len());
    let mut seen = BTreeSet::new();
    for &id in ids {
        let Element::Card(card) = existing(journey, id)? else {
            return Err(Refusal::WrongKind { id });
        };
        if seen.insert(id) {
            cards.push(card);
        }
    }
    if cards.is_empty() {
        Err(Refusal::NothingToDo)
    } else {
        Ok(cards)
    }
}

fn first_text<'a>(cards: &[&'a Card]) -> &'a str {
    cards.first().map_or("", |card| &card.text)
}
