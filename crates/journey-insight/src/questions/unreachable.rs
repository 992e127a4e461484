//! Touchpoints that no way leads to.

use std::collections::BTreeSet;

use journey_model::{Element, Id, Touchpoint};
use petgraph::Direction;
use petgraph::graphmap::DiGraphMap;
use petgraph::visit::Dfs;

use crate::ground::{Ground, Laid};
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
/// Depth-first search, linear in cards and links.
pub(crate) fn ask(ground: &Ground) -> Vec<Finding> {
    if !ground.is_drawn() {
        return Vec::new();
    }
    let Some(first) = ground
        .stages
        .iter()
        .find(|stage| !stage.of(&ground.touchpoints).is_empty())
    else {
        return Vec::new();
    };
    let graph = graph(ground, first.columns.end);
    let mut search = Dfs::new(&graph, Node::Start);
    let mut reached: BTreeSet<Node> = BTreeSet::new();
    while let Some(node) = search.next(&graph) {
        reached.insert(node);
    }
    let node = |laid: &Laid<'_, &Touchpoint>| Node::Card(laid.card.id.bits());
    let later = ground.touchpoints.iter();
    let mut loose: Vec<_> = later
        .filter(|laid| laid.column >= first.columns.end && !reached.contains(&node(laid)))
        .collect();
    let mut begins: Vec<_> = loose.clone();
    begins.sort_by_key(|laid| {
        graph
            .neighbors_directed(node(laid), Direction::Incoming)
            .next()
            .is_some()
    });
    let mut met: BTreeSet<Node> = BTreeSet::new();
    let mut first_of: BTreeSet<Node> = BTreeSet::new();
    for laid in begins {
        if met.contains(&node(laid)) {
            continue;
        }
        first_of.insert(node(laid));
        search.move_to(node(laid));
        while let Some(node) = search.next(&graph) {
            met.insert(node);
        }
    }
    loose.retain(|laid| first_of.contains(&node(laid)));
    loose
        .into_iter()
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
        let card = Node::Card(laid.card.id.bits());
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
