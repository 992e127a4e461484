//! Whether somebody keeps the map, and when it has to be looked at again.

use journey_model::Status;

use crate::days::between;
use crate::ground::Ground;
use crate::{Fact, Finding, Kind, Weight};

/// A retired map need not be kept.
pub(crate) fn ask(ground: &Ground) -> Vec<Finding> {
    let about = ground.journey.about();
    if about.status == Status::Retired {
        return Vec::new();
    }
    let found = |kind, weight| Finding::new(kind, weight, Vec::new()).text("title", &about.title);
    let mut findings = Vec::new();
    if about.owner.trim().is_empty() {
        findings.push(found(Kind::MapWithoutOwner, Weight::Middle));
    }
    match (about.review, ground.today) {
        (None, _) => findings.push(found(Kind::MapWithoutReview, Weight::Light)),
        (Some(review), Some(today)) if review < today => {
            let days = u32::try_from(between(review, today)).unwrap_or(u32::MAX);
            let overdue = found(Kind::ReviewOverdue, Weight::Middle);
            findings.push(overdue.with("review", Fact::Date(review)).number("days", days));
        }
        _ => {}
    }
    findings
}
