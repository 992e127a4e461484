//! Stages of which more is guessed than was seen.

use journey_model::{Basis, Content};

use crate::ground::Ground;
use crate::{Fact, Finding, Kind, Limit, Weight};

/// The share of guesses from which it is heavy.
const MOST: f64 = 0.8;

/// What is proposed is neither seen nor guessed, and an opportunity is an idea whatever it says.
pub(crate) fn ask(ground: &Ground) -> Vec<Finding> {
    let found = ground.stages.iter().filter_map(|stage| {
        let told = stage.of(&ground.cards).iter().filter(|laid| {
            laid.card.evidence.basis != Basis::Proposed && !matches!(laid.card.content, Content::Opportunity(_))
        });
        let bases: Vec<Basis> = told.map(|laid| laid.card.evidence.basis).collect();
        let assumed = bases.iter().filter(|basis| **basis == Basis::Assumed).count();
        let share = assumed as f64 / bases.len().max(1) as f64;
        let is_debt = assumed as f64 >= ground.limit(Limit::AssumedLeast) && share >= ground.limit(Limit::AssumedShare);
        let weight = if share >= MOST { Weight::Heavy } else { Weight::Middle };
        let found = is_debt.then(|| {
            Finding::new(Kind::AssumptionDebt, weight, vec![stage.stage.id])
                .text("stage", &stage.stage.name)
                .count("assumed", assumed)
                .count("cards", bases.len())
                .with("share", Fact::Share(share))
        });
        let is_all = assumed == stage.of(&ground.cards).len();
        found.map(|found| {
            if is_all {
                found.with("all", Fact::Word("All"))
            } else {
                found
            }
        })
    });
    found.collect()
}
