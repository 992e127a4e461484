//! The map file, spelled out: what stands here is the contract, whatever the model becomes.
//!
//! Fields with their default value are left out when writing and may be missing when reading; unknown ones are refused.
//! The order of the fields here is their order in the file.

mod card;
mod element;
mod element_in;
mod element_out;
mod link;
mod number;
mod picture;
mod text;
mod view;
mod words;

pub(crate) use element::Element;
pub(crate) use link::Link;
pub(crate) use picture::Picture;
pub(crate) use text::Text;

use serde::{Deserialize, Serialize};

/// The whole file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename = "Map")]
pub(crate) struct MapFile {
    /// Version of the format.
    pub format: u64,
    /// Nodes.
    #[serde(default)]
    pub elements: Vec<Element>,
    /// Edges.
    #[serde(default)]
    pub links: Vec<Link>,
    /// Pictures that cards show. They stand last, so that a look at the file shows the map.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub pictures: Vec<Picture>,
}

/// What a well-formed record says that cannot be; a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(crate) enum Impossible {
    #[error("A card has both a lane and a step, or neither while it waits in the parking lot.")]
    HalfAPlace,
    #[error("A card in the parking lot has no span.")]
    SpanWithoutPlace,
    #[error("A number in a map is finite.")]
    NotFinite,
}

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}
