//! A finding: what, where, how much it matters, and the figures for the sentence that says so.

use std::collections::BTreeMap;

use journey_model::{Date, Id};

use crate::{Kind, NextStep, Weight};

/// What was found on a map.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// What.
    pub kind: Kind,
    /// How much it matters.
    pub weight: Weight,
    /// Where. The first is what a mute names; none for the map as a whole.
    pub places: Vec<Id>,
    /// What tells it from others of its kind at the same first place, where there can be any: the neighbour, or the actor whose path it
    /// is. Kind, first place and this are the finding's own: no two of a map share them.
    pub beside: Option<Id>,
    /// Whether it is told only when nothing worse of its kind is. What people put away by itself is told besides, so that the next one
    /// comes forward.
    pub(crate) is_rival: bool,
    /// Figures and names for the sentence, by key.
    pub facts: Facts,
    /// Why it was put away; `None` while it counts.
    pub muted: Option<String>,
}

/// Figures and names, by key.
pub type Facts = BTreeMap<&'static str, Fact>;

/// A figure or a name.
#[derive(Debug, Clone, PartialEq)]
pub enum Fact {
    /// A number.
    Number(f64),
    /// A number on the map's scale of feelings.
    Score(f64),
    /// A share, 0 to 1.
    Share(f64),
    /// What somebody wrote; may be empty.
    Text(String),
    /// Several of them.
    Texts(Vec<String>),
    /// One of the model's words.
    Word(&'static str),
    /// Several of them.
    Words(Vec<&'static str>),
    /// A day.
    Date(Date),
}

/// All that was found on a map.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Findings {
    /// What counts, the heaviest first, then what was put away in the same order.
    pub list: Vec<Finding>,
    /// The step of the build to take next; `None` when all are taken.
    pub next: Option<NextStep>,
}

impl Finding {
    pub(crate) fn new(kind: Kind, weight: Weight, places: Vec<Id>) -> Self {
        Self {
            kind,
            weight,
            places,
            beside: None,
            is_rival: false,
            facts: Facts::new(),
            muted: None,
        }
    }

    pub(crate) fn with(mut self, key: &'static str, fact: Fact) -> Self {
        self.facts.insert(key, fact);
        self
    }

    pub(crate) fn beside(mut self, other: Id) -> Self {
        self.beside = Some(other);
        self
    }

    pub(crate) fn only_the_worst(mut self) -> Self {
        self.is_rival = true;
        self
    }

    pub(crate) fn number(self, key: &'static str, number: impl Into<f64>) -> Self {
        self.with(key, Fact::Number(number.into()))
    }

    pub(crate) fn count(self, key: &'static str, count: usize) -> Self {
        self.number(key, u32::try_from(count).unwrap_or(u32::MAX))
    }

    pub(crate) fn text(self, key: &'static str, text: &str) -> Self {
        self.with(key, Fact::Text(text.trim().to_owned()))
    }

    pub(crate) fn score(self, key: &'static str, score: f64) -> Self {
        self.with(key, Fact::Score(score))
    }
}
