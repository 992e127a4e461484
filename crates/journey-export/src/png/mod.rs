//! A page as PNG, at any resolution up to 200 million pixels.

mod drawing;
mod encoding;
mod group;
mod image;
mod path;
mod shape;
mod text;

use crate::inspection::inspect;
use crate::{ExportError, FontLibrary, Page, Pictures};
use drawing::Drawing;

/// More pixels than this are refused: as colours with opacity they take 800 MB.
const MOST_PIXELS: f64 = 200_000_000.0;

/// Draws one page with `scale` pixels a point (1 is 72 dpi, 300 dpi is 300/72). The file says its resolution.
///
/// # Errors
/// [`ExportError`], when the scene has numbers, fonts or pictures that cannot be drawn, or when there would be no pixels
/// or more than 200 million.
pub fn png(page: &Page<'_>, fonts: &FontLibrary, pictures: &Pictures, scale: f32) -> Result<Vec<u8>, ExportError> {
    inspect(page.scene, fonts, pictures)?;
    let pixels = |length: f32| (f64::from(length) * f64::from(scale)).round();
    let (width, height) = (pixels(page.scene.size.w), pixels(page.scene.size.h));
    let drawable = width >= 1.0 && height >= 1.0 && width * height <= MOST_PIXELS;
    if !drawable {
        return Err(ExportError::Pixels { width, height });
    }
    let mut drawing = Drawing::new(page.scene, fonts, pictures, (width as u32, height as u32), scale)?;
    drawing.scene()?;
    encoding::encode(&drawing.finish(), page, scale)
}
