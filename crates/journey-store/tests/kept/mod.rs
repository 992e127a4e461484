//! All that a library keeps of a map, to be compared.

use journey_model::{History, Id, Journey, Piece, PieceCard, Transaction};
use journey_store::{Collection, Library, OwnPiece, Print, Revision, Shared, Shelf, StoreError};

/// All that a map is.
#[derive(Debug, PartialEq)]
pub struct Kept {
    pub journey: Journey,
    pub history: History<journey_store::Gesture>,
    pub revision: u64,
    /// Number of the act after which the journal begins.
    pub base: u64,
    pub transactions: Vec<Transaction>,
    pub revisions: Vec<Revision>,
    pub shared: Vec<(Shared, Option<String>)>,
    pub prints: Vec<(Print, Option<String>)>,
    pub choices: Option<serde_json::Value>,
    pub shelf: Shelf,
    pub collections: Vec<Collection>,
}

/// Reads it; fails where the library finds damage.
pub fn kept(library: &Library, map: Id) -> Result<Kept, StoreError> {
    let stored = library.load(map)?;
    // Of a history that was damaged only the end may be left.
    let journal = library.journal(map)?;
    let transactions = journal.iter().map(|entry| library.transaction(map, entry.seq));
    let place = library.shelved()?.into_iter().find(|place| place.row.map == map);
    let place = place.ok_or(StoreError::NoSuchMap(map))?;
    let mut collections = library.collections()?;
    collections.retain(|collection| place.collections.contains(&collection.id));
    let prints = library.prints(map)?.into_iter();
    let prints = prints.map(|print| Ok((library.printed_map(map, &print.code)?, print)));
    let shared = library.shared(map)?.into_iter();
    let shared = shared.map(|shared| Ok((library.shared_file(map, &shared.hash)?, shared)));
    Ok(Kept {
        base: journal.first().map_or(stored.revision, |entry| entry.after),
        transactions: transactions.collect::<Result<_, _>>()?,
        revisions: library.revisions(map)?,
        shared: shared
            .map(|pair: Result<_, StoreError>| pair.map(|(file, shared)| (shared, file)))
            .collect::<Result<_, _>>()?,
        prints: prints
            .map(|pair: Result<_, StoreError>| pair.map(|(body, print)| (print, body)))
            .collect::<Result<_, _>>()?,
        choices: library.poster_choices(map)?,
        shelf: place.shelf,
        collections,
        journey: stored.journey,
        history: stored.history,
        revision: stored.revision,
    })
}

/// Keeps some pieces of a map's cards to use again.
pub fn keep_pieces(library: &mut Library, journey: &Journey) -> Vec<OwnPiece> {
    for (number, card) in journey.cards().take(12).enumerate() {
        let held = PieceCard {
            lane: 0,
            step: 0,
            span: 1,
            card: card.clone(),
        };
        let own = OwnPiece {
            id: Id::from_bits(3000 + number as u64),
            name: format!("«{number}» è nostro"),
            added: number as i64,
            piece: Piece {
                cards: vec![held],
                ..Piece::default()
            },
        };
        library.keep_piece(&own).unwrap();
    }
    library.pieces().unwrap()
}
