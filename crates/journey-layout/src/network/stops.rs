//! Stops: what paths lead from and to. Each touchpoint is one; those of one channel in a collapsed stage are one together.

use std::collections::BTreeMap;

use journey_model::Card;

use crate::map::Columns;

/// Where paths begin and end.
pub(super) struct Stop<'a> {
    /// A touchpoint, or all those of a collapsed stage in one channel.
    pub cards: Vec<&'a Card>,
    pub swimlane: usize,
    pub column: usize,
    /// Stands in a collapsed stage: only the number of its touchpoints is shown.
    pub counted: bool,
}

/// The stops of touchpoints, given in reading order with their step's place, and the number of each touchpoint's own.
pub(super) fn stops<'a>(
    cards: &[(usize, &'a Card)],
    swimlanes: &[usize],
    columns: &Columns,
) -> (Vec<Stop<'a>>, Vec<usize>) {
    let mut stops: Vec<Stop> = Vec::with_capacity(cards.len());
    let mut counted: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    let mut of_card = Vec::with_capacity(cards.len());
    for (&(step, card), &swimlane) in cards.iter().zip(swimlanes) {
        let column = columns.slot(step).unwrap_or(0);
        let collapsed = columns.all().get(column).is_some_and(|column| column.collapsed);
        let known = counted.get(&(column, swimlane)).copied().filter(|_| collapsed);
        if let Some(stop) = known.and_then(|at| stops.get_mut(at)) {
            stop.cards.push(card);
        }
        let at = known.unwrap_or(stops.len());
        if known.is_none() {
            stops.push(Stop {
                cards: vec![card],
                swimlane,
                column,
                counted: collapsed,
            });
        }
        if collapsed {
            counted.insert((column, swimlane), at);
        }
        of_card.push(at);
    }
    (stops, of_card)
}
