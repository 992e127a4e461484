//! Which question of the map a finding belongs to.

use journey_insight::Kind;

use crate::protocol::FindingGroup;

/// The group that a kind of finding is listed in.
pub(crate) fn group(kind: Kind) -> FindingGroup {
    match kind {
        Kind::ForgottenStage
        | Kind::ConsiderationMissing
        | Kind::AfterSaleMissing
        | Kind::BeforeMissing
        | Kind::StageWithoutTouchpoint
        | Kind::StageWithoutEmotion
        | Kind::StageWithoutMetric
        | Kind::OverloadedStage => FindingGroup::Stages,
        Kind::DeadEnd
        | Kind::Unreachable
        | Kind::ChannelBreak
        | Kind::Loop
        | Kind::Returns
        | Kind::FewChannels
        | Kind::Junction => FindingGroup::Flow,
        Kind::SteepestFall | Kind::PeakEnd | Kind::UnansweredPain => FindingGroup::Feeling,
        Kind::OpportunityWithoutOwner | Kind::QuickWin | Kind::BigEffort => FindingGroup::Ideas,
        Kind::MetricBehind | Kind::WorstPassage | Kind::MetricIncomplete => FindingGroup::Figures,
        Kind::AssumptionDebt | Kind::AgedEvidence => FindingGroup::Evidence,
        Kind::PersonalWithoutGround | Kind::MapWithoutOwner | Kind::MapWithoutReview | Kind::ReviewOverdue => {
            FindingGroup::Governance
        }
    }
}
