//! Where findings begin: the thresholds, by name.

use journey_model::{EVIDENCE_HALF_LIFE, Judgement};

/// A threshold. Names are kept in maps: they never change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Limit {
    /// How many cards a map holds before anything is missing from it.
    BegunCards,
    /// The share of the other stages that have something from which a stage lacks it.
    GapShare,
    /// How many signs make a stage a forgotten one.
    ForgottenSigns,
    /// The share of the others' touchpoints below which a stage is thin.
    ThinShare,
    /// How high on the scale, as a share of it, a feeling counts as low.
    LowEmotion,
    /// How many returns between digital and physical are many.
    Returns,
    /// How many channels a purchase crosses on average.
    ChannelsAverage,
    /// The share of the average below which channels are few.
    ChannelsShare,
    /// The share of touchpoints with a path from which the path counts as drawn, so that a gap in it means something.
    DrawnShare,
    /// How many ways make a junction.
    JunctionWays,
    /// How deep a fall of the curve is, as a share of the scale.
    Fall,
    /// Severity times frequency from which a pain point asks for an answer.
    Pain,
    /// The impact from which an idea asks for an owner.
    OwnerImpact,
    /// The impact from which an opportunity is a quick win.
    WinImpact,
    /// The effort up to which an opportunity is a quick win.
    WinEffort,
    /// The effort from which an opportunity is a big one.
    BigEffort,
    /// The impact up to which an opportunity is of small use.
    SmallImpact,
    /// The share of its target below which a metric is behind.
    MetricRatio,
    /// The share of people who go on below which a passage is bad.
    Passage,
    /// The share of guesses from which a stage is in debt.
    AssumedShare,
    /// How many guesses a stage has at least to be in debt.
    AssumedLeast,
    /// Days after which what was observed counts half.
    EvidenceHalfLife,
    /// How many times as much as the others a stage holds to be overloaded.
    StageLoad,
    /// How many cards a stage holds at least to be overloaded.
    StageLoadLeast,
}

/// Name, usual value, least, greatest.
type Row = (&'static str, f64, f64, f64);

impl Limit {
    /// Every threshold.
    pub const ALL: [Self; 24] = [
        Self::BegunCards,
        Self::GapShare,
        Self::ForgottenSigns,
        Self::ThinShare,
        Self::LowEmotion,
        Self::Returns,
        Self::ChannelsAverage,
        Self::ChannelsShare,
        Self::DrawnShare,
        Self::JunctionWays,
        Self::Fall,
        Self::Pain,
        Self::OwnerImpact,
        Self::WinImpact,
        Self::WinEffort,
        Self::BigEffort,
        Self::SmallImpact,
        Self::MetricRatio,
        Self::Passage,
        Self::AssumedShare,
        Self::AssumedLeast,
        Self::EvidenceHalfLife,
        Self::StageLoad,
        Self::StageLoadLeast,
    ];

    const fn row(self) -> Row {
        match self {
            Self::BegunCards => ("begun_cards", 12.0, 1.0, 1_000.0),
            Self::GapShare => ("gap_share", 0.5, 0.0, 1.0),
            Self::ForgottenSigns => ("forgotten_signs", 2.0, 1.0, 5.0),
            Self::ThinShare => ("thin_share", 0.5, 0.0, 1.0),
            Self::LowEmotion => ("low_emotion", 0.4, 0.0, 1.0),
            Self::Returns => ("returns", 2.0, 1.0, 100.0),
            Self::ChannelsAverage => ("channels_average", 6.7, 1.0, 100.0),
            Self::ChannelsShare => ("channels_share", 0.6, 0.0, 1.0),
            Self::DrawnShare => ("drawn_share", 0.5, 0.0, 1.0),
            Self::JunctionWays => ("junction_ways", 3.0, 2.0, 100.0),
            Self::Fall => ("fall", 0.375, 0.0, 1.0),
            Self::Pain => ("pain", 6.0, 1.0, 25.0),
            Self::OwnerImpact => ("owner_impact", 3.0, 1.0, 5.0),
            Self::WinImpact => ("win_impact", 4.0, 1.0, 5.0),
            Self::WinEffort => ("win_effort", 2.0, 1.0, 5.0),
            Self::BigEffort => ("big_effort", 4.0, 1.0, 5.0),
            Self::SmallImpact => ("small_impact", 2.0, 1.0, 5.0),
            Self::MetricRatio => ("metric_ratio", 0.8, 0.0, 1.0),
            Self::Passage => ("passage", 0.5, 0.0, 1.0),
            Self::AssumedShare => ("assumed_share", 0.5, 0.0, 1.0),
            Self::AssumedLeast => ("assumed_least", 3.0, 1.0, 1_000.0),
            Self::EvidenceHalfLife => EVIDENCE_HALF_LIFE,
            Self::StageLoad => ("stage_load", 2.0, 1.0, 100.0),
            Self::StageLoadLeast => ("stage_load_least", 20.0, 1.0, 100_000.0),
        }
    }

    /// Its name, as it is kept in maps.
    pub fn name(self) -> &'static str {
        self.row().0
    }

    /// Its value where nobody chose another.
    pub fn usual(self) -> f64 {
        self.row().1
    }

    /// The least and the greatest value that make sense; a map's own that lies outside counts as the nearer of them.
    pub fn range(self) -> (f64, f64) {
        let (_, _, least, greatest) = self.row();
        (least, greatest)
    }

    /// The threshold of this name.
    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|limit| limit.name() == name)
    }
}

/// Where every finding begins on a map.
#[derive(Debug, Clone, PartialEq)]
pub struct Thresholds([f64; Limit::ALL.len()]);

impl Thresholds {
    /// The usual ones, but for those that the map has otherwise. Names that are not known here mean nothing.
    pub fn of(judgement: &Judgement) -> Self {
        let mut thresholds = Self::default();
        for threshold in &judgement.thresholds {
            if let Some(limit) = Limit::of_name(&threshold.name)
                && let Some(value) = thresholds.0.get_mut(limit as usize)
                && threshold.value.is_finite()
            {
                let (least, greatest) = limit.range();
                *value = threshold.value.clamp(least, greatest);
            }
        }
        thresholds
    }

    /// The value of a threshold.
    pub fn get(&self, limit: Limit) -> f64 {
        self.0.get(limit as usize).copied().unwrap_or(limit.usual())
    }
}

impl Default for Thresholds {
    fn default() -> Self {
        Self(Limit::ALL.map(Limit::usual))
    }
}

#[cfg(test)]
mod tests {
    use journey_model::Threshold;

    use super::*;

    #[test]
    fn every_threshold_has_its_own_name_and_a_usual_value_in_its_range() {
        for (at, limit) in Limit::ALL.into_iter().enumerate() {
            assert_eq!(limit as usize, at);
            assert_eq!(Limit::of_name(limit.name()), Some(limit));
            let (least, greatest) = limit.range();
            assert!((least..=greatest).contains(&limit.usual()), "{}", limit.name());
        }
    }

    #[test]
    fn a_maps_own_thresholds_count_within_reason() {
        let own = |name: &str, value: f64| Threshold {
            name: name.to_owned(),
            value,
        };
        let judgement = Judgement {
            thresholds: vec![own("pain", 99.0), own("fall", 0.5), own("nonsense", 1.0)],
            ..Judgement::default()
        };
        let thresholds = Thresholds::of(&judgement);
        assert_eq!((thresholds.get(Limit::Pain), thresholds.get(Limit::Fall)), (25.0, 0.5));
        assert_eq!(thresholds.get(Limit::Passage), 0.5);
    }
}
