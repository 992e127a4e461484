//! Search across every map.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::ops::Range;
use std::path::Path;

use journey_model::{Element, ElementKind, Id, Record};

use crate::table::words::Among;
use crate::words::Wanted;
use crate::{Library, StoreError, opening, table};

/// Maps that have what was looked for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FoundMaps {
    /// Those whose title has it first, then the others; of either the last changed first.
    pub maps: Vec<FoundMap>,
    /// Whether there may be more maps.
    pub more: bool,
}

/// A map that has what was looked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundMap {
    /// Which.
    pub map: Id,
    /// Its title.
    pub title: String,
    /// Places in it, what was added last first.
    pub hits: Vec<FoundHit>,
    /// Whether it has more places.
    pub more: bool,
}

/// An element or link that has what was looked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundHit {
    /// Which.
    pub id: Id,
    /// What it is; `None` for a link.
    pub kind: Option<ElementKind>,
    /// Name of the field that has the words, as in commands.
    pub field: &'static str,
    /// The words with what stands around them.
    pub snippet: Snippet,
}

/// A piece of a text with marked ranges, in bytes of UTF-8.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Snippet {
    /// The piece, on one line; where something was left out stands "…".
    pub text: String,
    /// What was looked for, from left to right.
    pub marks: Vec<Range<usize>>,
}

/// How many elements are looked at for one search: a bound on its time, however large the library is.
const MOST_ENTRIES: u32 = 2_000;

/// How many characters stand before the first mark.
const BEFORE: usize = 30;

/// How many characters a piece has.
const LENGTH: usize = 120;

/// Joins parts of the search index, up to some hundreds of pages, by a connection of its own beside those that are open:
/// edits leave them apart, so that they have less to bring to the disk.
pub fn join_index(library: &Path) -> Result<(), StoreError> {
    table::words::join(&opening::again(library)?)
}

impl Library {
    /// Finds maps by the words in them: every word that was typed has to begin a word of the same element or link. Case and
    /// accents do not matter, scripts without spaces are found anywhere. At most `maps` maps with `hits` places each.
    pub fn search(&self, typed: &str, maps: usize, hits: usize) -> Result<FoundMaps, StoreError> {
        let wanted = Wanted::typed(typed);
        let rows = self.connection.unchecked_transaction()?;
        let most = u32::try_from(maps)
            .unwrap_or(u32::MAX)
            .saturating_add(1)
            .min(MOST_ENTRIES);
        let mut places = Places::up_to(maps, hits);
        let mut add = |map: &str, id: &str| places.add(map, id);
        table::words::find(&rows, &wanted, Among::Titles, most, &mut add)?;
        let titled = places.maps.len();
        let mut add = |map: &str, id: &str| places.add(map, id);
        let looked_at = table::words::find(&rows, &wanted, Among::Texts, MOST_ENTRIES, &mut add)?;
        let more = places.more || looked_at >= MOST_ENTRIES;
        let mut found = Vec::new();
        for (place, (map, ids)) in places.maps.into_iter().enumerate() {
            let records = ids.iter().take(hits).map(|id| record(&rows, map, *id));
            let records = records.collect::<Result<Vec<_>, _>>()?.into_iter().flatten();
            let row = table::maps::line(&rows, map)?.row;
            let rank = (place < titled, row.changed);
            let map = FoundMap {
                map,
                title: row.summary.title,
                more: ids.len() > hits,
                hits: hits_in(records, &wanted),
            };
            found.push((rank, map));
        }
        rows.finish()?;
        found.sort_by_key(|(rank, _)| Reverse(*rank));
        let maps = found.into_iter().map(|(_, map)| map).collect();
        Ok(FoundMaps { maps, more })
    }
}

/// Places under way, a map after the other as they are found.
struct Places {
    /// Each with up to one more than is wanted, to tell that there are more.
    maps: Vec<(Id, Vec<Id>)>,
    known: BTreeMap<String, usize>,
    /// The map of the last place, and where it stands; nowhere when it is one too many. Places of one map come together.
    last: (String, Option<usize>),
    /// Maps that have more places than are wanted.
    full: usize,
    more: bool,
    most: (usize, usize),
}

