//! Which sheets show anything beside the paper.

use std::collections::BTreeSet;

use journey_scene::{Group, Item, Path, Point, Rect, Scene, Segment};

use super::seams::Span;
use crate::contour::{intersection, upright};
use crate::line;

/// How far letters reach beyond their line, in ems.
const OVERHANG: f32 = 1.0;

struct Sheets<'a> {
    columns: &'a [Span],
    rows: &'a [Span],
    inked: BTreeSet<(usize, usize)>,
}

/// Row and column of the sheets that show something of a drawing.
pub(super) fn sheets(scene: &Scene, columns: &[Span], rows: &[Span]) -> BTreeSet<(usize, usize)> {
    let mut sheets = Sheets {
        columns,
        rows,
        inked: BTreeSet::new(),
    };
    let paper = Rect::new(0.0, 0.0, scene.size.w, scene.size.h);
    for group in &scene.groups {
        sheets.group(group, Point::default(), paper);
    }
    sheets.inked
}

impl Sheets<'_> {
    fn group(&mut self, group: &Group, parent: Point, clip: Rect) {
        let origin = parent.moved(group.at);
        let clip = group
            .clip
            .map_or(clip, |own| intersection(clip, upright(own).moved(origin.x, origin.y)));
        let here = |rect: Rect| upright(rect).moved(origin.x, origin.y);
        for item in &group.items {
            match item {
                Item::Group(inner) => self.group(inner, origin, clip),
                Item::Rect(shape) => {
                    let stroke = line::visible(shape.stroke.as_ref());
                    if shape.fill.is_some_and(line::shows) || stroke.is_some() {
                        let half = stroke.map_or(0.0, |stroke| stroke.width / 2.0);
                        self.ink(here(shape.rect).inset(-half), clip);
                    }
                }
                Item::Path(path) => self.path(path, origin, clip),
                Item::Text(run) => {
                    if line::shows(run.color) && !run.glyphs.is_empty() {
                        let line = Rect::new(run.x, run.baseline - run.size, run.advance, run.size);
                        self.ink(here(line).inset(-OVERHANG * run.size * 0.5), clip);
                    }
                }
                Item::Image(image) => self.ink(here(image.rect), clip),
                Item::Link(_) => {}
            }
        }
    }

    /// An area inks all that it surrounds; a line only where its segments run, because a link may reach across the map.
    fn path(&mut self, path: &Path, origin: Point, clip: Rect) {
        let half = line::visible(path.stroke.as_ref()).map(|stroke| stroke.width / 2.0);
        let fill = path.fill.is_some_and(|fill| line::shows(fill.color));
        let mut all: Option<Rect> = None;
        let (mut pen, mut start) = (Point::default(), Point::default());
        for segment in &path.segments {
            let corners = match *segment {
                Segment::Move { p } => {
                    (pen, start) = (p, p);
                    continue;
                }
                Segment::Line { p } => vec![pen, p],
                Segment::Curve { a, b, p } => vec![pen, a, b, p],
                Segment::Close => vec![pen, start],
            };
            let around = around(&corners).moved(origin.x, origin.y);
            pen = corners.last().copied().unwrap_or(pen);
            all = Some(all.map_or(around, |all| union(all, around)));
            if let Some(half) = half {
                self.ink(around.inset(-half), clip);
            }
        }
        if let (true, Some(all)) = (fill, all) {
            self.ink(all, clip);
        }
    }

    fn ink(&mut self, rect: Rect, clip: Rect) {
        let rect = Rect::new(
            rect.x.max(clip.x),
            rect.y.max(clip.y),
            rect.right().min(clip.right()) - rect.x.max(clip.x),
            rect.bottom().min(clip.bottom()) - rect.y.max(clip.y),
        );
        if rect.w < 0.0 || rect.h < 0.0 {
            return;
        }
        for (row, (top, bottom)) in self.rows.iter().enumerate() {
            if rect.y > *bottom || rect.bottom() < *top {
                continue;
            }
            for (column, (left, right)) in self.columns.iter().enumerate() {
                if rect.x <= *right && rect.right() >= *left {
                    self.inked.insert((row, column));
                }
            }
        }
    }
}

fn around(corners: &[Point]) -> Rect {
    let first = corners.first().copied().unwrap_or_default();
    corners
        .iter()
        .fold(Rect::new(first.x, first.y, 0.0, 0.0), |rect, corner| {
            union(rect, Rect::new(corner.x, corner.y, 0.0, 0.0))
        })
}

fn union(one: Rect, other: Rect) -> Rect {
    let (x, y) = (one.x.min(other.x), one.y.min(other.y));
    Rect::new(
        x,
        y,
        one.right().max(other.right()) - x,
        one.bottom().max(other.bottom()) - y,
    )
}
