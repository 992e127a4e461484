//! The curve of each actor: the feelings of a step are one point.

use std::collections::BTreeMap;

use journey_model::Id;

use crate::ground::Ground;

/// An actor's curve.
pub(crate) struct Curve<'a> {
    /// Whose it is, by name; empty where the map has no actor.
    pub name: &'a str,
    pub points: Vec<Point>,
}

/// The feelings of a step.
pub(crate) struct Point {
    pub column: usize,
    /// Their mean.
    pub score: f64,
    /// The first of their cards.
    pub card: Id,
}

/// The curves in the order of the actors. A feeling that names nobody is the main actor's.
pub(crate) fn curves<'a>(ground: &Ground<'a>) -> Vec<Curve<'a>> {
    let mut by_actor: BTreeMap<Option<Id>, Vec<(Point, f64)>> = BTreeMap::new();
    for laid in &ground.emotions {
        let points = by_actor.entry(laid.card.actor.or(ground.main_actor)).or_default();
        match points.last_mut() {
            Some((point, count)) if point.column == laid.column => {
                *count += 1.0;
                point.score += (laid.is.score - point.score) / *count;
            }
            _ => {
                let point = Point {
                    column: laid.column,
                    score: laid.is.score,
                    card: laid.card.id,
                };
                points.push((point, 1.0));
            }
        }
    }
    let mut curve = |whose: Option<Id>, name: &'a str| {
        let points = by_actor.remove(&whose)?.into_iter().map(|(point, _)| point).collect();
        Some(Curve { name, points })
    };
    let actors = ground
        .actors
        .iter()
        .filter_map(|actor| curve(Some(actor.id), &actor.name));
    let mut curves: Vec<Curve> = actors.collect();
    curves.extend(curve(None, ""));
    curves
}
