//! Hatches: fine lines in place of a tint, for posters in one colour. They are cut to their shape here, by geometry, so that
//! no painter needs to know what a pattern is.

use journey_scene::{Color, Dash, Item, Path, Point, Rect, Segment, Stroke};

/// The lines of one hatch, and their colour.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Hatch {
    families: &'static [Family],
    color: Color,
}

/// Parallel lines.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Family {
    /// Direction, in eighths of a turn: 0 runs to the right, 1 down to the right, 2 down.
    eighths: u8,
    /// Distance between two lines.
    gap: f32,
    width: f32,
    /// Length drawn and length left out.
    dash: Option<(f32, f32)>,
}

const fn lines(eighths: u8, gap: f32, width: f32) -> Family {
    Family {
        eighths,
        gap,
        width,
        dash: None,
    }
}

const fn broken(eighths: u8, gap: f32, width: f32, dash: (f32, f32)) -> Family {
    Family {
        eighths,
        gap,
        width,
        dash: Some(dash),
    }
}

/// A hatch for each stage hue, no two of which look alike, also where only a strip of them is seen.
const STAGES: [&[Family]; 8] = [
    &[lines(1, 3.2, 0.6)],
    &[lines(0, 2.6, 0.6)],
    &[lines(1, 3.6, 0.5), lines(3, 3.6, 0.5)],
    &[lines(2, 2.4, 0.6)],
    &[broken(0, 2.7, 1.3, (0.01, 2.7))],
    &[lines(3, 4.6, 1.5)],
    &[lines(0, 3.0, 0.5), lines(2, 3.0, 0.5)],
    &[broken(3, 2.4, 0.7, (3.4, 2.2))],
];

/// Above neutral and below it.
const WARM: &[Family] = &[broken(0, 5.0, 0.8, (0.01, 5.0))];
const COLD: &[Family] = &[lines(1, 6.0, 0.45)];

impl Hatch {
    /// The hatch of a stage hue.
    pub(crate) fn of_stage(hue: usize, color: Color) -> Self {
        Self {
            families: STAGES[hue % STAGES.len()],
            color,
        }
    }

    /// The hatch between a curve and the neutral line.
    pub(crate) fn of_feeling(above: bool, color: Color) -> Self {
        Self {
            families: if above { WARM } else { COLD },
            color,
        }
    }

    /// Draws the lines inside a shape, as far as they lie in `bounds`.
    pub(crate) fn draw(&self, shape: &[Segment], bounds: Rect, items: &mut Vec<Item>) {
        let contours = flattened(shape);
        for family in self.families {
            let mut segments = Vec::new();
            for (from, to) in family.inside(&contours, bounds) {
                segments.extend([Segment::Move { p: from }, Segment::Line { p: to }]);
            }
            if segments.is_empty() {
                continue;
            }
            let stroke = Stroke {
                color: self.color,
                width: family.width,
                dash: family.dash.map(|(on, off)| Dash { on, off }),
                round: family.dash.is_some_and(|(on, _)| on < 0.1),
            };
            items.push(Item::Path(Path {
                segments,
                fill: None,
                stroke: Some(stroke),
            }));
        }
    }
}

/// More lines than this nobody can tell apart; the gap grows instead.
const MOST_LINES: f32 = 2_000.0;

/// Pieces shorter than this are not drawn.
const LEAST_PIECE: f32 = 0.005;

