//! Loops: groups of places from each of which the path leads back to it.

use std::collections::BTreeMap;

use journey_model::Id;
use petgraph::algo::kosaraju_scc;
use petgraph::graphmap::DiGraphMap;

use crate::ground::Ground;
use crate::{Finding, Kind, Weight};

/// Strongly connected components, by S. R. Kosaraju (M. Sharir 1981), linear in places and links. Its searches keep a list where
/// those of Tarjan's way call themselves, so that no path is too long for it.
pub(crate) fn ask(ground: &Ground) -> Vec<Finding> {
    let mut path: DiGraphMap<u64, ()> = DiGraphMap::new();
    let mut links: Vec<(u64, u64)> = ground
        .path_links()
        .map(|link| (link.from.bits(), link.to.bits()))
        .collect();
    links.sort_unstable();
    for (from, to) in links {
        path.add_edge(from, to, ());
    }
    let read = reading_order(ground);
    let groups = kosaraju_scc(&path).into_iter().filter(|group| group.len() > 1);
    let mut groups: Vec<Vec<(Read, Id)>> = groups
        .map(|group| {
            let ids = group.into_iter().map(Id::from_bits);
            let mut ids: Vec<(Read, Id)> = ids.filter_map(|id| Some((*read.get(&id)?, id))).collect();
            ids.sort_unstable();
            ids
        })
        .collect();
    groups.sort_unstable();
    let name = |place: Option<&(Read, Id)>| {
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

/// When something is read: its column, stages before steps before cards, and its number among the cards.
type Read = (usize, u8, usize);

fn reading_order(ground: &Ground) -> BTreeMap<Id, Read> {
    let stages = ground
        .stages
        .iter()
        .map(|stage| (stage.stage.id, (stage.columns.start, 0, 0)));
    let steps = ground.steps.iter().enumerate().map(|(at, step)| (step.id, (at, 1, 0)));
    let cards = ground.cards.iter().enumerate();
    let cards = cards.map(|(at, laid)| (laid.card.id, (laid.column, 2, at)));
    stages.chain(steps).chain(cards).collect()
}
