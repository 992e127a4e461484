//! What a migration has to work out from the rows that are there.

use journey_model::{Change, Element, Link, Record};
use rusqlite::functions::{Context, FunctionFlags};
use rusqlite::types::ValueRef;
use rusqlite::{Connection, Transaction};

use crate::seal::{Seal, Sums};
use crate::{StoreError, table};

/// Teaches SQLite to seal: the table's name, then the columns in order.
pub(crate) fn teach_seal(connection: &Connection) -> Result<(), StoreError> {
    let flags = FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC | FunctionFlags::SQLITE_DIRECTONLY;
    Ok(connection.create_scalar_function("seal", -1, flags, sealed)?)
}

fn sealed(context: &Context<'_>) -> rusqlite::Result<i64> {
    let text = |at: usize| context.get_raw(at).as_str().map_err(rusqlite::Error::from);
    let mut seal = Seal::of(text(0)?);
    for at in 1..context.len() {
        seal = match context.get_raw(at) {
            ValueRef::Integer(number) => seal.number(number),
            ValueRef::Null => seal.perhaps(None),
            _ => seal.text(text(at)?),
        };
    }
    Ok(seal.value())
}

/// Version 4: the sums of every map's seals, and the words of every element and link.
pub(crate) fn seals_and_words(rows: &Transaction<'_>) -> Result<(), StoreError> {
    for mut line in table::maps::all_unsealed(rows)? {
        let map = line.row.map;
        let name = map.to_string();
        let sum = |tables: &[&str]| -> Result<i64, StoreError> {
            let mut sum = 0i64;
            for table in tables {
                let mut statement = rows.prepare_cached(&format!("SELECT seal FROM {table} WHERE map = ?1"))?;
                let seals = statement.query_map([&name], |row| row.get::<_, i64>(0))?;
                for seal in seals {
                    sum = sum.wrapping_add(seal?);
                }
            }
            Ok(sum)
        };
        line.sums = Sums {
            present: sum(&["nodes", "edges"])?,
            past: sum(&["changes", "printed_maps", "prints", "poster_choices"])?,
        };
        table::maps::update(rows, &line)?;
        let bodies = |table: &str| -> Result<Vec<String>, StoreError> {
            let mut statement = rows.prepare_cached(&format!("SELECT body FROM {table} WHERE map = ?1"))?;
            let bodies = statement.query_map([&name], |row| row.get(0))?;
            Ok(bodies.collect::<Result<_, _>>()?)
        };
        // A body that cannot be read is told when its map is opened; here it has no words.
        let elements = bodies("nodes")?.into_iter();
        let elements = elements.filter_map(|body| serde_json::from_str::<Element>(&body).ok());
        let links = bodies("edges")?.into_iter();
        let links = links.filter_map(|body| serde_json::from_str::<Link>(&body).ok());
        for record in elements.map(Record::Element).chain(links.map(Record::Link)) {
            let change = Change {
                id: record.id(),
                before: None,
                after: Some(record),
            };
            table::words::write(rows, map, &change)?;
        }
    }
    Ok(())
}
