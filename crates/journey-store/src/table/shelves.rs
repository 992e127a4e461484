//! Where a map stands in the home: one row a map. It is no part of what the map is, so neither its revision nor its sums
//! know of it; the row has a sum of its own for the collections that the map is in.

use journey_model::Id;
use rusqlite::{Connection, Row, params};

use super::id;
use crate::StoreError;
use crate::seal::Seal;
use crate::shelves::Shelf;

pub(crate) const CREATE: &str = "
    CREATE TABLE shelves (
        map       TEXT PRIMARY KEY NOT NULL REFERENCES maps (id) ON DELETE CASCADE,
        created   INTEGER NOT NULL, -- this and what follows in milliseconds since 1970-01-01 UTC
        opened    INTEGER, -- the last time
        pinned    INTEGER, -- since when
        archived  INTEGER,
        binned    INTEGER,
        collected INTEGER NOT NULL, -- sum of the seals of its rows in collected
        seal      INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX shelves_in_the_bin ON shelves (map) WHERE binned IS NOT NULL;
    ALTER TABLE maps ADD COLUMN review TEXT; -- day on which the map is to be looked at again";

/// A row without its seal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Place {
    pub map: Id,
    pub shelf: Shelf,
    /// Sum of the seals of the map's rows in `collected`.
    pub collected: i64,
}

impl Place {
    /// Of a map that is new.
    pub fn new(map: Id, created: i64) -> Self {
        Self {
            map,
            shelf: Shelf::new(created),
            collected: 0,
        }
    }

    /// The seal of the row.
    pub fn seal(&self) -> i64 {
        let Shelf {
            created,
            opened,
            pinned,
            archived,
            binned,
        } = self.shelf;
        let seal = Seal::of("shelves").text(&self.map.to_string()).number(created);
        let seal = seal.perhaps(opened).perhaps(pinned).perhaps(archived).perhaps(binned);
        seal.number(self.collected).value()
    }
}

/// Writes a row, in the place of the one that is there.
pub(crate) fn put(connection: &Connection, place: &Place) -> Result<(), StoreError> {
    let Place { map, shelf, collected } = place;
    connection
        .prepare_cached(
            "INSERT INTO shelves (map, created, opened, pinned, archived, binned, collected, seal)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
             ON CONFLICT (map) DO UPDATE SET created = excluded.created, opened = excluded.opened,
             pinned = excluded.pinned, archived = excluded.archived, binned = excluded.binned,
             collected = excluded.collected, seal = excluded.seal",
        )?
        .execute(params![
            map.to_string(),
            shelf.created,
            shelf.opened,
            shelf.pinned,
            shelf.archived,
            shelf.binned,
            collected,
            place.seal()
        ])?;
    Ok(())
}

const COLUMNS: &str = "map, created, opened, pinned, archived, binned, collected, seal";

/// The row of a map.
pub(crate) fn of(connection: &Connection, map: Id) -> Result<Place, StoreError> {
    let mut statement = connection.prepare_cached(&format!("SELECT {COLUMNS} FROM shelves WHERE map = ?1"))?;
    let mut rows = statement.query([map.to_string()])?;
    match rows.next()? {
        Some(row) => read(row),
        None => Err(StoreError::NoSuchMap(map)),
    }
}

/// Every row, by map.
pub(crate) fn all(connection: &Connection) -> Result<Vec<Place>, StoreError> {
    let mut statement = connection.prepare_cached(&format!("SELECT {COLUMNS} FROM shelves ORDER BY map"))?;
    let mut rows = statement.query([])?;
    let mut places = Vec::new();
    while let Some(row) = rows.next()? {
        places.push(read(row)?);
    }
    Ok(places)
}

/// Maps that went into the bin before this time and were not changed since it, in milliseconds since 1970-01-01 UTC.
pub(crate) fn binned_before(connection: &Connection, at: i64) -> Result<Vec<Id>, StoreError> {
    let mut statement = connection.prepare_cached(
        "SELECT map FROM shelves JOIN maps ON maps.id = shelves.map WHERE binned < ?1 AND changed < ?1 ORDER BY map",
    )?;
    let mut rows = statement.query([at])?;
    let mut maps = Vec::new();
    while let Some(row) = rows.next()? {
        maps.push(id(row.get_ref(0)?.as_str().map_err(rusqlite::Error::from)?)?);
    }
    Ok(maps)
}

fn read(row: &Row<'_>) -> Result<Place, StoreError> {
    let place = Place {
        map: id(row.get_ref(0)?.as_str().map_err(rusqlite::Error::from)?)?,
        shelf: Shelf {
            created: row.get(1)?,
            opened: row.get(2)?,
            pinned: row.get(3)?,
            archived: row.get(4)?,
            binned: row.get(5)?,
        },
        collected: row.get(6)?,
    };
    if place.seal() == row.get::<_, i64>(7)? {
        Ok(place)
    } else {
        let message = format!("the shelf of map {} is not as it was written", place.map);
        Err(StoreError::Damaged(message))
    }
}
