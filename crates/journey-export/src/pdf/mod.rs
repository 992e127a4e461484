//! A document as PDF: vector, with selectable text in subset fonts, layers, bookmarks, links and a reading order.
//!
//! Three steps. `faces.rs` goes through the texts and makes the fonts' subsets. The painter (`drawing.rs` and one file a
//! kind of item) writes a content stream for each scene, in which `marking.rs` says what is read. `document.rs` lets
//! printpdf serialize document, fonts and layers, then puts in what printpdf cannot say or says wrongly: the pages
//! (`page.rs`) that show the scenes, which are stored once each (`showing.rs`), bookmarks, labels, the structure, metadata,
//! names of layers, `/ID`.

mod bookmarks;
mod content;
mod document;
mod drawing;
mod faces;
mod group;
mod image;
mod labels;
mod layers;
mod link;
mod marking;
mod metadata;
mod page;
mod path;
mod shape;
mod showing;
mod srgb;
mod standard;
mod string;
mod structure;
mod text;

use std::collections::BTreeMap;

use crate::inspection::inspect;
use crate::watch::tell;
use crate::{Document, ExportError, FontLibrary, Pictures, Standard, Watch};
use drawing::Drawing;
use faces::Faces;
use showing::Showing;

/// The longest side of a page, in points: the limit that PDF 1.7 names in its annex C.
const LONGEST_SIDE: f32 = 14_400.0;

/// Writes a document as PDF 1.7, and as PDF/A-2u and PDF/UA-1 when it asks for [`Standard::Archive`]. The pages are exactly as large as they say. The watch hears of each scene painted and
/// each page written, and is asked many times between.
///
/// # Errors
/// [`ExportError`], when the document has numbers, fonts or pictures that cannot be written, no pages, or one that is
/// larger than a PDF page may be (14,400 points), when it would not keep to its standard, or when it is called off.
pub fn pdf(
    document: &Document<'_>,
    fonts: &FontLibrary,
    pictures: &Pictures,
    watch: &mut dyn Watch,
) -> Result<Vec<u8>, ExportError> {
    inspect(document, fonts, pictures)?;
    if document.standard == Standard::Archive {
        standard::inspect(document)?;
    }
    if let Some(leaf) = document
        .pages
        .iter()
        .find(|leaf| leaf.size.w.max(leaf.size.h) > LONGEST_SIDE)
    {
        return Err(ExportError::PageSize {
            width: leaf.size.w,
            height: leaf.size.h,
        });
    }
    let showing = Showing::of(document);
    let scenes: Vec<usize> = showing.scenes().collect();
    let of = u32::try_from(scenes.len() + document.pages.len()).unwrap_or(u32::MAX);
    tell(watch, 0, of)?;
    let faces = Faces::gather(
        scenes.iter().filter_map(|place| document.scenes.get(*place).copied()),
        fonts,
    )?;
    let mut drawing = Drawing::new(&faces, pictures);
    let mut painted = BTreeMap::new();
    for (done, place) in (0..).zip(&scenes) {
        if let Some(scene) = document.scenes.get(*place) {
            let mut step = || tell(watch, done, of);
            painted.insert(*place, drawing.scene(scene, showing.home(*place), &mut step)?);
        }
    }
    let mut done = u32::try_from(scenes.len()).unwrap_or(u32::MAX);
    let mut step = || {
        tell(watch, done, of)?;
        done = (done + 1).min(of);
        Ok(())
    };
    let stock = drawing.finish();
    let bytes = document::write(document, &faces, stock, painted, &showing, &mut step)?;
    tell(watch, of, of)?;
    Ok(bytes)
}
