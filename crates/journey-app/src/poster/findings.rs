//! What Percorso found about a map, in words for paper.

use journey_insight::{dead_ends, loops};
use journey_layout::{FindingNote, Words};
use journey_model::{Id, Journey};

/// What was found, the worst first: where the path stops, then where it goes round.
pub(crate) fn findings(journey: &Journey, words: &Words) -> Vec<FindingNote> {
    let stops = dead_ends(journey).into_iter().map(|card| FindingNote {
        title: words.finding_dead_end.clone(),
        place: place(journey, &[card]),
        advice: words.finding_dead_end_advice.clone(),
    });
    let rounds = loops(journey).into_iter().map(|cards| FindingNote {
        title: words.finding_loop.clone(),
        place: place(journey, &cards),
        advice: words.finding_loop_advice.clone(),
    });
    stops.chain(rounds).collect()
}

/// The texts of cards in the order of their steps.
fn place(journey: &Journey, cards: &[Id]) -> String {
    let steps = journey.steps();
    let mut cards: Vec<_> = cards.iter().filter_map(|id| journey.card(*id)).collect();
    let column = |step: Id| steps.iter().position(|other| other.id == step);
    cards.sort_by_key(|card| (card.place.and_then(|place| column(place.step)), card.id));
    let texts: Vec<&str> = cards.iter().map(|card| card.text.trim()).collect();
    texts.join(" → ")
}
