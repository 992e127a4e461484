//! The curve of every path: around cards, never over them.

use std::collections::BTreeMap;

use journey_scene::{Point, Rect};

use super::corridor::Corridors;
use super::curve::Curve;
use super::graph::Path;
use super::place::Placed;
use super::ports::{End, Ports, Side};

/// How a path runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Course {
    /// To the right.
    Onward,
    /// Straight down or up to a neighbour of the same track.
    Upright,
    /// Past others of the same track, through the gutter at their right.
    Aside,
    /// Back to the left, in a loop.
    Back,
}

/// The courses and curves of all paths. Curves stay in gutters, in corridors and between neighbours of a track, so that
/// none touches a card other than its ends.
pub(super) fn route(paths: &[Path], placed: &Placed, gutter: f32) -> Vec<(Course, Curve)> {
    let stacked = stacks(placed);
    let courses: Vec<Course> = paths.iter().map(|path| course(path, placed, &stacked)).collect();
    let ways = ways(paths, &courses, placed);
    let points = meet(paths, &courses, &ways, placed);
    let mut turns: BTreeMap<usize, u32> = BTreeMap::new();
    let mut curves = Vec::with_capacity(paths.len());
    for (number, (path, way)) in paths.iter().zip(&ways).enumerate() {
        let (Some(&start), Some(&end)) = (points.get(&(number, End::From)), points.get(&(number, End::To))) else {
            continue;
        };
        let (a, b) = (placed.nodes[path.from].track, placed.nodes[path.to].track);
        let mut curve = Curve::at(start);
        // Turns in the same gutter reach out differently, so that they can be told apart.
        let mut reach = |gutter_at: usize, least: f32| {
            let count = turns.entry(gutter_at).or_insert(0);
            let share = 0.28 + 0.11 * (*count % 5) as f32;
            *count += 1;
            (gutter * share).max(least.min(gutter * 0.6))
        };
        match courses[number] {
            Course::Onward => {
                along(&mut curve, way, placed, false);
                curve.swing(end);
            }
            Course::Upright => curve.drop(end),
            Course::Aside => {
                let out = reach(a + 1, 16.0);
                curve.turn(end, out);
            }
            Course::Back => {
                let first = way.first().map_or(start.y, |(_, y)| *y);
                let out = reach(a + 1, 14.0);
                // A number is narrower than its track: the way goes on from the track's edge.
                let (left, width) = placed.tracks[a];
                curve.turn(Point::new(left + width, first), out);
                along(&mut curve, way, placed, true);
                let back = reach(b, 14.0);
                curve.turn(end, -back);
            }
        }
        curves.push((courses[number], curve));
    }
    curves
}

/// The tracks that a path crosses, each with its height there.
type Way = Vec<(usize, f32)>;

/// Finds the way of every path through the corridors.
fn ways(paths: &[Path], courses: &[Course], placed: &Placed) -> Vec<Way> {
    let cards = placed.nodes.iter().map(|node| (node.track, node.rect));
    let mut corridors = Corridors::new(placed.tracks.len(), cards, (placed.top + 4.0, placed.bottom - 4.0));
    let mut ways = vec![Way::new(); paths.len()];
    // Short ways first: they have the least choice.
    let mut order: Vec<usize> = (0..paths.len()).collect();
    let length = |number: &usize| {
        let path = &paths[*number];
        placed.nodes[path.from].track.abs_diff(placed.nodes[path.to].track)
    };
    order.sort_by_key(|number| (length(number), *number));
    for number in order {
        let (from, to) = (&placed.nodes[paths[number].from], &placed.nodes[paths[number].to]);
        let between: Vec<usize> = match courses[number] {
            Course::Onward => (from.track + 1..to.track).collect(),
            // A loop passes by its own ends as well.
            Course::Back => (to.track..=from.track).rev().collect(),
            Course::Upright | Course::Aside => continue,
        };
        let heights = corridors.way(&between, from.rect.center().y, to.rect.center().y);
        ways[number] = between.into_iter().zip(heights).collect();
    }
    ways
}

/// Where both ends of each path meet their cards.
fn meet(paths: &[Path], courses: &[Course], ways: &[Way], placed: &Placed) -> BTreeMap<(usize, End), Point> {
    let mut ports = Ports::default();
    for (number, (path, course)) in paths.iter().zip(courses).enumerate() {
        let (from, to) = (placed.nodes[path.from].rect, placed.nodes[path.to].rect);
        let (leave, enter) = sides(*course, from, to);
        let (towards, back) = match course {
            Course::Upright => (to.center().x, from.center().x),
            _ => (
                ways[number].first().map_or(to.center().y, |(_, y)| *y),
                ways[number].last().map_or(from.center().y, |(_, y)| *y),
            ),
        };
        ports.meet(path.from, leave, towards, (number, End::From));
        ports.meet(path.to, enter, back, (number, End::To));
    }
    ports.spread(|card| placed.nodes[card].rect)
}

/// Takes a curve through tracks, level over the width of each.
fn along(curve: &mut Curve, way: &Way, placed: &Placed, leftwards: bool) {
    for &(track, y) in way {
        let (left, width) = placed.tracks[track];
        let (enter, leave) = if leftwards {
            (left + width, left)
        } else {
            (left, left + width)
        };
        if (curve.end().x - enter).abs() > 0.01 {
            curve.swing(Point::new(enter, y));
        }
        curve.straight(Point::new(leave, y));
    }
}

/// The cards of each track from top to bottom.
fn stacks(placed: &Placed) -> Vec<Vec<usize>> {
    let mut stacks = vec![Vec::new(); placed.tracks.len()];
    for (number, node) in placed.nodes.iter().enumerate() {
        stacks[node.track].push(number);
    }
    for stack in &mut stacks {
        stack.sort_by(|&a, &b| placed.nodes[a].rect.y.total_cmp(&placed.nodes[b].rect.y));
    }
    stacks
}

fn course(path: &Path, placed: &Placed, stacks: &[Vec<usize>]) -> Course {
    let (from, to) = (&placed.nodes[path.from], &placed.nodes[path.to]);
    match from.track.cmp(&to.track) {
        std::cmp::Ordering::Less => Course::Onward,
        std::cmp::Ordering::Greater => Course::Back,
        std::cmp::Ordering::Equal => {
            let stack = &stacks[from.track];
            let place = |y: f32| stack.partition_point(|&one| placed.nodes[one].rect.y < y);
            if place(from.rect.y).abs_diff(place(to.rect.y)) == 1 {
                Course::Upright
            } else {
                Course::Aside
            }
        }
    }
}

fn sides(course: Course, from: Rect, to: Rect) -> (Side, Side) {
    match course {
        Course::Onward | Course::Back => (Side::Right, Side::Left),
        Course::Aside => (Side::Right, Side::Right),
        Course::Upright if to.y > from.y => (Side::Bottom, Side::Top),
        Course::Upright => (Side::Top, Side::Bottom),
    }
}
