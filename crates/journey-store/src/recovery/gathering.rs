//! Everything that a damaged library still has, sorted by map.

use std::collections::{BTreeMap, BTreeSet};

use journey_model::{Card, Id};

use super::pages::Pages;
use super::rows::{Found, Journaled, Kept, recognised};
use crate::collecting::shown_in;
use crate::pieces::OwnPiece;
use crate::rows::Picture;
use crate::shelves::Collection;
use crate::table::collections::seal_of_place;
use crate::table::maps::Line;
use crate::table::shelves::Place;
use crate::table::{pieces, shared};

/// What was found of a library.
#[derive(Default)]
pub(crate) struct Gathered {
    pub maps: BTreeMap<Id, OfMap>,
    pub pictures: BTreeMap<String, Picture>,
    pub preferences: BTreeMap<String, String>,
    pub collections: BTreeMap<Id, Collection>,
    /// Pieces of one's own, each with its seal.
    pub pieces: BTreeMap<Id, (OwnPiece, i64)>,
    /// Whether maps have a place in the home: libraries of version 5 and later.
    pub shelved: bool,
    /// Whether rows carry seals: libraries of version 4 and later.
    pub sealed: bool,
    /// Pages that could not be read, or that stand for none of the things that a page can be.
    pub lost_pages: u32,
}

/// What was found of a map.
#[derive(Default)]
pub(crate) struct OfMap {
    /// The map's row; of several the one with the greatest revision.
    pub line: Option<Line>,
    /// Its title in the index of titles.
    pub name: Option<String>,
    pub nodes: BTreeMap<Id, Vec<Version>>,
    pub edges: BTreeMap<Id, Vec<Version>>,
    pub journal: BTreeMap<i64, Journaled>,
    /// Points of its history that are kept.
    pub revisions: BTreeMap<i64, Kept>,
    /// States that went out or came in, by hash.
    pub shared: BTreeMap<String, shared::Row>,
    /// What is not known here.
    pub unknown: Option<String>,
    /// Map files of printed revisions, by code.
    pub printed: BTreeMap<String, String>,
    /// When a revision was printed last, by code and choices.
    pub prints: BTreeMap<(String, String), i64>,
    pub choices: Option<String>,
    /// The map's place in the home; of several the first that was found.
    pub place: Option<Place>,
    /// Whether another place was found as well, so that nobody knows which of them is the later one.
    pub two_places: bool,
    pub collections: BTreeSet<Id>,
}

impl OfMap {
    /// Leaves out what was squashed and still stands on pages that SQLite has put aside.
    fn leave_squashed_out(&mut self) {
        let several = self.journal.values().filter(|entry| entry.first.is_some());
        let squashed: Vec<(i64, i64)> = several.map(|entry| (entry.after(), entry.seq)).collect();
        for (after, seq) in squashed {
            self.journal.retain(|other, _| *other <= after || *other >= seq);
        }
    }

    /// Names of the pictures that its past shows, its prints, and its posters.
    pub fn pictures(&self) -> BTreeSet<&str> {
        let journal = self.journal.values().map(|entry| &entry.body);
        let choices = self.prints.keys().map(|(_, choices)| choices).chain(&self.choices);
        let past = journal.chain(self.printed.values()).chain(choices);
        past.flat_map(|text| shown_in(text)).collect()
    }

    /// Whether the map's place in the home is as it was.
    pub fn has_place(&self, map: Id) -> bool {
        let name = map.to_string();
        let seals = self.collections.iter().map(|id| seal_of_place(&name, &id.to_string()));
        let sum = seals.fold(0, i64::wrapping_add);
        !self.two_places && self.place.is_some_and(|place| place.collected == sum)
    }
}

/// A text of an element or link, and whether it stood on a page that SQLite had put aside.
pub(crate) struct Version {
    pub body: String,
    pub freed: bool,
}

/// Reads every page.
pub(crate) fn gather(pages: &Pages) -> Gathered {
    let mut rows: Vec<(Found, bool, bool)> = Vec::new();
    let mut gathered = Gathered::default();
    for pages in pages.layers() {
        let freed = pages.freed();
        for number in pages.numbers() {
            let is_freed = freed.contains(&number);
            let found = pages.rows(number);
            let recognised = found.iter().filter_map(|row| recognised(row));
            rows.extend(recognised.map(|(found, sealed)| (found, sealed, is_freed)));
            gathered.lost_pages += u32::from(!is_freed && pages.is_lost(number));
        }
    }
    gathered.sealed = rows
        .iter()
        .any(|(found, sealed, _)| *sealed && !matches!(found, Found::Picture(_)));
    // Where the head no longer tells, the library counts as a new one: rather a word too many than one too few.
    let is_new = pages.version().is_none_or(|version| version >= 5);
    let is_shelf = |(found, ..): &(Found, bool, bool)| matches!(found, Found::Shelf(_));
    gathered.shelved = rows.iter().any(is_shelf) || (gathered.sealed && is_new);
    // Pages in use come first, so that what was put aside only fills gaps.
    rows.sort_by_key(|(_, _, freed)| *freed);
    for (found, sealed, freed) in rows {
        // What a library of an older version has left behind on its pages is no part of this one.
        let is_seal_less = matches!(found, Found::Name { .. } | Found::Preference { .. });
        if gathered.sealed && !sealed && !is_seal_less {
            continue;
        }
        if !freed || gathered.may_fill(&found) {
            gathered.put(found, freed);
        }
    }
    for of in gathered.maps.values_mut() {
        of.leave_squashed_out();
    }
    gathered
}

