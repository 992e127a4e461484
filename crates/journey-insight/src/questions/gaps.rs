//! Stages without a touchpoint, a feeling or a figure.

use std::collections::BTreeSet;

use crate::ground::{Ground, LaidStage};
use crate::{Finding, Kind, Limit, Weight};

/// A gap is where most of the other stages have what this one lacks. Where none has it, the stage with the most on it stands for all, once
/// there is much on the map: that nothing is there yet is said once, not of every stage.
pub(crate) fn ask(ground: &Ground) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut told: BTreeSet<usize> = BTreeSet::new();
    let counts = |count: &dyn Fn(&LaidStage) -> usize| ground.stages.iter().map(count).collect::<Vec<usize>>();
    let kinds = [
        (
            Kind::StageWithoutTouchpoint,
            Weight::Middle,
            counts(&|stage| stage.of(&ground.touchpoints).len()),
        ),
        (
            Kind::StageWithoutEmotion,
            Weight::Light,
            counts(&|stage| stage.of(&ground.emotions).len()),
        ),
        (
            Kind::StageWithoutMetric,
            Weight::Light,
            counts(&|stage| stage.of(&ground.metrics).len()),
        ),
    ];
    let is_much = ground.cards.len() as f64 >= ground.limit(Limit::StageLoadLeast);
    let fullest = fullest(ground).filter(|_| is_much);
    for (kind, weight, counts) in kinds {
        let others = ground.stages.len().saturating_sub(1) as f64;
        let with = counts.iter().filter(|count| **count > 0).count();
        let is_usual = with as f64 > ground.limit(Limit::GapShare) * others;
        for (at, stage) in ground.stages.iter().enumerate().filter(|(at, _)| counts[*at] == 0) {
            let cards = stage.of(&ground.cards).len();
            // Of an empty stage one thing is enough to say.
            if is_usual && (cards > 0 || told.insert(at)) || with == 0 && fullest == Some(at) {
                findings.push(
                    Finding::new(kind, weight, vec![stage.stage.id])
                        .text("stage", &stage.stage.name)
                        .count("steps", stage.columns.len())
                        .count("cards", cards),
                );
            }
        }
    }
    findings
}

/// The stage with the most cards; of equals the first.
fn fullest(ground: &Ground) -> Option<usize> {
    let cards = |at: &usize| ground.stages[*at].of(&ground.cards).len();
    (0..ground.stages.len()).rev().max_by_key(cards)
}
