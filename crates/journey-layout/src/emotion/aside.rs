//! Faces that would cover each other step aside: two people who feel the same at the same step stand side by side.

use std::collections::BTreeMap;

use super::scale::EmotionLane;
use super::series::Series;
use super::style::radius_of;
use crate::map::Columns;
use crate::measures::snapped;

/// Free space between two faces that stand beside each other.
const CLEAR: f32 = 2.0;
/// How far apart two points of one curve are at the least, so that it never turns back.
const ONWARD: f32 = 2.0;
/// A step with more points than this is left as it is: there is no room to part them.
const MOST: usize = 48;

/// A face and where it stands.
#[derive(Debug, Clone, Copy)]
struct Spot {
    series: usize,
    point: usize,
    x: f32,
    y: f32,
    radius: f32,
    /// The spots that share a number stand in one row and move together.
    row: usize,
}

impl Spot {
    /// How far to the right of another one it has to stand.
    fn distance_from(self, other: Self) -> f32 {
        let clear = self.radius + other.radius + CLEAR;
        let apart = (clear * clear - (self.y - other.y).powi(2)).max(0.0).sqrt();
        if self.series == other.series {
            apart.max(ONWARD)
        } else {
            apart
        }
    }

    /// Whether two spots are too near to each other. `other` is to stand right of this one when both are of one curve.
    fn is_too_near(self, other: Self) -> bool {
        let across = if self.series == other.series {
            other.x - self.x
        } else {
            (other.x - self.x).abs()
        };
        // What was placed at the exact distance is far enough, whatever rounding made of it.
        across < other.distance_from(self) - 0.05
    }
}

/// Moves points of one step aside until no face covers another, about the place where they would all stand. Points that
/// are clear of each other stay where they are, and nothing leaves its step: where there are too many for its width, they
/// are squeezed together evenly. The main actor stands leftmost, the others follow in their order.
pub(super) fn step_aside(all: &mut [Series], lane: &EmotionLane, columns: &Columns) {
    let mut steps: BTreeMap<usize, Vec<Spot>> = BTreeMap::new();
    // Curves are painted in the other order.
    for (series, curve) in all.iter().enumerate().rev() {
        for (point, feeling) in curve.points.iter().enumerate().filter(|(_, one)| !one.quiet) {
            steps.entry(columns.at(feeling.x)).or_default().push(Spot {
                series,
                point,
                x: feeling.x,
                y: lane.y(feeling.score),
                radius: radius_of(curve, feeling),
                row: 0,
            });
        }
    }
    for (column, mut spots) in steps {
        if spots.len() < 2 || spots.len() > MOST {
            continue;
        }
        spots.sort_by(|a, b| a.x.total_cmp(&b.x));
        let room = (columns.x(column), columns.x_in(column, 1, 1.0));
        for spot in part(&spots, room) {
            all[spot.series].points[spot.point].x = spot.x;
        }
    }
}

/// The spots with their new places; none when all stay. The given ones are sorted from left to right.
fn part(given: &[Spot], room: (f32, f32)) -> Vec<Spot> {
    let mut spots: Vec<Spot> = given
        .iter()
        .enumerate()
        .map(|(row, &spot)| Spot { row, ..spot })
        .collect();
    let mut moved = false;
    // Each round joins two rows at the least.
    while let Some((a, b)) = collision(&spots) {
        let (kept, joined) = (spots[a].row.min(spots[b].row), spots[a].row.max(spots[b].row));
        let members: Vec<usize> = (0..spots.len())
            .filter(|&at| spots[at].row == kept || spots[at].row == joined)
            .collect();
        let row: Vec<Spot> = members.iter().map(|&at| given[at]).collect();
        for (&at, x) in members.iter().zip(side_by_side(&row, room)) {
            spots[at].x = x;
            spots[at].row = kept;
        }
        moved = true;
    }
    if moved { spots } else { Vec::new() }
}

/// Two spots of different rows that are too near to each other.
fn collision(spots: &[Spot]) -> Option<(usize, usize)> {
    let pairs = (0..spots.len()).flat_map(|a| (a + 1..spots.len()).map(move |b| (a, b)));
    pairs
        .into_iter()
        .find(|&(a, b)| spots[a].row != spots[b].row && spots[a].is_too_near(spots[b]))
}

