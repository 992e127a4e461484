//! Elements and links go, with all that they hold, and all that refers to them is set right.

use std::collections::BTreeSet;

use super::{Draft, columns};
use crate::{Act, Card, Element, Id, Journey, Record, Refusal, Step, Transaction};

pub(super) fn delete(journey: &Journey, ids: &[Id]) -> Result<Transaction, Refusal> {
    let mut draft = Draft::new(journey);
    let mut gone: BTreeSet<Id> = BTreeSet::new();
    let mut waiting: Vec<Id> = ids.to_vec();
    while let Some(id) = waiting.pop() {
        if !gone.insert(id) {
            continue;
        }
        match journey.record(id).ok_or(Refusal::Missing { id })? {
            Record::Element(Element::About(_)) => return Err(Refusal::Indelible),
            Record::Element(element) => {
                // Cards of a step go last: one that covers more steps stays with those.
                if !matches!(element, Element::Step(_)) {
                    waiting.extend(journey.held_by(id).map(Element::id));
                }
                waiting.extend(journey.links_of(id).into_iter().map(|link| link.id));
            }
            Record::Link(_) => {}
        }
        draft.remove(id);
    }
    columns::follow(&mut draft);
    let left: Vec<Id> = gone
        .iter()
        .filter(|id| journey.step(**id).is_some())
        .flat_map(|step| journey.held_by(*step))
        .map(Element::id)
        .filter(|card| !draft.touches(*card))
        .collect();
    for card in left {
        draft.remove(card);
        for link in journey.links_of(card) {
            draft.remove(link.id);
        }
    }
    let first_name = ids.iter().find_map(|id| journey.element(*id)).map_or("", Element::name);
    forget_actors(journey, &mut draft, &gone);
    draft.finish(Act::Delete, first_name, "", ids.len())
}

/// Cards and steps of a deleted actor stay, without the actor.
fn forget_actors(journey: &Journey, draft: &mut Draft, gone: &BTreeSet<Id>) {
    for actor in gone.iter().filter(|id| journey.actor(**id).is_some()) {
        for element in journey.naming_actor(*actor) {
            match draft.element(element.id()) {
                Some(Element::Card(card)) => {
                    let card = Card {
                        actor: None,
                        ..card.clone()
                    };
                    draft.put(Element::Card(card));
                }
                Some(Element::Step(step)) => {
                    let step = Step {
                        segment: None,
                        ..step.clone()
                    };
                    draft.put(Element::Step(step));
                }
                _ => {}
            }
        }
    }
}
