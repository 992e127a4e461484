//! A conflict is settled: one side is kept, or what all of them have.

use super::sides::{Sides, Wanted};
use super::{Draft, columns, delete, existing, free};
use crate::{
    Act, Card, Conflict, Element, Id, Journey, Keep, Label, Link, Order, Place, Record, Refusal, Side, Transaction,
};

pub(super) fn resolve(journey: &Journey, id: Id, keep: &Keep) -> Result<Transaction, Refusal> {
    let Element::Conflict(conflict) = existing(journey, id)? else {
        return Err(Refusal::WrongKind { id });
    };
    let of = conflict.of;
    let now = journey.record(of).ok_or(Refusal::Missing { id: of })?;
    let mut draft = Draft::new(journey);
    draft.remove(id);
    match (keep, &now) {
        (Keep::Side(number), _) => match conflict.sides.get(*number) {
            Some(Side { record: None, .. }) => {
                let gone = delete::delete(journey, &[of])?;
                let label = Label::new(Act::Resolve, now.name(), "", 1);
                return Ok(Transaction { label, ..gone });
            }
            Some(side) => keep_side(&mut draft, conflict, &now, side)?,
            None => return Err(Refusal::Missing { id }),
        },
        // What one side deleted cannot be there and be gone.
        (Keep::Both { .. }, _) if conflict.sides.iter().any(|side| side.record.is_none()) => {
            return Err(Refusal::NotBoth { id: of });
        }
        (Keep::Both { copies }, Record::Element(Element::Card(card))) => {
            keep_cards(&mut draft, conflict, card, copies)?;
        }
        (Keep::Both { copies }, Record::Link(link)) => keep_links(&mut draft, conflict, link, copies)?,
        (Keep::Both { .. }, Record::Element(element)) => {
            let all = Sides::of(conflict).elements(element, Wanted::All);
            let all = all.ok_or(Refusal::NotBoth { id: of })?;
            draft.put(fitted(&draft, element, all)?);
        }
    }
    follow(&mut draft, of);
    let name = now.name();
    draft.finish(Act::Resolve, name, "", 1)
}

fn keep_side(draft: &mut Draft, conflict: &Conflict, now: &Record, side: &Side) -> Result<(), Refusal> {
    let sides = Sides::of(conflict);
    let place = conflict
        .sides
        .iter()
        .filter(|side| side.record.is_some())
        .position(|one| std::ptr::eq(one, side));
    let wanted = Wanted::Side(place.unwrap_or(0));
    match now {
        Record::Element(element) => {
            let kept = sides.elements(element, wanted).unwrap_or_else(|| element.clone());
            draft.put(fitted(draft, element, kept)?);
        }
        Record::Link(link) => {
            let kept = fitted_link(draft, link, sides.links(link, wanted));
            draft.put_link(kept);
        }
    }
    Ok(())
}

/// Every side becomes a card; the one that the map shows stays, and the others come behind it in its cell, or stand where
/// their side put them. A card that was changed since, so that no side is as it is, stays beside all of them.
fn keep_cards(draft: &mut Draft, conflict: &Conflict, now: &Card, copies: &[Id]) -> Result<(), Refusal> {
    let journey = draft.journey;
    let sides = Sides::of(conflict);
    let element = Element::Card(now.clone());
    let made: Vec<Element> = (0..sides.count())
        .filter_map(|number| sides.elements(&element, Wanted::Side(number)))
        .collect();
    let shown = made.iter().position(|made| *made == element);
    let others = made.iter().enumerate().filter(|(number, _)| Some(*number) != shown);
    let others: Vec<Element> = others
        .map(|(_, made)| fitted(draft, &element, made.clone()))
        .collect::<Result<_, _>>()?;
    let cell = |card: &Card| card.place.map(|place| (place.lane, place.step));
    let siblings = match now.place {
        Some(place) => journey.cards_at(place.lane, place.step),
        None => journey.parked(),
    };
    let behind = siblings.iter().skip_while(|card| card.id != now.id).nth(1);
    let orders = Order::spread(Some(&now.order), behind.map(|card| &card.order), others.len());
    let mut copies = copies.iter();
    for (other, order) in others.into_iter().zip(orders) {
        let Element::Card(card) = other else { continue };
        let id = next_copy(draft, conflict, &mut copies)?;
        let order = if cell(&card) == cell(now) { order } else { card.order };
        draft.put(Element::Card(Card { id, order, ..card }));
    }
    Ok(())
}

