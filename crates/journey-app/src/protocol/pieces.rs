//! Pieces: cards that are ready to be put onto a map, those that come with the program and one's own.

use journey_model::{Id, Piece};
use journey_store::OwnPiece;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// On which shelf a piece lies that comes with the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
pub enum PieceShelf {
    /// Where actor and brand can meet.
    Touchpoints,
    /// What people do that places them in a segment.
    Activities,
    /// Several linked cards that lead people on.
    Nurturing,
    /// What can be measured, with definitions.
    Metrics,
    /// How people feel.
    Emotions,
}

/// Under which head a piece stands on its shelf.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
pub enum PieceGroup {
    /// On a screen.
    Digital,
    /// In space, or in the hand.
    Physical,
    /// From person to person.
    Relational,
    /// Among customers.
    Community,
    /// Thanks for staying.
    Reward,
    /// In the market, without an active need.
    TargetGroup,
    /// Suspects a need.
    Prospect,
    /// Knows the need and compares.
    Lead,
    /// Marketing qualified lead: wants to try.
    Mql,
    /// Sales qualified lead: validates with others.
    Sql,
    /// Uses it, and decides again each year.
    Loyal,
    /// Of a relation: NPS, effort, lifetime value.
    Relation,
    /// Of the passage from stage to stage.
    Passage,
    /// Of time.
    Time,
    /// Of cost.
    Cost,
    /// Above neutral.
    Above,
    /// About neutral.
    Even,
    /// Below neutral.
    Below,
}

/// A piece that comes with the program.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct ReadyPiece {
    /// Its name in calls: the same in every language, unique on its shelf.
    pub id: String,
    /// Where it lies.
    pub shelf: PieceShelf,
    /// Under which head.
    pub group: Option<PieceGroup>,
    /// What it is called.
    pub name: String,
    /// What it is good for.
    pub about: String,
    /// What it puts onto the map.
    pub piece: Piece,
}

/// The pieces that come with the program, in the order of the shelves.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct ReadyPieces {
    /// All of them.
    pub pieces: Vec<ReadyPiece>,
}

/// A piece of one's own.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct KeptPiece {
    /// Which.
    #[ts(type = "string")]
    pub id: Id,
    /// What it is called.
    pub name: String,
    /// When it was kept, in milliseconds since 1970-01-01 UTC.
    #[ts(type = "number")]
    pub added: i64,
    /// What it puts onto the map.
    pub piece: Piece,
}

impl From<OwnPiece> for KeptPiece {
    fn from(own: OwnPiece) -> Self {
        Self {
            id: own.id,
            name: own.name,
            added: own.added,
            piece: own.piece,
        }
    }
}

/// The pieces of one's own.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct KeptPieces {
    /// All of them, the newest first.
    pub pieces: Vec<KeptPiece>,
}

/// Keeps cards of a map as a piece.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct KeepPiece {
    /// The map.
    #[ts(type = "string")]
    pub map: Id,
    /// Its cards; links that join two of them come along.
    #[ts(type = "Array<string>")]
    pub cards: Vec<Id>,
}

/// A piece gets another name.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct NamePiece {
    /// Which.
    #[ts(type = "string")]
    pub piece: Id,
    /// The name.
    pub name: String,
}

/// Names a piece.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, TS)]
pub struct NamedPiece {
    /// Which.
    #[ts(type = "string")]
    pub piece: Id,
}
