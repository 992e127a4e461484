//! Backups: which there are, what they have in them, making one, putting one back.

use journey_model::{Date, Id};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The library's backups.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct BackupsView {
    /// Where they are.
    pub folder: String,
    /// The backups, the latest first.
    pub backups: Vec<BackupView>,
    /// Why today's backup could not be made.
    pub failure: Option<crate::AppError>,
}

/// A backup.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct BackupView {
    /// Name of its file.
    pub name: String,
    /// Why there is one.
    pub reason: BackupReason,
    /// The day it was made, when its name tells.
    #[ts(type = "string | null")]
    pub day: Option<Date>,
    /// When it was written, in milliseconds since 1970-01-01 UTC, where the system tells.
    #[ts(type = "number | null")]
    pub written: Option<i64>,
    /// Its size.
    #[ts(type = "number")]
    pub bytes: u64,
    /// How many maps it has; `None` when it cannot be read.
    pub maps: Option<u32>,
}

/// Why there is a backup.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, TS)]
pub enum BackupReason {
    /// One is made every day.
    Daily,
    /// Somebody asked for it.
    Asked,
    /// The library was about to be brought up to date.
    Update,
}

/// A backup to make.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize, TS)]
pub struct BackUp {
    /// Where to; without a path it goes into the folder of backups.
    pub path: Option<String>,
    /// Whether the host asks the user where to.
    #[serde(default)]
    pub choose: bool,
}

/// A backup to put in the place of the library.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize, TS)]
pub struct RestoreBackup {
    /// Name of its file in the folder of backups.
    pub name: String,
}

/// What became of the library that a backup has replaced.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Restored {
    /// Where it was put.
    pub kept: Option<String>,
}

/// Names a backup.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize, TS)]
pub struct NamedBackup {
    /// Name of its file in the folder of backups.
    pub name: String,
}

/// What a backup has in it.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct BackupContents {
    /// Its maps, the last changed first.
    pub maps: Vec<MapOfBackup>,
    /// What is wrong with it; `None` when every row is as it was written.
    pub damage: Option<crate::AppError>,
}

/// A map in a backup.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct MapOfBackup {
    /// Which.
    #[ts(type = "string")]
    pub map: Id,
    /// Its title.
    pub title: String,
    /// Number of cards.
    pub cards: u32,
    /// When it was last changed, in milliseconds since 1970-01-01 UTC.
    #[ts(type = "number")]
    pub changed: i64,
    /// How the map of the same id in the library compares.
    pub now: MapNow,
}

/// How a map in the library compares with the same map in a backup.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, TS)]
pub enum MapNow {
    /// The library has it as it is in the backup.
    Same,
    /// It was changed since.
    Changed,
    /// The library does not have it.
    Gone,
}

/// A map to bring back from a backup, beside what the library has.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize, TS)]
pub struct BringBack {
    /// Name of the backup's file.
    pub name: String,
    /// Which map.
    #[ts(type = "string")]
    pub map: Id,
    /// What the copy is called when the library still has the map.
    pub title: String,
}

/// Copies of the library to take away.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize, TS)]
pub struct RemoveCopies {
    /// Names of files in the folder of backups.
    pub backups: Vec<String>,
    /// Names of files beside the library, of libraries that were replaced or damaged.
    #[serde(default)]
    pub aside: Vec<String>,
}
