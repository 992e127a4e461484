//! The merge: records one by one, then the map as a whole, then the conflicts that are left.

use journey_model::{Broken, Conflict, Element, Id, Journey, Record, Unknown};

use crate::apart::with_own_ids;
use crate::brought::{Joined, brought};
use crate::doubles::join_doubles;
use crate::marks::{id_of, mark};
use crate::outcome::Outcome;
use crate::rec::Rec;
use crate::table::Table;
use crate::whole::Whole;

/// A journey as somebody edited it.
#[derive(Debug, Clone, Copy)]
pub struct Version<'a> {
    /// The journey.
    pub journey: &'a Journey,
    /// Whose it is, by name; may be empty. Only told, never decided by.
    pub by: &'a str,
}

/// Journeys that were brought together.
#[derive(Debug, Clone)]
pub struct Merged {
    /// The whole journey, with its conflicts.
    pub journey: Journey,
    /// The conflicts that this merge brought about, by id. Those that a version already had are not among them.
    pub conflicts: Vec<Id>,
    /// Who brought what.
    pub joined: Joined,
}

/// Brings two journeys together that were edited apart since they were `base`.
///
/// An error is a mistake in this crate, never in the journeys: each of them is whole, and so is what they come to.
pub fn merge(base: &Journey, ours: Version, theirs: Version) -> Result<Merged, Broken> {
    merge_many(base, &[ours, theirs])
}

/// Brings any number of journeys together that were edited apart since they were `base`, whatever their order. See
/// [`merge`] for the error.
pub fn merge_many(base: &Journey, versions: &[Version]) -> Result<Merged, Broken> {
    bring_together(Some(base), versions)
}

/// Brings two journeys together of which nobody knows what they were before. What either has is in the result; what is
/// otherwise in both is in conflict, but for places among siblings. See [`merge`] for the error.
pub fn merge_unrelated(ours: Version, theirs: Version) -> Result<Merged, Broken> {
    bring_together(None, &[ours, theirs])
}

fn bring_together(base: Option<&Journey>, versions: &[Version]) -> Result<Merged, Broken> {
    let names: Vec<&str> = versions.iter().map(|version| version.by).collect();
    let journeys: Vec<&Journey> = versions.iter().map(|version| version.journey).collect();
    let table = Table::new(base, &journeys);
    let renamed = with_own_ids(&table, base, &journeys)?;
    if renamed.iter().all(Option::is_none) {
        return of_table(base, &journeys, &names, &table);
    }
    let own = renamed.iter().zip(journeys);
    let journeys: Vec<&Journey> = own
        .map(|(renamed, journey)| renamed.as_ref().unwrap_or(journey))
        .collect();
    of_table(base, &journeys, &names, &Table::new(base, &journeys))
}

fn of_table(base: Option<&Journey>, journeys: &[&Journey], names: &[&str], table: &Table) -> Result<Merged, Broken> {
    let mut whole = Whole::new(table, names);
    whole.mend();
    join_doubles(&mut whole);
    let made = whole.outcomes.iter().filter_map(|outcome| match outcome {
        Outcome::Made(made) if !made.stands.is_conflict() => Some(made.shown.id()),
        _ => None,
    });
    let joined = Joined {
        brought: brought(table, names, base.is_some()),
        together: made.collect(),
    };
    let mut conflicts = Vec::new();
    let mut records = Vec::with_capacity(whole.outcomes.len());
    let mut new = Vec::new();
    for outcome in &whole.outcomes {
        records.extend(outcome.shown().map(Rec::to_record));
        let (Some(shown), Some(stands)) = (outcome.shown(), outcome.stands()) else {
            continue;
        };
        let of = shown.id();
        let sides = stands.clone().sides();
        let marks: Vec<String> = sides
            .iter()
            .map(|side| side.record.as_deref().map_or_else(String::new, mark))
            .collect();
        let of_text = of.to_string();
        let parts: Vec<&str> = std::iter::once(of_text.as_str())
            .chain(marks.iter().map(String::as_str))
            .collect();
        let is_known =
            |id: Id| matches!(whole.shown(id), Some(Rec::Element(Element::Conflict(known))) if known.of == of);
        let id = id_of(&parts, |id| whole.shown(id).is_some() && !is_known(id));
        if !is_known(id) {
            new.push(Record::Element(Element::Conflict(Conflict { id, of, sides })));
            conflicts.push(id);
        }
    }
    conflicts.sort_unstable();
    records.extend(new);
    let mut journey = Journey::from_records(records)?;
    let none = Unknown::default();
    let unknown: Vec<&Unknown> = journeys.iter().map(|journey| journey.unknown()).collect();
    let was = base.map_or(&none, Journey::unknown);
    if !was.is_empty() || unknown.iter().any(|unknown| !unknown.is_empty()) {
        journey.keep_unknown(Unknown::merged(was, &unknown));
    }
    Ok(Merged {
        journey,
        conflicts,
        joined,
    })
}
