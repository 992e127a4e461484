//! Lines and curves.

use journey_scene::{Fill, Path, Rect, Segment, Stroke};
use tiny_skia::{FillRule, Transform};

use super::drawing::{Drawing, Visible, path_of};
use crate::{contour, line};

impl Drawing<'_> {
    /// Draws a path.
    pub(super) fn path(&mut self, path: &Path, origin: (f32, f32)) {
        self.outline(&contour::of_path(path), path.fill, path.stroke.as_ref(), origin);
    }

    /// Fills an outline, then draws its line.
    pub(super) fn outline(
        &mut self,
        segments: &[Segment],
        fill: Option<Fill>,
        stroke: Option<&Stroke>,
        (x, y): (f32, f32),
    ) {
        let Some(path) = path_of(segments) else { return };
        let stroke = line::visible(stroke);
        let reach = stroke.map_or(0.0, |stroke| {
            stroke.width * if stroke.round { 0.5 } else { line::MITER_LIMIT / 2.0 }
        });
        let bounds = path.bounds();
        let area = Rect::new(bounds.x(), bounds.y(), bounds.width(), bounds.height())
            .moved(x, y)
            .inset(-reach);
        let masked = match self.visible(area) {
            Visible::Not => return,
            Visible::Partly => true,
            Visible::Wholly => false,
        };
        if masked {
            self.prepare_mask();
        }
        let transform = Transform::from_translate(x, y).post_concat(self.to_pixels());
        if let Some(fill) = fill.filter(|fill| line::shows(fill.color)) {
            let rule = if fill.even_odd {
                FillRule::EvenOdd
            } else {
                FillRule::Winding
            };
            self.fill(&path, fill.color, rule, transform, masked);
        }
        if let Some(stroke) = stroke {
            self.stroke(&path, stroke, transform, masked);
        }
    }
}
