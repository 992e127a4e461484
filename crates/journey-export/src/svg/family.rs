//! What a font is called in the file.

use journey_scene::FontKey;
use skrifa::attribute::Style;
use skrifa::string::StringId;
use skrifa::{FontRef, MetadataProvider};

/// The names of a font: the one that the file gives it, and the one under which a machine may have it.
pub(super) struct Family {
    own: &'static str,
    /// The family that the font itself says it belongs to; `None` when that name would need escaping.
    installed: Option<String>,
    weight: u16,
    slanted: bool,
}

impl Family {
    /// Each face is its own family in the file, so that no program mixes up the weights.
    pub(super) fn of(font: FontKey, face: &FontRef<'_>) -> Self {
        let attributes = face.attributes();
        Self {
            own: font.file_name().trim_end_matches(".ttf"),
            installed: installed(face),
            weight: attributes.weight.value().round() as u16,
            slanted: attributes.style != Style::Normal,
        }
    }

    /// What a rule `@font-face` says of the font. Weight and slant are said there too: otherwise a browser takes the
    /// face for an upright one of weight 400, and makes it bolder and slants it a second time.
    pub(super) fn descriptors(&self) -> String {
        let style = if self.slanted { ";font-style:italic" } else { "" };
        format!("font-family:\"{}\";font-weight:{}{style}", self.own, self.weight)
    }

    /// The class of a text inside of a web page.
    pub(super) fn class(&self) -> &'static str {
        self.own
    }

    /// What a page's style sheet says of the texts of that class. Spaces are as in the drawing.
    pub(super) fn declarations(&self) -> String {
        let style = if self.slanted { ";font-style:italic" } else { "" };
        format!(
            "font-family:\"{}\",sans-serif;font-weight:{}{style};white-space:pre",
            self.own, self.weight
        )
    }

    /// The attributes of a text. Programs that ignore `@font-face`, such as Inkscape and librsvg, go on to the family's
    /// name and take the font from the machine, when it is there.
    pub(super) fn attributes(&self) -> String {
        let installed = self
            .installed
            .as_ref()
            .map(|name| format!(", '{name}'"))
            .unwrap_or_default();
        let mut attributes = format!(" font-family=\"{}{installed}, sans-serif\"", self.own);
        if self.weight != 400 {
            attributes.push_str(&format!(" font-weight=\"{}\"", self.weight));
        }
        if self.slanted {
            attributes.push_str(" font-style=\"italic\"");
        }
        attributes
    }
}

/// The name of the whole family, weights and widths included. The older entry names only what belongs together in a list
/// of four faces, such as “Inter SemiBold”.
fn installed(face: &FontRef<'_>) -> Option<String> {
    let named = |entry| {
        let strings = face.localized_strings(entry);
        let name: String = strings.english_or_first()?.chars().collect();
        let plain = |character: char| character.is_alphanumeric() || character == ' ' || character == '-';
        (!name.is_empty() && name.chars().all(plain)).then_some(name)
    };
    named(StringId::TYPOGRAPHIC_FAMILY_NAME).or_else(|| named(StringId::FAMILY_NAME))
}
