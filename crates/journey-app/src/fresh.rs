//! Journeys under new ids: a map from a template, a file that is imported a second time.

use std::collections::BTreeMap;

use journey_model::{Element, Id, Journey, Place, Record};

use crate::AppError;

/// The same journey with only the id of what it is about replaced: a second copy in one library.
pub(crate) fn copy(journey: &Journey, about: Id) -> Result<Journey, AppError> {
    let old = journey.about().id;
    renamed(journey, |id| if id == old { about } else { id })
}

/// The same journey with every id replaced, their order kept.
pub(crate) fn renewed(journey: &Journey, mut mint: impl FnMut() -> Id) -> Result<Journey, AppError> {
    let mut old: Vec<Id> = journey.records().map(|record| record.id()).collect();
    old.sort();
    let first = mint();
    // Neighbours of one minted id keep the order, and no two are equal; about goes first, so that it is the map's id.
    let about = journey.about().id;
    let mut new: BTreeMap<Id, Id> = BTreeMap::from([(about, first)]);
    for (place, id) in old.into_iter().filter(|id| *id != about).enumerate() {
        new.insert(id, Id::from_bits(first.bits().wrapping_add(place as u64 + 1)));
    }
    renamed(journey, |id| new.get(&id).copied().unwrap_or(id))
}

fn renamed(journey: &Journey, name: impl Fn(Id) -> Id) -> Result<Journey, AppError> {
    let records = journey.records().map(|mut record| {
        rename(&mut record, &name);
        record
    });
    let mut renamed = Journey::from_records(records).map_err(AppError::bug)?;
    renamed.keep_unknown(journey.unknown().renamed(&name));
    Ok(renamed)
}

fn rename(record: &mut Record, name: &impl Fn(Id) -> Id) {
    match record {
        Record::Link(link) => (link.id, link.from, link.to) = (name(link.id), name(link.from), name(link.to)),
        Record::Element(element) => rename_element(element, name),
    }
}

fn rename_element(element: &mut Element, name: &impl Fn(Id) -> Id) {
    match element {
        Element::About(about) => {
            about.id = name(about.id);
            let muted = about.findings.muted.iter_mut();
            let places = muted.flat_map(|mute| mute.of.iter_mut().chain(&mut mute.beside));
            places.for_each(|of| *of = name(*of));
            about.findings.put_in_order();
        }
        Element::Actor(actor) => {
            actor.id = name(actor.id);
            actor.path.iter_mut().for_each(|card| *card = name(*card));
        }
        Element::Stage(stage) => stage.id = name(stage.id),
        Element::Step(step) => {
            (step.id, step.stage) = (name(step.id), name(step.stage));
            step.segment = step.segment.map(name);
        }
        Element::Lane(lane) => {
            lane.id = name(lane.id);
            let steps = lane.guidance.iter_mut().filter_map(|guidance| guidance.step.as_mut());
            steps.for_each(|step| *step = name(*step));
            // One for a step that has gone keeps its id, and may now stand elsewhere among the others.
            lane.guidance.sort();
        }
        Element::View(view) => {
            view.id = name(view.id);
            view.seen
                .filter
                .actors
                .iter_mut()
                .for_each(|actor| *actor = name(*actor));
        }
        Element::Card(card) => {
            card.id = name(card.id);
            card.actor = card.actor.map(name);
            card.place = card.place.map(|place| Place {
                lane: name(place.lane),
                step: name(place.step),
                ..place
            });
        }
        Element::Conflict(conflict) => {
            (conflict.id, conflict.of) = (name(conflict.id), name(conflict.of));
            let records = conflict.sides.iter_mut().filter_map(|side| side.record.as_deref_mut());
            records.for_each(|record| rename(record, name));
        }
    }
}
