//! Draws items into a list: the few shapes that maps are made of.

use journey_model::Id;
use journey_scene::{Color, Dash, Fill, Group, Item, Name, Path, Pin, Point, Rect, Segment, Shape, Stroke};

use crate::Look;
use crate::look::StageColors;
use crate::text::Paragraph;

/// How far control points lie from the corner of a quarter circle: 1 − 4/3·(√2 − 1).
const CORNER: f32 = 0.447_715_25;

/// A list of items being drawn, and what the map looks like.
pub(crate) struct Pen<'a> {
    pub look: Look<'a>,
    pub items: Vec<Item>,
}

impl<'a> Pen<'a> {
    pub fn new(look: Look<'a>) -> Self {
        Self {
            look,
            items: Vec::new(),
        }
    }

    /// What was drawn, as a group.
    pub fn group(self, key: impl Into<Name>, layer: &'static str, at: Point, pin: Pin) -> Group {
        Group {
            key: key.into(),
            at,
            clip: None,
            pin,
            layer,
            items: self.items.into(),
        }
    }

    pub fn rect(&mut self, rect: Rect, radius: f32, fill: Option<Color>, stroke: Option<Stroke>) {
        self.items.push(Item::Rect(Shape {
            rect,
            radius,
            fill,
            stroke,
        }));
    }

    pub fn path(&mut self, segments: Vec<Segment>, fill: Option<Color>, stroke: Option<Stroke>) {
        let fill = fill.map(|color| Fill { color, even_odd: false });
        self.items.push(Item::Path(Path { segments, fill, stroke }));
    }

    /// A rectangle in a stage's tint, or with a strip of its hatch at the left, which leaves the words on plain paper.
    pub fn tinted_rect(&mut self, rect: Rect, radius: f32, stage: &StageColors, edge: Option<Stroke>) {
        let Some(hatch) = stage.hatch else {
            return self.rect(rect, radius, Some(stage.tint), edge);
        };
        self.rect(rect, radius, Some(stage.tint), None);
        hatch.draw(&rounded(rect, radius), strip(rect), &mut self.items);
        self.rect(rect, radius, None, edge);
    }

    /// A path in a stage's tint, or with a strip of its hatch at the left of `rect`.
    pub fn tinted_path(&mut self, segments: Vec<Segment>, rect: Rect, stage: &StageColors, edge: Stroke) {
        let Some(hatch) = stage.hatch else {
            return self.path(segments, Some(stage.tint), Some(edge));
        };
        self.path(segments.clone(), Some(stage.tint), None);
        hatch.draw(&segments, strip(rect), &mut self.items);
        self.path(segments, None, Some(edge));
    }

    pub fn line(&mut self, from: Point, to: Point, stroke: Stroke) {
        self.path(
            vec![Segment::Move { p: from }, Segment::Line { p: to }],
            None,
            Some(stroke),
        );
    }

    /// A circle.
    pub fn circle(&mut self, center: Point, radius: f32, fill: Option<Color>, stroke: Option<Stroke>) {
        let rect = Rect::new(center.x - radius, center.y - radius, 2.0 * radius, 2.0 * radius);
        self.rect(rect, radius, fill, stroke);
    }

    /// A text with its upper left corner at a point.
    pub fn text(&mut self, paragraph: &Paragraph, at: Point, color: Color) {
        for run in paragraph.lines.iter().flat_map(|line| &line.runs) {
            let mut run = run.clone();
            run.x += at.x;
            run.baseline += at.y;
            run.color = color;
            self.items.push(Item::Text(run));
        }
    }

    /// A text whose every line is centred about `at.x`.
    pub fn text_centered(&mut self, paragraph: &Paragraph, at: Point, color: Color) {
        for line in &paragraph.lines {
            let shift = at.x - line.right / 2.0;
            for run in &line.runs {
                let mut run = run.clone();
                run.x += shift;
                run.baseline += at.y;
                run.color = color;
                self.items.push(Item::Text(run));
            }
        }
    }

    /// A text on one line that ends at `at.x`.
    pub fn text_right(&mut self, paragraph: &Paragraph, at: Point, color: Color) {
        self.text(paragraph, Point::new(at.x - paragraph.width(), at.y), color);
    }

    /// A text whose every line ends at `at.x`.
    pub fn text_flush_right(&mut self, paragraph: &Paragraph, at: Point, color: Color) {
        for line in &paragraph.lines {
            for run in &line.runs {
                let mut run = run.clone();
                run.x += at.x - line.right;
                run.baseline += at.y;
                run.color = color;
                self.items.push(Item::Text(run));
            }
        }
    }

    /// An icon in a square.
    pub fn icon(&mut self, name: &str, at: Point, size: f32, color: Color) {
        let scale = size / 24.0;
        let segments = mapped(self.look.icons.outline(name), |p| {
            Point::new(at.x + p.x * scale, at.y + p.y * scale)
        });
        // Strokes stay readable when an icon is drawn small.
        let width = (1.9 * scale).max(1.1);
        self.path(
            segments,
            None,
            Some(Stroke {
                color,
                width,
                dash: None,
                round: true,
            }),
        );
    }

