//! Dead ends: something leads to a touchpoint, nothing leads on, and the journey goes on after it. Until most of the path is drawn
//! every end of it is one that somebody has only not drawn on from.

use crate::ground::Ground;
use crate::{Finding, Kind, Weight};

pub(crate) fn ask(ground: &Ground) -> Vec<Finding> {
    if !ground.is_drawn() {
        return Vec::new();
    }
    let last = ground.met().next_back().map_or(0, |(_, laid)| laid.column);
    let is_end = |at: usize| ground.reached[at] && !ground.left[at];
    let ends = ground.met().filter(|(at, laid)| is_end(*at) && laid.column < last);
    ends.map(|(_, laid)| {
        let weight = if laid.is.moment_of_truth {
            Weight::Heavy
        } else {
            Weight::Middle
        };
        Finding::new(Kind::DeadEnd, weight, vec![laid.card.id])
            .text("card", &laid.card.text)
            .text("step", ground.step_name(laid.column))
            .text("channel", &laid.is.channel)
    })
    .collect()
}
