//! One row an element of a map.

use journey_model::{Element, Id, Record};
use rusqlite::{Connection, OptionalExtension, params};

use crate::StoreError;
use crate::seal::Seal;

pub(crate) const CREATE: &str = "
    CREATE TABLE nodes (
        map  TEXT NOT NULL REFERENCES maps (id) ON DELETE CASCADE,
        id   TEXT NOT NULL,
        kind TEXT NOT NULL,
        body TEXT NOT NULL, -- the element as JSON
        PRIMARY KEY (map, id)
    ) STRICT, WITHOUT ROWID;";

pub(crate) const ADD_SEAL: &str = "
    ALTER TABLE nodes ADD COLUMN seal INTEGER NOT NULL DEFAULT 0;
    UPDATE nodes SET seal = seal('nodes', map, id, kind, body);";

/// The seal of a row.
pub(crate) fn seal(map: &str, id: &str, kind: &str, body: &str) -> i64 {
    Seal::of("nodes").text(map).text(id).text(kind).text(body).value()
}

/// Adds an element. Says how the map's sum of seals changes; nothing when the row was there.
pub(crate) fn insert(connection: &Connection, map: Id, element: &Element) -> Result<Option<i64>, StoreError> {
    let row = Row::of(map, element)?;
    let mut statement = connection.prepare_cached(
        "INSERT INTO nodes (map, id, kind, body, seal) VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT DO NOTHING",
    )?;
    let written = statement.execute(params![row.map, row.id, row.kind, row.body, row.seal])?;
    Ok((written == 1).then_some(row.seal))
}

/// Replaces an element. Says how the map's sum of seals changes; nothing when there was no row.
pub(crate) fn update(connection: &Connection, map: Id, element: &Element) -> Result<Option<i64>, StoreError> {
    let row = Row::of(map, element)?;
    let old: Option<i64> = connection
        .prepare_cached("SELECT seal FROM nodes WHERE map = ?1 AND id = ?2")?
        .query_row([&row.map, &row.id], |old| old.get(0))
        .optional()?;
    let Some(old) = old else { return Ok(None) };
    connection
        .prepare_cached("UPDATE nodes SET kind = ?3, body = ?4, seal = ?5 WHERE map = ?1 AND id = ?2")?
        .execute(params![row.map, row.id, row.kind, row.body, row.seal])?;
    Ok(Some(row.seal.wrapping_sub(old)))
}

/// Takes an element away. Says how the map's sum of seals changes; nothing when there was no row.
pub(crate) fn delete(connection: &Connection, map: Id, id: Id) -> Result<Option<i64>, StoreError> {
    super::delete(connection, "nodes", map, id)
}

/// Every element of a map, and the sum of their seals.
pub(crate) fn read(connection: &Connection, map: Id) -> Result<(Vec<Record>, i64), StoreError> {
    let map = map.to_string();
    let mut statement =
        connection.prepare_cached("SELECT id, kind, body, seal FROM nodes WHERE map = ?1 ORDER BY id")?;
    let mut rows = statement.query([&map])?;
    let (mut records, mut sum) = (Vec::new(), 0i64);
    while let Some(row) = rows.next()? {
        let text =
            |column| -> Result<&str, StoreError> { Ok(row.get_ref(column)?.as_str().map_err(rusqlite::Error::from)?) };
        let (id, body) = (text(0)?, text(2)?);
        let known: i64 = row.get(3)?;
        if seal(&map, id, text(1)?, body) != known {
            return Err(StoreError::Damaged(format!(
                "element {id} of map {map} is not as it was written"
            )));
        }
        sum = sum.wrapping_add(known);
        records.push(Record::Element(serde_json::from_str(body)?));
    }
    Ok((records, sum))
}

/// One element.
pub(crate) fn one(connection: &Connection, map: Id, id: Id) -> Result<Option<Element>, StoreError> {
    let mut statement = connection.prepare_cached("SELECT body FROM nodes WHERE map = ?1 AND id = ?2")?;
    let mut rows = statement.query([map.to_string(), id.to_string()])?;
    let Some(row) = rows.next()? else { return Ok(None) };
    let body = row.get_ref(0)?.as_str().map_err(rusqlite::Error::from)?;
    Ok(Some(serde_json::from_str(body)?))
}

struct Row {
    map: String,
    id: String,
    kind: &'static str,
    body: String,
    seal: i64,
}

impl Row {
    fn of(map: Id, element: &Element) -> Result<Self, StoreError> {
        let (map, id, kind) = (map.to_string(), element.id().to_string(), kind(element));
        let body = serde_json::to_string(element)?;
        let seal = seal(&map, &id, kind, &body);
        Ok(Self {
            map,
            id,
            kind,
            body,
            seal,
        })
    }
}

/// For people who look into the library with other tools.
pub(crate) fn kind(element: &Element) -> &'static str {
    match element {
        Element::About(_) => "About",
        Element::Actor(_) => "Actor",
        Element::Stage(_) => "Stage",
        Element::Step(_) => "Step",
        Element::Lane(_) => "Lane",
        Element::Card(_) => "Card",
        Element::View(_) => "View",
        Element::Conflict(_) => "Conflict",
    }
}
