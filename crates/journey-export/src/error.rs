//! What can stop an export.

use journey_scene::FontKey;

/// Why a scene could not be written.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// The page is empty, or larger than the format can say.
    #[error("a page of {width} × {height} points cannot be written")]
    PageSize {
        /// Width in points.
        width: f32,
        /// Height in points.
        height: f32,
    },
    /// A coordinate is infinite or not a number.
    #[error("a number that is not finite at {place}")]
    NotFinite {
        /// Keys of the groups that lead there.
        place: String,
    },
    /// A coordinate lies further from the page than any drawing reaches.
    #[error("a coordinate out of reach at {place}")]
    OutOfReach {
        /// Keys of the groups that lead there.
        place: String,
    },
    /// Groups or the outline are nested deeper than any layout does.
    #[error("too deeply nested at {place}")]
    TooDeep {
        /// Keys of the groups that lead there.
        place: String,
    },
    /// A text uses a font that was not handed in.
    #[error("the font {} is missing", .font.file_name())]
    FontMissing {
        /// The font.
        font: FontKey,
    },
    /// A font's bytes are not a font, or not one that can be embedded.
    #[error("the font {} cannot be read: {reason}", .font.file_name())]
    FontUnreadable {
        /// The font.
        font: FontKey,
        /// What is wrong with it.
        reason: String,
    },
    /// A text uses a glyph that its font does not have.
    #[error("the font {} has no glyph {glyph}", .font.file_name())]
    GlyphMissing {
        /// The font.
        font: FontKey,
        /// Index of the glyph.
        glyph: u16,
    },
    /// A picture was not handed in.
    #[error("the picture {key} is missing")]
    PictureMissing {
        /// Name of the picture.
        key: String,
    },
    /// A picture's bytes are neither PNG nor JPEG, or damaged.
    #[error("the picture {key} cannot be read: {reason}")]
    PictureUnreadable {
        /// Name of the picture.
        key: String,
        /// What is wrong with it.
        reason: String,
    },
    /// A picture has more pixels than are accepted.
    #[error("the picture {key} is too large: {width} × {height} pixels")]
    PictureTooLarge {
        /// Name of the picture.
        key: String,
        /// Width in pixels.
        width: u32,
        /// Height in pixels.
        height: u32,
    },
    /// The PNG would have no pixels, or more than are accepted.
    #[error("a picture of {width:.0} × {height:.0} pixels cannot be written; 200 million pixels are the most")]
    Pixels {
        /// Width in pixels.
        width: f64,
        /// Height in pixels.
        height: f64,
    },
    /// The file would not keep to the standard that it promises to keep to.
    #[error("the file would not keep to its standard: {reason}")]
    AgainstStandard {
        /// What stands against it.
        reason: String,
    },
    /// There is no page of this number.
    #[error("there is no page {page}")]
    NoSuchPage {
        /// From 0.
        page: usize,
    },
    /// A page shows a drawing that the document does not have.
    #[error("there is no drawing {scene}")]
    NoSuchScene {
        /// From 0.
        scene: usize,
    },
    /// Whoever waited for the file has called it off.
    #[error("called off")]
    CalledOff,
    /// The bytes could not be handed on.
    #[error("the file cannot be written: {0}")]
    Unwritable(#[from] std::io::Error),
    /// The file could not be put together. This is a mistake in the exporter, not in the scene.
    #[error("the file could not be put together: {reason}")]
    Assembly {
        /// What failed.
        reason: String,
    },
}

impl ExportError {
    pub(crate) fn assembly(reason: impl std::fmt::Display) -> Self {
        Self::Assembly {
            reason: reason.to_string(),
        }
    }
}
