//! One row a picture, for all maps: pictures are named by their content and never change.

use std::collections::BTreeMap;

use rusqlite::{Connection, OptionalExtension, params};

use crate::{Picture, StoreError};

// The bytes stand last, so that reading the other columns skips the pages that they fill.
pub(crate) const CREATE: &str = "
    CREATE TABLE pictures (
        hash       TEXT PRIMARY KEY NOT NULL, -- SHA-256 of the bytes in hexadecimal
        media_type TEXT NOT NULL,
        width      INTEGER NOT NULL, -- pixels, as the picture is to be seen
        height     INTEGER NOT NULL,
        bytes      BLOB NOT NULL
    ) STRICT;";

// Since when nothing names a picture. Kept apart, so that the pictures themselves are never written again.
pub(crate) const CREATE_UNUSED: &str = "
    CREATE TABLE unused_pictures (
        hash  TEXT PRIMARY KEY NOT NULL REFERENCES pictures (hash) ON DELETE CASCADE,
        since INTEGER NOT NULL -- milliseconds since 1970-01-01 UTC
    ) STRICT, WITHOUT ROWID;";

/// Adds a picture; one that is there already stays as it is.
pub(crate) fn insert(connection: &Connection, picture: &Picture) -> Result<(), StoreError> {
    let mut statement = connection.prepare_cached(
        "INSERT INTO pictures (hash, media_type, width, height, bytes) VALUES (?1, ?2, ?3, ?4, ?5)
         ON CONFLICT (hash) DO NOTHING",
    )?;
    let Picture {
        hash,
        media_type,
        width,
        height,
        bytes,
    } = picture;
    if statement.execute(params![hash, media_type, width, height, bytes])? == 0 {
        // Whoever brings it again is about to use it.
        set_used(connection, hash)?;
    }
    Ok(())
}

/// The picture with this name.
pub(crate) fn get(connection: &Connection, hash: &str) -> Result<Option<Picture>, StoreError> {
    let mut statement =
        connection.prepare_cached("SELECT hash, media_type, width, height, bytes FROM pictures WHERE hash = ?1")?;
    let picture = statement.query_row([hash], |row| {
        Ok(Picture {
            hash: row.get(0)?,
            media_type: row.get(1)?,
            width: row.get(2)?,
            height: row.get(3)?,
            bytes: row.get(4)?,
        })
    });
    Ok(picture.optional()?)
}

/// Width and height of every picture, by name.
pub(crate) fn sizes(connection: &Connection) -> Result<BTreeMap<String, (u32, u32)>, StoreError> {
    let mut statement = connection.prepare_cached("SELECT hash, width, height FROM pictures")?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, (row.get(1)?, row.get(2)?))))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Pictures that nothing names, with the time since when.
pub(crate) fn unused(connection: &Connection) -> Result<BTreeMap<String, i64>, StoreError> {
    let mut statement = connection.prepare_cached("SELECT hash, since FROM unused_pictures")?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Notes that nothing names a picture.
pub(crate) fn set_unused(connection: &Connection, hash: &str, since: i64) -> Result<(), StoreError> {
    connection
        .prepare_cached("INSERT INTO unused_pictures (hash, since) VALUES (?1, ?2) ON CONFLICT DO NOTHING")?
        .execute(params![hash, since])?;
    Ok(())
}

/// Notes that something names a picture, or will.
pub(crate) fn set_used(connection: &Connection, hash: &str) -> Result<(), StoreError> {
    connection
        .prepare_cached("DELETE FROM unused_pictures WHERE hash = ?1")?
        .execute([hash])?;
    Ok(())
}

/// Takes a picture away; the number of rows taken.
pub(crate) fn delete(connection: &Connection, hash: &str) -> Result<usize, StoreError> {
    let mut statement = connection.prepare_cached("DELETE FROM pictures WHERE hash = ?1")?;
    Ok(statement.execute([hash])?)
}
