//! Several windows, several programs: what one of them learns of the others.

use journey_model::Id;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::editing::Changed;
use super::sharing::Outside;
use crate::AppError;

/// A map as a window shows it.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize, Serialize, TS)]
pub struct ShownMap {
    /// Which.
    #[ts(type = "string")]
    pub map: Id,
    /// The revision that the window shows.
    #[ts(type = "number")]
    pub revision: u64,
}

/// What a window did not know yet.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct CaughtUp {
    /// What changed; `None` when the window shows the map as it is.
    pub changed: Option<Changed>,
}

/// Waits for something that the window does not show yet. A newer question of the same window ends the wait.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize, Serialize, TS)]
pub struct AwaitNews {
    /// The library's edition that the window shows, as the last news had it; 0 at first.
    #[ts(type = "number")]
    pub edition: u64,
    /// The map that the window shows. One that shows the library has none: then every change of the library is news.
    #[ts(type = "string | null")]
    pub map: Option<Id>,
    /// The edition of the map's files outside that the window shows; 0 at first.
    #[serde(default)]
    #[ts(type = "number")]
    pub outside: u64,
    /// The edition of the pieces of one's own that the window shows; `None` for a window that shows none.
    #[serde(default)]
    #[ts(type = "number | null")]
    pub pieces: Option<u64>,
    /// Whether the window shows that its map is in the bin.
    #[serde(default)]
    pub binned: bool,
}

/// What is not as the window shows it.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct News {
    /// Whether the window's map has changed.
    pub map: bool,
    /// The library's edition; another one after each change.
    #[ts(type = "number")]
    pub edition: u64,
    /// Map files that were brought from outside and cannot be read.
    pub refused: Vec<FileRefused>,
    /// Files of the window's map that somebody else has changed.
    pub outside: Outside,
    /// The edition of the pieces of one's own; another one after each change of them, 0 where there are none.
    #[ts(type = "number")]
    pub pieces: u64,
    /// Whether the window's map is in the bin.
    pub binned: bool,
}

/// A file that could not be read.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct FileRefused {
    /// Its name, without its folder.
    pub name: String,
    /// Why.
    pub error: AppError,
}

/// Another window.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize, Serialize, TS)]
pub struct OpenWindow {
    /// The map that it shows.
    #[ts(type = "string")]
    pub map: Id,
}
