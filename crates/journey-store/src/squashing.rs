//! The budget of a map's history: old detail becomes one step between the points that are kept.
//!
//! What every kept point was, and what the map is, stay exactly as they were. Undo goes through a squashed piece in one
//! step.

use std::collections::BTreeSet;
use std::path::Path;
use std::time::Duration;

use journey_model::{Act, Direction, History, Id, Label, Net};
use rusqlite::Connection;

use crate::rows::{Revision, RevisionKind};
use crate::table::changes::{Entry, Line, Reason, Span};
use crate::{Library, Shared, StoreError, keeping, opening, table};

/// A day in milliseconds.
const DAY: i64 = 24 * 60 * 60 * 1000;

/// The least that an entry of the journal takes, in bytes.
const LEAST: i64 = 100;

/// When the last round was, among the preferences.
const LAST: &str = "squashed";

/// How much of a map's journal is kept in full.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Budget {
    /// The latest entries that are kept in full, however old they are.
    pub entries: usize,
    /// Entries of this many days are kept in full, however many they are.
    pub days: i64,
    /// The most that entries which are kept in full may take, in bytes. It comes before the other two.
    pub bytes: i64,
    /// For this many days it is remembered where sessions ended.
    pub session_days: i64,
}

impl Default for Budget {
    fn default() -> Self {
        Self {
            entries: 5_000,
            days: 90,
            bytes: 64 * 1024 * 1024,
            session_days: 365,
        }
    }
}

/// Squashes the journals of all maps that are beyond the budget, unless another program, or another connection of this one,
/// has the library open: somebody may be about to take a step back that would be gone. Gives the number of maps; `None` when
/// the library was not free, when a day has not yet passed since the last round, or when the clock has leapt. `now` is in milliseconds since
/// 1970-01-01 UTC.
pub fn squash(library: &Path, now: i64, budget: &Budget) -> Result<Option<usize>, StoreError> {
    {
        let look = opening::look_into(library)?;
        let last = table::preferences::get(&look, LAST)?.and_then(|value| value.as_i64());
        if last.is_some_and(|last| (last..last + DAY).contains(&now)) {
            return Ok(None);
        }
        // What is joined because a clock is ahead cannot be taken apart again.
        if !keeping::is_steady(&look, now)? {
            return Ok(None);
        }
        // Most libraries are too small for any map of theirs to be beyond the budget.
        let least = i64::try_from(budget.entries).unwrap_or(i64::MAX).saturating_mul(LEAST);
        let size = opening::size(&look)?;
        if size < least.min(budget.bytes) {
            return Ok(Some(0));
        }
        if table::changes::most(&look)? <= budget.entries && size <= budget.bytes {
            return Ok(Some(0));
        }
    }
    // Whoever starts the program does not wait for those who have it open already.
    if let Err(StoreError::Busy) = opening::refuse_in_use_for(library, Duration::ZERO) {
        return Ok(None);
    }
    let connection = match opening::alone(library) {
        Err(StoreError::Busy) => return Ok(None),
        connection => connection?,
    };
    let mut library = Library::beside(connection);
    let mut squashed = 0;
    for row in library.maps()? {
        squashed += usize::from(library.squash(row.map, now, budget)?);
    }
    library.set_preference(LAST, &now.into())?;
    Ok(Some(squashed))
}

impl Library {
    /// Squashes the journal of one map, in one transaction; `false` when all of it is within the budget. Nobody may have the
    /// map open. `now` is in milliseconds since 1970-01-01 UTC.
    pub fn squash(&mut self, map: Id, now: i64, budget: &Budget) -> Result<bool, StoreError> {
        if !may_be_due(&self.connection, map, budget)? {
            return Ok(false);
        }
        let rows = self.writing()?;
        let lines = table::changes::lines(&rows, map)?;
        let Some(cut) = cut(&lines, now, budget) else {
            return Ok(false);
        };
        let old = &lines[..cut];
        let Some(end) = old.last().map(|line| line.seq) else {
            return Ok(false);
        };
        let revisions = table::revisions::of_map(&rows, map)?;
        let states = table::shared::of_map(&rows, map)?;
        let shared = states.iter().filter(|shared| !shared.came_in);
        let shared: BTreeSet<u64> = shared.map(|shared| shared.seq).collect();
        let stays = |revision: &&Revision| {
            !revision.name.is_empty()
                || shared.contains(&revision.seq)
                || revision.seq >= end
                || revision.kind == RevisionKind::Session && revision.at >= now - budget.session_days * DAY
        };
        let mut ends: BTreeSet<u64> = revisions.iter().filter(stays).map(|revision| revision.seq).collect();
        // What others may hold as a file can be gone back to, whether it is a revision or not.
        ends.extend(shared.range(..end));
        ends.insert(end);
        let mut past = 0i64;
        let mut squashed = false;
        for revision in revisions.iter().filter(|revision| !stays(revision)) {
            past = past.wrapping_add(table::revisions::delete(&rows, map, revision.seq)?);
            squashed = true;
        }
        // Of one step nobody can tell what in it was taken back.
        for state in taken_back(old, &states) {
            past = past.wrapping_add(table::shared::delete(&rows, map, &state.hash)?);
        }
        // What waits for the search index is told by the journal, as long as it is told act by act.
        table::waiting::settle_map(&rows, map)?;
        table::changes::rewriting(&rows, Reason::Squash, |rows| {
            let mut rest = old;
            while let Some(first) = rest.first() {
                let kept = ends.range(first.seq..).next().copied().unwrap_or(end);
                let (piece, behind) = rest.split_at(rest.iter().take_while(|line| line.seq <= kept).count());
                rest = behind;
                if piece.len() > 1 || piece.iter().any(|line| !line.new) {
                    past = past.wrapping_add(join(rows, map, piece)?);
                    squashed = true;
                }
            }
            Ok(())
        })?;
        if !squashed {
            return Ok(false);
        }
        let mut line = table::maps::line(&rows, map)?;
        line.sums.past = line.sums.past.wrapping_add(past);
        table::maps::update(&rows, &line)?;
        rows.commit()?;
        Ok(true)
    }
}