impl Family {
    /// The pieces of the lines that lie inside the shape (even-odd) and inside the bounds.
    fn inside(&self, contours: &[Vec<Point>], bounds: Rect) -> Vec<(Point, Point)> {
        let half = std::f32::consts::FRAC_1_SQRT_2;
        let along = match self.eighths % 4 {
            0 => Point::new(1.0, 0.0),
            1 => Point::new(half, half),
            2 => Point::new(0.0, 1.0),
            _ => Point::new(half, -half),
        };
        let across = Point::new(-along.y, along.x);
        // In turned coordinates the lines are level: u runs along them, v across.
        let turned = |p: &Point| (p.x * along.x + p.y * along.y, p.x * across.x + p.y * across.y);
        let edges: Vec<((f32, f32), (f32, f32))> = contours
            .iter()
            .flat_map(|contour| {
                let next = contour.iter().skip(1).chain(contour.first());
                contour.iter().zip(next).map(|(a, b)| (turned(a), turned(b)))
            })
            .collect();
        let levels = edges.iter().map(|(a, _)| a.1);
        let (least, most) = levels.fold((f32::INFINITY, f32::NEG_INFINITY), |(least, most), v| {
            (least.min(v), most.max(v))
        });
        if most.partial_cmp(&least) != Some(std::cmp::Ordering::Greater) {
            return Vec::new();
        }
        let gap = self.gap.max((most - least) / MOST_LINES);
        // Sorted by their upper end, so that each line meets only edges that are near.
        let mut starts: Vec<usize> = (0..edges.len()).collect();
        starts.sort_by(|&a, &b| {
            edges[a]
                .0
                .1
                .min(edges[a].1.1)
                .total_cmp(&edges[b].0.1.min(edges[b].1.1))
        });
        let (mut pending, mut open): (_, Vec<usize>) = (starts.into_iter().peekable(), Vec::new());
        let mut pieces = Vec::new();
        let mut number = (least / gap).floor() + 0.5;
        while number * gap < most {
            let v = number * gap;
            number += 1.0;
            while let Some(edge) = pending.next_if(|&edge| edges[edge].0.1.min(edges[edge].1.1) <= v) {
                open.push(edge);
            }
            open.retain(|&edge| edges[edge].0.1.max(edges[edge].1.1) > v);
            let mut cuts: Vec<f32> = open
                .iter()
                .map(|&edge| {
                    let (a, b) = edges[edge];
                    a.0 + (b.0 - a.0) * (v - a.1) / (b.1 - a.1)
                })
                .collect();
            cuts.sort_by(f32::total_cmp);
            // There and back on the same edge: nothing lies between.
            for pair in cuts.chunks_exact(2).filter(|pair| pair[1] - pair[0] > LEAST_PIECE) {
                let back = |u: f32| Point::new(u * along.x + v * across.x, u * along.y + v * across.y);
                if let Some((from, to)) = clipped(back(pair[0]), back(pair[1]), bounds) {
                    pieces.extend(self.begun((from, to), (along, number)));
                }
            }
        }
        pieces
    }

    /// A piece begins where its pattern does, so that dots and dashes of neighbouring lines keep their order.
    fn begun(&self, (from, to): (Point, Point), (along, number): (Point, f32)) -> Option<(Point, Point)> {
        let Some((on, off)) = self.dash else {
            return Some((from, to));
        };
        let every = on + off;
        let u = |p: Point| p.x * along.x + p.y * along.y;
        let shift = if number.rem_euclid(2.0) < 1.0 { 0.0 } else { every / 2.0 };
        let start = ((u(from) - shift) / every).ceil() * every + shift;
        let ahead = start - u(from);
        (start + on.min(0.1) <= u(to)).then(|| (Point::new(from.x + along.x * ahead, from.y + along.y * ahead), to))
    }
}

/// The part of a line inside a rectangle (Liang and Barsky 1984).
fn clipped(from: Point, to: Point, bounds: Rect) -> Option<(Point, Point)> {
    let (dx, dy) = (to.x - from.x, to.y - from.y);
    let (mut enter, mut leave) = (0.0f32, 1.0f32);
    let sides = [
        (-dx, from.x - bounds.x),
        (dx, bounds.right() - from.x),
        (-dy, from.y - bounds.y),
        (dy, bounds.bottom() - from.y),
    ];
    for (towards, room) in sides {
        if towards == 0.0 {
            if room < 0.0 {
                return None;
            }
        } else if towards < 0.0 {
            enter = enter.max(room / towards);
        } else {
            leave = leave.min(room / towards);
        }
    }
    let at = |share: f32| Point::new(from.x + dx * share, from.y + dy * share);
    (enter < leave).then(|| (at(enter), at(leave)))
}

