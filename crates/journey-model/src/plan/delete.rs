//! Elements and links go, with all that they hold, and all that refers to them is set right.

use std::collections::BTreeSet;

use super::Draft;
use crate::{Act, Card, Element, Id, Journey, Record, Refusal, Step, Transaction};

pub(super) fn delete(journey: &Journey, ids: &[Id]) -> Result<Transaction, Refusal> {
    let mut draft = Draft::new(journey);
    let mut gone: BTreeSet<Id> = BTreeSet::new();
    let mut waiting: Vec<Id> = ids.to_vec();
    let mut first_name = None;
    while let Some(id) = waiting.pop() {
        if !gone.insert(id) {
            continue;
        }
        match journey.record(id).ok_or(Refusal::Missing { id })? {
            Record::Element(Element::About(_)) => return Err(Refusal::Indelible),
            Record::Element(_) => {
                waiting.extend(journey.held_by(id).map(Element::id));
                waiting.extend(journey.links_of(id).into_iter().map(|link| link.id));
            }
            Record::Link(_) => {}
        }
        draft.remove(id);
    }
    for id in ids {
        if let (None, Some(element)) = (&first_name, journey.element(*id)) {
            first_name = Some(element.name().to_owned());
        }
    }
    forget_actors(journey, &mut draft, &gone);
    draft.finish(Act::Delete, &first_name.unwrap_or_default(), "", ids.len())
}

/// Cards and steps of a deleted actor stay, without the actor.
fn forget_actors(journey: &Journey, draft: &mut Draft, gone: &BTreeSet<Id>) {
    let is_gone = |actor: Option<Id>| actor.is_some_and(|actor| gone.contains(&actor));
    for element in journey.elements().filter(|element| !gone.contains(&element.id())) {
        match element {
            Element::Card(card) if is_gone(card.actor) => draft.put(Element::Card(Card {
                actor: None,
                ..card.clone()
            })),
            Element::Step(step) if is_gone(step.segment) => {
                draft.put(Element::Step(Step {
                    segment: None,
                    ..step.clone()
                }));
            }
            _ => {}
        }
    }
}
