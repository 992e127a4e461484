//! The pieces that come with the program and those of one's own, without a window.

use std::collections::BTreeMap;

use journey_model::{Id, Piece};
use serde::Serialize;
use serde_json::Value;

use super::KeptLibrary;
use crate::AppError;
use crate::pieces::shelves;
use crate::protocol::{Language, PieceGroup, PieceShelf, ReadyPiece};

/// A piece that comes with the program, as it lies on its shelf. Words are in the language that was asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ShelvedPiece {
    /// Its name in calls: the same in every language, unique on its shelf.
    pub piece: String,
    /// Where it lies, as files and calls say it.
    pub shelf: PieceShelf,
    /// What the shelf is called.
    pub shelf_name: String,
    /// Under which head it lies, as files and calls say it.
    pub group: Option<PieceGroup>,
    /// What that head says; empty without one.
    pub group_name: String,
    /// What it is called.
    pub name: String,
    /// What it is good for.
    pub about: String,
    /// What its cards say.
    pub cards: Vec<String>,
    /// Number of links among them.
    pub links: usize,
}

/// The pieces that come with the program, in the order of their shelves.
pub fn ready_pieces(language: Language) -> Result<Vec<ShelvedPiece>, AppError> {
    let words: BTreeMap<String, String> = serde_json::from_str(match language {
        Language::En => include_str!("../../../../assets/messages/en/pieces.json"),
        Language::It => include_str!("../../../../assets/messages/it/pieces.json"),
    })
    .map_err(AppError::bug)?;
    // The catalogue calls shelves and groups by the names that they have in calls.
    let name = |of: &str, what: Value| -> String {
        let key = format!("{of}.{}", what.as_str().unwrap_or_default());
        words.get(&key).cloned().unwrap_or_default()
    };
    let shelved = |ready: ReadyPiece| -> Result<ShelvedPiece, AppError> {
        let group_name = match ready.group {
            Some(group) => name("pieceGroup", serde_json::to_value(group).map_err(AppError::bug)?),
            None => String::new(),
        };
        Ok(ShelvedPiece {
            shelf_name: name("shelf", serde_json::to_value(ready.shelf).map_err(AppError::bug)?),
            group_name,
            piece: ready.id,
            shelf: ready.shelf,
            group: ready.group,
            name: ready.name,
            about: ready.about,
            links: ready.piece.links.len(),
            cards: texts(ready.piece),
        })
    };
    shelves::ready(language)?.into_iter().map(shelved).collect()
}

fn texts(piece: Piece) -> Vec<String> {
    piece.cards.into_iter().map(|held| held.card.text).collect()
}

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
            links: own.piece.links.len(),
            cards: texts(own.piece),
            added: own.added,
        });
        Ok(listed.collect())
    }
}
