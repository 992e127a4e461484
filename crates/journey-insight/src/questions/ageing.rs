//! What was observed so long ago that it counts half.

use crate::ground::Ground;
use crate::{Fact, Finding, Kind, Limit, Weight};

/// A finding for each stage. Nothing where nobody says what day it is.
pub(crate) fn ask(ground: &Ground) -> Vec<Finding> {
    let Some(today) = ground.today else { return Vec::new() };
    let half_life = ground.limit(Limit::EvidenceHalfLife);
    let found = ground.stages.iter().filter_map(|stage| {
        let aged = stage.of(&ground.cards).iter().map(|laid| laid.card);
        let aged: Vec<_> = aged.filter(|card| card.is_aged(half_life, today)).collect();
        let oldest = aged.iter().filter_map(|card| card.evidence.date).min()?;
        let is_twice = oldest.days_to(today) as f64 > 2.0 * half_life;
        let weight = if is_twice { Weight::Middle } else { Weight::Light };
        let places = std::iter::once(stage.stage.id).chain(aged.iter().map(|card| card.id));
        Some(
            Finding::new(Kind::AgedEvidence, weight, places.collect())
                .text("stage", &stage.stage.name)
                .count("cards", aged.len())
                .with("oldest", Fact::Date(oldest))
                .number("half_life", half_life),
        )
    });
    found.collect()
}