impl Gathered {
    /// Whether a piece of one's own is missing or lacks a picture. Where what they come to is gone as well, they may be.
    pub fn misses_pieces(&self, lacks_pages: bool) -> bool {
        let told: Option<u64> = self.preferences.get(pieces::EDITION).and_then(|told| told.parse().ok());
        let cards = self.pieces.values().flat_map(|(own, _)| &own.piece.cards);
        let mut pictures = cards.filter_map(|held| Card::picture(&held.card));
        let lost = match told {
            Some(told) => pieces::edition_of(self.pieces.values().map(|(_, seal)| *seal)) != told,
            None => lacks_pages || !self.pieces.is_empty(),
        };
        lost || pictures.any(|name| !self.pictures.contains_key(name))
    }

    /// Whether what stood on a page that was put aside may fill a gap: it never brings back a map that was taken away.
    fn may_fill(&self, found: &Found) -> bool {
        match found {
            Found::Node { map, .. } | Found::Edge { map, .. } | Found::PrintedMap { map, .. } => {
                self.maps.contains_key(map)
            }
            Found::Change(change) => self.maps.contains_key(&change.map),
            Found::Picture(_) => true,
            _ => false,
        }
    }

    fn put(&mut self, found: Found, freed: bool) {
        match found {
            Found::Map(line) => {
                let of = self.maps.entry(line.row.map).or_default();
                let newer = of
                    .line
                    .as_ref()
                    .is_none_or(|known| known.row.revision < line.row.revision);
                if newer {
                    of.line = Some(line);
                }
            }
            Found::Name { map, title } => {
                self.maps.entry(map).or_default().name.get_or_insert(title);
            }
            Found::Node { map, id, body } => add(&mut self.maps.entry(map).or_default().nodes, id, body, freed),
            Found::Edge { map, id, body } => add(&mut self.maps.entry(map).or_default().edges, id, body, freed),
            Found::Change(change) => {
                let journal = &mut self.maps.entry(change.map).or_default().journal;
                journal.entry(change.seq).or_insert(change);
            }
            Found::Revision(kept) => {
                let revisions = &mut self.maps.entry(kept.map).or_default().revisions;
                revisions.entry(kept.seq).or_insert(kept);
            }
            Found::Shared(row) => {
                let shared = &mut self.maps.entry(row.map).or_default().shared;
                shared.entry(row.hash.clone()).or_insert(row);
            }
            Found::PrintedMap { map, code, body } => {
                self.maps.entry(map).or_default().printed.entry(code).or_insert(body);
            }
            Found::Print { map, code, choices, at } => {
                let known = &mut self.maps.entry(map).or_default().prints;
                let last = known.entry((code, choices)).or_insert(at);
                *last = at.max(*last);
            }
            Found::Choices { map, choices } => {
                self.maps.entry(map).or_default().choices.get_or_insert(choices);
            }
            Found::Unknown { map, body } => {
                self.maps.entry(map).or_default().unknown.get_or_insert(body);
            }
            Found::Shelf(place) => {
                let of = self.maps.entry(place.map).or_default();
                of.two_places |= of.place.is_some_and(|known| known != place);
                of.place.get_or_insert(place);
            }
            Found::Collection(collection) => {
                self.collections.entry(collection.id).or_insert(collection);
            }
            Found::Piece(piece, seal) => {
                self.pieces.entry(piece.id).or_insert((piece, seal));
            }
            Found::Collected { map, collection } => {
                self.maps.entry(map).or_default().collections.insert(collection);
            }
            Found::Picture(picture) => {
                self.pictures.entry(picture.hash.clone()).or_insert(picture);
            }
            Found::Preference { name, value } => {
                self.preferences.entry(name).or_insert(value);
            }
        }
    }
}

fn add(versions: &mut BTreeMap<Id, Vec<Version>>, id: Id, body: String, freed: bool) {
    let known = versions.entry(id).or_default();
    if known.iter().all(|version| version.body != body) {
        known.push(Version { body, freed });
    }
}
