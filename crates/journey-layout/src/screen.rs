//! A map in a window.

use journey_model::Journey;
use journey_scene::{Point, Rect, Scene};

use crate::Look;
use crate::map::{Medium, Spacing, draw};
use crate::measures::{LANE_HEAD, PITCH};
use crate::pen::Pen;
use crate::text::{Face, Typesetter};

/// Lays a journey out for the screen.
pub fn screen(journey: &Journey, look: Look, setter: &mut Typesetter) -> Scene {
    setter.begin();
    let mut drawn = draw(journey, look, Spacing::default(), Medium::Screen, setter);
    if journey.stages().is_empty() {
        // Below the head, which lies over everything that scrolls.
        let top = drawn.head + 24.0;
        let mut pen = Pen::new(look);
        let text = setter.set(&look.words.no_stages, Face::CARD, 3.0 * PITCH);
        pen.text(&text, Point::new(LANE_HEAD + 24.0, top), look.theme.ink_3);
        drawn
            .groups
            .push(pen.group("empty", "notes", Point::default(), journey_scene::Pin::None));
        drawn.size.h = drawn
            .size
            .h
            .max(Rect::new(0.0, top, 0.0, text.height()).bottom() + 24.0);
    }
    Scene {
        size: drawn.size,
        paper: look.theme.paper,
        groups: drawn.groups,
        hits: drawn.hits,
        outline: drawn.outline,
        scales: drawn.scales,
    }
}
