//! Touchpoints: plate, channel, star and effect above the text.

use journey_model::{Card, Effect, Touchpoint};
use journey_scene::Point;

use super::plate::channel_icon;
use super::{Frame, Measured, Sizes, evidence_edge, inside, plain, plate, write};
use crate::measures::{CARD_RADIUS, PADDING};
use crate::pen::Pen;
use crate::text::{Face, Typesetter};

const PLATE: f32 = 19.0;
const HEAD: f32 = PADDING + PLATE + 5.0;

pub(super) fn measure(card: &Card, touchpoint: &Touchpoint, width: f32, setter: &mut Typesetter) -> Sizes {
    let mut measured = plain(card, Face::CARD, width, 0.0, (HEAD, PADDING), setter);
    let marks = if touchpoint.moment_of_truth { 32.0 } else { 16.0 };
    let room = width - 2.0 * PADDING - PLATE - 6.0 - marks;
    let channel = setter.set(&touchpoint.channel, Face::SMALL, room);
    // A channel in several words pushes the text down instead of running into the marks.
    let more = channel.face.line_height * (channel.lines.len() - 1) as f32;
    measured.text_at.y += more;
    measured.height += more;
    measured.extras.push(channel);
    measured
}

pub(super) fn draw(measured: &Measured, touchpoint: &Touchpoint, frame: &Frame, pen: &mut Pen) {
    let theme = pen.look.theme;
    let edge = evidence_edge(measured.card.evidence.basis, frame.stage.edge);
    pen.tinted_rect(inside(frame), CARD_RADIUS, &frame.stage, Some(edge));
    let icon = channel_icon(&touchpoint.channel, touchpoint.family);
    let colors = (frame.stage.full, theme.on_stage);
    plate(
        touchpoint.family,
        icon,
        Point::new(PADDING, PADDING),
        PLATE,
        colors,
        pen,
    );
    for channel in &measured.extras {
        pen.text(channel, Point::new(PADDING + PLATE + 6.0, PADDING + 2.5), theme.ink_3);
    }
    let mut right = frame.width - PADDING;
    let (effect, color) = match touchpoint.effect {
        Effect::Strengthens => ("trending-up", theme.good),
        Effect::Neutral => ("minus", theme.ink_3),
        Effect::Weakens => ("trending-down", theme.bad),
    };
    right -= 13.0;
    pen.icon(effect, Point::new(right, PADDING + 3.0), 13.0, color);
    if touchpoint.moment_of_truth {
        right -= 16.0;
        pen.filled_icon("star", Point::new(right, PADDING + 2.5), 13.5, theme.star);
    }
    write(measured, pen, theme.ink);
}
