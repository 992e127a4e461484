//! One becomes two: the new one stands right behind, and the parts that are named go to it.

use std::collections::BTreeSet;

use super::clean::clean;
use super::{Draft, columns, existing, free};
use crate::{Act, Actor, Card, Element, Id, Journey, Lane, Order, Place, Refusal, Stage, Step, Transaction};

/// What the new one is called.
struct Newcomer {
    id: Id,
    name: String,
}

pub(super) fn split(
    journey: &Journey,
    id: Id,
    (new, step): (Id, Id),
    name: &str,
    parts: &[Id],
) -> Result<Transaction, Refusal> {
    let element = existing(journey, id)?;
    free(journey, new)?;
    let new = Newcomer {
        id: new,
        name: clean(name)?,
    };
    let parts: BTreeSet<Id> = parts.iter().copied().collect();
    let mut draft = Draft::new(journey);
    match element {
        Element::Stage(stage) => split_stage(&mut draft, stage, &new, step, &parts)?,
        Element::Step(step) => split_step(&mut draft, step, &new, &parts)?,
        Element::Lane(lane) => split_lane(&mut draft, lane, &new, &parts)?,
        Element::Actor(actor) => split_actor(&mut draft, actor, &new, &parts)?,
        _ => return Err(Refusal::WrongKind { id }),
    }
    draft.finish(Act::Split, element.name(), &new.name, 1)
}

/// The order right behind an element, given its siblings in order.
fn order_behind<'a>(id: Id, siblings: impl Iterator<Item = (Id, &'a Order)>) -> Order {
    let mut rest = siblings
        .skip_while(|(sibling, _)| *sibling != id)
        .map(|(_, order)| order);
    let low = rest.next();
    Order::between(low, rest.next())
}

fn split_stage(
    draft: &mut Draft,
    stage: &Stage,
    new: &Newcomer,
    first: Id,
    parts: &BTreeSet<Id>,
) -> Result<(), Refusal> {
    let journey = draft.journey;
    let steps = journey.steps_of(stage.id);
    for part in parts {
        match existing(journey, *part)? {
            Element::Step(step) if step.stage == stage.id => {}
            _ => return Err(Refusal::WrongKind { id: *part }),
        }
    }
    if !parts.is_empty() && parts.len() == steps.len() {
        return Err(Refusal::NothingToDo);
    }
    let stages = journey.stages();
    draft.put(Element::Stage(Stage {
        id: new.id,
        order: order_behind(stage.id, stages.iter().map(|stage| (stage.id, &stage.order))),
        name: new.name.clone(),
        caption: String::new(),
        hue: None,
        contacts: None,
        entry_rules: Vec::new(),
        collapsed: false,
        phase: stage.phase,
    }));
    if parts.is_empty() {
        free(journey, first)?;
        if first == new.id {
            return Err(Refusal::Taken { id: first });
        }
        let step = Step::new(first, new.id, Order::between(None, None), String::new());
        draft.put(Element::Step(step));
    }
    for step in steps.into_iter().filter(|step| parts.contains(&step.id)) {
        draft.put(Element::Step(Step {
            stage: new.id,
            ..step.clone()
        }));
    }
    columns::follow(draft);
    Ok(())
}

fn split_step(draft: &mut Draft, step: &Step, new: &Newcomer, parts: &BTreeSet<Id>) -> Result<(), Refusal> {
    let journey = draft.journey;
    let siblings = journey.steps_of(step.stage);
    draft.put(Element::Step(Step {
        segment: step.segment,
        width: step.width,
        ..Step::new(
            new.id,
            step.stage,
            order_behind(step.id, siblings.iter().map(|step| (step.id, &step.order))),
            new.name.clone(),
        )
    }));
    for part in parts {
        let (card, place) = placed_card(journey, *part)?;
        if place.step != step.id {
            return Err(Refusal::WrongKind { id: *part });
        }
        // The cards follow the columns here, so that the draft would take it for a consequence.
        if journey.lane(place.lane).is_some_and(|lane| lane.locked) {
            return Err(Refusal::Locked { id: place.lane });
        }
        // The new step takes the place of the old one: as many steps behind it are covered as before.
        draft.put(Element::Card(Card {
            place: Some(Place { step: new.id, ..place }),
            ..card.clone()
        }));
    }
    columns::follow(draft);
    Ok(())
}

fn split_lane(draft: &mut Draft, lane: &Lane, new: &Newcomer, parts: &BTreeSet<Id>) -> Result<(), Refusal> {
    let journey = draft.journey;
    if lane.locked {
        return Err(Refusal::Locked { id: lane.id });
    }
    let lanes = journey.lanes();
    let order = order_behind(lane.id, lanes.iter().map(|lane| (lane.id, &lane.order)));
    draft.put(Element::Lane(Lane {
        line_below: lane.line_below,
        hidden: lane.hidden,
        folded: lane.folded,
        guidance: lane.guidance.clone(),
        ..Lane::new(new.id, order, lane.kind, &new.name)
    }));
    draft.put(Element::Lane(Lane {
        line_below: None,
        ..lane.clone()
    }));
    for part in parts {
        let (card, place) = placed_card(journey, *part)?;
        if place.lane != lane.id {
            return Err(Refusal::WrongKind { id: *part });
        }
        draft.put(Element::Card(Card {
            place: Some(Place { lane: new.id, ..place }),
            ..card.clone()
        }));
    }
    Ok(())
}

/// Cards that name nobody are the main actor's, and may leave the main actor.
fn split_actor(draft: &mut Draft, actor: &Actor, new: &Newcomer, parts: &BTreeSet<Id>) -> Result<(), Refusal> {
    let journey = draft.journey;
    let actors = journey.actors();
    let main = journey.main_actor().map(|main| main.id);
    draft.put(Element::Actor(Actor {
        id: new.id,
        order: order_behind(actor.id, actors.iter().map(|actor| (actor.id, &actor.order))),
        name: new.name.clone(),
        caption: String::new(),
        kind: actor.kind,
        quote: String::new(),
        hue: (actors.len() % 8) as u8,
        contacts: None,
        curve_hidden: false,
        path: Vec::new(),
    }));
    for part in parts {
        let Element::Card(card) = existing(journey, *part)? else {
            return Err(Refusal::WrongKind { id: *part });
        };
        if card.actor.or(main) != Some(actor.id) {
            return Err(Refusal::WrongKind { id: *part });
        }
        draft.put(Element::Card(Card {
            actor: Some(new.id),
            ..card.clone()
        }));
    }
    Ok(())
}

fn placed_card(journey: &Journey, id: Id) -> Result<(&Card, Place), Refusal> {
    match existing(journey, id)? {
        Element::Card(card) => card.place.map(|place| (card, place)).ok_or(Refusal::WrongKind { id }),
        _ => Err(Refusal::WrongKind { id }),
    }
}
