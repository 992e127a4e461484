//! A card covers other steps of its lane.

use super::columns::Columns;
use super::{Draft, existing, orders_before};
use crate::{Act, Card, Element, Field, Id, Journey, Order, Place, Refusal, Transaction};

/// A span over the last step is cut there. A card that begins at another step stands last in its new cell.
pub(super) fn span(journey: &Journey, id: Id, step: Id, span: u32) -> Result<Transaction, Refusal> {
    let Element::Card(card) = existing(journey, id)? else {
        return Err(Refusal::WrongKind { id });
    };
    let Some(place) = card.place else {
        return Err(Refusal::WrongKind { id });
    };
    let Element::Step(first) = existing(journey, step)? else {
        return Err(Refusal::WrongKind { id: step });
    };
    Field::Span(span).check()?;
    let columns = Columns::of(journey);
    let span = span.min(columns.from(step));
    let covers = place.span.min(columns.from(place.step));
    if (step, span) == (place.step, covers) {
        return Err(Refusal::NothingToDo);
    }
    let order = if step == place.step {
        card.order.clone()
    } else {
        let there = journey.cards_at(place.lane, step);
        let siblings: Vec<(Id, &Order)> = there.iter().map(|card| (card.id, &card.order)).collect();
        orders_before(&siblings, None, 1)?.swap_remove(0)
    };
    let mut draft = Draft::new(journey);
    draft.put(Element::Card(Card {
        place: Some(Place { step, span, ..place }),
        order,
        ..card.clone()
    }));
    draft.finish(Act::Span, &card.text, &first.name, 1)
}
