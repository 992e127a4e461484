//! From what the user meant to what happens: one file a family of commands.
//!
//! Everything here reads the journey and mutates nothing, so that a preview and the deed agree. Consequences (links of a
//! deleted card, cards of a deleted step) are worked out here and nowhere else. `draft.rs` collects the records that will
//! differ and guards locked lanes; `columns.rs` lets cards over several steps follow when steps change; `clean.rs` looks at
//! words from outside.

mod add;
mod add_cards;
mod change_kind;
mod clean;
mod columns;
mod delete;
mod draft;
mod edit;
mod join;
mod judge;
mod move_cards;
mod move_column;
mod replace;
mod resolve;
mod sides;
mod span;
mod split;
mod together;

use clean::clean;
use draft::Draft;

use crate::{Command, Element, Id, Journey, Link, Order, Refusal, Transaction};

/// The most cards, links or commands that one command carries.
const MAX_PARTS: usize = 20_000;

/// Decides what a command would do, without doing it, so that the pointer and the drop agree.
pub fn plan(journey: &Journey, command: &Command) -> Result<Transaction, Refusal> {
    match command {
        Command::AddActor { id, name, kind } => add::actor(journey, *id, name, *kind),
        Command::AddStage {
            id,
            name,
            step,
            step_name,
            before,
        } => add::stage(journey, (*id, name), (*step, step_name), *before),
        Command::AddStep {
            id,
            stage,
            name,
            before,
        } => add::step(journey, *id, *stage, name, *before),
        Command::AddLane { id, kind, name, before } => add::lane(journey, *id, *kind, name, *before),
        Command::AddCard {
            id,
            lane,
            step,
            text,
            before,
        } => add::card(journey, *id, (*lane, *step), text, *before),
        Command::AddLink {
            id,
            kind,
            from,
            to,
            label,
        } => add::link(
            journey,
            Link {
                id: *id,
                kind: *kind,
                from: *from,
                to: *to,
                label: clean(label)?,
            },
        ),
        Command::AddCards { cards, links } => add_cards::add_cards(journey, cards, links),
        Command::AddView { id, name, seen } => add::view(journey, *id, name, seen),
        Command::Span { id, step, span } => span::span(journey, *id, *step, *span),
        Command::ChangeKind { ids, kind } => change_kind::change_kind(journey, ids, *kind),
        Command::Split {
            id,
            new,
            step,
            name,
            parts,
        } => split::split(journey, *id, (*new, *step), name, parts),
        Command::Join { id, into } => join::join(journey, *id, *into),
        Command::Replace {
            ids,
            find,
            with,
            match_case,
            whole_words,
        } => replace::replace(
            journey,
            ids,
            &replace::Wanted {
                find,
                with,
                match_case: *match_case,
                whole_words: *whole_words,
            },
        ),
        Command::Together { act, commands } => together::together(journey, *act, commands),
        Command::Edit { ids, field } => edit::edit(journey, ids, field),
        Command::MoveCards {
            ids,
            lane,
            step,
            before,
        } => move_cards::move_cards(journey, ids, (*lane, *step), *before),
        Command::ParkCards { ids } => move_cards::park_cards(journey, ids),
        Command::Move { id, before } => move_column::move_sibling(journey, *id, *before),
        Command::MoveStep { id, stage, before } => move_column::move_step(journey, *id, *stage, *before),
        Command::Delete { ids } => delete::delete(journey, ids),
        Command::Resolve { conflict, keep } => resolve::resolve(journey, *conflict, keep),
        Command::Mute {
            finding,
            of,
            beside,
            reason,
        } => judge::mute(journey, finding, (*of, *beside), reason),
        Command::Unmute { finding, of, beside } => judge::unmute(journey, finding, (*of, *beside)),
        Command::SetThreshold { name, value } => judge::threshold(journey, name, *value),
    }
}

/// The element with this id, or the refusal that says it is missing.
fn existing(journey: &Journey, id: Id) -> Result<&Element, Refusal> {
    journey.element(id).ok_or(Refusal::Missing { id })
}

/// Refuses an id that is taken.
fn free(journey: &Journey, id: Id) -> Result<(), Refusal> {
    if journey.element(id).is_some() || journey.link(id).is_some() {
        Err(Refusal::Taken { id })
    } else {
        Ok(())
    }
}

/// Orders for `count` newcomers in front of `before` (last when `None`) among `siblings`, which are in order and do not
/// contain the newcomers.
fn orders_before(siblings: &[(Id, &Order)], before: Option<Id>, count: usize) -> Result<Vec<Order>, Refusal> {
    let at = match before {
        None => siblings.len(),
        Some(id) => siblings
            .iter()
            .position(|(sibling, _)| *sibling == id)
            .ok_or(Refusal::Missing { id })?,
    };
    let low = at.checked_sub(1).map(|below| siblings[below].1);
    let high = siblings.get(at).map(|(_, order)| *order);
    Ok(Order::spread(low, high, count))
}

/// One order in front of `before`.
fn order_before(siblings: &[(Id, &Order)], before: Option<Id>) -> Result<Order, Refusal> {
    Ok(orders_before(siblings, before, 1)?.swap_remove(0))
}
