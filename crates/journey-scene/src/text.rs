//! Text that is already broken into lines and positioned.

use std::sync::Arc;

use serde::Serialize;
use ts_rs::TS;

use crate::Color;

/// A piece of one line in one font, size and colour, in one direction.
///
/// The canvas draws `text` with the same bundled font at `x` (or cluster by cluster at `spread`); the exporters place
/// `glyphs`. Both give the same picture.
#[derive(Debug, Clone, Serialize, TS)]
pub struct TextRun {
    /// The characters, in logical order.
    pub text: String,
    /// Font.
    pub font: FontKey,
    /// Size of the em.
    pub size: f32,
    /// Colour.
    pub color: Color,
    /// Left end.
    pub x: f32,
    /// The line that the letters stand on.
    pub baseline: f32,
    /// Width.
    pub advance: f32,
    /// Written from right to left.
    pub rtl: bool,
    /// Left ends of the single clusters relative to `x`, when letters are tracked; empty otherwise.
    pub spread: Vec<f32>,
    /// The glyphs from left to right, shared by every copy of the run. They stay on the Rust side.
    #[serde(skip)]
    #[ts(skip)]
    pub glyphs: Arc<[Glyph]>,
}

impl PartialEq for TextRun {
    /// Copies of one run share their glyphs and need not compare them.
    fn eq(&self, other: &Self) -> bool {
        let Self {
            text,
            font,
            size,
            color,
            x,
            baseline,
            advance,
            rtl,
            spread,
            glyphs,
        } = self;
        (*x, *baseline, *size, *advance) == (other.x, other.baseline, other.size, other.advance)
            && (*font, *color, *rtl) == (other.font, other.color, other.rtl)
            && *text == other.text
            && *spread == other.spread
            && (Arc::ptr_eq(glyphs, &other.glyphs) || *glyphs == other.glyphs)
    }
}

/// One glyph.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Glyph {
    /// Glyph index in the font.
    pub id: u16,
    /// Left of its origin, relative to the run's `x`.
    pub x: f32,
    /// Its origin below the baseline; negative is above.
    pub y: f32,
    /// How far the pen moves.
    pub advance: f32,
    /// The bytes of the run's text that the glyph's cluster stands for.
    pub start: u32,
    /// End of those bytes.
    pub end: u32,
}

/// The bundled fonts, and those of the machine that a poster borrows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, TS)]
pub enum FontKey {
    /// Inter, weight 400.
    InterRegular,
    /// Inter, weight 400, italic.
    InterItalic,
    /// Inter, weight 500.
    InterMedium,
    /// Inter, weight 600.
    InterSemiBold,
    /// Inter, weight 700.
    InterBold,
    /// Noto Sans Arabic, weight 400.
    Arabic,
    /// Noto Sans Hebrew, weight 400.
    Hebrew,
    /// Noto Sans Devanagari, weight 400.
    Devanagari,
    /// Noto Emoji, weight 400, one colour.
    Emoji,
    /// A font of the machine, for characters that no bundled font has. Only posters are set in it, so the web side never
    /// sees it. Which font it is, whoever gives the fonts knows.
    #[ts(skip)]
    System1,
    /// Another font of the machine.
    #[ts(skip)]
    System2,
    /// Another font of the machine.
    #[ts(skip)]
    System3,
    /// Another font of the machine.
    #[ts(skip)]
    System4,
    /// Another font of the machine.
    #[ts(skip)]
    System5,
    /// Another font of the machine.
    #[ts(skip)]
    System6,
    /// Another font of the machine.
    #[ts(skip)]
    System7,
    /// Another font of the machine.
    #[ts(skip)]
    System8,
}

impl FontKey {
    /// Every bundled font.
    pub const ALL: [Self; 9] = [
        Self::InterRegular,
        Self::InterItalic,
        Self::InterMedium,
        Self::InterSemiBold,
        Self::InterBold,
        Self::Arabic,
        Self::Hebrew,
        Self::Devanagari,
        Self::Emoji,
    ];

    /// The keys for fonts of the machine.
    pub const SYSTEM: [Self; 8] = [
        Self::System1,
        Self::System2,
        Self::System3,
        Self::System4,
        Self::System5,
        Self::System6,
        Self::System7,
        Self::System8,
    ];

    /// Name of a bundled font's file under `assets/fonts`; for a font of the machine, a name that no file has.
    pub const fn file_name(self) -> &'static str {
        match self {
            Self::InterRegular => "Inter-Regular.ttf",
            Self::InterItalic => "Inter-Italic.ttf",
            Self::InterMedium => "Inter-Medium.ttf",
            Self::InterSemiBold => "Inter-SemiBold.ttf",
            Self::InterBold => "Inter-Bold.ttf",
            Self::Arabic => "NotoSansArabic-Regular.ttf",
            Self::Hebrew => "NotoSansHebrew-Regular.ttf",
            Self::Devanagari => "NotoSansDevanagari-Regular.ttf",
            Self::Emoji => "NotoEmoji-Regular.ttf",
            Self::System1 => "system-1",
            Self::System2 => "system-2",
            Self::System3 => "system-3",
            Self::System4 => "system-4",
            Self::System5 => "system-5",
            Self::System6 => "system-6",
            Self::System7 => "system-7",
            Self::System8 => "system-8",
        }
    }
}
