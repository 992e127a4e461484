//! What newer versions of the map file said of maps that is not known here: a row a map that has such.

use journey_model::{Id, Unknown};
use rusqlite::{Connection, OptionalExtension, params};

use crate::StoreError;
use crate::seal::Seal;

pub(crate) const CREATE: &str = "
    CREATE TABLE unknown_fields (
        map  TEXT PRIMARY KEY NOT NULL REFERENCES maps (id) ON DELETE CASCADE,
        body TEXT NOT NULL, -- JSON
        seal INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;";

/// Columns that the seal covers.
pub(crate) const SEALED: &str = "map, body";

/// The seal of a row.
pub(crate) fn seal(map: &str, body: &str) -> i64 {
    Seal::of("unknown_fields").text(map).text(body).value()
}

/// Keeps what is not known of a map in place of what was kept; of nothing there is no row. Says how the map's sum of seals
/// changes.
pub(crate) fn put(connection: &Connection, map: Id, unknown: &Unknown) -> Result<i64, StoreError> {
    let map = map.to_string();
    let old: Option<i64> = connection
        .prepare_cached("DELETE FROM unknown_fields WHERE map = ?1 RETURNING seal")?
        .query_row([&map], |row| row.get(0))
        .optional()?;
    let gone = old.unwrap_or(0).wrapping_neg();
    if unknown.is_empty() {
        return Ok(gone);
    }
    let body = serde_json::to_string(unknown)?;
    let seal = seal(&map, &body);
    connection
        .prepare_cached("INSERT INTO unknown_fields (map, body, seal) VALUES (?1, ?2, ?3)")?
        .execute(params![map, body, seal])?;
    Ok(gone.wrapping_add(seal))
}

/// What is not known of a map, and the seal of its row. Fails when it is not as it was written.
pub(crate) fn get(connection: &Connection, map: Id) -> Result<(Unknown, i64), StoreError> {
    let map = map.to_string();
    let mut statement = connection.prepare_cached("SELECT body, seal FROM unknown_fields WHERE map = ?1")?;
    let mut rows = statement.query([&map])?;
    let Some(row) = rows.next()? else {
        return Ok((Unknown::default(), 0));
    };
    let body = row.get_ref(0)?.as_str().map_err(rusqlite::Error::from)?;
    let known: i64 = row.get(1)?;
    if seal(&map, body) != known {
        let message = format!("what is not known of map {map} is not as it was written");
        return Err(StoreError::Damaged(message));
    }
    Ok((serde_json::from_str(body)?, known))
}
