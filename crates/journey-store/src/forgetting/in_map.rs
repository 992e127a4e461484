//! A removal in the rows of one map.

use std::collections::BTreeMap;

use journey_model::{Change, Id, Label, Record};
use rusqlite::Connection;

use super::removing::Removing;
use super::{ForgottenInMap, Quoted};
use crate::table::changes::{self, Entry, OF_MAP};
use crate::table::maps::Line;
use crate::table::prints;
use crate::table::revisions::{Point, word};
use crate::table::words::Indexing;
use crate::{StoreError, table};

/// Takes the name out of a map's elements and links, journal, prints and the list's row; nothing when it is nowhere.
pub(super) fn forget(
    rows: &Connection,
    removing: &Removing<'_>,
    mut line: Line,
    write: bool,
) -> Result<Option<ForgottenInMap>, StoreError> {
    let map = line.row.map;
    let (mut records, _) = table::nodes::read(rows, map)?;
    records.extend(table::edges::read(rows, map)?.0);
    let quoted = quoted(rows, removing, &records, map)?;
    let mut found = ForgottenInMap {
        map,
        title: String::new(),
        fields: BTreeMap::new(),
        history: 0,
        revisions: 0,
        prints: 0,
    };
    for before in records {
        let mut after = before.clone();
        let told = &mut |kind, field| *found.fields.entry((kind, field)).or_default() += 1;
        if removing.record(&mut after, &quoted, told) && write {
            let change = Change {
                id: before.id(),
                before: Some(before),
                after: Some(after),
            };
            let seal = table::write_record(rows, map, &change, Indexing::Now)?;
            line.sums.present = line.sums.present.wrapping_add(seal);
        }
    }
    let (fields, seal) = unknown(rows, removing, map, write)?;
    line.sums.present = line.sums.present.wrapping_add(seal);
    let (entries, seal) = journal(rows, removing, &quoted, map, write)?;
    line.sums.past = line.sums.past.wrapping_add(seal);
    found.history = entries + fields;
    let (revisions, seal) = revisions(rows, removing, map, write)?;
    line.sums.past = line.sums.past.wrapping_add(seal);
    found.revisions = revisions;
    let (files, seal) = shared(rows, removing, map, write)?;
    line.sums.past = line.sums.past.wrapping_add(seal);
    found.history += files;
    let (printed, seal) = printed(rows, removing, &quoted, map, write)?;
    line.sums.past = line.sums.past.wrapping_add(seal);
    found.prints = printed;
    let summary = &mut line.row.summary;
    for text in [&mut summary.title, &mut summary.scenario, &mut summary.actor] {
        if let Some(replaced) = removing.naming.replaced(text) {
            *text = replaced;
        }
    }
    if found.fields.is_empty() && found.history + found.prints + found.revisions == 0 {
        return Ok(None);
    }
    if write {
        table::maps::update(rows, &line)?;
    }
    found.title = line.row.summary.title;
    Ok(Some(found))
}

/// Takes fields away that are not known here and have the name in them: nobody here can tell what would be left of them.
/// Gives their number, and how the map's sum of seals changes.
fn unknown(rows: &Connection, removing: &Removing<'_>, map: Id, write: bool) -> Result<(u32, i64), StoreError> {
    let (mut unknown, _) = table::unknown::get(rows, map)?;
    let dropped = unknown.drop_fields(|value| removing.naming.may_be_in_json(value));
    let seal = if dropped > 0 && write {
        table::unknown::put(rows, map, &unknown)?
    } else {
        0
    };
    Ok((u32::try_from(dropped).unwrap_or(u32::MAX), seal))
}

/// A row of the journal that may have the name in it.
struct Written {
    seq: i64,
    act: String,
    target: Option<i64>,
    at: i64,
    label: String,
    body: String,
    seal: i64,
    first: Option<i64>,
}

/// Rows of the journal whose texts are such.
fn rows_of_journal(
    rows: &Connection,
    map: &str,
    mut such: impl FnMut(&str, &str) -> bool,
) -> Result<Vec<Written>, StoreError> {
    let mut statement = rows.prepare_cached(&format!(
        "SELECT seq, act, target, at, label, body, seal, first FROM changes WHERE {OF_MAP} ORDER BY place"
    ))?;
    let mut found = statement.query([map])?;
    let mut written = Vec::new();
    while let Some(row) = found.next()? {
        let text = |column| row.get_ref(column)?.as_str().map_err(rusqlite::Error::from);
        let (label, body) = (text(4)?, text(5)?);
        if such(label, body) {
            written.push(Written {
                seq: row.get(0)?,
                act: row.get(1)?,
                target: row.get(2)?,
                at: row.get(3)?,
                label: label.to_owned(),
                body: body.to_owned(),
                seal: row.get(6)?,
                first: row.get(7)?,
            });
        }
    }
    Ok(written)
}

