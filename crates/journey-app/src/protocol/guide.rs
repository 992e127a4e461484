//! How to begin a map and how to go on with it: pictures of templates, the guided build, the five steps.

use journey_model::Id;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::library::{Appearance, Language};

/// Asks for a template's drawing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ShowTemplate {
    /// Name of the template.
    pub template: String,
    /// Colours.
    pub appearance: Appearance,
    /// Language of its words.
    pub language: Language,
}

/// Answers to the three questions of the guided build, and whose journey it is. What is left empty is left open on the map.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BuildMap {
    /// Language of the words around the answers.
    pub language: Language,
    /// Whose journey it is.
    pub who: String,
    /// What the first contact is.
    pub first: String,
    /// What is bought.
    pub bought: String,
    /// Where it is bought.
    pub place: String,
    /// What happens after the purchase, one contact a line, in their order.
    pub after: String,
}

/// A step of the five-step build.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub enum BuildStep {
    /// Gather what is known.
    Data,
    /// Tell people apart.
    Segments,
    /// Find where they meet the brand.
    Touchpoints,
    /// Measure every stage.
    Measures,
    /// Keep improving.
    Improvement,
}

/// Where to go on with a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub enum BuildSpot {
    /// The map's own fields.
    Map,
    /// Something that is there and lacks something.
    #[ts(type = "string")]
    Element(Id),
    /// An empty cell.
    Cell {
        /// The lane.
        #[ts(type = "string")]
        lane: Id,
        /// The step.
        #[ts(type = "string")]
        step: Id,
    },
}

/// How far a map has come with a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct BuildStanding {
    /// Which.
    pub step: BuildStep,
    /// Whether the map holds what the step asks for.
    pub done: bool,
    /// How many there are of what is counted.
    pub have: u32,
    /// How many there have to be.
    pub of: u32,
    /// Where to go on; `None` where something has to be added that has no place yet.
    pub next: Option<BuildSpot>,
}

/// The five steps of a map, in their order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct GuideView {
    /// The map's revision.
    #[ts(type = "number")]
    pub revision: u64,
    /// One each.
    pub steps: Vec<BuildStanding>,
}
