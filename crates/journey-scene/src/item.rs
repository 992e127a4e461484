//! The six kinds of things that can be painted.

use std::fmt::Write;

use serde::ser::Error;
use serde::{Serialize, Serializer};
use ts_rs::TS;

use crate::{Color, Items, Name, Point, Rect, TextRun};

/// One thing to paint. Coordinates are relative to the group that holds it.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(tag = "type")]
pub enum Item {
    /// Several items that move and are replaced together.
    Group(Group),
    /// A rectangle, its corners rounded or not.
    Rect(Shape),
    /// Lines and curves.
    Path(Path),
    /// Text in one font on one line.
    Text(TextRun),
    /// A picture.
    Image(Image),
    /// An area of paper that leads somewhere when clicked.
    Link(LinkArea),
}

/// Several items that move and are replaced together.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Group {
    /// What the group is: an element's id, or a name such as `grid`. Unique among its siblings.
    #[ts(type = "string")]
    pub key: Name,
    /// Where its origin stands in its parent.
    pub at: Point,
    /// Nothing is painted outside, in the group's own coordinates.
    pub clip: Option<Rect>,
    /// Whether the group stays in view while the map scrolls on a screen. Paper ignores it.
    pub pin: Pin,
    /// The layer of a print file it belongs to: `grid`, `cards`, `emotions`, `links`, `notes`.
    #[ts(type = "string")]
    pub layer: &'static str,
    /// In painting order.
    #[ts(as = "Vec<Item>")]
    pub items: Items,
}

/// Which edges of the window a group sticks to while the map scrolls.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, TS)]
pub enum Pin {
    /// It scrolls with the map.
    #[default]
    None,
    /// It keeps its distance from the left edge and scrolls vertically: lane heads.
    Left,
    /// It keeps its distance from the upper edge and scrolls horizontally: the stage ribbon.
    Top,
    /// It keeps its place: the corner between the two.
    Corner,
}

/// A rectangle.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Shape {
    /// The rectangle.
    pub rect: Rect,
    /// Radius of its corners.
    pub radius: f32,
    /// Colour inside.
    pub fill: Option<Color>,
    /// Its edge.
    pub stroke: Option<Stroke>,
}

/// Lines and curves.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Path {
    /// The segments; the first of each contour is a `Move`. On the wire path data as in SVG, in absolute coordinates
    /// (<https://www.w3.org/TR/SVG11/paths.html#PathData>): `M1 2L3 4C1 2 3 4 5 6Z`.
    #[serde(serialize_with = "as_path_data")]
    #[ts(type = "string")]
    pub segments: Vec<Segment>,
    /// Colour inside, and which points count as inside.
    pub fill: Option<Fill>,
    /// The line.
    pub stroke: Option<Stroke>,
}

impl Path {
    /// The box around its points, control points among them; `None` for a path without any.
    pub fn bounds(&self) -> Option<Rect> {
        let mut points = self.segments.iter().flat_map(Segment::points).copied();
        let first = points.next()?;
        Some(points.fold(Rect::new(first.x, first.y, 0.0, 0.0), Rect::around))
    }
}

/// The inside of a path.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, TS)]
pub struct Fill {
    /// Colour.
    pub color: Color,
    /// Even-odd rule; otherwise non-zero winding.
    pub even_odd: bool,
}

/// One segment of a path.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Segment {
    /// Starts a contour.
    Move {
        /// Where.
        p: Point,
    },
    /// A straight line.
    Line {
        /// Its end.
        p: Point,
    },
    /// A cubic Bézier curve.
    Curve {
        /// First control point.
        a: Point,
        /// Second control point.
        b: Point,
        /// Its end.
        p: Point,
    },
    /// Back to the start of the contour.
    Close,
}

impl Segment {
    /// The points that it names: control points before its end.
    fn points(&self) -> impl Iterator<Item = &Point> {
        let named = match self {
            Self::Move { p } | Self::Line { p } => [None, None, Some(p)],
            Self::Curve { a, b, p } => [Some(a), Some(b), Some(p)],
            Self::Close => [None; 3],
        };
        named.into_iter().flatten()
    }
}

/// Writes segments as path data, for whoever sends a path without fill and stroke.
///
/// A few letters a segment: icons are a third of what a map paints, and thousands of cards show the same few.
///
/// # Errors
/// Those of the serializer.
pub fn as_path_data<S: Serializer>(segments: &[Segment], serializer: S) -> Result<S::Ok, S::Error> {
    let mut data = String::new();
    for segment in segments {
        let written = match segment {
            Segment::Move { p } => write!(data, "M{} {}", p.x, p.y),
            Segment::Line { p } => write!(data, "L{} {}", p.x, p.y),
            Segment::Curve { a, b, p } => write!(data, "C{} {} {} {} {} {}", a.x, a.y, b.x, b.y, p.x, p.y),
            Segment::Close => write!(data, "Z"),
        };
        written.map_err(S::Error::custom)?;
    }
    serializer.serialize_str(&data)
}

/// A line.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, TS)]
pub struct Stroke {
    /// Colour.
    pub color: Color,
    /// Width.
    pub width: f32,
    /// Dashes; `None` for a solid line.
    pub dash: Option<Dash>,
    /// Round ends and corners; otherwise butt ends and mitred corners.
    pub round: bool,
}

/// Dashes of a line.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, TS)]
pub struct Dash {
    /// Length drawn.
    pub on: f32,
    /// Length left out.
    pub off: f32,
}

/// A picture.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Image {
    /// The picture's name: the hash of its bytes.
    pub key: String,
    /// Where it is drawn, stretched to fill.
    pub rect: Rect,
    /// What it shows, in words.
    pub alt: String,
}

/// An area that leads somewhere when clicked.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct LinkArea {
    /// Where to click.
    pub rect: Rect,
    /// A web address.
    pub href: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_written_as_path_data() {
        let [a, b, p] = [Point::new(0.5, -1.25), Point::new(2.0, 3.0), Point::new(1e-7, 4711.125)];
        let segments = vec![
            Segment::Move { p: a },
            Segment::Line { p: b },
            Segment::Curve { a, b, p },
            Segment::Close,
        ];
        let path = Path {
            segments,
            fill: None,
            stroke: None,
        };
        let json = serde_json::to_value(&path).unwrap();
        assert_eq!(json["segments"], "M0.5 -1.25L2 3C0.5 -1.25 2 3 0.0000001 4711.125Z");
    }
}
