//! Text: the outlines of the glyphs.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use journey_scene::{Rect, TextRun};
use skrifa::outline::OutlinePen;
use tiny_skia::{FillRule, Path, PathBuilder, Transform};

use super::drawing::{Drawing, Visible};
use crate::glyphs::Outlines;
use crate::{ExportError, line};

/// How far letters reach beyond their line, in ems, at most: accents and descenders of every bundled script.
const OVERHANG: f32 = 1.5;

/// The outlines of one font that have been asked for, in font units with y upwards; `None` for a glyph without one.
pub(super) struct GlyphPaths<'a> {
    outlines: Outlines<'a>,
    paths: BTreeMap<u16, Option<Path>>,
}

impl<'a> GlyphPaths<'a> {
    fn path(&mut self, glyph: u16) -> Result<Option<&Path>, ExportError> {
        let path = match self.paths.entry(glyph) {
            Entry::Occupied(entry) => entry.into_mut(),
            Entry::Vacant(entry) => {
                let mut pen = Pen(PathBuilder::new());
                self.outlines.draw(glyph, &mut pen)?;
                entry.insert(pen.0.finish())
            }
        };
        Ok(path.as_ref())
    }
}

impl Drawing<'_> {
    /// Draws a text.
    pub(super) fn text(&mut self, run: &TextRun, (x, y): (f32, f32)) -> Result<(), ExportError> {
        if run.glyphs.is_empty() || run.size <= 0.0 || !line::shows(run.color) {
            return Ok(());
        }
        let (left, baseline) = (x + run.x, y + run.baseline);
        let area = Rect::new(left, baseline, run.advance, 0.0).inset(-OVERHANG * run.size);
        let masked = match self.visible(area) {
            Visible::Not => return Ok(()),
            Visible::Partly => true,
            Visible::Wholly => false,
        };
        if masked {
            self.prepare_mask();
        }
        let mut glyphs = match self.glyphs.entry(run.font) {
            Entry::Occupied(entry) => entry.remove(),
            Entry::Vacant(_) => GlyphPaths {
                outlines: Outlines::open(self.fonts, run.font)?,
                paths: BTreeMap::new(),
            },
        };
        let unit = run.size / glyphs.outlines.units_per_em;
        for glyph in run.glyphs.iter() {
            if let Some(path) = glyphs.path(glyph.id)? {
                let transform = Transform::from_row(unit, 0.0, 0.0, -unit, left + glyph.x, baseline + glyph.y)
                    .post_concat(self.to_pixels());
                self.fill(path, run.color, FillRule::Winding, transform, masked);
            }
        }
        self.glyphs.insert(run.font, glyphs);
        Ok(())
    }
}

struct Pen(PathBuilder);

impl OutlinePen for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        self.0.move_to(x, y);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.0.line_to(x, y);
    }

    fn quad_to(&mut self, cx0: f32, cy0: f32, x: f32, y: f32) {
        self.0.quad_to(cx0, cy0, x, y);
    }

    fn curve_to(&mut self, cx0: f32, cy0: f32, cx1: f32, cy1: f32, x: f32, y: f32) {
        self.0.cubic_to(cx0, cy0, cx1, cy1, x, y);
    }

    fn close(&mut self) {
        self.0.close();
    }
}