/// The contours of a path as polygons.
fn flattened(segments: &[Segment]) -> Vec<Vec<Point>> {
    const PIECES: u8 = 12;
    let mut contours: Vec<Vec<Point>> = Vec::new();
    for segment in segments {
        match *segment {
            Segment::Move { p } => contours.push(vec![p]),
            Segment::Line { p } => contours.last_mut().into_iter().for_each(|contour| contour.push(p)),
            Segment::Curve { a, b, p } => {
                let Some(contour) = contours.last_mut() else { continue };
                let Some(&from) = contour.last() else { continue };
                for piece in 1..=PIECES {
                    let t = f32::from(piece) / f32::from(PIECES);
                    let s = 1.0 - t;
                    let mix = |from: f32, a: f32, b: f32, p: f32| {
                        s * s * s * from + 3.0 * s * s * t * a + 3.0 * s * t * t * b + t * t * t * p
                    };
                    contour.push(Point::new(mix(from.x, a.x, b.x, p.x), mix(from.y, a.y, b.y, p.y)));
                }
            }
            Segment::Close => {}
        }
    }
    contours
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pen::polygon;

    fn ends(hatch: &Hatch, shape: &[Segment], bounds: Rect) -> Vec<Point> {
        let mut items = Vec::new();
        hatch.draw(shape, bounds, &mut items);
        let segments = items.into_iter().flat_map(|item| match item {
            Item::Path(path) => path.segments,
            other => unreachable!("{other:?}"),
        });
        let ends = segments.filter_map(|segment| match segment {
            Segment::Move { p } | Segment::Line { p } => Some(p),
            _ => None,
        });
        ends.collect()
    }

    #[test]
    fn every_hatch_fills_its_shape_and_never_leaves_it() {
        let corners = [
            Point::new(0.0, 0.0),
            Point::new(100.0, 0.0),
            Point::new(60.0, 20.0),
            Point::new(100.0, 40.0),
            Point::new(0.0, 40.0),
        ];
        let shape = polygon(&corners);
        for hue in 0..8 {
            let hatch = Hatch::of_stage(hue, Color::default());
            let ends = ends(&hatch, &shape, Rect::new(0.0, 0.0, 100.0, 40.0));
            assert!(ends.len() > 20, "{hue} has {} lines", ends.len() / 2);
            for p in &ends {
                // Right of the notch nothing is inside.
                let right = if p.y < 20.0 {
                    100.0 - p.y * 2.0
                } else {
                    60.0 + (p.y - 20.0) * 2.0
                };
                assert!(p.x >= -0.01 && p.y >= -0.01 && p.y <= 40.01, "{hue}: {p:?}");
                assert!(p.x <= right + 0.01, "{hue}: {p:?}");
            }
            let seen = |x: f32, y: f32| ends.iter().any(|p| (p.x - x).hypot(p.y - y) < 8.0);
            assert!(
                seen(4.0, 4.0) && seen(4.0, 36.0) && seen(92.0, 2.0),
                "{hue} reaches every corner"
            );
        }
    }

    #[test]
    fn bounds_cut_a_strip() {
        let shape = polygon(&[
            Point::new(0.0, 0.0),
            Point::new(50.0, 0.0),
            Point::new(50.0, 30.0),
            Point::new(0.0, 30.0),
        ]);
        for hue in 0..8 {
            let ends = ends(
                &Hatch::of_stage(hue, Color::default()),
                &shape,
                Rect::new(0.0, 0.0, 6.0, 30.0),
            );
            assert!(!ends.is_empty() && ends.iter().all(|p| p.x <= 6.01), "{hue}");
        }
    }

    #[test]
    fn no_two_hatches_are_alike() {
        for (a, one) in STAGES.iter().enumerate() {
            for other in &STAGES[..a] {
                assert_ne!(one, other);
            }
        }
    }

    #[test]
    fn a_shape_without_an_area_is_left_empty() {
        for shape in [
            Vec::new(),
            polygon(&[Point::new(3.0, 3.0)]),
            polygon(&[Point::default(), Point::new(9.0, 0.0)]),
        ] {
            assert!(
                ends(
                    &Hatch::of_stage(0, Color::default()),
                    &shape,
                    Rect::new(0.0, 0.0, 9.0, 9.0)
                )
                .is_empty()
            );
        }
    }
}
