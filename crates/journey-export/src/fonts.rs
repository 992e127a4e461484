//! The fonts that texts may use.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use journey_scene::FontKey;
use skrifa::raw::TableProvider;
use skrifa::{FontRef, MetadataProvider};

use crate::ExportError;

/// The bytes of a font file, bundled or shared with whoever read it.
#[derive(Debug, Clone)]
pub struct FontBytes(Bytes);

#[derive(Debug, Clone)]
enum Bytes {
    Bundled(&'static [u8]),
    Shared(Arc<[u8]>),
}

/// The fonts' files, by key. The exporters read no files themselves.
#[derive(Debug, Clone, Default)]
pub struct FontLibrary {
    files: BTreeMap<FontKey, FontFile>,
}

#[derive(Debug, Clone)]
struct FontFile {
    bytes: FontBytes,
    /// Place of the face in a collection; 0 for a file with one face.
    index: u32,
}

impl FontLibrary {
    /// Takes whole TrueType or OpenType files, each with one face.
    ///
    /// # Errors
    /// [`ExportError::FontUnreadable`] when a file is not a font with outlines.
    pub fn new<B: Into<FontBytes>>(fonts: impl IntoIterator<Item = (FontKey, B)>) -> Result<Self, ExportError> {
        let mut library = Self::default();
        for (font, bytes) in fonts {
            library.add(font, bytes, 0)?;
        }
        Ok(library)
    }

    /// Takes one face more: a font of the machine, from a collection by its place in it. A font that stands under the key
    /// already is replaced.
    ///
    /// # Errors
    /// [`ExportError::FontUnreadable`] when there is no such face, or one without outlines.
    pub fn add(&mut self, font: FontKey, bytes: impl Into<FontBytes>, index: u32) -> Result<(), ExportError> {
        let bytes = bytes.into();
        let unreadable = |reason: String| ExportError::FontUnreadable { font, reason };
        let face = FontRef::from_index(bytes.as_slice(), index).map_err(|error| unreadable(error.to_string()))?;
        if face.outline_glyphs().format().is_none() {
            return Err(unreadable("it has no outlines".to_owned()));
        }
        if face.head().map_or(0, |head| head.units_per_em()) == 0 {
            return Err(unreadable("its em has no size".to_owned()));
        }
        self.files.insert(font, FontFile { bytes, index });
        Ok(())
    }

    /// The whole file of a font, and the place of the face in it.
    pub(crate) fn file(&self, font: FontKey) -> Result<(&[u8], u32), ExportError> {
        self.files
            .get(&font)
            .map(|file| (file.bytes.as_slice(), file.index))
            .ok_or(ExportError::FontMissing { font })
    }

    /// The font, ready to be asked.
    pub(crate) fn face(&self, font: FontKey) -> Result<FontRef<'_>, ExportError> {
        let (bytes, index) = self.file(font)?;
        FontRef::from_index(bytes, index).map_err(|error| ExportError::FontUnreadable {
            font,
            reason: error.to_string(),
        })
    }
}

impl FontBytes {
    fn as_slice(&self) -> &[u8] {
        match &self.0 {
            Bytes::Bundled(bytes) => bytes,
            Bytes::Shared(bytes) => bytes,
        }
    }
}

impl From<&'static [u8]> for FontBytes {
    fn from(bytes: &'static [u8]) -> Self {
        Self(Bytes::Bundled(bytes))
    }
}

impl From<Arc<[u8]>> for FontBytes {
    fn from(bytes: Arc<[u8]>) -> Self {
        Self(Bytes::Shared(bytes))
    }
}

impl From<Vec<u8>> for FontBytes {
    fn from(bytes: Vec<u8>) -> Self {
        Self(Bytes::Shared(bytes.into()))
    }
}

impl From<Cow<'static, [u8]>> for FontBytes {
    fn from(bytes: Cow<'static, [u8]>) -> Self {
        match bytes {
            Cow::Borrowed(bytes) => bytes.into(),
            Cow::Owned(bytes) => bytes.into(),
        }
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
