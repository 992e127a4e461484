//! Journeys that were edited apart, brought together by the identity of their elements and links.
//!
//! A record that one version changed is as that version has it. A record that several changed is put together field by
//! field, its texts word by word (`weave.rs`, `elements.rs`, `card.rs`, `words.rs`). What cannot be put together becomes a
//! [`Conflict`](journey_model::Conflict) with what each made of it, and the map shows one of the sides. What comes out does
//! not depend on the order of the versions, nor on their names but where those are told.
//!
//! Then the map as a whole is looked at (`whole.rs`, `doubles.rs`): what somebody deleted and somebody else needs stays, a
//! card that its lane no longer takes waits in the parking lot, one link stays of two that say the same.
//!
//! Must never know: a clock, randomness, files, languages. Start at `merging.rs`.

mod apart;
mod brought;
mod card;
mod doubles;
mod elements;
mod marks;
mod merging;
mod outcome;
mod rec;
mod table;
mod weave;
mod whole;
mod words;

pub use brought::{Brought, Joined};
pub use merging::{Merged, Version, merge, merge_many, merge_unrelated};
pub use words::{RunOf, WordRun, merge_words, word_runs};
