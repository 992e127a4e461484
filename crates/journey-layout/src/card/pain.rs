//! Pain points: a cut corner, severity in dots, frequency beside them.

use journey_model::{Card, Pain};
use journey_scene::{Point, Rect, Segment};

use super::{Frame, Measured, Sizes, evidence_edge, inside, plain, write};
use crate::Look;
use crate::measures::{PADDING, PAIN_CUT};
use crate::pen::{Pen, polygon, solid};
use crate::text::{Face, Typesetter};
use crate::words::fill;

const ICON: f32 = 13.5;
const FOOT: f32 = 17.0;

pub(super) fn measure(card: &Card, pain: Pain, width: f32, look: Look, setter: &mut Typesetter) -> Sizes {
    let mut measured = plain(card, Face::CARD, width, ICON + 5.0, (PADDING, PADDING + FOOT), setter);
    let frequency = fill(&look.words.frequency, &[("n", &pain.frequency.to_string())]);
    measured.extras.push(setter.set_line(&frequency, Face::SMALL));
    measured
}

/// The shape of a pain point's card.
pub(crate) fn outline(r: Rect) -> Vec<Segment> {
    polygon(&[
        Point::new(r.x, r.y),
        Point::new(r.right() - PAIN_CUT, r.y),
        Point::new(r.right(), r.y + PAIN_CUT),
        Point::new(r.right(), r.bottom()),
        Point::new(r.x, r.bottom()),
    ])
}

pub(super) fn draw(measured: &Measured, pain: Pain, frame: &Frame, pen: &mut Pen) {
    let theme = pen.look.theme;
    let r = inside(frame);
    let edge = evidence_edge(measured.card.evidence.basis, frame.stage.edge);
    pen.tinted_path(outline(r), r, &frame.stage, edge);
    let color = theme.kind("pain");
    pen.icon("circle-alert", Point::new(PADDING, PADDING + 1.5), ICON, color);
    write(measured, pen, theme.ink);
    let y = frame.height - PADDING - 5.0;
    for dot in 0..5u8 {
        let center = Point::new(PADDING + 3.5 + f32::from(dot) * 9.5, y);
        if dot < pain.severity {
            pen.circle(center, 3.4, Some(color), None);
        } else {
            pen.circle(center, 2.9, None, Some(solid(color, 1.0)));
        }
    }
    for frequency in &measured.extras {
        pen.text_right(frequency, Point::new(frame.width - PADDING, y - 7.25), theme.ink_3);
    }
}
