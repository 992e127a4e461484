//! `bench ui`: the canvas in the real window, on generated maps of growing size. `bench peers`: the same movements in pages of
//! other editors, in the same engine.

mod app;
mod gestures;
mod peers;

pub use app::app;
pub use peers::peers;

use std::time::Duration;

use percorso_tests::{Processes, Remote};
use serde_json::{Value, json};

use crate::table::Times;

/// Sizes of the maps, in cards, when none are named.
pub const SIZES: [usize; 3] = [500, 2_000, 10_000];
/// Size of the window in CSS pixels.
pub(crate) const WINDOW: (u32, u32) = (1400, 850);
/// Frames of one movement.
pub(crate) const FRAMES: u32 = 160;

/// The page's side of the measurements.
const PAGE: &str = include_str!("page.js");

/// Runs an expression of the page's side, and waits for its times.
fn page(remote: &Remote, expression: &str) -> Value {
    remote.execute_async(&format!("{PAGE}\nreturn await bench.{expression};"), &[json!(null)])
}

fn times(value: &Value) -> Times {
    let list = value.as_array().unwrap();
    let of = |time: &Value| Duration::from_secs_f64(time.as_f64().unwrap() / 1e3);
    Times::from(list.iter().map(of).collect::<Vec<_>>())
}

/// Times of a movement's frames, and the processor time that each took in the page's process.
pub(crate) struct Movement {
    frames: Times,
    work: Duration,
}

/// Does something that gives a time for each of its frames.
pub(crate) fn movement(remote: &Remote, group: u32, expression: &str) -> Movement {
    let processes = Processes::of_group(group, "WebKitWebProces");
    let before = processes.spent();
    let value = page(remote, expression);
    let spent = processes.spent() - before;
    let count = value.as_array().map_or(1, Vec::len).max(1);
    Movement {
        frames: times(&value),
        work: spent / u32::try_from(count).unwrap(),
    }
}

/// Median and slowest of twenty.
pub(crate) fn spread(value: &Value) -> String {
    let times = times(value);
    format!("{} / {}", ms(times.median()), ms(times.slow()))
}

/// Milliseconds with one digit.
fn ms(time: Duration) -> String {
    format!("{:.1}", time.as_secs_f64() * 1e3)
}

impl Movement {
    /// Median and slowest of twenty, and the work of a frame.
    pub(crate) fn cell(&self) -> String {
        format!(
            "{} / {} · {}",
            ms(self.frames.median()),
            ms(self.frames.slow()),
            ms(self.work)
        )
    }
}
