//! Cards that are kept ready to be put onto any map.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Card, Element, LaneKind, Link, Record};

/// Cards with the links among them. They have no place: each stands so many steps to the right of where the piece is put, in
/// a lane of its kind.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS)]
pub struct Piece {
    /// The lanes of the cards, from top to bottom.
    pub lanes: Vec<PieceLane>,
    /// The cards; those of one cell in their order.
    pub cards: Vec<PieceCard>,
    /// Links that join two of them.
    pub links: Vec<Link>,
}

/// A lane of a piece.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PieceLane {
    /// Its name; empty where any lane of the kind will do.
    pub name: String,
    /// What its cards are.
    pub kind: LaneKind,
}

/// A card of a piece.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct PieceCard {
    /// Its lane, as a place in the list of them.
    pub lane: u32,
    /// Steps to the right of the first.
    pub step: u32,
    /// Number of steps that it covers, at least 1.
    pub span: u32,
    /// What it is. An emotion's score is a share of the scale: -1 its worst, 0 neither good nor bad, +1 its best.
    pub card: Card,
}

impl Piece {
    /// Hands over every text that a person typed, to be changed.
    pub fn rewrite_texts(&mut self, rewrite: &mut dyn FnMut(&mut String)) {
        for lane in &mut self.lanes {
            rewrite(&mut lane.name);
        }
        for held in &mut self.cards {
            let mut record = Record::Element(Element::Card(held.card.clone()));
            record.rewrite_texts(&mut |_, text| rewrite(text));
            if let Record::Element(Element::Card(card)) = record {
                held.card = card;
            }
        }
        for link in &mut self.links {
            rewrite(&mut link.label);
        }
    }
}
