//! Which cards stand where: every card is put into its cell once, so that nobody asks the journey cell by cell.

use std::collections::BTreeMap;

use journey_model::{Card, Id, Journey, Lane, Stamp};

use super::Columns;

/// The lanes that are drawn, and their cards.
pub(crate) struct Contents<'a> {
    /// From top to bottom, without hidden ones.
    pub lanes: Vec<&'a Lane>,
    /// For each lane its cards with their step's place, by step and order.
    pub by_lane: Vec<Vec<(usize, &'a Card)>>,
    /// The stamps of the same cards.
    pub stamps: Vec<Vec<Stamp>>,
}

impl<'a> Contents<'a> {
    /// The contents of a journey.
    pub fn of(journey: &'a Journey, columns: &Columns) -> Self {
        let lanes: Vec<&Lane> = journey.lanes().into_iter().filter(|lane| !lane.hidden).collect();
        let numbers: BTreeMap<Id, usize> = lanes.iter().enumerate().map(|(at, lane)| (lane.id, at)).collect();
        let mut held: Vec<Vec<(usize, &Card, Stamp)>> = vec![Vec::new(); lanes.len()];
        for (card, stamp) in journey.stamped_cards() {
            if let Some(place) = card.place
                && let (Some(lane), Some(step)) = (numbers.get(&place.lane), columns.place(place.step))
            {
                held[*lane].push((step, card, stamp));
            }
        }
        for cards in &mut held {
            cards.sort_by(|(step_a, a, _), (step_b, b, _)| (step_a, &a.order, a.id).cmp(&(step_b, &b.order, b.id)));
        }
        let without_stamps =
            |cards: &Vec<(usize, &'a Card, Stamp)>| cards.iter().map(|&(step, card, _)| (step, card)).collect();
        Self {
            lanes,
            by_lane: held.iter().map(without_stamps).collect(),
            stamps: held
                .iter()
                .map(|cards| cards.iter().map(|held| held.2).collect())
                .collect(),
        }
    }

    /// For each step, in their order, its cards lane by lane; with the lane's place and the card's stamp.
    pub fn by_step(&self, steps: usize) -> Vec<Vec<(usize, &'a Card, Stamp)>> {
        let mut by_step = vec![Vec::new(); steps];
        for (lane, (cards, stamps)) in self.by_lane.iter().zip(&self.stamps).enumerate() {
            for (&(step, card), &stamp) in cards.iter().zip(stamps) {
                by_step[step].push((lane, card, stamp));
            }
        }
        by_step
    }
}
