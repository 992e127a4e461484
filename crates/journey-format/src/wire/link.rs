//! Edges in the file.

use journey_model::Id;
use serde::{Deserialize, Serialize};

use super::is_default;
use super::text::Text;
use super::words::LinkKind;

/// One edge. An enum of one variant, so that its name stands in the file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) enum Link {
    Link {
        id: Id,
        kind: LinkKind,
        from: Id,
        to: Id,
        #[serde(default, skip_serializing_if = "is_default")]
        label: Text,
    },
}

impl From<&journey_model::Link> for Link {
    fn from(link: &journey_model::Link) -> Self {
        let journey_model::Link {
            id,
            kind,
            from,
            to,
            label,
        } = link;
        Self::Link {
            id: *id,
            kind: (*kind).into(),
            from: *from,
            to: *to,
            label: label.as_str().into(),
        }
    }
}

impl From<Link> for journey_model::Link {
    fn from(link: Link) -> Self {
        let Link::Link {
            id,
            kind,
            from,
            to,
            label,
        } = link;
        Self {
            id,
            kind: kind.into(),
            from,
            to,
            label: label.into(),
        }
    }
}
