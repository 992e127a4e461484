//! Where the path through the touchpoints goes round, and where it stops.

use std::collections::{BTreeMap, BTreeSet};

use journey_model::{Content, Id, Journey, LinkKind};
use petgraph::algo::tarjan_scc;
use petgraph::graphmap::DiGraphMap;

/// The loops of the journey: groups of cards from each of which the path leads back to it. Strongly connected components
/// by R. Tarjan (1972), in time linear in cards and links. Each group and the list of groups is sorted by id.
pub fn loops(journey: &Journey) -> Vec<Vec<Id>> {
    let mut path: DiGraphMap<u64, ()> = DiGraphMap::new();
    for link in journey.links().filter(|link| link.kind == LinkKind::LeadsTo) {
        path.add_edge(link.from.bits(), link.to.bits(), ());
    }
    let mut groups: Vec<Vec<Id>> = tarjan_scc(&path)
        .into_iter()
        .filter(|group| group.len() > 1)
        .map(|group| {
            group
                .into_iter()
                .map(Id::from_bits)
                .collect::<BTreeSet<_>>()
                .into_iter()
                .collect()
        })
        .collect();
    groups.sort();
    groups
}

/// Touchpoints that the path reaches but does not leave although the journey goes on after them: something leads to them,
/// nothing leads on, and a later step has touchpoints too. Sorted by id.
pub fn dead_ends(journey: &Journey) -> Vec<Id> {
    let order: BTreeMap<Id, usize> = journey
        .steps()
        .iter()
        .enumerate()
        .map(|(at, step)| (step.id, at))
        .collect();
    let column = |id: Id| {
        let card = journey.card(id)?;
        matches!(card.content, Content::Touchpoint(_)).then_some(())?;
        order.get(&card.place?.step).copied()
    };
    let touchpoints: Vec<(Id, usize)> = journey
        .cards()
        .filter_map(|card| Some((card.id, column(card.id)?)))
        .collect();
    let last = touchpoints.iter().map(|(_, column)| *column).max();
    let stops = |id: Id| {
        let links = journey.links_of(id);
        let path = || links.iter().filter(|link| link.kind == LinkKind::LeadsTo);
        path().any(|link| link.to == id) && !path().any(|link| link.from == id)
    };
    let goes_on = |column: usize| last.is_some_and(|last| column < last);
    let found: BTreeSet<Id> = touchpoints
        .into_iter()
        .filter(|(id, column)| goes_on(*column) && stops(*id))
        .map(|(id, _)| id)
        .collect();
    found.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use journey_model::{Command, LaneKind, plan, sample};

    fn touchpoints(journey: &Journey) -> Vec<Id> {
        let lane = journey
            .lanes()
            .into_iter()
            .find(|lane| lane.kind == LaneKind::Touchpoints)
            .unwrap()
            .id;
        journey
            .steps()
            .iter()
            .flat_map(|step| journey.cards_at(lane, step.id))
            .map(|card| card.id)
            .collect()
    }

    fn carry_out(journey: &mut Journey, command: &Command) {
        let transaction = plan(journey, command).unwrap();
        journey.apply(&transaction).unwrap();
    }

    #[test]
    fn a_path_that_only_goes_on_has_no_loop_and_a_way_back_makes_one() {
        let mut journey = sample::journey(45);
        let touchpoints = touchpoints(&journey);
        assert!(loops(&journey).is_empty());
        let back = Command::AddLink {
            id: Id::from_bits(900_000),
            kind: LinkKind::LeadsTo,
            from: touchpoints[3],
            to: touchpoints[1],
            label: String::new(),
        };
        carry_out(&mut journey, &back);
        assert_eq!(loops(&journey), [touchpoints[1..=3].to_vec()]);
    }

    #[test]
    fn the_end_of_the_journey_is_no_dead_end_and_a_cut_path_is_one() {
        let mut journey = sample::journey(45);
        assert!(dead_ends(&journey).is_empty());
        let touchpoints = touchpoints(&journey);
        let cut = journey.links().find(|link| link.from == touchpoints[2]).unwrap().id;
        carry_out(&mut journey, &Command::Delete { ids: vec![cut] });
        assert_eq!(dead_ends(&journey), [touchpoints[2]]);
    }
}
