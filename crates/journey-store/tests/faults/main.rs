//! What happens to a library when the program is killed, the disk fails or is full, or others are in the way: what was
//! acknowledged is there, nothing is half done, and the error says what is the matter.
//!
//! Some of these need another process: the test program starts itself again with the name of one of its own tests, which
//! does nothing when it is not asked to.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

#[path = "../edits/mod.rs"]
mod edits;

// Shared with the tests of the whole product.
#[cfg(target_os = "linux")]
#[path = "../../../../tests/src/small_disk.rs"]
mod small_disk;
#[path = "../../../../tests/src/sound.rs"]
mod sound;

mod child;
#[cfg(target_os = "linux")]
mod disk;
mod kills;
mod others;
