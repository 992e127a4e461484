//! A card's tags: quiet words below its text.

use std::sync::Arc;

use journey_model::{Card, Content};
use journey_scene::Point;

use super::{Measured, Sizes};
use crate::measures::PADDING;
use crate::pen::Pen;
use crate::text::{Face, Paragraph, Typesetter};

/// Free space above the tags.
const GAP: f32 = 3.0;

/// Tags and where they stand.
pub(crate) struct Tags {
    words: Arc<Paragraph>,
    at: Point,
}

/// Makes room for the tags of a card. Below a metric's figures, below the text of every other kind.
pub(super) fn measure(card: &Card, width: f32, sizes: &mut Sizes, setter: &mut Typesetter) {
    let words: Vec<String> = card
        .tags
        .iter()
        .map(|tag| tag.split_whitespace().collect::<Vec<_>>().join("\u{a0}"))
        .filter(|tag| !tag.is_empty())
        .map(|tag| format!("#{tag}"))
        .collect();
    if words.is_empty() {
        return;
    }
    let bare = matches!(card.content, Content::Metric(_));
    let (left, top, room) = if bare {
        (1.0, sizes.height, width - 4.0)
    } else {
        (PADDING, sizes.text_at.y + sizes.text.height(), width - 2.0 * PADDING)
    };
    let words = setter.set(&words.join(" "), Face::SMALL, room);
    sizes.height += words.height() + GAP;
    sizes.tags = Some(Tags {
        words,
        at: Point::new(left, top + GAP),
    });
}

pub(super) fn draw(measured: &Measured, pen: &mut Pen) {
    if let Some(tags) = &measured.tags {
        pen.text(&tags.words, tags.at, pen.look.theme.ink_3);
    }
}
