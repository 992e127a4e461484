//! Words beside the points: each finds the place where it covers least.

use std::collections::BTreeMap;
use std::sync::Arc;

use journey_scene::{Color, Point, Rect};

use crate::Look;
use crate::measures::PITCH;
use crate::number::signed;
use crate::pen::{Pen, solid};
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
pub(super) struct Obstacles {
    /// Faces and words placed before, by the columns of [`BUCKET`] that they touch, so that only the near ones are asked.
    boxes: BTreeMap<i32, Vec<Rect>>,
    /// Points along the curves, sorted by x.
    curve: Vec<Point>,
}

/// Width in points of what is asked at once.
const BUCKET: f32 = 160.0;
/// How far words may stand from their face without a line that joins them.
const NEAR: f32 = 20.0;

/// Sets the words of a point, so that they are known when it is drawn.
pub(crate) fn set_ahead(text: &str, score: f64, look: Look, setter: &mut Typesetter) {
    Label::new(&signed(score, look.words), text, setter);
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

    /// The best place about a point: above or below, centred or to one side, inside `bounds` and clear of faces and other
    /// words. Where there is none, the nearest clear place outside `bounds`, above or below.
    pub fn place(&self, about: Point, radius: f32, above: bool, bounds: Rect, obstacles: &Obstacles) -> Rect {
        let (w, h) = self.size;
        let gap = radius + LABEL_GAP;
        let boxes = obstacles.near(about, w + gap);
        let up = about.y - gap - h;
        let mut best = (f32::INFINITY, Rect::new(about.x, up, w, h));
        let down = about.y + gap;
        let rows = if above { [up, down] } else { [down, up] };
        for (row, y) in rows.into_iter().enumerate() {
            let away = if y < about.y { -1.0 } else { 1.0 };
            for (column, x) in [-w / 2.0, -w * 0.25, -w * 0.75, gap * 0.5, -w - gap * 0.5]
                .into_iter()
                .enumerate()
            {
                let x = (about.x + x).clamp(bounds.x, (bounds.right() - w).max(bounds.x));
                let mut consider = |spot: Rect, taste: f32| {
                    if is_clear(spot, &boxes) {
                        let cost = taste + obstacles.crossed(spot) as f32 * 26.0 + outside(spot, bounds);
                        if cost < best.0 {
                            best = (cost, spot);
                        }
                    }
                };
                let taste = row as f32 * 60.0 + column as f32 * 14.0;
                for lift in 0..5u8 {
                    let spot = Rect::new(x, y + f32::from(lift) * 9.0 * away, w, h);
                    consider(spot, taste + f32::from(lift) * 16.0);
                }
                let spot = beyond(Rect::new(x, y, w, h), away, &boxes);
                consider(spot, taste + (spot.y - y).abs() * 1.8);
            }
        }
        best.1
    }

    /// Whether a place is so near to its point that everybody sees what belongs together.
    pub fn is_near(&self, point: Point, spot: Rect) -> bool {
        let below = spot.y - point.y;
        let above = point.y - spot.bottom();
        below.max(above) <= NEAR + LABEL_GAP
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
    /// Only curves, given by points along them.
    pub fn new(curve: impl IntoIterator<Item = Point>) -> Self {
        let mut curve: Vec<Point> = curve.into_iter().collect();
        curve.sort_by(|a, b| a.x.total_cmp(&b.x));
        Self {
            boxes: BTreeMap::new(),
            curve,
        }
    }

    /// A face or words.
    pub fn add(&mut self, spot: Rect) {
        for bucket in buckets(spot.x, spot.right()) {
            self.boxes.entry(bucket).or_default().push(spot);
        }
    }

    /// Moves everything down.
    pub fn lower(&mut self, by: f32) {
        for spot in self.boxes.values_mut().flatten() {
            spot.y += by;
        }
        for point in &mut self.curve {
            point.y += by;
        }
    }

    /// Boxes within a distance of a place, to left and right, from top to bottom.
    fn near(&self, place: Point, distance: f32) -> Vec<Rect> {
        let (left, right) = (place.x - distance, place.x + distance);
        let near = buckets(left, right)
            .filter_map(|bucket| self.boxes.get(&bucket))
            .flatten();
        near.filter(|spot| spot.right() >= left && spot.x <= right)
            .copied()
            .collect()
    }

    /// How many points of curves lie in a place.
    fn crossed(&self, spot: Rect) -> usize {
        let from = self.curve.partition_point(|point| point.x < spot.x);
        let near = self.curve[from..].iter().take_while(|point| point.x <= spot.right());
        near.filter(|point| spot.contains(**point)).count()
    }
}

fn buckets(left: f32, right: f32) -> std::ops::RangeInclusive<i32> {
    (left / BUCKET).floor() as i32..=(right / BUCKET).floor() as i32
}

/// Free space between words and what they keep clear of.
const CLEAR: f32 = 2.0;

fn is_clear(spot: Rect, boxes: &[Rect]) -> bool {
    boxes.iter().all(|other| !overlap(spot, other.inset(-CLEAR)))
}

/// The nearest place above (`away` −1) or below (1) that is clear.
fn beyond(mut spot: Rect, away: f32, boxes: &[Rect]) -> Rect {
    // Each round leaves one box behind for good.
    for _ in 0..=boxes.len() {
        let Some(other) = boxes.iter().find(|other| overlap(spot, other.inset(-CLEAR))) else {
            break;
        };
        spot.y = if away < 0.0 {
            other.y - CLEAR - spot.h - 0.5
        } else {
            other.bottom() + CLEAR + 0.5
        };
    }
    spot
}

/// Joins words with the face that they belong to.
pub(super) fn draw_leader(point: Point, radius: f32, spot: Rect, pen: &mut Pen) {
    let above = spot.y < point.y;
    let from = point.y + if above { -radius } else { radius };
    let to = if above { spot.bottom() } else { spot.y };
    let x = point.x.clamp(spot.x + 4.0, (spot.right() - 4.0).max(spot.x + 4.0));
    let color = pen.look.theme.hairline_strong;
    pen.line(Point::new(point.x, from), Point::new(x, to), solid(color, 1.0));
}

fn overlap(a: Rect, b: Rect) -> bool {
    a.right() > b.x && b.right() > a.x && a.bottom() > b.y && b.bottom() > a.y
}

/// How much it costs to leave the lane: more than to cross every curve in it.
fn outside(spot: Rect, bounds: Rect) -> f32 {
    let beyond = (bounds.y - spot.y).max(0.0) + (spot.bottom() - bounds.bottom()).max(0.0);
    if beyond > 0.1 { 1e6 + beyond } else { 0.0 }
}
