//! The pieces of one's own, without a window.

use journey_model::Id;
use serde::Serialize;

use super::KeptLibrary;
use crate::AppError;

/// A piece of one's own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ListedPiece {
    /// Its id in the library.
    pub piece: Id,
    /// What it is called.
    pub name: String,
    /// What its cards say.
    pub cards: Vec<String>,
    /// Number of links among them.
    pub links: usize,
    /// When it was kept, in milliseconds since 1970-01-01 UTC.
    pub added: i64,
}

impl KeptLibrary {
    /// Its pieces, the newest first.
    pub fn pieces(&self) -> Result<Vec<ListedPiece>, AppError> {
        let pieces = self.open()?.pieces()?.into_iter();
        let listed = pieces.map(|own| ListedPiece {
            piece: own.id,
            name: own.name,
            cards: own.piece.cards.into_iter().map(|held| held.card.text).collect(),
            links: own.piece.links.len(),
            added: own.added,
        });
        Ok(listed.collect())
    }
}
