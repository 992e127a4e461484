//! Lines and curves.

use journey_scene::{Path, Point, Segment};

use super::drawing::{Drawing, number};
use crate::{contour, line};

impl Drawing<'_> {
    /// Writes a path.
    pub(super) fn path(&mut self, path: &Path) {
        let segments = contour::of_path(path);
        let fill = path.fill.filter(|fill| line::shows(fill.color));
        if segments.is_empty() || (fill.is_none() && line::visible(path.stroke.as_ref()).is_none()) {
            return;
        }
        self.body.push_str(&format!("<path d=\"{}\"", outline(&segments)));
        let attributes = self.paint("fill", fill.map(|fill| fill.color));
        self.body.push_str(&attributes);
        if fill.is_some_and(|fill| fill.even_odd) {
            self.body.push_str(" fill-rule=\"evenodd\"");
        }
        let attributes = self.stroke_attributes(path.stroke.as_ref());
        self.body.push_str(&attributes);
        self.body.push_str("/>\n");
    }
}

fn outline(segments: &[Segment]) -> String {
    let mut out = String::new();
    let mut add = |command: char, points: &[Point]| {
        out.push(command);
        for (place, point) in points.iter().enumerate() {
            if place > 0 {
                out.push(' ');
            }
            out.push_str(&number(point.x));
            out.push(' ');
            out.push_str(&number(point.y));
        }
    };
    for segment in segments {
        match segment {
            Segment::Move { p } => add('M', &[*p]),
            Segment::Line { p } => add('L', &[*p]),
            Segment::Curve { a, b, p } => add('C', &[*a, *b, *p]),
            Segment::Close => add('Z', &[]),
        }
    }
    out
}
