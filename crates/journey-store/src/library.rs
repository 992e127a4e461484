//! The library as its callers see it.

use std::collections::BTreeMap;
use std::path::Path;

use journey_model::{Change, Id, Journey, Transaction, Unknown};
use rusqlite::{Connection, TransactionBehavior};
use serde_json::Value;

use crate::held::Held;
use crate::rows::{Act, MapRow, Picture, Print, Stored};
use crate::seal::Sums;
use crate::table::maps::Line;
use crate::table::words::Indexing;
use crate::{KeepPoint, StoreError, Summary, checking, opening, table};

/// Every map of one user, with its history, in one SQLite file.
///
/// Each writing call is one transaction: it has happened wholly and is on the disk when it returns, or not at all. The cost
/// of a call depends on what it changes, not on the size of the map.
#[derive(Debug)]
pub struct Library {
    pub(crate) connection: Connection,
    held: Held,
}

/// Records that are many for one act: their words do not wait for the search index.
const MANY: usize = 16;

const LAST_OPENED: &str = "last_opened";
const FLOOR: &str = "floor";

impl Library {
    /// Opens the library, creating the file and its folder (for their owner only) when absent. A file that is something
    /// else or was written by a newer version is refused and stays as it is.
    pub fn open(path: impl AsRef<Path>) -> Result<Self, StoreError> {
        let path = path.as_ref();
        let connection = opening::open(path)?;
        // The log of a new library is there when it was first read.
        opening::version(&connection)?;
        let held = Held::at(path);
        Ok(Self { connection, held })
    }

    /// A look at a library, or a piece of work on it, beside whoever has it open.
    pub(crate) fn beside(connection: Connection) -> Self {
        let held = Held::nowhere();
        Self { connection, held }
    }

    /// A library that is gone when it is dropped.
    pub fn in_memory() -> Result<Self, StoreError> {
        Ok(Self::beside(opening::in_memory()?))
    }

    /// Stands in for a library that is closed: nothing is in it, and nothing can be written to it.
    pub fn none() -> Result<Self, StoreError> {
        let none = Self::in_memory()?;
        none.connection.pragma_update(None, "query_only", true)?;
        Ok(none)
    }

    /// Fails when another file stands in the place of the library that is open, or none: nothing is written to it then, and
    /// what it has can still be read and copied.
    pub fn is_in_place(&self) -> Result<(), StoreError> {
        self.held.is_in_place()
    }

