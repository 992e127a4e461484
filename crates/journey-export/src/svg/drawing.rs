//! The painter: goes through the parts of a page and writes elements.

use std::collections::{BTreeMap, BTreeSet};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use journey_scene::{Color, FontKey, Stroke};
use skrifa::FontRef;

use super::SvgText;
use super::family::Family;
use super::web_font::{Needed, web_font};
use crate::glyphs::Outlines;
use crate::xml::escaped;
use crate::{Document, ExportError, FontLibrary, Leaf, Pictures, line};

/// A document being written.
pub(super) struct Drawing<'a> {
    pub(super) document: &'a Document<'a>,
    pub(super) leaf: &'a Leaf,
    pub(super) fonts: &'a FontLibrary,
    pub(super) pictures: &'a Pictures,
    pub(super) text: SvgText,
    /// What stands for a colour inside of a web page; `None` in a file of its own, which has the colours themselves.
    pub(super) color: Option<&'a dyn Fn(Color) -> String>,
    pub(super) body: String,
    pub(super) definitions: String,
    pub(super) outlines: BTreeMap<FontKey, Outlines<'a>>,
    /// Glyphs that have been defined.
    pub(super) defined: BTreeSet<(FontKey, u16)>,
    /// Fonts that texts name, and what they need of them.
    pub(super) named: BTreeMap<FontKey, Needed>,
    pub(super) clips: usize,
}

impl<'a> Drawing<'a> {
    /// A drawing of a page that has passed the inspection.
    pub(super) fn new(
        document: &'a Document<'a>,
        leaf: &'a Leaf,
        fonts: &'a FontLibrary,
        pictures: &'a Pictures,
        text: SvgText,
    ) -> Self {
        Self {
            document,
            leaf,
            fonts,
            pictures,
            text,
            color: None,
            body: String::new(),
            definitions: String::new(),
            outlines: BTreeMap::new(),
            defined: BTreeSet::new(),
            named: BTreeMap::new(),
            clips: 0,
        }
    }

    /// Draws everything.
    pub(super) fn page(&mut self) -> Result<(), ExportError> {
        let leaf = self.leaf;
        leaf.parts.iter().try_for_each(|part| self.part(part))
    }

    /// The finished document.
    pub(super) fn finish(mut self) -> Result<String, ExportError> {
        let (width, height) = (number(self.leaf.size.w), number(self.leaf.size.h));
        let language = self
            .document
            .language_tag()
            .map(|tag| format!(" xml:lang=\"{tag}\""))
            .unwrap_or_default();
        if !self.named.is_empty() {
            self.definitions.push_str("<style>\n");
            for (font, needed) in &self.named {
                let (_, rule) = font_face(self.fonts, *font, needed, "")?;
                self.definitions.push_str(&rule);
            }
            self.definitions.push_str("</style>\n");
        }
        let definitions = if self.definitions.is_empty() {
            String::new()
        } else {
            format!("<defs>\n{}</defs>\n", self.definitions)
        };
        Ok(format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" \
             xmlns:xlink=\"http://www.w3.org/1999/xlink\" \
             width=\"{width}pt\" height=\"{height}pt\" viewBox=\"0 0 {width} {height}\"{language}>\n\
             <title>{title}</title>\n{definitions}{body}</svg>\n",
            title = escaped(self.document.title),
            body = self.body,
        ))
    }
}

/// A number with three decimals at most.
pub(super) fn number(value: f32) -> String {
    let text = format!("{value:.3}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

/// A font, and the rule `@font-face` that brings the shapes that texts need of it. `more` is said in the rule as well.
pub(super) fn font_face<'a>(
    fonts: &'a FontLibrary,
    font: FontKey,
    needed: &Needed,
    more: &str,
) -> Result<(FontRef<'a>, String), ExportError> {
    let face = fonts.face(font)?;
    let subset = web_font(&face, needed).ok_or_else(|| ExportError::FontUnreadable {
        font,
        reason: "its outlines cannot be taken out".to_owned(),
    })?;
    let (descriptors, bytes) = (Family::of(font, &face).descriptors(), STANDARD.encode(subset));
    let rule = format!("@font-face{{{descriptors}{more};src:url(data:font/woff;base64,{bytes}) format(\"woff\")}}\n");
    Ok((face, rule))
}

impl Drawing<'_> {
    /// The attributes `name` and `name-opacity`.
    pub(super) fn paint(&self, name: &str, color: Option<Color>) -> String {
        match (color, self.color) {
            (None, _) => format!(" {name}=\"none\""),
            (Some(color), Some(word)) => format!(" {name}=\"{}\"", word(color)),
            (Some(Color { r, g, b, a: 255 }), None) => format!(" {name}=\"#{r:02x}{g:02x}{b:02x}\""),
            (Some(Color { r, g, b, a }), None) => {
                let opacity = number(f32::from(a) / 255.0);
                format!(" {name}=\"#{r:02x}{g:02x}{b:02x}\" {name}-opacity=\"{opacity}\"")
            }
        }
    }

    /// The attributes of a line, or nothing when there is none to see.
    pub(super) fn stroke_attributes(&self, stroke: Option<&Stroke>) -> String {
        let Some(stroke) = line::visible(stroke) else {
            return String::new();
        };
        let mut attributes = self.paint("stroke", Some(stroke.color));
        attributes.push_str(&format!(" stroke-width=\"{}\"", number(stroke.width)));
        if let Some((on, off)) = line::dashes(stroke) {
            attributes.push_str(&format!(" stroke-dasharray=\"{} {}\"", number(on), number(off)));
        }
        if stroke.round {
            attributes.push_str(" stroke-linecap=\"round\" stroke-linejoin=\"round\"");
        } else {
            attributes.push_str(&format!(" stroke-miterlimit=\"{}\"", number(line::MITER_LIMIT)));
        }
        attributes
    }
}

#[cfg(test)]
mod tests {
    use super::number;

    #[test]
    fn numbers_are_short_and_never_minus_zero() {
        let written = [0.0, -0.0001, 1.0, 100.0, -1.5, 0.25, 841.889_8].map(number);
        assert_eq!(written, ["0", "0", "1", "100", "-1.5", "0.25", "841.89"]);
    }
}
