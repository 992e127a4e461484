//! Words on links: each finds the place along its line where it covers neither cards nor other words.

use std::collections::BTreeMap;
use std::sync::Arc;

use journey_scene::{Point, Rect};

use crate::map::Stand;
use crate::pen::Pen;
use crate::text::{Face, Paragraph, Typesetter};

/// What words keep clear of.
pub(super) struct Taken {
    /// Cards and words placed before, by squares of [`SQUARE`].
    boxes: BTreeMap<(i32, i32), Vec<Rect>>,
}

/// Edge of what is asked at once.
const SQUARE: f32 = 200.0;
/// Width of words on upright lines.
const UPRIGHT: f32 = 118.0;

impl Taken {
    /// Only cards.
    pub fn by(stands: &[Stand]) -> Self {
        let mut taken = Self { boxes: BTreeMap::new() };
        for stand in stands {
            taken.add(stand.rect);
        }
        taken
    }

    fn add(&mut self, rect: Rect) {
        for square in squares(rect) {
            self.boxes.entry(square).or_default().push(rect);
        }
    }

    /// How much of a place is taken, in square points.
    fn covered(&self, rect: Rect) -> f32 {
        let near = squares(rect).filter_map(|square| self.boxes.get(&square)).flatten();
        near.map(|other| {
            let w = rect.right().min(other.right()) - rect.x.max(other.x);
            let h = rect.bottom().min(other.bottom()) - rect.y.max(other.y);
            if w > 0.0 && h > 0.0 { w * h } else { 0.0 }
        })
        .sum()
    }
}

fn squares(rect: Rect) -> impl Iterator<Item = (i32, i32)> {
    let at = |length: f32| (length / SQUARE).floor() as i32;
    let rows = at(rect.y)..=at(rect.bottom());
    let columns = at(rect.x)..=at(rect.right());
    columns.flat_map(move |column| rows.clone().map(move |row| (column, row)))
}

/// Places words on a line and takes their place. Returns them with their box.
pub(super) fn place(
    text: &str,
    points: &[Point],
    taken: &mut Taken,
    setter: &mut Typesetter,
) -> (Arc<Paragraph>, Rect) {
    let mut best: Option<(f32, Arc<Paragraph>, Rect)> = None;
    for pair in points.windows(2) {
        let level = pair[0].y == pair[1].y;
        let length = (pair[0].x - pair[1].x).abs() + (pair[0].y - pair[1].y).abs();
        let width = if level {
            (length - 10.0).clamp(60.0, 240.0)
        } else {
            UPRIGHT
        };
        let words = setter.set(text, Face::SMALL, width);
        for (turn, share) in [0.5, 0.3, 0.7, 0.15, 0.85].into_iter().enumerate() {
            let middle = Point::new(
                pair[0].x + (pair[1].x - pair[0].x) * share,
                pair[0].y + (pair[1].y - pair[0].y) * share,
            );
            let (w, h) = (words.width() + 6.0, words.height());
            let rect = Rect::new(middle.x - w / 2.0, middle.y - h / 2.0, w, h);
            // Level lines carry words better, and words longer than the line hide it.
            let taste = turn as f32 * 2.0 + if level { 0.0 } else { 12.0 } + (w - length).max(0.0) * 0.2;
            let cost = taken.covered(rect) * 4.0 + taste - length.min(120.0) * 0.1;
            if best.as_ref().is_none_or(|(least, ..)| cost < *least) {
                best = Some((cost, Arc::clone(&words), rect));
            }
        }
    }
    let (words, rect) = match best {
        Some((_, words, rect)) => (words, rect),
        None => (setter.set(text, Face::SMALL, UPRIGHT), Rect::default()),
    };
    taken.add(rect);
    (words, rect)
}

/// Draws words on a patch of paper.
pub(super) fn draw(words: &Paragraph, rect: Rect, pen: &mut Pen) {
    let theme = pen.look.theme;
    pen.rect(rect, 3.0, Some(theme.paper), None);
    pen.text_centered(words, Point::new(rect.center().x, rect.y), theme.ink_2);
}
