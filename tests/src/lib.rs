//! What the tests over the whole product share: a desk to sit at, in the real window, and a way to read the paper that
//! comes out.
//!
//! [`Desk`] speaks like the user and waits on what the window says of itself, never on time. Below it lie [`Display`] (a
//! screen that nobody sees) and [`Window`] (the program under a WebDriver). [`TestHost`] is the host of the programs here
//! that have no window. [`paper`] asks other people's tools about a PDF.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "the driver of a test stops the test where something is wrong"
)]

mod app_process;
mod browser;
pub mod clipboard;
mod desk;
mod display;
mod driver;
mod frame;
mod host;
mod keyboard;
mod large_library;
mod map;
pub mod paper;
mod press;
mod process;
mod remote;
mod small_disk;
mod sound;
mod window;
mod work;
mod xdnd;

pub use app_process::{AppProcess, Caller, NoReply};
pub use browser::Browser;
pub use desk::{Desk, Start, TextWidth};
pub use display::Display;
pub use host::TestHost;
pub use journey_model::sample::Dice;
pub use keyboard::Hands;
pub use large_library::{make_large_library, map_of_large_library};
pub use map::{Hit, MapOnScreen};
pub use press::{Press, Proof, languages};
pub use process::{Processes, Spent};
pub use remote::Remote;
pub use small_disk::SmallDisk;
pub use sound::is_sound;
pub use window::Window;
pub use work::Worker;
pub use xdnd::Dragged;

use std::path::{Path, PathBuf};

/// Path of something in the work tree.
pub fn in_work_tree(inside: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().join(inside)
}
