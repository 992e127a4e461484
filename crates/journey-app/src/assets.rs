//! What is bundled with the program: fonts, icons, themes, words, templates.

use std::collections::BTreeMap;
use std::sync::Arc;

use journey_layout::{Icons, Look, Theme, Typesetter, Words};
use journey_scene::FontKey;

use crate::findings::FindingWords;
use crate::protocol::{Appearance, Language, PosterTheme};
use crate::{AppError, ErrorCode};

macro_rules! asset {
    ($($name:literal),+) => {
        include_str!(concat!("../../../assets/", $($name),+))
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
    english_findings: BTreeMap<String, String>,
    italian_findings: BTreeMap<String, String>,
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
            english_findings: serde_json::from_str(asset!("messages/en/findings.json")).map_err(AppError::bug)?,
            italian_findings: serde_json::from_str(asset!("messages/it/findings.json")).map_err(AppError::bug)?,
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

    /// The sentences about findings in a language.
    pub fn finding_words(&self, language: Language) -> FindingWords<'_> {
        FindingWords {
            messages: match language {
                Language::En => &self.english_findings,
                Language::It => &self.italian_findings,
            },
            map: self.words(language),
        }
    }

    /// A typesetter with the bundled fonts.
    pub fn typesetter() -> Typesetter {
        Typesetter::new(FontKey::ALL.map(|key| (key, Arc::from(font_bytes(key)))))
    }
}

/// A message of the guide in a language.
pub(crate) fn guide_words(language: Language, name: &str) -> Result<String, AppError> {
    let messages = match language {
        Language::En => asset!("messages/en/guide.json"),
        Language::It => asset!("messages/it/guide.json"),
    };
    message(messages, name)
}

/// What a map is called that has no title, in English.
pub(crate) fn untitled() -> Result<String, AppError> {
    message(asset!("messages/en/interface.json"), "library.untitled")
}

fn message(messages: &str, name: &str) -> Result<String, AppError> {
    let messages: BTreeMap<String, String> = serde_json::from_str(messages).map_err(AppError::bug)?;
    let message = messages.get(name).cloned();
    message.ok_or_else(|| AppError::bug(format!("there is no message {name}")))
}

/// What the guided build puts its answers into: a template that is not offered by itself.
pub(crate) fn guided_build(language: Language) -> &'static str {
    match language {
        Language::En => asset!("templates/guided-build.en.journey"),
        Language::It => asset!("templates/guided-build.it.journey"),
    }
}

/// A template's name and its map files.
pub(crate) struct Template {
    /// Its name in calls and on the command line.
    pub name: &'static str,
    english: &'static str,
    italian: &'static str,
}

macro_rules! template {
    ($name:literal) => {
        Template {
            name: $name,
            english: asset!("templates/", $name, ".en.journey"),
            italian: asset!("templates/", $name, ".it.journey"),
        }
    };
}

/// Every template, in the order in which they are offered.
pub(crate) const TEMPLATES: [Template; 10] = [
    template!("blank"),
    template!("five-stages"),
    template!("see-think-do-care"),
    template!("service-blueprint"),
    template!("forgotten-stage"),
    template!("hybrid-retail"),
    template!("relationship-loop"),
    template!("experience-map"),
    template!("employee-journey"),
    template!("event-journey"),
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
