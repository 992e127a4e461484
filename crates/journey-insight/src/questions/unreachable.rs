//! Touchpoints that no way leads to.

use std::collections::{BTreeMap, BTreeSet};

use journey_model::{Element, Id};
use petgraph::algo::kosaraju_scc;
use petgraph::graphmap::DiGraphMap;
use petgraph::visit::{Dfs, IntoNeighbors, NodeFiltered, VisitMap};

use crate::ground::Ground;
use crate::{Finding, Kind, Weight};

/// A place of the path. A link to a step leads to all that is met in it; one from a step is open to whoever was there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Node {
    /// Where everybody begins.
    Start,
    /// A card.
    Card(u64),
    /// Coming into a step or stage.
    Into(u64),
    /// Going on from a step or stage.
    From(u64),
}

/// What is not reached from the first stage in which anybody meets the brand; of a chain that hangs loose where it begins.
/// Depth-first searches, linear in cards and links.
pub(crate) fn ask(ground: &Ground) -> Vec<Finding> {
    let Some((_, first)) = ground.met().next().filter(|_| ground.is_drawn()) else {
        return Vec::new();
    };
    let graph = graph(ground, ground.stages[ground.stage_of(first.column)].columns.end);
    let mut search = Dfs::new(&graph, Node::Start);
    while search.next(&graph).is_some() {}
    let is_loose = |node: Node| !search.discovered.is_visited(&node);
    let met = ground.met().map(|(at, laid)| (Node::Card(laid.card.id.bits()), at));
    let met: BTreeMap<Node, usize> = met.filter(|(node, _)| is_loose(*node)).collect();
    if met.is_empty() {
        return Vec::new();
    }
    // Of those that lead round to one another the first stands for all; what a group leads to comes before it in the list.
    let loose = NodeFiltered::from_fn(&graph, is_loose);
    let groups = kosaraju_scc(&loose);
    let members = groups.iter().enumerate();
    let members = members.flat_map(|(group, nodes)| nodes.iter().map(move |node| (*node, group)));
    let group_of: BTreeMap<Node, usize> = members.collect();
    let mut hangs_on = vec![false; groups.len()];
    let mut begins = Vec::new();
    for (at, nodes) in groups.iter().enumerate().rev() {
        let first = nodes.iter().filter_map(|node| met.get(node).copied()).min();
        begins.extend(first.filter(|_| !hangs_on[at]));
        if first.is_some() || hangs_on[at] {
            for next in nodes.iter().flat_map(|node| loose.neighbors(*node)) {
                hangs_on[group_of[&next]] = true;
            }
        }
    }
    begins.sort_unstable();
    let begins = begins.into_iter().map(|at| &ground.touchpoints[at]);
    begins
        .map(|laid| {
            Finding::new(Kind::Unreachable, Weight::Middle, vec![laid.card.id])
                .text("card", &laid.card.text)
                .text("step", ground.step_name(laid.column))
                .text("stage", ground.stage_name(laid.column))
        })
        .collect()
}

fn graph(ground: &Ground, first_end: usize) -> DiGraphMap<Node, ()> {
    let mut graph = DiGraphMap::new();
    graph.add_node(Node::Start);
    let mut wide: BTreeSet<Id> = BTreeSet::new();
    let is_card = |id: Id| matches!(ground.journey.element(id), Some(Element::Card(_)));
    for link in ground.path_links() {
        let from = if is_card(link.from) {
            Node::Card(link.from.bits())
        } else {
            Node::From(link.from.bits())
        };
        let to = if is_card(link.to) {
            Node::Card(link.to.bits())
        } else {
            Node::Into(link.to.bits())
        };
        graph.add_edge(from, to, ());
        wide.extend([link.from, link.to].into_iter().filter(|end| !is_card(*end)));
    }
    for laid in &ground.touchpoints {
        let card = graph.add_node(Node::Card(laid.card.id.bits()));
        if laid.column < first_end {
            graph.add_edge(Node::Start, card, ());
        }
        let step = ground.steps.get(laid.column).map(|step| step.id);
        let stage = ground.steps.get(laid.column).map(|step| step.stage);
        for holder in [step, stage]
            .into_iter()
            .flatten()
            .filter(|holder| wide.contains(holder))
        {
            graph.add_edge(Node::Into(holder.bits()), card, ());
            graph.add_edge(card, Node::From(holder.bits()), ());
        }
    }
    // What lies on somebody's path is met.
    for at in ground.actors.iter().flat_map(|actor| ground.path(actor)) {
        graph.add_edge(Node::Start, Node::Card(ground.touchpoints[at].card.id.bits()), ());
    }
    graph
}