    /// An icon that is filled rather than stroked.
    pub fn filled_icon(&mut self, name: &str, at: Point, size: f32, color: Color) {
        let scale = size / 24.0;
        let segments = mapped(self.look.icons.outline(name), |p| {
            Point::new(at.x + p.x * scale, at.y + p.y * scale)
        });
        let stroke = Stroke {
            color,
            width: 1.4 * scale,
            dash: None,
            round: true,
        };
        self.path(segments, Some(color), Some(stroke));
    }
}

/// Width of the strip of hatch at a card's left edge, which ends before the words.
const STRIP: f32 = 5.5;

fn strip(rect: Rect) -> Rect {
    Rect::new(rect.x, rect.y, STRIP.min(rect.w), rect.h)
}

/// The name in a scene of what has this id.
pub(crate) fn named(id: Id) -> Name {
    id.to_string().into()
}

/// A rectangle with round corners as a path.
pub(crate) fn rounded(rect: Rect, radius: f32) -> Vec<Segment> {
    let radius = radius.min(rect.w / 2.0).min(rect.h / 2.0).max(0.0);
    let corners = [
        Point::new(rect.x, rect.y),
        Point::new(rect.right(), rect.y),
        Point::new(rect.right(), rect.bottom()),
        Point::new(rect.x, rect.bottom()),
    ];
    if radius == 0.0 {
        return polygon(&corners);
    }
    let mut segments = Vec::new();
    for (place, &corner) in corners.iter().enumerate() {
        let (before, next) = (corners[(place + 3) % 4], corners[(place + 1) % 4]);
        let (enter, leave) = (towards(corner, before, radius), towards(corner, next, radius));
        segments.push(if place == 0 {
            Segment::Move { p: enter }
        } else {
            Segment::Line { p: enter }
        });
        segments.push(Segment::Curve {
            a: towards(corner, before, radius * CORNER),
            b: towards(corner, next, radius * CORNER),
            p: leave,
        });
    }
    segments.push(Segment::Close);
    segments
}

/// A plain line.
pub(crate) fn solid(color: Color, width: f32) -> Stroke {
    Stroke {
        color,
        width,
        dash: None,
        round: false,
    }
}

/// A dashed line.
pub(crate) fn dashed(color: Color, width: f32, on: f32, off: f32) -> Stroke {
    Stroke {
        color,
        width,
        dash: Some(Dash { on, off }),
        round: false,
    }
}

/// A line of round dots.
pub(crate) fn dotted(color: Color, width: f32, every: f32) -> Stroke {
    Stroke {
        color,
        width,
        dash: Some(Dash { on: 0.01, off: every }),
        round: true,
    }
}

/// The same path with every point moved.
pub(crate) fn mapped(segments: &[Segment], place: impl Fn(Point) -> Point) -> Vec<Segment> {
    segments
        .iter()
        .map(|segment| match *segment {
            Segment::Move { p } => Segment::Move { p: place(p) },
            Segment::Line { p } => Segment::Line { p: place(p) },
            Segment::Curve { a, b, p } => Segment::Curve {
                a: place(a),
                b: place(b),
                p: place(p),
            },
            Segment::Close => Segment::Close,
        })
        .collect()
}

/// A polygon.
pub(crate) fn polygon(points: &[Point]) -> Vec<Segment> {
    let mut segments: Vec<Segment> = points.iter().map(|&p| Segment::Line { p }).collect();
    if let Some(first) = points.first() {
        segments[0] = Segment::Move { p: *first };
        segments.push(Segment::Close);
    }
    segments
}

/// A line through points with its corners rounded.
pub(crate) fn rounded_line(points: &[Point], radius: f32) -> Vec<Segment> {
    let mut segments = Vec::new();
    for (place, &here) in points.iter().enumerate() {
        if place == 0 {
            segments.push(Segment::Move { p: here });
            continue;
        }
        let Some(&next) = points.get(place + 1) else {
            segments.push(Segment::Line { p: here });
            continue;
        };
        let before = points[place - 1];
        let reach = radius.min(distance(before, here) / 2.0).min(distance(here, next) / 2.0);
        let (enter, leave) = (towards(here, before, reach), towards(here, next, reach));
        segments.push(Segment::Line { p: enter });
        let (a, b) = (
            towards(here, before, reach * CORNER),
            towards(here, next, reach * CORNER),
        );
        segments.push(Segment::Curve { a, b, p: leave });
    }
    segments
}

pub(crate) fn distance(a: Point, b: Point) -> f32 {
    (a.x - b.x).hypot(a.y - b.y)
}

/// The point on the way from `from` to `to`, this far from `from`.
pub(crate) fn towards(from: Point, to: Point, by: f32) -> Point {
    let whole = distance(from, to);
    if whole == 0.0 {
        return from;
    }
    Point::new(
        from.x + (to.x - from.x) * by / whole,
        from.y + (to.y - from.y) * by / whole,
    )
}
