//! The map file, spelled out: what stands here is the contract, whatever the model becomes.
//!
//! Fields with their default value are left out when writing and may be missing when reading; unknown ones are refused here,
//! and `unknown` takes them out before in files of a newer minor version. The order of the fields here is their order in the
//! file; a field that is added stands last, so that what writes it back without knowing it puts it there as well.

mod card;
mod conflict;
mod element;
mod element_in;
mod element_out;
mod history;
mod knowledge;
mod link;
pub(crate) mod minor;
mod number;
mod picture;
pub(crate) mod shape;
pub(crate) mod text;
mod view;
mod words;

pub(crate) use element::Element;
pub(crate) use history::{Back, Moment, Revision};
pub(crate) use link::Link;
pub(crate) use picture::Picture;
pub(crate) use text::Text;

use serde::Deserialize;

/// The whole file. It is written by hand, a record a line; see `write.rs`.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, rename = "Map")]
pub(crate) struct Map {
    /// Version of the format.
    pub format: u64,
    /// Its minor version.
    #[serde(default)]
    pub minor: u64,
    /// Nodes.
    #[serde(default)]
    pub elements: Vec<Element>,
    /// Edges.
    #[serde(default)]
    pub links: Vec<Link>,
    /// What the map was when it was passed on, the newest first.
    #[serde(default)]
    pub history: Vec<Revision>,
    /// Pictures that cards show. They stand last, so that a look at the file shows the map.
    #[serde(default)]
    pub pictures: Vec<Picture>,
}

/// What a well-formed record says that cannot be; a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(crate) enum Impossible {
    #[error("A card has both a lane and a step, or neither while it waits in the parking lot.")]
    HalfAPlace,
    #[error("A card in the parking lot has no span.")]
    SpanWithoutPlace,
    #[error("A side of a conflict is an element or a link, not both.")]
    SideOfTwo,
    #[error("A number in a map is finite.")]
    NotFinite,
}

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}
