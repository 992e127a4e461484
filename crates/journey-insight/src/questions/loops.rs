//! Loops: groups of places from each of which the path leads back to it.

use std::collections::BTreeMap;

use journey_model::{Id, LinkKind};
use petgraph::algo::kosaraju_scc;
use petgraph::graphmap::DiGraphMap;

use crate::ground::Ground;
use crate::{Finding, Kind, Weight};

/// Strongly connected components, by S. R. Kosaraju (M. Sharir 1981), linear in places and links. Its searches keep a list where
/// those of Tarjan's way call themselves, so that no path is too long for it.
pub(crate) fn ask(ground: &Ground) -> Vec<Finding> {
    let mut path: DiGraphMap<u64, ()> = DiGraphMap::new();
    let mut links: Vec<(u64, u64)> = ground
        .journey
        .links()
        .filter(|link| link.kind == LinkKind::LeadsTo)
        .map(|link| (link.from.bits(), link.to.bits()))
        .collect();
    links.sort_unstable();
    for (from, to) in links {
        path.add_edge(from, to, ());
    }
    let read: BTreeMap<Id, usize> = ground
        .cards
        .iter()
        .enumerate()
        .map(|(at, laid)| (laid.card.id, at))
        .collect();
    let groups = kosaraju_scc(&path).into_iter().filter(|group| group.len() > 1);
    let mut groups: Vec<Vec<(usize, Id)>> = groups
        .map(|group| {
            let ids = group.into_iter().map(Id::from_bits);
            let mut ids: Vec<(usize, Id)> = ids
                .map(|id| (read.get(&id).copied().unwrap_or(usize::MAX), id))
                .collect();
            ids.sort_unstable();
            ids
        })
        .collect();
    groups.sort_unstable();
    let name = |place: Option<&(usize, Id)>| {
        let element = place.and_then(|(_, id)| ground.journey.element(*id));
        element.map_or("", journey_model::Element::name)
    };
    groups
        .iter()
        .map(|group| {
            Finding::new(Kind::Loop, Weight::Light, group.iter().map(|(_, id)| *id).collect())
                .count("cards", group.len())
                .text("first", name(group.first()))
                .text("last", name(group.last()))
        })
        .collect()
}
