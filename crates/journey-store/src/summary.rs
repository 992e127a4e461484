//! What the list of maps shows.

use journey_model::{Date, Journey, Status};

/// What the list of maps shows of one of them, kept beside it so that the list need not open every map.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Summary {
    /// Title.
    pub title: String,
    /// Scenario.
    pub scenario: String,
    /// Name of the main actor; empty without one.
    pub actor: String,
    /// How far the map has come.
    pub status: Status,
    /// Number of steps.
    pub steps: u32,
    /// Number of cards.
    pub cards: u32,
    /// When the map has to be looked at again.
    pub review: Option<Date>,
}

impl Summary {
    /// The summary of a journey. Walks through all its elements once.
    pub fn of(journey: &Journey) -> Self {
        let about = journey.about();
        let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        Self {
            title: about.title.clone(),
            scenario: about.scenario.clone(),
            actor: journey.main_actor().map(|actor| actor.name.clone()).unwrap_or_default(),
            status: about.status,
            steps: count(
                journey
                    .elements()
                    .filter(|element| matches!(element, journey_model::Element::Step(_)))
                    .count(),
            ),
            cards: count(journey.cards().count()),
            review: about.review,
        }
    }
}
