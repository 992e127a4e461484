//! Finds the way of a link: straight where nothing stands between, otherwise through gutters and lane paddings.

use std::collections::BTreeMap;

use journey_model::Id;
use journey_scene::{Point, Rect};

use crate::map::Columns;

/// The two cards, each with the number of its lane.
pub(super) struct Ends {
    pub from: (Rect, usize),
    pub to: (Rect, usize),
    /// Whether words have to find room on the way.
    pub labelled: bool,
}

/// A way from card to card, in right angles.
pub(super) struct Route {
    pub points: Vec<Point>,
}

/// Knows where cards stand and which ways are taken.
pub(super) struct Router {
    gutter: f32,
    /// Upper and lower edge of each lane's cards.
    rows: BTreeMap<usize, (f32, f32)>,
    cards: BTreeMap<usize, Vec<Rect>>,
    taken: BTreeMap<(bool, i32), u32>,
    joints: BTreeMap<(bool, i32, i32), u32>,
}

impl Router {
    pub fn new(columns: &Columns, cards: &[(Id, Rect, usize)]) -> Self {
        let mut rows: BTreeMap<usize, (f32, f32)> = BTreeMap::new();
        let mut by_row: BTreeMap<usize, Vec<Rect>> = BTreeMap::new();
        for (_, rect, row) in cards {
            let edges = rows.entry(*row).or_insert((rect.y, rect.bottom()));
            *edges = (edges.0.min(rect.y), edges.1.max(rect.bottom()));
            by_row.entry(*row).or_default().push(*rect);
        }
        Self {
            gutter: columns.gutter(),
            rows,
            cards: by_row,
            taken: BTreeMap::new(),
            joints: BTreeMap::new(),
        }
    }

    /// The way between two cards.
    pub fn route(&mut self, ends: &Ends) -> Route {
        let ((a, row_a), (b, row_b)) = (ends.from, ends.to);
        if let Some(points) = self.straight_down((a, row_a), (b, row_b)) {
            return Route { points };
        }
        if row_a == row_b
            && !ends.labelled
            && let Some(points) = self.straight_across(a, b)
        {
            return Route { points };
        }
        Route {
            points: self.through_gutters((a, row_a), (b, row_b), ends.labelled),
        }
    }

    /// A vertical line between cards that stand above each other with nothing between them.
    fn straight_down(&mut self, (a, row_a): (Rect, usize), (b, row_b): (Rect, usize)) -> Option<Vec<Point>> {
        let (left, right) = (a.x.max(b.x), a.right().min(b.right()));
        if right - left < 30.0 {
            return None;
        }
        let down = b.y > a.y;
        let (upper, lower) = if down { (a, b) } else { (b, a) };
        let between = Rect::new(left, upper.bottom() + 0.5, right - left, lower.y - upper.bottom() - 1.0);
        if between.h < 0.0 {
            return None;
        }
        let blocked = (row_a.min(row_b)..=row_a.max(row_b))
            .filter_map(|row| self.cards.get(&row))
            .flatten()
            .any(|card| {
                card.x < between.right()
                    && card.right() > between.x
                    && card.y < between.bottom()
                    && card.bottom() > between.y
            });
        if blocked {
            return None;
        }
        let x = f32::midpoint(left, right) + self.spread((true, left as i32, upper.bottom() as i32), 14.0);
        let (start, end) = if down { (a.bottom(), b.y) } else { (a.y, b.bottom()) };
        Some(vec![Point::new(x, start), Point::new(x, end)])
    }

    /// A horizontal line between neighbours of one lane.
    fn straight_across(&mut self, a: Rect, b: Rect) -> Option<Vec<Point>> {
        let (top, bottom) = (a.y.max(b.y), a.bottom().min(b.bottom()));
        if bottom - top < 16.0 {
            return None;
        }
        let y = (top + 17.0).min(f32::midpoint(top, bottom)) + self.spread((false, a.x as i32, top as i32), 9.0).abs();
        let near = self.gutter + 2.0;
        if b.x >= a.right() && b.x - a.right() <= near {
            return Some(vec![Point::new(a.right(), y), Point::new(b.x, y)]);
        }
        if a.x >= b.right() && a.x - b.right() <= near {
            return Some(vec![Point::new(a.x, y), Point::new(b.right(), y)]);
        }
        None
    }

