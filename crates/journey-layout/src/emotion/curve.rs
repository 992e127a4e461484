//! A smooth curve through points that never overshoots them.

use journey_scene::{Point, Segment};

/// The monotone cubic through points that rise in x, as Bézier segments.
///
/// Tangents by F. N. Fritsch and R. E. Carlson, "Monotone Piecewise Cubic Interpolation", SIAM J. Numer. Anal. 17 (1980):
/// zero at extremes, otherwise the weighted harmonic mean of the neighbouring slopes, so that the curve has no peaks but
/// the data's own.
pub(crate) fn monotone(points: &[Point]) -> Vec<Segment> {
    let Some(first) = points.first() else { return Vec::new() };
    let mut segments = vec![Segment::Move { p: *first }];
    let slopes = tangents(points);
    for (pair, tangent) in points.windows(2).zip(slopes.windows(2)) {
        let third = (pair[1].x - pair[0].x) / 3.0;
        segments.push(Segment::Curve {
            a: Point::new(pair[0].x + third, pair[0].y + tangent[0] * third),
            b: Point::new(pair[1].x - third, pair[1].y - tangent[1] * third),
            p: pair[1],
        });
    }
    segments
}

fn tangents(points: &[Point]) -> Vec<f32> {
    let secant = |at: usize| {
        let width = points[at + 1].x - points[at].x;
        if width > 0.0 {
            (points[at + 1].y - points[at].y) / width
        } else {
            0.0
        }
    };
    let last = points.len() - 1;
    (0..points.len())
        .map(|at| {
            if last == 0 {
                return 0.0;
            }
            if at == 0 || at == last {
                // Level ends look calm and cannot overshoot.
                return 0.0;
            }
            let (before, after) = (secant(at - 1), secant(at));
            if before * after <= 0.0 {
                return 0.0;
            }
            let (left, right) = (points[at].x - points[at - 1].x, points[at + 1].x - points[at].x);
            let (wide, narrow) = (2.0 * right + left, right + 2.0 * left);
            (wide + narrow) / (wide / before + narrow / after)
        })
        .collect()
}

/// Points along the curve, a few a segment, to keep words off it.
pub(super) fn samples(segments: &[Segment]) -> Vec<Point> {
    let mut points = Vec::new();
    let mut from = Point::default();
    for segment in segments {
        match *segment {
            Segment::Move { p } => from = p,
            Segment::Curve { a, b, p } => {
                for step in 0..=12 {
                    let t = step as f32 / 12.0;
                    let (u, mix) = (1.0 - t, |w: f32, x: f32, y: f32, z: f32, t: f32, u: f32| {
                        u * u * u * w + 3.0 * u * u * t * x + 3.0 * u * t * t * y + t * t * t * z
                    });
                    points.push(Point::new(
                        mix(from.x, a.x, b.x, p.x, t, u),
                        mix(from.y, a.y, b.y, p.y, t, u),
                    ));
                }
                from = p;
            }
            _ => {}
        }
    }
    points
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_curve_stays_between_neighbouring_points(heights in prop::collection::vec(-50.0f32..50.0, 2..20)) {
            let points: Vec<Point> = heights.iter().enumerate().map(|(at, &y)| Point::new(at as f32 * 30.0, y)).collect();
            for (pair, part) in points.windows(2).zip(samples(&monotone(&points)).chunks(13)) {
                let (low, high) = (pair[0].y.min(pair[1].y), pair[0].y.max(pair[1].y));
                prop_assert!(part.iter().all(|p| p.y >= low - 0.01 && p.y <= high + 0.01));
            }
        }
    }

    #[test]
    fn one_point_and_none_are_no_trouble() {
        assert!(monotone(&[]).is_empty());
        assert_eq!(monotone(&[Point::new(1.0, 2.0)]).len(), 1);
    }
}
