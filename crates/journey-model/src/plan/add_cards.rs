//! Cards come in together: pasted, copied, captured.

use std::collections::{BTreeMap, BTreeSet};

use super::clean::{clean, cleaned_content, cleaned_personal, cleaned_tags, content_length};
use super::columns::Columns;
use super::{Draft, MAX_PARTS, existing, free, orders_before};
use crate::{
    Act, Card, Content, Element, Evidence, Field, Id, Journey, Link, LinkKind, MAX_TEXT, NewCard, Order, Place,
    Refusal, Transaction,
};

/// The most bytes that the texts of all cards have together.
const MAX_TEXTS: usize = 16 * MAX_TEXT;

pub(super) fn add_cards(journey: &Journey, cards: &[NewCard], links: &[Link]) -> Result<Transaction, Refusal> {
    if cards.len() + links.len() > MAX_PARTS {
        return Err(Refusal::TooMany { max: MAX_PARTS as u32 });
    }
    check_ids(journey, cards)?;
    check_lengths(cards)?;
    let columns = cards
        .iter()
        .any(|card| card.place.is_some_and(|place| place.span > 1))
        .then(|| Columns::of(journey));
    let orders = orders(journey, cards)?;
    let mut draft = Draft::new(journey);
    for (new, order) in cards.iter().zip(orders) {
        draft.put(Element::Card(card(journey, new, order, columns.as_ref())?));
    }
    join(&mut draft, links)?;
    let Some(first) = cards.first() else {
        return draft.finish(Act::AddLink, "", "", links.len());
    };
    let step = first.place.and_then(|place| journey.step(place.step));
    draft.finish(
        Act::AddCard,
        &first.text,
        step.map_or("", |step| &step.name),
        cards.len(),
    )
}

fn check_ids(journey: &Journey, cards: &[NewCard]) -> Result<(), Refusal> {
    let mut taken = BTreeSet::new();
    for card in cards {
        free(journey, card.id)?;
        if !taken.insert(card.id) {
            return Err(Refusal::Taken { id: card.id });
        }
    }
    Ok(())
}

fn check_lengths(cards: &[NewCard]) -> Result<(), Refusal> {
    let mut all = 0;
    for card in cards {
        let length = card.text.len()
            + card.note.len()
            + card.evidence.source.len()
            + card.tags.iter().map(String::len).sum::<usize>()
            + card.content.as_ref().map_or(0, content_length)
            + card
                .personal
                .as_ref()
                .map_or(0, |personal| personal.consent.len() + personal.owner.len());
        if length > MAX_TEXT {
            return Err(Refusal::TooLong { max: MAX_TEXT as u32 });
        }
        all += length;
    }
    if all > MAX_TEXTS {
        return Err(Refusal::TooLong { max: MAX_TEXTS as u32 });
    }
    Ok(())
}

/// The orders of the cards, in their order. Those that go to the same place of the same cell are spread there together.
fn orders(journey: &Journey, cards: &[NewCard]) -> Result<Vec<Order>, Refusal> {
    type Cell = Option<(Id, Id)>;
    let mut groups: BTreeMap<Cell, BTreeMap<Option<Id>, Vec<usize>>> = BTreeMap::new();
    for (index, card) in cards.iter().enumerate() {
        let cell = card.place.map(|place| (place.lane, place.step));
        groups
            .entry(cell)
            .or_default()
            .entry(card.before)
            .or_default()
            .push(index);
    }
    let mut orders: Vec<Option<Order>> = vec![None; cards.len()];
    for (cell, gaps) in groups {
        let there = match cell {
            Some((lane, step)) => {
                check_cell(journey, lane, step)?;
                journey.cards_at(lane, step)
            }
            None => journey.parked(),
        };
        let siblings: Vec<(Id, &Order)> = there.iter().map(|card| (card.id, &card.order)).collect();
        for (before, indices) in gaps {
            for (&index, order) in indices.iter().zip(orders_before(&siblings, before, indices.len())?) {
                orders[index] = Some(order);
            }
        }
    }
    Ok(orders.into_iter().flatten().collect())
}

fn check_cell(journey: &Journey, lane: Id, step: Id) -> Result<(), Refusal> {
    match (existing(journey, lane)?, existing(journey, step)?) {
        (Element::Lane(_), Element::Step(_)) => Ok(()),
        (Element::Lane(_), _) => Err(Refusal::WrongKind { id: step }),
        _ => Err(Refusal::WrongKind { id: lane }),
    }
}

fn card(journey: &Journey, new: &NewCard, order: Order, columns: Option<&Columns>) -> Result<Card, Refusal> {
    Field::Hue(new.hue).check()?;
    let content = new.content.as_ref().map(cleaned_content).transpose()?;
    let lane = new.place.and_then(|place| journey.lane(place.lane));
    let content = match (lane, content) {
        (Some(lane), Some(content)) if lane.kind.takes(&content) => content,
        (Some(lane), _) => lane.kind.fresh_content(),
        (None, content) => content.unwrap_or(Content::Note),
    };
    let place = match new.place {
        Some(place) => {
            Field::Span(place.span).check()?;
            let most = columns.map_or(1, |columns| columns.from(place.step));
            Some(Place {
                span: place.span.min(most),
                ..place
            })
        }
        None => None,
    };
    Ok(Card {
        id: new.id,
        place,
        order,
        text: clean(&new.text)?,
        note: clean(&new.note)?,
        actor: new.actor.filter(|actor| journey.actor(*actor).is_some()),
        hue: new.hue,
        tags: cleaned_tags(&new.tags)?,
        evidence: Evidence {
            source: clean(&new.evidence.source)?,
            ..new.evidence.clone()
        },
        content,
        personal: cleaned_personal(new.personal.as_ref())?,
    })
}

/// Puts the links in that join two ends that are there, each once.
fn join(draft: &mut Draft, links: &[Link]) -> Result<(), Refusal> {
    let journey = draft.journey;
    let mut known: BTreeMap<Id, BTreeSet<(LinkKind, Id)>> = BTreeMap::new();
    for link in links {
        let (Some(from), Some(to)) = (draft.element(link.from), draft.element(link.to)) else {
            continue;
        };
        if journey.record(link.id).is_some() || draft.touches(link.id) || !link.kind.joins(from, to) {
            continue;
        }
        let from_here = known.entry(link.from).or_insert_with(|| {
            let out = journey
                .links_of(link.from)
                .into_iter()
                .filter(|there| there.from == link.from);
            out.map(|there| (there.kind, there.to)).collect()
        });
        if from_here.insert((link.kind, link.to)) {
            draft.put_link(Link {
                label: clean(&link.label)?,
                ..link.clone()
            });
        }
    }
    Ok(())
}