    fn through_gutters(&mut self, (a, row_a): (Rect, usize), (b, row_b): (Rect, usize), labelled: bool) -> Vec<Point> {
        let rightwards = b.x + b.w / 2.0 >= a.x + a.w / 2.0;
        let half = self.gutter / 2.0;
        let (exit, first) = if rightwards {
            (a.right(), a.right() + half)
        } else {
            (a.x, a.x - half)
        };
        // A card in the same column, or one reached from the right, is entered on the side that the way comes from.
        let same = b.x < a.right() && a.x < b.right();
        let (enter, last) = match (same, rightwards) {
            (true, true) => (b.right(), b.right() + half),
            (true, false) => (b.x, b.x - half),
            (false, true) => (b.x, b.x - half),
            (false, false) => (b.right(), b.right() + half),
        };
        let y1 = f32::midpoint(a.y, a.bottom()) + self.spread((false, exit as i32, a.y as i32), 8.0);
        let y2 = f32::midpoint(b.y, b.bottom()) + self.spread((false, enter as i32, b.y as i32), 8.0);
        if (first - last).abs() < 1.0 && !labelled {
            let x = first + self.lane_in((true, first as i32));
            return vec![
                Point::new(exit, y1),
                Point::new(x, y1),
                Point::new(x, y2),
                Point::new(enter, y2),
            ];
        }
        let x1 = first + self.lane_in((true, first as i32));
        let x2 = last + self.lane_in((true, last as i32));
        let (top, bottom) = self.rows.get(&row_b).copied().unwrap_or((b.y, b.bottom()));
        let from_above = row_a <= row_b;
        let away = if labelled && row_a == row_b { 12.0 } else { 5.5 };
        let channel = if from_above { top - away } else { bottom + away };
        let y = channel + self.lane_in((false, channel as i32));
        vec![
            Point::new(exit, y1),
            Point::new(x1, y1),
            Point::new(x1, y),
            Point::new(x2, y),
            Point::new(x2, y2),
            Point::new(enter, y2),
        ]
    }

    /// Ways that share a channel lie beside each other: 0, +2.5, −2.5, then again.
    fn lane_in(&mut self, channel: (bool, i32)) -> f32 {
        let count = self.taken.entry(channel).or_insert(0);
        let offset = [0.0, 2.6, -2.6][(*count % 3) as usize];
        *count += 1;
        offset
    }

    /// Links that meet a card at the same side meet it beside each other.
    fn spread(&mut self, joint: (bool, i32, i32), by: f32) -> f32 {
        let count = self.joints.entry(joint).or_insert(0);
        let place = count.div_ceil(2) as f32 * if (*count).is_multiple_of(2) { 1.0 } else { -1.0 };
        *count += 1;
        (place * by).clamp(-28.0, 28.0)
    }
}

impl Route {
    /// Where words on the link stand: the middle of its longest horizontal part, or of the whole.
    pub fn label_at(&self) -> Point {
        let flat = self.points.windows(2).filter(|pair| pair[0].y == pair[1].y);
        let longest = flat.max_by(|a, b| (a[0].x - a[1].x).abs().total_cmp(&(b[0].x - b[1].x).abs()));
        match longest.or(self.points.windows(2).next()) {
            Some(pair) => Point::new(f32::midpoint(pair[0].x, pair[1].x), f32::midpoint(pair[0].y, pair[1].y)),
            None => Point::default(),
        }
    }

    /// The longest part, wide enough to be pointed at.
    pub fn longest(&self) -> Rect {
        let length = |pair: &[Point]| (pair[0].x - pair[1].x).abs() + (pair[0].y - pair[1].y).abs();
        match self.points.windows(2).max_by(|a, b| length(a).total_cmp(&length(b))) {
            Some(pair) => {
                let (x, y) = (pair[0].x.min(pair[1].x), pair[0].y.min(pair[1].y));
                Rect::new(x, y, (pair[0].x - pair[1].x).abs(), (pair[0].y - pair[1].y).abs()).inset(-4.0)
            }
            None => Rect::default(),
        }
    }
}