    /// Begins to write. A newer program may have brought the library up to date since it was opened here.
    pub(crate) fn writing(&mut self) -> Result<rusqlite::Transaction<'_>, StoreError> {
        let rows = self
            .connection
            .transaction_with_behavior(TransactionBehavior::Immediate)?;
        opening::refuse_newer(opening::version(&rows)?)?;
        self.held.is_in_place()?;
        Ok(rows)
    }

    /// Every map, the last changed first.
    pub fn maps(&self) -> Result<Vec<MapRow>, StoreError> {
        let lines = table::maps::all(&self.connection)?;
        Ok(lines.into_iter().map(|line| line.row).collect())
    }

    /// Adds a map at revision 0, without history. `at` is in milliseconds since 1970-01-01 UTC.
    pub fn create(&mut self, map: Id, journey: &Journey, at: i64) -> Result<(), StoreError> {
        let rows = self.writing()?;
        insert(&rows, map, journey, at)?;
        Ok(rows.commit()?)
    }

    /// Adds maps at revision 0, without history, all of them or none: much faster than one after the other. `at` is in
    /// milliseconds since 1970-01-01 UTC.
    pub fn create_all(&mut self, maps: impl IntoIterator<Item = (Id, Journey)>, at: i64) -> Result<(), StoreError> {
        let rows = self.writing()?;
        for (map, journey) in maps {
            insert(&rows, map, &journey, at)?;
        }
        Ok(rows.commit()?)
    }

    /// Size of the library's file in bytes, what stands in its log not counted.
    pub fn bytes(&self) -> Result<u64, StoreError> {
        let pragma = |name: &str| -> Result<i64, StoreError> {
            let mut statement = self.connection.prepare_cached(&format!("PRAGMA {name}"))?;
            Ok(statement.query_row([], |row| row.get(0))?)
        };
        let bytes = pragma("page_count")? * pragma("page_size")?;
        Ok(u64::try_from(bytes).unwrap_or(0))
    }

    /// Rebuilds a map from its rows.
    pub fn load(&self, map: Id) -> Result<Stored, StoreError> {
        // One transaction, so that another program's write falls before or after all of this.
        let rows = self.connection.unchecked_transaction()?;
        load(&rows, map)
    }

    /// Writes acts that follow one another, all of them or none: their records, an entry of the journal for each, and the
    /// map's summary as it is afterwards. The transaction of an undo is the inverse of what it undoes.
    ///
    /// Returns the new revision, which is also the number of the last entry; those before it have the numbers before. Fails
    /// with [`StoreError::Conflict`] when the map is not at the expected revision, which means that somebody else wrote.
    /// `at` is in milliseconds since 1970-01-01 UTC.
    pub fn append(
        &mut self,
        map: Id,
        expected: u64,
        acts: &[(Act, &Transaction)],
        summary: &Summary,
        at: i64,
    ) -> Result<u64, StoreError> {
        self.append_behind(map, expected, &[], acts, summary, at)
    }

    /// As [`Library::append`]; keeps the map as it was at points before the acts as revisions of their own, unless they are kept
    /// already.
    pub fn append_behind(
        &mut self,
        map: Id,
        expected: u64,
        kept: &[KeepPoint],
        acts: &[(Act, &Transaction)],
        summary: &Summary,
        at: i64,
    ) -> Result<u64, StoreError> {
        let rows = self.writing()?;
        let last = expected + acts.len() as u64;
        let mut line = table::maps::line(&rows, map)?;
        if line.row.revision != expected {
            let stored = line.row.revision;
            return Err(StoreError::Conflict { expected, stored });
        }
        for kept in kept {
            let seal = table::revisions::mark(&rows, map, kept)?;
            line.sums.past = line.sums.past.wrapping_add(seal);
        }
        let changes = || acts.iter().flat_map(|(_, transaction)| &transaction.changes);
        let waits = changes().count() <= MANY && changes().all(table::waiting::may_wait);
        if !waits {
            table::waiting::settle_map(&rows, map)?;
        }
        let indexing = if waits { Indexing::Later } else { Indexing::Now };
        let mut written = |change: &Change| -> Result<(), StoreError> {
            let seal = table::write_record(&rows, map, change, indexing)?;
            line.sums.present = line.sums.present.wrapping_add(seal);
            Ok(())
        };
        match acts {
            [(_, only)] => only.changes.iter().try_for_each(&mut written)?,
            // A record that several of them change is written once.
            _ => {
                let net = Transaction::net(acts.iter().map(|(_, transaction)| *transaction));
                net.iter().try_for_each(&mut written)?;
            }
        }
        for ((act, transaction), seq) in acts.iter().zip(expected + 1..) {
            let seal = table::changes::insert(&rows, map, seq, *act, transaction, at)?;
            line.sums.past = line.sums.past.wrapping_add(seal);
        }
        line.row = MapRow {
            map,
            summary: summary.clone(),
            changed: at,
            revision: last,
        };
        table::maps::update(&rows, &line)?;
        if waits {
            table::waiting::note(&rows, map, expected, changes())?;
        }
        rows.commit()?;
        Ok(last)
    }

    /// The transaction of one entry of the journal.
    pub fn transaction(&self, map: Id, seq: u64) -> Result<Transaction, StoreError> {
        table::changes::transaction(&self.connection, map, seq)
    }

    /// Keeps what newer versions of the map file say of a map that is not known here, in place of what was kept.
    pub fn keep_unknown(&mut self, map: Id, unknown: &Unknown) -> Result<(), StoreError> {
        let rows = self.writing()?;
        let mut line = table::maps::line(&rows, map)?;
        let seal = table::unknown::put(&rows, map, unknown)?;
        line.sums.present = line.sums.present.wrapping_add(seal);
        table::maps::update(&rows, &line)?;
        Ok(rows.commit()?)
    }

    /// Keeps pictures, all of them or none. Those that are there already stay as they are.
    pub fn keep_pictures(&mut self, pictures: &[Picture]) -> Result<(), StoreError> {
        let rows = self.writing()?;
        for picture in pictures {
            table::pictures::insert(&rows, picture)?;
        }
        Ok(rows.commit()?)
    }

    /// The picture with this name.
    pub fn picture(&self, hash: &str) -> Result<Option<Picture>, StoreError> {
        table::pictures::get(&self.connection, hash)
    }

    /// Width and height in pixels of every picture, by name. Reads no bytes of pictures.
    pub fn picture_sizes(&self) -> Result<BTreeMap<String, (u32, u32)>, StoreError> {
        table::pictures::sizes(&self.connection)
    }

    /// Notes that a map went on paper, and what it was then, as a map file. All of it or nothing.
    pub fn note_print(&mut self, map: Id, print: &Print, map_file: &str) -> Result<(), StoreError> {
        let rows = self.writing()?;
        let mut line = table::maps::line(&rows, map)?;
        let seal = table::prints::insert(&rows, map, print, map_file)?;
        line.sums.past = line.sums.past.wrapping_add(seal);
        table::maps::update(&rows, &line)?;
        Ok(rows.commit()?)
    }

    /// Every way in which a map went on paper, the last first.
    pub fn prints(&self, map: Id) -> Result<Vec<Print>, StoreError> {
        table::prints::of_map(&self.connection, map)
    }

    /// A map as it was when a revision of this code went on paper: a map file.
    pub fn printed_map(&self, map: Id, code: &str) -> Result<Option<String>, StoreError> {
        table::prints::body(&self.connection, map, code)
    }

    /// What was last chosen for a map's poster.
    pub fn poster_choices(&self, map: Id) -> Result<Option<Value>, StoreError> {
        table::prints::choices(&self.connection, map)
    }

    /// Keeps what was chosen for a map's poster.
    pub fn keep_poster_choices(&mut self, map: Id, choices: &Value) -> Result<(), StoreError> {
        let rows = self.writing()?;
        let mut line = table::maps::line(&rows, map)?;
        let seal = table::prints::set_choices(&rows, map, choices)?;
        // The same choices again are not worth a write.
        if seal == 0 {
            return Ok(());
        }
        line.sums.past = line.sums.past.wrapping_add(seal);
        table::maps::update(&rows, &line)?;
        Ok(rows.commit()?)
    }

    /// What the user chose under this name; nothing as well when that can no longer be read.
    pub fn preference(&self, name: &str) -> Result<Option<Value>, StoreError> {
        table::preferences::get(&self.connection, name)
    }

    /// Keeps what the user chose under this name.
    pub fn set_preference(&mut self, name: &str, value: &Value) -> Result<(), StoreError> {
        let rows = self.writing()?;
        table::preferences::set(&rows, name, value)?;
        Ok(rows.commit()?)
    }

    /// The map that was open last.
    pub fn last_opened(&self) -> Result<Option<Id>, StoreError> {
        let value = self.preference(LAST_OPENED)?;
        Ok(value
            .as_ref()
            .and_then(Value::as_str)
            .and_then(|text| text.parse().ok()))
    }

    /// Remembers the map that is open.
    pub fn set_last_opened(&mut self, map: Id) -> Result<(), StoreError> {
        self.set_preference(LAST_OPENED, &Value::String(map.to_string()))
    }

    /// The floor of the bench: a transaction with the settings of every other that writes one small row. No act can be
    /// durable in less.
    pub fn commit_almost_nothing(&mut self) -> Result<(), StoreError> {
        // Another value each time: SQLite writes nothing when a row stays as it was.
        let value = self.connection.total_changes();
        let rows = self
            .connection
            .transaction_with_behavior(TransactionBehavior::Immediate)?;
        table::preferences::set(&rows, FLOOR, &Value::from(value))?;
        Ok(rows.commit()?)
    }

    /// Checks the whole file: SQLite's pages and indices, every reference between rows, every seal, and whether the search
    /// index has the words of every map. Takes as long as reading it.
    pub fn check(&self) -> Result<(), StoreError> {
        // One transaction, so that another program's write falls before or after all of this.
        let rows = self.connection.unchecked_transaction()?;
        checking::whole(&rows)?;
        checking::words(&rows)
    }

    /// Checks the whole file as [`Library::check`] does, rebuilds every map from its rows, and reads every preference; gives the
    /// number of maps.
    pub fn check_with_maps(&self) -> Result<usize, StoreError> {
        let rows = self.connection.unchecked_transaction()?;
        checking::whole(&rows)?;
        checking::words(&rows)?;
        let maps = table::maps::all(&rows)?;
        for line in &maps {
            load(&rows, line.row.map)?;
        }
        checking::preferences(&rows)?;
        Ok(maps.len())
    }
}

