//! Glyph outlines, for the painters that draw letters as shapes.

use journey_scene::FontKey;
use skrifa::outline::{DrawSettings, OutlinePen};
use skrifa::prelude::{LocationRef, Size};
use skrifa::{FontRef, GlyphId, MetadataProvider, OutlineGlyphCollection};

use crate::fonts::units_per_em;
use crate::{ExportError, FontLibrary};

/// The outlines of one font.
pub(crate) struct Outlines<'a> {
    font: FontKey,
    glyphs: OutlineGlyphCollection<'a>,
    /// How many font units make an em.
    pub(crate) units_per_em: f32,
}

impl<'a> Outlines<'a> {
    /// Opens a font.
    pub(crate) fn open(fonts: &'a FontLibrary, font: FontKey) -> Result<Self, ExportError> {
        let face: FontRef<'a> = fonts.face(font)?;
        Ok(Self {
            font,
            units_per_em: f32::from(units_per_em(&face)),
            glyphs: face.outline_glyphs(),
        })
    }

    /// Draws a glyph in font units, y upwards. A glyph without an outline, such as a space, draws nothing.
    pub(crate) fn draw(&self, glyph: u16, pen: &mut impl OutlinePen) -> Result<(), ExportError> {
        let Some(outline) = self.glyphs.get(GlyphId::from(glyph)) else {
            return Ok(());
        };
        outline
            .draw(DrawSettings::unhinted(Size::unscaled(), LocationRef::default()), pen)
            .map(|_| ())
            .map_err(|error| ExportError::FontUnreadable {
                font: self.font,
                reason: error.to_string(),
            })
    }
}
