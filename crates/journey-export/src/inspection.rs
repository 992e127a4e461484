//! Refuses a document that cannot be written, before anything is written.

use std::collections::BTreeSet;

use journey_scene::{Group, Item, OutlineEntry, Path, Point, Rect, Scene, Segment, Size, Stroke, TextRun};

use crate::fonts::glyph_count;
use crate::{Document, ExportError, FontLibrary, Leaf, Pictures};

/// No drawing reaches further from the page's corner, in points (350 m). Beyond it, numbers lose what they mean.
const REACH: f64 = 1_000_000.0;

/// Layouts nest groups and outlines a few levels deep. The limit keeps the painters' recursion bounded.
const DEPTH: usize = 64;

/// Checks every page of a document and every drawing that a page shows.
pub(crate) fn inspect(document: &Document<'_>, fonts: &FontLibrary, pictures: &Pictures) -> Result<(), ExportError> {
    if document.pages.is_empty() {
        return Err(ExportError::NoSuchPage { page: 0 });
    }
    let mut shown = BTreeSet::new();
    for leaf in &document.pages {
        inspect_leaf(leaf)?;
        shown.extend(leaf.parts.iter().map(|part| part.scene));
    }
    shown
        .into_iter()
        .try_for_each(|place| inspect_scene(document.scene(place)?, fonts, pictures))
}

/// Checks one page of a document and the drawings that it shows.
pub(crate) fn inspect_page<'a>(
    document: &'a Document<'_>,
    page: usize,
    fonts: &FontLibrary,
    pictures: &Pictures,
) -> Result<&'a Leaf, ExportError> {
    let leaf = document.pages.get(page).ok_or(ExportError::NoSuchPage { page })?;
    inspect_leaf(leaf)?;
    for part in &leaf.parts {
        inspect_scene(document.scene(part.scene)?, fonts, pictures)?;
    }
    Ok(leaf)
}

fn inspect_size(size: Size) -> Result<(), ExportError> {
    let usable = |length: f32| length.is_finite() && length > 0.0 && f64::from(length) <= REACH;
    if usable(size.w) && usable(size.h) {
        return Ok(());
    }
    Err(ExportError::PageSize {
        width: size.w,
        height: size.h,
    })
}

fn inspect_leaf(leaf: &Leaf) -> Result<(), ExportError> {
    inspect_size(leaf.size)?;
    let place = || format!("page {}", leaf.label);
    let mut numbers: Vec<f32> = Vec::new();
    let mut note = |rect: Rect| numbers.extend([rect.x, rect.y, rect.w, rect.h, rect.right(), rect.bottom()]);
    note(leaf.trim);
    note(leaf.bleed);
    for part in &leaf.parts {
        note(Rect::new(part.at.x, part.at.y, part.scale, 0.0));
        part.clip.into_iter().for_each(&mut note);
    }
    if numbers.iter().any(|number| !number.is_finite()) {
        return Err(ExportError::NotFinite { place: place() });
    }
    let too_far = |number: &f32| f64::from(number.abs()) > REACH;
    // A factor of 0 or less shows nothing or the wrong side.
    if numbers.iter().any(too_far) || leaf.parts.iter().any(|part| part.scale <= 0.0) {
        return Err(ExportError::OutOfReach { place: place() });
    }
    Ok(())
}

/// Checks every number, font, glyph and picture of a drawing.
fn inspect_scene(scene: &Scene, fonts: &FontLibrary, pictures: &Pictures) -> Result<(), ExportError> {
    inspect_size(scene.size)?;
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
