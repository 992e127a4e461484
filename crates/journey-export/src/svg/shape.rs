//! Rectangles, rounded or not.

use journey_scene::Shape;

use super::drawing::{Drawing, number};
use crate::contour::{fitting_radius, upright};
use crate::line;

impl Drawing<'_> {
    /// Writes a rectangle.
    pub(super) fn shape(&mut self, shape: &Shape) {
        let fill = shape.fill.filter(|color| line::shows(*color));
        if fill.is_none() && line::visible(shape.stroke.as_ref()).is_none() {
            return;
        }
        let (rect, radius) = (upright(shape.rect), fitting_radius(shape));
        self.body.push_str(&format!(
            "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"",
            number(rect.x),
            number(rect.y),
            number(rect.w),
            number(rect.h)
        ));
        if radius > 0.0 {
            self.body.push_str(&format!(" rx=\"{}\"", number(radius)));
        }
        let attributes = self.paint("fill", fill);
        self.body.push_str(&attributes);
        let attributes = self.stroke_attributes(shape.stroke.as_ref());
        self.body.push_str(&attributes);
        self.body.push_str("/>\n");
    }
}
