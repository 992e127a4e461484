//! `bench`: how long the main things take, each beside its floor: what nobody could take less than, measured in the same
//! run. Run it by `cargo xtask bench`, which builds it for release.
//!
//! Everything happens on the example, and on the same map grown to [`CARDS`] cards. Figures are medians; beside them stand
//! the slowest of twenty and the number of runs.
#![allow(clippy::unwrap_used, reason = "a measurement stops where something is wrong")]

mod beside;
mod core;
mod file;
mod findings;
mod floor;
mod home;
mod library;
mod look;
mod merging;
mod pdf;
mod table;
mod ui;
mod window;

/// Cards of the large map.
const CARDS: usize = 500;

fn main() {
    match std::env::args().nth(1).as_deref() {
        None => all(),
        Some("beside") => beside::all(),
        Some("pdf") => pdf::all(&table::Table::begin()),
        Some("file") => file::all(&table::Table::begin()),
        Some("findings") => findings::all(&table::Table::begin()),
        Some("huge") => core::huge(&table::Table::begin()),
        Some("library") => library::all(&table::Table::begin(), maps()),
        Some("home") => home::all(maps()),
        Some("merge") => merging::all(&table::Table::begin()),
        Some("ui") => ui::app(&sizes(), &parts()),
        Some("peers") => ui::peers(&sizes()),
        Some("map") => write_map(),
        Some(other) => {
            eprintln!(
                "bench: there is no part “{other}”; there are `beside`, `file`, `findings`, `home [MAPS]`, `huge`, `library [MAPS]`, `merge`, `pdf`, `ui [CARDS…] [PART…]`, `peers [CARDS…]` and `map CARDS FILE`"
            );
            std::process::exit(2);
        }
    }
}

/// The sizes of maps that are named behind the part, in cards.
fn sizes() -> Vec<usize> {
    let named: Vec<usize> = std::env::args().skip(2).filter_map(|size| size.parse().ok()).collect();
    if named.is_empty() { ui::SIZES.to_vec() } else { named }
}

/// What else is named there.
fn parts() -> Vec<String> {
    let is_part = |named: &String| named.parse::<usize>().is_err();
    std::env::args().skip(2).filter(is_part).collect()
}

/// The number of maps that is named behind the part.
fn maps() -> u64 {
    std::env::args().nth(2).map_or(10_000, |maps| maps.parse().unwrap())
}

/// Writes the generated map that the others measure, to look at it oneself.
fn write_map() {
    let (cards, file) = (std::env::args().nth(2).unwrap(), std::env::args().nth(3).unwrap());
    let journey = journey_model::sample::journey(cards.parse().unwrap());
    std::fs::write(file, journey_format::write(&journey)).unwrap();
}

fn all() {
    let table = table::Table::begin();
    core::layout(&table);
    core::export(&table);
    core::edit(&table);
    core::open(&table);
    core::huge(&table);
    window::calls(&table);
}
