//! Findings over a journey: what its graph says that nobody wrote on a card.
//!
//! Pure: a journey in, data out. The places are named by id, so that an interface can show them. Must never know: words in
//! a language, colours, positions. Each question has a file of its own in `questions/`; `ground.rs` lays the map out for them,
//! `memory.rs` asks again only what an edit touches. What each is, exactly: `docs/findings.md`.

mod curve;
mod finding;
mod ground;
mod kind;
mod limit;
mod memory;
mod phases;
mod questions;
mod steps;

pub use finding::{Fact, Facts, Finding, Findings};
pub use kind::{Kind, Weight};
pub use limit::{Limit, Thresholds};
pub use memory::{Memory, find};
pub use phases::phase_of;
pub use steps::{NextStep, Spot, Standing, next_step, standings};
