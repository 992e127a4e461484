//! Is the library whole?

use std::collections::BTreeMap;

use journey_model::{Element, Link, Record};
use rusqlite::Connection;

use crate::seal::{Seal, Sums};
use crate::shelves::home;
use crate::table::{changes, collections, id, maps, pieces, shared, unknown, words};
use crate::words::cut_as_indexed;
use crate::{StoreError, picture_name, table};

/// Tables of a map's present and past, with the columns that their seals cover; of the journal see [`changes::SEALED`].
const PRESENT: [(&str, &str); 3] = [
    ("nodes", "map, id, kind, body"),
    ("edges", "map, id, kind, source, target, body"),
    ("unknown_fields", unknown::SEALED),
];
const PAST: [(&str, &str); 6] = [
    ("changes", ""),
    ("revisions", "map, seq, kind, name, at, code"),
    ("shared", shared::SEALED),
    ("printed_maps", "map, code, body"),
    ("prints", "map, code, choices, at"),
    ("poster_choices", "map, choices"),
];

/// SQLite's pages and indices, every reference between rows, every seal, every picture.
pub(crate) fn whole(connection: &Connection) -> Result<(), StoreError> {
    // Where another connection has joined parts of the index since this one looked at it, FTS5 learns that by a search only;
    // its own check would still look for the old parts.
    connection.prepare("SELECT rowid FROM word_index LIMIT 1")?.exists([])?;
    pages(connection, "integrity_check")?;
    let dangling: i64 = connection.query_row("SELECT count(*) FROM pragma_foreign_key_check", [], |row| row.get(0))?;
    if dangling > 0 {
        return Err(StoreError::Damaged(format!("{dangling} rows refer to nothing")));
    }
    for line in maps::all(connection)? {
        let map = line.row.map.to_string();
        let sums = Sums {
            present: sum(connection, &PRESENT, &map)?,
            past: sum(connection, &PAST, &map)?,
        };
        if sums != line.sums {
            return Err(StoreError::Damaged(format!("rows of map {map} are missing")));
        }
    }
    shelves(connection)?;
    pieces::all(connection)?;
    pictures(connection)
}

/// Whether every map has its shelf and stands in the collections that the shelf's sum is of.
fn shelves(connection: &Connection) -> Result<(), StoreError> {
    collections::all(connection)?;
    home(connection).map(drop)
}

/// SQLite's own check, by its name.
pub(crate) fn pages(connection: &Connection, check: &str) -> Result<(), StoreError> {
    let verdict: String = connection.query_row(&format!("PRAGMA {check}(1)"), [], |row| row.get(0))?;
    if verdict == "ok" {
        Ok(())
    } else {
        Err(StoreError::Damaged(verdict))
    }
}

/// The sum of a map's seals in some tables, each of them checked.
fn sum(connection: &Connection, tables: &[(&str, &str)], map: &str) -> Result<i64, StoreError> {
    let mut sum = 0i64;
    for (table, columns) in tables {
        let (sealed, of_map) = match *table {
            "changes" => (changes::SEALED.to_owned(), changes::OF_MAP),
            _ => (format!("seal('{table}', {columns})"), "map = ?1"),
        };
        let mut statement = connection.prepare_cached(&format!("SELECT seal, {sealed} FROM {table} WHERE {of_map}"))?;
        let mut rows = statement.query([map])?;
        while let Some(row) = rows.next()? {
            let seal: i64 = row.get(0)?;
            if seal != row.get::<_, i64>(1)? {
                let message = format!("a row of map {map} in {table} is not as it was written");
                return Err(StoreError::Damaged(message));
            }
            sum = sum.wrapping_add(seal);
        }
    }
    Ok(sum)
}

fn pictures(connection: &Connection) -> Result<(), StoreError> {
    let mut statement = connection.prepare("SELECT hash, bytes FROM pictures")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let name: String = row.get(0)?;
        if picture_name(row.get_ref(1)?.as_blob().map_err(rusqlite::Error::from)?) != name {
            return Err(StoreError::Damaged(format!("picture {name} is not as it was written")));
        }
    }
    Ok(())
}

/// Whether every preference can be read. One that cannot counts as not set, which is no reason to have no backup of all the rest.
pub(crate) fn preferences(connection: &Connection) -> Result<(), StoreError> {
    for (name, value) in table::preferences::all(connection)? {
        if value.is_none() {
            let message = format!("the preference {name:?} cannot be read, and counts as not set");
            return Err(StoreError::Damaged(message));
        }
    }
    Ok(())
}

/// The sum of the seals of an entry's words, each with its place.
fn sum_of(title: &str, words: &str) -> i64 {
    let columns = [("title", title), ("words", words)].into_iter();
    let words = columns.flat_map(|(column, text)| (0..).zip(text.split_whitespace()).map(move |word| (column, word)));
    words.fold(0i64, |sum, (column, (place, word))| {
        sum.wrapping_add(Seal::of(column).number(place).text(word).value())
    })
}

/// Whether what is searched has exactly the words of every element and link.
pub(crate) fn words(connection: &Connection) -> Result<(), StoreError> {
    // For each entry the sum of the seals of its words, each with its place.
    let mut indexed: BTreeMap<i64, i64> = BTreeMap::new();
    let mut add = |entry: i64, column: &str, place: i64, word: &str| {
        let seal = Seal::of(column).number(place).text(word).value();
        let sum = indexed.entry(entry).or_default();
        *sum = sum.wrapping_add(seal);
    };
    connection.execute_batch(
        "CREATE VIRTUAL TABLE IF NOT EXISTS temp.indexed_words USING fts5vocab('main', 'word_index', 'instance')",
    )?;
    let mut statement = connection.prepare("SELECT doc, col, offset, term FROM temp.indexed_words")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let column = row.get_ref(1)?.as_str().map_err(rusqlite::Error::from)?;
        // What a version put there that did not cut words may end with half a character, far behind the cut.
        let word = String::from_utf8_lossy(row.get_ref(3)?.as_bytes().map_err(rusqlite::Error::from)?);
        add(row.get(0)?, column, row.get(2)?, cut_as_indexed(&word));
    }
    // What waits is read where it stands, whatever the index has of it.
    let waiting = table::waiting::keys(connection)?;
    let mut entries: BTreeMap<(String, String), i64> = BTreeMap::new();
    let mut statement = connection.prepare("SELECT map, id, entry FROM entries")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        entries.insert((row.get(0)?, row.get(1)?), row.get(2)?);
    }
    for table in ["nodes", "edges"] {
        let mut statement = connection.prepare(&format!("SELECT map, id, body FROM {table}"))?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let key: (String, String) = (row.get(0)?, row.get(1)?);
            let body = row.get_ref(2)?.as_str().map_err(rusqlite::Error::from)?;
            let record = match table {
                "nodes" => serde_json::from_str::<Element>(body).map(Record::Element)?,
                _ => serde_json::from_str::<Link>(body).map(Record::Link)?,
            };
            id(&key.0)?;
            let texts = words::texts(&record);
            let expected = sum_of(&texts.title, &texts.words);
            let entry = entries.remove(&key);
            let known = entry.and_then(|entry| indexed.remove(&entry)).unwrap_or(0);
            if known != expected && !waiting.contains(&key) {
                let (map, id) = key;
                let message = format!("the search index does not have the words of {id} in map {map}");
                return Err(StoreError::Damaged(message));
            }
        }
    }
    if entries.is_empty() && indexed.is_empty() {
        Ok(())
    } else {
        Err(StoreError::Damaged(
            "the search index has words that no map has".to_owned(),
        ))
    }
}
