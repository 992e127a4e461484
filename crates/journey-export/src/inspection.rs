//! Refuses a scene that cannot be written, before anything is written.

use journey_scene::{Group, Item, OutlineEntry, Path, Point, Rect, Scene, Segment, Stroke, TextRun};

use crate::fonts::glyph_count;
use crate::{ExportError, FontLibrary, Pictures};

/// No drawing reaches further from the page's corner, in points (350 m). Beyond it, numbers lose what they mean.
const REACH: f64 = 1_000_000.0;

/// Layouts nest groups and outlines a few levels deep. The limit keeps the painters' recursion bounded.
const DEPTH: usize = 64;

/// Checks every number, font, glyph and picture of a scene.
pub(crate) fn inspect(scene: &Scene, fonts: &FontLibrary, pictures: &Pictures) -> Result<(), ExportError> {
    let (width, height) = (scene.size.w, scene.size.h);
    let usable = |length: f32| length.is_finite() && length > 0.0 && f64::from(length) <= REACH;
    if !usable(width) || !usable(height) {
        return Err(ExportError::PageSize { width, height });
    }
    let mut inspection = Inspection {
        fonts,
        pictures,
        trail: Vec::new(),
    };
    for group in &scene.groups {
        inspection.group(group, (0.0, 0.0))?;
    }
    for hit in &scene.hits {
        inspection.trail.push(&hit.key);
        inspection.rect(hit.rect, (0.0, 0.0))?;
        inspection.trail.pop();
    }
    scene.outline.iter().try_for_each(|entry| inspection.outline(entry))
}

struct Inspection<'a> {
    fonts: &'a FontLibrary,
    pictures: &'a Pictures,
    trail: Vec<&'a str>,
}

impl<'a> Inspection<'a> {
    fn place(&self) -> String {
        self.trail.join("/")
    }

    fn enter(&mut self, key: &'a str) -> Result<(), ExportError> {
        self.trail.push(key);
        if self.trail.len() > DEPTH {
            Err(ExportError::TooDeep { place: self.place() })
        } else {
            Ok(())
        }
    }

    fn group(&mut self, group: &'a Group, origin: (f64, f64)) -> Result<(), ExportError> {
        self.enter(&group.key)?;
        self.point(group.at, origin)?;
        let origin = (origin.0 + f64::from(group.at.x), origin.1 + f64::from(group.at.y));
        if let Some(clip) = group.clip {
            self.rect(clip, origin)?;
        }
        for item in &group.items {
            match item {
                Item::Group(inner) => self.group(inner, origin)?,
                Item::Rect(shape) => {
                    self.rect(shape.rect, origin)?;
                    self.lengths(&[shape.radius])?;
                    self.stroke(shape.stroke.as_ref())?;
                }
                Item::Path(path) => self.path(path, origin)?,
                Item::Text(run) => self.text(run, origin)?,
                Item::Image(image) => {
                    self.rect(image.rect, origin)?;
                    if !self.pictures.contains_key(&image.key) {
                        return Err(ExportError::PictureMissing { key: image.key.clone() });
                    }
                }
                Item::Link(area) => self.rect(area.rect, origin)?,
            }
        }
        self.trail.pop();
        Ok(())
    }

    fn outline(&mut self, entry: &'a OutlineEntry) -> Result<(), ExportError> {
        self.enter(&entry.id)?;
        entry.children.iter().try_for_each(|child| self.outline(child))?;
        self.trail.pop();
        Ok(())
    }

    fn path(&self, path: &Path, origin: (f64, f64)) -> Result<(), ExportError> {
        for segment in &path.segments {
            match segment {
                Segment::Move { p } | Segment::Line { p } => self.point(*p, origin)?,
                Segment::Curve { a, b, p } => {
                    self.point(*a, origin)?;
                    self.point(*b, origin)?;
                    self.point(*p, origin)?;
                }
                Segment::Close => {}
            }
        }
        self.stroke(path.stroke.as_ref())
    }

    fn text(&self, run: &TextRun, origin: (f64, f64)) -> Result<(), ExportError> {
        self.point(Point::new(run.x, run.baseline), origin)?;
        self.lengths(&[run.size, run.advance])?;
        self.lengths(&run.spread)?;
        let count = glyph_count(&self.fonts.face(run.font)?);
        for glyph in run.glyphs.iter() {
            if glyph.id >= count {
                return Err(ExportError::GlyphMissing {
                    font: run.font,
                    glyph: glyph.id,
                });
            }
            self.lengths(&[glyph.x, glyph.y])?;
        }
        Ok(())
    }

    fn stroke(&self, stroke: Option<&Stroke>) -> Result<(), ExportError> {
        let Some(stroke) = stroke else { return Ok(()) };
        self.lengths(&[stroke.width])?;
        stroke.dash.map_or(Ok(()), |dash| self.lengths(&[dash.on, dash.off]))
    }

    fn point(&self, point: Point, origin: (f64, f64)) -> Result<(), ExportError> {
        self.lengths(&[point.x, point.y])?;
        self.within(origin.0 + f64::from(point.x))?;
        self.within(origin.1 + f64::from(point.y))
    }

    fn rect(&self, rect: Rect, origin: (f64, f64)) -> Result<(), ExportError> {
        self.point(Point::new(rect.x, rect.y), origin)?;
        self.lengths(&[rect.w, rect.h])?;
        self.point(Point::new(rect.right(), rect.bottom()), origin)
    }

    fn lengths(&self, lengths: &[f32]) -> Result<(), ExportError> {
        lengths.iter().try_for_each(|length| self.within(f64::from(*length)))
    }

    fn within(&self, number: f64) -> Result<(), ExportError> {
        if !number.is_finite() {
            return Err(ExportError::NotFinite { place: self.place() });
        }
        if number.abs() > REACH {
            return Err(ExportError::OutOfReach { place: self.place() });
        }
        Ok(())
    }
}
