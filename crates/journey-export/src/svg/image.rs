//! Pictures, as they came.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use journey_scene::Image;

use super::drawing::{Drawing, number};
use crate::ExportError;
use crate::contour::upright;
use crate::pictures::Picture;
use crate::xml::escaped;

impl<'a> Drawing<'a> {
    /// Writes a picture, stretched to fill its rectangle.
    pub(super) fn image(&mut self, image: &'a Image) -> Result<(), ExportError> {
        let picture = Picture::open(self.pictures, &image.key)?;
        let rect = upright(image.rect);
        self.body.push_str(&format!(
            "<image x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" preserveAspectRatio=\"none\" role=\"img\" \
             aria-label=\"{}\" xlink:href=\"data:{};base64,{}\"/>\n",
            number(rect.x),
            number(rect.y),
            number(rect.w),
            number(rect.h),
            escaped(&image.alt),
            picture.media_type(),
            STANDARD.encode(picture.bytes)
        ));
        Ok(())
    }
}
