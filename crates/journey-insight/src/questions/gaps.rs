//! Stages without a touchpoint, a feeling or a figure.

use crate::ground::{Ground, LaidStage};
use crate::{Finding, Kind, Weight};

/// A gap is one where somebody has worked on the stage, or where another stage has what is missing.
pub(crate) fn ask(ground: &Ground) -> Vec<Finding> {
    let mut findings = Vec::new();
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
    for (kind, weight, counts) in kinds {
        let is_elsewhere = counts.iter().any(|count| *count > 0);
        for (stage, _) in ground.stages.iter().zip(&counts).filter(|(_, count)| **count == 0) {
            let cards = stage.of(&ground.cards).len();
            if cards > 0 || is_elsewhere {
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
