//! Opportunities that nobody sees to: those that were decided, and ideas that would help.

use std::cmp::Reverse;

use journey_model::Progress;

use crate::ground::Ground;
use crate::{Fact, Finding, Kind, Limit, Weight};

pub(crate) fn ask(ground: &Ground) -> Vec<Finding> {
    let mut found = Vec::new();
    for laid in ground
        .opportunities
        .iter()
        .filter(|laid| laid.is.owner.trim().is_empty())
    {
        let weight = match laid.is.progress {
            Progress::Planned | Progress::Started => Weight::Middle,
            Progress::Idea if f64::from(laid.is.impact) >= ground.limit(Limit::OwnerImpact) => Weight::Light,
            _ => continue,
        };
        found.push((
            laid.is.impact,
            Finding::new(Kind::OpportunityWithoutOwner, weight, vec![laid.card.id])
                .text("opportunity", &laid.card.text)
                .text("step", ground.step_name(laid.column))
                .with("progress", Fact::Word(word(laid.is.progress)))
                .number("impact", laid.is.impact)
                .number("effort", laid.is.effort),
        ));
    }
    found.sort_by_key(|(impact, _)| Reverse(*impact));
    found.into_iter().map(|(_, finding)| finding).collect()
}

pub(super) fn word(progress: Progress) -> &'static str {
    match progress {
        Progress::Idea => "Idea",
        Progress::Planned => "Planned",
        Progress::Started => "Started",
        Progress::Done => "Done",
        Progress::Dropped => "Dropped",
    }
}
