//! The app as its hosts use it: every test goes through `App::rpc` on a library of its own.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test stops where something is wrong"
)]

mod beside;
mod boards;
mod calls;
mod conflicts;
mod contents;
mod desk;
mod disk;
mod drawings;
mod editing;
mod files;
mod finding;
mod findings;
mod guide;
mod history;
mod home;
mod library;
mod marked;
mod newer_files;
mod parts;
mod pictures;
mod pieces;
mod poster_choices;
mod poster_files;
mod posters;
mod preview;
mod prints;
mod privacy;
mod reader;
mod recent_files;
mod recovering;
mod revisions;
mod room;
mod safety;
mod sharing;
// Shared with the tests of the whole product.
#[cfg(target_os = "linux")]
#[path = "../../../../tests/src/small_disk.rs"]
#[allow(dead_code, reason = "the tests of the library do more to a disk")]
mod small_disk;
mod templates;
mod watching;
mod windows;
