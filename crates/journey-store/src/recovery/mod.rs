//! What can be read of a damaged library becomes a new one; the damaged file is kept.
//!
//! SQLite's own recovery comes as C that its Rust library does not carry, so the pages are read here ([`pages`]), rows are
//! told by their seals ([`rows`]), sorted by map ([`gathering`]), and every map is put together and compared with the sums
//! that its row keeps ([`mending`]). Nothing is called whole that no seal vouches for.

mod frames;
mod gathering;
mod mending;
mod pages;
mod reading;
mod replacing;
mod rows;

use std::io;
use std::path::{Path, PathBuf};

use journey_model::{Date, Id};
use serde::{Deserialize, Serialize};

pub(crate) use frames::{has_damaged_log, has_frames};
pub(crate) use gathering::{Gathered, OfMap};
pub(crate) use mending::Mended;
pub(crate) use replacing::{go_back, replace};

use gathering::gather;
use mending::mend;
use pages::Pages;
use rows::{Found, recognised};

use crate::{Library, StoreError, checking, copying, opening, places, table, writing_back};

/// The preference that has what there is to tell of a recovery, until the user has seen it.
pub const RECOVERY_TOLD: &str = "recovery";

/// How much of a map came back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Fate {
    /// All of it, to the letter, with its history and prints.
    Whole,
    /// Something is missing, or nothing is left to tell whether something is.
    Partly,
    /// Nothing but its name.
    Lost,
}

/// A map of a damaged library.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecoveredMap {
    /// Which.
    pub map: Id,
    /// Its title; empty when nobody knows it any more.
    pub title: String,
    /// How much of it came back.
    pub fate: Fate,
    /// Cards that came back.
    pub cards: u32,
    /// Cards that it had, when that is known.
    pub cards_before: Option<u32>,
    /// Whether elements or links are not as they were, or may not be.
    pub content: bool,
    /// Whether a part of what was done on it can no longer be taken back.
    pub history: bool,
    /// Whether prints or revisions are missing, or may be.
    pub prints: bool,
    /// Pictures that are gone: those that its cards show, or would show by a conflict, an undo or a print.
    pub pictures: u32,
    /// Whether its place in the home is not as it was, or may not be: pin, archive, bin, collections.
    #[serde(default)]
    pub shelf: bool,
}

/// What became of a damaged library.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recovery {
    /// Every map that was found, those that fared worst first.
    pub maps: Vec<RecoveredMap>,
    /// Whether there may have been maps of which not even the name is left.
    pub nameless: bool,
    /// Whether the last edits may be missing: a part of the log in which they stood is destroyed.
    #[serde(default)]
    pub last_edits: bool,
    /// Whether pieces of one's own are missing or lack a picture, or may.
    #[serde(default)]
    pub pieces: bool,
    /// Where the damaged file was put.
    pub kept: PathBuf,
}

/// Saves what can be read of a damaged library to a new one in its place, and keeps the damaged file beside it under a name
/// with the day. What there is to tell of it stands in the new one from the beginning, so that whoever is stopped tells it
/// later. When it fails, the damaged file is where it was.
pub fn recover(library: &Path, today: Date) -> Result<Recovery, StoreError> {
    let library = &places::real_place(library);
    opening::refuse_in_use(library)?;
    let pages = Pages::read(library).map_err(|error| places::cannot(library, &error))?;
    if let Some(version) = pages.version()
        && let Err(error @ StoreError::Newer { .. }) = opening::refuse_newer_file(version, || noted_in(&pages))
    {
        return Err(error);
    }
    let gathered = gather(&pages);
    let nameless = gathered.lost_pages > 0 || pages.is_cut_short();
    let report = Recovery {
        maps: Vec::new(),
        nameless,
        last_edits: pages.has_damaged_log(),
        pieces: gathered.misses_pieces(nameless),
        kept: places::aside(library, "damaged", today),
    };
    drop(pages);
    let fresh = copying::fresh(library);
    copying::remove(&fresh);
    let result = write(&gathered, &fresh, report).and_then(|report| {
        // Reading and writing back takes long: somebody may have opened it meanwhile.
        opening::refuse_in_use(library)?;
        replace(library, &report.kept, &fresh)?;
        Ok(report)
    });
    copying::remove(&fresh);
    result
}

/// Whether a file that SQLite would not know was a library of ours.
pub(crate) fn was_ours(path: &Path) -> io::Result<bool> {
    let pages = Pages::read(path)?;
    let sealed = |row: &Vec<pages::Value>| recognised(row).is_some_and(|(_, sealed)| sealed);
    Ok(pages
        .layers()
        .any(|pages| pages.numbers().any(|number| pages.rows(number).iter().any(sealed))))
}

