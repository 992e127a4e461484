//! What several people made of the same thing, in the file.

use serde::{Deserialize, Serialize};

use super::element::Element;
use super::link::Link;
use super::text::Text;
use super::{Impossible, is_default};

/// What one side made of it: an element, a link, or neither where it was deleted. An element and a link at once are refused.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Side {
    #[serde(default, skip_serializing_if = "is_default")]
    by: Text,
    #[serde(default, skip_serializing_if = "is_default")]
    pub element: Option<Box<Element>>,
    #[serde(default, skip_serializing_if = "is_default")]
    link: Option<Link>,
}

impl From<&journey_model::Side> for Side {
    fn from(side: &journey_model::Side) -> Self {
        use journey_model::Record;
        let journey_model::Side { by, record } = side;
        let (element, link) = match record.as_deref() {
            Some(Record::Element(element)) => (Some(Box::new(element.into())), None),
            Some(Record::Link(link)) => (None, Some(link.into())),
            None => (None, None),
        };
        Self {
            by: by.as_str().into(),
            element,
            link,
        }
    }
}

impl TryFrom<Side> for journey_model::Side {
    type Error = Impossible;

    fn try_from(side: Side) -> Result<Self, Impossible> {
        use journey_model::Record;
        let Side { by, element, link } = side;
        let record = match (element, link) {
            (Some(element), None) => Some(Record::Element((*element).try_into()?)),
            (None, Some(link)) => Some(Record::Link(link.into())),
            (None, None) => None,
            (Some(_), Some(_)) => return Err(Impossible::SideOfTwo),
        };
        Ok(Self {
            by: by.into(),
            record: record.map(Box::new),
        })
    }
}
