//! The journal: one row a gesture, an undo or a redo. Rows are added and never changed.

use journey_model::{Direction, History, Id, Transaction};
use rusqlite::{Connection, OptionalExtension, params};

use super::{signed, unsigned};
use crate::seal::Seal;
use crate::{Act, Gesture, StoreError};

// The body stands last, so that reading the other columns skips the pages that a long body fills.
pub(crate) const CREATE: &str = "
    CREATE TABLE changes (
        map    TEXT NOT NULL REFERENCES maps (id) ON DELETE CASCADE,
        seq    INTEGER NOT NULL, -- the revision that the act led to
        act    TEXT NOT NULL CHECK (act IN ('do', 'undo', 'redo')),
        target INTEGER CHECK ((target IS NULL) = (act = 'do')), -- what was undone or redone
        at     INTEGER NOT NULL, -- milliseconds since 1970-01-01 UTC
        label  TEXT NOT NULL, -- JSON
        body   TEXT NOT NULL, -- the changes as JSON
        PRIMARY KEY (map, seq),
        FOREIGN KEY (map, target) REFERENCES changes (map, seq)
    ) STRICT;
    CREATE TRIGGER changes_are_never_rewritten BEFORE UPDATE ON changes
    BEGIN SELECT RAISE (ABORT, 'the journal is never rewritten'); END;";

pub(crate) const ADD_SEAL: &str = "
    ALTER TABLE changes ADD COLUMN seal INTEGER NOT NULL DEFAULT 0;
    DROP TRIGGER changes_are_never_rewritten;
    UPDATE changes SET seal = seal('changes', map, seq, act, target, at, label, body);
    CREATE TRIGGER changes_are_never_rewritten BEFORE UPDATE ON changes
    BEGIN SELECT RAISE (ABORT, 'the journal is never rewritten'); END;";

/// A row without its seal.
pub(crate) struct Entry<'a> {
    pub map: &'a str,
    pub seq: i64,
    pub act: &'a str,
    pub target: Option<i64>,
    pub at: i64,
    pub label: &'a str,
    pub body: &'a str,
}

impl Entry<'_> {
    /// The seal of the row.
    pub fn seal(&self) -> i64 {
        let seal = Seal::of("changes").text(self.map).number(self.seq).text(self.act);
        let seal = seal.perhaps(self.target).number(self.at);
        seal.text(self.label).text(self.body).value()
    }
}

/// Adds an act. Says how the map's sum of seals changes.
pub(crate) fn insert(
    connection: &Connection,
    map: Id,
    seq: u64,
    act: Act,
    transaction: &Transaction,
    at: i64,
) -> Result<i64, StoreError> {
    let (word, target) = match act {
        Act::Do => ("do", None),
        Act::Undo { seq } => ("undo", Some(signed(seq))),
        Act::Redo { seq } => ("redo", Some(signed(seq))),
    };
    let label = serde_json::to_string(&transaction.label)?;
    let body = serde_json::to_string(&transaction.changes)?;
    let map = map.to_string();
    let entry = Entry {
        map: &map,
        seq: signed(seq),
        act: word,
        target,
        at,
        label: &label,
        body: &body,
    };
    put(connection, &entry)
}

/// Adds a row as it is. Says how the map's sum of seals changes.
pub(crate) fn put(connection: &Connection, entry: &Entry<'_>) -> Result<i64, StoreError> {
    let mut statement = connection.prepare_cached(
        "INSERT INTO changes (map, seq, act, target, at, label, body, seal) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
    )?;
    let Entry {
        map,
        seq,
        act,
        target,
        at,
        label,
        body,
    } = entry;
    let seal = entry.seal();
    statement.execute(params![map, seq, act, target, at, label, body, seal])?;
    Ok(seal)
}

/// The transaction of one act.
pub(crate) fn transaction(connection: &Connection, map: Id, seq: u64) -> Result<Transaction, StoreError> {
    let mut statement = connection
        .prepare_cached("SELECT label, body, act, target, at, seal FROM changes WHERE map = ?1 AND seq = ?2")?;
    let found: Option<(String, String, bool)> = statement
        .query_row(params![map.to_string(), signed(seq)], |row| {
            let (label, body, act): (String, String, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
            let entry = Entry {
                map: &map.to_string(),
                seq: signed(seq),
                act: &act,
                target: row.get(3)?,
                at: row.get(4)?,
                label: &label,
                body: &body,
            };
            let whole = entry.seal() == row.get::<_, i64>(5)?;
            Ok((label, body, whole))
        })
        .optional()?;
    let (label, body, whole) = found.ok_or(StoreError::NoSuchTransaction { map, seq })?;
    if !whole {
        return Err(StoreError::Damaged(format!(
            "entry {seq} of map {map} is not as it was written"
        )));
    }
    Ok(Transaction {
        label: serde_json::from_str(&label)?,
        changes: serde_json::from_str(&body)?,
    })
}

/// What can be undone and redone, and the number of the last act. Reads no bodies.
pub(crate) fn history(connection: &Connection, map: Id) -> Result<(History<Gesture>, u64), StoreError> {
    let mut statement =
        connection.prepare_cached("SELECT seq, act, target, label, at FROM changes WHERE map = ?1 ORDER BY seq")?;
    let mut rows = statement.query([map.to_string()])?;
    let mut history = History::default();
    let mut last = 0;
    while let Some(row) = rows.next()? {
        last = unsigned(row.get(0)?);
        let target = row.get::<_, Option<i64>>(2)?.map(unsigned);
        let direction = match row.get_ref(1)?.as_str().map_err(rusqlite::Error::from)? {
            "undo" => Direction::Undo,
            "redo" => Direction::Redo,
            _ => {
                let label = row.get_ref(3)?.as_str().map_err(rusqlite::Error::from)?;
                let gesture = Gesture {
                    label: serde_json::from_str(label)?,
                    at: row.get(4)?,
                };
                history.did(last, gesture);
                continue;
            }
        };
        if history.next(direction).map(|moment| moment.seq) != target {
            return Err(StoreError::Damaged(format!(
                "entry {last} of map {map} does not fit its history"
            )));
        }
        history.stepped(direction);
    }
    Ok((history, last))
}
