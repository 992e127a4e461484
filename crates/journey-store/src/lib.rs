//! The library: one SQLite file with every map, as rows, and every gesture that made it.
//!
//! Two promises. What [`Library::append`] has returned for is durable: it survives a crash of the program and of the
//! machine. And nothing is ever rewritten: an undo is one more row of the journal.
//!
//! The only crate that writes to disk by itself. Must never know: layout, files to share, the interface. Start reading at
//! `library.rs`; each table has its own file in `table/`.

mod error;
mod library;
mod opening;
mod summary;
mod table;

pub use error::StoreError;
pub use library::{Act, Gesture, Library, MapRow, Picture, Print, Stored};
pub use summary::Summary;