/// Actors whose quotes go: those that have the name, or ever had it.
fn quoted(rows: &Connection, removing: &Removing<'_>, records: &[Record], map: Id) -> Result<Quoted, StoreError> {
    let mut quoted = Quoted::new();
    if !removing.quotes {
        return Ok(quoted);
    }
    records
        .iter()
        .for_each(|record| removing.note_actor(record, &mut quoted));
    let such = |_: &str, body: &str| removing.naming.may_be_in_json(body);
    for row in rows_of_journal(rows, &map.to_string(), such)? {
        let changes: Vec<Change> = serde_json::from_str(&row.body)?;
        let records = changes.iter().flat_map(|change| [&change.before, &change.after]);
        records
            .flatten()
            .for_each(|record| removing.note_actor(record, &mut quoted));
    }
    Ok(quoted)
}

/// Takes the name out of the journal. Gives the number of entries that had it, and how the map's sum of seals changes.
fn journal(
    rows: &Connection,
    removing: &Removing<'_>,
    quoted: &Quoted,
    map: Id,
    write: bool,
) -> Result<(u32, i64), StoreError> {
    let name = map.to_string();
    let ids: Vec<String> = quoted.iter().map(Id::to_string).collect();
    let such = |label: &str, body: &str| {
        // A label may end in the middle of the name.
        label.contains('…')
            || removing.naming.may_be_in_json(label)
            || removing.naming.may_be_in_json(body)
            || ids.iter().any(|id| body.contains(id.as_str()))
    };
    let (mut entries, mut sum) = (0, 0i64);
    for row in rows_of_journal(rows, &name, such)? {
        let mut label: Label = serde_json::from_str(&row.label)?;
        let mut changes: Vec<Change> = serde_json::from_str(&row.body)?;
        let mut changed = removing.label(&mut label);
        let sides = changes
            .iter_mut()
            .flat_map(|change| [&mut change.before, &mut change.after]);
        for record in sides.flatten() {
            changed |= removing.record(record, quoted, &mut |_, _| {});
        }
        if !changed {
            continue;
        }
        entries += 1;
        let old = Entry {
            map: &name,
            seq: row.seq,
            act: &row.act,
            target: row.target,
            at: row.at,
            label: &row.label,
            body: &row.body,
            first: row.first,
        };
        // What the disk has changed must not be sealed anew.
        if old.seal() != row.seal {
            let message = format!("entry {} of map {map} is not as it was written", row.seq);
            return Err(StoreError::Damaged(message));
        }
        if write {
            let (label, body) = (serde_json::to_string(&label)?, serde_json::to_string(&changes)?);
            sum = sum.wrapping_add(changes::reword(rows, &old, &label, &body)?);
        }
    }
    Ok((entries, sum))
}

/// Takes the name out of what revisions are called. Their codes stay: they are on paper.
fn revisions(rows: &Connection, removing: &Removing<'_>, map: Id, write: bool) -> Result<(u32, i64), StoreError> {
    let (mut revisions, mut sum) = (0, 0i64);
    for revision in table::revisions::of_map(rows, map)? {
        let Some(name) = removing.naming.replaced(&revision.name) else {
            continue;
        };
        revisions += 1;
        if write {
            let point = Point {
                map: &map.to_string(),
                seq: i64::try_from(revision.seq).unwrap_or(i64::MAX),
                kind: word(revision.kind),
                name: &name,
                at: revision.at,
                code: &revision.code,
            };
            sum = sum.wrapping_add(table::revisions::put(rows, &point)?);
        }
    }
    Ok((revisions, sum))
}

/// Takes files away that came in and have the name in them: with another word in it, such a file is no longer what others
/// have, and nothing is found by it.
fn shared(rows: &Connection, removing: &Removing<'_>, map: Id, write: bool) -> Result<(u32, i64), StoreError> {
    let (mut files, mut sum) = (0, 0i64);
    for shared in table::shared::of_map(rows, map)?.iter().filter(|shared| shared.came_in) {
        let row = table::shared::whole(rows, map, &shared.hash)?;
        if row.is_some_and(|row| removing.naming.may_be_in_json(&row.body)) {
            files += 1;
            if write {
                sum = sum.wrapping_add(table::shared::delete(rows, map, &shared.hash)?);
            }
        }
    }
    Ok((files, sum))
}

/// Takes the name out of what was printed. The code on the paper stays: it names the print, whatever it says now.
fn printed(
    rows: &Connection,
    removing: &Removing<'_>,
    quoted: &Quoted,
    map: Id,
    write: bool,
) -> Result<(u32, i64), StoreError> {
    let name = map.to_string();
    let (mut prints, mut sum) = (0, 0i64);
    for (code, body) in prints::bodies(rows, &name)? {
        let mut changed = false;
        let rewritten = (removing.map_file)(&body, &mut |record| {
            changed |= removing.record(record, quoted, &mut |_, _| {});
        });
        let rewritten = rewritten.map_err(|why| StoreError::Damaged(format!("print {code} of map {map}: {why}")))?;
        if changed {
            prints += 1;
            if write {
                sum = sum.wrapping_add(prints::reword(rows, &name, &code, &body, &rewritten)?);
            }
        }
    }
    Ok((prints, sum))
}
