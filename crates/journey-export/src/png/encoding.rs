//! Pixels as a PNG file.

use std::io::Write;

use ::png::{BitDepth, ColorType, Compression, Encoder, PixelDimensions, Unit};
use tiny_skia::Pixmap;

use crate::{ExportError, Page};

/// Writes the file row by row: without opacity where the paper is opaque, with the resolution and the title.
pub(super) fn encode(pixmap: &Pixmap, page: &Page<'_>, scale: f32) -> Result<Vec<u8>, ExportError> {
    let opaque = page.scene.paper.a == 255;
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, pixmap.width(), pixmap.height());
    encoder.set_color(if opaque { ColorType::Rgb } else { ColorType::Rgba });
    encoder.set_depth(BitDepth::Eight);
    encoder.set_compression(Compression::Balanced);
    let a_metre = (f64::from(scale) * 72.0 / 0.0254).round() as u32;
    encoder.set_pixel_dims(Some(PixelDimensions {
        xppu: a_metre,
        yppu: a_metre,
        unit: Unit::Meter,
    }));
    if !page.title.is_empty() {
        let title: String = page.title.chars().filter(|character| *character != '\0').collect();
        encoder
            .add_itxt_chunk("Title".to_owned(), title)
            .map_err(ExportError::assembly)?;
    }
    let mut writer = encoder.write_header().map_err(ExportError::assembly)?;
    let mut rows = writer.stream_writer().map_err(ExportError::assembly)?;
    for row in pixmap.pixels().chunks_exact(pixmap.width() as usize) {
        let row: Vec<u8> = row
            .iter()
            .flat_map(|pixel| {
                let color = pixel.demultiply();
                let channels = [color.red(), color.green(), color.blue(), color.alpha()];
                channels.into_iter().take(if opaque { 3 } else { 4 })
            })
            .collect();
        rows.write_all(&row).map_err(ExportError::assembly)?;
    }
    rows.finish().map_err(ExportError::assembly)?;
    writer.finish().map_err(ExportError::assembly)?;
    Ok(bytes)
}
