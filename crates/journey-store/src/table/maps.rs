//! One row a map: what the list of maps shows, and the revision.

use journey_model::{Id, Status};
use rusqlite::{Connection, OptionalExtension, Row, params};

use super::{id, signed, unsigned};
use crate::{MapRow, StoreError, Summary};

pub(crate) const CREATE: &str = "
    CREATE TABLE maps (
        id       TEXT PRIMARY KEY NOT NULL,
        title    TEXT NOT NULL,
        scenario TEXT NOT NULL,
        actor    TEXT NOT NULL,
        status   TEXT NOT NULL,
        steps    INTEGER NOT NULL,
        cards    INTEGER NOT NULL,
        changed  INTEGER NOT NULL, -- milliseconds since 1970-01-01 UTC
        revision INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;";

/// Adds a map at revision 0; `false` when it is there already.
pub(crate) fn insert(connection: &Connection, map: Id, summary: &Summary, at: i64) -> Result<bool, StoreError> {
    let mut statement = connection.prepare_cached(
        "INSERT INTO maps (id, title, scenario, actor, status, steps, cards, changed, revision)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, 0) ON CONFLICT (id) DO NOTHING",
    )?;
    let Summary {
        title,
        scenario,
        actor,
        status,
        steps,
        cards,
    } = summary;
    Ok(statement.execute(params![
        map.to_string(),
        title,
        scenario,
        actor,
        word(*status),
        steps,
        cards,
        at
    ])? == 1)
}

/// Takes a map from one revision to a later one; `false` when it is not at the first one.
pub(crate) fn advance(
    connection: &Connection,
    map: Id,
    (from, to): (u64, u64),
    summary: &Summary,
    at: i64,
) -> Result<bool, StoreError> {
    let mut statement = connection.prepare_cached(
        "UPDATE maps SET title = ?3, scenario = ?4, actor = ?5, status = ?6, steps = ?7, cards = ?8, changed = ?9,
         revision = ?10 WHERE id = ?1 AND revision = ?2",
    )?;
    let Summary {
        title,
        scenario,
        actor,
        status,
        steps,
        cards,
    } = summary;
    let written = statement.execute(params![
        map.to_string(),
        signed(from),
        title,
        scenario,
        actor,
        word(*status),
        steps,
        cards,
        at,
        signed(to)
    ])?;
    Ok(written == 1)
}

/// The last revision of a map.
pub(crate) fn revision(connection: &Connection, map: Id) -> Result<u64, StoreError> {
    let mut statement = connection.prepare_cached("SELECT revision FROM maps WHERE id = ?1")?;
    let revision: Option<i64> = statement.query_row([map.to_string()], |row| row.get(0)).optional()?;
    revision.map(unsigned).ok_or(StoreError::NoSuchMap(map))
}

/// Every map, the last changed first.
pub(crate) fn all(connection: &Connection) -> Result<Vec<MapRow>, StoreError> {
    let mut statement = connection.prepare_cached(
        "SELECT id, title, scenario, actor, status, steps, cards, changed, revision FROM maps
         ORDER BY changed DESC, id",
    )?;
    let mut rows = statement.query([])?;
    let mut maps = Vec::new();
    while let Some(row) = rows.next()? {
        maps.push(read(row)?);
    }
    Ok(maps)
}

fn read(row: &Row<'_>) -> Result<MapRow, StoreError> {
    let status = row.get_ref(4)?.as_str().map_err(rusqlite::Error::from)?;
    Ok(MapRow {
        map: id(row.get_ref(0)?.as_str().map_err(rusqlite::Error::from)?)?,
        summary: Summary {
            title: row.get(1)?,
            scenario: row.get(2)?,
            actor: row.get(3)?,
            status: meaning(status).ok_or_else(|| StoreError::Damaged(format!("{status:?} is no status")))?,
            steps: row.get(5)?,
            cards: row.get(6)?,
        },
        changed: row.get(7)?,
        revision: unsigned(row.get(8)?),
    })
}

fn word(status: Status) -> &'static str {
    match status {
        Status::Draft => "Draft",
        Status::Researched => "Researched",
        Status::Live => "Live",
        Status::Retired => "Retired",
    }
}

fn meaning(word: &str) -> Option<Status> {
    [Status::Draft, Status::Researched, Status::Live, Status::Retired]
        .into_iter()
        .find(|status| self::word(*status) == word)
}
