//! What others did to the library: other windows' programs, the command, the day's backup.

use journey_model::{Id, Transaction};
use rusqlite::params;

use crate::table::changes::{BEFORE, OF_MAP};
use crate::table::{self, signed, unsigned};
use crate::{Act, Library, StoreError};

/// By what a map is told from what it was before somebody else worked on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Edition {
    /// Number of acts so far.
    pub revision: u64,
    /// Sums of the seals of its rows: the same revision may be told in other words when personal data was taken out.
    content: (i64, i64),
}

/// An act of the journal with what it changed.
#[derive(Debug, Clone, PartialEq)]
pub struct Later {
    /// Its number in the journal.
    pub seq: u64,
    /// What it did.
    pub act: Act,
    /// When, in milliseconds since 1970-01-01 UTC.
    pub at: i64,
    /// What it changed; of an undo, the inverse of what it took back.
    pub transaction: Transaction,
}

impl Library {
    /// A number that is another one whenever somebody else has written to the library. What this library writes itself
    /// leaves it as it is. Costs no look at any table.
    pub fn others(&self) -> Result<i64, StoreError> {
        let mut statement = self.connection.prepare_cached("PRAGMA data_version")?;
        Ok(statement.query_row([], |row| row.get(0))?)
    }

    /// How many rows this library has written since it was opened.
    pub fn written(&self) -> u64 {
        self.connection.total_changes()
    }

    /// What a map is at now.
    pub fn edition(&self, map: Id) -> Result<Edition, StoreError> {
        let line = table::maps::line(&self.connection, map)?;
        Ok(Edition {
            revision: line.row.revision,
            content: (line.sums.present, line.sums.past),
        })
    }

    /// The acts after a revision, in order. `None` when the journal no longer has each of them: old detail was squashed.
    pub fn acts_since(&self, map: Id, revision: u64) -> Result<Option<Vec<Later>>, StoreError> {
        // One transaction, so that another program's write falls before or after all of this.
        let rows = self.connection.unchecked_transaction()?;
        let last = table::maps::line(&rows, map)?.row.revision;
        let mut acts = Vec::new();
        {
            let mut statement = rows.prepare_cached(&format!(
                "SELECT seq, act, target, at FROM changes WHERE {OF_MAP} AND place > {BEFORE} + ?2 ORDER BY place"
            ))?;
            let mut found = statement.query(params![map.to_string(), signed(revision)])?;
            while let Some(row) = found.next()? {
                let seq = unsigned(row.get(0)?);
                let act = table::act(row.get_ref(1)?.as_str().map_err(rusqlite::Error::from)?, row.get(2)?);
                let at = row.get(3)?;
                let transaction = table::changes::transaction(&rows, map, seq)?;
                acts.push(Later {
                    seq,
                    act,
                    at,
                    transaction,
                });
            }
        }
        rows.finish()?;
        let each = acts.iter().map(|act| act.seq).eq(revision + 1..=last);
        Ok(each.then_some(acts))
    }
}
