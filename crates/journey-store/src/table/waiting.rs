//! Words that wait for the search index: those of the elements and links that were written last. A row for each is one page
//! to bring to the disk, where the index has six or seven; a search looks through both.

use rusqlite::{Connection, params};

use super::words::Texts;
use crate::StoreError;

// What waits is worked out from elements and links like the index itself: nothing of it has to be recovered, so that its rows
// have no seal.
pub(crate) const CREATE: &str = "
    CREATE TABLE waiting_words (
        entry INTEGER PRIMARY KEY REFERENCES entries (entry) ON DELETE CASCADE,
        title TEXT NOT NULL, -- as in word_index
        words TEXT NOT NULL -- as in word_index
    ) STRICT;";

/// How many wait before all of them go into the index together.
const MOST: i64 = 64;

/// Words longer than this, in bytes, do not wait: a search has to read all that do.
const LONGEST: usize = 2_000;

/// Whether words may wait.
pub(crate) fn may_wait(texts: &Texts) -> bool {
    texts.title.len() + texts.words.len() <= LONGEST
}

/// Lets words wait in the place of those that the index or a row here has of this entry.
pub(crate) fn put(connection: &Connection, entry: i64, texts: &Texts) -> Result<(), StoreError> {
    connection
        .prepare_cached("INSERT OR REPLACE INTO waiting_words (entry, title, words) VALUES (?1, ?2, ?3)")?
        .execute(params![entry, texts.title, texts.words])?;
    Ok(())
}

/// Takes words away that the index now has in a later form.
pub(crate) fn remove(connection: &Connection, entry: i64) -> Result<(), StoreError> {
    connection
        .prepare_cached("DELETE FROM waiting_words WHERE entry = ?1")?
        .execute([entry])?;
    Ok(())
}

/// Puts all that waits into the index when it has become much.
pub(crate) fn settle_much(connection: &Connection) -> Result<(), StoreError> {
    let waiting: i64 = connection
        .prepare_cached("SELECT count(*) FROM waiting_words")?
        .query_row([], |row| row.get(0))?;
    if waiting > MOST { settle(connection) } else { Ok(()) }
}

/// Puts all that waits into the index.
pub(crate) fn settle(connection: &Connection) -> Result<(), StoreError> {
    connection
        .prepare_cached(
            "INSERT OR REPLACE INTO word_index (rowid, title, words)
             SELECT entry, title, words FROM waiting_words ORDER BY entry",
        )?
        .execute([])?;
    connection.prepare_cached("DELETE FROM waiting_words")?.execute([])?;
    Ok(())
}

/// An element or link whose words wait.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Waiting {
    pub entry: i64,
    pub map: String,
    pub id: String,
    pub title: String,
    pub words: String,
}

/// All that waits, but for what is in the bin, what was added last first.
pub(crate) fn all(connection: &Connection) -> Result<Vec<Waiting>, StoreError> {
    let mut statement = connection.prepare_cached(
        "SELECT entry, map, id, title, words FROM waiting_words JOIN entries USING (entry)
         WHERE map NOT IN (SELECT map FROM shelves WHERE binned IS NOT NULL) ORDER BY entry DESC",
    )?;
    let rows = statement.query_map([], |row| {
        Ok(Waiting {
            entry: row.get(0)?,
            map: row.get(1)?,
            id: row.get(2)?,
            title: row.get(3)?,
            words: row.get(4)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}
