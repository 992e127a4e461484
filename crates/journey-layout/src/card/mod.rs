//! Cards: each kind measures itself for a width, then draws itself into the height that its row came to.

mod boxed;
mod metric;
mod opportunity;
mod pain;
mod plate;
mod shown;
mod storyboard;
mod tags;
mod thought;
mod touchpoint;

use std::sync::{Arc, Mutex};

use journey_model::{Basis, Card, Content, Stamp};
use journey_scene::{Color, Point, Rect, Stroke};

use crate::Look;
use crate::look::StageColors;
use crate::measures::{EDGE, PADDING, snapped_up};
use crate::pen::{Pen, dashed, dotted, solid};
use crate::text::{Face, Paragraph, Typesetter};
use shown::Drawn;

pub(crate) use pain::outline as pain_outline;
pub(crate) use plate::{channel_icon, plate};
pub(crate) use shown::{Site, shown};

/// A card that knows how tall it wants to be.
pub(crate) struct Measured<'a> {
    pub card: &'a Card,
    known: Arc<Known>,
}

impl std::ops::Deref for Measured<'_> {
    type Target = Sizes;

    fn deref(&self) -> &Sizes {
        &self.known.sizes
    }
}

/// What is known of a card at a width, kept from scene to scene.
pub(crate) struct Known {
    sizes: Sizes,
    /// How it was drawn last.
    drawn: Mutex<Option<Drawn>>,
}

/// What a card's text and figures take.
pub(crate) struct Sizes {
    /// The width that it was measured for.
    pub width: f32,
    /// Height that shows everything.
    pub height: f32,
    /// The card's text.
    pub text: Arc<Paragraph>,
    /// Where the text stands in the card.
    pub text_at: Point,
    /// How far its first line is indented.
    pub indent: f32,
    /// Other texts, in an order that each kind knows.
    pub extras: Vec<Arc<Paragraph>>,
    /// Its tags.
    pub tags: Option<tags::Tags>,
}

/// What a card is drawn with.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Frame {
    pub width: f32,
    pub height: f32,
    pub stage: StageColors,
}

/// Measures a card for a width.
pub(crate) fn measure<'a>(card: &'a Card, width: f32, look: Look, setter: &mut Typesetter) -> Measured<'a> {
    measured(card, None, width, look, setter)
}

/// The same for a card whose stamp tells at once whether it is as it was.
pub(crate) fn measure_again<'a>(
    card: &'a Card,
    stamp: Stamp,
    width: f32,
    look: Look,
    setter: &mut Typesetter,
) -> Measured<'a> {
    measured(card, Some(stamp), width, look, setter)
}

fn measured<'a>(card: &'a Card, stamp: Option<Stamp>, width: f32, look: Look, setter: &mut Typesetter) -> Measured<'a> {
    setter.memory.attend(look);
    let picture = match &card.content {
        Content::Storyboard(storyboard) => storyboard::picture(storyboard, look),
        _ => None,
    };
    if let Some(known) = setter.memory.known((card, stamp), width, picture) {
        return Measured { card, known };
    }
    let mut sizes = match &card.content {
        Content::Touchpoint(touchpoint) => touchpoint::measure(card, touchpoint, width, setter),
        Content::Pain(pain) => pain::measure(card, *pain, width, look, setter),
        Content::Opportunity(opportunity) => opportunity::measure(card, opportunity, width, setter),
        Content::Metric(metric) => metric::measure(card, metric, width, look, setter),
        Content::Thought => thought::measure(card, width, setter),
        Content::Storyboard(storyboard) => storyboard::measure(card, storyboard, width, picture, setter),
        _ => boxed::measure(card, width, setter),
    };
    sizes.width = width;
    tags::measure(card, width, &mut sizes, setter);
    let known = Arc::new(Known {
        sizes,
        drawn: Mutex::default(),
    });
    setter.memory.keep((card, stamp), width, picture, &known);
    Measured { card, known }
}

/// Draws a card with its upper left corner at (0, 0).
pub(crate) fn draw(measured: &Measured, frame: &Frame, pen: &mut Pen) {
    match &measured.card.content {
        Content::Touchpoint(touchpoint) => touchpoint::draw(measured, touchpoint, frame, pen),
        Content::Pain(pain) => pain::draw(measured, *pain, frame, pen),
        Content::Opportunity(opportunity) => opportunity::draw(measured, opportunity, frame, pen),
        Content::Metric(metric) => metric::draw(measured, metric, frame, pen),
        Content::Thought => thought::draw(measured, frame, pen),
        Content::Storyboard(storyboard) => storyboard::draw(measured, storyboard, frame, pen),
        _ => boxed::draw(measured, frame, pen),
    }
    tags::draw(measured, pen);
}

/// A card whose text fills its width below `top`, with `rest` below the text.
fn plain(card: &Card, face: Face, width: f32, indent: f32, (top, rest): (f32, f32), setter: &mut Typesetter) -> Sizes {
    let text = setter.set_indented(&card.text, face, width - 2.0 * PADDING, indent);
    let height = snapped_up(top + text.height() + rest);
    Sizes {
        width,
        height,
        text,
        text_at: Point::new(PADDING, top),
        indent,
        extras: Vec::new(),
        tags: None,
    }
}

/// The edge that tells how far a card can be believed: solid observed, dashed assumed, dotted proposed.
pub(crate) fn evidence_edge(basis: Basis, color: Color) -> Stroke {
    match basis {
        Basis::Observed => solid(color, EDGE),
        Basis::Assumed => dashed(color, EDGE, 5.0, 3.5),
        Basis::Proposed => dotted(color, 1.7, 3.4),
    }
}

/// The inside of the edge: strokes are centred on the line.
fn inside(frame: &Frame) -> Rect {
    Rect::new(0.0, 0.0, frame.width, frame.height).inset(EDGE / 2.0)
}

/// Writes the card's text.
fn write(measured: &Measured, pen: &mut Pen, color: Color) {
    pen.text(&measured.text, measured.text_at, color);
}
