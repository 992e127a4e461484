//! Everything that a damaged library still has, sorted by map.

use std::collections::BTreeMap;

use journey_model::Id;

use super::pages::Pages;
use super::rows::{Found, Journaled, recognised};
use crate::rows::Picture;
use crate::table::maps::Line;

/// What was found of a library.
#[derive(Default)]
pub(crate) struct Gathered {
    pub maps: BTreeMap<Id, OfMap>,
    pub pictures: BTreeMap<String, Picture>,
    pub preferences: BTreeMap<String, String>,
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
    /// Map files of printed revisions, by code.
    pub printed: BTreeMap<String, String>,
    /// When a revision was printed last, by code and choices.
    pub prints: BTreeMap<(String, String), i64>,
    pub choices: Option<String>,
}

/// A text of an element or link, and whether it stood on a page that SQLite had put aside.
pub(crate) struct Version {
    pub body: String,
    pub freed: bool,
}

/// Reads every page.
pub(crate) fn gather(pages: &Pages) -> Gathered {
    let freed = pages.freed();
    let mut rows: Vec<(Found, bool, bool)> = Vec::new();
    let mut gathered = Gathered::default();
    for number in 1..=pages.count() {
        let is_freed = freed.contains(&number);
        let found = pages.rows(number);
        let recognised = found.iter().filter_map(|row| recognised(row));
        rows.extend(recognised.map(|(found, sealed)| (found, sealed, is_freed)));
        gathered.lost_pages += u32::from(!is_freed && pages.is_lost(number));
    }
    gathered.sealed = rows
        .iter()
        .any(|(found, sealed, _)| *sealed && !matches!(found, Found::Picture(_)));
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
    gathered
}

impl Gathered {
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
