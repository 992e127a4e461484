//! Findings over a journey: what its graph says that nobody wrote on a card.
//!
//! Pure: a journey in, data out. The places are named by id, so that an interface can show them. Must never know: words in
//! a language, colours, positions. Each question has a file of its own.

mod flow;

pub use flow::{dead_ends, loops};
