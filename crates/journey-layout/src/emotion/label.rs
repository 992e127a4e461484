//! Words beside the points: each finds the place where it covers least.

use std::sync::Arc;

use journey_scene::{Color, Point, Rect};

use crate::measures::PITCH;
use crate::pen::Pen;
use crate::text::{Face, Paragraph, Typesetter};

/// Free space between a point's face and its words.
pub(super) const LABEL_GAP: f32 = 4.0;

/// What stands beside a point.
pub(super) struct Label {
    score: Arc<Paragraph>,
    words: Arc<Paragraph>,
    size: (f32, f32),
}

/// What words keep clear of.
#[derive(Default)]
pub(super) struct Obstacles {
    /// Faces and words placed before.
    pub boxes: Vec<Rect>,
    /// Points along the curves, sorted by x.
    pub curve: Vec<Point>,
}

impl Label {
    /// A score in bold and the words behind it, at most a column wide.
    pub fn new(score: &str, text: &str, setter: &mut Typesetter) -> Self {
        let score = setter.set_line(score, Face::SMALL_STRONG);
        let indent = if text.is_empty() {
            score.width()
        } else {
            score.width() + 5.0
        };
        let words = setter.set_balanced(text, Face::SMALL, PITCH + 6.0, indent);
        let size = (words.width().max(score.width()), words.height());
        Self { score, words, size }
    }

    /// Height of score and words.
    pub fn height(&self) -> f32 {
        self.size.1
    }

    /// The best place about a point: above or below, centred or to one side, inside `bounds`.
    pub fn place(&self, about: Point, radius: f32, above: bool, bounds: Rect, obstacles: &Obstacles) -> Rect {
        let (w, h) = self.size;
        let gap = radius + LABEL_GAP;
        let obstacles = obstacles.near(about, w + gap);
        let mut best = (f32::INFINITY, Rect::default());
        let up = about.y - gap - h;
        let down = about.y + gap;
        let rows = if above { [up, down] } else { [down, up] };
        for (row, y) in rows.into_iter().enumerate() {
            for (column, x) in [-w / 2.0, -w * 0.25, -w * 0.75, gap * 0.5, -w - gap * 0.5]
                .into_iter()
                .enumerate()
            {
                for lift in 0..5u8 {
                    let away = f32::from(lift) * 9.0 * if y < about.y { -1.0 } else { 1.0 };
                    let mut spot = Rect::new(about.x + x, y + away, w, h);
                    spot.x = spot.x.clamp(bounds.x, (bounds.right() - w).max(bounds.x));
                    let taste = row as f32 * 60.0 + column as f32 * 14.0 + f32::from(lift) * 16.0;
                    let cost = taste + obstacles.cost(spot) + outside(spot, bounds);
                    if cost < best.0 {
                        best = (cost, spot);
                    }
                }
            }
        }
        best.1
    }

    /// Draws the label, on a halo of paper where a curve runs behind it.
    pub fn draw(&self, at: Rect, obstacles: &Obstacles, (color, ink): (Color, Color), pen: &mut Pen) {
        if obstacles.crossed(at) > 0 {
            let halo = pen.look.theme.paper.with_alpha(0.8);
            pen.rect(at.inset(-2.0), 3.0, Some(halo), None);
        }
        pen.text(&self.score, Point::new(at.x, at.y), color);
        pen.text(&self.words, Point::new(at.x, at.y), ink);
    }

    /// The words, for editing in place.
    pub fn words(&self) -> &Paragraph {
        &self.words
    }

    /// How far the words' first line is indented.
    pub fn indent(&self) -> f32 {
        self.score.width() + 5.0
    }
}

impl Obstacles {
    /// Those within a distance of a place, to left and right.
    fn near(&self, place: Point, distance: f32) -> Self {
        let (left, right) = (place.x - distance, place.x + distance);
        let boxes = self
            .boxes
            .iter()
            .filter(|spot| spot.right() >= left && spot.x <= right)
            .copied()
            .collect();
        let from = self.curve.partition_point(|point| point.x < left);
        let to = self.curve.partition_point(|point| point.x <= right);
        Self {
            boxes,
            curve: self.curve[from..to].to_vec(),
        }
    }

    fn cost(&self, spot: Rect) -> f32 {
        let boxes: f32 = self
            .boxes
            .iter()
            .map(|other| overlap(spot, other.inset(-2.0)) * 0.6)
            .sum();
        boxes + self.crossed(spot) as f32 * 26.0
    }

    /// How many points of curves lie in a place.
    fn crossed(&self, spot: Rect) -> usize {
        let from = self.curve.partition_point(|point| point.x < spot.x);
        let near = self.curve[from..].iter().take_while(|point| point.x <= spot.right());
        near.filter(|point| spot.contains(**point)).count()
    }
}

fn overlap(a: Rect, b: Rect) -> f32 {
    let w = a.right().min(b.right()) - a.x.max(b.x);
    let h = a.bottom().min(b.bottom()) - a.y.max(b.y);
    if w > 0.0 && h > 0.0 { w * h } else { 0.0 }
}

/// How much it costs to leave the lane: more than to cover anything in it.
fn outside(spot: Rect, bounds: Rect) -> f32 {
    let beyond = (bounds.y - spot.y).max(0.0) + (spot.bottom() - bounds.bottom()).max(0.0);
    if beyond > 0.1 { 1e6 + beyond } else { 0.0 }
}
