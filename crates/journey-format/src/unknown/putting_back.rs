//! Putting fields that are not known back into a record.

use std::collections::BTreeMap;

use journey_model::UnknownField;

use super::walk::{Spot, Walk};
use crate::wire::shape::Shape;

/// A record's line with these fields in their places, behind those that are known. A field whose place is not there any more,
/// because the card became one of another kind or lost its picture's crop, is left out, and so is one that is there already.
pub(crate) fn put_back(line: &str, shape: &'static Shape, fields: &[UnknownField]) -> String {
    let Ok(mut walk) = Walk::new(line, 0, true) else {
        return line.to_owned();
    };
    if walk.value(shape).is_err() {
        return line.to_owned();
    }
    let spots: BTreeMap<String, Spot> = walk.spots.into_iter().map(|spot| (spot.path.join("."), spot)).collect();
    let mut by_place: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for UnknownField { within, name, value } in fields {
        // What was kept before it was known here, and has been written since, is as it was written.
        let is_there = |spot: &Spot| spot.present.iter().any(|(present, _)| present == name);
        if spots.get(within).is_some_and(is_there) {
            continue;
        }
        by_place.entry(within).or_default().push(format!("{name}: {value}"));
    }
    // By byte: what goes in before it. What is known goes in front of what is not.
    let mut put: BTreeMap<usize, String> = BTreeMap::new();
    let mut ends: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for (place, fields) in &by_place {
        if spots.contains_key(*place) {
            continue;
        }
        // The field that held it goes without saying, and is written because of what is not known in it.
        let (parent, name) = place.rsplit_once('.').unwrap_or(("", place));
        let Some(spot) = spots.get(parent) else { continue };
        let Some((said, later)) = left_out(spot, name) else {
            continue;
        };
        let inside: Vec<&str> = [said]
            .into_iter()
            .filter(|said| !said.is_empty())
            .chain(fields.iter().map(String::as_str))
            .collect();
        let held = format!("{name}: ({})", inside.join(", "));
        match later {
            Some(later) => *put.entry(later).or_default() += &format!("{held}, "),
            None => ends.entry(parent).or_default().push(held),
        }
    }
    for (place, fields) in by_place {
        if spots.contains_key(place) {
            ends.entry(place).or_default().extend(fields);
        }
    }
    // A word that stands without brackets may end where those around it do: what is further in goes first.
    for (place, fields) in ends.into_iter().rev() {
        let Some(spot) = spots.get(place) else { continue };
        let fields = fields.join(", ");
        *put.entry(spot.end).or_default() += &match spot.open {
            None => format!("({fields})"),
            Some(_) if spot.present.is_empty() => fields,
            Some(_) => format!(", {fields}"),
        };
    }
    let mut whole = String::with_capacity(line.len() + put.values().map(String::len).sum::<usize>());
    let mut copied = 0;
    for (place, text) in put {
        whole += &line[copied..place];
        whole += &text;
        copied = place;
    }
    whole + &line[copied..]
}

/// What goes without saying in a field that is not there, and the byte of the first field behind it.
fn left_out(spot: &Spot, name: &str) -> Option<(&'static str, Option<usize>)> {
    let place = spot.fields.known.iter().position(|(known, _)| *known == name)?;
    let (_, Shape::Fields(fields)) = spot.fields.known.get(place)? else {
        return None;
    };
    let behind = spot.fields.known.get(place + 1..)?;
    let later = spot
        .present
        .iter()
        .filter(|(present, _)| behind.iter().any(|(known, _)| known == present))
        .map(|(_, start)| *start)
        .min();
    Some((fields.left_out?, later))
}
