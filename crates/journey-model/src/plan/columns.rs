//! Cards that cover several steps, when the steps change.
//!
//! One rule for every way in which steps come, go and move: **a card goes on covering the steps it covered.** A step that is
//! put in between is covered too; a step that is gone, or was moved away from the others, no longer is. When the first step is
//! gone the card begins at the next one it covers; when none is left the card goes with its steps.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::Draft;
use crate::{Card, Element, Id, Journey, Order, Place, Step};

/// The places of steps in reading order.
pub(super) struct Columns {
    steps: Vec<Id>,
    places: BTreeMap<Id, usize>,
}

impl Columns {
    fn new(steps: Vec<Id>) -> Self {
        let places = steps.iter().enumerate().map(|(place, id)| (*id, place)).collect();
        Self { steps, places }
    }

    /// The columns as they are.
    pub(super) fn of(journey: &Journey) -> Self {
        Self::new(journey.steps().iter().map(|step| step.id).collect())
    }

    /// The columns as they will be.
    fn after(draft: &Draft) -> Self {
        let kept = draft.journey.steps().into_iter().filter(|step| !draft.touches(step.id));
        let changed = draft.elements().filter_map(|element| match element {
            Element::Step(step) => Some(step),
            _ => None,
        });
        let mut keyed: Vec<_> = kept.chain(changed).filter_map(|step| sort_key(draft, step)).collect();
        keyed.sort();
        Self::new(keyed.into_iter().map(|(.., id)| id).collect())
    }

    /// How many steps there are from this one on, itself included; 0 when it is not there.
    pub(super) fn from(&self, step: Id) -> u32 {
        let place = self.places.get(&step).copied().unwrap_or(self.steps.len());
        u32::try_from(self.steps.len() - place).unwrap_or(u32::MAX)
    }

    /// Where a step stands; steps that are not there stand last.
    pub(super) fn place(&self, step: Id) -> usize {
        self.places.get(&step).copied().unwrap_or(self.steps.len())
    }

    /// The places that a card covers.
    fn covered(&self, place: Place) -> Range<usize> {
        let first = self.place(place.step);
        let span = place.span.max(1).min(self.from(place.step));
        first..first + span as usize
    }
}

fn sort_key<'d>(draft: &'d Draft, step: &'d Step) -> Option<(&'d Order, Id, &'d Order, Id)> {
    match draft.element(step.stage)? {
        Element::Stage(stage) => Some((&stage.order, stage.id, &step.order, step.id)),
        _ => None,
    }
}

/// A card that begins or ends elsewhere than before.
pub(super) struct Stretched<'a> {
    pub card: &'a Card,
    pub step: Id,
    pub span: u32,
}

/// The cards over several steps that the draft's steps make begin or end elsewhere. Cards that the draft speaks of already are
/// left to it. `joined` names a step that goes and the one that stays for it.
pub(super) fn stretched<'a>(draft: &Draft<'a>, joined: Option<(Id, Id)>) -> Vec<Stretched<'a>> {
    let journey = draft.journey;
    let mut wide = journey.wide_cards().filter(|card| !draft.touches(card.id)).peekable();
    if wide.peek().is_none() {
        return Vec::new();
    }
    let (old, new) = (Columns::of(journey), Columns::after(draft));
    let moved = moved_steps(draft, &new);
    let mut list = Vec::new();
    for card in wide {
        let Some(place) = card.place else { continue };
        let mut moved_for_card = None;
        let mut kept: BTreeSet<usize> = BTreeSet::new();
        for step in &old.steps[old.covered(place)] {
            let step = match joined {
                Some((goes, stays)) if *step == goes => {
                    moved_for_card = Some(stays);
                    stays
                }
                _ => *step,
            };
            kept.extend(new.places.get(&step));
        }
        let is_moved = |place: usize| {
            let step = new.steps[place];
            moved.contains(&step) || moved_for_card == Some(step)
        };
        let Some(range) = range_of(&kept, is_moved) else {
            continue;
        };
        let step = new.steps[range.start];
        let span = u32::try_from(range.len()).unwrap_or(u32::MAX);
        // A span that says more than there is stays as it is while that makes no difference.
        if step != place.step || new.covered(place) != range {
            list.push(Stretched { card, step, span });
        }
    }
    list
}