impl Places {
    fn up_to(maps: usize, hits: usize) -> Self {
        Self {
            maps: Vec::new(),
            known: BTreeMap::new(),
            last: (String::new(), None),
            full: 0,
            more: false,
            most: (maps, hits),
        }
    }

    /// Adds a place. Says whether any other could still matter.
    fn add(&mut self, map: &str, id: &str) -> Result<bool, StoreError> {
        let (most_maps, most_hits) = self.most;
        if self.last.0 != map {
            let at = match self.known.get(map) {
                Some(at) => Some(*at),
                None if self.maps.len() >= most_maps => {
                    self.more = true;
                    None
                }
                None => {
                    self.known.insert(map.to_owned(), self.maps.len());
                    self.maps.push((table::id(map)?, Vec::new()));
                    Some(self.maps.len() - 1)
                }
            };
            self.last = (map.to_owned(), at);
        }
        if let Some((_, ids)) = self.last.1.and_then(|at| self.maps.get_mut(at))
            && ids.len() <= most_hits
        {
            let id = table::id(id)?;
            // A title that was found stands among all that was found as well.
            if !ids.contains(&id) {
                ids.push(id);
                self.full += usize::from(ids.len() > most_hits);
            }
        }
        Ok(!self.more || self.full < self.maps.len())
    }
}

fn record(rows: &rusqlite::Connection, map: Id, id: Id) -> Result<Option<Record>, StoreError> {
    if let Some(element) = table::nodes::one(rows, map, id)? {
        return Ok(Some(Record::Element(element)));
    }
    Ok(table::edges::one(rows, map, id)?.map(Record::Link))
}

/// What was found, each thing once: what people made of it apart is found where it stands.
fn hits_in(records: impl Iterator<Item = Record>, wanted: &Wanted) -> Vec<FoundHit> {
    let mut hits: Vec<FoundHit> = Vec::new();
    for record in records {
        let hit = hit(&record, wanted);
        if !hits.iter().any(|known| known.id == hit.id) {
            hits.push(hit);
        }
    }
    hits
}

fn hit(record: &Record, wanted: &Wanted) -> FoundHit {
    let texts = record.texts();
    let marked = texts
        .iter()
        .map(|(field, text)| (*field, *text, wanted.ranges_in(text)));
    // The field with the most of it; of several the first.
    let best = marked.rev().max_by_key(|(_, _, marks)| marks.len());
    let (field, text, marks) = best.unwrap_or(("Name", "", Vec::new()));
    let (id, thing) = match record {
        Record::Element(Element::Conflict(conflict)) => (conflict.of, conflict.records().next().unwrap_or(record)),
        record => (record.id(), record),
    };
    FoundHit {
        id,
        kind: match thing {
            Record::Element(element) => Some(element.kind()),
            Record::Link(_) => None,
        },
        field,
        snippet: snippet(text, &marks),
    }
}

fn snippet(text: &str, marks: &[Range<usize>]) -> Snippet {
    let first = marks.first().map_or(0, |mark| mark.start);
    let back = text[..first].char_indices().rev().nth(BEFORE).map(|(at, _)| at);
    // Begins with a whole word where one begins soon.
    let start = back.map_or(0, |at| {
        let space = text[at..first].find(char::is_whitespace);
        space.map_or(at, |space| at + space + 1)
    });
    let start = (start..=first).find(|at| text.is_char_boundary(*at)).unwrap_or(first);
    let end = text[start..]
        .char_indices()
        .nth(LENGTH)
        .map_or(text.len(), |(at, _)| start + at);
    let mut piece = String::new();
    if start > 0 {
        piece.push('…');
    }
    let shift = piece.len();
    // Characters of one byte for characters of one byte, so that the marks stay where they are.
    piece.push_str(&text[start..end].replace(['\n', '\r', '\t'], " "));
    if end < text.len() {
        piece.push('…');
    }
    let inside = marks.iter().filter(|mark| mark.start >= start && mark.start < end);
    let marks = inside.map(|mark| mark.start - start + shift..mark.end.min(end) - start + shift);
    Snippet {
        text: piece,
        marks: marks.collect(),
    }
}
