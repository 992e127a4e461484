//! Cards and lanes become another kind.

use std::collections::{BTreeMap, BTreeSet};

use super::{Draft, existing, orders_before};
use crate::{Act, Card, Content, Element, Id, Journey, Lane, LaneKind, Order, Place, Refusal, Transaction};

/// Cards on the map go to the nearest lane that takes the kind (see [`nearest`]), at the same step, behind the cards there;
/// they stay when their own lane takes it. Cards in the parking lot change where they are. A lane changes with all its cards.
pub(super) fn change_kind(journey: &Journey, ids: &[Id], kind: LaneKind) -> Result<Transaction, Refusal> {
    let fresh = kind.fresh_content();
    let mut draft = Draft::new(journey);
    let mut seen = BTreeSet::new();
    let mut cards: Vec<&Card> = Vec::new();
    let mut changed: Vec<Id> = Vec::new();
    for &id in ids {
        if !seen.insert(id) {
            continue;
        }
        match existing(journey, id)? {
            Element::Card(card) => cards.push(card),
            Element::Lane(lane) => {
                draft.put(Element::Lane(Lane { kind, ..lane.clone() }));
                for held in journey.held_by(id) {
                    if let Element::Card(card) = held {
                        changed.extend(put_content(&mut draft, card, &fresh));
                    }
                }
            }
            _ => return Err(Refusal::WrongKind { id }),
        }
    }
    let mut place_name = "";
    let mut newcomers: BTreeMap<(Id, Id), Vec<&Card>> = BTreeMap::new();
    for card in cards {
        let Some(place) = card.place else {
            changed.extend(put_content(&mut draft, card, &fresh));
            continue;
        };
        if matches!(draft.element(place.lane), Some(Element::Lane(lane)) if lane.kind.takes(&fresh)) {
            continue;
        }
        let lane = nearest(journey, &draft, place.lane, kind)?;
        if place_name.is_empty() {
            place_name = &lane.name;
        }
        newcomers.entry((lane.id, place.step)).or_default().push(card);
    }
    for ((lane, step), list) in newcomers {
        let there = journey.cards_at(lane, step);
        let siblings: Vec<(Id, &Order)> = there.iter().map(|card| (card.id, &card.order)).collect();
        for (card, order) in list.iter().zip(orders_before(&siblings, None, list.len())?) {
            draft.put(Element::Card(Card {
                place: card.place.map(|place| Place { lane, ..place }),
                order,
                content: fresh.clone(),
                ..(*card).clone()
            }));
            changed.push(card.id);
        }
    }
    draft.draw_back_links(changed);
    let first = ids
        .first()
        .and_then(|id| journey.element(*id))
        .map_or("", Element::name);
    draft.finish(Act::ChangeKind, first, place_name, seen.len())
}

/// Gives a card the content unless it is of that kind already.
fn put_content(draft: &mut Draft, card: &Card, fresh: &Content) -> Option<Id> {
    if std::mem::discriminant(&card.content) == std::mem::discriminant(fresh) {
        return None;
    }
    draft.put(Element::Card(Card {
        content: fresh.clone(),
        ..card.clone()
    }));
    Some(card.id)
}

/// The lane that takes cards of a kind with the fewest lanes between it and another; of two equally near ones, the one above.
/// Lanes that are not drawn count only when there is no other, and locked ones never.
fn nearest<'a>(journey: &'a Journey, draft: &Draft, from: Id, kind: LaneKind) -> Result<&'a Lane, Refusal> {
    let fresh = kind.fresh_content();
    let lanes = journey.lanes();
    let home = lanes.iter().position(|lane| lane.id == from).unwrap_or(0);
    let takes = |lane: &Lane| matches!(draft.element(lane.id), Some(Element::Lane(lane)) if lane.kind.takes(&fresh));
    let best = lanes
        .iter()
        .enumerate()
        .filter(|(_, lane)| takes(lane))
        .min_by_key(|(at, lane)| (lane.locked, lane.hidden, at.abs_diff(home), *at))
        .map(|(_, lane)| *lane);
    match best {
        Some(lane) if lane.locked => Err(Refusal::Locked { id: lane.id }),
        Some(lane) => Ok(lane),
        None => Err(Refusal::NoLane { kind }),
    }
}
