//! What is bundled with the program: fonts, icons, themes, words, templates.

use std::sync::Arc;

use journey_layout::{Icons, Look, Theme, Typesetter, Words};
use journey_scene::FontKey;

use crate::protocol::{Appearance, Language, PosterTheme};
use crate::{AppError, ErrorCode};

macro_rules! asset {
    ($name:literal) => {
        include_str!(concat!("../../../assets/", $name))
    };
}

macro_rules! font {
    ($name:literal) => {
        include_bytes!(concat!("../../../assets/fonts/", $name)).as_slice()
    };
}

/// The bytes of a bundled font; none of a font of the machine.
pub(crate) fn font_bytes(key: FontKey) -> &'static [u8] {
    match key {
        FontKey::InterRegular => font!("Inter-Regular.ttf"),
        FontKey::InterItalic => font!("Inter-Italic.ttf"),
        FontKey::InterMedium => font!("Inter-Medium.ttf"),
        FontKey::InterSemiBold => font!("Inter-SemiBold.ttf"),
        FontKey::InterBold => font!("Inter-Bold.ttf"),
        FontKey::Arabic => font!("NotoSansArabic-Regular.ttf"),
        FontKey::Hebrew => font!("NotoSansHebrew-Regular.ttf"),
        FontKey::Devanagari => font!("NotoSansDevanagari-Regular.ttf"),
        FontKey::Emoji => font!("NotoEmoji-Regular.ttf"),
        FontKey::System1
        | FontKey::System2
        | FontKey::System3
        | FontKey::System4
        | FontKey::System5
        | FontKey::System6
        | FontKey::System7
        | FontKey::System8 => &[],
    }
}

/// The bundled assets, parsed.
pub(crate) struct Assets {
    icons: Icons,
    light: Theme,
    dark: Theme,
    contrast: Theme,
    workshop: Theme,
    ink_saver: Theme,
    blueprint: Theme,
    english: Words,
    italian: Words,
}

impl Assets {
    /// Parses the assets. An error means that the program was built with broken ones.
    pub fn load() -> Result<Self, AppError> {
        Ok(Self {
            icons: Icons::parse(asset!("icons/icons.json")).map_err(AppError::bug)?,
            light: Theme::parse(asset!("themes/light.json")).map_err(AppError::bug)?,
            dark: Theme::parse(asset!("themes/dark.json")).map_err(AppError::bug)?,
            contrast: Theme::parse(asset!("themes/contrast.json")).map_err(AppError::bug)?,
            workshop: Theme::parse(asset!("themes/workshop.json")).map_err(AppError::bug)?,
            ink_saver: Theme::parse(asset!("themes/ink-saver.json")).map_err(AppError::bug)?,
            blueprint: Theme::parse(asset!("themes/blueprint.json")).map_err(AppError::bug)?,
            english: serde_json::from_str(asset!("messages/en/map.json")).map_err(AppError::bug)?,
            italian: serde_json::from_str(asset!("messages/it/map.json")).map_err(AppError::bug)?,
        })
    }

    /// How a map looks in these colours and this language.
    pub fn look(&self, appearance: Appearance, language: Language) -> Look<'_> {
        let theme = match appearance {
            Appearance::Light => &self.light,
            Appearance::Dark => &self.dark,
            Appearance::Contrast => &self.contrast,
        };
        Look::new(theme, &self.icons, self.words(language))
    }

    /// How a map looks on paper in these colours and this language.
    pub fn poster_look(&self, theme: PosterTheme, language: Language) -> Look<'_> {
        let theme = match theme {
            PosterTheme::Studio => &self.light,
            PosterTheme::Workshop => &self.workshop,
            PosterTheme::InkSaver => &self.ink_saver,
            PosterTheme::Blueprint => &self.blueprint,
        };
        Look::new(theme, &self.icons, self.words(language))
    }

    /// The layout's words in a language.
    pub fn words(&self, language: Language) -> &Words {
        match language {
            Language::En => &self.english,
            Language::It => &self.italian,
        }
    }

    /// A typesetter with the bundled fonts.
    pub fn typesetter() -> Typesetter {
        Typesetter::new(FontKey::ALL.map(|key| (key, Arc::from(font_bytes(key)))))
    }
}

/// A template's name and its map files.
pub(crate) struct Template {
    /// Its name in calls and on the command line.
    pub name: &'static str,
    english: &'static str,
    italian: &'static str,
}

/// Every template, in the order in which they are offered.
pub(crate) const TEMPLATES: [Template; 4] = [
    Template {
        name: "blank",
        english: asset!("templates/blank.en.journey"),
        italian: asset!("templates/blank.it.journey"),
    },
    Template {
        name: "five-stages",
        english: asset!("templates/five-stages.en.journey"),
        italian: asset!("templates/five-stages.it.journey"),
    },
    Template {
        name: "see-think-do-care",
        english: asset!("templates/see-think-do-care.en.journey"),
        italian: asset!("templates/see-think-do-care.it.journey"),
    },
    Template {
        name: "service-blueprint",
        english: asset!("templates/service-blueprint.en.journey"),
        italian: asset!("templates/service-blueprint.it.journey"),
    },
];

impl Template {
    /// The template's map file in a language.
    pub fn text(&self, language: Language) -> &'static str {
        match language {
            Language::En => self.english,
            Language::It => self.italian,
        }
    }

    /// The template with this name.
    pub fn named(name: &str) -> Result<&'static Self, AppError> {
        TEMPLATES
            .iter()
            .find(|template| template.name == name)
            .ok_or_else(|| AppError::new(ErrorCode::NoSuchTemplate, format!("there is no template {name}")))
    }
}
