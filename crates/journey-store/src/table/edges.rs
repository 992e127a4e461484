//! One row a link of a map. What holds what follows from the elements and has no rows.

use journey_model::{Id, Link, LinkKind, Record};
use rusqlite::{Connection, OptionalExtension, params};

use crate::StoreError;
use crate::seal::Seal;

// A transaction names its changes in any order, so the ends are checked when it commits.
pub(crate) const CREATE: &str = "
    CREATE TABLE edges (
        map    TEXT NOT NULL REFERENCES maps (id) ON DELETE CASCADE,
        id     TEXT NOT NULL,
        kind   TEXT NOT NULL,
        source TEXT NOT NULL,
        target TEXT NOT NULL,
        body   TEXT NOT NULL, -- the link as JSON
        PRIMARY KEY (map, id),
        FOREIGN KEY (map, source) REFERENCES nodes (map, id) DEFERRABLE INITIALLY DEFERRED,
        FOREIGN KEY (map, target) REFERENCES nodes (map, id) DEFERRABLE INITIALLY DEFERRED
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX edges_by_source ON edges (map, source);
    CREATE INDEX edges_by_target ON edges (map, target);";

pub(crate) const ADD_SEAL: &str = "
    ALTER TABLE edges ADD COLUMN seal INTEGER NOT NULL DEFAULT 0;
    UPDATE edges SET seal = seal('edges', map, id, kind, source, target, body);";

/// The seal of a row: of map, id, kind, source, target and body.
pub(crate) fn seal(texts: [&str; 6]) -> i64 {
    texts.into_iter().fold(Seal::of("edges"), Seal::text).value()
}

/// Adds a link. Says how the map's sum of seals changes; nothing when the row was there.
pub(crate) fn insert(connection: &Connection, map: Id, link: &Link) -> Result<Option<i64>, StoreError> {
    let (written, seal) = write(
        connection,
        "INSERT INTO edges (map, id, kind, source, target, body, seal) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
         ON CONFLICT DO NOTHING",
        map,
        link,
    )?;
    Ok((written == 1).then_some(seal))
}

/// Replaces a link. Says how the map's sum of seals changes; nothing when there was no row.
pub(crate) fn update(connection: &Connection, map: Id, link: &Link) -> Result<Option<i64>, StoreError> {
    let old: Option<i64> = connection
        .prepare_cached("SELECT seal FROM edges WHERE map = ?1 AND id = ?2")?
        .query_row([map.to_string(), link.id.to_string()], |old| old.get(0))
        .optional()?;
    let Some(old) = old else { return Ok(None) };
    let (_, seal) = write(
        connection,
        "UPDATE edges SET kind = ?3, source = ?4, target = ?5, body = ?6, seal = ?7 WHERE map = ?1 AND id = ?2",
        map,
        link,
    )?;
    Ok(Some(seal.wrapping_sub(old)))
}

/// Takes a link away. Says how the map's sum of seals changes; nothing when there was no row.
pub(crate) fn delete(connection: &Connection, map: Id, id: Id) -> Result<Option<i64>, StoreError> {
    super::delete(connection, "edges", map, id)
}

/// Every link of a map, and the sum of their seals.
pub(crate) fn read(connection: &Connection, map: Id) -> Result<(Vec<Record>, i64), StoreError> {
    let map = map.to_string();
    let mut statement = connection
        .prepare_cached("SELECT id, kind, source, target, body, seal FROM edges WHERE map = ?1 ORDER BY id")?;
    let mut rows = statement.query([&map])?;
    let (mut records, mut sum) = (Vec::new(), 0i64);
    while let Some(row) = rows.next()? {
        let text =
            |column| -> Result<&str, StoreError> { Ok(row.get_ref(column)?.as_str().map_err(rusqlite::Error::from)?) };
        let (id, body) = (text(0)?, text(4)?);
        let known: i64 = row.get(5)?;
        if seal([&map, id, text(1)?, text(2)?, text(3)?, body]) != known {
            return Err(StoreError::Damaged(format!(
                "link {id} of map {map} is not as it was written"
            )));
        }
        sum = sum.wrapping_add(known);
        records.push(Record::Link(serde_json::from_str(body)?));
    }
    Ok((records, sum))
}

/// One link.
pub(crate) fn one(connection: &Connection, map: Id, id: Id) -> Result<Option<Link>, StoreError> {
    let mut statement = connection.prepare_cached("SELECT body FROM edges WHERE map = ?1 AND id = ?2")?;
    let mut rows = statement.query([map.to_string(), id.to_string()])?;
    let Some(row) = rows.next()? else { return Ok(None) };
    let body = row.get_ref(0)?.as_str().map_err(rusqlite::Error::from)?;
    Ok(Some(serde_json::from_str(body)?))
}

fn write(connection: &Connection, statement: &str, map: Id, link: &Link) -> Result<(usize, i64), StoreError> {
    let (map, id, kind) = (map.to_string(), link.id.to_string(), kind(link.kind));
    let (source, target) = (link.from.to_string(), link.to.to_string());
    let body = serde_json::to_string(link)?;
    let seal = seal([&map, &id, kind, &source, &target, &body]);
    let mut statement = connection.prepare_cached(statement)?;
    let written = statement.execute(params![map, id, kind, source, target, body, seal])?;
    Ok((written, seal))
}

/// For people who look into the library with other tools.
pub(crate) fn kind(kind: LinkKind) -> &'static str {
    match kind {
        LinkKind::LeadsTo => "LeadsTo",
        LinkKind::Causes => "Causes",
        LinkKind::Answers => "Answers",
        LinkKind::Measures => "Measures",
    }
}
