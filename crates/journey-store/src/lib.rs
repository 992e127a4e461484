//! The library: one SQLite file with every map, as rows, and every gesture that made it.
//!
//! Two promises. What [`Library::append`] has returned for is durable: it survives a crash of the program and of the
//! machine. And nothing that was done is rewritten: an undo is one more row of the journal. Two exceptions go through one
//! guarded way (`table::changes::rewriting`): old detail is squashed, and personal data is taken out.
//!
//! The only crate that writes to disk by itself. Must never know: layout, files to share, the interface. Start reading at
//! `library.rs`; each table has its own file in `table/`.

mod backups;
mod checking;
mod collecting;
mod copying;
mod error;
mod filling;
mod following;
mod forgetting;
mod held;
mod in_use;
mod keeping;
mod letters;
mod library;
mod naming;
mod opening;
mod pieces;
mod places;
mod recovery;
mod revisions;
mod rows;
mod seal;
mod searching;
mod sharing;
mod shelves;
mod squashing;
mod summary;
mod table;
mod version;
mod words;
mod writing_back;

use sha2::{Digest, Sha256};

pub use backups::{
    Backup, Reason, back_up, back_up_daily, backups, kept_aside, remove_backups, remove_kept_aside, restore,
};
pub use collecting::collect_pictures;
pub use error::StoreError;
pub use following::{Edition, Later};
pub use forgetting::{Forgetting, Forgotten, ForgottenInMap, Person, RewriteMapFile, finish_forgetting, forget};
pub use held::is_open_library;
pub use keeping::{begin_round, days_to_drop};
pub use letters::plain;
pub use library::Library;
pub use naming::Naming;
pub use opening::is_there;
pub use pieces::OwnPiece;
pub use places::{backup_folder, real_place};
pub use recovery::{Fate, RECOVERY_TOLD, RecoveredMap, Recovery, recover};
pub use revisions::{Entry, KeepPoint};
pub use rows::{Act, Gesture, MapRow, PAUSE, Picture, Print, Revision, RevisionKind, Stored};
pub use searching::{FoundHit, FoundMap, FoundMaps, Snippet, join_index};
pub use sharing::Shared;
pub use shelves::{BIN_DAYS, Collection, Marked, Shelf, ShelfMark, Shelved, clear_bin};
pub use squashing::{Budget, squash};
pub use summary::Summary;

/// The name of a picture: the SHA-256 of its bytes in hexadecimal.
pub fn picture_name(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}
