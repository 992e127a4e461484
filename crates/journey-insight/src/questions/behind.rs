//! The metric that is furthest from its target: the bottleneck of the figures.

use journey_model::{Better, Measure, Metric};

use crate::ground::Ground;
use crate::{Fact, Finding, Kind, Limit, Weight};

/// The share of the target below which it is heavy.
const FAR: f64 = 0.5;

pub(crate) fn ask(ground: &Ground) -> Vec<Finding> {
    let measured = ground.metrics.iter().filter_map(|laid| Some((reached(laid.is)?, laid)));
    let mut behind: Vec<_> = measured
        .filter(|(share, _)| *share < ground.limit(Limit::MetricRatio))
        .collect();
    // The worst first, of equals the first.
    behind.sort_by(|(one, _), (other, _)| one.total_cmp(other));
    let found = behind.into_iter().enumerate().map(|(place, (share, laid))| {
        let weight = if share < FAR { Weight::Heavy } else { Weight::Middle };
        Finding::new(Kind::MetricBehind, weight, vec![laid.card.id])
            .only_the_worst()
            .text("metric", &laid.card.text)
            .text("stage", ground.stage_name(laid.column))
            .text("unit", &laid.is.unit)
            .number("actual", laid.is.actual.unwrap_or(0.0))
            .number("target", laid.is.target.unwrap_or(0.0))
            .with("ratio", Fact::Share(share))
            .count("place", place + 1)
    });
    found.collect()
}

/// The share of its target that a metric has reached, 1 where it has reached it; nothing where the numbers give none. The net promoter
/// score begins at -100.
fn reached(metric: &Metric) -> Option<f64> {
    let from_zero = |value: f64| {
        if metric.measure == Measure::Nps {
            value + 100.0
        } else {
            value
        }
    };
    let (actual, target) = (from_zero(metric.actual?), from_zero(metric.target?));
    let (part, whole) = match metric.better {
        Better::Higher => (actual, target),
        Better::Lower => (target, actual),
    };
    if part >= whole {
        return Some(1.0);
    }
    (part >= 0.0 && whole > 0.0).then(|| part / whole)
}
