//! Outlines of shapes and paths, the same for every painter.

use journey_scene::{Path, Point, Rect, Segment, Shape};

/// How far a cubic's control points lie along the tangents so that it follows a quarter of a circle, in radii. From the
/// condition that the curve passes through the arc's middle: 4/3 · (√2 − 1).
const QUARTER: f32 = 0.552_284_8;

/// The rectangle with positive extent that covers the same area.
pub(crate) fn upright(rect: Rect) -> Rect {
    Rect::new(
        rect.x.min(rect.right()),
        rect.y.min(rect.bottom()),
        rect.w.abs(),
        rect.h.abs(),
    )
}

/// The area that both cover; its extent is zero when there is none.
pub(crate) fn intersection(one: Rect, other: Rect) -> Rect {
    let (x, y) = (one.x.max(other.x), one.y.max(other.y));
    Rect::new(
        x,
        y,
        (one.right().min(other.right()) - x).max(0.0),
        (one.bottom().min(other.bottom()) - y).max(0.0),
    )
}

/// The corner radius that fits into the rectangle.
pub(crate) fn fitting_radius(shape: &Shape) -> f32 {
    shape
        .radius
        .min(shape.rect.w.abs() / 2.0)
        .min(shape.rect.h.abs() / 2.0)
        .max(0.0)
}

/// A rectangle, rounded or not, as one closed contour.
pub(crate) fn of_shape(shape: &Shape) -> Vec<Segment> {
    let rect = upright(shape.rect);
    let radius = fitting_radius(shape);
    let (left, top, right, bottom) = (rect.x, rect.y, rect.right(), rect.bottom());
    let line = |x, y| Segment::Line { p: Point::new(x, y) };
    if radius <= 0.0 {
        return vec![
            Segment::Move {
                p: Point::new(left, top),
            },
            line(right, top),
            line(right, bottom),
            line(left, bottom),
            Segment::Close,
        ];
    }
    let reach = radius * (1.0 - QUARTER);
    let corner = |ax, ay, bx, by, x, y| Segment::Curve {
        a: Point::new(ax, ay),
        b: Point::new(bx, by),
        p: Point::new(x, y),
    };
    vec![
        Segment::Move {
            p: Point::new(left + radius, top),
        },
        line(right - radius, top),
        corner(right - reach, top, right, top + reach, right, top + radius),
        line(right, bottom - radius),
        corner(right, bottom - reach, right - reach, bottom, right - radius, bottom),
        line(left + radius, bottom),
        corner(left + reach, bottom, left, bottom - reach, left, bottom - radius),
        line(left, top + radius),
        corner(left, top + reach, left + reach, top, left + radius, top),
        Segment::Close,
    ]
}

/// The path's segments, beginning with a `Move`: no format allows a line that starts nowhere.
pub(crate) fn of_path(path: &Path) -> Vec<Segment> {
    let mut segments = Vec::with_capacity(path.segments.len());
    for segment in &path.segments {
        if segments.is_empty() {
            match *segment {
                Segment::Move { p } | Segment::Line { p } | Segment::Curve { p, .. } => {
                    segments.push(Segment::Move { p });
                }
                Segment::Close => {}
            }
        } else {
            segments.push(*segment);
        }
    }
    segments
}