/// Whether a look at the journal is worth its time.
fn may_be_due(rows: &Connection, map: Id, budget: &Budget) -> Result<bool, StoreError> {
    let most = usize::try_from(table::maps::line(rows, map)?.row.revision).unwrap_or(usize::MAX);
    if most > budget.entries && table::changes::count(rows, map)? > budget.entries {
        return Ok(true);
    }
    Ok(opening::size(rows)? > budget.bytes && table::changes::bytes(rows, map)? > budget.bytes)
}

/// How many of the oldest entries are beyond the budget; `None` when there is nothing to do. No entry that stays takes back
/// or does again one that goes, and the last entry stays.
fn cut(lines: &[Line], now: i64, budget: &Budget) -> Option<usize> {
    let since = now - budget.days * DAY;
    let beyond = lines.len().saturating_sub(budget.entries);
    let old = lines.iter().take_while(|line| line.at < since).count();
    let mut room = budget.bytes;
    let fits = lines.iter().rev().take_while(|line| {
        room -= line.bytes;
        room >= 0
    });
    let large = lines.len() - fits.count();
    let mut cut = beyond.min(old).max(large).min(lines.len().checked_sub(1)?);
    let mut named = u64::MAX;
    let mut firsts: Vec<u64> = lines
        .iter()
        .rev()
        .map(|line| {
            named = named.min(line.target.unwrap_or(u64::MAX));
            named
        })
        .collect();
    // Of each entry: the earliest one that it, or one behind it, takes back or does again.
    firsts.reverse();
    while cut > 0 && firsts.get(cut).is_some_and(|first| *first <= lines[cut - 1].seq) {
        cut -= 1;
    }
    (cut > 0).then_some(cut)
}

/// The files that came in by an act which was taken back for good: the map does not have what is in them, and they are no
/// state that it went on from.
fn taken_back<'a>(old: &[Line], states: &'a [Shared]) -> impl Iterator<Item = &'a Shared> {
    let mut history = History::default();
    let mut acts = BTreeSet::new();
    for line in old {
        match line.target {
            None => {
                // What is one step already was decided when it became one.
                if line.first == line.seq {
                    acts.insert(line.seq);
                }
                history.did(line.seq, ());
            }
            Some(target) => {
                let last = history.done().last();
                let back = last.is_some_and(|moment| moment.seq == target);
                history.stepped(if back { Direction::Undo } else { Direction::Redo });
            }
        }
    }
    for moment in history.done() {
        acts.remove(&moment.seq);
    }
    states
        .iter()
        .filter(move |state| state.came_in && acts.contains(&state.seq))
}

/// Puts one entry in the place of several that follow one another. Says how the map's sum of seals changes.
fn join(rows: &Connection, map: Id, piece: &[Line]) -> Result<i64, StoreError> {
    let (Some(first), Some(last)) = (piece.first(), piece.last()) else {
        return Ok(0);
    };
    let span = Span {
        after: first.first - 1,
        until: last.seq,
    };
    let mut net = Net::default();
    table::changes::bodies(rows, map, span, |changes| net.add(changes))?;
    let changes = net.finish();
    let gestures: u32 = piece.iter().map(|line| line.gestures).sum();
    let label = Label {
        act: Act::Squash,
        name: String::new(),
        place: String::new(),
        // Without anything to take back there is no step; see `table::changes::history`.
        count: if changes.is_empty() { 0 } else { gestures.max(1) },
    };
    let gone = table::changes::delete(rows, map, span)?;
    let (label, body) = (serde_json::to_string(&label)?, serde_json::to_string(&changes)?);
    let name = map.to_string();
    let entry = Entry {
        map: &name,
        seq: i64::try_from(last.seq).unwrap_or(i64::MAX),
        act: "do",
        target: None,
        at: last.at,
        label: &label,
        body: &body,
        first: Some(i64::try_from(first.first).unwrap_or(i64::MAX)),
    };
    Ok(table::changes::put(rows, &entry)?.wrapping_add(gone))
}
