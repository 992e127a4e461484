//! One row an element of a map.

use journey_model::{Element, Id, Record};
use rusqlite::{Connection, params};

use crate::StoreError;

pub(crate) const CREATE: &str = "
    CREATE TABLE nodes (
        map  TEXT NOT NULL REFERENCES maps (id) ON DELETE CASCADE,
        id   TEXT NOT NULL,
        kind TEXT NOT NULL,
        body TEXT NOT NULL, -- the element as JSON
        PRIMARY KEY (map, id)
    ) STRICT, WITHOUT ROWID;";

/// Adds an element; the number of rows written.
pub(crate) fn insert(connection: &Connection, map: Id, element: &Element) -> Result<usize, StoreError> {
    let mut statement = connection
        .prepare_cached("INSERT INTO nodes (map, id, kind, body) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING")?;
    Ok(statement.execute(params![
        map.to_string(),
        element.id().to_string(),
        kind(element),
        body(element)?
    ])?)
}

/// Replaces an element; the number of rows written.
pub(crate) fn update(connection: &Connection, map: Id, element: &Element) -> Result<usize, StoreError> {
    let mut statement =
        connection.prepare_cached("UPDATE nodes SET kind = ?3, body = ?4 WHERE map = ?1 AND id = ?2")?;
    Ok(statement.execute(params![
        map.to_string(),
        element.id().to_string(),
        kind(element),
        body(element)?
    ])?)
}

/// Takes an element away; the number of rows taken.
pub(crate) fn delete(connection: &Connection, map: Id, id: Id) -> Result<usize, StoreError> {
    let mut statement = connection.prepare_cached("DELETE FROM nodes WHERE map = ?1 AND id = ?2")?;
    Ok(statement.execute(params![map.to_string(), id.to_string()])?)
}

/// Every element of a map.
pub(crate) fn read(connection: &Connection, map: Id) -> Result<Vec<Record>, StoreError> {
    let mut statement = connection.prepare_cached("SELECT body FROM nodes WHERE map = ?1 ORDER BY id")?;
    let mut rows = statement.query([map.to_string()])?;
    let mut records = Vec::new();
    while let Some(row) = rows.next()? {
        let body = row.get_ref(0)?.as_str().map_err(rusqlite::Error::from)?;
        records.push(Record::Element(serde_json::from_str(body)?));
    }
    Ok(records)
}

fn body(element: &Element) -> Result<String, StoreError> {
    Ok(serde_json::to_string(element)?)
}

/// For people who look into the library with other tools.
fn kind(element: &Element) -> &'static str {
    match element {
        Element::About(_) => "About",
        Element::Actor(_) => "Actor",
        Element::Stage(_) => "Stage",
        Element::Step(_) => "Step",
        Element::Lane(_) => "Lane",
        Element::Card(_) => "Card",
        Element::View(_) => "View",
    }
}
