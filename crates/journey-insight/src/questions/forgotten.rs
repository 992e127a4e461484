//! The forgotten stage: people know of it and are not yet convinced, and nobody does anything for them.

use journey_model::{Phase, Progress};

use crate::ground::{Ground, LaidStage};
use crate::{Fact, Finding, Kind, Limit, Weight};

pub(crate) fn ask(ground: &Ground) -> Vec<Finding> {
    let is_one = |stage: &&LaidStage| stage.phase == Some(Phase::Consideration);
    if ground.stages.len() < 2 || !ground.stages.iter().any(|stage| is_one(&stage)) {
        return Vec::new();
    }
    let counts = counts(ground);
    let all = counts.iter().fold(Counts::default(), Counts::and);
    let stages = ground.stages.iter().zip(&counts).filter(|(stage, _)| is_one(stage));
    stages
        .filter_map(|(stage, own)| forgotten(ground, stage, own, &all))
        .collect()
}

/// What is done in a stage.
#[derive(Default)]
struct Counts {
    touchpoints: usize,
    /// Opportunities with an owner.
    owners: usize,
    metrics: usize,
    /// Paths that lead on to a later stage.
    follow_ups: usize,
}

impl Counts {
    fn and(self, other: &Self) -> Self {
        Self {
            touchpoints: self.touchpoints + other.touchpoints,
            owners: self.owners + other.owners,
            metrics: self.metrics + other.metrics,
            follow_ups: self.follow_ups + other.follow_ups,
        }
    }
}

fn counts(ground: &Ground) -> Vec<Counts> {
    let stages = ground.stages.iter().map(|stage| {
        let owned = stage.of(&ground.opportunities).iter().filter(|laid| {
            let is = laid.is;
            is.progress != Progress::Dropped && !is.owner.trim().is_empty()
        });
        Counts {
            touchpoints: stage.of(&ground.touchpoints).len(),
            owners: owned.count(),
            metrics: stage.of(&ground.metrics).len(),
            follow_ups: 0,
        }
    });
    let mut counts: Vec<Counts> = stages.collect();
    for (from, _) in ground.leads().filter(|(from, to)| from.stage < to.stage) {
        counts[from.stage].follow_ups += 1;
    }
    counts
}

fn forgotten(ground: &Ground, stage: &LaidStage, own: &Counts, all: &Counts) -> Option<Finding> {
    let others = (ground.stages.len() - 1) as f64;
    let elsewhere = (all.touchpoints - own.touchpoints) as f64 / others;
    let opportunities = stage.of(&ground.opportunities);
    let opportunities = opportunities
        .iter()
        .filter(|laid| laid.is.progress != Progress::Dropped)
        .count();
    // How it feels and how it should become are two curves: the lower one counts.
    let means = [true, false].map(|hoped| {
        let emotions = stage.of(&ground.emotions).iter();
        let emotions = emotions.filter(|laid| laid.is_hoped() == hoped);
        mean(emotions.map(|laid| laid.is.score))
    });
    let emotion = means.into_iter().flatten().min_by(f64::total_cmp);
    let (least, _, greatest) = ground.scale();
    let is_low = |score: f64| (score - least) / (greatest - least) < ground.limit(Limit::LowEmotion);
    // From the last stage nothing leads to a later one.
    let goes_on = ground.stages.last().is_some_and(|last| last.stage.id != stage.stage.id);
    // Nothing here, something elsewhere.
    let lacks = |own: usize, all: usize| own == 0 && all > 0;
    let signs: Vec<&'static str> = [
        (
            "Touchpoints",
            (own.touchpoints as f64) < ground.limit(Limit::ThinShare) * elsewhere,
        ),
        ("Owners", lacks(own.owners, all.owners)),
        ("Metrics", lacks(own.metrics, all.metrics)),
        ("FollowUp", goes_on && lacks(own.follow_ups, all.follow_ups)),
        ("Emotion", opportunities == 0 && emotion.is_some_and(is_low)),
    ]
    .into_iter()
    .filter_map(|(sign, is)| is.then_some(sign))
    .collect();
    if (signs.len() as f64) < ground.limit(Limit::ForgottenSigns) {
        return None;
    }
    let finding = Finding::new(Kind::ForgottenStage, Weight::Heavy, vec![stage.stage.id])
        .text("stage", &stage.stage.name)
        .count("touchpoints", own.touchpoints)
        .number("elsewhere", elsewhere)
        .count("owners", own.owners)
        .count("metrics", own.metrics)
        .count("follow_ups", own.follow_ups)
        .count("opportunities", opportunities)
        .with("signs", Fact::Words(signs));
    Some(match emotion {
        Some(emotion) => finding.score("emotion", emotion),
        None => finding,
    })
}

fn mean(scores: impl Iterator<Item = f64>) -> Option<f64> {
    let (count, sum) = scores.fold((0u32, 0.0), |(count, sum), score| (count + 1, sum + score));
    (count > 0).then(|| sum / f64::from(count))
}
