//! New elements and links.

use super::clean::{clean, seen_cleaned};
use super::{Draft, columns, existing, free, order_before};
use crate::{
    Act, Actor, ActorKind, Card, Element, Evidence, Id, Journey, Lane, LaneKind, Link, Order, Place, Refusal, Seen,
    Stage, Step, Transaction, View,
};

pub(super) fn actor(journey: &Journey, id: Id, name: &str, kind: ActorKind) -> Result<Transaction, Refusal> {
    free(journey, id)?;
    let actors = journey.actors();
    let siblings: Vec<(Id, &Order)> = actors.iter().map(|actor| (actor.id, &actor.order)).collect();
    let name = clean(name)?;
    let mut draft = Draft::new(journey);
    draft.put(Element::Actor(Actor {
        hue: (actors.len() % 8) as u8,
        ..Actor::new(id, order_before(&siblings, None)?, kind, name.clone())
    }));
    draft.finish(Act::AddActor, &name, "", 1)
}

pub(super) fn stage(
    journey: &Journey,
    (id, name): (Id, &str),
    (step, step_name): (Id, &str),
    before: Option<Id>,
) -> Result<Transaction, Refusal> {
    free(journey, id)?;
    free(journey, step)?;
    if id == step {
        return Err(Refusal::Taken { id });
    }
    let stages = journey.stages();
    let siblings: Vec<(Id, &Order)> = stages.iter().map(|stage| (stage.id, &stage.order)).collect();
    let name = clean(name)?;
    let mut draft = Draft::new(journey);
    draft.put(Element::Stage(Stage::new(
        id,
        order_before(&siblings, before)?,
        name.clone(),
    )));
    draft.put(Element::Step(Step::new(
        step,
        id,
        Order::between(None, None),
        clean(step_name)?,
    )));
    columns::follow(&mut draft);
    draft.finish(Act::AddStage, &name, "", 1)
}

pub(super) fn step(
    journey: &Journey,
    id: Id,
    stage: Id,
    name: &str,
    before: Option<Id>,
) -> Result<Transaction, Refusal> {
    free(journey, id)?;
    let Element::Stage(holder) = existing(journey, stage)? else {
        return Err(Refusal::WrongKind { id: stage });
    };
    let steps = journey.steps_of(stage);
    let siblings: Vec<(Id, &Order)> = steps.iter().map(|step| (step.id, &step.order)).collect();
    let name = clean(name)?;
    let mut draft = Draft::new(journey);
    draft.put(Element::Step(Step::new(
        id,
        stage,
        order_before(&siblings, before)?,
        name.clone(),
    )));
    columns::follow(&mut draft);
    draft.finish(Act::AddStep, &name, &holder.name, 1)
}

pub(super) fn lane(
    journey: &Journey,
    id: Id,
    kind: LaneKind,
    name: &str,
    before: Option<Id>,
) -> Result<Transaction, Refusal> {
    free(journey, id)?;
    let lanes = journey.lanes();
    let siblings: Vec<(Id, &Order)> = lanes.iter().map(|lane| (lane.id, &lane.order)).collect();
    let name = clean(name)?;
    let mut draft = Draft::new(journey);
    draft.put(Element::Lane(Lane::new(
        id,
        order_before(&siblings, before)?,
        kind,
        name.clone(),
    )));
    draft.finish(Act::AddLane, &name, "", 1)
}

pub(super) fn card(
    journey: &Journey,
    id: Id,
    cell: (Id, Id),
    text: &str,
    before: Option<Id>,
) -> Result<Transaction, Refusal> {
    free(journey, id)?;
    let Element::Lane(lane) = existing(journey, cell.0)? else {
        return Err(Refusal::WrongKind { id: cell.0 });
    };
    let Element::Step(step) = existing(journey, cell.1)? else {
        return Err(Refusal::WrongKind { id: cell.1 });
    };
    let cards = journey.cards_at(lane.id, step.id);
    let siblings: Vec<(Id, &Order)> = cards.iter().map(|card| (card.id, &card.order)).collect();
    let text = clean(text)?;
    let mut draft = Draft::new(journey);
    draft.put(Element::Card(Card {
        id,
        place: Some(Place {
            lane: lane.id,
            step: step.id,
            span: 1,
        }),
        order: order_before(&siblings, before)?,
        text: text.clone(),
        note: String::new(),
        actor: None,
        hue: None,
        tags: Vec::new(),
        evidence: Evidence::default(),
        content: lane.kind.fresh_content(),
        personal: None,
    }));
    draft.finish(Act::AddCard, &text, &step.name, 1)
}

pub(super) fn view(journey: &Journey, id: Id, name: &str, seen: &Seen) -> Result<Transaction, Refusal> {
    free(journey, id)?;
    let name = clean(name)?;
    let seen = seen_cleaned(seen)?;
    let views = journey.views();
    let siblings: Vec<(Id, &Order)> = views.iter().map(|view| (view.id, &view.order)).collect();
    let mut draft = Draft::new(journey);
    draft.put(Element::View(View {
        id,
        order: order_before(&siblings, None)?,
        name: name.clone(),
        seen,
    }));
    draft.finish(Act::AddView, &name, "", 1)
}

pub(super) fn link(journey: &Journey, link: Link) -> Result<Transaction, Refusal> {
    free(journey, link.id)?;
    let (from, to) = (existing(journey, link.from)?, existing(journey, link.to)?);
    if !link.kind.joins(from, to) {
        return Err(Refusal::CannotLink {
            from: link.from,
            to: link.to,
        });
    }
    let same = |other: &&Link| other.kind == link.kind && other.from == link.from && other.to == link.to;
    if let Some(there) = journey.links_of(link.from).into_iter().find(same) {
        return Err(Refusal::AlreadyLinked { id: there.id });
    }
    let mut draft = Draft::new(journey);
    draft.put_link(link);
    draft.finish(Act::AddLink, from.name(), to.name(), 1)
}
