//! Pictures.

use serde::{Deserialize, Serialize};

use super::text::Text;

/// A picture that cards show.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Picture {
    /// What cards call it: the SHA-256 of its bytes in hexadecimal.
    pub name: Text,
    /// The file in base64 (RFC 4648, with padding); left out when it lies in the folder beside the map.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bytes: Option<Text>,
}
