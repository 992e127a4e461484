//! The passage between two stages at which most people are lost.

use crate::ground::{Ground, LaidStage};
use crate::{Fact, Finding, Kind, Limit, Weight};

/// The share of people below which it is heavy.
const FEW: f64 = 0.2;

/// Between stages whose people are counted, passing over those whose are not.
pub(crate) fn ask(ground: &Ground) -> Vec<Finding> {
    let counted = ground
        .stages
        .iter()
        .filter_map(|stage| Some((stage, stage.stage.contacts?)));
    let counted: Vec<(&LaidStage, f64)> = counted.collect();
    let passages = counted.windows(2).filter_map(|pair| {
        let ((from, before), (to, after)) = (*pair.first()?, *pair.get(1)?);
        (before > 0.0).then(|| (after / before, (from, before), (to, after)))
    });
    let mut passages: Vec<_> = passages
        .filter(|(share, ..)| *share < ground.limit(Limit::Passage))
        .collect();
    // The worst first, of equals the first.
    passages.sort_by(|(one, ..), (other, ..)| one.total_cmp(other));
    let found = passages
        .into_iter()
        .enumerate()
        .map(|(place, (share, (from, before), (to, after)))| {
            let weight = if share < FEW { Weight::Heavy } else { Weight::Middle };
            Finding::new(Kind::WorstPassage, weight, vec![from.stage.id, to.stage.id])
                .only_the_worst()
                .text("from", &from.stage.name)
                .text("to", &to.stage.name)
                .number("from_contacts", before)
                .number("to_contacts", after)
                .number("lost", before - after)
                .with("ratio", Fact::Share(share))
                .count("place", place + 1)
        });
    found.collect()
}
