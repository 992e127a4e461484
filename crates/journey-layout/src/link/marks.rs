//! Ends of links: arrow heads, dots, bars.

use journey_scene::{Color, Point, Segment, Stroke};

use crate::pen::{Pen, polygon, solid, towards};

/// What stands at an end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mark {
    /// A filled arrow head.
    Filled,
    /// An open arrow head.
    Open,
    /// An open dot.
    OpenDot,
    /// A filled dot.
    Dot,
    /// A short bar across.
    Bar,
}

/// Draws a mark at an end; `inward` is the next point of the line.
pub(crate) fn mark(mark: Mark, end: Point, inward: Point, color: Color, pen: &mut Pen) {
    let back = towards(end, inward, 6.5);
    let (dx, dy) = ((end.x - back.x) / 6.5, (end.y - back.y) / 6.5);
    let aside = |by: f32| Point::new(back.x - dy * by, back.y + dx * by);
    match mark {
        Mark::Filled => pen.path(polygon(&[end, aside(3.4), aside(-3.4)]), Some(color), None),
        Mark::Open => {
            let stroke = Stroke {
                color,
                width: 1.5,
                dash: None,
                round: true,
            };
            let head = vec![
                Segment::Move { p: aside(3.4) },
                Segment::Line { p: end },
                Segment::Line { p: aside(-3.4) },
            ];
            pen.path(head, None, Some(stroke));
        }
        Mark::OpenDot => {
            let paper = pen.look.theme.paper;
            pen.circle(end, 2.9, Some(paper), Some(solid(color, 1.5)));
        }
        Mark::Dot => pen.circle(end, 2.9, Some(color), None),
        Mark::Bar => {
            let (from, to) = (
                Point::new(end.x - dy * 3.5, end.y + dx * 3.5),
                Point::new(end.x + dy * 3.5, end.y - dx * 3.5),
            );
            pen.line(from, to, solid(color, 1.5));
        }
    }
}
