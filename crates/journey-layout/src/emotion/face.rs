//! Faces: the mouth follows the score.

use journey_scene::{Color, Point, Segment, Stroke};

use crate::pen::{Pen, dashed, solid};

/// Draws a face. `mood` runs from −1 (worst) to +1 (best); a dashed ring marks an assumption.
pub(crate) fn face(center: Point, radius: f32, mood: f32, assumed: bool, color: Color, pen: &mut Pen) {
    let paper = pen.look.theme.paper;
    let width = radius * 0.15;
    let ring = if assumed {
        dashed(color, width, 3.4, 2.4)
    } else {
        solid(color, width)
    };
    pen.circle(center, radius, Some(paper), None);
    pen.circle(center, radius, None, Some(ring));
    for side in [-1.0, 1.0] {
        let eye = Point::new(center.x + side * radius * 0.33, center.y - radius * 0.2);
        pen.circle(eye, radius * 0.105, Some(color), None);
    }
    let reach = radius * 0.42;
    let bend = mood.clamp(-1.0, 1.0) * radius * 0.42;
    let y = center.y + radius * 0.34 - bend * 0.25;
    let (left, right) = (Point::new(center.x - reach, y), Point::new(center.x + reach, y));
    let (a, b) = (
        Point::new(center.x - reach * 0.4, y + bend),
        Point::new(center.x + reach * 0.4, y + bend),
    );
    let mouth = vec![Segment::Move { p: left }, Segment::Curve { a, b, p: right }];
    pen.path(
        mouth,
        None,
        Some(Stroke {
            color,
            width,
            dash: None,
            round: true,
        }),
    );
}
