//! Going back: the points of a map's history that are kept, what the map was then, and what was done in between.

use journey_model::{Change, Id, Journey, Label, Net, Transaction};
use rusqlite::Connection;

use crate::rows::{Revision, RevisionKind};
use crate::table::changes::Span;
use crate::table::revisions::{Point, word};
use crate::{Act, Library, StoreError, table};

/// Keeps the map as it was at a point of its history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeepPoint {
    /// The revision.
    pub seq: u64,
    /// Why.
    pub kind: RevisionKind,
    /// The revision code of what the map is.
    pub code: String,
    /// When the map was last changed before it, in milliseconds since 1970-01-01 UTC.
    pub at: i64,
}

/// What the journal tells of one of its entries without reading what it changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its number.
    pub seq: u64,
    /// The number of the entry before it, 0 without one.
    pub after: u64,
    /// What it did; an undo or redo tells what was undone or redone.
    pub label: Label,
    /// Whether it did something new, or took back or did again what another did.
    pub act: Act,
    /// When, in milliseconds since 1970-01-01 UTC.
    pub at: i64,
}

impl Library {
    /// The points of a map's history that are kept, the oldest first.
    pub fn revisions(&self, map: Id) -> Result<Vec<Revision>, StoreError> {
        table::revisions::of_map(&self.connection, map)
    }

    /// The journal of a map, the oldest entry first. Reads no bodies.
    pub fn journal(&self, map: Id) -> Result<Vec<Entry>, StoreError> {
        table::changes::entries(&self.connection, map)
    }

    /// Gives a point of a map's history a name; it is kept from then on. `at` is when the map was last changed before it,
    /// in milliseconds since 1970-01-01 UTC. Fails with [`StoreError::NoSuchTransaction`] when the journal has no such
    /// point.
    pub fn name_revision(&mut self, map: Id, seq: u64, name: &str, code: &str, at: i64) -> Result<(), StoreError> {
        self.change_revisions(map, |rows| {
            expect_point(rows, map, seq)?;
            let known = table::revisions::of_map(rows, map)?;
            let known = known.into_iter().find(|revision| revision.seq == seq);
            let kind = known.map_or(RevisionKind::Named, |revision| revision.kind);
            let point = Point {
                map: &map.to_string(),
                seq: i64::try_from(seq).unwrap_or(i64::MAX),
                kind: word(kind),
                name,
                at,
                code,
            };
            table::revisions::put(rows, &point)
        })
    }

    /// Takes the name of a revision away. It stays, as long as one that is kept by itself.
    pub fn unname_revision(&mut self, map: Id, seq: u64) -> Result<(), StoreError> {
        self.change_revisions(map, |rows| {
            let known = table::revisions::of_map(rows, map)?;
            let Some(known) = known.into_iter().find(|revision| revision.seq == seq) else {
                return Ok(0);
            };
            let point = Point {
                map: &map.to_string(),
                seq: i64::try_from(seq).unwrap_or(i64::MAX),
                kind: word(match known.kind {
                    RevisionKind::Named => RevisionKind::Session,
                    kind => kind,
                }),
                name: "",
                at: known.at,
                code: &known.code,
            };
            table::revisions::put(rows, &point)
        })
    }

    fn change_revisions(
        &mut self,
        map: Id,
        change: impl FnOnce(&Connection) -> Result<i64, StoreError>,
    ) -> Result<(), StoreError> {
        let rows = self.writing()?;
        let mut line = table::maps::line(&rows, map)?;
        let seal = change(&rows)?;
        if seal == 0 {
            return Ok(());
        }
        line.sums.past = line.sums.past.wrapping_add(seal);
        table::maps::update(&rows, &line)?;
        Ok(rows.commit()?)
    }

    /// What the entries of the journal behind a point, up to another one, come to. Fails with
    /// [`StoreError::NoSuchTransaction`] when the journal has no such point: it never had, or the point was squashed; and when the
    /// other one lies before it.
    pub fn changes_between(&self, map: Id, seq: u64, until: u64) -> Result<Vec<Change>, StoreError> {
        if seq > until {
            return Err(StoreError::NoSuchTransaction { map, seq });
        }
        let rows = self.connection.unchecked_transaction()?;
        expect_point(&rows, map, seq)?;
        expect_point(&rows, map, until)?;
        let mut net = Net::default();
        table::changes::bodies(&rows, map, Span { after: seq, until }, |changes| net.add(changes))?;
        rows.finish()?;
        Ok(net.finish())
    }

    /// A map as it was at a point of its history, worked out backwards from `journey`, which it is at `revision`.
    pub fn journey_at(&self, map: Id, seq: u64, (journey, revision): (&Journey, u64)) -> Result<Journey, StoreError> {
        let changes = self.changes_between(map, seq, revision)?;
        let mut journey = journey.clone();
        let since = Transaction {
            label: Label {
                act: journey_model::Act::Squash,
                name: String::new(),
                place: String::new(),
                count: 0,
            },
            changes,
        };
        journey
            .apply(&since.inverse())
            .map_err(|broken| StoreError::Damaged(format!("the history of map {map}: {broken}")))?;
        Ok(journey)
    }
}

/// Fails unless the journal of a map has this point.
fn expect_point(rows: &Connection, map: Id, seq: u64) -> Result<(), StoreError> {
    if table::changes::has_point(rows, map, seq)? {
        Ok(())
    } else {
        Err(StoreError::NoSuchTransaction { map, seq })
    }
}
