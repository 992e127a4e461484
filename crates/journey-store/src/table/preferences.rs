//! Named values that belong to the user, not to a map.

use rusqlite::types::ValueRef;
use rusqlite::{Connection, OptionalExtension};
use serde_json::Value;

use crate::StoreError;

pub(crate) const CREATE: &str = "
    CREATE TABLE preferences (
        name  TEXT PRIMARY KEY NOT NULL,
        value TEXT NOT NULL -- JSON
    ) STRICT, WITHOUT ROWID;";

/// The value with this name. One that cannot be read, as a disk has changed it, counts as not set.
pub(crate) fn get(connection: &Connection, name: &str) -> Result<Option<Value>, StoreError> {
    let mut statement = connection.prepare_cached("SELECT value FROM preferences WHERE name = ?1")?;
    let value = statement
        .query_row([name], |row| Ok(read(row.get_ref(0)?)))
        .optional()?;
    Ok(value.flatten())
}

fn read(value: ValueRef<'_>) -> Option<Value> {
    serde_json::from_str(value.as_str().ok()?).ok()
}

/// Every name with its value, none where that cannot be read.
pub(crate) fn all(connection: &Connection) -> Result<Vec<(String, Option<Value>)>, StoreError> {
    let mut statement = connection.prepare("SELECT name, value FROM preferences")?;
    let values = statement.query_map([], |row| {
        let name = String::from_utf8_lossy(row.get_ref(0)?.as_bytes().unwrap_or_default()).into_owned();
        Ok((name, read(row.get_ref(1)?)))
    })?;
    Ok(values.collect::<Result<_, _>>()?)
}

/// Takes the value with this name away.
pub(crate) fn delete(connection: &Connection, name: &str) -> Result<(), StoreError> {
    connection
        .prepare_cached("DELETE FROM preferences WHERE name = ?1")?
        .execute([name])?;
    Ok(())
}

/// Sets the value with this name.
pub(crate) fn set(connection: &Connection, name: &str, value: &Value) -> Result<(), StoreError> {
    let mut statement = connection.prepare_cached(
        "INSERT INTO preferences (name, value) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
    )?;
    statement.execute([name, &value.to_string()])?;
    Ok(())
}
