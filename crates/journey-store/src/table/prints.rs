//! What was printed: one row a revision that went on paper, with the map as it was, and one row a way in which it did.

use journey_model::Id;
use rusqlite::{Connection, OptionalExtension, params};
use serde_json::Value;

use crate::{Print, StoreError};

// A revision that is printed ten times is kept once: its code stands for its content.
pub(crate) const CREATE: &str = "
    CREATE TABLE printed_maps (
        map  TEXT NOT NULL REFERENCES maps (id) ON DELETE CASCADE,
        code TEXT NOT NULL, -- the revision code on the paper
        body TEXT NOT NULL, -- the map as a map file
        PRIMARY KEY (map, code)
    ) STRICT;
    CREATE TABLE prints (
        map     TEXT NOT NULL,
        code    TEXT NOT NULL,
        choices TEXT NOT NULL, -- what the poster was to be, as JSON
        at      INTEGER NOT NULL, -- the last time, in milliseconds since 1970-01-01 UTC
        PRIMARY KEY (map, code, choices),
        FOREIGN KEY (map, code) REFERENCES printed_maps (map, code) ON DELETE CASCADE
    ) STRICT, WITHOUT ROWID;";

/// Adds a print. The same print again only moves its time.
pub(crate) fn insert(connection: &Connection, map: Id, print: &Print, body: &str) -> Result<(), StoreError> {
    let Print { code, at, choices } = print;
    let map = map.to_string();
    connection
        .prepare_cached("INSERT INTO printed_maps (map, code, body) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING")?
        .execute(params![map, code, body])?;
    connection
        .prepare_cached(
            "INSERT INTO prints (map, code, choices, at) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT (map, code, choices) DO UPDATE SET at = max(at, excluded.at)",
        )?
        .execute(params![map, code, choices.to_string(), at])?;
    Ok(())
}

/// Every print of a map, the last first.
pub(crate) fn of_map(connection: &Connection, map: Id) -> Result<Vec<Print>, StoreError> {
    let mut statement = connection
        .prepare_cached("SELECT code, at, choices FROM prints WHERE map = ?1 ORDER BY at DESC, code, choices")?;
    let mut rows = statement.query([map.to_string()])?;
    let mut prints = Vec::new();
    while let Some(row) = rows.next()? {
        let choices = row.get_ref(2)?.as_str().map_err(rusqlite::Error::from)?;
        prints.push(Print {
            code: row.get(0)?,
            at: row.get(1)?,
            choices: serde_json::from_str(choices)?,
        });
    }
    Ok(prints)
}

/// The map file of a revision that was printed.
pub(crate) fn body(connection: &Connection, map: Id, code: &str) -> Result<Option<String>, StoreError> {
    let mut statement = connection.prepare_cached("SELECT body FROM printed_maps WHERE map = ?1 AND code = ?2")?;
    Ok(statement
        .query_row([&map.to_string(), code], |row| row.get(0))
        .optional()?)
}

/// How a map's poster was last chosen to be: a row a map.
pub(crate) const CREATE_CHOICES: &str = "
    CREATE TABLE poster_choices (
        map     TEXT PRIMARY KEY NOT NULL REFERENCES maps (id) ON DELETE CASCADE,
        choices TEXT NOT NULL -- JSON
    ) STRICT, WITHOUT ROWID;";

/// What was last chosen for a map's poster.
pub(crate) fn choices(connection: &Connection, map: Id) -> Result<Option<Value>, StoreError> {
    let mut statement = connection.prepare_cached("SELECT choices FROM poster_choices WHERE map = ?1")?;
    let text: Option<String> = statement.query_row([map.to_string()], |row| row.get(0)).optional()?;
    Ok(text.map(|text| serde_json::from_str(&text)).transpose()?)
}

/// Keeps what was chosen for a map's poster.
pub(crate) fn set_choices(connection: &Connection, map: Id, choices: &Value) -> Result<(), StoreError> {
    let mut statement = connection.prepare_cached(
        "INSERT INTO poster_choices (map, choices) VALUES (?1, ?2)
         ON CONFLICT (map) DO UPDATE SET choices = excluded.choices WHERE choices <> excluded.choices",
    )?;
    statement.execute([&map.to_string(), &choices.to_string()])?;
    Ok(())
}
