//! `percorso pieces`: what lies on the shelves that come with the program.

use std::path::Path;

use journey_app::headless::{ShelvedPiece, ready_pieces};
use serde_json::json;

use crate::arguments::Pieces;
use crate::failure::Failure;
use crate::print;

/// Lists the pieces under the names of their shelves and groups.
pub fn run(pieces: &Pieces) -> Result<(), Vec<Failure>> {
    let mut ready =
        ready_pieces(pieces.language.into()).map_err(|error| vec![Failure::of_app(Path::new("pieces"), &error)])?;
    if let Some(shelf) = pieces.shelf {
        ready.retain(|piece| piece.shelf == shelf.into());
    }
    if pieces.json {
        print::json(&json!(ready));
        return Ok(());
    }
    let width = ready.iter().map(|piece| piece.piece.len()).max().unwrap_or(0);
    let mut head = String::new();
    for piece in &ready {
        let here = head_of(piece);
        if here != head {
            let gap = if head.is_empty() { "" } else { "\n" };
            print::line(format_args!("{gap}{here}"));
            head = here;
        }
        print::line(format_args!(
            "  {:width$}  {}: {}",
            piece.piece, piece.name, piece.about
        ));
        // What stands on several cards says more than the name of all of them.
        if piece.cards.len() > 1 {
            print::line(format_args!("  {:width$}  → {}", "", piece.cards.join(" → ")));
        }
    }
    Ok(())
}

fn head_of(piece: &ShelvedPiece) -> String {
    let parts = [piece.shelf_name.as_str(), piece.group_name.as_str()];
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join(" · ")
}
