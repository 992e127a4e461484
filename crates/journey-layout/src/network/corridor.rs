//! Corridors: the free stretches between the cards of a track, through which curves run.

use std::collections::BTreeSet;

use journey_scene::Rect;

/// Free space that curves leave above and below cards.
const CLEAR: f32 = 5.0;
/// Distance of curves that run beside each other.
const APART: f32 = 5.0;
/// What a bend costs, in points of way.
const BEND: f32 = 16.0;
/// How many heights are weighed in a track at most.
const CHOICES: usize = 8;

/// The corridors of every track.
pub(super) struct Corridors {
    free: Vec<Vec<(f32, f32)>>,
    taken: Vec<BTreeSet<i32>>,
}

/// A height in a track, the cheapest way to it, and the choice of the track before that it comes from.
#[derive(Clone, Copy)]
struct Choice {
    y: f32,
    cost: f32,
    from: usize,
}

impl Corridors {
    /// Finds what the cards of each track leave free between `top` and `bottom`.
    pub fn new(tracks: usize, cards: impl Iterator<Item = (usize, Rect)>, (top, bottom): (f32, f32)) -> Self {
        let mut blocked: Vec<Vec<(f32, f32)>> = vec![Vec::new(); tracks];
        for (track, rect) in cards {
            blocked[track].push((rect.y - CLEAR, rect.bottom() + CLEAR));
        }
        let free = blocked.into_iter().map(|mut cards| {
            cards.sort_by(|a, b| a.0.total_cmp(&b.0));
            let mut free = Vec::with_capacity(cards.len() + 1);
            let mut from = top;
            for (upper, lower) in cards {
                if upper > from {
                    free.push((from, upper));
                }
                from = from.max(lower);
            }
            free.push((from, bottom.max(from)));
            free
        });
        Self {
            free: free.collect(),
            taken: vec![BTreeSet::new(); tracks],
        }
    }

    /// The heights at which a curve crosses these tracks, on its way from one height to another: short, with few bends,
    /// clear of every card.
    pub fn way(&mut self, tracks: &[usize], from: f32, to: f32) -> Vec<f32> {
        let mut layers: Vec<Vec<Choice>> = Vec::with_capacity(tracks.len());
        for (place, &track) in tracks.iter().enumerate() {
            let straight = from + (to - from) * (place + 1) as f32 / (tracks.len() + 1) as f32;
            let start = [Choice {
                y: from,
                cost: 0.0,
                from: 0,
            }];
            let before: &[Choice] = match place.checked_sub(1) {
                Some(last) => &layers[last],
                None => &start,
            };
            let wishes = before.iter().map(|choice| choice.y).chain([to, straight]);
            let mut choices: Vec<Choice> = Vec::new();
            for y in wishes.flat_map(|wish| self.nearest(track, wish)).flatten() {
                if choices.iter().any(|choice| (choice.y - y).abs() < 0.5) {
                    continue;
                }
                let ways = before.iter().enumerate();
                let costs = ways.map(|(at, choice)| (at, choice.cost + price(choice.y, y)));
                if let Some((at, cost)) = costs.min_by(|a, b| a.1.total_cmp(&b.1)) {
                    choices.push(Choice { y, cost, from: at });
                }
            }
            choices.sort_by(|a, b| (a.cost + price(a.y, to)).total_cmp(&(b.cost + price(b.y, to))));
            choices.truncate(CHOICES);
            layers.push(choices);
        }
        let mut heights = vec![from; tracks.len()];
        let last = layers.last().map(|choices| {
            let costs = choices.iter().map(|choice| choice.cost + price(choice.y, to));
            costs
                .enumerate()
                .min_by(|a, b| a.1.total_cmp(&b.1))
                .map_or(0, |(at, _)| at)
        });
        let mut at = last.unwrap_or(0);
        for place in (0..tracks.len()).rev() {
            if let Some(choice) = layers[place].get(at) {
                heights[place] = choice.y;
                at = choice.from;
            }
        }
        self.spread(tracks, &mut heights);
        heights
    }

