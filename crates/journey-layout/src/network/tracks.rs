//! Tracks: the strips in which touchpoints stand above each other, and their order there.

use super::graph::Path;

/// How many touchpoints of one cell stand above each other before the step gets one more track.
const TALLEST: usize = 6;
/// How many tracks a step has at most; beyond, stacks grow.
const WIDEST: usize = 4;
/// How often the order is improved, to the right and to the left in turn.
const SWEEPS: usize = 6;

/// Where each touchpoint stands, by numbers.
pub(super) struct Order {
    /// Number of tracks of each column, at least 1.
    pub tracks: Vec<usize>,
    /// Track of each touchpoint, counted through all columns.
    pub track: Vec<usize>,
    /// The touchpoints of each (swimlane, track), from top to bottom.
    pub stacks: Vec<Vec<Vec<usize>>>,
}

/// Orders the touchpoints. `cells` holds the (swimlane, column) of each, `ranks` what must stand above what in a cell.
///
/// Within a stack, barycentre sweeps put each touchpoint near those that it is linked with; equal ones keep the order of
/// the cell, so that the same map always looks the same.
pub(super) fn order(
    (swimlanes, columns): (usize, usize),
    cells: &[(usize, usize)],
    ranks: &[usize],
    paths: &[Path],
) -> Order {
    let mut filled = vec![vec![Vec::new(); columns]; swimlanes];
    for (number, &(swimlane, column)) in cells.iter().enumerate() {
        filled[swimlane][column].push(number);
    }
    let tracks: Vec<usize> = (0..columns)
        .map(|column| {
            let fullest = filled.iter().map(|row| row[column].len()).max().unwrap_or(0);
            fullest.div_ceil(TALLEST).clamp(1, WIDEST)
        })
        .collect();
    let firsts: Vec<usize> = tracks
        .iter()
        .scan(0, |sum, count| {
            let first = *sum;
            *sum += count;
            Some(first)
        })
        .collect();
    let whole: usize = tracks.iter().sum();
    let mut track = vec![0; cells.len()];
    let mut stacks = vec![vec![Vec::new(); whole]; swimlanes];
    for (swimlane, row) in filled.iter_mut().enumerate() {
        for (column, cell) in row.iter_mut().enumerate() {
            cell.sort_by_key(|&number| (ranks[number], number));
            let each = cell.len().div_ceil(tracks[column]).max(TALLEST);
            for (place, &number) in cell.iter().enumerate() {
                track[number] = firsts[column] + (place / each).min(tracks[column] - 1);
                stacks[swimlane][track[number]].push(number);
            }
        }
    }
    let mut order = Order { tracks, track, stacks };
    sweep(&mut order, cells, ranks, paths);
    order
}

fn sweep(order: &mut Order, cells: &[(usize, usize)], ranks: &[usize], paths: &[Path]) {
    let mut before = vec![Vec::new(); cells.len()];
    let mut after = vec![Vec::new(); cells.len()];
    for path in paths {
        if order.track[path.from] < order.track[path.to] {
            after[path.from].push(path.to);
            before[path.to].push(path.from);
        } else if order.track[path.to] < order.track[path.from] {
            after[path.to].push(path.from);
            before[path.from].push(path.to);
        }
    }
    let mut heights = vec![0.0f32; cells.len()];
    for swimlane in 0..order.stacks.len() {
        for track in 0..order.stacks[swimlane].len() {
            level(&order.stacks[swimlane][track], swimlane, &mut heights);
        }
    }
    for round in 0..SWEEPS {
        let rightwards = round % 2 == 0;
        let neighbours = if rightwards { &before } else { &after };
        let whole = order.tracks.iter().sum();
        for step in 0..whole {
            let track = if rightwards { step } else { whole - 1 - step };
            for (swimlane, row) in order.stacks.iter_mut().enumerate() {
                let stack = &mut row[track];
                if stack.len() < 2 {
                    continue;
                }
                let wish = |number: usize| {
                    let around = &neighbours[number];
                    if around.is_empty() {
                        heights[number]
                    } else {
                        around.iter().map(|&other| heights[other]).sum::<f32>() / around.len() as f32
                    }
                };
                let mut wishes: Vec<(usize, f32, usize)> =
                    stack.iter().map(|&one| (ranks[one], wish(one), one)).collect();
                wishes.sort_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)));
                *stack = wishes.into_iter().map(|(_, _, number)| number).collect();
                level(stack, swimlane, &mut heights);
            }
        }
    }
}

/// Notes how high the touchpoints of a stack stand, in swimlanes: stacks are centred in theirs.
fn level(stack: &[usize], swimlane: usize, heights: &mut [f32]) {
    for (place, &number) in stack.iter().enumerate() {
        heights[number] = swimlane as f32 + (place as f32 + 0.5) / stack.len() as f32;
    }
}
