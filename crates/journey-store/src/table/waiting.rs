//! Words that wait for the search index: those of the elements and links that the last gestures changed. Nothing is written for
//! them: the map's row says up to which revision the index has its words, the journal says what was changed since, and a
//! search looks through the index and through that.

use std::collections::BTreeSet;

use journey_model::{Change, Element, Id, Link, Record};
use rusqlite::{Connection, OptionalExtension, params};
use serde::Deserialize;

use super::changes::{BEFORE, OF_MAP};
use super::words::{self, Texts};
use super::{signed, unsigned};
use crate::StoreError;

// Version 6 kept the words themselves, in rows without a seal.
pub(crate) const CREATE: &str = "
    CREATE TABLE waiting_words (
        entry INTEGER PRIMARY KEY REFERENCES entries (entry) ON DELETE CASCADE,
        title TEXT NOT NULL, -- as in word_index
        words TEXT NOT NULL -- as in word_index
    ) STRICT;";

// What waits is worked out from elements and links like the index itself: nothing of it has to be recovered, so that the seal of
// the map's row does not cover it. The index of maps is written when the first words of a map wait, not with each edit.
pub(crate) const ADD_INDEXED: &str = "
    INSERT OR REPLACE INTO word_index (rowid, title, words)
    SELECT entry, title, words FROM waiting_words ORDER BY entry;
    DROP TABLE waiting_words;
    ALTER TABLE maps ADD COLUMN indexed INTEGER; -- the revision whose words the search index has; none: those of the last one
    CREATE INDEX maps_that_wait ON maps (id) WHERE indexed IS NOT NULL;";

/// After how many gestures the words of a map go into the index together.
const MOST: u64 = 64;

/// In how many maps words wait at the same time.
const MOST_MAPS: i64 = 8;

/// Words longer than this, in bytes, do not wait: a search has to read all that do.
const LONGEST: usize = 2_000;

/// Whether the words of a record that is written may wait.
pub(crate) fn may_wait(change: &Change) -> bool {
    let texts = change.after.as_ref().map(Record::texts).unwrap_or_default();
    texts.iter().map(|(_, text)| text.len()).sum::<usize>() <= LONGEST
}

/// Notes that a map at this revision was changed, after the changes were written: words of them wait from then on. What waits
/// goes into the index when it has become much.
pub(crate) fn note<'a>(
    connection: &Connection,
    map: Id,
    revision: u64,
    mut changes: impl Iterator<Item = &'a Change>,
) -> Result<(), StoreError> {
    match indexed(connection, map)? {
        Some(indexed) if revision.saturating_sub(indexed) >= MOST => settle_map(connection, map),
        Some(_) => Ok(()),
        None if changes.any(words::differ) => {
            set_indexed(connection, map, Some(revision))?;
            let waiting: i64 = connection
                .prepare_cached("SELECT count(*) FROM maps WHERE indexed IS NOT NULL")?
                .query_row([], |row| row.get(0))?;
            if waiting > MOST_MAPS {
                settle(connection)
            } else {
                Ok(())
            }
        }
        None => Ok(()),
    }
}

/// Puts the words of every map into the index.
pub(crate) fn settle(connection: &Connection) -> Result<(), StoreError> {
    maps_that_wait(connection, Binned::Too)?
        .into_iter()
        .try_for_each(|map| settle_map(connection, map))
}

/// Puts the words of a map into the index.
pub(crate) fn settle_map(connection: &Connection, map: Id) -> Result<(), StoreError> {
    let Some(indexed) = indexed(connection, map)? else {
        return Ok(());
    };
    for id in changed_since(connection, map, indexed)? {
        // What is gone left the index with the gesture that took it.
        if let Some(record) = record(connection, map, id)? {
            words::write_record(connection, map, &record)?;
        }
    }
    set_indexed(connection, map, None)
}

/// Of every map: map, element or link whose words wait.
pub(crate) fn keys(connection: &Connection) -> Result<BTreeSet<(String, String)>, StoreError> {
    let mut keys = BTreeSet::new();
    for map in maps_that_wait(connection, Binned::Too)? {
        if let Some(indexed) = indexed(connection, map)? {
            let ids = changed_since(connection, map, indexed)?;
            keys.extend(ids.into_iter().map(|id| (map.to_string(), id.to_string())));
        }
    }
    Ok(keys)
}

fn indexed(connection: &Connection, map: Id) -> Result<Option<u64>, StoreError> {
    let indexed: Option<i64> = connection
        .prepare_cached("SELECT indexed FROM maps WHERE id = ?1")?
        .query_row([map.to_string()], |row| row.get(0))?;
    Ok(indexed.map(unsigned))
}

