//! The fonts that texts may use.

use std::borrow::Cow;
use std::collections::BTreeMap;

use journey_scene::FontKey;
use skrifa::raw::TableProvider;
use skrifa::{FontRef, MetadataProvider};

use crate::ExportError;

/// The fonts' files, by key. The exporters read no files themselves.
#[derive(Debug, Clone, Default)]
pub struct FontLibrary {
    files: BTreeMap<FontKey, Cow<'static, [u8]>>,
}

impl FontLibrary {
    /// Takes whole TrueType or OpenType files, each with one face.
    ///
    /// # Errors
    /// [`ExportError::FontUnreadable`] when a file is not a font with outlines.
    pub fn new<B: Into<Cow<'static, [u8]>>>(
        fonts: impl IntoIterator<Item = (FontKey, B)>,
    ) -> Result<Self, ExportError> {
        let mut files = BTreeMap::new();
        for (font, bytes) in fonts {
            let bytes = bytes.into();
            let unreadable = |reason: String| ExportError::FontUnreadable { font, reason };
            let face = FontRef::new(&bytes).map_err(|error| unreadable(error.to_string()))?;
            if face.outline_glyphs().format().is_none() {
                return Err(unreadable("it has no outlines".to_owned()));
            }
            if face.head().map_or(0, |head| head.units_per_em()) == 0 {
                return Err(unreadable("its em has no size".to_owned()));
            }
            files.insert(font, bytes);
        }
        Ok(Self { files })
    }

    /// The whole file of a font.
    pub(crate) fn bytes(&self, font: FontKey) -> Result<&[u8], ExportError> {
        self.files
            .get(&font)
            .map(|bytes| &**bytes)
            .ok_or(ExportError::FontMissing { font })
    }

    /// The font, ready to be asked.
    pub(crate) fn face(&self, font: FontKey) -> Result<FontRef<'_>, ExportError> {
        let bytes = self.bytes(font)?;
        FontRef::new(bytes).map_err(|error| ExportError::FontUnreadable {
            font,
            reason: error.to_string(),
        })
    }
}

/// How many glyphs a face has.
pub(crate) fn glyph_count(face: &FontRef<'_>) -> u16 {
    face.maxp().map_or(0, |maxp| maxp.num_glyphs())
}

/// How many font units make an em. At least 1.
pub(crate) fn units_per_em(face: &FontRef<'_>) -> u16 {
    face.head().map_or(1000, |head| head.units_per_em()).max(1)
}
