//! The tables, one file each: its text, its reader, its writer.
//!
//! Functions here run inside a transaction that their caller began; they know nothing of revisions.

pub(crate) mod changes;
pub(crate) mod collections;
pub(crate) mod edges;
pub(crate) mod maps;
pub(crate) mod nodes;
pub(crate) mod pictures;
pub(crate) mod pieces;
pub(crate) mod preferences;
pub(crate) mod prints;
pub(crate) mod revisions;
pub(crate) mod shared;
pub(crate) mod shelves;
pub(crate) mod unknown;
pub(crate) mod waiting;
pub(crate) mod words;

use journey_model::{Change, Id, Journey, Record};
use rusqlite::{Connection, OptionalExtension};

use crate::{Act, StoreError};
use words::Indexing;

/// Writes one record of a map as a change has left it, and what a search knows of it. Says how the map's sum of seals
/// changes.
pub(crate) fn write_record(
    connection: &Connection,
    map: Id,
    change: &Change,
    indexing: Indexing,
) -> Result<i64, StoreError> {
    let written = match (&change.before, &change.after) {
        (None, None) => Some(0),
        (None, Some(Record::Element(element))) => nodes::insert(connection, map, element)?,
        (None, Some(Record::Link(link))) => edges::insert(connection, map, link)?,
        (Some(Record::Element(_)), Some(Record::Element(element))) => nodes::update(connection, map, element)?,
        (Some(Record::Link(_)), Some(Record::Link(link))) => edges::update(connection, map, link)?,
        (Some(Record::Element(element)), None) => nodes::delete(connection, map, element.id())?,
        (Some(Record::Link(link)), None) => edges::delete(connection, map, link.id)?,
        // An element never becomes a link, nor the other way round; the journey refuses that before it comes here.
        (Some(_), Some(_)) => None,
    };
    let Some(seal) = written else {
        let message = format!("the row of {} in map {map} is not there", change.id);
        return Err(StoreError::Damaged(message));
    };
    words::write(connection, map, change, indexing)?;
    Ok(seal)
}

/// Writes all records of a journey into a map that has none, and adds their seals to its sum.
pub(crate) fn write_journey(
    connection: &Connection,
    line: &mut maps::Line,
    journey: &Journey,
) -> Result<(), StoreError> {
    for record in journey.records() {
        let change = Change {
            id: record.id(),
            before: None,
            after: Some(record),
        };
        let seal = write_record(connection, line.row.map, &change, Indexing::Now)?;
        line.sums.present = line.sums.present.wrapping_add(seal);
    }
    let seal = unknown::put(connection, line.row.map, journey.unknown())?;
    line.sums.present = line.sums.present.wrapping_add(seal);
    Ok(())
}

/// Takes a row of a table away. Says how the map's sum of seals changes; nothing when there was no row.
fn delete(connection: &Connection, table: &str, map: Id, id: Id) -> Result<Option<i64>, StoreError> {
    let mut statement = connection.prepare_cached(&format!(
        "DELETE FROM {table} WHERE map = ?1 AND id = ?2 RETURNING seal"
    ))?;
    let old: Option<i64> = statement
        .query_row([map.to_string(), id.to_string()], |old| old.get(0))
        .optional()?;
    Ok(old.map(i64::wrapping_neg))
}

/// Reads an id from a column.
pub(crate) fn id(text: &str) -> Result<Id, StoreError> {
    text.parse()
        .map_err(|_| StoreError::Damaged(format!("{text:?} is no id")))
}

/// SQLite's integers are signed; numbers here stay far below the difference.
pub(crate) fn signed(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

/// An act of the journal by its word and what it takes back or does again.
pub(crate) fn act(word: &str, target: Option<i64>) -> Act {
    match (word, target.map(unsigned)) {
        ("undo", Some(seq)) => Act::Undo { seq },
        ("redo", Some(seq)) => Act::Redo { seq },
        _ => Act::Do,
    }
}

pub(crate) fn unsigned(number: i64) -> u64 {
    u64::try_from(number).unwrap_or(0)
}
