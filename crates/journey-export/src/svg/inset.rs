//! Drawings for the inside of a web page: they share fonts, and the page says what their colours are.

use std::collections::BTreeMap;

use journey_scene::{Color, FontKey};

use super::SvgText;
use super::drawing::{Drawing, font_face, number};
use super::family::Family;
use super::web_font::Needed;
use crate::inspection::inspect;
use crate::{Document, ExportError, FontLibrary, Pictures};

/// What the page around the drawings decides.
pub struct InsetChoices<'a> {
    /// What stands in the file for a colour, such as `var(--a7)`. It is written into attributes as it is.
    pub color: &'a dyn Fn(Color) -> String,
    /// Characters that the page itself sets in a font, so that their shapes are brought too.
    pub also: BTreeMap<FontKey, String>,
}

/// Drawings to be put into a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inset {
    /// An `svg` element for each page of the document, hidden from screen readers: who puts it into a page says there what it
    /// shows. No two use the same id.
    pub drawings: Vec<String>,
    /// Rules `@font-face` for the fonts, with their shapes, and a class for each. The families are called as the bundled files
    /// are, `Inter-Medium`. For other characters than those that were asked for, a browser takes the next font that a text names.
    pub faces: String,
}

/// Writes every page of a document as letters, for the inside of one web page.
///
/// # Errors
/// [`ExportError`], when a scene has numbers, fonts or pictures that cannot be written.
pub fn svg_inset(
    document: &Document<'_>,
    fonts: &FontLibrary,
    pictures: &Pictures,
    choices: &InsetChoices<'_>,
) -> Result<Inset, ExportError> {
    inspect(document, fonts, pictures)?;
    let mut named: BTreeMap<FontKey, Needed> = BTreeMap::new();
    let mut clips = 0;
    let mut drawings = Vec::new();
    for leaf in &document.pages {
        let mut drawing = Drawing {
            color: Some(choices.color),
            named,
            clips,
            ..Drawing::new(document, leaf, fonts, pictures, SvgText::Letters)
        };
        drawing.page()?;
        let Drawing {
            named: all,
            clips: last,
            definitions,
            body,
            ..
        } = drawing;
        (named, clips) = (all, last);
        let definitions = if definitions.is_empty() {
            String::new()
        } else {
            format!("<defs>\n{definitions}</defs>\n")
        };
        drawings.push(format!(
            "<svg viewBox=\"0 0 {} {}\" aria-hidden=\"true\" focusable=\"false\">\n{definitions}{body}</svg>\n",
            number(leaf.size.w),
            number(leaf.size.h),
        ));
    }
    for (font, text) in &choices.also {
        named
            .entry(*font)
            .or_default()
            .note_characters(&fonts.face(*font)?, text);
    }
    let mut faces = String::new();
    for (font, needed) in &named {
        let (face, rule) = font_face(fonts, *font, needed, &needed.range())?;
        let family = Family::of(*font, &face);
        faces.push_str(&rule);
        faces.push_str(&format!(".{}{{{}}}\n", family.class(), family.declarations()));
    }
    Ok(Inset { drawings, faces })
}
