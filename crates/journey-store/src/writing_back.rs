//! Writes what was recovered into a new library.

use journey_model::{Id, Order};
use rusqlite::{Connection, TransactionBehavior};

use crate::recovery::{Gathered, Mended, OfMap};
use crate::rows::{MapRow, Print};
use crate::seal::Sums;
use crate::shelves::Collection;
use crate::table::maps::Line;
use crate::table::shelves::Place;
use crate::{Library, StoreError, Summary, opening, table};

/// Writes preferences, pictures, collections and pieces, then whatever `maps` writes, all of it or nothing.
pub(crate) fn begin(
    library: &mut Library,
    gathered: &Gathered,
    maps: impl FnOnce(&Connection) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    let rows = library
        .connection
        .transaction_with_behavior(TransactionBehavior::Immediate)?;
    // The new library has a version of its own.
    let preferences = gathered.preferences.iter();
    for (name, value) in preferences.filter(|(name, _)| *name != opening::NOTED) {
        table::preferences::set(&rows, name, &serde_json::from_str(value)?)?;
    }
    for picture in gathered.pictures.values() {
        table::pictures::insert(&rows, picture)?;
    }
    for collection in gathered.collections.values() {
        table::collections::put(&rows, collection)?;
    }
    for (piece, _) in gathered.pieces.values() {
        table::pieces::put(&rows, piece)?;
    }
    table::pieces::note(&rows)?;
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
    table::write_journey(rows, &mut line, &mended.journey)?;
    let mut past = |seal: i64| line.sums.past = line.sums.past.wrapping_add(seal);
    let name = map.to_string();
    for entry in of.journal.range(mended.first..).map(|(_, entry)| entry.entry(&name)) {
        past(table::changes::put(rows, &entry)?);
    }
    // What lies before the journal that is left cannot be gone back to.
    for kept in of.revisions.range(mended.first - 1..).map(|(_, kept)| kept) {
        if table::changes::has_point(rows, map, u64::try_from(kept.seq).unwrap_or(u64::MAX))? {
            past(table::revisions::put(rows, &kept.point(&name))?);
        }
    }
    for row in of.shared.values() {
        let seq = u64::try_from(row.seq).unwrap_or(u64::MAX);
        if !row.body.is_empty() || table::changes::has_point(rows, map, seq)? {
            past(table::shared::put(rows, row)?);
        }
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
    shelve(rows, map, of, line.row.changed)?;
    table::maps::update(rows, &line)
}

/// Gives a map its place in the home. A collection of which only the number is left comes back without a name.
fn shelve(rows: &Connection, map: Id, of: &OfMap, changed: i64) -> Result<(), StoreError> {
    let first = of.journal.values().map(|entry| entry.at).min();
    let created = first.unwrap_or(changed).min(changed);
    let mut place = of.place.unwrap_or(Place::new(map, created));
    place.collected = 0;
    for id in &of.collections {
        let known = table::collections::all(rows)?;
        if !known.iter().any(|collection| collection.id == *id) {
            let order = Order::between(known.last().map(|last| &last.order), None);
            let name = String::new();
            table::collections::put(rows, &Collection { id: *id, name, order })?;
        }
        let seal = table::collections::collect(rows, map, *id)?;
        place.collected = place.collected.wrapping_add(seal);
    }
    table::shelves::put(rows, &place)
}
