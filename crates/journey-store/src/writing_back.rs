//! Writes what was recovered into a new library.

use journey_model::{Change, Id};
use rusqlite::{Connection, TransactionBehavior};

use crate::recovery::{Gathered, Mended, OfMap};
use crate::rows::{MapRow, Print};
use crate::seal::Sums;
use crate::table::maps::Line;
use crate::{Library, StoreError, Summary, table};

/// Writes preferences and pictures, then whatever `maps` writes, all of it or nothing.
pub(crate) fn begin(
    library: &mut Library,
    gathered: &Gathered,
    maps: impl FnOnce(&Connection) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    let rows = library
        .connection
        .transaction_with_behavior(TransactionBehavior::Immediate)?;
    for (name, value) in &gathered.preferences {
        table::preferences::set(&rows, name, &serde_json::from_str(value)?)?;
    }
    for picture in gathered.pictures.values() {
        table::pictures::insert(&rows, picture)?;
    }
    maps(&rows)?;
    Ok(rows.commit()?)
}

/// Writes a map with as much of its history and prints as there is.
pub(crate) fn map(rows: &Connection, map: Id, of: &OfMap, mended: &Mended) -> Result<(), StoreError> {
    let mut line = Line {
        row: MapRow {
            map,
            summary: Summary::of(&mended.journey),
            changed: mended.changed,
            revision: u64::try_from(mended.revision).unwrap_or(0),
        },
        sums: Sums::default(),
    };
    if !table::maps::insert(rows, &line)? {
        return Err(StoreError::MapExists(map));
    }
    for record in mended.journey.records() {
        let change = Change {
            id: record.id(),
            before: None,
            after: Some(record),
        };
        let seal = table::write_record(rows, map, &change)?;
        line.sums.present = line.sums.present.wrapping_add(seal);
    }
    let mut past = |seal: i64| line.sums.past = line.sums.past.wrapping_add(seal);
    let name = map.to_string();
    for entry in of.journal.range(mended.first..).map(|(_, entry)| entry.entry(&name)) {
        past(table::changes::put(rows, &entry)?);
    }
    for ((code, choices), at) in &of.prints {
        let (Some(body), Ok(choices)) = (of.printed.get(code), serde_json::from_str(choices)) else {
            continue;
        };
        let print = Print {
            code: code.clone(),
            at: *at,
            choices,
        };
        past(table::prints::insert(rows, map, &print, body)?);
    }
    for (code, body) in &of.printed {
        past(table::prints::insert_map(rows, &name, code, body)?);
    }
    if let Some(choices) = of
        .choices
        .as_ref()
        .and_then(|choices| serde_json::from_str(choices).ok())
    {
        past(table::prints::set_choices(rows, map, &choices)?);
    }
    table::maps::update(rows, &line)
}
