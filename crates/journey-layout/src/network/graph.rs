//! The paths between touchpoints, and what follows from them.

use std::collections::BTreeMap;

use journey_model::{Id, Journey, Link, LinkKind};
use petgraph::algo::{kosaraju_scc, toposort};
use petgraph::graphmap::DiGraphMap;

/// The way from one stop to another; stops are counted in reading order.
pub(super) struct Path<'a> {
    /// What somebody drew; `None` for a path that only follows from the order of the steps.
    pub link: Option<&'a Link>,
    pub from: usize,
    pub to: usize,
    /// Whether it belongs to a loop: one comes back to where it starts.
    pub in_loop: bool,
}

/// The paths that somebody drew, by id; `None` when nobody drew any. `numbers` counts the touchpoints, `stops` tells where
/// each of them stands. What leads nowhere else than to its own stop is left out.
pub(super) fn drawn<'a>(journey: &'a Journey, numbers: &BTreeMap<Id, usize>, stops: &[usize]) -> Option<Vec<Path<'a>>> {
    let ways: Vec<(&Link, usize, usize)> = journey
        .links()
        .filter(|link| link.kind == LinkKind::LeadsTo)
        .filter_map(|link| Some((link, *numbers.get(&link.from)?, *numbers.get(&link.to)?)))
        .collect();
    if ways.is_empty() {
        return None;
    }
    // Loops are found between touchpoints: two paths through one collapsed stage are no loop because they meet there.
    let graph: DiGraphMap<usize, ()> = ways.iter().map(|&(_, from, to)| (from, to)).collect();
    let mut component = BTreeMap::new();
    // Kosaraju's algorithm does without recursion: a path of any length is no danger to the stack.
    for (number, members) in kosaraju_scc(&graph).into_iter().enumerate() {
        for member in members {
            component.insert(member, number);
        }
    }
    let paths = ways.into_iter().filter_map(|(link, from, to)| {
        let path = Path {
            link: Some(link),
            from: *stops.get(from)?,
            to: *stops.get(to)?,
            // Nothing leads to itself, so that two ends in one component always are a loop.
            in_loop: component.get(&from) == component.get(&to),
        };
        (path.from != path.to).then_some(path)
    });
    Some(paths.collect())
}

/// The path that the order of the steps implies: from each stop to the next one in reading order.
pub(super) fn implied<'a>(stops: usize) -> Vec<Path<'a>> {
    let next = |to: usize| Path {
        link: None,
        from: to - 1,
        to,
        in_loop: false,
    };
    (1..stops).map(next).collect()
}

/// For each stop, how many of its own cell come before it on their path: they stand above each other in this order.
/// `cells` says in which cell each one stands. A way back within a cell does not count.
pub(super) fn ranks(paths: &[Path], cells: &[(usize, usize)]) -> Vec<usize> {
    let mut ranks = vec![0; cells.len()];
    let inside = |path: &&Path| path.link.is_some() && cells.get(path.from) == cells.get(path.to);
    // Within a loop only the ways down in reading order are kept, so that no circle is left.
    let onward = |path: &&Path| !path.in_loop || path.from < path.to;
    let graph: DiGraphMap<usize, ()> = paths
        .iter()
        .filter(inside)
        .filter(onward)
        .map(|path| (path.from, path.to))
        .collect();
    for at in toposort(&graph, None).unwrap_or_default() {
        for next in graph.neighbors(at) {
            ranks[next] = ranks[next].max(ranks[at] + 1);
        }
    }
    ranks
}
