//! What findings read, and what was decided about them, in the file. All of it is of minor version 1.

use journey_model::Id;
use serde::{Deserialize, Serialize};

use super::number::Number;
use super::text::Text;
use super::{Impossible, is_default};

/// What was decided about findings.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Judgement {
    #[serde(default, skip_serializing_if = "is_default")]
    pub muted: Vec<Mute>,
    #[serde(default, skip_serializing_if = "is_default")]
    pub thresholds: Vec<Threshold>,
}

/// A finding that is put away.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Mute {
    finding: Text,
    #[serde(default, skip_serializing_if = "is_default")]
    of: Option<Id>,
    #[serde(default, skip_serializing_if = "is_default")]
    beside: Option<Id>,
    #[serde(default, skip_serializing_if = "is_default")]
    reason: Text,
}

/// Where a line is drawn.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Threshold {
    name: Text,
    value: Number,
}

/// What could stand in an empty cell.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Guidance {
    #[serde(default, skip_serializing_if = "is_default")]
    step: Option<Id>,
    text: Text,
}

/// What a card that tells of people says about that.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PersonalData {
    #[serde(default, skip_serializing_if = "is_default")]
    consent: Text,
    #[serde(default, skip_serializing_if = "is_default")]
    owner: Text,
}

impl From<&journey_model::Judgement> for Judgement {
    fn from(judgement: &journey_model::Judgement) -> Self {
        let journey_model::Judgement { muted, thresholds } = judgement;
        let mute = |mute: &journey_model::Mute| {
            let journey_model::Mute {
                finding,
                of,
                beside,
                reason,
            } = mute;
            Mute {
                finding: finding.as_str().into(),
                of: *of,
                beside: *beside,
                reason: reason.as_str().into(),
            }
        };
        let threshold = |journey_model::Threshold { name, value }: &journey_model::Threshold| Threshold {
            name: name.as_str().into(),
            value: Number(*value),
        };
        Self {
            muted: muted.iter().map(mute).collect(),
            thresholds: thresholds.iter().map(threshold).collect(),
        }
    }
}

impl TryFrom<Judgement> for journey_model::Judgement {
    type Error = Impossible;

    fn try_from(Judgement { muted, thresholds }: Judgement) -> Result<Self, Impossible> {
        let mute = |mute: Mute| journey_model::Mute {
            finding: mute.finding.into(),
            of: mute.of,
            beside: mute.beside,
            reason: mute.reason.into(),
        };
        let threshold = |Threshold { name, value }: Threshold| {
            Ok(journey_model::Threshold {
                name: name.into(),
                value: value.finite()?,
            })
        };
        let mut judgement = Self {
            muted: muted.into_iter().map(mute).collect(),
            thresholds: thresholds.into_iter().map(threshold).collect::<Result<_, _>>()?,
        };
        judgement.put_in_order();
        Ok(judgement)
    }
}

impl From<&journey_model::Guidance> for Guidance {
    fn from(journey_model::Guidance { step, text }: &journey_model::Guidance) -> Self {
        Self {
            step: *step,
            text: text.as_str().into(),
        }
    }
}

/// What could stand in the cells of a lane, in order.
pub(crate) fn guidance(guidance: Vec<Guidance>) -> Vec<journey_model::Guidance> {
    let of_file = |Guidance { step, text }| journey_model::Guidance {
        step,
        text: text.into(),
    };
    let mut guidance: Vec<journey_model::Guidance> = guidance.into_iter().map(of_file).collect();
    guidance.sort();
    guidance.dedup();
    guidance
}

impl From<&journey_model::PersonalData> for PersonalData {
    fn from(journey_model::PersonalData { consent, owner }: &journey_model::PersonalData) -> Self {
        Self {
            consent: consent.as_str().into(),
            owner: owner.as_str().into(),
        }
    }
}

impl From<PersonalData> for journey_model::PersonalData {
    fn from(PersonalData { consent, owner }: PersonalData) -> Self {
        Self {
            consent: consent.into(),
            owner: owner.into(),
        }
    }
}
