//! Pixels as a PNG file.

use std::io::Write;

use ::png::{BitDepth, ColorType, Compression, Encoder, PixelDimensions, Unit, Writer};
use tiny_skia::Pixmap;

use crate::ExportError;

/// What a PNG says about itself.
pub(super) struct Head<'a> {
    pub(super) width: u32,
    pub(super) height: u32,
    /// Pixels a point.
    pub(super) scale: f32,
    pub(super) title: &'a str,
    /// Whether every pixel is opaque, and opacity is not written.
    pub(super) opaque: bool,
}

/// Begins a file: its size, the resolution and the title.
pub(super) fn begin<'w>(head: &Head<'_>, out: &'w mut dyn Write) -> Result<Writer<&'w mut dyn Write>, ExportError> {
    let mut encoder = Encoder::new(out, head.width, head.height);
    encoder.set_color(if head.opaque { ColorType::Rgb } else { ColorType::Rgba });
    encoder.set_depth(BitDepth::Eight);
    encoder.set_compression(Compression::Balanced);
    let a_metre = (f64::from(head.scale) * 72.0 / 0.0254).round() as u32;
    encoder.set_pixel_dims(Some(PixelDimensions {
        xppu: a_metre,
        yppu: a_metre,
        unit: Unit::Meter,
    }));
    if !head.title.is_empty() {
        let title: String = head.title.chars().filter(|character| *character != '\0').collect();
        encoder.add_itxt_chunk("Title".to_owned(), title).map_err(failed)?;
    }
    encoder.write_header().map_err(failed)
}

/// Writes the first rows of a band.
pub(super) fn rows(pixmap: &Pixmap, count: u32, opaque: bool, out: &mut impl Write) -> Result<(), ExportError> {
    let width = pixmap.width() as usize;
    let mut bytes = Vec::with_capacity(width * 4);
    for row in pixmap.pixels().chunks_exact(width).take(count as usize) {
        bytes.clear();
        if opaque {
            bytes.extend(row.iter().flat_map(|pixel| [pixel.red(), pixel.green(), pixel.blue()]));
        } else {
            bytes.extend(row.iter().flat_map(|pixel| {
                let color = pixel.demultiply();
                [color.red(), color.green(), color.blue(), color.alpha()]
            }));
        }
        out.write_all(&bytes)?;
    }
    Ok(())
}

/// A full disk is the writer's fault, everything else the exporter's.
pub(super) fn failed(error: ::png::EncodingError) -> ExportError {
    match error {
        ::png::EncodingError::IoError(error) => ExportError::Unwritable(error),
        other => ExportError::assembly(other),
    }
}
