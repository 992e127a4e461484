//! Stages with far more on them than the others: two stages in one, or one that everybody knows.

use crate::ground::Ground;
use crate::{Finding, Kind, Limit, Weight};

pub(crate) fn ask(ground: &Ground) -> Vec<Finding> {
    let others = ground.stages.len().saturating_sub(1);
    if others == 0 {
        return Vec::new();
    }
    let found = ground.stages.iter().filter_map(|stage| {
        let cards = stage.of(&ground.cards).len();
        let elsewhere = (ground.cards.len() - cards) as f64 / others as f64;
        let is_much = cards as f64 >= ground.limit(Limit::StageLoadLeast)
            && cards as f64 >= ground.limit(Limit::StageLoad) * elsewhere;
        is_much.then(|| {
            Finding::new(Kind::OverloadedStage, Weight::Middle, vec![stage.stage.id])
                .text("stage", &stage.stage.name)
                .count("cards", cards)
                .number("elsewhere", elsewhere)
                .count("steps", stage.columns.len())
        })
    });
    found.collect()
}
