//! Removing personal data: somebody's name over all maps and all that was ever done on them.
//!
//! A name may stand in any text, so every text is looked at ([`in_map`]), and a neutral word takes its place ([`Removing`]).
//! The same change of every record leaves the journal a chain: what one entry left is what the next one found. Afterwards the
//! file is written anew, as SQLite leaves what it deletes in pages that nobody reads any more.

mod in_map;
mod removing;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use journey_model::{ElementKind, Id, Record};
use rusqlite::{Connection, TransactionBehavior};
use serde_json::Value;

use crate::table::changes::{self, Reason};
use crate::{Library, StoreError, opening, table};
use removing::Removing;

/// Reads a map file, hands every record over to be changed, and writes it again. Says why it cannot be read.
pub type RewriteMapFile<'a> = &'a dyn Fn(&str, &mut dyn FnMut(&mut Record)) -> Result<String, String>;

/// Whose name is to go.
pub struct Forgetting<'a> {
    /// How that person is written, in one or more ways. Capitals and accents do not matter.
    pub names: &'a [String],
    /// What stands there instead.
    pub word: &'a str,
    /// Whether quotes of actors of this name go as well.
    pub quotes: bool,
    /// What was printed is kept as map files, which this crate does not know.
    pub map_file: RewriteMapFile<'a>,
}

/// Where a name stood, and was replaced.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Forgotten {
    /// Maps that had it.
    pub maps: Vec<ForgottenInMap>,
    /// Names of collections that had it.
    pub collections: u32,
    /// Pieces of one's own that had it, in their names or cards.
    pub pieces: u32,
    /// Map files with it in their paths: they are no longer among those that were used last, nor watched.
    pub files: u32,
    /// Whether the file's free pages are overwritten as well. Otherwise that is made up for later.
    pub overwritten: bool,
}

/// Where a name stood in a map.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ForgottenInMap {
    /// Which.
    pub map: Id,
    /// Its title, without the name.
    pub title: String,
    /// Texts of the map as it is: of what kind of element (`None` for a link), which field, how many.
    pub fields: BTreeMap<(Option<ElementKind>, &'static str), u32>,
    /// Entries of its journal.
    pub history: u32,
    /// Names and notes of its revisions.
    pub revisions: u32,
    /// Revisions that were printed.
    pub prints: u32,
}

/// Somebody whose name stands in the library as an actor or as an owner.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// The name as it is written most often.
    pub name: String,
    /// In how many maps there is an actor of this name.
    pub actor_in: u32,
    /// In how many maps something is this person's: the map or an opportunity.
    pub owner_in: u32,
    /// Whether an actor of this name has a quote.
    pub quoted: bool,
}

/// Stands among the preferences while free pages may still hold what was removed.
const LEFTOVERS: &str = "leftovers";

impl Library {
    /// Everybody whose name stands in a map as an actor or as an owner, by name. Reads the whole library.
    pub fn people(&self) -> Result<Vec<Person>, StoreError> {
        let rows = self.connection.unchecked_transaction()?;
        removing::people(&rows)
    }

    /// Where a name stands. Nothing is changed. Reads the whole library.
    pub fn find_name(&self, forgetting: &Forgetting<'_>) -> Result<Forgotten, StoreError> {
        let rows = self.connection.unchecked_transaction()?;
        match Removing::of(forgetting) {
            Some(removing) => walk(&rows, &removing, false),
            None => Ok(Forgotten::default()),
        }
    }
}

/// Removes a name from all maps, their history and prints, in one transaction; then writes the file anew, so that the name is
/// nowhere in it. The library must not be open. Backups stay as they are.
pub fn forget(library: &Path, forgetting: &Forgetting<'_>) -> Result<Forgotten, StoreError> {
    let Some(removing) = Removing::of(forgetting) else {
        return Ok(Forgotten::default());
    };
    let mut connection = opening::alone(library)?;
    connection.pragma_update(None, "secure_delete", true)?;
    let rows = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let mut forgotten = changes::rewriting(&rows, Reason::Forget, |rows| walk(rows, &removing, true))?;
    // What the index knew of the old words goes when its parts are joined: also of those that others wait to replace.
    table::waiting::settle(&rows)?;
    rows.execute_batch("INSERT INTO word_index (word_index) VALUES ('optimize')")?;
    table::preferences::set(&rows, LEFTOVERS, &Value::Bool(true))?;
    rows.commit()?;
    // The names are gone from the library, whatever becomes of the free pages.
    forgotten.overwritten = overwrite(&connection).is_ok();
    Ok(forgotten)
}

/// Writes the file anew where a removal could not do so, by a connection of its own beside those that are open.
pub fn finish_forgetting(library: &Path) -> Result<(), StoreError> {
    let connection = opening::again(library)?;
    match table::preferences::get(&connection, LEFTOVERS)? {
        Some(Value::Bool(true)) => overwrite(&connection),
        _ => Ok(()),
    }
}

/// Writes every page anew and empties the log.
fn overwrite(connection: &Connection) -> Result<(), StoreError> {
    connection.execute_batch("VACUUM")?;
    empty_the_log(connection)?;
    // Only now: whoever is stopped before begins again.
    table::preferences::set(connection, LEFTOVERS, &Value::Bool(false))?;
    empty_the_log(connection)
}

fn empty_the_log(connection: &Connection) -> Result<(), StoreError> {
    let busy: bool = connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))?;
    if busy { Err(StoreError::Busy) } else { Ok(()) }
}

/// Goes through the whole library, and writes what it changes when it is told so.
fn walk(rows: &Connection, removing: &Removing<'_>, write: bool) -> Result<Forgotten, StoreError> {
    let mut forgotten = Forgotten::default();
    for line in table::maps::all(rows)? {
        forgotten.maps.extend(in_map::forget(rows, removing, line, write)?);
    }
    for mut collection in table::collections::all(rows)? {
        if let Some(name) = removing.naming.replaced(&collection.name) {
            collection.name = name;
            forgotten.collections += 1;
            if write {
                table::collections::put(rows, &collection)?;
            }
        }
    }
    for mut piece in table::pieces::all(rows)? {
        if removing.piece(&mut piece) {
            forgotten.pieces += 1;
            if write {
                table::pieces::put(rows, &piece)?;
            }
        }
    }
    let mut files = BTreeSet::new();
    for (name, value) in table::preferences::all(rows)? {
        let Some(value) = value else {
            // Nobody can tell what stands in it, and it counts as not set.
            if write {
                table::preferences::delete(rows, &name)?;
            }
            continue;
        };
        if let Some(value) = removing.value(&value, &mut files)
            && write
        {
            table::preferences::set(rows, &name, &value)?;
        }
    }
    forgotten.files = u32::try_from(files.len()).unwrap_or(u32::MAX);
    Ok(forgotten)
}

/// Ids of actors whose quotes go.
type Quoted = BTreeSet<Id>;
