//! Journeys that were edited apart come together: laws over random maps and edits, and what happens to people.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod apart;
#[allow(clippy::expect_used, reason = "a test fails by panicking")]
mod bytes;
mod corpus;
#[allow(dead_code, reason = "shared with the tests of commands, which ask it for more")]
#[path = "../../../journey-model/tests/commands/desk.rs"]
mod desk;
mod hanging;
mod knowledge;
mod laws;
mod lost;
mod people;
mod settling;
mod stories;
#[path = "../../../journey-model/tests/commands/wish.rs"]
mod wish;
mod words;