/// The steps that stand elsewhere among the others than they did: those with another stage or order, and those of a stage that
/// was moved.
fn moved_steps(draft: &Draft, new: &Columns) -> BTreeSet<Id> {
    let journey = draft.journey;
    let is_moved = |id: Id| {
        let (Some(was), Some(Element::Step(is))) = (journey.step(id), draft.element(id)) else {
            return true;
        };
        let stage_order = |stage: Option<&Element>| match stage {
            Some(Element::Stage(stage)) => Some(stage.order.clone()),
            _ => None,
        };
        was.stage != is.stage
            || was.order != is.order
            || draft.touches(is.stage)
                && stage_order(journey.element(was.stage)) != stage_order(draft.element(is.stage))
    };
    new.steps.iter().copied().filter(|id| is_moved(*id)).collect()
}

/// The places that a card will cover, given those of the steps it covered.
fn range_of(kept: &BTreeSet<usize>, is_moved: impl Fn(usize) -> bool) -> Option<Range<usize>> {
    let whole = |places: &BTreeSet<usize>| Some(*places.first()?..*places.last()? + 1);
    let all = whole(kept)?;
    if all.len() == kept.len() {
        return Some(all);
    }
    let stayed: BTreeSet<usize> = kept.iter().copied().filter(|place| !is_moved(*place)).collect();
    let mut range = whole(&stayed).unwrap_or(all.start..all.start + 1);
    while range.start > 0 && kept.contains(&(range.start - 1)) {
        range.start -= 1;
    }
    while kept.contains(&range.end) {
        range.end += 1;
    }
    Some(range)
}

/// At which end of a cell newcomers stand.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Front,
    Back,
}

/// Puts cards at their new steps. Those that begin elsewhere than before stand at one side of the cards of their new cell, in
/// the order in which they come here.
pub(super) fn settle(draft: &mut Draft, cards: &[Stretched], side: Side) {
    let mut newcomers: BTreeMap<(Id, Id), Vec<&Stretched>> = BTreeMap::new();
    for stretched in cards {
        let Some(place) = stretched.card.place else { continue };
        if place.step == stretched.step {
            put(draft, stretched, stretched.card.order.clone());
        } else {
            newcomers
                .entry((place.lane, stretched.step))
                .or_default()
                .push(stretched);
        }
    }
    for ((lane, step), list) in newcomers {
        let there: Vec<Order> = draft
            .journey
            .cards_at(lane, step)
            .into_iter()
            .filter(|card| draft.card(card.id).is_some_and(|card| stands_in(card, lane, step)))
            .map(|card| card.order.clone())
            .collect();
        let orders = match side {
            Side::Front => Order::spread(None, there.first(), list.len()),
            Side::Back => Order::spread(there.last(), None, list.len()),
        };
        for (stretched, order) in list.into_iter().zip(orders) {
            put(draft, stretched, order);
        }
    }
}

fn stands_in(card: &Card, lane: Id, step: Id) -> bool {
    card.place.is_some_and(|place| place.lane == lane && place.step == step)
}

fn put(draft: &mut Draft, stretched: &Stretched, order: Order) {
    let place = stretched.card.place.map(|place| Place {
        step: stretched.step,
        span: stretched.span,
        ..place
    });
    draft.put(Element::Card(Card {
        place,
        order,
        ..stretched.card.clone()
    }));
}

/// Lets the cards over several steps follow the draft's steps.
pub(super) fn follow(draft: &mut Draft) {
    let cards = stretched(draft, None);
    settle(draft, &cards, Side::Front);
}
