//! What a map was when it was passed on, in the file.

use jiff::Timestamp;
use journey_model::Id;
use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::element::Element;
use super::is_default;
use super::link::Link;
use super::text::Text;

/// One state. An enum of one variant, so that its name stands in the file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) enum Revision {
    Revision {
        hash: Text,
        at: Moment,
        #[serde(default, skip_serializing_if = "is_default")]
        name: Text,
        #[serde(default, skip_serializing_if = "is_default")]
        back: Back,
    },
}

/// The way from the next newer state to this one: records that take the place of those with their ids or are added, and
/// records that go.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Back {
    #[serde(default, skip_serializing_if = "is_default")]
    pub elements: Vec<Element>,
    #[serde(default, skip_serializing_if = "is_default")]
    pub links: Vec<Link>,
    #[serde(default, skip_serializing_if = "is_default")]
    pub gone: Vec<Id>,
}

/// A moment in milliseconds since 1970-01-01 UTC, written as RFC 3339 has it, in UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Moment(pub i64);

impl Serialize for Moment {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let nearest =
            Timestamp::from_millisecond(self.0).unwrap_or(if self.0 < 0 { Timestamp::MIN } else { Timestamp::MAX });
        serializer.serialize_str(&nearest.to_string())
    }
}

impl<'de> Deserialize<'de> for Moment {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let Text(text) = Text::deserialize(deserializer)?;
        let moment: Timestamp = text
            .parse()
            .map_err(|_| D::Error::custom("A moment is written like 2027-01-15T09:30:00Z."))?;
        Ok(Self(moment.as_millisecond()))
    }
}