/// The places of a row, in its order, about the middle of where its spots stood.
fn side_by_side(row: &[Spot], (left, right): (f32, f32)) -> Vec<f32> {
    let mut places: Vec<f32> = Vec::with_capacity(row.len());
    for (at, spot) in row.iter().enumerate() {
        let before = row[..at].iter().zip(&places);
        places.push(
            before
                .map(|(other, x)| x + spot.distance_from(*other))
                .fold(0.0, f32::max),
        );
    }
    let radius = |at: usize| row.get(at).map_or(0.0, |spot| spot.radius);
    let (first, last) = (radius(0), radius(row.len().saturating_sub(1)));
    let wide = places.iter().copied().fold(0.0, f32::max);
    let space = (right - left - first - last).max(ONWARD * row.len() as f32);
    let squeeze = if wide > space { space / wide } else { 1.0 };
    let middle = row.iter().map(|spot| spot.x).sum::<f32>() / row.len().max(1) as f32;
    let wide = wide * squeeze;
    let start = (middle - wide / 2.0).clamp(left + first, (right - last - wide).max(left + first));
    places.into_iter().map(|x| snapped(start + x * squeeze)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const ROOM: (f32, f32) = (0.0, 120.0);

    fn spot(series: usize, x: f32, y: f32) -> Spot {
        Spot {
            series,
            point: 0,
            x,
            y,
            radius: 8.0,
            row: 0,
        }
    }

    #[test]
    fn faces_that_are_clear_of_each_other_stay() {
        assert!(part(&[spot(0, 60.0, 0.0), spot(1, 60.0, 18.5)], ROOM).is_empty());
    }

    #[test]
    fn two_at_one_place_stand_beside_each_other_about_it() {
        let parted = part(&[spot(1, 60.0, 40.0), spot(0, 60.0, 40.0)], ROOM);
        let places: Vec<(usize, f32)> = parted.iter().map(|spot| (spot.series, spot.x)).collect();
        assert_eq!(places, [(1, 51.0), (0, 69.0)]);
    }

    #[test]
    fn nearly_the_same_height_takes_a_smaller_step() {
        let parted = part(&[spot(1, 60.0, 40.0), spot(0, 60.0, 55.0)], ROOM);
        let across = parted[1].x - parted[0].x;
        assert!(across > 5.0 && across < 15.0, "{across}");
        assert!((across.hypot(15.0) - 18.0).abs() < 0.05);
    }

    #[test]
    fn more_than_a_step_can_hold_are_squeezed_evenly_into_it() {
        let spots: Vec<Spot> = (0..20).map(|series| spot(series, 60.0, 40.0)).collect();
        let parted = part(&spots, ROOM);
        assert!(parted.iter().all(|spot| spot.x >= 8.0 && spot.x <= 112.0));
        let gaps: Vec<f32> = parted.windows(2).map(|pair| pair[1].x - pair[0].x).collect();
        assert!(
            gaps.iter().all(|gap| *gap > 0.0 && (gap - gaps[0]).abs() < 0.04),
            "{gaps:?}"
        );
    }

    proptest! {
        #[test]
        fn few_faces_never_cover_each_other_and_no_curve_turns_back(
            list in prop::collection::vec((0usize..3, 10.0f32..110.0, 0.0f32..60.0), 2..6)
        ) {
            let mut spots: Vec<Spot> = list.iter().map(|&(series, x, y)| spot(series, x, y)).collect();
            spots.sort_by(|a, b| a.x.total_cmp(&b.x));
            let parted = part(&spots, ROOM);
            let parted = if parted.is_empty() { spots.clone() } else { parted };
            for (a, first) in parted.iter().enumerate() {
                prop_assert_eq!((first.series, first.y), (spots[a].series, spots[a].y));
                for second in &parted[a + 1..] {
                    prop_assert!((second.x - first.x).hypot(second.y - first.y) > 17.8, "{:?} {:?}", first, second);
                    prop_assert!(first.series != second.series || second.x > first.x + 1.9);
                }
            }
        }
    }
}
