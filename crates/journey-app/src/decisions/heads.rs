//! The words around a list of decisions that is written down.

use journey_model::Progress;
use serde::Deserialize;

use crate::AppError;
use crate::protocol::Language;

/// The words in one language.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Heads {
    /// Head of the whole, with `{title}`.
    pub heading: String,
    /// Of which day it is, with `{date}`.
    pub as_of: String,
    pub next: String,
    pub owner: String,
    pub due: String,
    pub status: String,
    /// Head of the column that says what is overdue.
    pub late: String,
    pub overdue: String,
    pub yes: String,
    pub opportunity: String,
    pub place: String,
    pub stage: String,
    pub step: String,
    pub impact: String,
    pub effort: String,
    pub answers: String,
    /// Head of what is done.
    pub finished: String,
    /// Where nothing is to be done.
    pub none: String,
    /// Where nobody has said the next action.
    pub no_next: String,
    /// Where there is no owner.
    pub no_owner: String,
    pub idea: String,
    pub planned: String,
    pub started: String,
    pub done: String,
    pub dropped: String,
}

impl Heads {
    /// The words of a language. An error means that the program was built with broken ones.
    pub fn of(language: Language) -> Result<Self, AppError> {
        let json = match language {
            Language::En => include_str!("../../../../assets/messages/en/decisions.json"),
            Language::It => include_str!("../../../../assets/messages/it/decisions.json"),
        };
        serde_json::from_str(json).map_err(AppError::bug)
    }

    /// How far something has come.
    pub fn progress(&self, progress: Progress) -> &str {
        match progress {
            Progress::Idea => &self.idea,
            Progress::Planned => &self.planned,
            Progress::Started => &self.started,
            Progress::Done => &self.done,
            Progress::Dropped => &self.dropped,
        }
    }
}
