//! What was decided on a map, straight from its file.

use journey_model::{Date, Journey};

use crate::AppError;
use crate::decisions::{Decision, Heads, csv, decisions, markdown};
use crate::protocol::Language;

/// A map file with what was decided on it, seen on a day.
pub struct DecidedMap {
    journey: Journey,
    today: Date,
}

impl DecidedMap {
    /// Reads a map file.
    pub fn read(file: &[u8], today: Date) -> Result<Self, AppError> {
        Ok(Self {
            journey: journey_format::read(file)?,
            today,
        })
    }

    /// The language of the map's own text, where the program speaks it.
    pub fn language(&self) -> Language {
        Language::of_tag(&self.journey.about().language)
    }

    /// First what is still to be done, by day; what is done after it.
    pub fn decisions(&self) -> Vec<Decision> {
        decisions(&self.journey)
    }

    /// Whether the next action of a decision should have been taken by now.
    pub fn is_overdue(&self, decision: &Decision) -> bool {
        decision.is_overdue(self.today)
    }

    /// How far a decision has come, in a word.
    pub fn progress(&self, decision: &Decision, language: Language) -> Result<String, AppError> {
        Ok(Heads::of(language)?.progress(decision.progress).to_owned())
    }

    /// As a table for spreadsheets: CSV after RFC 4180, in UTF-8 with a byte order mark.
    pub fn csv(&self, language: Language) -> Result<String, AppError> {
        Ok(csv(&self.decisions(), &Heads::of(language)?, self.today))
    }

    /// As a text in Markdown.
    pub fn markdown(&self, language: Language) -> Result<String, AppError> {
        let title = &self.journey.about().title;
        Ok(markdown(title, &self.decisions(), &Heads::of(language)?, self.today))
    }
}
