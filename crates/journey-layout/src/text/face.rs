//! The faces that a map is set in: font, size, line height, tracking.

use journey_scene::FontKey;

/// How a text is set.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Face {
    /// Font of letters that it has; others come from the fallback fonts.
    pub font: FontKey,
    /// Size of the em in points.
    pub size: f32,
    /// Distance between baselines in points.
    pub line_height: f32,
    /// Extra space between letters, in em.
    pub tracking: f32,
}

impl Face {
    const fn new(font: FontKey, size: f32, line_height: f32) -> Self {
        Self {
            font,
            size,
            line_height,
            tracking: 0.0,
        }
    }

    /// Text of cards.
    pub const CARD: Self = Self::new(FontKey::InterMedium, 12.5, 16.5);
    /// What somebody says or thinks.
    pub const QUOTE: Self = Self::new(FontKey::InterItalic, 12.5, 16.5);
    /// Second text.
    pub const SMALL: Self = Self::new(FontKey::InterRegular, 11.0, 14.5);
    /// Second text that stands out.
    pub const SMALL_STRONG: Self = Self::new(FontKey::InterSemiBold, 11.0, 14.5);
    /// Lane names.
    pub const LANE: Self = Self::new(FontKey::InterSemiBold, 12.5, 16.5);
    /// Stage names on the ribbon.
    pub const STAGE: Self = Self::new(FontKey::InterSemiBold, 15.0, 19.0);
    /// Values of metrics.
    pub const VALUE: Self = Self::new(FontKey::InterSemiBold, 17.0, 21.0);
    /// Step names and section heads, in capitals.
    pub const CAPS: Self = Self {
        tracking: 0.06,
        ..Self::new(FontKey::InterSemiBold, 11.0, 15.0)
    };
    /// A poster's title.
    pub const POSTER_TITLE: Self = Self {
        tracking: -0.022,
        ..Self::new(FontKey::InterBold, 46.0, 54.0)
    };
    /// A poster's scenario.
    pub const POSTER_LEAD: Self = Self::new(FontKey::InterRegular, 17.0, 24.0);
    /// Names on a poster's head.
    pub const POSTER_NAME: Self = Self::new(FontKey::InterSemiBold, 16.0, 21.0);
    /// Facts on a poster's head.
    pub const POSTER_FACT: Self = Self::new(FontKey::InterRegular, 13.0, 18.0);
    /// Quotes on a poster's head.
    pub const POSTER_QUOTE: Self = Self::new(FontKey::InterItalic, 13.0, 18.0);

    /// The face for a text: letters that join or stack, or run from right to left, are not set apart. A space would tear
    /// them, and a canvas that writes them one by one would not know their joined forms.
    pub(crate) fn for_text(self, text: &str) -> Self {
        if self.tracking != 0.0 && text.chars().any(holds_together) {
            Self { tracking: 0.0, ..self }
        } else {
            self
        }
    }

    /// Where the first baseline lies below the top of the text: the letters of Inter centred in the line (ascent 0.96875
    /// em, descent 0.2412 em).
    pub(crate) fn first_baseline(self) -> f32 {
        self.line_height / 2.0 + self.size * (0.968_75 - 0.241_2) / 2.0
    }

    /// The face as a key: two faces with equal keys set text alike.
    pub(crate) fn key(self) -> (FontKey, u32, u32, u32) {
        (
            self.font,
            self.size.to_bits(),
            self.line_height.to_bits(),
            self.tracking.to_bits(),
        )
    }
}

/// Whether a letter is of a script whose letters belong together: Hebrew to Myanmar with Arabic and the scripts of India,
/// Khmer and Mongolian, and the older code points of joined Hebrew and Arabic letters.
fn holds_together(letter: char) -> bool {
    matches!(letter, '\u{590}'..='\u{109f}' | '\u{1780}'..='\u{18af}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}')
}
