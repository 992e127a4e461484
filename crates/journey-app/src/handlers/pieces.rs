//! Pieces: what lies on the shelves, and what one keeps oneself.

use crate::host::mint;
use crate::pieces::{keeping, shelves};
use crate::protocol::*;
use crate::{App, AppError};

pub(super) fn ready(params: InLanguage) -> Result<ReadyPieces, AppError> {
    Ok(ReadyPieces {
        pieces: shelves::ready(params.language)?,
    })
}

pub(super) fn kept(app: &App) -> Result<KeptPieces, AppError> {
    let pieces = app.opened()?.library.pieces()?;
    Ok(KeptPieces {
        pieces: pieces.into_iter().map(KeptPiece::from).collect(),
    })
}

pub(super) fn keep(app: &App, params: &KeepPiece) -> Result<KeptPiece, AppError> {
    keeping::keep(app, params, mint(app.host.as_ref()))
}

pub(super) fn bring_back(app: &App, params: KeptPiece) -> Result<Nothing, AppError> {
    keeping::bring_back(app, params).map(|()| Nothing {})
}

pub(super) fn name(app: &App, params: &NamePiece) -> Result<Nothing, AppError> {
    keeping::name(app, params).map(|()| Nothing {})
}

pub(super) fn remove(app: &App, params: NamedPiece) -> Result<Nothing, AppError> {
    keeping::remove(app, params).map(|()| Nothing {})
}
