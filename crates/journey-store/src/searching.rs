//! Search across every map.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use journey_model::{ElementKind, Id, Record};

use crate::words::Wanted;
use crate::{Library, StoreError, table};

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
        let titled = table::words::find(&rows, &wanted, true, most)?;
        let all = table::words::find(&rows, &wanted, false, MOST_ENTRIES)?;
        let mut more = all.len() >= MOST_ENTRIES as usize;
        let in_title: BTreeSet<Id> = titled.iter().map(|(map, _)| *map).collect();
        let mut order: Vec<Id> = Vec::new();
        let mut places: BTreeMap<Id, Vec<Id>> = BTreeMap::new();
        for (map, id) in titled.into_iter().chain(all) {
            let known = places.contains_key(&map);
            if !known && order.len() >= maps {
                more = true;
                continue;
            }
            if !known {
                order.push(map);
            }
            let ids = places.entry(map).or_default();
            // A title that was found stands among all that was found as well.
            if !ids.contains(&id) && ids.len() <= hits {
                ids.push(id);
            }
        }
        let mut found = Vec::new();
        for map in order {
            let ids = places.remove(&map).unwrap_or_default();
            let records = ids.iter().take(hits).map(|id| record(&rows, map, *id));
            let records = records.collect::<Result<Vec<_>, _>>()?.into_iter().flatten();
            let row = table::maps::line(&rows, map)?.row;
            let rank = (in_title.contains(&map), row.changed);
            let map = FoundMap {
                map,
                title: row.summary.title,
                more: ids.len() > hits,
                hits: records.map(|record| hit(&record, &wanted)).collect(),
            };
            found.push((rank, map));
        }
        rows.finish()?;
        found.sort_by_key(|(rank, _)| Reverse(*rank));
        let maps = found.into_iter().map(|(_, map)| map).collect();
        Ok(FoundMaps { maps, more })
    }
}

fn record(rows: &rusqlite::Connection, map: Id, id: Id) -> Result<Option<Record>, StoreError> {
    if let Some(element) = table::nodes::one(rows, map, id)? {
        return Ok(Some(Record::Element(element)));
    }
    Ok(table::edges::one(rows, map, id)?.map(Record::Link))
}

fn hit(record: &Record, wanted: &Wanted) -> FoundHit {
    let texts = record.texts();
    let marked = texts
        .iter()
        .map(|(field, text)| (*field, *text, wanted.ranges_in(text)));
    // The field with the most of it; of several the first.
    let best = marked.rev().max_by_key(|(_, _, marks)| marks.len());
    let (field, text, marks) = best.unwrap_or(("Name", "", Vec::new()));
    FoundHit {
        id: record.id(),
        kind: match record {
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
