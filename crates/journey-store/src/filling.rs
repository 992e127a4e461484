//! What a migration has to work out from the rows that are there.

use journey_model::{Element, Link, Record};
use rusqlite::functions::{Context, FunctionFlags};
use rusqlite::types::ValueRef;
use rusqlite::{Connection, Transaction};

use crate::letters::counted_otherwise_before_8;
use crate::rows::{PAUSE, RevisionKind};
use crate::seal::{Seal, Sums};
use crate::words::has_long_word;
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
    for mut line in table::maps::all_of_version_4(rows)? {
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
        table::maps::seal_of_version_4(rows, &line)?;
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
            table::words::write_record(rows, map, &record)?;
        }
    }
    Ok(())
}

/// Version 5: words of titles stand in the index as words of their own.
pub(crate) fn titles(rows: &Transaction<'_>) -> Result<(), StoreError> {
    let mut about = rows.prepare(
        "SELECT entries.entry, nodes.body FROM nodes JOIN entries ON entries.map = nodes.map AND entries.id = nodes.id
         WHERE nodes.kind = 'About'",
    )?;
    let mut found = about.query([])?;
    while let Some(row) = found.next()? {
        // A body that cannot be read is told when its map is opened.
        if let Ok(element) = serde_json::from_str::<Element>(&row.get::<_, String>(1)?) {
            table::words::write_again(rows, row.get(0)?, &Record::Element(element))?;
        }
    }
    Ok(())
}

/// Version 5: a shelf for every map, and the day on which it is to be looked at again.
pub(crate) fn shelves(rows: &Transaction<'_>) -> Result<(), StoreError> {
    let mut first = rows.prepare("SELECT min(at) FROM changes WHERE map = ?1")?;
    let mut about = rows.prepare("SELECT body FROM nodes WHERE map = ?1 AND kind = 'About'")?;
    for mut line in table::maps::all_of_version_4(rows)? {
        let map = line.row.map;
        let name = map.to_string();
        // Nobody noted when a map was made; it is as old as the first that was done on it.
        let done: Option<i64> = first.query_row([&name], |row| row.get(0))?;
        let created = done.unwrap_or(line.row.changed).min(line.row.changed);
        table::shelves::put(rows, &table::shelves::Place::new(map, created))?;
        let bodies = about.query_map([&name], |row| row.get::<_, String>(0))?;
        for body in bodies {
            // A row that the disk has changed stays so: its seal has to go on telling.
            let Ok(Element::About(about)) = serde_json::from_str(&body?) else {
                continue;
            };
            if about.review.is_some() && table::maps::is_whole(rows, &line)? {
                line.row.summary.review = about.review;
                table::maps::update(rows, &line)?;
            }
        }
    }
    Ok(())
}

/// Version 5: sessions of work ended where nothing more was done for a while.
pub(crate) fn sessions(rows: &Transaction<'_>) -> Result<(), StoreError> {
    let mut maps = rows.prepare("SELECT DISTINCT map FROM changes")?;
    let mut acts = rows.prepare("SELECT seq, at FROM changes WHERE map = ?1 ORDER BY seq")?;
    let maps: Vec<String> = maps.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
    for name in maps {
        let acts = acts.query_map([&name], |row| Ok((row.get(0)?, row.get(1)?)))?;
        let acts: Vec<(i64, i64)> = acts.collect::<Result<_, _>>()?;
        let ends = acts.windows(2).filter(|pair| pair[1].1 - pair[0].1 >= PAUSE);
        let mut past = 0i64;
        for [(seq, at), ..] in ends.filter_map(|pair| pair.first_chunk::<1>()) {
            let point = table::revisions::Point {
                map: &name,
                seq: *seq,
                kind: table::revisions::word(RevisionKind::Session),
                name: "",
                at: *at,
                code: "",
            };
            past = past.wrapping_add(table::revisions::put(rows, &point)?);
        }
        // A map's row that the disk has changed stays so: its seal has to go on telling.
        if past != 0
            && let Ok(mut line) = table::maps::line(rows, table::id(&name)?)
        {
            line.sums.past = line.sums.past.wrapping_add(past);
            table::maps::update(rows, &line)?;
        }
    }
    Ok(())
}

/// Version 8: signs are words, what lengthens a line of Arabic is none of a word's letters, and of a very long word only the
/// beginning counts.
pub(crate) fn signs(rows: &Transaction<'_>) -> Result<(), StoreError> {
    for table in ["nodes", "edges"] {
        // A row that the disk has put under a map that is not there is told by the check.
        let query = format!("SELECT map, body FROM {table} WHERE map IN (SELECT id FROM maps)");
        let mut bodies = rows.prepare(&query)?;
        let mut bodies = bodies.query([])?;
        while let Some(row) = bodies.next()? {
            let body = row.get_ref(1)?.as_str().unwrap_or_default();
            if !counted_otherwise_before_8(body) && !has_long_word(body) {
                continue;
            }
            // A body that cannot be read is told when its map is opened.
            let record = match table {
                "nodes" => serde_json::from_str(body).map(Record::Element),
                _ => serde_json::from_str(body).map(Record::Link),
            };
            if let Ok(record) = record {
                table::words::write_record(rows, table::id(&row.get::<_, String>(0)?)?, &record)?;
            }
        }
    }
    Ok(())
}
