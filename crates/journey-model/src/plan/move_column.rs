//! Stages, lanes, actors and steps change their place among their siblings.

use super::{Draft, columns, existing, order_before};
use crate::{Act, Actor, Element, Id, Journey, Lane, Order, Refusal, Stage, Step, Transaction, View};

pub(super) fn move_sibling(journey: &Journey, id: Id, before: Option<Id>) -> Result<Transaction, Refusal> {
    let element = existing(journey, id)?;
    let siblings: Vec<(Id, &Order)> = match element {
        Element::Stage(_) => journey
            .stages()
            .into_iter()
            .map(|stage| (stage.id, &stage.order))
            .collect(),
        Element::Lane(_) => journey.lanes().into_iter().map(|lane| (lane.id, &lane.order)).collect(),
        Element::Actor(_) => journey
            .actors()
            .into_iter()
            .map(|actor| (actor.id, &actor.order))
            .collect(),
        Element::View(_) => journey.views().into_iter().map(|view| (view.id, &view.order)).collect(),
        _ => return Err(Refusal::WrongKind { id }),
    };
    let order = new_order(&siblings, id, before)?;
    let moved = match element.clone() {
        Element::Stage(stage) => Element::Stage(Stage { order, ..stage }),
        Element::Lane(lane) => Element::Lane(Lane { order, ..lane }),
        Element::Actor(actor) => Element::Actor(Actor { order, ..actor }),
        Element::View(view) => Element::View(View { order, ..view }),
        _ => return Err(Refusal::WrongKind { id }),
    };
    let place = before.and_then(|id| journey.element(id)).map_or("", Element::name);
    let mut draft = Draft::new(journey);
    draft.put(moved);
    columns::follow(&mut draft);
    draft.finish(Act::Move, element.name(), place, 1)
}

pub(super) fn move_step(journey: &Journey, id: Id, stage: Id, before: Option<Id>) -> Result<Transaction, Refusal> {
    let Element::Step(step) = existing(journey, id)? else {
        return Err(Refusal::WrongKind { id });
    };
    let Element::Stage(holder) = existing(journey, stage)? else {
        return Err(Refusal::WrongKind { id: stage });
    };
    let steps = journey.steps_of(stage);
    let siblings: Vec<(Id, &Order)> = steps.iter().map(|step| (step.id, &step.order)).collect();
    let order = new_order(&siblings, id, before)?;
    let mut draft = Draft::new(journey);
    draft.put(Element::Step(Step {
        stage,
        order,
        ..step.clone()
    }));
    columns::follow(&mut draft);
    draft.finish(Act::MoveStep, &step.name, &holder.name, 1)
}

/// The order in front of `before`; refused when the element stands there already.
fn new_order(siblings: &[(Id, &Order)], id: Id, before: Option<Id>) -> Result<Order, Refusal> {
    if before == Some(id) {
        return Err(Refusal::NothingToDo);
    }
    if let Some(at) = siblings.iter().position(|(sibling, _)| *sibling == id)
        && siblings.get(at + 1).map(|(next, _)| *next) == before
    {
        return Err(Refusal::NothingToDo);
    }
    let others: Vec<(Id, &Order)> = siblings.iter().filter(|(sibling, _)| *sibling != id).copied().collect();
    order_before(&others, before)
}
