//! Elements: one with its surroundings, or several with the links between them.

use std::collections::BTreeSet;

use journey_model::{Element, Id, Journey, Link};

use crate::protocol::*;
use crate::{App, AppError, ErrorCode};

pub(super) fn element(app: &App, params: NamedElement) -> Result<ElementView, AppError> {
    app.opened()?.ask(params.map, |map| view(map.journey, params.id))?
}

pub(super) fn elements(app: &App, params: &NamedElements) -> Result<Chosen, AppError> {
    app.opened()?.ask(params.map, |map| chosen(map.journey, &params.ids))
}

fn chosen(journey: &Journey, ids: &[Id]) -> Chosen {
    let mut named = BTreeSet::new();
    let mut elements = Vec::new();
    let mut links = Vec::new();
    for id in ids.iter().filter(|id| named.insert(**id)) {
        if let Some(element) = journey.element(*id) {
            elements.push(element.clone());
        } else if let Some(link) = journey.link(*id) {
            links.push(link);
        }
    }
    // Each link between two of the elements is met twice, at either end; it is taken at its start.
    let between = elements.iter().flat_map(|element| {
        let id = element.id();
        let joins = move |link: &&Link| link.from == id;
        journey.links_of(id).into_iter().filter(joins)
    });
    let between = between.filter(|link| named.contains(&link.to) && !named.contains(&link.id));
    links.extend(between);
    let name = |id: Id| journey.element(id).map(|element| element.name().to_owned());
    let links = links.into_iter().map(|link| ChosenLink {
        link: link.clone(),
        from: name(link.from).unwrap_or_default(),
        to: name(link.to).unwrap_or_default(),
    });
    Chosen {
        links: links.collect(),
        elements,
    }
}

fn view(journey: &Journey, id: Id) -> Result<ElementView, AppError> {
    let element = journey
        .element(id)
        .ok_or_else(|| AppError::new(ErrorCode::ElementNotFound, format!("there is no element {id}")))?;
    let step = match element {
        Element::Card(card) => card.place.and_then(|place| journey.step(place.step)),
        Element::Step(step) => Some(step),
        _ => None,
    };
    let stage = match element {
        Element::Stage(stage) => Some(stage),
        _ => step.and_then(|step| journey.stage(step.stage)),
    };
    let place = stage.and_then(|stage| journey.stages().iter().position(|other| other.id == stage.id));
    let hue = stage
        .and_then(|stage| stage.hue)
        .or(place.map(|place| (place % 8) as u8))
        .unwrap_or(0);
    let links = journey.links_of(id).into_iter().map(|link| {
        let outgoing = link.from == id;
        let other = if outgoing { link.to } else { link.from };
        LinkView {
            link: link.clone(),
            outgoing,
            other: journey
                .element(other)
                .map(|element| element.name().to_owned())
                .unwrap_or_default(),
        }
    });
    let actors = journey.actors().into_iter().map(|actor| ActorChoice {
        id: actor.id,
        name: actor.name.clone(),
        hue: actor.hue,
    });
    Ok(ElementView {
        element: element.clone(),
        stage: stage.map(|stage| stage.name.clone()).unwrap_or_default(),
        step: step.map(|step| step.name.clone()).unwrap_or_default(),
        hue,
        links: links.collect(),
        actors: actors.collect(),
    })
}
