//! Points in a map's history that are kept by themselves or by name: one row a point.

use journey_model::Id;
use rusqlite::{Connection, OptionalExtension, params};

use super::{signed, unsigned};
use crate::rows::{Revision, RevisionKind};
use crate::seal::Seal;
use crate::{KeepPoint, StoreError};

pub(crate) const CREATE: &str = "
    CREATE TABLE revisions (
        map  TEXT NOT NULL REFERENCES maps (id) ON DELETE CASCADE,
        seq  INTEGER NOT NULL, -- number of the last act before the point; 0 is how the map began
        kind TEXT NOT NULL CHECK (kind IN ('session', 'before', 'named')), -- why there is a row
        name TEXT NOT NULL, -- what the user calls the point; empty when nothing
        at   INTEGER NOT NULL, -- when the map was last changed before it, in milliseconds since 1970-01-01 UTC
        code TEXT NOT NULL, -- the revision code of what the map was; empty when it is not known
        seal INTEGER NOT NULL,
        PRIMARY KEY (map, seq)
    ) STRICT, WITHOUT ROWID;";

/// A row without its seal.
#[derive(Clone, Copy)]
pub(crate) struct Point<'a> {
    pub map: &'a str,
    pub seq: i64,
    pub kind: &'a str,
    pub name: &'a str,
    pub at: i64,
    pub code: &'a str,
}

impl Point<'_> {
    /// The seal of the row.
    pub fn seal(&self) -> i64 {
        let seal = Seal::of("revisions").text(self.map).number(self.seq).text(self.kind);
        seal.text(self.name).number(self.at).text(self.code).value()
    }
}

/// A kind as a word.
pub(crate) fn word(kind: RevisionKind) -> &'static str {
    match kind {
        RevisionKind::Session => "session",
        RevisionKind::Before => "before",
        RevisionKind::Named => "named",
    }
}

/// The kind that a word stands for.
pub(crate) fn meaning(word: &str) -> Option<RevisionKind> {
    [RevisionKind::Session, RevisionKind::Before, RevisionKind::Named]
        .into_iter()
        .find(|kind| self::word(*kind) == word)
}

/// Keeps a point by itself, unless it is kept already. Says how the map's sum of seals changes.
pub(crate) fn mark(connection: &Connection, map: Id, mark: &KeepPoint) -> Result<i64, StoreError> {
    let map = map.to_string();
    let point = Point {
        map: &map,
        seq: signed(mark.seq),
        kind: word(mark.kind),
        name: "",
        at: mark.at,
        code: &mark.code,
    };
    let known = connection
        .prepare_cached("SELECT 1 FROM revisions WHERE map = ?1 AND seq = ?2")?
        .exists(params![map, point.seq])?;
    if known { Ok(0) } else { put(connection, &point) }
}

/// Adds a row, or puts it in the place of the one that is there. Says how the map's sum of seals changes.
pub(crate) fn put(connection: &Connection, point: &Point<'_>) -> Result<i64, StoreError> {
    let Point {
        map,
        seq,
        kind,
        name,
        at,
        code,
    } = point;
    let old: Option<i64> = connection
        .prepare_cached("SELECT seal FROM revisions WHERE map = ?1 AND seq = ?2")?
        .query_row(params![map, seq], |row| row.get(0))
        .optional()?;
    let seal = point.seal();
    connection
        .prepare_cached(
            "INSERT INTO revisions (map, seq, kind, name, at, code, seal) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
             ON CONFLICT (map, seq) DO UPDATE SET kind = excluded.kind, name = excluded.name, at = excluded.at,
             code = excluded.code, seal = excluded.seal",
        )?
        .execute(params![map, seq, kind, name, at, code, seal])?;
    Ok(seal.wrapping_sub(old.unwrap_or(0)))
}

/// Takes a row away. Says how the map's sum of seals changes.
pub(crate) fn delete(connection: &Connection, map: Id, seq: u64) -> Result<i64, StoreError> {
    let seal: Option<i64> = connection
        .prepare_cached("DELETE FROM revisions WHERE map = ?1 AND seq = ?2 RETURNING seal")?
        .query_row(params![map.to_string(), signed(seq)], |row| row.get(0))
        .optional()?;
    Ok(seal.map_or(0, i64::wrapping_neg))
}

/// Every row of a map, the oldest point first.
pub(crate) fn of_map(connection: &Connection, map: Id) -> Result<Vec<Revision>, StoreError> {
    let mut statement =
        connection.prepare_cached("SELECT seq, kind, name, at, code FROM revisions WHERE map = ?1 ORDER BY seq")?;
    let mut rows = statement.query([map.to_string()])?;
    let mut revisions = Vec::new();
    while let Some(row) = rows.next()? {
        let kind = row.get_ref(1)?.as_str().map_err(rusqlite::Error::from)?;
        revisions.push(Revision {
            seq: unsigned(row.get(0)?),
            kind: meaning(kind).ok_or_else(|| StoreError::Damaged(format!("{kind:?} is no kind of revision")))?,
            name: row.get(2)?,
            at: row.get(3)?,
            code: row.get(4)?,
        });
    }
    Ok(revisions)
}
