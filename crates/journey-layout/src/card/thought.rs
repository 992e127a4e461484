//! Thoughts: words without a box, beside a rule that tells how far they can be believed.

use journey_model::Card;
use journey_scene::Point;

use super::{Frame, Measured, Sizes, evidence_edge, plain, write};
use crate::measures::PADDING;
use crate::pen::Pen;
use crate::text::{Face, Typesetter};

pub(super) fn measure(card: &Card, width: f32, setter: &mut Typesetter) -> Sizes {
    plain(card, Face::QUOTE, width, 0.0, (2.0, 2.0), setter)
}

pub(super) fn draw(measured: &Measured, frame: &Frame, pen: &mut Pen) {
    let edge = evidence_edge(measured.card.evidence.basis, frame.stage.edge);
    let bottom = 2.0 + measured.text.height();
    pen.line(Point::new(PADDING / 8.0, 3.0), Point::new(PADDING / 8.0, bottom), edge);
    write(measured, pen, pen.look.theme.ink);
}
