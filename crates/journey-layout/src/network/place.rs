//! Places: how tall swimlanes are, and where each touchpoint stands.

use journey_scene::Rect;

use super::stops::Stop;
use super::swimlane::Swimlane;
use super::tracks::Order;
use crate::Look;
use crate::card::{self, Measured};
use crate::map::Columns;
use crate::measures::{GUTTER, PITCH, TALLY};
use crate::text::Typesetter;

/// Width of a touchpoint: as in the grid, so that both break lines alike.
const WIDTH: f32 = PITCH - GUTTER;
/// Free space between two touchpoints of a stack, through which curves run.
const GAP: f32 = 18.0;
/// Free space above and below the touchpoints of a swimlane.
const PADDING: f32 = 14.0;
/// Height of a swimlane at the least, for its head.
const LEAST: f32 = 68.0;

/// A stop on the map.
pub(super) struct Node<'a> {
    pub stop: Stop<'a>,
    /// The touchpoint; `None` for the number that stands for several.
    pub measured: Option<Measured<'a>>,
    pub rect: Rect,
    pub track: usize,
}

/// A swimlane on the map.
pub(super) struct Band {
    pub swimlane: Swimlane,
    pub top: f32,
    pub height: f32,
}

/// Everything with its place.
pub(super) struct Placed<'a> {
    /// In reading order.
    pub nodes: Vec<Node<'a>>,
    pub bands: Vec<Band>,
    /// Left edge and width of each track.
    pub tracks: Vec<(f32, f32)>,
    pub top: f32,
    pub bottom: f32,
}

/// Width of a column with this many tracks.
pub(super) fn width(tracks: usize, gutter: f32) -> f32 {
    tracks as f32 * WIDTH + (tracks.max(1) - 1) as f32 * gutter
}

/// Measures and places every stop, the first swimlane's upper edge at `top`.
pub(super) fn place<'a>(
    stops: Vec<Stop<'a>>,
    swimlanes: Vec<Swimlane>,
    order: &Order,
    (columns, gutter, top): (&Columns, f32, f32),
    (look, setter): (Look, &mut Typesetter),
) -> Placed<'a> {
    let mut tracks = Vec::new();
    for (at, (column, count)) in columns.all().iter().zip(&order.tracks).enumerate() {
        let width = if column.collapsed { column.w } else { WIDTH };
        tracks.extend((0..*count).map(|track| (columns.x(at) + track as f32 * (width + gutter), width)));
    }
    let measured: Vec<Option<Measured>> = stops
        .iter()
        .map(|stop| match stop.cards.first() {
            Some(&card) if !stop.counted => Some(card::measure(card, WIDTH, look, setter)),
            _ => None,
        })
        .collect();
    let usual = usual_height(measured.iter().flatten());
    let heights: Vec<f32> = measured
        .iter()
        .map(|one| match one {
            None => TALLY.1,
            Some(one) if one.height <= usual.0 => usual.1,
            Some(one) => one.height,
        })
        .collect();
    let stack_height = |stack: &[usize]| {
        let sum: f32 = stack.iter().map(|&number| heights[number] + GAP).sum();
        (sum - GAP).max(0.0)
    };
    let mut rects = vec![Rect::default(); stops.len()];
    let mut bands = Vec::with_capacity(swimlanes.len());
    let mut y = top;
    for (swimlane, row) in swimlanes.into_iter().zip(&order.stacks) {
        let tallest = row.iter().map(|stack| stack_height(stack)).fold(0.0, f32::max);
        let height = (tallest + 2.0 * PADDING).max(LEAST);
        for (track, stack) in row.iter().enumerate() {
            // Stacks are centred: where a channel is met once a step, its path is a straight line.
            let mut at = y + (height - stack_height(stack)) / 2.0;
            for &number in stack {
                let (left, room) = tracks[track];
                let width = if stops[number].counted { TALLY.0 } else { WIDTH };
                rects[number] = Rect::new(left + (room - width) / 2.0, at, width, heights[number]);
                at += heights[number] + GAP;
            }
        }
        bands.push(Band {
            swimlane,
            top: y,
            height,
        });
        y += height;
    }
    let nodes = stops
        .into_iter()
        .zip(measured)
        .enumerate()
        .map(|(number, (stop, measured))| Node {
            stop,
            measured,
            rect: rects[number],
            track: order.track[number],
        });
    Placed {
        nodes: nodes.collect(),
        bands,
        tracks,
        top,
        bottom: y,
    }
}

/// Up to which height touchpoints count as usual, and the height that all of those get: equal steps make a path easy to
/// follow, and only what says much more stands out.
fn usual_height<'m, 'a: 'm>(measured: impl Iterator<Item = &'m Measured<'a>>) -> (f32, f32) {
    let mut heights: Vec<f32> = measured.map(|one| one.height).collect();
    heights.sort_by(f32::total_cmp);
    let limit = heights.get(heights.len() / 2).map_or(0.0, |median| median * 1.35);
    let shared = heights
        .iter()
        .copied()
        .filter(|height| *height <= limit)
        .fold(0.0, f32::max);
    (limit, shared)
}
