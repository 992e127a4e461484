//! Opening the program and the library: maps, templates, files, what the user chose.

use journey_model::{Date, Id};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Language of the interface and of the words that the layout adds to a map.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// English.
    #[default]
    En,
    /// Italian.
    It,
}

impl Language {
    /// The language of a map's own text, by its tag (BCP 47), where the program speaks it; English otherwise.
    pub fn of_tag(tag: &str) -> Self {
        match tag.split('-').next() {
            Some(primary) if primary.eq_ignore_ascii_case("it") => Self::It,
            _ => Self::En,
        }
    }
}

/// Look of the interface and of the map on the screen.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum Appearance {
    /// Dark ink on light paper.
    #[default]
    Light,
    /// Light ink on dark paper.
    Dark,
    /// Black on white with strong edges.
    Contrast,
}

/// A call without parameters.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize, TS)]
pub struct Nothing {}

/// One map in the library. Times are in milliseconds since 1970-01-01 UTC.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct MapSummary {
    /// Identity of the map in the library.
    #[ts(type = "string")]
    pub map: Id,
    /// Title.
    pub title: String,
    /// Scenario.
    pub scenario: String,
    /// Name of the main actor; empty without one.
    pub actor: String,
    /// How far it has come.
    pub status: journey_model::Status,
    /// Number of steps.
    pub steps: u32,
    /// Number of cards.
    pub cards: u32,
    /// Number of acts so far.
    #[ts(type = "number")]
    pub revision: u64,
    /// When it was last changed.
    #[ts(type = "number")]
    pub changed: i64,
    /// When it came into the library.
    #[ts(type = "number")]
    pub created: i64,
    /// When it was last opened.
    #[ts(type = "number | null")]
    pub opened: Option<i64>,
    /// When it has to be looked at again.
    #[ts(type = "string | null")]
    pub review: Option<Date>,
    /// Whether that day has come.
    pub due: bool,
    /// Whether it stands first.
    pub pinned: bool,
    /// Whether it is out of the way.
    pub archived: bool,
    /// Since when it is in the bin.
    #[ts(type = "number | null")]
    pub binned: Option<i64>,
    /// Collections that it is in.
    #[ts(type = "string[]")]
    pub collections: Vec<Id>,
}

/// Templates to begin with.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Templates {
    /// In the order in which they are offered.
    pub templates: Vec<TemplateSummary>,
}

/// A template.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct TemplateSummary {
    /// Its name in calls and on the command line.
    pub name: String,
    /// Its title in the asked language.
    pub title: String,
    /// The method in a sentence.
    pub summary: String,
}

/// Names a language.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, TS)]
pub struct InLanguage {
    /// Language.
    pub language: Language,
}

/// Names a map of the library.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize, Serialize, TS)]
pub struct NamedMap {
    /// Which.
    #[ts(type = "string")]
    pub map: Id,
}

/// A new map.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize, TS)]
pub struct CreateMap {
    /// Name of the template.
    pub template: String,
    /// Language of its words.
    pub language: Language,
}

/// A file to read. Without path and bytes the host asks the user.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize, TS)]
pub struct ImportFile {
    /// Where.
    pub path: Option<String>,
    /// What is in it, in base64 (RFC 4648), where it came without a path: dropped onto the window.
    #[serde(default)]
    #[ts(optional)]
    pub bytes: Option<String>,
}

/// A map file to write. Without a path the host asks the user.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize, TS)]
pub struct ExportFile {
    /// Which map.
    #[ts(type = "string")]
    pub map: Id,
    /// Where to.
    pub path: Option<String>,
    /// What stays behind.
    #[serde(default)]
    pub contents: FileContents,
}

/// What of a map does not go into its file.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, Serialize, TS)]
#[serde(default)]
pub struct FileContents {
    /// What the map was when it was passed on before. Whoever has an older file may then have to say what both began from.
    pub without_history: bool,
    /// The pictures of its cards.
    pub without_pictures: bool,
    /// The names of actors and owners, wherever they stand; the history as well, which has them.
    pub anonymised: bool,
    /// Nothing is left out by this: pictures go into a folder beside the file, and not into it.
    pub pictures_beside: bool,
}

impl FileContents {
    /// Whether everything that the map holds goes out.
    pub fn is_whole(self) -> bool {
        !self.without_history && !self.without_pictures && !self.anonymised
    }
}

/// The map that a call made or found; `None` when the user called a dialog off.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, TS)]
pub struct MapFound {
    /// Which.
    #[ts(type = "string | null")]
    pub map: Option<Id>,
}

/// The file that a call wrote; `None` when the user called the dialog off.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct FileWritten {
    /// Where it is.
    pub path: Option<String>,
    /// Its size.
    #[ts(type = "number")]
    pub bytes: u64,
}

/// What the app opens with.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Welcome {
    /// Chosen language and appearance.
    pub preferences: Preferences,
    /// The map to open at once: the one named when the app was started, or the one last open.
    #[ts(type = "string | null")]
    pub map: Option<Id>,
}

/// What the user chose for the interface.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize, TS)]
pub struct Preferences {
    /// Language; `None` follows the system.
    pub language: Option<Language>,
    /// Look; `None` follows the system.
    pub appearance: Option<Appearance>,
    /// How large the interface is, in per cent of its usual size, between [`TEXT_SIZES`]' ends; `None` is 100. A library of
    /// an older version says nothing about it.
    #[serde(default)]
    pub text_size: Option<u16>,
}

/// The smallest and the largest [`Preferences::text_size`] that anybody may keep.
pub const TEXT_SIZES: std::ops::RangeInclusive<u16> = 100..=200;
