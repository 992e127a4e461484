//! Parts that every journey has and that are not on the map: the moment before, consideration, what comes after the sale.

use journey_model::Phase;

use crate::ground::{Ground, LaidStage};
use crate::{Finding, Kind, Weight};

pub(crate) fn ask(ground: &Ground) -> Vec<Finding> {
    let of = |phase: Phase| {
        ground
            .stages
            .iter()
            .filter(move |stage: &&LaidStage| stage.phase == Some(phase))
    };
    let has = |phase: Phase| of(phase).next().is_some();
    let mut findings = Vec::new();
    if let (Some(from), Some(to), false) = (
        of(Phase::Awareness).next_back(),
        of(Phase::Decision).next(),
        has(Phase::Consideration),
    ) {
        let places = vec![from.stage.id, to.stage.id];
        let finding = Finding::new(Kind::ConsiderationMissing, Weight::Heavy, places);
        findings.push(finding.text("from", &from.stage.name).text("to", &to.stage.name));
    }
    if let (Some(last), false) = (of(Phase::Decision).next_back(), has(Phase::AfterSale)) {
        let finding = Finding::new(Kind::AfterSaleMissing, Weight::Heavy, vec![last.stage.id]);
        findings.push(finding.text("stage", &last.stage.name));
    }
    if let (Some(first), false) = (of(Phase::Awareness).next(), has(Phase::Before)) {
        let finding = Finding::new(Kind::BeforeMissing, Weight::Light, vec![first.stage.id]);
        findings.push(finding.text("stage", &first.stage.name));
    }
    findings
}
