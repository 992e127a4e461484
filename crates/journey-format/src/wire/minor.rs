//! Which minor version first had the fields that a record has.

use super::card::Content;
use super::is_default;
use super::{Back, Element};

/// The smallest minor version that knows every field of an element that is written.
pub(crate) fn of_element(element: &Element) -> u64 {
    let is_of_first = match element {
        Element::About { method, findings, .. } => !is_default(method) || !is_default(findings),
        Element::Actor { path, .. } => !path.is_empty(),
        Element::Stage { phase, .. } => phase.is_some(),
        Element::Lane { guidance, .. } => !guidance.is_empty(),
        Element::Card { content, personal, .. } => personal.is_some() || is_of_first(content),
        Element::Conflict { sides, .. } => {
            let mut elements = sides.iter().filter_map(|side| side.element.as_deref());
            elements.any(|element| of_element(element) > 0)
        }
        Element::Step { .. } | Element::View { .. } => false,
    };
    u64::from(is_of_first)
}

/// The same for what leads back to an earlier state.
pub(crate) fn of_back(back: &Back) -> u64 {
    back.elements.iter().map(of_element).max().unwrap_or(0)
}

fn is_of_first(content: &Content) -> bool {
    match content {
        Content::Touchpoint { promise, tone, .. } => !is_default(promise) || !is_default(tone),
        Content::Opportunity { next, due, .. } => !is_default(next) || due.is_some(),
        Content::Metric { definition, .. } => !is_default(definition),
        _ => false,
    }
}
