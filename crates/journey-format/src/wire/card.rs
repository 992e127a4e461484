//! What a card is, in the file.

use journey_model::Date;
use serde::{Deserialize, Serialize};

use super::number::Number;
use super::text::{self, Text};
use super::words::{Better, Effect, Family, Measure, Progress};
use super::{Impossible, is_default};

/// The kind of a card with the fields of that kind. Judgements (scores, severity, impact …) are always written: there is no
/// number that goes without saying.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) enum Content {
    Action,
    Touchpoint {
        #[serde(default, skip_serializing_if = "is_default")]
        channel: Text,
        #[serde(default, skip_serializing_if = "is_default")]
        family: Family,
        #[serde(default, skip_serializing_if = "is_default")]
        effect: Effect,
        #[serde(default, skip_serializing_if = "is_default")]
        moment_of_truth: bool,
        #[serde(default, skip_serializing_if = "is_default")]
        duration: Text,
        #[serde(default, skip_serializing_if = "is_default")]
        promise: Text,
        #[serde(default, skip_serializing_if = "is_default")]
        tone: Text,
    },
    Thought,
    Need,
    Emotion {
        score: Number,
    },
    Pain {
        severity: u8,
        frequency: u8,
    },
    Opportunity {
        impact: u8,
        effort: u8,
        #[serde(default, skip_serializing_if = "is_default")]
        progress: Progress,
        #[serde(default, skip_serializing_if = "is_default")]
        owner: Text,
        #[serde(default, skip_serializing_if = "is_default")]
        next: Text,
        #[serde(default, skip_serializing_if = "is_default")]
        due: Option<Date>,
    },
    Metric {
        #[serde(default, skip_serializing_if = "is_default")]
        measure: Measure,
        #[serde(default, skip_serializing_if = "is_default")]
        unit: Text,
        #[serde(default, skip_serializing_if = "is_default")]
        actual: Option<Number>,
        #[serde(default, skip_serializing_if = "is_default")]
        target: Option<Number>,
        #[serde(default, skip_serializing_if = "is_default")]
        period: Text,
        #[serde(default, skip_serializing_if = "is_default")]
        better: Better,
        #[serde(default, skip_serializing_if = "is_default")]
        definition: Text,
    },
    Storyboard {
        #[serde(default, skip_serializing_if = "is_default", serialize_with = "text::without_some")]
        picture: Option<Text>,
        #[serde(default, skip_serializing_if = "is_default")]
        alt: Text,
        #[serde(default, skip_serializing_if = "is_default")]
        crop: Option<Crop>,
    },
    Frontstage,
    Backstage,
    Support,
    Evidence,
    Note,
}

/// A part of a picture.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Crop {
    x: Number,
    y: Number,
    w: Number,
    h: Number,
}

impl From<journey_model::Crop> for Crop {
    fn from(crop: journey_model::Crop) -> Self {
        Self {
            x: Number(crop.x),
            y: Number(crop.y),
            w: Number(crop.w),
            h: Number(crop.h),
        }
    }
}

impl TryFrom<Crop> for journey_model::Crop {
    type Error = Impossible;

    fn try_from(crop: Crop) -> Result<Self, Impossible> {
        Ok(Self {
            x: crop.x.finite()?,
            y: crop.y.finite()?,
            w: crop.w.finite()?,
            h: crop.h.finite()?,
        })
    }
}

impl From<&journey_model::Content> for Content {
    fn from(content: &journey_model::Content) -> Self {
        use journey_model::Content as Model;
        use journey_model::{Emotion, Metric, Opportunity, Pain, Storyboard, Touchpoint};
        match content {
            Model::Action => Self::Action,
            Model::Touchpoint(Touchpoint {
                channel,
                family,
                effect,
                moment_of_truth,
                duration,
                promise,
                tone,
            }) => Self::Touchpoint {
                channel: channel.as_str().into(),
                family: (*family).into(),
                effect: (*effect).into(),
                moment_of_truth: *moment_of_truth,
                duration: duration.as_str().into(),
                promise: promise.as_str().into(),
                tone: tone.as_str().into(),
            },
            Model::Thought => Self::Thought,
            Model::Need => Self::Need,
            Model::Emotion(Emotion { score }) => Self::Emotion { score: Number(*score) },
            Model::Pain(Pain { severity, frequency }) => Self::Pain {
                severity: *severity,
                frequency: *frequency,
            },
            Model::Opportunity(Opportunity {
                impact,
                effort,
                progress,
                owner,
                next,
                due,
            }) => Self::Opportunity {
                impact: *impact,
                effort: *effort,
                progress: (*progress).into(),
                owner: owner.as_str().into(),
                next: next.as_str().into(),
                due: *due,
            },
            Model::Metric(Metric {
                measure,
                unit,
                actual,
                target,
                period,
                better,
                definition,
            }) => Self::Metric {
                measure: (*measure).into(),
                unit: unit.as_str().into(),
                actual: actual.map(Number),
                target: target.map(Number),
                period: period.as_str().into(),
                better: (*better).into(),
                definition: definition.as_str().into(),
            },
            Model::Storyboard(Storyboard { picture, alt, crop }) => Self::Storyboard {
                picture: picture.as_deref().map(Into::into),
                alt: alt.as_str().into(),
                crop: crop.map(Into::into),
            },
            Model::Frontstage => Self::Frontstage,
            Model::Backstage => Self::Backstage,
            Model::Support => Self::Support,
            Model::Evidence => Self::Evidence,
            Model::Note => Self::Note,
        }
    }
}

impl TryFrom<Content> for journey_model::Content {
    type Error = Impossible;

    fn try_from(content: Content) -> Result<Self, Impossible> {
        use journey_model::{Emotion, Metric, Opportunity, Pain, Storyboard, Touchpoint};
        Ok(match content {
            Content::Action => Self::Action,
            Content::Touchpoint {
                channel,
                family,
                effect,
                moment_of_truth,
                duration,
                promise,
                tone,
            } => Self::Touchpoint(Touchpoint {
                channel: channel.into(),
                family: family.into(),
                effect: effect.into(),
                moment_of_truth,
                duration: duration.into(),
                promise: promise.into(),
                tone: tone.into(),
            }),
            Content::Thought => Self::Thought,
            Content::Need => Self::Need,
            Content::Emotion { score } => Self::Emotion(Emotion { score: score.finite()? }),
            Content::Pain { severity, frequency } => Self::Pain(Pain { severity, frequency }),
            Content::Opportunity {
                impact,
                effort,
                progress,
                owner,
                next,
                due,
            } => Self::Opportunity(Opportunity {
                impact,
                effort,
                progress: progress.into(),
                owner: owner.into(),
                next: next.into(),
                due,
            }),
            Content::Metric {
                measure,
                unit,
                actual,
                target,
                period,
                better,
                definition,
            } => Self::Metric(Metric {
                measure: measure.into(),
                unit: unit.into(),
                actual: actual.map(Number::finite).transpose()?,
                target: target.map(Number::finite).transpose()?,
                period: period.into(),
                better: better.into(),
                definition: definition.into(),
            }),
            Content::Storyboard { picture, alt, crop } => Self::Storyboard(Storyboard {
                picture: picture.map(Into::into),
                alt: alt.into(),
                crop: crop.map(TryInto::try_into).transpose()?,
            }),
            Content::Frontstage => Self::Frontstage,
            Content::Backstage => Self::Backstage,
            Content::Support => Self::Support,
            Content::Evidence => Self::Evidence,
            Content::Note => Self::Note,
        })
    }
}
