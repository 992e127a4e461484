//! Curves: smooth lines that leave and enter level, or upright.

use journey_scene::{Point, Rect, Segment};

/// How many points stand for a bent piece where a curve is pointed at.
const SAMPLES: usize = 8;

/// A line of straight and bent pieces.
#[derive(Debug, Clone)]
pub(super) struct Curve {
    start: Point,
    pieces: Vec<[Point; 3]>,
}

impl Curve {
    /// A line that has not gone anywhere.
    pub fn at(start: Point) -> Self {
        Self {
            start,
            pieces: Vec::new(),
        }
    }

    /// Where it has come to.
    pub fn end(&self) -> Point {
        self.pieces.last().map_or(self.start, |piece| piece[2])
    }

    /// Goes on straight.
    pub fn straight(&mut self, to: Point) {
        let from = self.end();
        let third = |share: f32| Point::new(from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share);
        self.pieces.push([third(1.0 / 3.0), third(2.0 / 3.0), to]);
    }

    /// Swings from level to level: both ends run along the text.
    pub fn swing(&mut self, to: Point) {
        let from = self.end();
        if (from.y - to.y).abs() < 0.5 {
            self.straight(to);
            return;
        }
        let reach = (to.x - from.x) * 0.55;
        self.pieces
            .push([Point::new(from.x + reach, from.y), Point::new(to.x - reach, to.y), to]);
    }

    /// Swings from upright to upright.
    pub fn drop(&mut self, to: Point) {
        let from = self.end();
        let reach = (to.y - from.y) * 0.5;
        self.pieces
            .push([Point::new(from.x, from.y + reach), Point::new(to.x, to.y - reach), to]);
    }

    /// Turns round: leaves level, swings out by `reach` (to the left when negative), comes back level.
    pub fn turn(&mut self, to: Point, reach: f32) {
        let from = self.end();
        // Control points a third further out bring the curve itself to the reach.
        let out = reach * 4.0 / 3.0;
        self.pieces
            .push([Point::new(from.x + out, from.y), Point::new(to.x + out, to.y), to]);
    }

    /// The direction in which it arrives: a point on the way, a little before the end.
    pub fn before_end(&self) -> Point {
        let Some([_, b, end]) = self.pieces.last() else {
            return self.start;
        };
        if (b.x - end.x).abs() + (b.y - end.y).abs() > 0.1 {
            return *b;
        }
        self.start
    }

    /// The same line ending a little earlier, so that the tip of its head stays sharp.
    pub fn shortened(mut self, by: f32) -> Self {
        let before = self.before_end();
        if let Some(last) = self.pieces.last_mut() {
            last[2] = crate::pen::towards(last[2], before, by);
        }
        self
    }

    /// As a path.
    pub fn segments(&self) -> Vec<Segment> {
        let pieces = self.pieces.iter().map(|&[a, b, p]| Segment::Curve { a, b, p });
        std::iter::once(Segment::Move { p: self.start }).chain(pieces).collect()
    }

    /// Points along it, from start to end.
    pub fn samples(&self) -> Vec<Point> {
        let mut points = vec![self.start];
        let mut from = self.start;
        for piece in &self.pieces {
            let level = [from.y, piece[0].y, piece[1].y]
                .iter()
                .all(|y| (y - piece[2].y).abs() < 0.01);
            let upright = [from.x, piece[0].x, piece[1].x]
                .iter()
                .all(|x| (x - piece[2].x).abs() < 0.01);
            let count = if level || upright { 1 } else { SAMPLES };
            points.extend((1..=count).map(|at| on(from, piece, at as f32 / count as f32)));
            from = piece[2];
        }
        points
    }

    /// The middle of each piece with its width, where words could stand.
    pub fn places(&self) -> Vec<(Point, f32)> {
        let mut from = self.start;
        let mut places = Vec::with_capacity(self.pieces.len());
        for piece in &self.pieces {
            places.push((on(from, piece, 0.5), (piece[2].x - from.x).abs()));
            from = piece[2];
        }
        places
    }
}

/// The box around points.
pub(super) fn bounds(points: &[Point]) -> Rect {
    let Some(first) = points.first() else {
        return Rect::default();
    };
    let (mut low, mut high) = (*first, *first);
    for point in points {
        low = Point::new(low.x.min(point.x), low.y.min(point.y));
        high = Point::new(high.x.max(point.x), high.y.max(point.y));
    }
    Rect::new(low.x, low.y, high.x - low.x, high.y - low.y)
}

fn on(from: Point, [a, b, end]: &[Point; 3], t: f32) -> Point {
    let s = 1.0 - t;
    let at = |from: f32, a: f32, b: f32, end: f32| {
        s * s * s * from + 3.0 * s * s * t * a + 3.0 * s * t * t * b + t * t * t * end
    };
    Point::new(at(from.x, a.x, b.x, end.x), at(from.y, a.y, b.y, end.y))
}
