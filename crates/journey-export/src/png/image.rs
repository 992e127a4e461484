//! Pictures.

use image::imageops::{FilterType, resize};
use journey_scene::Image;
use tiny_skia::{IntSize, Pixmap, Transform};

use super::drawing::{Drawing, Visible};
use crate::ExportError;
use crate::contour::upright;
use crate::pictures::Picture;

impl Drawing<'_> {
    /// Draws a picture, stretched to fill its rectangle.
    pub(super) fn image(&mut self, image: &Image, (x, y): (f32, f32)) -> Result<(), ExportError> {
        let rect = upright(image.rect).moved(x, y);
        let masked = match self.visible(rect) {
            Visible::Not => return Ok(()),
            Visible::Partly => true,
            Visible::Wholly => false,
        };
        let mut pixels = Picture::open(self.pictures, &image.key)?.pixels()?;
        // Premultiplied, so that making it smaller does not mix in the colour of what cannot be seen.
        for pixel in pixels.pixels_mut() {
            let [red, green, blue, alpha] = pixel.0;
            let dimmed = |part: u8| ((u16::from(part) * u16::from(alpha) + 127) / 255) as u8;
            pixel.0 = [dimmed(red), dimmed(green), dimmed(blue), alpha];
        }
        let within = |length: f32, stored: u32| ((length * self.scale).ceil() as u32).clamp(1, stored);
        let (width, height) = (within(rect.w, pixels.width()), within(rect.h, pixels.height()));
        if (width, height) != pixels.dimensions() {
            pixels = resize(&pixels, width, height, FilterType::Triangle);
        }
        let Some(pixmap) = IntSize::from_wh(width, height).and_then(|size| Pixmap::from_vec(pixels.into_raw(), size))
        else {
            return Ok(());
        };
        if masked {
            self.prepare_mask();
        }
        let transform = Transform::from_scale(rect.w / width as f32, rect.h / height as f32)
            .post_translate(rect.x, rect.y)
            .post_scale(self.scale, self.scale);
        self.copy(pixmap.as_ref(), transform, masked);
        Ok(())
    }
}
