//! A page as PDF: vector, with selectable text in subset fonts, layers, bookmarks and links.
//!
//! Three steps. `faces.rs` goes through the texts and makes the fonts' subsets. The painter (`drawing.rs` and one file a
//! kind of item) writes the page's content stream. `document.rs` lets printpdf serialize document, fonts and layers, then
//! puts in what printpdf cannot say or says wrongly: the content stream, page boxes, bookmarks (`outline.rs`), metadata
//! (`metadata.rs`), names of layers, `/ID`.

mod content;
mod document;
mod drawing;
mod faces;
mod group;
mod image;
mod layers;
mod link;
mod metadata;
mod outline;
mod path;
mod shape;
mod string;
mod text;

use crate::inspection::inspect;
use crate::{ExportError, FontLibrary, Page, Pictures};
use drawing::Drawing;
use faces::Faces;

/// The longest side of a page, in points: the limit that PDF 1.7 names in its annex C.
const LONGEST_SIDE: f32 = 14_400.0;

/// Writes one page as PDF 1.7. The paper is exactly as large as the scene.
///
/// # Errors
/// [`ExportError`], when the scene has numbers, fonts or pictures that cannot be written, or is larger than a PDF page
/// may be (14,400 points).
pub fn pdf(page: &Page<'_>, fonts: &FontLibrary, pictures: &Pictures) -> Result<Vec<u8>, ExportError> {
    let scene = page.scene;
    inspect(scene, fonts, pictures)?;
    if scene.size.w.max(scene.size.h) > LONGEST_SIDE {
        return Err(ExportError::PageSize {
            width: scene.size.w,
            height: scene.size.h,
        });
    }
    let faces = Faces::gather(scene, fonts)?;
    let mut drawing = Drawing::new(scene, &faces, pictures);
    drawing.scene()?;
    let sheet = drawing.finish();
    document::write(page, &faces, sheet)
}
