//! What a stroke means, the same for every painter.

use journey_scene::{Color, Stroke};

/// How far a mitred corner may stick out, in line widths. The value that the canvas uses.
pub(crate) const MITER_LIMIT: f32 = 10.0;

/// Whether the colour leaves a trace.
pub(crate) fn shows(color: Color) -> bool {
    color.a > 0
}

/// The stroke when it leaves a trace. A width of zero draws nothing, as on the canvas; in PDF it would be a hairline.
pub(crate) fn visible(stroke: Option<&Stroke>) -> Option<&Stroke> {
    stroke.filter(|stroke| stroke.width > 0.0 && shows(stroke.color))
}

/// Lengths drawn and left out; `None` for a solid line, also when the dashes have no length to repeat.
pub(crate) fn dashes(stroke: &Stroke) -> Option<(f32, f32)> {
    let dash = stroke.dash?;
    (dash.on >= 0.0 && dash.off > 0.0 && dash.on + dash.off > 0.01).then_some((dash.on, dash.off))
}
