//! Which findings there are.

/// A kind of finding. The names are kept in maps, in what people put away: they never change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// The consideration stage is thin.
    ForgottenStage,
    /// Between knowing and deciding there is no stage.
    ConsiderationMissing,
    /// The map ends at the sale.
    AfterSaleMissing,
    /// The moment before stage one is not there.
    BeforeMissing,
    /// A touchpoint that is reached and that nothing leads on from.
    DeadEnd,
    /// A touchpoint that no way leads to.
    Unreachable,
    /// A stage in which nobody meets the brand.
    StageWithoutTouchpoint,
    /// A stage of which nobody knows how it feels.
    StageWithoutEmotion,
    /// A stage that nobody measures.
    StageWithoutMetric,
    /// Neighbouring touchpoints of different families that do not fit together.
    ChannelBreak,
    /// The path goes round.
    Loop,
    /// The path goes back and forth between digital and physical.
    Returns,
    /// Fewer channels than a purchase usually crosses.
    FewChannels,
    /// A touchpoint through which several ways have to go.
    Junction,
    /// Where the curve of an actor falls most.
    SteepestFall,
    /// A journey that is remembered as a bad one.
    PeakEnd,
    /// A pain point that nothing answers.
    UnansweredPain,
    /// An opportunity that nobody sees to.
    OpportunityWithoutOwner,
    /// Much use for little work, not taken up.
    QuickWin,
    /// Much work for little use.
    BigEffort,
    /// The metric that is furthest from its target.
    MetricBehind,
    /// The passage between stages where most people are lost.
    WorstPassage,
    /// A metric without definition, unit or date.
    MetricIncomplete,
    /// A stage of which most is guessed.
    AssumptionDebt,
    /// What was observed too long ago.
    AgedEvidence,
    /// A card that tells of people without a ground or an owner.
    PersonalWithoutGround,
    /// A map that nobody keeps up to date.
    MapWithoutOwner,
    /// A map without a day on which it is looked at again.
    MapWithoutReview,
    /// A map that should have been looked at again.
    ReviewOverdue,
    /// A stage with far more on it than the others.
    OverloadedStage,
}

impl Kind {
    /// Every kind; of findings of equal weight those of the first come first.
    pub const ALL: [Self; 30] = [
        Self::ForgottenStage,
        Self::ConsiderationMissing,
        Self::AfterSaleMissing,
        Self::BeforeMissing,
        Self::DeadEnd,
        Self::Unreachable,
        Self::StageWithoutTouchpoint,
        Self::StageWithoutEmotion,
        Self::StageWithoutMetric,
        Self::ChannelBreak,
        Self::Loop,
        Self::Returns,
        Self::FewChannels,
        Self::Junction,
        Self::SteepestFall,
        Self::PeakEnd,
        Self::UnansweredPain,
        Self::OpportunityWithoutOwner,
        Self::QuickWin,
        Self::BigEffort,
        Self::MetricBehind,
        Self::WorstPassage,
        Self::MetricIncomplete,
        Self::AssumptionDebt,
        Self::AgedEvidence,
        Self::PersonalWithoutGround,
        Self::MapWithoutOwner,
        Self::MapWithoutReview,
        Self::ReviewOverdue,
        Self::OverloadedStage,
    ];

    /// Its name, as it is kept in maps.
    pub fn name(self) -> &'static str {
        match self {
            Self::ForgottenStage => "ForgottenStage",
            Self::ConsiderationMissing => "ConsiderationMissing",
            Self::AfterSaleMissing => "AfterSaleMissing",
            Self::BeforeMissing => "BeforeMissing",
            Self::DeadEnd => "DeadEnd",
            Self::Unreachable => "Unreachable",
            Self::StageWithoutTouchpoint => "StageWithoutTouchpoint",
            Self::StageWithoutEmotion => "StageWithoutEmotion",
            Self::StageWithoutMetric => "StageWithoutMetric",
            Self::ChannelBreak => "ChannelBreak",
            Self::Loop => "Loop",
            Self::Returns => "Returns",
            Self::FewChannels => "FewChannels",
            Self::Junction => "Junction",
            Self::SteepestFall => "SteepestFall",
            Self::PeakEnd => "PeakEnd",
            Self::UnansweredPain => "UnansweredPain",
            Self::OpportunityWithoutOwner => "OpportunityWithoutOwner",
            Self::QuickWin => "QuickWin",
            Self::BigEffort => "BigEffort",
            Self::MetricBehind => "MetricBehind",
            Self::WorstPassage => "WorstPassage",
            Self::MetricIncomplete => "MetricIncomplete",
            Self::AssumptionDebt => "AssumptionDebt",
            Self::AgedEvidence => "AgedEvidence",
            Self::PersonalWithoutGround => "PersonalWithoutGround",
            Self::MapWithoutOwner => "MapWithoutOwner",
            Self::MapWithoutReview => "MapWithoutReview",
            Self::ReviewOverdue => "ReviewOverdue",
            Self::OverloadedStage => "OverloadedStage",
        }
    }

    /// The kind of this name.
    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// How much a finding matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// The journey breaks here, or somebody is harmed.
    Heavy,
    /// Worth a decision.
    Middle,
    /// Worth a look.
    Light,
}