/// The version that a library notes beside the one in its head.
pub(crate) fn noted_version(path: &Path) -> Option<u32> {
    noted_in(&Pages::read(path).ok()?)
}

fn noted_in(pages: &Pages) -> Option<u32> {
    let noted = pages.layers().flat_map(|pages| {
        let freed = pages.freed();
        let in_use = pages.numbers().filter(move |number| !freed.contains(number));
        in_use.flat_map(|number| pages.rows(number))
    });
    // The newest: an earlier one may stand on a page that is used no more.
    noted
        .filter_map(|row| match recognised(&row) {
            Some((Found::Preference { name, value }, _)) if name == opening::NOTED => value.parse().ok(),
            _ => None,
        })
        .max()
}

fn write(gathered: &Gathered, to: &Path, mut report: Recovery) -> Result<Recovery, StoreError> {
    let mut library = Library::open(to)?;
    writing_back::begin(&mut library, gathered, |rows| {
        for (map, of) in &gathered.maps {
            let mended = mend(*map, of, gathered);
            if let Some(mended) = &mended {
                writing_back::map(rows, *map, of, mended)?;
            }
            report.maps.push(told(*map, of, mended.as_ref(), gathered));
        }
        let before = gathered.preferences.get(RECOVERY_TOLD);
        if let Some(Some(before)) = before.and_then(|before| serde_json::from_str(before).ok()) {
            report.add(before);
        }
        report.maps.sort_by_key(|map| std::cmp::Reverse(map.fate));
        table::preferences::set(rows, RECOVERY_TOLD, &serde_json::to_value(&report)?)
    })?;
    // Only what stands in the file itself comes into the place of the damaged one; a full disk shows here.
    copying::in_one_file(&library.connection)?;
    // Not what is searched: words that the index cannot have are no reason to be without the maps.
    checking::whole(&library.connection)?;
    drop(library);
    copying::sync_file(to).map_err(|error| places::cannot(to, &error))?;
    Ok(report)
}

impl Recovery {
    /// Takes over what an earlier recovery found to be missing, if nobody has seen it yet.
    fn add(&mut self, before: Self) {
        self.nameless |= before.nameless;
        self.last_edits |= before.last_edits;
        self.pieces |= before.pieces;
        for was in before.maps {
            match self.maps.iter_mut().find(|map| map.map == was.map) {
                Some(map) => {
                    map.fate = map.fate.max(was.fate);
                    map.cards_before = was.cards_before.or(map.cards_before);
                    map.content |= was.content;
                    map.history |= was.history;
                    map.prints |= was.prints;
                    map.pictures = map.pictures.max(was.pictures);
                    map.shelf |= was.shelf;
                }
                None if was.fate == Fate::Lost => self.maps.push(was),
                // Somebody has taken it away.
                None => {}
            }
        }
    }
}

fn told(map: Id, of: &OfMap, mended: Option<&Mended>, gathered: &Gathered) -> RecoveredMap {
    let line = of.line.as_ref().map(|line| &line.row.summary);
    let title = line.map(|summary| summary.title.clone());
    let title = title.or(of.name.clone());
    let Some(mended) = mended else {
        return RecoveredMap {
            map,
            title: title.unwrap_or_default(),
            fate: Fate::Lost,
            cards: 0,
            cards_before: line.map(|summary| summary.cards),
            content: true,
            history: true,
            prints: true,
            pictures: 0,
            shelf: true,
        };
    };
    let mut pictures = of.pictures();
    pictures.extend(mended.journey.pictures());
    let pictures = pictures
        .iter()
        .filter(|name| !gathered.pictures.contains_key(**name))
        .count();
    let named = |id: &Id| gathered.collections.contains_key(id);
    let shelf = gathered.shelved && !(of.has_place(map) && of.collections.iter().all(named));
    let whole = mended.whole && pictures == 0 && !shelf;
    RecoveredMap {
        map,
        title: title.unwrap_or_else(|| mended.journey.about().title.clone()),
        fate: if whole { Fate::Whole } else { Fate::Partly },
        cards: u32::try_from(mended.journey.cards().count()).unwrap_or(u32::MAX),
        cards_before: mended.expected_cards,
        content: mended.present != Some(true),
        history: !mended.whole_journal,
        prints: mended.whole_prints != Some(true),
        pictures: u32::try_from(pictures).unwrap_or(u32::MAX),
        shelf,
    }
}
