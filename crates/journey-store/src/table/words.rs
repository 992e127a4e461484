//! The search index: one row an element or link that has words, and the words themselves.

use journey_model::{Change, Element, Id, Record};
use rusqlite::{Connection, OptionalExtension, params};

use crate::StoreError;
use crate::words::{indexed, of_title};

// What was added last has the greatest number, so that it is found first. The index keeps no texts, only where words
// are; the words come folded and with spaces between, and SQLite splits them there and nowhere else.
// Parts of the index are joined when 64 have come together, not 16: an edit in a hundred takes longer, not one in twenty.
pub(crate) const CREATE: &str = "
    CREATE TABLE entries (
        entry INTEGER PRIMARY KEY,
        map   TEXT NOT NULL REFERENCES maps (id) ON DELETE CASCADE,
        id    TEXT NOT NULL, -- of the element or link
        UNIQUE (map, id)
    ) STRICT;
    CREATE VIRTUAL TABLE word_index USING fts5 (
        title, words, content = '', contentless_delete = 1, tokenize = 'ascii'
    );
    INSERT INTO word_index (word_index, rank) VALUES ('crisismerge', 64);
    CREATE TRIGGER entries_leave_the_index AFTER DELETE ON entries
    BEGIN DELETE FROM word_index WHERE rowid = old.entry; END;";

// Parts of the index are joined when they are many, in one edit of 64, and by and by in the quiet of a day; not a little with
// each edit, which then would have more pages to bring to the disk than it changes.
pub(crate) const JOIN_SELDOM: &str = "INSERT INTO word_index (word_index, rank) VALUES ('automerge', 0);";

/// Joins parts of the index, up to some hundreds of pages, so that a search has few of them to look through.
pub(crate) fn join(connection: &Connection) -> Result<(), StoreError> {
    Ok(connection.execute_batch("INSERT INTO word_index (word_index, rank) VALUES ('merge', 500)")?)
}

/// Brings the index up to date with a change. Costs nothing when no text has changed.
pub(crate) fn write(connection: &Connection, map: Id, change: &Change) -> Result<(), StoreError> {
    let before = change.before.as_ref().map(texts).unwrap_or_default();
    let after = change.after.as_ref().map(texts).unwrap_or_default();
    if before == after {
        return Ok(());
    }
    let (map, id) = (map.to_string(), change.id.to_string());
    if after == Texts::default() {
        connection
            .prepare_cached("DELETE FROM entries WHERE map = ?1 AND id = ?2")?
            .execute([&map, &id])?;
        return Ok(());
    }
    let known: Option<i64> = connection
        .prepare_cached("SELECT entry FROM entries WHERE map = ?1 AND id = ?2")?
        .query_row([&map, &id], |row| row.get(0))
        .optional()?;
    if let Some(entry) = known {
        return put(connection, entry, &after);
    }
    connection
        .prepare_cached("INSERT INTO entries (map, id) VALUES (?1, ?2)")?
        .execute([&map, &id])?;
    connection
        .prepare_cached("INSERT INTO word_index (rowid, title, words) VALUES (?1, ?2, ?3)")?
        .execute(params![connection.last_insert_rowid(), after.title, after.words])?;
    Ok(())
}

/// Replaces what the index keeps of a record that it knows.
pub(crate) fn write_again(connection: &Connection, entry: i64, record: &Record) -> Result<(), StoreError> {
    put(connection, entry, &texts(record))
}

fn put(connection: &Connection, entry: i64, texts: &Texts) -> Result<(), StoreError> {
    connection
        .prepare_cached("UPDATE word_index SET title = ?2, words = ?3 WHERE rowid = ?1")?
        .execute(params![entry, texts.title, texts.words])?;
    Ok(())
}

/// What the index keeps of a record.
#[derive(Default, PartialEq)]
pub(crate) struct Texts {
    /// Words of the map's title, marked so that they are other words than those of texts.
    pub title: String,
    /// Words of all fields.
    pub words: String,
}

/// What the index keeps of a record.
pub(crate) fn texts(record: &Record) -> Texts {
    let title = match record {
        Record::Element(Element::About(about)) => of_title(&indexed([about.title.as_str()])),
        _ => String::new(),
    };
    let words = indexed(record.texts().into_iter().map(|(_, text)| text));
    Texts { title, words }
}

/// Hands over map and id of elements and links that have all the words, what was added last first, until `each` wants no
/// more. `expression` is in FTS5's language; an empty one finds nothing. Gives how many were handed over.
pub(crate) fn find(
    connection: &Connection,
    expression: &str,
    most: u32,
    each: &mut dyn FnMut(&str, &str) -> Result<bool, StoreError>,
) -> Result<u32, StoreError> {
    if expression.is_empty() {
        return Ok(0);
    }
    let mut statement = connection.prepare_cached(
        "SELECT entries.map, entries.id FROM word_index CROSS JOIN entries ON entries.entry = word_index.rowid
         WHERE word_index MATCH ?1 AND entries.map NOT IN (SELECT map FROM shelves WHERE binned IS NOT NULL)
         ORDER BY word_index.rowid DESC LIMIT ?2",
    )?;
    let mut rows = statement.query(params![expression, most])?;
    let mut found = 0;
    while let Some(row) = rows.next()? {
        found += 1;
        let text = |column| row.get_ref(column)?.as_str().map_err(rusqlite::Error::from);
        if !each(text(0)?, text(1)?)? {
            break;
        }
    }
    Ok(found)
}
