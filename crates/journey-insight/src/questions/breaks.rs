//! Channel breaks: neighbouring touchpoints of different families that promise different things, speak in different voices, or have
//! no way from one to the other.

use std::collections::BTreeSet;
use std::ops::Range;

use journey_model::{Family, Touchpoint};

use crate::ground::{Ground, Laid};
use crate::{Fact, Finding, Kind, Weight};

type Met<'a> = Laid<'a, &'a Touchpoint>;

pub(crate) fn ask(ground: &Ground) -> Vec<Finding> {
    let joined = ground.ways.iter().filter_map(|(from, to)| {
        let (from, to) = (ground.touchpoints.get(*from)?, ground.touchpoints.get(*to)?);
        // Nobody goes yet from one touchpoint that is only proposed to another.
        if !ground.is_told(from.card) && !ground.is_told(to.card) {
            return None;
        }
        let breaks = differences(from.is, to.is);
        (!breaks.is_empty()).then(|| broken(from, to, breaks))
    });
    let mut findings: Vec<Finding> = joined.collect();
    if ground.is_drawn() {
        findings.extend(
            unbridged(ground)
                .into_iter()
                .map(|(from, to)| broken(from, to, vec!["NoLink"])),
        );
    }
    findings
}

/// What two touchpoints of different families have otherwise.
fn differences(from: &Touchpoint, to: &Touchpoint) -> Vec<&'static str> {
    if from.family == to.family {
        return Vec::new();
    }
    let differ = |one: &str, other: &str| {
        let (one, other) = (plain(one), plain(other));
        !one.is_empty() && !other.is_empty() && one != other
    };
    let breaks = [
        ("Promise", differ(&from.promise, &to.promise)),
        ("Tone", differ(&from.tone, &to.tone)),
    ];
    breaks.into_iter().filter_map(|(name, is)| is.then_some(name)).collect()
}

fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// Neighbouring columns of touchpoints that have no family in common, where nothing leads on from the one and nothing leads to the other:
/// the first touchpoint of each. A way that passes over a column goes on, and one that begins at a column comes from nowhere.
fn unbridged<'g, 'a>(ground: &'g Ground<'a>) -> Vec<(&'g Met<'a>, &'g Met<'a>)> {
    let touchpoints: Vec<&Met> = ground.met().map(|(_, laid)| laid).collect();
    let columns: Vec<&[&Met]> = touchpoints.chunk_by(|one, other| one.column == other.column).collect();
    // What goes on from a column, and what comes to one from before; a way back joins as well.
    let (mut left, mut met) = (Vec::new(), Vec::new());
    for (from, to) in ground.leads() {
        let (from, to) = (from.columns, to.columns);
        if from.is_empty() || to.is_empty() {
            continue;
        }
        for (one, other) in [(&from, &to), (&to, &from)] {
            left.push(one.start..one.end.min(other.end - 1));
            met.push(one.start.max(other.start + 1)..one.end);
        }
    }
    let (left, met) = (covered(&left, ground.steps.len()), covered(&met, ground.steps.len()));
    let families = |column: &[&Met]| column.iter().map(|laid| laid.is.family).collect::<BTreeSet<Family>>();
    let pairs = columns.windows(2).filter_map(|pair| {
        let (before, after) = (*pair.first()?, *pair.get(1)?);
        let (from, to) = (*before.first()?, *after.first()?);
        let is_open = !left[from.column] && !met[to.column];
        let is_apart = families(before).is_disjoint(&families(after));
        (is_apart && is_open).then_some((from, to))
    });
    pairs.collect()
}

/// For each of so many columns, whether one of the ranges covers it. Linear, however long they are.
fn covered(ranges: &[Range<usize>], columns: usize) -> Vec<bool> {
    let mut turns = vec![0i64; columns + 1];
    for range in ranges.iter().filter(|range| !range.is_empty()) {
        turns[range.start] += 1;
        turns[range.end] -= 1;
    }
    let open = turns.iter().scan(0, |open, turn| {
        *open += turn;
        Some(*open > 0)
    });
    open.collect()
}

fn broken(from: &Met, to: &Met, breaks: Vec<&'static str>) -> Finding {
    let mut finding = Finding::new(Kind::ChannelBreak, Weight::Middle, vec![from.card.id, to.card.id])
        .beside(to.card.id)
        .text("from", &from.card.text)
        .text("to", &to.card.text)
        .with("from_family", Fact::Word(word(from.is.family)))
        .with("to_family", Fact::Word(word(to.is.family)));
    if breaks.contains(&"Promise") {
        finding = finding
            .text("from_promise", &from.is.promise)
            .text("to_promise", &to.is.promise);
    }
    if breaks.contains(&"Tone") {
        finding = finding.text("from_tone", &from.is.tone).text("to_tone", &to.is.tone);
    }
    finding.with("breaks", Fact::Words(breaks))
}

fn word(family: Family) -> &'static str {
    match family {
        Family::Digital => "Digital",
        Family::Physical => "Physical",
        Family::Relational => "Relational",
    }
}
