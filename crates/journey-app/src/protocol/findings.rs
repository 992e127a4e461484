//! What was found about a map, said in the user's language.

use journey_model::{Date, Id};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::guide::BuildStanding;
use super::library::Language;

/// Asks what was found about a map.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AskFindings {
    /// Which.
    #[ts(type = "string")]
    pub map: Id,
    /// Language of the sentences.
    pub language: Language,
}

/// How much a finding matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, TS)]
pub enum FindingWeight {
    /// The journey breaks here, or somebody is harmed.
    Heavy,
    /// Worth a decision.
    Middle,
    /// Worth a look.
    Light,
}

/// Which question of the map a finding belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, TS)]
pub enum FindingGroup {
    /// Which stages there are and what they hold.
    Stages,
    /// How people get from one touchpoint to the next.
    Flow,
    /// How it feels, and what hurts.
    Feeling,
    /// What could be done.
    Ideas,
    /// What is measured.
    Figures,
    /// How much of it is known.
    Evidence,
    /// Who answers for the map.
    Governance,
}

/// A kind of finding, in words.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct FindingKind {
    /// Its name, as maps keep it.
    pub kind: String,
    /// Where it is listed.
    pub group: FindingGroup,
    /// What it is called.
    pub name: String,
    /// Why it matters.
    pub why: String,
    /// What to do.
    pub advice: String,
}

/// A finding.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct FoundFinding {
    /// Name of its kind.
    pub kind: String,
    /// How much it matters.
    pub weight: FindingWeight,
    /// What was found.
    pub sentence: String,
    /// Where, in words.
    pub place: String,
    /// The stage of its first place; none for the map as a whole.
    #[ts(type = "string | null")]
    pub stage: Option<Id>,
    /// The step of its first place, or the first one of the stage.
    #[ts(type = "string | null")]
    pub step: Option<Id>,
    /// Where; the first is what it is put away for.
    #[ts(type = "Array<string>")]
    pub places: Vec<Id>,
    /// What tells it from others of its kind at the same first place, where there can be any.
    #[ts(type = "string | null")]
    pub beside: Option<Id>,
    /// What an opportunity made of it says; none where it is not made into one.
    pub idea: Option<String>,
    /// Why it was put away; none while it counts.
    pub reason: Option<String>,
    /// The place for which it was put away; none when all of its kind were, or while it counts.
    #[ts(type = "string | null")]
    pub put_away_for: Option<Id>,
    /// What it was told from others by when it was put away; none when all at the place were, or while it counts.
    #[ts(type = "string | null")]
    pub put_away_beside: Option<Id>,
}

/// All that was found about a map.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct FindingsView {
    /// The map's revision.
    #[ts(type = "number")]
    pub revision: u64,
    /// The day for which age was judged.
    #[ts(type = "string")]
    pub on: Date,
    /// How many questions the map was asked.
    pub questions: u32,
    /// The kinds among them, in words.
    pub kinds: Vec<FindingKind>,
    /// What counts, the heaviest first.
    pub list: Vec<FoundFinding>,
    /// What was put away, with its reasons.
    pub muted: Vec<FoundFinding>,
    /// The step of the build to take next; none when all are taken.
    pub next: Option<BuildStanding>,
}

/// Where a finding begins.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct FindingLimit {
    /// Its name, as maps keep it.
    pub name: String,
    /// What it means.
    pub label: String,
    /// Its value on this map.
    pub value: f64,
    /// Its value where nobody chose another.
    pub usual: f64,
    /// The least that makes sense.
    pub least: f64,
    /// The greatest that makes sense; 1 for a share.
    pub greatest: f64,
    /// Whether the map has a value of its own.
    pub own: bool,
}

/// Where every finding begins.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct FindingLimits {
    /// One each.
    pub limits: Vec<FindingLimit>,
}
