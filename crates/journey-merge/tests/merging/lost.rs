//! What a merge has lost: worked out the plain way, without any of the merge's own code.

use std::collections::BTreeSet;

use journey_merge::Merged;
use journey_model::*;

/// Every loss as a sentence; none is good.
pub fn lost(base: Option<&Journey>, sides: &[&Journey], merged: &Merged) -> Vec<String> {
    let mut losses = Vec::new();
    let result = &merged.journey;
    for side in sides {
        for record in side.records() {
            let id = record.id();
            if matches!(record, Record::Element(Element::Conflict(_))) {
                continue;
            }
            let was = base.and_then(|base| base.record(id));
            let is_changed = was.as_ref() != Some(&record);
            let deleted = was.is_some() && sides.iter().any(|other| other.record(id).is_none());
            let is = result.record(id);
            match (&is, is_changed) {
                // Somebody who saw it took it away, and nobody else wrote anything in it.
                (None, false) if deleted => {}
                (None, true) if deleted && is_order_alone(was.as_ref(), &record) => {}
                (None, _) if is_double(result, &record) => {}
                (None, _) => losses.push(format!("{id} is gone: {record:?}")),
                (Some(is), true) => losses.extend(words_lost(base, sides, result, was.as_ref(), &record, is)),
                _ => {}
            }
        }
    }
    losses
}

/// Every word that a side added, of every text, is in the result or in a conflict about it, unless another side took it away.
fn words_lost(
    base: Option<&Journey>,
    sides: &[&Journey],
    result: &Journey,
    was: Option<&Record>,
    record: &Record,
    is: &Record,
) -> Vec<String> {
    let words = |record: &Record| -> BTreeSet<String> {
        let texts = record.texts().into_iter().map(|(_, text)| text.to_owned());
        texts
            .flat_map(|text| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>())
            .collect()
    };
    let mut there = words(is);
    for conflict in result.conflicts_of(record.id()) {
        there.extend(conflict.records().flat_map(&words));
    }
    let old = was.map(words).unwrap_or_default();
    let all = words(record);
    let new = all.difference(&old).filter(|word| !there.contains(*word));
    let mut losses: Vec<String> = new
        .map(|word| format!("{word:?} of {record:?} is not in {is:?}"))
        .collect();
    // What the map is made of now is marked where several changed the same card's place or kind.
    let others = sides
        .iter()
        .filter_map(|side| side.record(record.id()))
        .filter(|other| Some(other) != was);
    let cells: BTreeSet<_> = others
        .filter_map(|other| cell_of(&other))
        .chain(cell_of(record))
        .collect();
    let news = cells
        .iter()
        .filter(|cell| was.and_then(cell_of).as_ref() != Some(*cell))
        .count();
    let marked = result.conflicts_of(record.id()).next().is_some();
    if base.is_some() && news > 1 && !marked {
        losses.push(format!("{record:?} was moved to different places and nothing says so"));
    }
    losses
}

fn cell_of(record: &Record) -> Option<(Id, Id)> {
    match record {
        Record::Element(Element::Card(card)) => card.place.map(|place| (place.lane, place.step)),
        _ => None,
    }
}

/// Whether another link in the result says the same, or is in conflict with this one.
fn is_double(result: &Journey, record: &Record) -> bool {
    let Record::Link(link) = record else { return false };
    result
        .links()
        .filter(|other| (other.kind, other.from, other.to) == (link.kind, link.from, link.to))
        .any(|other| {
            let in_sides = |conflict: &Conflict| conflict.records().any(|side| side == record);
            other.label == link.label || result.conflicts_of(other.id).any(in_sides)
        })
}

fn is_order_alone(was: Option<&Record>, record: &Record) -> bool {
    let (Some(was), Record::Element(_)) = (was, record) else {
        return false;
    };
    let difference = |record: &Record| format!("{record:?}");
    let without = |record: &Record| {
        let text = difference(record);
        let start = text.find("order: ").unwrap_or(0);
        let end = text[start..].find(',').map_or(start, |comma| start + comma);
        format!("{}{}", &text[..start], &text[end..])
    };
    without(was) == without(record)
}
