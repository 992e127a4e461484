//! How a journey is remembered: by its strongest moment and by its end.

use crate::curve::curves;
use crate::ground::Ground;
use crate::{Finding, Kind, Weight};

/// A curve with fewer feelings than this is only begun.
const BEGUN: usize = 3;

/// A share of the scale: after a good end, what is remembered has to lie this far below the middle to be worth a word.
const CLEARLY: f64 = 0.1;

/// The mean of the strongest moment and the end says how an episode is remembered, whatever was between and however long it was.
/// Source: D. Kahneman, B. Fredrickson, C. Schreiber, D. Redelmeier, "When more pain is preferred to less: adding a better end",
/// Psychological Science 4 (1993).
pub(crate) fn ask(ground: &Ground) -> Vec<Finding> {
    let (worst, neutral, best) = ground.scale();
    let clearly = (best - worst) * CLEARLY;
    let findings = curves(ground).into_iter().filter_map(|curve| {
        if curve.points.len() < BEGUN {
            return None;
        }
        let strength = |score: f64| (score - neutral).abs();
        // Of equally strong moments the first.
        let peak = curve
            .points
            .iter()
            .rev()
            .max_by(|one, other| strength(one.score).total_cmp(&strength(other.score)))?;
        let end = curve.points.last()?;
        let remembered = f64::midpoint(peak.score, end.score);
        let sum: f64 = curve.points.iter().map(|point| point.score).sum();
        let places = if peak.card == end.card {
            vec![end.card]
        } else {
            vec![end.card, peak.card]
        };
        (remembered <= neutral - clearly || remembered < neutral && end.score < neutral).then(|| {
            curve
                .told(Finding::new(Kind::PeakEnd, Weight::Middle, places))
                .text("peak_step", ground.step_name(peak.column))
                .text("end_step", ground.step_name(end.column))
                .score("peak", peak.score)
                .score("end", end.score)
                .score("remembered", remembered)
                .score("mean", sum / curve.points.len() as f64)
        })
    });
    findings.collect()
}
