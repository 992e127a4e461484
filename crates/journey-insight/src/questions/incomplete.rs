//! Metrics that nobody else could measure again: without definition, unit or date.

use journey_model::{Basis, Measure, Metric};

use crate::ground::{Ground, Laid};
use crate::{Fact, Finding, Kind, Weight};

pub(crate) fn ask(ground: &Ground) -> Vec<Finding> {
    // What is only proposed and has no value proves nothing yet.
    let is_told = |laid: &&Laid<&Metric>| laid.card.evidence.basis != Basis::Proposed || laid.is.actual.is_some();
    let found = ground.metrics.iter().filter(is_told).filter_map(|laid| {
        let is_empty = |text: &str| text.trim().is_empty();
        // These two have a scale of their own, and no unit.
        let is_scale = matches!(laid.is.measure, Measure::Nps | Measure::Ces);
        let missing: Vec<&'static str> = [
            ("Definition", is_empty(&laid.is.definition)),
            ("Unit", is_empty(&laid.is.unit) && !is_scale),
            ("Date", laid.is.actual.is_some() && laid.card.evidence.date.is_none()),
        ]
        .into_iter()
        .filter_map(|(name, is)| is.then_some(name))
        .collect();
        let finding = || Finding::new(Kind::MetricIncomplete, Weight::Light, vec![laid.card.id]);
        (!missing.is_empty()).then(|| {
            finding()
                .text("metric", &laid.card.text)
                .with("missing", Fact::Words(missing))
        })
    });
    found.collect()
}
