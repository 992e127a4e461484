//! Pictures.

use std::rc::Rc;

use image::imageops::{FilterType, resize};
use journey_scene::{Image, Rect};
use tiny_skia::{IntSize, Pixmap, Transform};

use super::drawing::{Drawing, Fitted, Visible};
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
        let Some(pixmap) = self.fitted(image, rect)? else {
            return Ok(());
        };
        if masked {
            self.prepare_mask();
        }
        let (width, height) = (pixmap.width() as f32, pixmap.height() as f32);
        let transform = Transform::from_scale(rect.w / width, rect.h / height)
            .post_translate(rect.x, rect.y)
            .post_concat(self.to_pixels());
        self.copy(Pixmap::as_ref(&pixmap), transform, masked);
        Ok(())
    }

    /// The picture with about as many pixels as are drawn of it. It is kept while the bands that it reaches into are
    /// drawn.
    fn fitted(&mut self, image: &Image, rect: Rect) -> Result<Option<Rc<Pixmap>>, ExportError> {
        let picture = Picture::open(self.pictures, &image.key)?;
        let within = |length: f32, stored: u32| ((length * self.scale).ceil() as u32).clamp(1, stored.max(1));
        let (stored_width, stored_height) = picture.shown_size();
        let (width, height) = (within(rect.w, stored_width), within(rect.h, stored_height));
        let name = (image.key.clone(), width, height);
        if let Some(kept) = self.fitted.get_mut(&name) {
            kept.used = true;
            return Ok(Some(Rc::clone(&kept.pixels)));
        }
        let mut pixels = picture.pixels()?;
        // Premultiplied, so that making it smaller does not mix in the colour of what cannot be seen.
        for pixel in pixels.pixels_mut() {
            let [red, green, blue, alpha] = pixel.0;
            let dimmed = |part: u8| ((u16::from(part) * u16::from(alpha) + 127) / 255) as u8;
            pixel.0 = [dimmed(red), dimmed(green), dimmed(blue), alpha];
        }
        if (width, height) != pixels.dimensions() {
            pixels = resize(&pixels, width, height, FilterType::Triangle);
        }
        let pixmap = IntSize::from_wh(width, height).and_then(|size| Pixmap::from_vec(pixels.into_raw(), size));
        let Some(pixmap) = pixmap.map(Rc::new) else {
            return Ok(None);
        };
        let kept = Fitted {
            pixels: Rc::clone(&pixmap),
            used: true,
        };
        self.fitted.insert(name, kept);
        Ok(Some(pixmap))
    }
}