fn set_indexed(connection: &Connection, map: Id, revision: Option<u64>) -> Result<(), StoreError> {
    connection
        .prepare_cached("UPDATE maps SET indexed = ?2 WHERE id = ?1")?
        .execute(params![map.to_string(), revision.map(signed)])?;
    Ok(())
}

/// An element or link whose words wait.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Waiting {
    /// Its number in the index; of one that is not there yet, the number that it would get.
    pub entry: i64,
    pub map: String,
    pub id: String,
    pub title: String,
    pub words: String,
}

/// All that waits, but for what is in the bin, what was added last first.
pub(crate) fn all(connection: &Connection) -> Result<Vec<Waiting>, StoreError> {
    let maps = maps_that_wait(connection, Binned::Not)?;
    let mut waiting = Vec::new();
    if maps.is_empty() {
        return Ok(waiting);
    }
    let mut next: i64 = connection
        .prepare_cached("SELECT ifnull(max(entry), 0) + 1 FROM entries")?
        .query_row([], |row| row.get(0))?;
    for map in maps {
        let Some(indexed) = indexed(connection, map)? else {
            continue;
        };
        for id in changed_since(connection, map, indexed)? {
            let Some(record) = record(connection, map, id)? else {
                continue;
            };
            let Texts { title, words } = words::texts(&record);
            let (map, id) = (map.to_string(), id.to_string());
            let entry = words::known(connection, [&map, &id])?;
            let entry = entry.unwrap_or_else(|| {
                next += 1;
                next - 1
            });
            waiting.push(Waiting {
                entry,
                map,
                id,
                title,
                words,
            });
        }
    }
    waiting.sort_by_key(|waiting| std::cmp::Reverse(waiting.entry));
    Ok(waiting)
}

/// Whether maps in the bin count.
#[derive(Clone, Copy)]
enum Binned {
    Too,
    Not,
}

/// The maps of which words wait.
fn maps_that_wait(connection: &Connection, binned: Binned) -> Result<Vec<Id>, StoreError> {
    let query = match binned {
        Binned::Too => "SELECT id FROM maps WHERE indexed IS NOT NULL ORDER BY id",
        Binned::Not => {
            "SELECT id FROM maps WHERE indexed IS NOT NULL
             AND id NOT IN (SELECT map FROM shelves WHERE binned IS NOT NULL) ORDER BY id"
        }
    };
    let mut statement = connection.prepare_cached(query)?;
    let rows = statement.query_map([], |row| row.get::<_, String>(0))?;
    rows.map(|map| super::id(&map?)).collect()
}

/// What the gestures since a revision changed, what was changed first first; each once. A journal that cannot be read holds
/// nobody up who edits or searches, here or in another map: then it is everything that the map has.
fn changed_since(connection: &Connection, map: Id, revision: u64) -> Result<Vec<Id>, StoreError> {
    /// As much of a change as is asked for here.
    #[derive(Deserialize)]
    struct Changed {
        id: Id,
    }
    let mut statement = connection.prepare_cached(&format!(
        "SELECT body FROM changes WHERE {OF_MAP} AND place > {BEFORE} + ?2 ORDER BY place"
    ))?;
    let mut rows = statement.query(params![map.to_string(), signed(revision)])?;
    let (mut ids, mut known) = (Vec::new(), BTreeSet::new());
    while let Some(row) = rows.next()? {
        let body = row.get_ref(0)?.as_str().ok();
        let Some(changed) = body.and_then(|body| serde_json::from_str::<Vec<Changed>>(body).ok()) else {
            return everything(connection, map);
        };
        ids.extend(changed.iter().map(|changed| changed.id).filter(|id| known.insert(*id)));
    }
    Ok(ids)
}

/// All elements and links of a map.
fn everything(connection: &Connection, map: Id) -> Result<Vec<Id>, StoreError> {
    let mut statement = connection
        .prepare_cached("SELECT id FROM nodes WHERE map = ?1 UNION ALL SELECT id FROM edges WHERE map = ?1")?;
    let rows = statement.query_map([map.to_string()], |row| row.get::<_, String>(0))?;
    rows.map(|element| super::id(&element?)).collect()
}

/// An element or a link, as it is now; none as well where it cannot be read, which whoever opens the map is told.
fn record(connection: &Connection, map: Id, id: Id) -> Result<Option<Record>, StoreError> {
    let body = |table: &str| -> Result<Option<String>, StoreError> {
        Ok(connection
            .prepare_cached(&format!("SELECT body FROM {table} WHERE map = ?1 AND id = ?2"))?
            .query_row([map.to_string(), id.to_string()], |row| row.get(0))
            .optional()?)
    };
    if let Some(body) = body("nodes")? {
        return Ok(serde_json::from_str::<Element>(&body).ok().map(Record::Element));
    }
    let link = body("edges")?;
    Ok(link
        .and_then(|body| serde_json::from_str::<Link>(&body).ok())
        .map(Record::Link))
}
