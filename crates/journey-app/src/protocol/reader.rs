//! The reader's copy.

use journey_model::Id;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Language;

/// A map to write as a page for people without the app. Without a path the host asks the user.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize, TS)]
pub struct ExportReader {
    /// Which map.
    #[ts(type = "string")]
    pub map: Id,
    /// What goes into it.
    pub choices: ReaderChoices,
    /// Where to.
    pub path: Option<String>,
}

/// What goes into a reader's copy.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize, TS)]
#[serde(default)]
pub struct ReaderChoices {
    /// Language of the page's own words.
    pub language: Language,
    /// Whether the notes of cards are in it.
    pub notes: bool,
    /// Whether it says where what was observed comes from, and of which day it is.
    pub sources: bool,
}

impl Default for ReaderChoices {
    fn default() -> Self {
        Self {
            language: Language::default(),
            notes: true,
            sources: true,
        }
    }
}
