//! Where each actor's curve falls most from one step with a feeling to the next.

use crate::curve::curves;
use crate::ground::Ground;
use crate::{Finding, Kind, Limit, Weight};

/// The share of the scale from which a fall is heavy.
const DEEP: f64 = 0.6;

pub(crate) fn ask(ground: &Ground) -> Vec<Finding> {
    let (least, _, greatest) = ground.scale();
    let findings = curves(ground).into_iter().filter_map(|curve| {
        let falls = curve
            .points
            .windows(2)
            .map(|pair| (pair[0].score - pair[1].score, &pair[0], &pair[1]));
        // Of equal falls the first.
        let deepest = falls.rev().max_by(|(one, ..), (other, ..)| one.total_cmp(other));
        let (fall, from, to) = deepest?;
        let share = fall / (greatest - least);
        if !(fall > 0.0 && share >= ground.limit(Limit::Fall)) {
            return None;
        }
        let weight = if share >= DEEP { Weight::Heavy } else { Weight::Middle };
        let finding = Finding::new(Kind::SteepestFall, weight, vec![from.card, to.card]);
        Some(
            curve
                .told(finding)
                .text("from_step", ground.step_name(from.column))
                .text("to_step", ground.step_name(to.column))
                .score("from", from.score)
                .score("to", to.score)
                .number("fall", fall),
        )
    });
    findings.collect()
}
