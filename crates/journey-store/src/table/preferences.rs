//! Named values that belong to the user, not to a map.

use rusqlite::{Connection, OptionalExtension};
use serde_json::Value;

use crate::StoreError;

pub(crate) const CREATE: &str = "
    CREATE TABLE preferences (
        name  TEXT PRIMARY KEY NOT NULL,
        value TEXT NOT NULL -- JSON
    ) STRICT, WITHOUT ROWID;";

/// The value with this name.
pub(crate) fn get(connection: &Connection, name: &str) -> Result<Option<Value>, StoreError> {
    let mut statement = connection.prepare_cached("SELECT value FROM preferences WHERE name = ?1")?;
    let value: Option<String> = statement.query_row([name], |row| row.get(0)).optional()?;
    Ok(value.map(|value| serde_json::from_str(&value)).transpose()?)
}

/// Every value with its name.
pub(crate) fn all(connection: &Connection) -> Result<Vec<(String, Value)>, StoreError> {
    let mut statement = connection.prepare("SELECT name, value FROM preferences")?;
    let mut rows = statement.query([])?;
    let mut values = Vec::new();
    while let Some(row) = rows.next()? {
        let value = row.get_ref(1)?.as_str().map_err(rusqlite::Error::from)?;
        values.push((row.get(0)?, serde_json::from_str(value)?));
    }
    Ok(values)
}

/// Sets the value with this name.
pub(crate) fn set(connection: &Connection, name: &str, value: &Value) -> Result<(), StoreError> {
    let mut statement = connection.prepare_cached(
        "INSERT INTO preferences (name, value) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
    )?;
    statement.execute([name, &value.to_string()])?;
    Ok(())
}
