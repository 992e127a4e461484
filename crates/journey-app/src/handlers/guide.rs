//! How to begin a map and how to go on with it.

use journey_insight::{NextStep, Spot, Standing, standings};
use journey_scene::Scene;

use crate::host::mint;
use crate::open::Asked;
use crate::protocol::*;
use crate::template_picture::template_picture;
use crate::{App, AppError, fresh, guided, headless};

/// A template's drawing, to be shown small.
pub(super) fn picture(app: &App, params: &ShowTemplate) -> Result<Scene, AppError> {
    let journey = headless::template(&params.template, params.language)?;
    let look = app.assets.look(params.appearance, params.language);
    Ok(template_picture(&journey, look, &mut app.typesetter()))
}

/// A map out of three answers, kept like any other.
pub(super) fn build(app: &App, answers: &BuildMap) -> Result<MapFound, AppError> {
    let drawn = guided::build(&guided::beginning(answers.language)?, answers)?;
    let journey = fresh::renewed(&drawn, || mint(app.host.as_ref()))?;
    Ok(MapFound {
        map: Some(app.keep(&journey)?),
    })
}

/// How far a map has come.
pub(super) fn steps(app: &App, params: NamedMap) -> Result<GuideView, AppError> {
    app.opened()?
        .ask(params.map, |Asked { journey, revision, .. }: Asked| GuideView {
            revision,
            steps: standings(journey).into_iter().map(standing_told).collect(),
        })
}

/// How far a map has come with a step, for the window.
pub(crate) fn standing_told(standing: Standing) -> BuildStanding {
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    BuildStanding {
        step: match standing.step {
            NextStep::Data => BuildStep::Data,
            NextStep::Segments => BuildStep::Segments,
            NextStep::Touchpoints => BuildStep::Touchpoints,
            NextStep::Measures => BuildStep::Measures,
            NextStep::Improvement => BuildStep::Improvement,
        },
        done: standing.done,
        have: count(standing.have),
        of: count(standing.of),
        next: standing.next.map(|spot| match spot {
            Spot::Map => BuildSpot::Map,
            Spot::Element(id) => BuildSpot::Element(id),
            Spot::Cell { lane, step } => BuildSpot::Cell { lane, step },
        }),
    }
}
