//! Findings: of each kind the smallest map that raises it and a nearest one that does not, and what holds of all of them.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops where something is wrong")]

#[allow(dead_code, reason = "shared with the tests of commands, which ask it for more")]
#[path = "../../../journey-model/tests/commands/desk.rs"]
mod desk;
mod keeping;
mod laws;
mod odd;
mod paths;
mod proposed;
mod small;
mod stages;
mod whole;
#[path = "../../../journey-model/tests/commands/wish.rs"]
mod wish;
mod worth;
