//! Whether somebody keeps the map, and when it has to be looked at again.

use journey_model::Status;

use crate::ground::Ground;
use crate::{Fact, Finding, Kind, Weight};

/// A map that nobody keeps, or that nobody means to look at again. A retired map need not be kept.
pub(crate) fn without(ground: &Ground) -> Vec<Finding> {
    let about = ground.journey.about();
    let is_kept = about.status == Status::Retired;
    let lacks = [
        (Kind::MapWithoutOwner, Weight::Middle, about.owner.trim().is_empty()),
        (Kind::MapWithoutReview, Weight::Light, about.review.is_none()),
    ];
    let found = lacks.into_iter().filter(|(.., lacks)| *lacks && !is_kept);
    found
        .map(|(kind, weight, _)| Finding::new(kind, weight, Vec::new()).text("title", &about.title))
        .collect()
}

/// A map whose day has come and gone.
pub(crate) fn overdue(ground: &Ground) -> Vec<Finding> {
    let about = ground.journey.about();
    let over = Option::zip(about.review, ground.today).filter(|(review, today)| review < today);
    let found = over.filter(|_| about.status != Status::Retired).map(|(review, today)| {
        let days = u32::try_from(review.days_to(today)).unwrap_or(u32::MAX);
        Finding::new(Kind::ReviewOverdue, Weight::Middle, Vec::new())
            .text("title", &about.title)
            .with("review", Fact::Date(review))
            .number("days", days)
    });
    found.into_iter().collect()
}
