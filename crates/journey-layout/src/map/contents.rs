//! Which cards stand where: every card is put into its cell once, so that nobody asks the journey cell by cell.

use std::collections::BTreeMap;

use journey_model::{Card, Id, Journey, Lane};

use super::Columns;

/// The lanes that are drawn, and their cards.
pub(crate) struct Contents<'a> {
    /// From top to bottom, without hidden ones.
    pub lanes: Vec<&'a Lane>,
    /// For each lane its cards with their step's place, by step and order.
    pub by_lane: Vec<Vec<(usize, &'a Card)>>,
}

impl<'a> Contents<'a> {
    /// The contents of a journey.
    pub fn of(journey: &'a Journey, columns: &Columns) -> Self {
        let lanes: Vec<&Lane> = journey.lanes().into_iter().filter(|lane| !lane.hidden).collect();
        let numbers: BTreeMap<Id, usize> = lanes.iter().enumerate().map(|(at, lane)| (lane.id, at)).collect();
        let mut by_lane: Vec<Vec<(usize, &Card)>> = vec![Vec::new(); lanes.len()];
        for card in journey.cards() {
            if let Some(place) = card.place
                && let (Some(lane), Some(step)) = (numbers.get(&place.lane), columns.place(place.step))
            {
                by_lane[*lane].push((step, card));
            }
        }
        for cards in &mut by_lane {
            cards.sort_by(|(step_a, a), (step_b, b)| (step_a, &a.order, a.id).cmp(&(step_b, &b.order, b.id)));
        }
        Self { lanes, by_lane }
    }

    /// For each step, in their order, its cards lane by lane; with the lane's place.
    pub fn by_step(&self, steps: usize) -> Vec<Vec<(usize, &'a Card)>> {
        let mut by_step = vec![Vec::new(); steps];
        for (lane, cards) in self.by_lane.iter().enumerate() {
            for &(step, card) in cards {
                by_step[step].push((lane, card));
            }
        }
        by_step
    }
}
