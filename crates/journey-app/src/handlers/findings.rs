//! What was found about a map.

use journey_insight::{Thresholds, find};

use crate::protocol::*;
use crate::{App, AppError, findings};

/// Of an open map only what was changed since the last time is asked again.
pub(super) fn findings(app: &App, params: AskFindings) -> Result<FindingsView, AppError> {
    let today = app.host.today();
    let words = app.assets.finding_words(params.language);
    let mut open = app.opened()?;
    if let Some(session) = open.sessions.get_mut(&params.map) {
        let found = session.findings(today);
        return Ok(findings::view(
            session.journey(),
            session.revision(),
            &found,
            today,
            words,
        ));
    }
    let stored = open.library.load(params.map)?;
    drop(open);
    let thresholds = Thresholds::of(&stored.journey.about().findings);
    let found = find(&stored.journey, &thresholds, Some(today));
    Ok(findings::view(&stored.journey, stored.revision, &found, today, words))
}

/// Where every finding begins on a map.
pub(super) fn limits(app: &App, params: AskFindings) -> Result<FindingLimits, AppError> {
    let words = app.assets.finding_words(params.language);
    let open = app.opened()?;
    open.ask(params.map, |asked| {
        findings::limits(&asked.journey.about().findings, words)
    })
}
