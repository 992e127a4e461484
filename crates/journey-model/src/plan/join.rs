//! Two become one: what the first holds goes to the second, links included, and the first is gone.
//!
//! Reading order is kept: what stood in front of the other comes in front of what that one holds, what stood behind, behind.

use std::collections::{BTreeMap, BTreeSet};

use super::columns::{Columns, Side, Stretched, settle, stretched};
use super::{Draft, existing};
use crate::{
    Act, Actor, ActorKind, Card, Element, Id, Journey, Lane, Link, LinkKind, Order, Place, Refusal, Stage, Step,
    Transaction, View,
};

pub(super) fn join(journey: &Journey, id: Id, into: Id) -> Result<Transaction, Refusal> {
    let (goes, stays) = (existing(journey, id)?, existing(journey, into)?);
    if id == into {
        return Err(Refusal::WrongKind { id });
    }
    let mut draft = Draft::new(journey);
    match (goes, stays) {
        (Element::Stage(goes), Element::Stage(stays)) => join_stages(&mut draft, goes, stays),
        (Element::Step(goes), Element::Step(stays)) => join_steps(&mut draft, goes, stays),
        (Element::Lane(goes), Element::Lane(stays)) => join_lanes(&mut draft, goes, stays),
        (Element::Actor(goes), Element::Actor(stays)) => join_actors(&mut draft, goes, stays),
        _ => return Err(Refusal::WrongKind { id }),
    }
    draft.remove(id);
    turn_links(&mut draft, id, into);
    draft.finish(Act::Join, goes.name(), stays.name(), 1)
}

fn join_stages(draft: &mut Draft, goes: &Stage, stays: &Stage) {
    let journey = draft.journey;
    let there = journey.steps_of(stays.id);
    let coming = journey.steps_of(goes.id);
    let orders = match side(
        position(&journey.stages(), |stage| stage.id == goes.id),
        position(&journey.stages(), |stage| stage.id == stays.id),
    ) {
        Side::Front => Order::spread(None, there.first().map(|step| &step.order), coming.len()),
        Side::Back => Order::spread(there.last().map(|step| &step.order), None, coming.len()),
    };
    for (step, order) in coming.into_iter().zip(orders) {
        draft.put(Element::Step(Step {
            stage: stays.id,
            order,
            ..step.clone()
        }));
    }
    let mut entry_rules = stays.entry_rules.clone();
    entry_rules.extend(
        goes.entry_rules
            .iter()
            .filter(|rule| !stays.entry_rules.contains(rule))
            .cloned(),
    );
    draft.put(Element::Stage(Stage {
        entry_rules,
        phase: stays.phase.or(goes.phase),
        ..stays.clone()
    }));
    draft.remove(goes.id);
    super::columns::follow(draft);
}

/// Cards over several steps go on covering all of those that remain; one that covered both covers one less.
fn join_steps(draft: &mut Draft, goes: &Step, stays: &Step) {
    let journey = draft.journey;
    let columns = Columns::of(journey);
    draft.remove(goes.id);
    draft.put(Element::Step(Step {
        segment: stays.segment.or(goes.segment),
        ..stays.clone()
    }));
    let mut cards = stretched(draft, Some((goes.id, stays.id)));
    let wide: BTreeSet<Id> = cards.iter().map(|stretched| stretched.card.id).collect();
    let narrow = journey.held_by(goes.id).filter_map(|element| match element {
        Element::Card(card) if !wide.contains(&card.id) => Some(Stretched {
            card,
            step: stays.id,
            span: 1,
        }),
        _ => None,
    });
    cards.extend(narrow);
    cards.sort_by_key(|stretched| (&stretched.card.order, stretched.card.id));
    settle(draft, &cards, side(columns.place(goes.id), columns.place(stays.id)));
}

