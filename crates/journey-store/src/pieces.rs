//! Pieces of one's own: cards with the links among them that were kept to be used again, on any map.

use journey_model::{Id, Piece};

use crate::{Library, StoreError, table};

/// A piece that somebody kept.
#[derive(Debug, Clone, PartialEq)]
pub struct OwnPiece {
    /// Which.
    pub id: Id,
    /// What it is called.
    pub name: String,
    /// When it was kept, in milliseconds since 1970-01-01 UTC.
    pub added: i64,
    /// What it holds.
    pub piece: Piece,
}

impl Library {
    /// Every piece of one's own, the newest first.
    pub fn pieces(&self) -> Result<Vec<OwnPiece>, StoreError> {
        table::pieces::all(&self.connection)
    }

    /// Keeps a piece, in the place of the one with its id.
    pub fn keep_piece(&mut self, piece: &OwnPiece) -> Result<(), StoreError> {
        let rows = self.writing()?;
        table::pieces::put(&rows, piece)?;
        Ok(rows.commit()?)
    }

    /// Takes a piece away. Says whether it was there.
    pub fn remove_piece(&mut self, id: Id) -> Result<bool, StoreError> {
        let rows = self.writing()?;
        let taken = table::pieces::delete(&rows, id)?;
        rows.commit()?;
        Ok(taken)
    }

    /// A number that is another one after each change of the pieces, whoever made it; of 52 bits.
    pub fn pieces_edition(&self) -> Result<u64, StoreError> {
        table::pieces::edition(&self.connection)
    }
}
