//! Swimlanes: one a channel.

use std::collections::BTreeMap;

use journey_model::{Card, Family, Touchpoint};

/// The touchpoints of one channel.
pub(super) struct Swimlane {
    /// The channel as it was first written; empty for touchpoints without one.
    pub channel: String,
    /// The family of most of its touchpoints.
    pub family: Family,
    /// How many there are.
    pub touchpoints: usize,
}

/// Sorts touchpoints, given in reading order, into swimlanes. Returns the swimlanes from top to bottom and, for each
/// touchpoint, the number of its own.
///
/// Digital channels stand above physical and relational ones, each family in the order in which the journey first meets
/// its channels; touchpoints without a channel stand last. A path then mostly runs down to the right, so that few curves
/// cross, and a new link never moves a swimlane: only links decide about crossings, and a map that reorders itself while
/// somebody draws on it cannot be learnt by heart.
pub(super) fn swimlanes(touchpoints: &[(&Card, &Touchpoint)]) -> (Vec<Swimlane>, Vec<usize>) {
    let mut by_name: BTreeMap<String, usize> = BTreeMap::new();
    let mut found: Vec<(Swimlane, BTreeMap<Family, usize>)> = Vec::new();
    let mut of_card = Vec::with_capacity(touchpoints.len());
    for (_, touchpoint) in touchpoints {
        let channel = touchpoint.channel.split_whitespace().collect::<Vec<_>>().join(" ");
        let at = *by_name.entry(channel.to_lowercase()).or_insert_with(|| {
            let swimlane = Swimlane {
                channel,
                family: touchpoint.family,
                touchpoints: 0,
            };
            found.push((swimlane, BTreeMap::new()));
            found.len() - 1
        });
        if let Some((swimlane, families)) = found.get_mut(at) {
            swimlane.touchpoints += 1;
            *families.entry(touchpoint.family).or_default() += 1;
        }
        of_card.push(at);
    }
    for (swimlane, families) in &mut found {
        let most = families.values().max().copied().unwrap_or(0);
        // The family of the first touchpoint stays as long as no other has more.
        if families.get(&swimlane.family) != Some(&most)
            && let Some((&family, _)) = families.iter().find(|(_, count)| **count == most)
        {
            swimlane.family = family;
        }
    }
    let mut order: Vec<usize> = (0..found.len()).collect();
    order.sort_by_key(|&at| (found[at].0.channel.is_empty(), found[at].0.family, at));
    let mut rank = vec![0; found.len()];
    for (place, &at) in order.iter().enumerate() {
        rank[at] = place;
    }
    let mut swimlanes: Vec<(usize, Swimlane)> = found
        .into_iter()
        .enumerate()
        .map(|(at, (swimlane, _))| (rank[at], swimlane))
        .collect();
    swimlanes.sort_by_key(|(place, _)| *place);
    if swimlanes.is_empty() {
        // Where the first touchpoint can be put.
        let first = Swimlane {
            channel: String::new(),
            family: Family::default(),
            touchpoints: 0,
        };
        return (vec![first], of_card);
    }
    let swimlanes = swimlanes.into_iter().map(|(_, swimlane)| swimlane).collect();
    (swimlanes, of_card.into_iter().map(|at| rank[at]).collect())
}
