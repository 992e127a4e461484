//! Lines and curves.

use journey_scene::{Fill, Path, Segment, Stroke};

use super::drawing::Drawing;
use crate::{contour, line};

impl Drawing<'_> {
    /// Draws a path.
    pub(super) fn path(&mut self, path: &Path, origin: (f64, f64)) {
        self.outline(&contour::of_path(path), path.fill, path.stroke.as_ref(), origin);
    }

    /// Fills an outline, then draws its line.
    pub(super) fn outline(
        &mut self,
        segments: &[Segment],
        fill: Option<Fill>,
        stroke: Option<&Stroke>,
        origin: (f64, f64),
    ) {
        let fill = fill.filter(|fill| line::shows(fill.color));
        let stroke = line::visible(stroke);
        if segments.is_empty() || (fill.is_none() && stroke.is_none()) {
            return;
        }
        self.mark_shape();
        if let (Some(fill), Some(stroke)) = (fill, stroke)
            && (fill.color.a, stroke.color.a) == (255, 255)
        {
            self.content.fill_color(fill.color);
            self.content.stroke_style(stroke);
            self.content.segments(segments, origin);
            self.content.operator(if fill.even_odd { "B*" } else { "B" });
            return;
        }
        // Where the line is transparent, the area has to show through its inner half: two painting operators.
        if let Some(fill) = fill {
            self.content.fill_color(fill.color);
            self.content.segments(segments, origin);
            self.content.operator(if fill.even_odd { "f*" } else { "f" });
        }
        if let Some(stroke) = stroke {
            self.content.stroke_style(stroke);
            self.content.segments(segments, origin);
            self.content.operator("S");
        }
    }
}
