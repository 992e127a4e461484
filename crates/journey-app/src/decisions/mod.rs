//! Decisions: what was taken up of the opportunities, who sees to it, and by when.
//!
//! [`decisions`] reads them off a map; `table.rs` and `markdown.rs` write them down for people without the app. Pure: the day is
//! handed in by who knows it.

mod heads;
mod markdown;
mod table;

use std::cmp::Reverse;

use journey_model::{Content, Date, Id, Journey, LinkKind, Progress};
use serde::Serialize;
use ts_rs::TS;

pub(crate) use heads::Heads;
pub(crate) use markdown::markdown;
pub(crate) use table::csv;

/// An opportunity that was decided on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Decision {
    /// The opportunity's card.
    #[ts(type = "string")]
    pub id: Id,
    /// What the card says.
    pub opportunity: String,
    /// The next action; empty where nobody has said.
    pub next: String,
    /// Who sees to it; empty where nobody does.
    pub owner: String,
    /// When the next action is due.
    #[ts(type = "string | null")]
    pub due: Option<Date>,
    /// Planned, started or done.
    pub progress: Progress,
    /// How much it would help, 1 to 5.
    pub impact: u8,
    /// How much work it is, 1 to 5.
    pub effort: u8,
    /// Name of the stage; empty while the card waits in the parking lot, as the step's.
    pub stage: String,
    /// Name of the step.
    pub step: String,
    /// The pains that it answers.
    pub answers: Vec<String>,
}

impl Decision {
    /// Whether it is in place.
    pub fn is_done(&self) -> bool {
        self.progress == Progress::Done
    }

    /// Whether the next action should have been taken before this day.
    pub fn is_overdue(&self, today: Date) -> bool {
        !self.is_done() && self.due.is_some_and(|due| due < today)
    }
}

/// What was decided on a map: first what is still to be done, what is done after it; both by the day when they are due, those
/// without a day behind, of those what helps most first.
pub fn decisions(journey: &Journey) -> Vec<Decision> {
    let steps = journey.steps();
    let column = |step: Id| steps.iter().position(|other| other.id == step);
    let mut found: Vec<_> = journey
        .cards()
        .filter_map(|card| {
            let Content::Opportunity(opportunity) = &card.content else {
                return None;
            };
            let progress = opportunity.progress;
            if matches!(progress, Progress::Idea | Progress::Dropped) {
                return None;
            }
            let step = card.place.and_then(|place| journey.step(place.step));
            let stage = step.and_then(|step| journey.stage(step.stage));
            let decision = Decision {
                id: card.id,
                opportunity: card.text.trim().to_owned(),
                next: opportunity.next.trim().to_owned(),
                owner: opportunity.owner.trim().to_owned(),
                due: opportunity.due,
                progress,
                impact: opportunity.impact,
                effort: opportunity.effort,
                stage: stage.map(|stage| stage.name.clone()).unwrap_or_default(),
                step: step.map(|step| step.name.clone()).unwrap_or_default(),
                answers: answered(journey, card.id),
            };
            Some((card.place.and_then(|place| column(place.step)), decision))
        })
        .collect();
    found.sort_by_key(|(column, decision)| {
        let when = (decision.is_done(), decision.due.is_none(), decision.due);
        let weight = (Reverse(decision.impact), decision.effort);
        (when, weight, column.is_none(), *column, decision.id)
    });
    found.into_iter().map(|(_, decision)| decision).collect()
}

/// The texts of the pains that an opportunity answers, by the age of the links.
fn answered(journey: &Journey, opportunity: Id) -> Vec<String> {
    let links = journey.links_of(opportunity).into_iter();
    let answers = links.filter(|link| link.kind == LinkKind::Answers && link.from == opportunity);
    let pains = answers.filter_map(|link| journey.card(link.to));
    pains.map(|pain| pain.text.trim().to_owned()).collect()
}
