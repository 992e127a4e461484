//! Which version a library is of, and whether this program knows it.

use rusqlite::{Connection, TransactionBehavior};

use crate::opening::VERSION;
use crate::{StoreError, table};

/// No library is newer than the program by more versions than this: a disk has changed the number.
const MOST_NEWER: u32 = 1_000;

/// The preference in which a library says its version once more: a disk that changes the one in the head does not change both.
pub(crate) const NOTED: &str = "library_version";

/// Fails when a library is of a newer version than this program knows.
pub(crate) fn refuse_newer(found: u32) -> Result<(), StoreError> {
    if found > VERSION + MOST_NEWER {
        Err(StoreError::Damaged(format!("it says that its version is {found}")))
    } else if found > VERSION {
        Err(StoreError::Newer { found, known: VERSION })
    } else {
        Ok(())
    }
}

/// The same of the version that the head of a file says. Where the library itself notes one that is known here, a disk has
/// changed the head: a newer program would have noted its own.
pub(crate) fn refuse_newer_file(found: u32, noted: impl FnOnce() -> Option<u32>) -> Result<(), StoreError> {
    match refuse_newer(found) {
        Err(StoreError::Newer { .. }) if noted().is_some_and(|noted| noted <= VERSION) => {
            let message = format!("its head says that its version is {found}, and nothing else does");
            Err(StoreError::Damaged(message))
        }
        refused => refused,
    }
}

/// Notes the version in a library in which nobody has done so yet.
pub(crate) fn note_version(connection: &mut Connection) -> Result<(), StoreError> {
    let noted = |rows: &Connection| table::preferences::get(rows, NOTED);
    if noted(connection)? != Some(VERSION.into()) {
        let rows = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        // A newer program may have brought it up to date meanwhile.
        if version(&rows)? == VERSION {
            table::preferences::set(&rows, NOTED, &VERSION.into())?;
        }
        rows.commit()?;
    }
    Ok(())
}

pub(crate) fn version(connection: &Connection) -> Result<u32, StoreError> {
    let mut statement = connection.prepare_cached("PRAGMA user_version")?;
    Ok(statement.query_row([], |row| row.get(0))?)
}
