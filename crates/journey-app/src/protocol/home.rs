//! The home: which maps are shown in which order, where they stand, and collections.

use journey_model::{Id, Status};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Appearance, Language, MapSummary};

/// Which maps are asked for, and in which order. All that is left out narrows nothing.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct AskLibrary {
    /// Which of the library's shelves.
    pub shelf: MapShelf,
    /// Only maps of this collection.
    #[ts(type = "string | null")]
    pub collection: Option<Id>,
    /// Only maps that have come this far.
    pub status: Option<Status>,
    /// Only maps of this main actor.
    pub actor: Option<String>,
    /// What the order goes by.
    pub sort: MapSort,
}

/// A shelf of the library. What is in the bin stands on no other shelf, what is archived on none but the archive.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
pub enum MapShelf {
    /// Every map.
    #[default]
    All,
    /// Those that are pinned.
    Pinned,
    /// Those that were opened in the last thirty days.
    Recent,
    /// Those that have to be looked at again.
    Review,
    /// Those that are done with.
    Archived,
    /// Those that are to be taken away.
    Bin,
}

/// What the order of maps goes by.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
pub enum MapSort {
    /// The last changed first.
    #[default]
    Changed,
    /// By title; case and accents do not matter.
    Title,
    /// The newest first.
    Created,
    /// The last opened first; those that never were, last.
    Opened,
}

/// The library, seen from one of its shelves.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct LibraryView {
    /// The maps that were asked for, in order; pinned ones first where all are shown.
    #[ts(type = "string[]")]
    pub order: Vec<Id>,
    /// How many of them, from the beginning on, stand there because they are pinned.
    pub first: u32,
    /// The first of them; the others are asked for when they come into view.
    pub maps: Vec<MapSummary>,
    /// How many maps stand on which shelf.
    pub counts: ShelfCounts,
    /// The collections in their order.
    pub collections: Vec<CollectionView>,
    /// Main actors of the maps, those of most maps first.
    pub people: Vec<MapPerson>,
    /// Size of the library's file in bytes.
    #[ts(type = "number")]
    pub bytes: u64,
    /// When the last backup was made, in milliseconds since 1970-01-01 UTC.
    #[ts(type = "number | null")]
    pub backup: Option<i64>,
    /// For how many days a map stays in the bin.
    pub bin_days: u32,
}

/// How many maps stand on which shelf.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, TS)]
pub struct ShelfCounts {
    /// Neither archived nor in the bin.
    pub all: u32,
    /// Pinned.
    pub pinned: u32,
    /// Opened in the last thirty days.
    pub recent: u32,
    /// To be looked at again.
    pub review: u32,
    /// Archived.
    pub archived: u32,
    /// In the bin.
    pub bin: u32,
}

/// A collection of maps.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct CollectionView {
    /// Which.
    #[ts(type = "string")]
    pub collection: Id,
    /// Its name; empty when a damaged library no longer knew it.
    pub name: String,
    /// Its maps that are neither archived nor in the bin.
    pub maps: u32,
}

/// A main actor of maps.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct MapPerson {
    /// Its name.
    pub name: String,
    /// Maps of which it is the main actor.
    pub maps: u32,
}

/// Several maps of the library.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct NamedMaps {
    /// Which.
    #[ts(type = "string[]")]
    pub maps: Vec<Id>,
}

/// What the home shows of maps.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct MapSummaries {
    /// Those of the maps asked for that are there.
    pub maps: Vec<MapSummary>,
}

/// A map's drawing is wanted, to be shown small.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, TS)]
pub struct ShowThumbnail {
    /// Which.
    #[ts(type = "string")]
    pub map: Id,
    /// Its colours.
    pub appearance: Appearance,
    /// Language of the words that the layout adds.
    pub language: Language,
}

/// Maps are pinned, archived, put into the bin, or the contrary.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ShelveMaps {
    /// Which.
    #[ts(type = "string[]")]
    pub maps: Vec<Id>,
    /// What is noted of them.
    pub mark: MapMark,
    /// Whether it is noted or taken back.
    pub on: bool,
}

/// Maps with what was noted of them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct MarkedMaps {
    /// What.
    pub mark: MapMark,
    /// Of which, and since when.
    pub maps: Vec<MarkedMap>,
}

/// A map with since when something was noted of it.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, TS)]
pub struct MarkedMap {
    /// Which.
    #[ts(type = "string")]
    pub map: Id,
    /// In milliseconds since 1970-01-01 UTC; `None` when it was not noted.
    #[ts(type = "number | null")]
    pub since: Option<i64>,
}

/// What is noted of a map.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub enum MapMark {
    /// It stands first.
    Pinned,
    /// It is done with, and out of the way.
    Archived,
    /// It is to be taken away.
    Binned,
}

/// Another title for a map.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct NameMap {
    /// Which.
    #[ts(type = "string")]
    pub map: Id,
    /// The title.
    pub title: String,
}

/// A collection gets a name.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct NameCollection {
    /// Which; `None` makes a new one behind the others. One that is gone stays gone.
    #[ts(type = "string | null")]
    pub collection: Option<Id>,
    /// The name.
    pub name: String,
}

/// A collection that was taken away.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct CollectionGone {
    /// Which.
    #[ts(type = "string")]
    pub collection: Id,
    /// Its name.
    pub name: String,
}

/// Names a collection.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, TS)]
pub struct NamedCollection {
    /// Which.
    #[ts(type = "string")]
    pub collection: Id,
}

/// A collection goes to another place in the list.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, TS)]
pub struct MoveCollection {
    /// Which.
    #[ts(type = "string")]
    pub collection: Id,
    /// The one that it shall stand before; `None` for the end.
    #[ts(type = "string | null")]
    pub before: Option<Id>,
}

/// Maps go into a collection, or leave it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct CollectMaps {
    /// Which maps.
    #[ts(type = "string[]")]
    pub maps: Vec<Id>,
    /// Which collection.
    #[ts(type = "string")]
    pub collection: Id,
    /// Whether they go in or out.
    pub into: bool,
}
