//! The app as its hosts use it: every test goes through `App::rpc` on a library of its own.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test stops where something is wrong"
)]

mod calls;
mod conflicts;
mod contents;
mod desk;
mod drawings;
mod editing;
mod files;
mod finding;
mod history;
mod home;
mod library;
mod newer_files;
mod parts;
mod pictures;
mod poster_choices;
mod poster_files;
mod posters;
mod preview;
mod prints;
mod privacy;
mod reader;
mod revisions;
mod room;
mod safety;
mod sharing;
mod watching;
mod windows;
