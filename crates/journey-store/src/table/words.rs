//! The search index: one row an element or link that has words, and the words themselves. What was written last waits in
//! [`waiting`] first.

use std::collections::BTreeSet;

use journey_model::{Change, Element, Id, Record};
use rusqlite::{Connection, OptionalExtension, Transaction, TransactionBehavior, params};

use crate::StoreError;
use crate::table::waiting::{self, Waiting};
use crate::words::{Wanted, has_word, indexed, of_title};

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
    // It reads before it writes: who is let in to read only is turned away at the first write if somebody else wrote meanwhile.
    let rows = Transaction::new_unchecked(connection, TransactionBehavior::Immediate)?;
    waiting::settle(&rows)?;
    rows.execute_batch("INSERT INTO word_index (word_index, rank) VALUES ('merge', 500)")?;
    Ok(rows.commit()?)
}

/// When words that are written come into the index.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Indexing {
    /// With those that are written next, which the map's row remembers: for an edit, which somebody waits for.
    Later,
    /// At once: for many together.
    Now,
}

/// Whether a change has other words than before.
pub(crate) fn differ(change: &Change) -> bool {
    let texts = |record: &Option<Record>| {
        record
            .as_ref()
            .map(Record::texts)
            .is_some_and(|texts| !texts.is_empty())
    };
    match (&change.before, &change.after) {
        (Some(before), Some(after)) => before.texts() != after.texts(),
        (before, after) => texts(before) || texts(after),
    }
}

/// Brings what is searched up to date with a change. Costs nothing when no text has changed.
pub(crate) fn write(connection: &Connection, map: Id, change: &Change, indexing: Indexing) -> Result<(), StoreError> {
    if !differ(change) {
        return Ok(());
    }
    // What has words no longer waits for nothing: it leaves the index at once.
    if indexing == Indexing::Later && change.after.as_ref().is_some_and(has_words) {
        return Ok(());
    }
    let after = change.after.as_ref().map(texts).unwrap_or_default();
    let (map, id) = (map.to_string(), change.id.to_string());
    enter_or_leave(connection, [&map, &id], &after)
}

/// Puts a record into the index, or takes it out when it has no words.
pub(crate) fn write_record(connection: &Connection, map: Id, record: &Record) -> Result<(), StoreError> {
    let (map, id) = (map.to_string(), record.id().to_string());
    enter_or_leave(connection, [&map, &id], &texts(record))
}

fn enter_or_leave(connection: &Connection, key: [&str; 2], texts: &Texts) -> Result<(), StoreError> {
    if *texts == Texts::default() {
        connection
            .prepare_cached("DELETE FROM entries WHERE map = ?1 AND id = ?2")?
            .execute(key)?;
        return Ok(());
    }
    match known(connection, key)? {
        Some(entry) => put(connection, entry, texts),
        None => put_first(connection, enter(connection, key)?, texts),
    }
}

/// The number of an element or link in the index.
pub(crate) fn known(connection: &Connection, key: [&str; 2]) -> Result<Option<i64>, StoreError> {
    Ok(connection
        .prepare_cached("SELECT entry FROM entries WHERE map = ?1 AND id = ?2")?
        .query_row(key, |row| row.get(0))
        .optional()?)
}

fn enter(connection: &Connection, [map, id]: [&str; 2]) -> Result<i64, StoreError> {
    connection
        .prepare_cached("INSERT INTO entries (map, id) VALUES (?1, ?2)")?
        .execute([map, id])?;
    Ok(connection.last_insert_rowid())
}

/// Replaces what the index keeps of a record that it knows.
pub(crate) fn write_again(connection: &Connection, entry: i64, record: &Record) -> Result<(), StoreError> {
    put(connection, entry, &texts(record))
}

fn put_first(connection: &Connection, entry: i64, texts: &Texts) -> Result<(), StoreError> {
    connection
        .prepare_cached("INSERT INTO word_index (rowid, title, words) VALUES (?1, ?2, ?3)")?
        .execute(params![entry, texts.title, texts.words])?;
    Ok(())
}

fn put(connection: &Connection, entry: i64, texts: &Texts) -> Result<(), StoreError> {
    connection
        .prepare_cached("INSERT OR REPLACE INTO word_index (rowid, title, words) VALUES (?1, ?2, ?3)")?
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

fn has_words(record: &Record) -> bool {
    record.texts().into_iter().any(|(_, text)| has_word(text))
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

/// What is looked through.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Among {
    /// Titles of maps.
    Titles,
    /// All texts, those of titles with them.
    Texts,
}

/// Hands over map and id of elements and links that have all the words, what was added last first, until `each` wants no
/// more. Gives how many were handed over.
pub(crate) fn find(
    connection: &Connection,
    wanted: &Wanted,
    among: Among,
    most: u32,
    each: &mut dyn FnMut(&str, &str) -> Result<bool, StoreError>,
) -> Result<u32, StoreError> {
    let expression = match among {
        Among::Titles => wanted.title_expression(),
        Among::Texts => wanted.expression(),
    };
    if expression.is_empty() {
        return Ok(0);
    }
    let has_words = |waiting: &Waiting| match among {
        Among::Titles => wanted.is_in_title(&waiting.title),
        Among::Texts => wanted.is_in(&waiting.words),
    };
    let mut waiting = waiting::all(connection)?;
    // What the index has of those that wait is no longer so.
    let outdated: BTreeSet<i64> = waiting.iter().map(|waiting| waiting.entry).collect();
    waiting.retain(has_words);
    let mut waiting = waiting.iter().peekable();
    let mut statement = connection.prepare_cached(
        "SELECT entries.map, entries.id, entries.entry
         FROM word_index CROSS JOIN entries ON entries.entry = word_index.rowid
         WHERE word_index MATCH ?1 AND entries.map NOT IN (SELECT map FROM shelves WHERE binned IS NOT NULL)
         ORDER BY word_index.rowid DESC LIMIT ?2",
    )?;
    let enough = i64::from(most) + i64::try_from(outdated.len()).unwrap_or(i64::MAX);
    let mut rows = statement.query(params![expression, enough])?;
    let mut found = 0;
    let mut hand_over = |map: &str, id: &str| -> Result<bool, StoreError> {
        found += 1;
        Ok(each(map, id)? && found < most)
    };
    let mut wants_more = true;
    while wants_more {
        let row = rows.next()?;
        let entry: i64 = row.map_or(Ok(i64::MIN), |row| row.get(2))?;
        if outdated.contains(&entry) {
            continue;
        }
        while let Some(later) = waiting.next_if(|waiting| waiting.entry > entry && wants_more) {
            wants_more = hand_over(&later.map, &later.id)?;
        }
        let Some(row) = row.filter(|_| wants_more) else { break };
        let text = |column| row.get_ref(column)?.as_str().map_err(rusqlite::Error::from);
        wants_more = hand_over(text(0)?, text(1)?)?;
    }
    Ok(found)
}
