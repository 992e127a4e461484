//! One row a link of a map. What holds what follows from the elements and has no rows.

use journey_model::{Id, Link, LinkKind, Record};
use rusqlite::{Connection, params};

use crate::StoreError;

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

/// Adds a link; the number of rows written.
pub(crate) fn insert(connection: &Connection, map: Id, link: &Link) -> Result<usize, StoreError> {
    write(
        connection,
        "INSERT INTO edges (map, id, kind, source, target, body) VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT DO NOTHING",
        map,
        link,
    )
}

/// Replaces a link; the number of rows written.
pub(crate) fn update(connection: &Connection, map: Id, link: &Link) -> Result<usize, StoreError> {
    write(
        connection,
        "UPDATE edges SET kind = ?3, source = ?4, target = ?5, body = ?6 WHERE map = ?1 AND id = ?2",
        map,
        link,
    )
}

/// Takes a link away; the number of rows taken.
pub(crate) fn delete(connection: &Connection, map: Id, id: Id) -> Result<usize, StoreError> {
    let mut statement = connection.prepare_cached("DELETE FROM edges WHERE map = ?1 AND id = ?2")?;
    Ok(statement.execute(params![map.to_string(), id.to_string()])?)
}

/// Every link of a map.
pub(crate) fn read(connection: &Connection, map: Id) -> Result<Vec<Record>, StoreError> {
    let mut statement = connection.prepare_cached("SELECT body FROM edges WHERE map = ?1 ORDER BY id")?;
    let mut rows = statement.query([map.to_string()])?;
    let mut records = Vec::new();
    while let Some(row) = rows.next()? {
        let body = row.get_ref(0)?.as_str().map_err(rusqlite::Error::from)?;
        records.push(Record::Link(serde_json::from_str(body)?));
    }
    Ok(records)
}

fn write(connection: &Connection, statement: &str, map: Id, link: &Link) -> Result<usize, StoreError> {
    let body = serde_json::to_string(link)?;
    let (source, target) = (link.from.to_string(), link.to.to_string());
    let mut statement = connection.prepare_cached(statement)?;
    Ok(statement.execute(params![
        map.to_string(),
        link.id.to_string(),
        kind(link.kind),
        source,
        target,
        body
    ])?)
}

fn kind(kind: LinkKind) -> &'static str {
    match kind {
        LinkKind::LeadsTo => "LeadsTo",
        LinkKind::Causes => "Causes",
        LinkKind::Answers => "Answers",
        LinkKind::Measures => "Measures",
    }
}
