//! Rectangles, rounded or not.

use journey_scene::{Fill, Shape};

use super::drawing::Drawing;
use crate::contour;

impl Drawing<'_> {
    /// Draws a rectangle.
    pub(super) fn shape(&mut self, shape: &Shape, origin: (f64, f64)) {
        let fill = shape.fill.map(|color| Fill { color, even_odd: false });
        self.outline(&contour::of_shape(shape), fill, shape.stroke.as_ref(), origin);
    }
}
