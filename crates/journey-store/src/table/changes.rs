//! The journal: one row a gesture, an undo or a redo. Rows are added and never changed.

use journey_model::{Direction, History, Id, Transaction};
use rusqlite::{Connection, OptionalExtension, params};

use super::{signed, unsigned};
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

/// Adds an act.
pub(crate) fn insert(
    connection: &Connection,
    map: Id,
    seq: u64,
    act: Act,
    transaction: &Transaction,
    at: i64,
) -> Result<(), StoreError> {
    let mut statement = connection.prepare_cached(
        "INSERT INTO changes (map, seq, act, target, at, label, body) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    )?;
    let (word, target) = match act {
        Act::Do => ("do", None),
        Act::Undo { seq } => ("undo", Some(signed(seq))),
        Act::Redo { seq } => ("redo", Some(signed(seq))),
    };
    let label = serde_json::to_string(&transaction.label)?;
    let body = serde_json::to_string(&transaction.changes)?;
    statement.execute(params![map.to_string(), signed(seq), word, target, at, label, body])?;
    Ok(())
}

/// The transaction of one act.
pub(crate) fn transaction(connection: &Connection, map: Id, seq: u64) -> Result<Transaction, StoreError> {
    let mut statement = connection.prepare_cached("SELECT label, body FROM changes WHERE map = ?1 AND seq = ?2")?;
    let texts: Option<(String, String)> = statement
        .query_row(params![map.to_string(), signed(seq)], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })
        .optional()?;
    let (label, body) = texts.ok_or(StoreError::NoSuchTransaction { map, seq })?;
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
