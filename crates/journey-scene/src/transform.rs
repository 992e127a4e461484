//! Scaling of finished drawings: a poster is a map at another size.

use crate::{Dash, Glyph, Group, HitRegion, Item, Point, Rect, Segment, Stroke, TextRun};

impl Point {
    /// The point with both coordinates multiplied.
    pub fn scaled(self, by: f32) -> Self {
        Self::new(self.x * by, self.y * by)
    }
}

impl Rect {
    /// The rectangle with everything multiplied.
    pub fn scaled(self, by: f32) -> Self {
        Self::new(self.x * by, self.y * by, self.w * by, self.h * by)
    }
}

impl Stroke {
    fn scaled(self, by: f32) -> Self {
        let dash = self.dash.map(|dash| Dash {
            on: dash.on * by,
            off: dash.off * by,
        });
        Self {
            width: self.width * by,
            dash,
            ..self
        }
    }
}

impl Group {
    /// The group with everything in it multiplied.
    pub fn scaled(mut self, by: f32) -> Self {
        self.at = self.at.scaled(by);
        self.clip = self.clip.map(|clip| clip.scaled(by));
        self.items = self.items.iter().map(|item| item.clone().scaled(by)).collect();
        self
    }
}

impl Item {
    /// The item with everything in it multiplied.
    pub fn scaled(self, by: f32) -> Self {
        match self {
            Self::Group(group) => Self::Group(group.scaled(by)),
            Self::Rect(mut shape) => {
                shape.rect = shape.rect.scaled(by);
                shape.radius *= by;
                shape.stroke = shape.stroke.map(|stroke| stroke.scaled(by));
                Self::Rect(shape)
            }
            Self::Path(mut path) => {
                for segment in &mut path.segments {
                    *segment = match *segment {
                        Segment::Move { p } => Segment::Move { p: p.scaled(by) },
                        Segment::Line { p } => Segment::Line { p: p.scaled(by) },
                        Segment::Curve { a, b, p } => Segment::Curve {
                            a: a.scaled(by),
                            b: b.scaled(by),
                            p: p.scaled(by),
                        },
                        Segment::Close => Segment::Close,
                    };
                }
                path.stroke = path.stroke.map(|stroke| stroke.scaled(by));
                Self::Path(path)
            }
            Self::Text(run) => Self::Text(run.scaled(by)),
            Self::Image(mut image) => {
                image.rect = image.rect.scaled(by);
                Self::Image(image)
            }
            Self::Link(mut link) => {
                link.rect = link.rect.scaled(by);
                Self::Link(link)
            }
        }
    }
}

impl TextRun {
    fn scaled(mut self, by: f32) -> Self {
        self.size *= by;
        self.x *= by;
        self.baseline *= by;
        self.advance *= by;
        for left in &mut self.spread {
            *left *= by;
        }
        let glyph = |glyph: &Glyph| Glyph {
            x: glyph.x * by,
            y: glyph.y * by,
            advance: glyph.advance * by,
            ..*glyph
        };
        self.glyphs = self.glyphs.iter().map(glyph).collect();
        self
    }
}

impl HitRegion {
    /// The region multiplied, then moved.
    pub fn placed(mut self, by: f32, at: Point) -> Self {
        self.rect = self.rect.scaled(by).moved(at.x, at.y);
        self.free = self.free.map(|free| free.scaled(by).moved(at.x, at.y));
        if let Some(text) = &mut self.text {
            text.rect = text.rect.scaled(by).moved(at.x, at.y);
            text.size *= by;
            text.line_height *= by;
            text.indent *= by;
        }
        for corner in &mut self.route {
            let scaled = corner.scaled(by);
            *corner = Point::new(scaled.x + at.x, scaled.y + at.y);
        }
        self
    }
}
