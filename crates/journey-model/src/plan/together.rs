//! Several commands as one gesture: all of them or none.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use super::{MAX_PARTS, plan};
use crate::{Act, Change, Command, Id, Journey, Label, Record, Refusal, Transaction};

/// Each command is planned on what the former ones leave behind. One that would change nothing is passed over; any other
/// refusal refuses them all. Commands may come in groups, one deep.
pub(super) fn together(journey: &Journey, act: Act, commands: &[Command]) -> Result<Transaction, Refusal> {
    let mut list: Vec<&Command> = Vec::new();
    flatten(commands, 0, &mut list)?;
    let mut scratch = Cow::Borrowed(journey);
    let mut label: Option<Label> = None;
    let mut merged: BTreeMap<Id, Change> = BTreeMap::new();
    for (number, command) in list.iter().enumerate() {
        let transaction = match plan(&scratch, command) {
            Ok(transaction) => transaction,
            Err(Refusal::NothingToDo) => continue,
            Err(refusal) => return Err(refusal),
        };
        if number + 1 < list.len() {
            let applied = scratch.to_mut().apply(&transaction);
            // A plan always fits the journey that it was made for.
            applied.map_err(|broken| Refusal::Missing { id: broken.id })?;
        }
        match &mut label {
            None => label = Some(transaction.label),
            Some(label) => label.count = label.count.saturating_add(transaction.label.count),
        }
        for change in transaction.changes {
            merge(&mut merged, change)?;
        }
    }
    let changes: Vec<Change> = merged
        .into_values()
        .filter(|change| change.before != change.after)
        .collect();
    match label {
        Some(label) if !changes.is_empty() => Ok(Transaction {
            label: Label {
                act,
                // Several fields of one card are one card that was edited.
                count: label.count.min(u32::try_from(changes.len()).unwrap_or(u32::MAX)),
                ..label
            },
            changes,
        }),
        _ => Err(Refusal::NothingToDo),
    }
}

fn flatten<'a>(commands: &'a [Command], depth: usize, list: &mut Vec<&'a Command>) -> Result<(), Refusal> {
    for command in commands {
        match command {
            Command::Together { commands, .. } if depth == 0 => flatten(commands, depth + 1, list)?,
            Command::Together { .. } => return Err(Refusal::TooMany { max: 1 }),
            command if list.len() < MAX_PARTS => list.push(command),
            _ => return Err(Refusal::TooMany { max: MAX_PARTS as u32 }),
        }
    }
    Ok(())
}

/// What was before the first change and is after the last one.
fn merge(merged: &mut BTreeMap<Id, Change>, change: Change) -> Result<(), Refusal> {
    match merged.entry(change.id) {
        Entry::Vacant(entry) => {
            entry.insert(change);
        }
        Entry::Occupied(mut entry) => {
            let first = entry.get_mut();
            // An id stands for one thing: what went may come back, but not as something else.
            let other = match (&first.before, &change.after) {
                (Some(Record::Element(before)), Some(Record::Element(after))) => before.kind() != after.kind(),
                (Some(before), Some(after)) => std::mem::discriminant(before) != std::mem::discriminant(after),
                _ => false,
            };
            if other {
                return Err(Refusal::Taken { id: change.id });
            }
            first.after = change.after;
        }
    }
    Ok(())
}
