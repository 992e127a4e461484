//! Commands: what each does, what it refuses, and that the journey stays whole whatever comes.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops where something is wrong")]

mod any;
mod basics;
mod columns;
mod conflicts;
mod desk;
mod differences;
mod excerpts;
mod fields;
mod groups;
mod joins;
mod kinds;
mod knowledge;
mod locks;
mod newcomers;
mod overlaid;
mod speed;
mod splits;
mod wish;
mod words;
