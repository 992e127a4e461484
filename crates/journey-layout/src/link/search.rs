//! Finds the way of one link through gutters and corridors: the shortest, where a corner counts as a detour.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashMap};

use super::plan::{End, Plan, Side, side_middle};

/// A way: the sides it leaves and enters by, and its straight parts, upright and level in turn.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Way {
    pub leaves: Side,
    pub enters: Side,
    pub legs: Vec<Leg>,
}

/// A straight part of a way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Leg {
    /// Out of the first card or into the second.
    Joint,
    /// Up or down a gutter.
    Gutter(usize),
    /// Along a corridor.
    Corridor(usize),
}

/// What a corner costs, in points of length.
const CORNER: f32 = 16.0;
/// What it costs to go around the map's edge.
const OUTER: f32 = 30.0;

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct Node {
    gutter: usize,
    corridor: usize,
    /// Whether it was reached along the gutter.
    upright: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Stop {
    Node(Node),
    /// The second card, entered by a side.
    Goal(Node, Side),
}

/// The best way between two ends; `None` when they are the same place.
pub(super) fn way(plan: &Plan, from: &End, to: &End, labelled: bool) -> Option<Way> {
    if from.rect == to.rect {
        return None;
    }
    direct(plan, from, to, labelled).or_else(|| through_the_grid(plan, from, to))
}

/// Straight down, straight across, or through one corridor.
fn direct(plan: &Plan, from: &End, to: &End, labelled: bool) -> Option<Way> {
    let one = |leaves, enters| {
        Some(Way {
            leaves,
            enters,
            legs: vec![Leg::Joint],
        })
    };
    // A stage or step counts as the band above all others.
    let level = |end: &End| end.band.map_or(0, |band| band + 1);
    let (a, b) = (level(from), level(to));
    if a != b
        && let Some((x, _)) = plan.common(from, to)
        && let Some(column) = plan.column_at(x)
        && (a.min(b) + 1..a.max(b)).all(|level| plan.column_is_free(column, level - 1))
    {
        return if a < b {
            one(Side::Bottom, Side::Top)
        } else {
            one(Side::Top, Side::Bottom)
        };
    }
    if a == b && a > 0 && !labelled {
        let height = from.rect.bottom().min(to.rect.bottom()) - from.rect.y.max(to.rect.y);
        if height >= 16.0 && from.columns.1 == to.columns.0 {
            return one(Side::Right, Side::Left);
        }
        if height >= 16.0 && to.columns.1 == from.columns.0 {
            return one(Side::Left, Side::Right);
        }
    }
    let through = |corridor, leaves, enters| {
        Some(Way {
            leaves,
            enters,
            legs: vec![Leg::Joint, Leg::Corridor(corridor), Leg::Joint],
        })
    };
    match (a, b) {
        _ if a == b && a > 0 => through(a - 1, Side::Top, Side::Top),
        _ if a + 1 == b => through(a, Side::Bottom, Side::Top),
        _ if b + 1 == a => through(b, Side::Top, Side::Bottom),
        _ => None,
    }
}

/// The sides of an end with the gutters and corridors that they lead to, and the length of the way there.
fn doors(plan: &Plan, end: &End) -> Vec<(Side, usize, usize, f32)> {
    let mut doors = Vec::with_capacity(8);
    let sides = [(Side::Left, end.columns.0), (Side::Right, end.columns.1)];
    let Some(band) = end.band else {
        for (_, gutter) in sides {
            let length = (plan.x(gutter) - end.rect.center().x).abs();
            doors.push((Side::Bottom, gutter, 0, length));
        }
        return doors;
    };
    for corridor in [band, band + 1] {
        for (side, gutter) in sides {
            let start = side_middle(end, side);
            let length = (plan.x(gutter) - start.x).abs() + (plan.y(corridor) - start.y).abs();
            doors.push((side, gutter, corridor, length));
            let side = if corridor == band { Side::Top } else { Side::Bottom };
            let start = side_middle(end, side);
            let length = (plan.x(gutter) - start.x).abs() + (plan.y(corridor) - start.y).abs();
            doors.push((side, gutter, corridor, length));
        }
    }
    doors
}

/// Whether a side is left or entered upright.
fn is_upright(side: Side) -> bool {
    matches!(side, Side::Top | Side::Bottom)
}

/// Tenths of points, so that costs can be ordered.
fn cost(length: f32) -> u64 {
    (length.max(0.0) * 10.0) as u64
}

fn through_the_grid(plan: &Plan, from: &End, to: &End) -> Option<Way> {
    let exits = doors(plan, from);
    let entries = doors(plan, to);
    let goal = to.rect.center();
    let slack = to.rect.w / 2.0 + to.rect.h / 2.0 + plan.gutter;
    let left = |node: &Node| {
        let length = (plan.x(node.gutter) - goal.x).abs() + (plan.y(node.corridor) - goal.y).abs();
        cost(length - slack)
    };
    // Only looked up, never iterated: their order does not matter.
    let mut best: HashMap<Node, u64> = HashMap::new();
    let mut came: HashMap<Node, Option<Node>> = HashMap::new();
    let mut started: HashMap<Node, Side> = HashMap::new();
    let mut queue = BinaryHeap::new();
    for &(side, gutter, corridor, length) in &exits {
        let node = Node {
            gutter,
            corridor,
            upright: !is_upright(side),
        };
        let spent = cost(length + CORNER);
        if best.get(&node).is_none_or(|&known| spent < known) {
            best.insert(node, spent);
            came.insert(node, None);
            started.insert(node, side);
            queue.push(Reverse((spent + left(&node), spent, Stop::Node(node))));
        }
    }
    while let Some(Reverse((_, spent, stop))) = queue.pop() {
        let node = match stop {
            Stop::Node(node) => node,
            Stop::Goal(node, side) => return Some(walked(&came, &started, node, side)),
        };
        if best.get(&node).is_some_and(|&known| known < spent) {
            continue;
        }
        for &(side, gutter, corridor, length) in &entries {
            if (gutter, corridor) == (node.gutter, node.corridor) {
                // A side is entered level, out of the gutter; top and bottom upright, out of the corridor.
                let turns = if node.upright == is_upright(side) { 2.0 } else { 1.0 };
                let whole = spent + cost(length + CORNER * turns);
                queue.push(Reverse((whole, whole, Stop::Goal(node, side))));
            }
        }
        for (next, length) in neighbours(plan, node) {
            let turn = if next.upright == node.upright { 0.0 } else { CORNER };
            let outer = if next.gutter == 0 || next.gutter + 1 == plan.gutters() {
                OUTER
            } else {
                0.0
            };
            let outer = if next.upright { outer } else { 0.0 };
            let whole = spent + cost(length + turn + outer);
            if best.get(&next).is_none_or(|&known| whole < known) {
                best.insert(next, whole);
                came.insert(next, Some(node));
                queue.push(Reverse((whole + left(&next), whole, Stop::Node(next))));
            }
        }
    }
    None
}

/// The crossings that can be reached from one, with their distance.
fn neighbours(plan: &Plan, node: Node) -> impl Iterator<Item = (Node, f32)> {
    let Node { gutter, corridor, .. } = node;
    let level = [
        gutter.checked_sub(1),
        (gutter + 1 < plan.gutters()).then_some(gutter + 1),
    ];
    let upright = [
        corridor
            .checked_sub(1)
            .filter(|&band| plan.gutter_is_free(gutter, band)),
        (corridor + 1 < plan.corridors() && plan.gutter_is_free(gutter, corridor)).then_some(corridor + 1),
    ];
    let level = level.into_iter().flatten().map(move |next| {
        let node = Node {
            gutter: next,
            corridor,
            upright: false,
        };
        (node, (plan.x(next) - plan.x(gutter)).abs())
    });
    let upright = upright.into_iter().flatten().map(move |next| {
        let node = Node {
            gutter,
            corridor: next,
            upright: true,
        };
        (node, (plan.y(next) - plan.y(corridor)).abs())
    });
    level.chain(upright)
}

/// The way that led to the last crossing before the goal.
fn walked(came: &HashMap<Node, Option<Node>>, started: &HashMap<Node, Side>, last: Node, enters: Side) -> Way {
    let mut nodes = vec![last];
    while let Some(Some(before)) = nodes.last().and_then(|node| came.get(node)) {
        nodes.push(*before);
    }
    nodes.reverse();
    let leaves = nodes
        .first()
        .and_then(|node| started.get(node))
        .copied()
        .unwrap_or(Side::Right);
    let mut legs = vec![Leg::Joint];
    let mut go = |leg: Leg| {
        if legs.last() != Some(&leg) {
            legs.push(leg);
        }
    };
    for (place, node) in nodes.iter().enumerate() {
        // The first crossing is reached out of the card: a side's way runs in the gutter, the top's in the corridor.
        let upright = if place == 0 { !is_upright(leaves) } else { node.upright };
        go(if upright {
            Leg::Gutter(node.gutter)
        } else {
            Leg::Corridor(node.corridor)
        });
    }
    go(if is_upright(enters) {
        Leg::Corridor(last.corridor)
    } else {
        Leg::Gutter(last.gutter)
    });
    legs.push(Leg::Joint);
    Way { leaves, enters, legs }
}
