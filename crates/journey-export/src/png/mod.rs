//! A page as PNG, at any resolution up to 200 million pixels, drawn in bands.

mod drawing;
mod encoding;
mod group;
mod image;
mod path;
mod shape;
mod text;

use std::io::Write;

use crate::inspection::inspect_page;
use crate::watch::tell;
use crate::{Document, ExportError, FontLibrary, Leaf, Pictures, Watch};
use drawing::Drawing;
use encoding::{Head, failed};

/// How a page becomes pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PngChoices {
    /// Pixels a point: 1 is 72 dpi, 300 dpi is 300/72.
    pub scale: f32,
    /// Whether the paper is left out.
    pub transparent: bool,
}

/// More pixels than this are refused: A0 at 300 dpi has 140 million, and few programs open more.
const MOST_PIXELS: f64 = 200_000_000.0;

/// What a band may take, in bytes. Few enough bands that going through the map for each costs little.
const BAND_BYTES: u64 = 32 << 20;

/// Draws one page straight into a writer, band by band: however large the picture is, no more than a band of it is in
/// memory. The file says its resolution. On paper, what no drawing's paper covers is white.
///
/// # Errors
/// [`ExportError`], when the page has numbers, fonts or pictures that cannot be drawn, when there would be no pixels or
/// more than 200 million, when the writer fails, or when the work is called off. What was written by then is no picture.
pub fn png(
    document: &Document<'_>,
    page: usize,
    fonts: &FontLibrary,
    pictures: &Pictures,
    choices: PngChoices,
    out: &mut dyn Write,
    watch: &mut dyn Watch,
) -> Result<(), ExportError> {
    let leaf = inspect_page(document, page, fonts, pictures)?;
    let pixels = |length: f32| (f64::from(length) * f64::from(choices.scale)).round();
    let (width, height) = (pixels(leaf.size.w), pixels(leaf.size.h));
    let drawable = width >= 1.0 && height >= 1.0 && width * height <= MOST_PIXELS;
    if !drawable {
        return Err(ExportError::Pixels { width, height });
    }
    let size = (width as u32, height as u32);
    let rows = (BAND_BYTES / (u64::from(size.0) * 4)).clamp(1, u64::from(size.1)) as u32;
    in_bands(document, leaf, fonts, pictures, choices, (size, rows), out, watch)
}

/// Draws a page in bands of this many rows.
#[allow(clippy::too_many_arguments, reason = "the public call's arguments, and the size of a band for tests")]
fn in_bands(
    document: &Document<'_>,
    leaf: &Leaf,
    fonts: &FontLibrary,
    pictures: &Pictures,
    choices: PngChoices,
    ((width, height), rows): ((u32, u32), u32),
    out: &mut dyn Write,
    watch: &mut dyn Watch,
) -> Result<(), ExportError> {
    let PngChoices { scale, transparent } = choices;
    let of = height.div_ceil(rows);
    tell(watch, 0, of)?;
    let mut drawing = Drawing::new(fonts, pictures, (width, rows), scale)?;
    let head = Head {
        width,
        height,
        scale,
        title: document.title,
        opaque: !transparent,
    };
    let mut writer = encoding::begin(&head, out)?;
    let mut stream = writer.stream_writer().map_err(failed)?;
    for band in 0..of {
        let above = band * rows;
        drawing.band(document, leaf, above, transparent)?;
        encoding::rows(&drawing.pixmap, rows.min(height - above), !transparent, &mut stream)?;
        tell(watch, band + 1, of)?;
    }
    stream.finish().map_err(failed)?;
    writer.finish().map_err(failed)
}
