//! Which points belong to one curve.

use std::collections::BTreeMap;

use journey_model::{Basis, Card, Content, Id, Journey};

/// One curve: how one actor feels, or should feel, from step to step.
pub(crate) struct Series<'a> {
    /// Whose; `None` for the journey's main actor.
    pub actor: Option<Id>,
    /// How it should become, made of proposed emotions.
    pub to_be: bool,
    /// Its points from left to right.
    pub points: Vec<Feeling<'a>>,
}

/// One point.
pub(crate) struct Feeling<'a> {
    pub card: &'a Card,
    pub score: f64,
    /// The column it stands in.
    pub column: usize,
    /// Where in the column, 0 to 1: several points of one curve in one cell stand side by side.
    pub share: f32,
    /// How many columns it covers.
    pub span: usize,
}

/// The curves of a lane: proposed ones first, the main actor's last, so that it is painted on top.
pub(crate) fn series_of<'a>(journey: &Journey, cells: &[(usize, Vec<&'a Card>)]) -> Vec<Series<'a>> {
    let main = journey.main_actor().map(|actor| actor.id);
    let mut curves: BTreeMap<(bool, Option<Id>), Vec<Feeling<'a>>> = BTreeMap::new();
    for (column, cards) in cells {
        let mut in_cell: BTreeMap<(bool, Option<Id>), Vec<&Card>> = BTreeMap::new();
        for card in cards {
            let actor = card.actor.filter(|actor| Some(*actor) != main);
            in_cell
                .entry((card.evidence.basis == Basis::Proposed, actor))
                .or_default()
                .push(card);
        }
        for (key, cards) in in_cell {
            let count = cards.len() as f32;
            for (place, card) in cards.into_iter().enumerate() {
                let Content::Emotion(emotion) = &card.content else {
                    continue;
                };
                curves.entry(key).or_default().push(Feeling {
                    card,
                    score: emotion.score,
                    column: *column,
                    share: (place as f32 + 1.0) / (count + 1.0),
                    span: card.place.map_or(1, |place| place.span as usize),
                });
            }
        }
    }
    let order = |actor: &Option<Id>| {
        let place = actor.and_then(|id| journey.actors().iter().position(|other| other.id == id));
        std::cmp::Reverse(place.map_or(0, |place| place + 1))
    };
    let mut all: Vec<Series> = curves
        .into_iter()
        .map(|((to_be, actor), points)| Series { actor, to_be, points })
        .collect();
    all.sort_by_key(|series| (!series.to_be, order(&series.actor)));
    all
}
