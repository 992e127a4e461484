//! How large a map prints on a sheet, and where spare room goes.

use journey_scene::Size;

use crate::map::{Drawn, Spacing};

/// Scale and spacing for a sheet.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Fit {
    pub scale: f32,
    pub spacing: Spacing,
}

/// How much wider a gutter may become, in points at nominal size.
const MOST_GUTTER: f32 = 30.0;
/// How much padding a lane may gain on either side.
const MOST_PADDING: f32 = 62.0;
/// How much taller the emotion scale may become.
const MOST_EMOTION: f32 = 2.8;

impl Fit {
    /// The largest scale at which map, head and foot (`extra` high together, at nominal size) fit into `inner`.
    pub fn of(natural: &Drawn, inner: Size, extra: f32) -> Self {
        let scale = (inner.w / natural.size.w).min(inner.h / (natural.size.h + extra));
        let spare_w = inner.w / scale - natural.size.w;
        let spare_h = inner.h / scale - natural.size.h - extra;
        let gutter = (spare_w / (natural.gutters.max(1) as f32)).clamp(0.0, MOST_GUTTER);
        // The curve is the hero: it takes two thirds of the spare height, the lanes' padding the rest.
        let (mut emotion, mut left) = (1.0, spare_h.max(0.0));
        if natural.emotion > 0.0 {
            let gain = (left * 0.66).min(natural.emotion * (MOST_EMOTION - 1.0));
            emotion += gain / natural.emotion;
            left -= gain;
        }
        let lane = (left / (2.0 * natural.lanes.max(1) as f32)).min(MOST_PADDING) * 0.96;
        Self {
            scale,
            spacing: Spacing { gutter, lane, emotion },
        }
    }
}
