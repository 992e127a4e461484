//! What a view shows, in the file.

use journey_model::Id;
use serde::{Deserialize, Serialize};

use super::number::Number;
use super::text::Text;
use super::words::{Basis, Family, LaneKind};
use super::{Impossible, is_default};

/// Which cards stand out.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Filter {
    #[serde(default, skip_serializing_if = "is_default")]
    kinds: Vec<LaneKind>,
    #[serde(default, skip_serializing_if = "is_default")]
    actors: Vec<Id>,
    #[serde(default, skip_serializing_if = "is_default")]
    families: Vec<Family>,
    #[serde(default, skip_serializing_if = "is_default")]
    channels: Vec<Text>,
    #[serde(default, skip_serializing_if = "is_default")]
    bases: Vec<Basis>,
    #[serde(default, skip_serializing_if = "is_default")]
    owners: Vec<Text>,
    #[serde(default, skip_serializing_if = "is_default")]
    tags: Vec<Text>,
}

/// A part of the map.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Section {
    x: Number,
    y: Number,
    w: Number,
    h: Number,
}

impl From<&journey_model::Filter> for Filter {
    fn from(filter: &journey_model::Filter) -> Self {
        let journey_model::Filter {
            kinds,
            actors,
            families,
            channels,
            bases,
            owners,
            tags,
        } = filter;
        let texts = |texts: &[String]| texts.iter().map(|text| text.as_str().into()).collect();
        Self {
            kinds: kinds.iter().map(|kind| (*kind).into()).collect(),
            actors: actors.clone(),
            families: families.iter().map(|family| (*family).into()).collect(),
            channels: texts(channels),
            bases: bases.iter().map(|basis| (*basis).into()).collect(),
            owners: texts(owners),
            tags: texts(tags),
        }
    }
}

impl From<Filter> for journey_model::Filter {
    fn from(filter: Filter) -> Self {
        let texts = |texts: Vec<Text>| texts.into_iter().map(Into::into).collect();
        Self {
            kinds: filter.kinds.into_iter().map(Into::into).collect(),
            actors: filter.actors,
            families: filter.families.into_iter().map(Into::into).collect(),
            channels: texts(filter.channels),
            bases: filter.bases.into_iter().map(Into::into).collect(),
            owners: texts(filter.owners),
            tags: texts(filter.tags),
        }
    }
}

impl From<journey_model::Section> for Section {
    fn from(section: journey_model::Section) -> Self {
        Self {
            x: Number(section.x),
            y: Number(section.y),
            w: Number(section.w),
            h: Number(section.h),
        }
    }
}

impl TryFrom<Section> for journey_model::Section {
    type Error = Impossible;

    fn try_from(section: Section) -> Result<Self, Impossible> {
        Ok(Self {
            x: section.x.finite()?,
            y: section.y.finite()?,
            w: section.w.finite()?,
            h: section.h.finite()?,
        })
    }
}
