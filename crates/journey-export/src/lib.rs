//! A scene becomes PDF, SVG or PNG. Sees scenes only.
//!
//! [`pdf`], [`svg`] and [`png`] are pure functions from a [`Document`] (scenes, the pages that show them, and what a reader
//! should know) to bytes: the same document gives the same bytes. Fonts and pictures are handed in.
//!
//! Every scene is inspected first (`inspection.rs`): a number that is not finite, a font or a picture that is missing stops
//! the export before a byte is written. The three painters have the same files inside, one a kind of item (`group.rs`,
//! `shape.rs`, `path.rs`, `text.rs`, `image.rs`, `link.rs`), and share what must not differ between them: `contour.rs`,
//! `line.rs`, `glyphs.rs`, `pictures.rs`.
//!
//! Must never know: journeys, files, the clock. Start at `pdf/mod.rs`.

mod address;
mod contour;
mod document;
mod error;
mod fonts;
mod glyphs;
mod inspection;
mod line;
pub mod marks;
mod missing;

mod pdf;
mod pictures;
mod png;
mod svg;
pub mod tiles;
mod watch;
mod xml;

pub use document::{Document, Leaf, Part, Role, Standard, single};
pub use error::ExportError;
pub use fonts::{FontBytes, FontLibrary};
pub use missing::{Missing, missing_by_element, missing_glyphs};
pub use pdf::pdf;
pub use pictures::Pictures;
pub use png::{Cutout, PngChoices, png, png_cutout};
pub use svg::{Inset, InsetChoices, SvgText, svg, svg_inset};
pub use watch::Watch;
pub use xml::escaped;
