//! Questions about an open map: elements, contents, filters, words.

use journey_model::{Actor, Basis, Card, Element, Family, Filter, Id, Lane, LaneKind, Link, Scale, Stage, View};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::conflicts::ConflictEntry;

/// Names elements or links of an open map.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize, TS)]
pub struct NamedElements {
    /// Which map.
    #[ts(type = "string")]
    pub map: Id,
    /// Which. Those that are not there are left out of the answer.
    #[ts(type = "Array<string>")]
    pub ids: Vec<Id>,
}

/// Several elements and links, for editing them together and for the clipboard.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Chosen {
    /// The elements, in the order in which they were named.
    pub elements: Vec<Element>,
    /// The links that were named, and those that join two of the elements.
    pub links: Vec<ChosenLink>,
}

/// A link with what its ends are called.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct ChosenLink {
    /// The link.
    pub link: Link,
    /// Name of its start.
    pub from: String,
    /// Name of its end.
    pub to: String,
}

/// What a map holds beside its drawing: what rails, trays and filters list.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct MapContents {
    /// The revision that it describes.
    #[ts(type = "number")]
    pub revision: u64,
    /// The actors in order.
    pub actors: Vec<Actor>,
    /// Whose journey it is; `None` without a persona or customer.
    #[ts(type = "string | null")]
    pub main_actor: Option<Id>,
    /// The lanes in order, hidden ones as well.
    pub lanes: Vec<Lane>,
    /// The stages in order.
    pub stages: Vec<Stage>,
    /// The kept views in order.
    pub views: Vec<View>,
    /// The cards of the parking lot in order.
    pub parked: Vec<Card>,
    /// What several people made different things of, in the order of the map.
    pub conflicts: Vec<ConflictEntry>,
    /// What cards can be filtered by, with the number of cards that have it.
    pub facets: Facets,
    /// The scale of its scores.
    pub scale: Scale,
}

/// What cards can be filtered by, each with the number of cards that have it. Values without a card are left out.
#[derive(Debug, Clone, Default, PartialEq, Serialize, TS)]
pub struct Facets {
    /// Kinds, in the order of the kinds.
    pub kinds: Vec<(LaneKind, u32)>,
    /// Actors, in their order; cards that name nobody count for the main actor.
    #[ts(type = "Array<[string, number]>")]
    pub actors: Vec<(Id, u32)>,
    /// Families of touchpoints.
    pub families: Vec<(Family, u32)>,
    /// Channels of touchpoints, the most frequent first.
    pub channels: Vec<(String, u32)>,
    /// How far cards can be believed.
    pub bases: Vec<(Basis, u32)>,
    /// Owners of opportunities, the most frequent first.
    pub owners: Vec<(String, u32)>,
    /// Tags, the most frequent first.
    pub tags: Vec<(String, u32)>,
}

/// Which cards of an open map stand out?
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize, TS)]
pub struct FilterMap {
    /// Which map.
    #[ts(type = "string")]
    pub map: Id,
    /// What to ask for.
    pub filter: Filter,
}

/// The cards that stand out.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Filtered {
    /// Their ids.
    #[ts(type = "Array<string>")]
    pub ids: Vec<Id>,
}

/// Where are these words in an open map?
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize, TS)]
pub struct SearchMap {
    /// Which map.
    #[ts(type = "string")]
    pub map: Id,
    /// The words; an empty text finds nothing.
    pub text: String,
    /// Whether upper and lower case differ.
    pub match_case: bool,
    /// Whether only whole words count.
    pub whole_words: bool,
}

/// Where words are, in reading order: stage by stage, step by step, lane by lane, then the parking lot.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct FoundWords {
    /// The places, at most 5,000.
    pub places: Vec<FoundPlace>,
    /// Number of all places.
    pub count: u32,
}

/// Words found in an element or link.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct FoundPlace {
    /// The element or link.
    #[ts(type = "string")]
    pub id: Id,
    /// Its name, shortened.
    pub name: String,
    /// Name of the field that has the words, as in commands.
    pub field: String,
    /// The words' surroundings before them.
    pub before: String,
    /// The words as they stand there.
    pub words: String,
    /// The words' surroundings behind them.
    pub after: String,
    /// Whether `Replace` can change them.
    pub replaceable: bool,
}

/// Names an element or link of an open map.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize, Serialize, TS)]
pub struct NamedElement {
    /// Which map.
    #[ts(type = "string")]
    pub map: Id,
    /// Which element.
    #[ts(type = "string")]
    pub id: Id,
}

/// One element with its surroundings, for the inspector.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct ElementView {
    /// The element.
    pub element: Element,
    /// Name of the stage it stands in; empty without one.
    pub stage: String,
    /// Name of the step it stands in; empty without one.
    pub step: String,
    /// Colour of the stage, 0 to 7.
    pub hue: u8,
    /// Links from and to it.
    pub links: Vec<LinkView>,
    /// The journey's actors, to choose from.
    pub actors: Vec<ActorChoice>,
}

/// An actor to choose.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct ActorChoice {
    /// Which.
    #[ts(type = "string")]
    pub id: Id,
    /// Its name.
    pub name: String,
    /// Its colour, 0 to 7.
    pub hue: u8,
}

/// A link as seen from one of its ends.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct LinkView {
    /// The link.
    pub link: Link,
    /// Whether it starts here.
    pub outgoing: bool,
    /// Name of the other end.
    pub other: String,
}
