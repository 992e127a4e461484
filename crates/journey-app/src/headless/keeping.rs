//! A library without a window: what is in it, out of it, and how it is kept safe.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use journey_model::{Date, Id, Status};
use journey_store::{Fate, Library, RecoveredMap, Shelved, StoreError};
use serde::Serialize;

use crate::assets::untitled;
use crate::handlers::files::file_stem;
use crate::pictures::inside;
use crate::{AppError, ErrorCode};

/// A library that is there. Every call opens it anew; none creates one.
pub struct KeptLibrary {
    pub(super) path: PathBuf,
}

/// A map of a library.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ListedMap {
    /// Its id in the library.
    pub map: Id,
    /// Title.
    pub title: String,
    /// Name of the main actor; empty without one.
    pub actor: String,
    /// How far it has come.
    pub status: Status,
    /// Number of steps.
    pub steps: u32,
    /// Number of cards.
    pub cards: u32,
    /// When it was last changed, in milliseconds since 1970-01-01 UTC.
    pub changed: i64,
    /// Whether it stands first.
    pub pinned: bool,
    /// Whether it is out of the way.
    pub archived: bool,
    /// Whether it is in the bin.
    pub binned: bool,
}

/// Where words were found.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FoundPlaces {
    /// The map.
    pub map: Id,
    /// Its title.
    pub title: String,
    /// The places: an element or link, the name of its field, and the text around the words.
    pub places: Vec<(Id, &'static str, String)>,
}

/// What came back of a damaged library.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RecoveredLibrary {
    /// Where the damaged file was put.
    pub kept: PathBuf,
    /// Maps that came back to the letter.
    pub whole: usize,
    /// Of every other map its title and, in a sentence, what is the matter with it.
    pub others: Vec<(String, String)>,
    /// Whether there may have been maps of which not even the name is left.
    pub nameless: bool,
    /// Whether the last edits may be missing.
    pub last_edits: bool,
    /// Whether pieces of one's own are missing or lack a picture, or may.
    pub pieces: bool,
}

impl KeptLibrary {
    /// The library at this path, or what is left of it; an error when there is none. An empty file is somebody else's.
    pub fn at(path: &Path) -> Result<Self, AppError> {
        if journey_store::is_there(path) {
            return Ok(Self {
                path: journey_store::real_place(path),
            });
        }
        let message = "there is no library here; the window makes one when it starts, or name yours with --library";
        Err(AppError::new(ErrorCode::LibraryUnavailable, message))
    }

    /// Its maps, the last changed first.
    pub fn list(&self) -> Result<Vec<ListedMap>, AppError> {
        let shelved = self.open()?.shelved()?.into_iter();
        let maps = shelved.map(|Shelved { row, shelf, .. }| ListedMap {
            pinned: shelf.pinned.is_some(),
            archived: shelf.archived.is_some(),
            binned: shelf.binned.is_some(),
            map: row.map,
            title: row.summary.title,
            actor: row.summary.actor,
            status: row.summary.status,
            steps: row.summary.steps,
            cards: row.summary.cards,
            changed: row.changed,
        });
        Ok(maps.collect())
    }

    /// Where words are, in at most this many maps.
    pub fn search(&self, words: &str, most: usize) -> Result<Vec<FoundPlaces>, AppError> {
        let found = self.open()?.search(words, most, 20)?;
        let maps = found.maps.into_iter().map(|map| FoundPlaces {
            map: map.map,
            title: map.title,
            places: map
                .hits
                .into_iter()
                .map(|hit| (hit.id, hit.field, hit.snippet.text))
                .collect(),
        });
        Ok(maps.collect())
    }

    /// Where every map would go in a folder: files named after their titles, the last changed first.
    pub fn map_files(&self, folder: &Path) -> Result<Vec<(Id, PathBuf)>, AppError> {
        let mut names = BTreeSet::new();
        let files = self.list()?.into_iter().map(|map| {
            let stem = file_stem(&map.title);
            let numbered = (2..).map(|number: u32| format!("{stem}-{number}"));
            let mut free = [stem.clone()].into_iter().chain(numbered);
            let name = free.find(|name| names.insert(name.to_lowercase())).unwrap_or(stem);
            (map.map, folder.join(format!("{name}.{}", journey_format::EXTENSION)))
        });
        Ok(files.collect())
    }

    /// Writes a map file with its pictures.
    pub fn export(&self, map: Id, to: &Path) -> Result<(), AppError> {
        let library = self.open()?;
        let journey = library.load(map)?.journey;
        inside::write(journey, &library, to)
    }

    /// Makes a backup, in the library's folder of backups or elsewhere; gives its place.
    pub fn back_up(&self, to: Option<&Path>, today: Date) -> Result<PathBuf, AppError> {
        Ok(journey_store::back_up(&self.path, to, today)?)
    }

    /// Puts a backup in its place; gives the place of the library that was there.
    pub fn restore(library: &Path, backup: &Path, today: Date) -> Result<Option<PathBuf>, AppError> {
        Ok(journey_store::restore(library, backup, today)?)
    }

    /// The backups in its folder, the latest first: names and bytes.
    pub fn backups(&self) -> Vec<(PathBuf, u64)> {
        let backups = journey_store::backups(&self.path).into_iter();
        backups.map(|backup| (backup.path, backup.bytes)).collect()
    }

    /// Checks all of it; gives the number of its maps.
    pub fn check(&self) -> Result<usize, AppError> {
        Ok(self.open()?.check_with_maps()?)
    }

    /// Saves what can be read of it to a new library in its place, and keeps the old file.
    pub fn recover(&self, today: Date) -> Result<RecoveredLibrary, AppError> {
        // What was written by a newer version, or by another program, is nothing to recover.
        match Library::open(&self.path) {
            Err(error @ (StoreError::Newer { .. } | StoreError::NotALibrary { .. } | StoreError::ReadOnly { .. })) => {
                return Err(error.into());
            }
            opened => drop(opened),
        }
        let recovery = journey_store::recover(&self.path, today)?;
        let untitled = untitled()?;
        let title = |map: &RecoveredMap| {
            let title = map.title.trim();
            if title.is_empty() {
                untitled.clone()
            } else {
                title.to_owned()
            }
        };
        let (whole, others): (Vec<_>, Vec<_>) = recovery.maps.into_iter().partition(|map| map.fate == Fate::Whole);
        Ok(RecoveredLibrary {
            kept: recovery.kept,
            whole: whole.len(),
            others: others.iter().map(|map| (title(map), said(map))).collect(),
            nameless: recovery.nameless,
            last_edits: recovery.last_edits,
            pieces: recovery.pieces,
        })
    }

    pub(super) fn open(&self) -> Result<Library, AppError> {
        Ok(Library::open(&self.path)?)
    }
}

/// What is the matter with a map, in English.
fn said(map: &RecoveredMap) -> String {
    if map.fate == Fate::Lost {
        return "nothing is left but its name".to_owned();
    }
    let mut said = Vec::new();
    match map.cards_before {
        Some(before) if before != map.cards => said.push(format!("{} of {before} cards came back", map.cards)),
        _ if map.content => said.push("its content may not be as it was".to_owned()),
        _ => {}
    }
    if map.history {
        said.push("the older part of its history is gone".to_owned());
    }
    if map.prints {
        said.push("prints or revisions may be missing".to_owned());
    }
    if map.pictures > 0 {
        said.push(format!("{} of its pictures are gone", map.pictures));
    }
    if map.shelf {
        said.push("pins, archive, bin and collections may have forgotten it".to_owned());
    }
    said.join(", ")
}
