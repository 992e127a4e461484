//! States of a map that went out of this library as a map file, or came into it: one row a state.
//!
//! Whoever has such a file may send it back changed. What both sides began from is then found here by its hash.

use journey_model::Id;
use rusqlite::{Connection, OptionalExtension, params};

use super::{signed, unsigned};
use crate::seal::Seal;
use crate::{Shared, StoreError};

pub(crate) const CREATE: &str = "
    CREATE TABLE shared (
        map  TEXT NOT NULL REFERENCES maps (id) ON DELETE CASCADE,
        hash TEXT NOT NULL, -- the state's revision: SHA-256 of its elements and links as a map file has them
        seq  INTEGER NOT NULL, -- number of the map's last act at that time
        at   INTEGER NOT NULL, -- when it went out or came in, in milliseconds since 1970-01-01 UTC
        body TEXT NOT NULL, -- the map file that came in; empty where the map itself was so after that act
        seal INTEGER NOT NULL,
        PRIMARY KEY (map, hash)
    ) STRICT, WITHOUT ROWID;";

/// Columns that the seal covers.
pub(crate) const SEALED: &str = "map, hash, seq, at, body";

/// The most states that are kept of a map; of more the oldest go.
const MOST: usize = 60;

/// A row without its seal.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Row {
    pub map: Id,
    pub hash: String,
    pub seq: i64,
    pub at: i64,
    pub body: String,
}

impl Row {
    /// The seal of the row.
    pub fn seal(&self) -> i64 {
        let seal = Seal::of("shared").text(&self.map.to_string()).text(&self.hash);
        seal.number(self.seq).number(self.at).text(&self.body).value()
    }
}

/// Adds a row, or moves the time of the one that is there. Says how the map's sum of seals changes.
pub(crate) fn put(connection: &Connection, row: &Row) -> Result<i64, StoreError> {
    let map = row.map.to_string();
    let known = whole(connection, row.map, &row.hash)?;
    let old = known.as_ref().map_or(0, Row::seal);
    let new = match known {
        // A state that can be gone back to is worth more than a file that has to be read.
        Some(known) if known.body.is_empty() && !row.body.is_empty() => Row {
            at: known.at.max(row.at),
            ..known
        },
        _ => row.clone(),
    };
    connection
        .prepare_cached(
            "INSERT INTO shared (map, hash, seq, at, body, seal) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
             ON CONFLICT (map, hash) DO UPDATE SET seq = excluded.seq, at = excluded.at, body = excluded.body,
             seal = excluded.seal",
        )?
        .execute(params![map, new.hash, new.seq, new.at, new.body, new.seal()])?;
    let mut change = new.seal().wrapping_sub(old);
    for gone in of_map(connection, row.map)?.into_iter().skip(MOST) {
        change = change.wrapping_add(delete(connection, row.map, &gone.hash)?);
    }
    Ok(change)
}

/// Takes a row away. Says how the map's sum of seals changes.
pub(crate) fn delete(connection: &Connection, map: Id, hash: &str) -> Result<i64, StoreError> {
    let seal: Option<i64> = connection
        .prepare_cached("DELETE FROM shared WHERE map = ?1 AND hash = ?2 RETURNING seal")?
        .query_row(params![map.to_string(), hash], |row| row.get(0))
        .optional()?;
    Ok(seal.map_or(0, i64::wrapping_neg))
}

/// Every state of a map, the last shared first.
pub(crate) fn of_map(connection: &Connection, map: Id) -> Result<Vec<Shared>, StoreError> {
    let mut statement = connection.prepare_cached(
        "SELECT hash, seq, at, body <> '' FROM shared WHERE map = ?1 ORDER BY at DESC, seq DESC, hash",
    )?;
    let rows = statement.query_map([map.to_string()], |row| {
        Ok(Shared {
            hash: row.get(0)?,
            seq: unsigned(row.get(1)?),
            at: row.get(2)?,
            came_in: row.get(3)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// A whole row. Fails when it is not as it was written.
pub(crate) fn whole(connection: &Connection, map: Id, hash: &str) -> Result<Option<Row>, StoreError> {
    let mut statement =
        connection.prepare_cached("SELECT seq, at, body, seal FROM shared WHERE map = ?1 AND hash = ?2")?;
    let found = statement.query_row(params![map.to_string(), hash], |row| {
        let found = Row {
            map,
            hash: hash.to_owned(),
            seq: row.get(0)?,
            at: row.get(1)?,
            body: row.get(2)?,
        };
        Ok((found, row.get::<_, i64>(3)?))
    });
    match found.optional()? {
        Some((row, seal)) if row.seal() != seal => Err(StoreError::Damaged(format!(
            "a shared state of map {map} is not as it was written"
        ))),
        found => Ok(found.map(|(row, _)| row)),
    }
}

/// A row of what a caller holds in their hands.
pub(crate) fn row(map: Id, shared: &Shared, body: &str) -> Row {
    Row {
        map,
        hash: shared.hash.clone(),
        seq: signed(shared.seq),
        at: shared.at,
        body: body.to_owned(),
    }
}
