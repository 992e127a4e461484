//! How far groups reach, so that the page need not paint what lies outside of its window.

use journey_scene::{Group, Item, Point, Rect, Segment, Stroke};

/// The box around everything that a group paints, in scene coordinates; `None` when it paints nothing.
pub(super) fn of_group(group: &Group) -> Option<Rect> {
    let mut reach = None;
    add(group, Point::default(), &mut reach);
    reach
}

fn add(group: &Group, origin: Point, reach: &mut Option<Rect>) {
    let origin = origin.moved(group.at);
    for item in &group.items {
        let rect = match item {
            Item::Group(inner) => {
                add(inner, origin, reach);
                continue;
            }
            Item::Rect(shape) => Some(shape.rect.inset(-half(shape.stroke.as_ref()))),
            Item::Path(path) => of_segments(&path.segments).map(|rect| rect.inset(-half(path.stroke.as_ref()))),
            // Letters reach above their em at most by an accent, and below the line by a third.
            Item::Text(run) => Some(Rect::new(
                run.x - run.size,
                run.baseline - 1.2 * run.size,
                run.advance + 2.0 * run.size,
                1.6 * run.size,
            )),
            Item::Image(image) => Some(image.rect),
            Item::Link(area) => Some(area.rect),
        };
        if let Some(rect) = rect {
            let rect = rect.moved(origin.x, origin.y);
            *reach = Some(reach.map_or(rect, |all| around(all, rect)));
        }
    }
}

fn half(stroke: Option<&Stroke>) -> f32 {
    stroke.map_or(0.0, |stroke| stroke.width)
}

fn around(one: Rect, other: Rect) -> Rect {
    let (x, y) = (one.x.min(other.x), one.y.min(other.y));
    Rect::new(
        x,
        y,
        one.right().max(other.right()) - x,
        one.bottom().max(other.bottom()) - y,
    )
}

fn of_segments(segments: &[Segment]) -> Option<Rect> {
    let points = segments.iter().flat_map(|segment| match segment {
        Segment::Move { p } | Segment::Line { p } => vec![*p],
        Segment::Curve { a, b, p } => vec![*a, *b, *p],
        Segment::Close => Vec::new(),
    });
    points.map(|point| Rect::new(point.x, point.y, 0.0, 0.0)).reduce(around)
}
