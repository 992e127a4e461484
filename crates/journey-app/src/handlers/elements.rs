//! One element with its surroundings.

use journey_model::{Element, Id, Journey};

use crate::protocol::*;
use crate::{App, AppError, ErrorCode};

pub(super) fn element(app: &App, params: NamedElement) -> Result<ElementView, AppError> {
    let open = app.opened();
    match open.sessions.get(&params.map) {
        Some(session) => view(session.journey(), params.id),
        None => view(&open.library.load(params.map)?.journey, params.id),
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
