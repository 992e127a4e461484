//! Which cards a lane takes.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::Content;

/// What the cards of a lane are. A card's kind follows its lane's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
pub enum LaneKind {
    /// What the actor does.
    Actions,
    /// Where actor and brand meet.
    Touchpoints,
    /// What the actor thinks.
    Thoughts,
    /// What the actor needs.
    Needs,
    /// How the actor feels, drawn as a curve.
    Emotions,
    /// What hurts.
    Pains,
    /// What could be done.
    Opportunities,
    /// What is measured.
    Metrics,
    /// Scenes in pictures.
    Storyboard,
    /// What staff do in sight.
    Frontstage,
    /// What staff do out of sight.
    Backstage,
    /// What others and systems do.
    Support,
    /// What the customer holds in hand.
    Evidence,
    /// Remarks.
    Notes,
    /// A lane of the user's own; its cards are notes.
    Custom,
}

impl LaneKind {
    /// Every kind, in the order in which menus show them.
    pub const ALL: [Self; 15] = [
        Self::Actions,
        Self::Touchpoints,
        Self::Thoughts,
        Self::Needs,
        Self::Emotions,
        Self::Pains,
        Self::Opportunities,
        Self::Metrics,
        Self::Storyboard,
        Self::Frontstage,
        Self::Backstage,
        Self::Support,
        Self::Evidence,
        Self::Notes,
        Self::Custom,
    ];

    /// A new card's content in a lane of this kind.
    pub fn fresh_content(self) -> Content {
        match self {
            Self::Actions => Content::Action,
            Self::Touchpoints => Content::Touchpoint(Default::default()),
            Self::Thoughts => Content::Thought,
            Self::Needs => Content::Need,
            Self::Emotions => Content::Emotion(Default::default()),
            Self::Pains => Content::Pain(Default::default()),
            Self::Opportunities => Content::Opportunity(Default::default()),
            Self::Metrics => Content::Metric(Default::default()),
            Self::Storyboard => Content::Storyboard(Default::default()),
            Self::Frontstage => Content::Frontstage,
            Self::Backstage => Content::Backstage,
            Self::Support => Content::Support,
            Self::Evidence => Content::Evidence,
            Self::Notes | Self::Custom => Content::Note,
        }
    }

    /// Whether a card with this content may stand in a lane of this kind.
    pub fn takes(self, content: &Content) -> bool {
        std::mem::discriminant(&self.fresh_content()) == std::mem::discriminant(content)
    }
}
