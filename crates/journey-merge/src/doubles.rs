//! Links that several people drew between the same ends, apart from each other.

use std::collections::{BTreeMap, BTreeSet};

use journey_model::{Element, Id, Link, LinkKind};

use crate::outcome::{Outcome, Stands};
use crate::rec::Rec;
use crate::whole::Whole;

/// One stays of those that say the same; where their words differ, the one with the smallest id is in conflict with the
/// others. Two that one person drew are that person's business.
pub(crate) fn join_doubles(whole: &mut Whole) {
    for rows in doubles(whole) {
        let links: Vec<(usize, Link)> = rows
            .into_iter()
            .filter_map(|number| match whole.outcomes[number].shown() {
                Some(Rec::Link(link)) => Some((number, link.clone())),
                _ => None,
            })
            .collect();
        let Some(((stays, first), others)) = links.split_first() else {
            continue;
        };
        let mut stands = Stands::default();
        let mut labels: BTreeMap<&str, &Link> = BTreeMap::new();
        for (number, link) in &links {
            let told = labels.entry(link.label.as_str()).or_insert(link);
            let makers = whole.makers(whole.table.row(*number));
            stands.add(Some(journey_model::Record::Link((*told).clone())), makers);
        }
        for (number, _) in others {
            whole.outcomes[*number] = Outcome::Gone;
        }
        if stands.is_conflict() {
            whole.outcomes[*stays] = Outcome::made(journey_model::Record::Link(first.clone()), stands);
        }
    }
}

/// The rows of links that are doubles of each other, by id.
fn doubles(whole: &Whole) -> Vec<Vec<usize>> {
    let mut drawn: BTreeMap<(LinkKind, Id, Id), Vec<usize>> = BTreeMap::new();
    let mut named: BTreeSet<Id> = BTreeSet::new();
    for (number, outcome) in whole.outcomes.iter().enumerate() {
        match outcome.shown() {
            Some(Rec::Element(Element::Conflict(conflict))) => drop(named.insert(conflict.of)),
            Some(Rec::Link(link)) if outcome.stands().is_none() && whole.table.row(number).base.is_none() => {
                drawn.entry((link.kind, link.from, link.to)).or_default().push(number);
            }
            _ => {}
        }
    }
    let apart = |rows: &Vec<usize>| {
        let row = |number: &usize| whole.table.row(*number);
        let versions = whole.names.len();
        let once = (0..versions).all(|at| rows.iter().filter(|number| row(number).versions[at].is_some()).count() < 2);
        rows.len() > 1 && once && !rows.iter().any(|number| named.contains(&row(number).id))
    };
    drawn.into_values().filter(apart).collect()
}
