//! Which points belong to one curve.

use std::collections::BTreeMap;

use journey_model::{Actor, Basis, Card, Content, Id};

use crate::map::Columns;

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
    pub x: f32,
    /// Stands in a collapsed stage: the curve runs through it, but it has neither face nor words.
    pub quiet: bool,
}

/// Which curve a point belongs to: whether it is how it should become, and whose.
type Whose = (bool, Option<Id>);

/// A card with the number of its columns and whether it is quiet.
type Held<'a> = (&'a Card, usize, bool);

/// The curves of a lane: proposed ones first, the main actor's last, so that it is painted on top. Hidden ones are left
/// out. The cards come with the place of their step; several points of one curve in one cell stand side by side.
pub(crate) fn series_of<'a>(
    cards: &[(usize, &'a Card)],
    columns: &Columns,
    actors: &[&Actor],
    main: Option<Id>,
) -> Vec<Series<'a>> {
    let is_hidden = |actor: Option<Id>| {
        actors
            .iter()
            .any(|one| Some(one.id) == actor.or(main) && one.curve_hidden)
    };
    let mut cells: BTreeMap<(Whose, usize), Vec<Held<'a>>> = BTreeMap::new();
    for &(step, card) in cards {
        let actor = card.actor.filter(|actor| Some(*actor) != main);
        let span = card.place.map_or(1, |place| place.span);
        let open = columns.covered(step, span);
        let quiet = open.is_none();
        let covered = open.or_else(|| columns.slot(step).map(|column| column..column + 1));
        if let Some(covered) = covered.filter(|_| !is_hidden(actor)) {
            let key = ((card.evidence.basis == Basis::Proposed, actor), covered.start);
            cells.entry(key).or_default().push((card, covered.len(), quiet));
        }
    }
    let mut curves: BTreeMap<Whose, Vec<Feeling<'a>>> = BTreeMap::new();
    for ((whose, column), cards) in cells {
        let count = cards.len() as f32;
        for (place, (card, span, quiet)) in cards.into_iter().enumerate() {
            let Content::Emotion(emotion) = &card.content else {
                continue;
            };
            curves.entry(whose).or_default().push(Feeling {
                card,
                score: emotion.score,
                x: columns.x_in(column, span, (place as f32 + 1.0) / (count + 1.0)),
                quiet,
            });
        }
    }
    let order = |actor: &Option<Id>| {
        let place = actor.and_then(|id| actors.iter().position(|other| other.id == id));
        std::cmp::Reverse(place.map_or(0, |place| place + 1))
    };
    let mut all: Vec<Series> = curves
        .into_iter()
        .map(|((to_be, actor), mut points)| {
            // A point that covers several steps may stand behind one that begins later.
            points.sort_by(|a, b| a.x.total_cmp(&b.x));
            Series { actor, to_be, points }
        })
        .collect();
    all.sort_by_key(|series| (!series.to_be, order(&series.actor)));
    all
}
