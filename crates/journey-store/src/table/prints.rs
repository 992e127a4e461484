//! What was printed: one row a revision that went on paper, with the map as it was, and one row a way in which it did.

use journey_model::Id;
use rusqlite::{Connection, OptionalExtension, params};
use serde_json::Value;

use crate::seal::Seal;
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

pub(crate) const ADD_SEAL: &str = "
    ALTER TABLE printed_maps ADD COLUMN seal INTEGER NOT NULL DEFAULT 0;
    UPDATE printed_maps SET seal = seal('printed_maps', map, code, body);
    ALTER TABLE prints ADD COLUMN seal INTEGER NOT NULL DEFAULT 0;
    UPDATE prints SET seal = seal('prints', map, code, choices, at);
    ALTER TABLE poster_choices ADD COLUMN seal INTEGER NOT NULL DEFAULT 0;
    UPDATE poster_choices SET seal = seal('poster_choices', map, choices);";

/// The seal of the map file of a revision that was printed.
pub(crate) fn seal_of_map(map: &str, code: &str, body: &str) -> i64 {
    Seal::of("printed_maps").text(map).text(code).text(body).value()
}

/// The seal of a print.
pub(crate) fn seal_of_print(map: &str, code: &str, choices: &str, at: i64) -> i64 {
    Seal::of("prints").text(map).text(code).text(choices).number(at).value()
}

/// The seal of what was last chosen.
pub(crate) fn seal_of_choices(map: &str, choices: &str) -> i64 {
    Seal::of("poster_choices").text(map).text(choices).value()
}

/// Adds a print. The same print again only moves its time. Says how the map's sum of seals changes.
pub(crate) fn insert(connection: &Connection, map: Id, print: &Print, body: &str) -> Result<i64, StoreError> {
    let Print { code, at, choices } = print;
    let (map, choices) = (map.to_string(), choices.to_string());
    let added = insert_map(connection, &map, code, body)?;
    let known: Option<(i64, i64)> = connection
        .prepare_cached("SELECT at, seal FROM prints WHERE map = ?1 AND code = ?2 AND choices = ?3")?
        .query_row([&map, code, &choices], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    let (before, old) = known.unwrap_or((i64::MIN, 0));
    let at = before.max(*at);
    let new = seal_of_print(&map, code, &choices, at);
    connection
        .prepare_cached(
            "INSERT INTO prints (map, code, choices, at, seal) VALUES (?1, ?2, ?3, ?4, ?5)
             ON CONFLICT (map, code, choices) DO UPDATE SET at = excluded.at, seal = excluded.seal",
        )?
        .execute(params![map, code, choices, at, new])?;
    Ok(added.wrapping_add(new).wrapping_sub(old))
}

/// Adds the map file of a revision that was printed, unless it is there. Says how the map's sum of seals changes.
pub(crate) fn insert_map(connection: &Connection, map: &str, code: &str, body: &str) -> Result<i64, StoreError> {
    let seal = seal_of_map(map, code, body);
    let added = connection
        .prepare_cached(
            "INSERT INTO printed_maps (map, code, body, seal) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING",
        )?
        .execute(params![map, code, body, seal])?;
    Ok(if added == 1 { seal } else { 0 })
}

/// The map files of all revisions of a map that were printed, by their codes; each was looked at whether it is as it was
/// written.
pub(crate) fn bodies(connection: &Connection, map: &str) -> Result<Vec<(String, String)>, StoreError> {
    let mut statement = connection.prepare_cached("SELECT code, body, seal FROM printed_maps WHERE map = ?1")?;
    let mut rows = statement.query([map])?;
    let mut bodies = Vec::new();
    while let Some(row) = rows.next()? {
        let (code, body): (String, String) = (row.get(0)?, row.get(1)?);
        if seal_of_map(map, &code, &body) != row.get::<_, i64>(2)? {
            return Err(StoreError::Damaged(format!(
                "print {code} of map {map} is not as it was written"
            )));
        }
        bodies.push((code, body));
    }
    Ok(bodies)
}

/// Replaces the map file of a revision that was printed. Says how the map's sum of seals changes.
pub(crate) fn reword(connection: &Connection, map: &str, code: &str, old: &str, new: &str) -> Result<i64, StoreError> {
    let seal = seal_of_map(map, code, new);
    connection
        .prepare_cached("UPDATE printed_maps SET body = ?3, seal = ?4 WHERE map = ?1 AND code = ?2")?
        .execute(params![map, code, new, seal])?;
    Ok(seal.wrapping_sub(seal_of_map(map, code, old)))
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

/// Keeps what was chosen for a map's poster. Says how the map's sum of seals changes.
pub(crate) fn set_choices(connection: &Connection, map: Id, choices: &Value) -> Result<i64, StoreError> {
    let (map, choices) = (map.to_string(), choices.to_string());
    let seal = seal_of_choices(&map, &choices);
    let old: Option<i64> = connection
        .prepare_cached("SELECT seal FROM poster_choices WHERE map = ?1")?
        .query_row([&map], |row| row.get(0))
        .optional()?;
    connection
        .prepare_cached(
            "INSERT INTO poster_choices (map, choices, seal) VALUES (?1, ?2, ?3)
             ON CONFLICT (map) DO UPDATE SET choices = excluded.choices, seal = excluded.seal",
        )?
        .execute(params![map, choices, seal])?;
    Ok(seal.wrapping_sub(old.unwrap_or(0)))
}
