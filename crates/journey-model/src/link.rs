//! The edges of the graph.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Content, Element, Id};

/// One edge of the journey's graph.
#[derive(Debug, Clone, PartialEq)]
pub enum Relation {
    /// A stage holds a step; a step and a lane hold a card. Follows from the fields of the held element, so it has no
    /// record of its own.
    Holds,
    /// What somebody drew.
    Link(Link),
}

/// A typed edge between cards, steps or stages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Link {
    /// Identity.
    #[ts(type = "string")]
    pub id: Id,
    /// What it says.
    pub kind: LinkKind,
    /// Where it starts.
    #[ts(type = "string")]
    pub from: Id,
    /// Where it ends.
    #[ts(type = "string")]
    pub to: Id,
    /// Words on the link.
    pub label: String,
}

/// What a link says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
pub enum LinkKind {
    /// Path, branch or loop: from here the actor goes there.
    LeadsTo,
    /// The start brings about the pain point at the end.
    Causes,
    /// The opportunity at the start answers the pain point at the end.
    Answers,
    /// The metric at the start measures the end.
    Measures,
}

impl LinkKind {
    /// Whether a link of this kind may join these two.
    pub fn joins(self, from: &Element, to: &Element) -> bool {
        let place = |element: &Element| matches!(element, Element::Card(_) | Element::Step(_) | Element::Stage(_));
        let pain =
            |element: &Element| matches!(element, Element::Card(card) if matches!(card.content, Content::Pain(_)));
        let opportunity = |element: &Element| matches!(element, Element::Card(card) if matches!(card.content, Content::Opportunity(_)));
        let metric =
            |element: &Element| matches!(element, Element::Card(card) if matches!(card.content, Content::Metric(_)));
        from.id() != to.id()
            && match self {
                Self::LeadsTo => place(from) && place(to),
                Self::Causes => place(from) && pain(to),
                Self::Answers => opportunity(from) && pain(to),
                Self::Measures => metric(from) && place(to),
            }
    }
}
