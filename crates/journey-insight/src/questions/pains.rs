//! Pain points that nothing answers, the worst first.

use std::collections::BTreeSet;

use journey_model::{Content, Id, LinkKind, Progress};

use crate::ground::Ground;
use crate::{Finding, Kind, Limit, Weight};

/// Ranks from which a pain point is heavy, or in the middle.
const HEAVY: f64 = 15.0;
const MIDDLE: f64 = 9.0;

/// How much more a pain point counts at the beginning of the journey than at its end: whoever leaves early sees nothing of the rest.
const EARLY: f64 = 0.5;

pub(crate) fn ask(ground: &Ground) -> Vec<Finding> {
    let counts = |id: Id| {
        let card = ground.journey.card(id);
        // What waits in the parking lot answers nothing yet.
        card.filter(|card| card.place.is_some())
            .is_some_and(|card| matches!(&card.content, Content::Opportunity(is) if is.progress != Progress::Dropped))
    };
    let answers = ground
        .journey
        .links()
        .filter(|link| link.kind == LinkKind::Answers && counts(link.from));
    let answered: BTreeSet<Id> = answers.map(|link| link.to).collect();
    let last = ground.steps.len().saturating_sub(1);
    let ahead = |column: usize| last.saturating_sub(column) as f64 / last.max(1) as f64;
    let mut pains: Vec<(f64, usize)> = Vec::new();
    for (at, laid) in ground.pains.iter().enumerate() {
        let grade = f64::from(laid.is.severity) * f64::from(laid.is.frequency);
        if grade >= ground.limit(Limit::Pain) && !answered.contains(&laid.card.id) {
            pains.push((grade * (1.0 + EARLY * ahead(laid.column)), at));
        }
    }
    pains.sort_by(|(one, at), (other, other_at)| other.total_cmp(one).then(at.cmp(other_at)));
    let unanswered = pains.len();
    let found = pains.into_iter().enumerate().filter_map(|(place, (rank, at))| {
        let laid = ground.pains.get(at)?;
        let weight = match rank {
            _ if rank >= HEAVY => Weight::Heavy,
            _ if rank >= MIDDLE => Weight::Middle,
            _ => Weight::Light,
        };
        Some(
            Finding::new(Kind::UnansweredPain, weight, vec![laid.card.id])
                .text("pain", &laid.card.text)
                .text("step", ground.step_name(laid.column))
                .number("severity", laid.is.severity)
                .number("frequency", laid.is.frequency)
                .number("rank", rank)
                .count("place", place + 1)
                .count("unanswered", unanswered),
        )
    });
    found.collect()
}