/// Every side becomes a link, as with cards.
fn keep_links(draft: &mut Draft, conflict: &Conflict, now: &Link, copies: &[Id]) -> Result<(), Refusal> {
    let sides = Sides::of(conflict);
    let made: Vec<Link> = (0..sides.count())
        .map(|number| fitted_link(draft, now, sides.links(now, Wanted::Side(number))))
        .collect();
    let shown = made.iter().position(|made| made == now);
    let mut copies = copies.iter();
    for (number, link) in made.into_iter().enumerate() {
        if Some(number) != shown {
            let id = next_copy(draft, conflict, &mut copies)?;
            draft.put_link(Link { id, ..link });
        }
    }
    Ok(())
}

fn next_copy<'a>(draft: &Draft, conflict: &Conflict, copies: &mut impl Iterator<Item = &'a Id>) -> Result<Id, Refusal> {
    let id = *copies.next().ok_or(Refusal::Missing { id: conflict.id })?;
    free(draft.journey, id)?;
    if draft.touches(id) {
        return Err(Refusal::Taken { id });
    }
    Ok(id)
}

/// The element as it can stand in the map: what it refers to may have gone since its side was made, and stays then as it is.
fn fitted(draft: &Draft, now: &Element, mut kept: Element) -> Result<Element, Refusal> {
    let journey = draft.journey;
    let is_actor = |id: Option<Id>| id.is_none_or(|id| journey.actor(id).is_some());
    match (&mut kept, now) {
        (Element::Card(card), Element::Card(now)) => {
            if !is_actor(card.actor) {
                card.actor = now.actor;
            }
            let stands = |place: Place| journey.step(place.step).is_some() && journey.lane(place.lane).is_some();
            if !card.place.is_none_or(stands) {
                (card.place, card.order) = (now.place, now.order.clone());
            }
            let lane = card.place.and_then(|place| journey.lane(place.lane));
            if let Some(lane) = lane
                && !lane.kind.takes(&card.content)
            {
                card.content = lane.kind.fresh_content();
            }
        }
        (Element::Step(step), Element::Step(now)) => {
            if !is_actor(step.segment) {
                step.segment = now.segment;
            }
            if journey.stage(step.stage).is_none() {
                (step.stage, step.order) = (now.stage, now.order.clone());
            }
        }
        _ => {}
    }
    let too_long = kept.texts().into_iter().any(|(_, text)| text.len() > crate::MAX_TEXT);
    if too_long {
        return Err(Refusal::TooLong {
            max: crate::MAX_TEXT as u32,
        });
    }
    Ok(kept)
}

/// The link as it can stand in the map.
fn fitted_link(draft: &Draft, now: &Link, kept: Link) -> Link {
    let joins = match (draft.element(kept.from), draft.element(kept.to)) {
        (Some(from), Some(to)) => kept.kind.joins(from, to),
        _ => false,
    };
    if joins {
        kept
    } else {
        let Link { kind, from, to, .. } = *now;
        Link { kind, from, to, ..kept }
    }
}

/// What hangs on the element follows: cards over several steps, when columns moved; links that make no sense any more; cards
/// of a lane that became another kind.
fn follow(draft: &mut Draft, of: Id) {
    match (draft.journey.element(of), draft.element(of).cloned()) {
        (Some(Element::Lane(before)), Some(Element::Lane(after))) if before.kind != after.kind => {
            let cards: Vec<Card> = draft
                .journey
                .held_by(of)
                .filter_map(|element| match element {
                    Element::Card(card) => Some(card.clone()),
                    _ => None,
                })
                .collect();
            let ids: Vec<Id> = cards.iter().map(|card| card.id).collect();
            for card in cards {
                let content = after.kind.fresh_content();
                draft.put(Element::Card(Card { content, ..card }));
            }
            draft.draw_back_links(ids);
        }
        (_, Some(Element::Card(_))) => draft.draw_back_links([of]),
        (_, Some(Element::Stage(_) | Element::Step(_))) => columns::follow(draft),
        _ => {}
    }
}
