//! Collections: one row each, and one row for every map that stands in one. A map may stand in several.

use journey_model::{Id, Order};
use rusqlite::{Connection, OptionalExtension, params};

use super::id;
use crate::StoreError;
use crate::seal::Seal;
use crate::shelves::Collection;

// No index begins with a collection: of its two texts nobody could tell, when the library is damaged, that they are no
// title and map. Only taking a collection away has to look for its maps.
pub(crate) const CREATE: &str = "
    CREATE TABLE collections (
        id       TEXT PRIMARY KEY NOT NULL,
        name     TEXT NOT NULL,
        ordering TEXT NOT NULL, -- a fraction in base 62
        seal     INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE collected (
        map        TEXT NOT NULL REFERENCES maps (id) ON DELETE CASCADE,
        collection TEXT NOT NULL REFERENCES collections (id),
        seal       INTEGER NOT NULL,
        PRIMARY KEY (map, collection)
    ) STRICT, WITHOUT ROWID;";

/// The seal of a collection.
pub(crate) fn seal(id: &str, name: &str, ordering: &str) -> i64 {
    Seal::of("collections").text(id).text(name).text(ordering).value()
}

/// The seal of a map's place in a collection.
pub(crate) fn seal_of_place(map: &str, collection: &str) -> i64 {
    Seal::of("collected").text(map).text(collection).value()
}

/// Every collection in its order.
pub(crate) fn all(connection: &Connection) -> Result<Vec<Collection>, StoreError> {
    let mut statement =
        connection.prepare_cached("SELECT id, name, ordering, seal FROM collections ORDER BY ordering, id")?;
    let mut rows = statement.query([])?;
    let mut collections = Vec::new();
    while let Some(row) = rows.next()? {
        let text = |column| row.get_ref(column)?.as_str().map_err(rusqlite::Error::from);
        let (name, ordering) = (text(1)?, text(2)?);
        let damaged = || StoreError::Damaged(format!("the collection {name:?} is not as it was written"));
        if seal(text(0)?, name, ordering) != row.get::<_, i64>(3)? {
            return Err(damaged());
        }
        collections.push(Collection {
            id: id(text(0)?)?,
            name: name.to_owned(),
            order: Order::parse(ordering).map_err(|_| damaged())?,
        });
    }
    Ok(collections)
}

/// Writes a collection, in the place of the one that is there.
pub(crate) fn put(connection: &Connection, collection: &Collection) -> Result<(), StoreError> {
    let (id, ordering) = (collection.id.to_string(), collection.order.as_str());
    connection
        .prepare_cached(
            "INSERT INTO collections (id, name, ordering, seal) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT (id) DO UPDATE SET name = excluded.name, ordering = excluded.ordering, seal = excluded.seal",
        )?
        .execute(params![
            id,
            collection.name,
            ordering,
            seal(&id, &collection.name, ordering)
        ])?;
    Ok(())
}

/// Takes an empty collection away.
pub(crate) fn delete(connection: &Connection, id: Id) -> Result<(), StoreError> {
    connection
        .prepare_cached("DELETE FROM collections WHERE id = ?1")?
        .execute([id.to_string()])?;
    Ok(())
}

/// Puts a map into a collection. Says how the sum of the map's shelf changes; 0 when it was there.
pub(crate) fn collect(connection: &Connection, map: Id, collection: Id) -> Result<i64, StoreError> {
    let (map, collection) = (map.to_string(), collection.to_string());
    let seal = seal_of_place(&map, &collection);
    let written = connection
        .prepare_cached("INSERT INTO collected (map, collection, seal) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING")?
        .execute(params![map, collection, seal])?;
    Ok(if written == 1 { seal } else { 0 })
}

/// Takes a map out of a collection. Says how the sum of the map's shelf changes; 0 when it was not there.
pub(crate) fn let_go(connection: &Connection, map: Id, collection: Id) -> Result<i64, StoreError> {
    let old: Option<i64> = connection
        .prepare_cached("DELETE FROM collected WHERE map = ?1 AND collection = ?2 RETURNING seal")?
        .query_row([map.to_string(), collection.to_string()], |old| old.get(0))
        .optional()?;
    Ok(old.map_or(0, i64::wrapping_neg))
}

/// The collections of every map that is in one, as pairs of map and collection, with their seals.
pub(crate) fn places(connection: &Connection) -> Result<Vec<(Id, Id, i64)>, StoreError> {
    let mut statement =
        connection.prepare_cached("SELECT map, collection, seal FROM collected ORDER BY map, collection")?;
    let mut rows = statement.query([])?;
    let mut places = Vec::new();
    while let Some(row) = rows.next()? {
        let text = |column| row.get_ref(column)?.as_str().map_err(rusqlite::Error::from);
        let (map, collection, known) = (text(0)?, text(1)?, row.get(2)?);
        if seal_of_place(map, collection) != known {
            let message = format!("a collection of map {map} is not as it was written");
            return Err(StoreError::Damaged(message));
        }
        places.push((id(map)?, id(collection)?, known));
    }
    Ok(places)
}
