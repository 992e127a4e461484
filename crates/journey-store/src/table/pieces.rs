//! Pieces of one's own: one row each. They belong to no map. What they come to stands among the preferences, so that one that
//! a disk has lost is missed.

use journey_model::Id;
use rusqlite::{Connection, params};
use serde_json::Value;

use super::{id, preferences};
use crate::StoreError;
use crate::pieces::OwnPiece;
use crate::seal::Seal;

pub(crate) const CREATE: &str = "
    CREATE TABLE pieces (
        id    TEXT PRIMARY KEY NOT NULL,
        name  TEXT NOT NULL,
        body  TEXT NOT NULL, -- cards and links, JSON
        added INTEGER NOT NULL, -- milliseconds since 1970-01-01 UTC
        seal  INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;";

/// The name of the preference that says which edition of the pieces is the last.
pub(crate) const EDITION: &str = "pieces_edition";

/// The seal of a piece.
pub(crate) fn seal(id: &str, name: &str, body: &str, added: i64) -> i64 {
    Seal::of("pieces").text(id).text(name).text(body).number(added).value()
}

/// Every piece, the newest first.
pub(crate) fn all(connection: &Connection) -> Result<Vec<OwnPiece>, StoreError> {
    let mut statement =
        connection.prepare_cached("SELECT id, name, body, added, seal FROM pieces ORDER BY added DESC, id DESC")?;
    let mut rows = statement.query([])?;
    let mut pieces = Vec::new();
    while let Some(row) = rows.next()? {
        let text = |column| row.get_ref(column)?.as_str().map_err(rusqlite::Error::from);
        let (name, body, added) = (text(1)?, text(2)?, row.get(3)?);
        if seal(text(0)?, name, body, added) != row.get::<_, i64>(4)? {
            let message = format!("the piece {name:?} is not as it was written");
            return Err(StoreError::Damaged(message));
        }
        pieces.push(OwnPiece {
            id: id(text(0)?)?,
            name: name.to_owned(),
            added,
            piece: serde_json::from_str(body)?,
        });
    }
    Ok(pieces)
}

/// Writes a piece, in the place of the one that is there.
pub(crate) fn put(connection: &Connection, piece: &OwnPiece) -> Result<(), StoreError> {
    let (id, body) = (piece.id.to_string(), serde_json::to_string(&piece.piece)?);
    connection
        .prepare_cached(
            "INSERT INTO pieces (id, name, body, added, seal) VALUES (?1, ?2, ?3, ?4, ?5)
             ON CONFLICT (id) DO UPDATE SET name = excluded.name, body = excluded.body, added = excluded.added,
                 seal = excluded.seal",
        )?
        .execute(params![
            id,
            piece.name,
            body,
            piece.added,
            seal(&id, &piece.name, &body, piece.added)
        ])?;
    note(connection)
}

/// Takes a piece away. Says whether it was there.
pub(crate) fn delete(connection: &Connection, id: Id) -> Result<bool, StoreError> {
    let taken = connection
        .prepare_cached("DELETE FROM pieces WHERE id = ?1")?
        .execute([id.to_string()])?;
    note(connection)?;
    Ok(taken == 1)
}

/// Notes which edition of the pieces this is.
pub(crate) fn note(connection: &Connection) -> Result<(), StoreError> {
    preferences::set(connection, EDITION, &Value::from(edition(connection)?))
}

/// Notes it in a library in which nobody has done so yet.
pub(crate) fn note_first(connection: &Connection) -> Result<(), StoreError> {
    match preferences::get(connection, EDITION)? {
        Some(_) => Ok(()),
        None => note(connection),
    }
}

/// A number that is another one after each change of the pieces, whoever made it. 52 bits, so that a page can hold it.
pub(crate) fn edition(connection: &Connection) -> Result<u64, StoreError> {
    let mut statement = connection.prepare_cached("SELECT seal FROM pieces")?;
    let mut rows = statement.query([])?;
    let mut seals = Vec::new();
    while let Some(row) = rows.next()? {
        seals.push(row.get(0)?);
    }
    Ok(edition_of(seals))
}

/// The edition of pieces with these seals.
pub(crate) fn edition_of(seals: impl IntoIterator<Item = i64>) -> u64 {
    let (mut sum, mut number) = (0i64, 0u64);
    for seal in seals {
        sum = sum.wrapping_add(seal);
        number += 1;
    }
    let mixed = u64::from_ne_bytes(sum.to_ne_bytes()) ^ number.rotate_right(20);
    (mixed >> 12) ^ (mixed & 0xfff)
}
