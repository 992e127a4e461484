//! The curves of each actor: the feelings of a step are one point. How it should become is another curve than how it feels.

use std::collections::BTreeMap;

use journey_model::Id;

use crate::ground::Ground;
use crate::{Fact, Finding};

/// An actor's curve.
pub(crate) struct Curve<'a> {
    /// Whose it is, by name; empty where the map has no actor.
    pub name: &'a str,
    /// Whether it is how it should become.
    pub is_hoped: bool,
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

impl Curve<'_> {
    /// A finding about the curve, which says whose it is and which.
    pub fn told(&self, finding: Finding) -> Finding {
        let finding = finding.text("actor", self.name);
        if self.is_hoped {
            finding.with("hoped", Fact::Word("Hoped"))
        } else {
            finding
        }
    }
}

/// Whose a curve is, and whether it is how it should become.
type Whose = (Option<Id>, bool);

/// The curves in the order of the actors, of each how it feels first. A feeling that names nobody is the main actor's.
pub(crate) fn curves<'a>(ground: &Ground<'a>) -> Vec<Curve<'a>> {
    let mut by_actor: BTreeMap<Whose, Vec<(Point, f64)>> = BTreeMap::new();
    for laid in &ground.emotions {
        let points = by_actor
            .entry((laid.card.actor.or(ground.main_actor), laid.is_hoped()))
            .or_default();
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
    let actors = ground.actors.iter().map(|actor| (Some(actor.id), actor.name.as_str()));
    let curves = actors.chain([(None, "")]).flat_map(|(whose, name)| {
        [false, true].map(|is_hoped| {
            let points = by_actor.remove(&(whose, is_hoped))?;
            let points = points.into_iter().map(|(point, _)| point).collect();
            Some(Curve { name, is_hoped, points })
        })
    });
    curves.flatten().collect()
}