fn join_lanes(draft: &mut Draft, goes: &Lane, stays: &Lane) {
    let journey = draft.journey;
    let lanes = journey.lanes();
    let (from, to) = (
        position(&lanes, |lane| lane.id == goes.id),
        position(&lanes, |lane| lane.id == stays.id),
    );
    let mut cells: BTreeMap<Id, Vec<&Card>> = BTreeMap::new();
    for element in journey.held_by(goes.id) {
        if let Element::Card(card) = element
            && let Some(place) = card.place
        {
            cells.entry(place.step).or_default().push(card);
        }
    }
    let mut changed = Vec::new();
    for (step, mut coming) in cells {
        coming.sort_by_key(|card| (&card.order, card.id));
        let there = journey.cards_at(stays.id, step);
        let orders = match side(from, to) {
            Side::Front => Order::spread(None, there.first().map(|card| &card.order), coming.len()),
            Side::Back => Order::spread(there.last().map(|card| &card.order), None, coming.len()),
        };
        for (card, order) in coming.into_iter().zip(orders) {
            let content = if stays.kind.takes(&card.content) {
                card.content.clone()
            } else {
                stays.kind.fresh_content()
            };
            draft.put(Element::Card(Card {
                place: card.place.map(|place| Place {
                    lane: stays.id,
                    ..place
                }),
                order,
                content,
                ..card.clone()
            }));
            changed.push(card.id);
        }
    }
    // The line below the lower of two neighbours is the line below what they become.
    let from_goes = goes.line_below.filter(|_| from == to + 1);
    let mut guidance = [stays.guidance.as_slice(), &goes.guidance].concat();
    guidance.sort();
    guidance.dedup();
    draft.put(Element::Lane(Lane {
        line_below: stays.line_below.or(from_goes),
        guidance,
        ..stays.clone()
    }));
    draft.draw_back_links(changed);
}

fn join_actors(draft: &mut Draft, goes: &Actor, stays: &Actor) {
    let journey = draft.journey;
    for element in journey.naming_actor(goes.id) {
        match element {
            Element::Card(card) => draft.put(Element::Card(Card {
                actor: Some(stays.id),
                ..card.clone()
            })),
            Element::Step(step) => draft.put(Element::Step(Step {
                segment: Some(stays.id),
                ..step.clone()
            })),
            _ => {}
        }
    }
    keep_main_actors_cards(draft, goes, stays);
    if stays.path.is_empty() {
        let path = goes.path.clone();
        draft.put(Element::Actor(Actor { path, ..stays.clone() }));
    }
    for view in journey.views() {
        if view.seen.filter.actors.contains(&goes.id) {
            let mut view: View = view.clone();
            let actors = &mut view.seen.filter.actors;
            let stays_already = actors.contains(&stays.id);
            actors.retain(|actor| *actor != goes.id || !stays_already);
            for actor in actors.iter_mut().filter(|actor| **actor == goes.id) {
                *actor = stays.id;
            }
            draft.put(Element::View(view));
        }
    }
}

/// Cards that name nobody are the main actor's. When the main actor goes, and somebody else than the one that stays becomes
/// it, they are named, so that they do not change hands.
fn keep_main_actors_cards(draft: &mut Draft, goes: &Actor, stays: &Actor) {
    let journey = draft.journey;
    let is_main = journey.main_actor().is_some_and(|main| main.id == goes.id);
    let next = journey
        .actors()
        .into_iter()
        .find(|actor| actor.id != goes.id && matches!(actor.kind, ActorKind::Persona | ActorKind::Customer));
    if !is_main || next.is_some_and(|next| next.id == stays.id) {
        return;
    }
    for card in journey.cards().filter(|card| card.actor.is_none()) {
        draft.put(Element::Card(Card {
            actor: Some(stays.id),
            ..card.clone()
        }));
    }
}

/// Links of the one that goes lead from and to the one that stays, when they make sense there and are not there already.
fn turn_links(draft: &mut Draft, goes: Id, stays: Id) {
    let mut known: BTreeSet<(LinkKind, Id, Id)> = draft
        .links_of(stays)
        .into_iter()
        .filter(|link| link.from != goes && link.to != goes)
        .map(|link| (link.kind, link.from, link.to))
        .collect();
    let turned = |end: Id| if end == goes { stays } else { end };
    for link in draft.links_of(goes) {
        let link = Link {
            from: turned(link.from),
            to: turned(link.to),
            ..link
        };
        let joins = match (draft.element(link.from), draft.element(link.to)) {
            (Some(from), Some(to)) => link.kind.joins(from, to),
            _ => false,
        };
        if joins && known.insert((link.kind, link.from, link.to)) {
            draft.put_link(link);
        } else {
            draft.remove(link.id);
        }
    }
}

fn position<T>(list: &[T], is: impl Fn(&T) -> bool) -> usize {
    list.iter().position(is).unwrap_or(list.len())
}

/// At which side of the other's what goes arrives.
fn side(goes: usize, stays: usize) -> Side {
    if goes < stays { Side::Front } else { Side::Back }
}
