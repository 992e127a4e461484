//! Junctions: touchpoints without which the path would fall apart, and at which several ways meet. They are moments of truth
//! before anybody calls them so.

use petgraph::algo::articulation_points::articulation_points;
use petgraph::graph::UnGraph;

use crate::ground::Ground;
use crate::{Finding, Kind, Limit, Weight};

/// Articulation points of the path without its directions, by R. Tarjan (1972), linear in touchpoints and ways. In a path without
/// branches every touchpoint is one, so that only those count at which several ways meet.
pub(crate) fn ask(ground: &Ground) -> Vec<Finding> {
    let mut ways: Vec<(usize, usize)> = ground
        .ways
        .iter()
        .map(|(from, to)| (*from.min(to), *from.max(to)))
        .collect();
    ways.sort_unstable();
    ways.dedup();
    let count = ground.touchpoints.len();
    let mut graph: UnGraph<(), (), u32> = UnGraph::with_capacity(count, ways.len());
    let nodes: Vec<_> = (0..count).map(|_| graph.add_node(())).collect();
    let mut degrees = vec![0usize; count];
    for (from, to) in ways {
        graph.add_edge(nodes[from], nodes[to], ());
        degrees[from] += 1;
        degrees[to] += 1;
    }
    let mut points: Vec<usize> = articulation_points(&graph)
        .into_iter()
        .map(|node| node.index())
        .collect();
    points.sort_unstable();
    let many = |at: &usize| degrees[*at] as f64 >= ground.limit(Limit::JunctionWays);
    let points = points
        .into_iter()
        .filter(many)
        .map(|at| (degrees[at], &ground.touchpoints[at]));
    points
        .filter(|(_, laid)| !laid.is.moment_of_truth)
        .map(|(ways, laid)| {
            Finding::new(Kind::Junction, Weight::Light, vec![laid.card.id])
                .text("card", &laid.card.text)
                .text("step", ground.step_name(laid.column))
                .count("ways", ways)
        })
        .collect()
}
