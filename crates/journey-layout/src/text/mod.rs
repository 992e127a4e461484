//! Text: shaping, line breaking, the few faces that a map is set in.

mod face;
mod paragraph;
mod typesetter;

pub use face::Face;
pub(crate) use paragraph::{Line, Paragraph};
pub use typesetter::Typesetter;
