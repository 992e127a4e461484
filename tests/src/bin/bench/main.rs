//! `bench`: how long the main things take, each beside its floor: what nobody could take less than, measured in the same
//! run. Run it by `cargo xtask bench`, which builds it for release.
//!
//! Everything happens on the example, and on the same map grown to [`CARDS`] cards. Figures are medians; beside them stand
//! the slowest of twenty and the number of runs.
#![allow(clippy::unwrap_used, reason = "a measurement stops where something is wrong")]

mod core;
mod look;
mod table;
mod ui;
mod window;

/// Cards of the large map.
const CARDS: usize = 500;

fn main() {
    match std::env::args().nth(1).as_deref() {
        None => all(),
        Some("ui") => ui::app(),
        Some("peers") => ui::peers(),
        Some(other) => {
            eprintln!("bench: there is no part “{other}”; there are `ui` and `peers`");
            std::process::exit(2);
        }
    }
}

fn all() {
    let table = table::Table::begin();
    core::layout(&table);
    core::export(&table);
    core::edit(&table);
    core::open(&table);
    window::calls(&table);
}
