//! Pieces: cards that are ready to be put onto a map. Those that come with the program are read from `assets/pieces`
//! ([`shelves`]); one's own are made of cards of a map ([`keeping`]) and kept in the library.

pub(crate) mod keeping;
pub(crate) mod shelves;
