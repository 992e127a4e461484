//! Kinds that are a box with text: actions, needs, scenes, what staff do, evidence, notes.

use journey_model::{Card, Content};

use super::{Frame, Measured, Sizes, evidence_edge, inside, plain, write};
use crate::measures::{CARD_RADIUS, PADDING};
use crate::pen::Pen;
use crate::text::{Face, Typesetter};

pub(super) fn measure(card: &Card, width: f32, setter: &mut Typesetter) -> Sizes {
    let face = if behind_the_scenes(&card.content) {
        Face::SMALL
    } else {
        Face::CARD
    };
    plain(card, face, width, 0.0, (PADDING, PADDING), setter)
}

pub(super) fn draw(measured: &Measured, frame: &Frame, pen: &mut Pen) {
    let theme = pen.look.theme;
    let basis = measured.card.evidence.basis;
    if behind_the_scenes(&measured.card.content) {
        pen.rect(
            inside(frame),
            CARD_RADIUS,
            Some(theme.sunken),
            Some(evidence_edge(basis, theme.hairline_strong)),
        );
        write(measured, pen, theme.ink_2);
    } else {
        let edge = evidence_edge(basis, frame.stage.edge);
        pen.tinted_rect(inside(frame), CARD_RADIUS, &frame.stage, Some(edge));
        write(measured, pen, theme.ink);
    }
}

/// What the customer does not see steps back.
fn behind_the_scenes(content: &Content) -> bool {
    matches!(
        content,
        Content::Backstage | Content::Support | Content::Evidence | Content::Note | Content::Frontstage
    )
}
