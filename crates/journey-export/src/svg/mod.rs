//! A page as SVG: the same items, nested the same way, in one file that needs nothing else.

mod drawing;
mod family;
mod group;
mod image;
mod inset;
mod link;
mod part;
mod path;
mod shape;
mod text;
mod web_font;

use crate::inspection::inspect_page;
use crate::{Document, ExportError, FontLibrary, Pictures};
use drawing::Drawing;
pub use inset::{Inset, InsetChoices, svg_inset};

/// How letters are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum SvgText {
    /// As shapes: every program shows them alike, none can edit them. Each run says its text to a screen reader.
    #[default]
    Outlines,
    /// As text that can be selected and edited. The fonts go into the file with the shapes of those letters only that the
    /// page shows; programs that ignore `@font-face` (Inkscape, librsvg) take the font from the machine, or another when it
    /// is not there. Fonts with PostScript outlines, which only
    /// machines bring and which cannot be thinned out, are written as shapes.
    Letters,
}

/// Writes one page as SVG 1.1, in points. References are written as `xlink:href`: Inkscape 1.2 does not follow the plain
/// `href` of SVG 2 from `use`, and would show a map without a letter.
///
/// # Errors
/// [`ExportError`], when the scene has numbers, fonts or pictures that cannot be written.
pub fn svg(
    document: &Document<'_>,
    page: usize,
    fonts: &FontLibrary,
    pictures: &Pictures,
    text: SvgText,
) -> Result<Vec<u8>, ExportError> {
    let leaf = inspect_page(document, page, fonts, pictures)?;
    let mut drawing = Drawing::new(document, leaf, fonts, pictures, text);
    drawing.page()?;
    drawing.finish().map(String::into_bytes)
}