    /// The free heights nearest to a wish: the wish itself, or the ends of the corridors above and below.
    fn nearest(&self, track: usize, wish: f32) -> [Option<f32>; 2] {
        let free = &self.free[track];
        let at = free.partition_point(|corridor| corridor.1 < wish);
        let below = free.get(at).map(|corridor| corridor.0.max(wish));
        if below == Some(wish) {
            return [below, None];
        }
        let above = at.checked_sub(1).and_then(|at| free.get(at)).map(|corridor| corridor.1);
        [above, below]
    }

    /// Moves each straight stretch aside until it lies beside the curves that run there already, as far as its corridors
    /// are wide.
    fn spread(&mut self, tracks: &[usize], heights: &mut [f32]) {
        let mut start = 0;
        while start < heights.len() {
            let y = heights[start];
            let length = heights[start..]
                .iter()
                .take_while(|other| (**other - y).abs() < 0.5)
                .count();
            let stretch = &tracks[start..start + length];
            let offsets = (0..9).map(|number: i32| {
                let side = if number % 2 == 0 { 1.0 } else { -1.0 };
                side * (number + 1).div_euclid(2) as f32 * APART
            });
            let fits = |offset: &f32| {
                stretch.iter().all(|&track| {
                    let y = y + offset;
                    let free = &self.free[track];
                    let at = free.partition_point(|corridor| corridor.1 < y);
                    free.get(at).is_some_and(|corridor| corridor.0 <= y) && !self.taken[track].contains(&slot(y))
                })
            };
            let y = y + offsets.into_iter().find(fits).unwrap_or(0.0);
            for (&track, height) in stretch.iter().zip(&mut heights[start..start + length]) {
                self.taken[track].insert(slot(y));
                *height = y;
            }
            start += length;
        }
    }
}

fn slot(y: f32) -> i32 {
    (y / APART).round() as i32
}

fn price(from: f32, to: f32) -> f32 {
    let way = (to - from).abs();
    if way < 0.5 { 0.0 } else { way + BEND }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn corridors(cards: &[(usize, f32, f32)]) -> Corridors {
        let rects = cards.iter().map(|&(track, y, h)| (track, Rect::new(0.0, y, 10.0, h)));
        Corridors::new(4, rects, (0.0, 400.0))
    }

    #[test]
    fn a_free_way_is_straight() {
        let mut corridors = corridors(&[(1, 0.0, 40.0), (2, 80.0, 40.0)]);
        assert_eq!(corridors.way(&[1, 2], 60.0, 60.0), [60.0, 60.0]);
    }

    #[test]
    fn a_card_in_the_way_is_passed_by() {
        let mut corridors = corridors(&[(1, 40.0, 40.0)]);
        let way = corridors.way(&[1, 2], 60.0, 60.0);
        assert!(way[0] <= 35.0 || way[0] >= 85.0, "{way:?}");
    }

    #[test]
    fn ways_through_the_same_corridor_lie_beside_each_other() {
        let mut corridors = corridors(&[]);
        let first = corridors.way(&[0, 1], 100.0, 100.0);
        let second = corridors.way(&[0, 1], 100.0, 100.0);
        assert!((first[0] - second[0]).abs() >= APART - 0.1);
    }

    proptest! {
        #[test]
        fn no_way_leads_over_a_card(
            cards in prop::collection::vec((0usize..4, 0.0f32..360.0, 5.0f32..60.0), 0..20),
            ends in prop::collection::vec((0.0f32..400.0, 0.0f32..400.0), 1..12),
        ) {
            let mut corridors = corridors(&cards);
            for (from, to) in ends {
                let way = corridors.way(&[0, 1, 2, 3], from, to);
                for (track, y) in way.into_iter().enumerate() {
                    let over = cards.iter().any(|&(at, top, h)| at == track && y > top && y < top + h);
                    prop_assert!(!over, "{y} in track {track}");
                }
            }
        }
    }
}
