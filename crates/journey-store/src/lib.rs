//! The library: one SQLite file with every map, as rows, and every gesture that made it.
//!
//! Two promises. What [`Library::append`] has returned for is durable: it survives a crash of the program and of the
//! machine. And nothing is ever rewritten: an undo is one more row of the journal.
//!
//! The only crate that writes to disk by itself. Must never know: layout, files to share, the interface. Start reading at
//! `library.rs`; each table has its own file in `table/`.

mod backups;
mod checking;
mod collecting;
mod copying;
mod error;
mod filling;
mod keeping;
mod letters;
mod library;
mod opening;
mod places;
mod recovery;
mod rows;
mod seal;
mod searching;
mod summary;
mod table;
mod words;
mod writing_back;

use sha2::{Digest, Sha256};

pub use backups::{Backup, Reason, back_up, back_up_daily, backups, restore};
pub use collecting::collect_pictures;
pub use error::StoreError;
pub use keeping::days_to_drop;
pub use library::Library;
pub use places::backup_folder;
pub use recovery::{Fate, RecoveredMap, Recovery, recover};
pub use rows::{Act, Gesture, MapRow, Picture, Print, Stored};
pub use searching::{FoundHit, FoundMap, FoundMaps, Snippet};
pub use summary::Summary;

/// The name of a picture: the SHA-256 of its bytes in hexadecimal.
pub fn picture_name(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}