/// A map rebuilt from its rows, inside of a transaction.
fn load(rows: &Connection, map: Id) -> Result<Stored, StoreError> {
    let Line { row, sums } = table::maps::line(rows, map)?;
    let revision = row.revision;
    let (mut records, elements) = table::nodes::read(rows, map)?;
    let (links, joined) = table::edges::read(rows, map)?;
    records.extend(links);
    let (unknown, beside) = table::unknown::get(rows, map)?;
    let (history, last) = table::changes::history(rows, map)?;
    if elements.wrapping_add(joined).wrapping_add(beside) != sums.present {
        return Err(StoreError::Damaged(format!(
            "elements or links of map {map} are missing"
        )));
    }
    if last != revision {
        let message = format!("map {map} is at revision {revision}, its history at {last}");
        return Err(StoreError::Damaged(message));
    }
    let mut journey =
        Journey::from_records(records).map_err(|broken| StoreError::Damaged(format!("map {map}: {broken}")))?;
    journey.keep_unknown(unknown);
    Ok(Stored {
        journey,
        revision,
        history,
    })
}

fn insert(rows: &Connection, map: Id, journey: &Journey, at: i64) -> Result<(), StoreError> {
    let mut line = Line {
        row: MapRow {
            map,
            summary: Summary::of(journey),
            changed: at,
            revision: 0,
        },
        sums: Sums::default(),
    };
    if !table::maps::insert(rows, &line)? {
        return Err(StoreError::MapExists(map));
    }
    table::write_journey(rows, &mut line, journey)?;
    table::shelves::put(rows, &table::shelves::Place::new(map, at))?;
    table::maps::update(rows, &line)
}
