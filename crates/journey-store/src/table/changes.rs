//! The journal: one row a gesture, an undo or a redo. Rows are added and never changed, with two exceptions that go through
//! [`rewriting`]: old detail is squashed, and personal data is taken out.

use journey_model::{Act as Done, Change, Direction, History, Id, Label, Transaction};
use rusqlite::{Connection, OptionalExtension, params};

use super::{maps, signed, unsigned};
use crate::seal::Seal;
use crate::{Act, Entry as JournalEntry, Gesture, StoreError};

// The body stands last, so that reading the other columns skips the pages that a long body fills.
pub(crate) const CREATE: &str = "
    CREATE TABLE changes (
        map    TEXT NOT NULL REFERENCES maps (id) ON DELETE CASCADE,
        seq    INTEGER NOT NULL, -- the revision that the act led to
        act    TEXT NOT NULL CHECK (act IN ('do', 'undo', 'redo')),
        target INTEGER CHECK ((target IS NULL) = (act = 'do')), -- what was undone or redone
        at     INTEGER NOT NULL, -- milliseconds since 1970-01-01 UTC
        label  TEXT NOT NULL, -- JSON
        body   TEXT NOT NULL, -- the changes as JSON
        PRIMARY KEY (map, seq),
        FOREIGN KEY (map, target) REFERENCES changes (map, seq)
    ) STRICT;
    CREATE TRIGGER changes_are_never_rewritten BEFORE UPDATE ON changes
    BEGIN SELECT RAISE (ABORT, 'the journal is never rewritten'); END;";

pub(crate) const ADD_SEAL: &str = "
    ALTER TABLE changes ADD COLUMN seal INTEGER NOT NULL DEFAULT 0;
    DROP TRIGGER changes_are_never_rewritten;
    UPDATE changes SET seal = seal('changes', map, seq, act, target, at, label, body);
    CREATE TRIGGER changes_are_never_rewritten BEFORE UPDATE ON changes
    BEGIN SELECT RAISE (ABORT, 'the journal is never rewritten'); END;";

// The index is for the check that no row names one that is gone, which every row that goes has to pass.
pub(crate) const ADD_FIRST: &str = "
    ALTER TABLE changes ADD COLUMN first INTEGER; -- of a row that stands for several acts: the number of the first
    CREATE INDEX changes_by_target ON changes (map, target) WHERE target IS NOT NULL;
    CREATE TABLE rewriting (
        reason TEXT PRIMARY KEY NOT NULL -- why the journal may be rewritten just now; empty between transactions
    ) STRICT, WITHOUT ROWID;
    DROP TRIGGER changes_are_never_rewritten;
    CREATE TRIGGER changes_are_never_rewritten BEFORE UPDATE ON changes
    WHEN NOT EXISTS (SELECT 1 FROM rewriting)
    BEGIN SELECT RAISE (ABORT, 'the journal is never rewritten'); END;
    CREATE TRIGGER changes_never_go BEFORE DELETE ON changes
    WHEN NOT EXISTS (SELECT 1 FROM rewriting) AND EXISTS (SELECT 1 FROM maps WHERE id = OLD.map)
    BEGIN SELECT RAISE (ABORT, 'the journal is never rewritten'); END;";

// The place of a row is worked out from the number of its map and its own, so that it needs no index: a gesture has one page
// less to bring to the disk. That what it takes back is there is looked at when the history is read. The place stands last, as
// SQLite keeps nothing of it in the row.
pub(crate) const ADD_PLACE: &str = "
    DROP TRIGGER changes_are_never_rewritten;
    DROP TRIGGER changes_never_go;
    ALTER TABLE changes RENAME TO changes_without_places;
    CREATE TABLE changes (
        map    TEXT NOT NULL,
        seq    INTEGER NOT NULL, -- the revision that the act led to
        act    TEXT NOT NULL CHECK (act IN ('do', 'undo', 'redo')),
        target INTEGER CHECK ((target IS NULL) = (act = 'do')), -- what was undone or redone
        at     INTEGER NOT NULL, -- milliseconds since 1970-01-01 UTC
        label  TEXT NOT NULL, -- JSON
        body   TEXT NOT NULL, -- the changes as JSON
        seal   INTEGER NOT NULL,
        first  INTEGER, -- of a row that stands for several acts: the number of the first
        place  INTEGER PRIMARY KEY CHECK (place & 4294967295 = seq) -- the map's number times 4294967296, and seq
    ) STRICT;
    INSERT INTO changes
    SELECT map, seq, act, target, at, label, body, seal, first, (SELECT number FROM maps WHERE id = map) << 32 | seq
    FROM changes_without_places ORDER BY map, seq;
    DROP TABLE changes_without_places;
    CREATE TRIGGER changes_are_never_rewritten BEFORE UPDATE ON changes
    WHEN NOT EXISTS (SELECT 1 FROM rewriting)
    BEGIN SELECT RAISE (ABORT, 'the journal is never rewritten'); END;
    CREATE TRIGGER changes_never_go BEFORE DELETE ON changes
    WHEN NOT EXISTS (SELECT 1 FROM rewriting) AND EXISTS (SELECT 1 FROM maps WHERE id = OLD.map)
    BEGIN SELECT RAISE (ABORT, 'the journal is never rewritten'); END;
    CREATE TRIGGER changes_go_with_their_map AFTER DELETE ON maps
    BEGIN DELETE FROM changes WHERE place BETWEEN OLD.number << 32 AND OLD.number << 32 | 4294967295; END;";

/// The place before the journal of map ?1, as SQL.
pub(crate) const BEFORE: &str = "(SELECT number << 32 FROM maps WHERE id = ?1)";

/// That a row belongs to the journal of map ?1, as SQL.
pub(crate) const OF_MAP: &str = "place BETWEEN (SELECT number << 32 FROM maps WHERE id = ?1)
    AND (SELECT number << 32 | 4294967295 FROM maps WHERE id = ?1)";

/// Why the journal is rewritten.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Reason {
    /// Old detail becomes one step.
    Squash,
    /// Personal data is taken out.
    Forget,
}

/// The only way to change rows of the journal or to take them away: inside `act`, which runs in a transaction that its
/// caller began. Whoever uses it keeps `maps.past`, the sum of the seals, in step.
pub(crate) fn rewriting<T>(
    rows: &Connection,
    reason: Reason,
    act: impl FnOnce(&Connection) -> Result<T, StoreError>,
) -> Result<T, StoreError> {
    let reason = match reason {
        Reason::Squash => "squash",
        Reason::Forget => "forget",
    };
    // Rows name one another; that all of them are there is looked at when the transaction commits.
    rows.execute_batch("PRAGMA defer_foreign_keys = ON")?;
    rows.execute("INSERT INTO rewriting (reason) VALUES (?1)", [reason])?;
    let done = act(rows)?;
    rows.execute("DELETE FROM rewriting", [])?;
    Ok(done)
}

/// Replaces label and body of a row that stays what it was otherwise. Says how the map's sum of seals changes.
pub(crate) fn reword(rows: &Connection, old: &Entry<'_>, label: &str, body: &str) -> Result<i64, StoreError> {
    let new = Entry { label, body, ..*old };
    let seal = new.seal();
    rows.prepare_cached(&format!(
        "UPDATE changes SET label = ?3, body = ?4, seal = ?5 WHERE place = {BEFORE} + ?2"
    ))?
    .execute(params![old.map, old.seq, label, body, seal])?;
    Ok(seal.wrapping_sub(old.seal()))
}

/// A row without its seal.
#[derive(Clone, Copy)]
pub(crate) struct Entry<'a> {
    pub map: &'a str,
    pub seq: i64,
    pub act: &'a str,
    pub target: Option<i64>,
    pub at: i64,
    pub label: &'a str,
    pub body: &'a str,
    /// Of a row that stands for several acts: the number of the first.
    pub first: Option<i64>,
}

/// What the seal of a row covers, as SQL. Rows that stand for one act are sealed as they were before any stood for more.
pub(crate) const SEALED: &str = "CASE WHEN first IS NULL
    THEN seal('changes', map, seq, act, target, at, label, body)
    ELSE seal('changes', map, seq, act, target, at, label, body, first) END";

impl Entry<'_> {
    /// The seal of the row.
    pub fn seal(&self) -> i64 {
        let seal = Seal::of("changes").text(self.map).number(self.seq).text(self.act);
        let seal = seal.perhaps(self.target).number(self.at);
        let seal = seal.text(self.label).text(self.body);
        match self.first {
            Some(first) => seal.number(first).value(),
            None => seal.value(),
        }
    }
}

/// Adds an act. Says how the map's sum of seals changes.
pub(crate) fn insert(
    connection: &Connection,
    map: Id,
    seq: u64,
    act: Act,
    transaction: &Transaction,
    at: i64,
) -> Result<i64, StoreError> {
    let (word, target) = match act {
        Act::Do => ("do", None),
        Act::Undo { seq } => ("undo", Some(signed(seq))),
        Act::Redo { seq } => ("redo", Some(signed(seq))),
    };
    let name = map.to_string();
    if let Some(target) = target
        && !connection
            .prepare_cached(&format!("SELECT 1 FROM changes WHERE place = {BEFORE} + ?2"))?
            .exists(params![name, target])?
    {
        let seq = unsigned(target);
        return Err(StoreError::NoSuchTransaction { map, seq });
    }
    let label = serde_json::to_string(&transaction.label)?;
    let body = serde_json::to_string(&transaction.changes)?;
    let entry = Entry {
        map: &name,
        seq: signed(seq),
        act: word,
        target,
        at,
        label: &label,
        body: &body,
        first: None,
    };
    put(connection, &entry)
}

/// Adds a row as it is. Says how the map's sum of seals changes.
pub(crate) fn put(connection: &Connection, entry: &Entry<'_>) -> Result<i64, StoreError> {
    // The map's number is asked for by itself: for an INSERT with a SELECT, which might add several rows, SQLite would keep a
    // journal of the statement as well.
    let place = maps::number(connection, entry.map)? << 32 | entry.seq;
    let mut statement = connection.prepare_cached(
        "INSERT INTO changes (map, seq, act, target, at, label, body, seal, first, place)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
    )?;
    let Entry {
        map,
        seq,
        act,
        target,
        at,
        label,
        body,
        first,
    } = entry;
    let seal = entry.seal();
    statement.execute(params![map, seq, act, target, at, label, body, seal, first, place])?;
    Ok(seal)
}

/// The transaction of one act.
pub(crate) fn transaction(connection: &Connection, map: Id, seq: u64) -> Result<Transaction, StoreError> {
    let mut statement = connection.prepare_cached(&format!(
        "SELECT label, body, act, target, at, seal, first FROM changes WHERE place = {BEFORE} + ?2"
    ))?;
    let found: Option<(String, String, bool)> = statement
        .query_row(params![map.to_string(), signed(seq)], |row| {
            let (label, body, act): (String, String, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
            let entry = Entry {
                map: &map.to_string(),
                seq: signed(seq),
                act: &act,
                target: row.get(3)?,
                at: row.get(4)?,
                label: &label,
                body: &body,
                first: row.get(6)?,
            };
            let whole = entry.seal() == row.get::<_, i64>(5)?;
            Ok((label, body, whole))
        })
        .optional()?;
    let (label, body, whole) = found.ok_or(StoreError::NoSuchTransaction { map, seq })?;
    if !whole {
        return Err(StoreError::Damaged(format!(
            "entry {seq} of map {map} is not as it was written"
        )));
    }
    Ok(Transaction {
        label: serde_json::from_str(&label)?,
        changes: serde_json::from_str(&body)?,
    })
}

/// The part of a journal behind one point and up to another.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Span {
    pub after: u64,
    pub until: u64,
}

/// Reads the changes of every entry of a span, the oldest first; each is checked against its seal.
pub(crate) fn bodies(
    connection: &Connection,
    map: Id,
    span: Span,
    mut each: impl FnMut(Vec<Change>),
) -> Result<(), StoreError> {
    let mut statement = connection.prepare_cached(&format!(
        "SELECT seq, body, seal = ({SEALED}) FROM changes
         WHERE {OF_MAP} AND place > {BEFORE} + ?2 AND place <= {BEFORE} + ?3 ORDER BY place"
    ))?;
    let mut rows = statement.query(params![map.to_string(), signed(span.after), signed(span.until)])?;
    while let Some(row) = rows.next()? {
        if !row.get::<_, bool>(2)? {
            let seq: i64 = row.get(0)?;
            return Err(StoreError::Damaged(format!(
                "entry {seq} of map {map} is not as it was written"
            )));
        }
        let body = row.get_ref(1)?.as_str().map_err(rusqlite::Error::from)?;
        each(serde_json::from_str(body)?);
    }
    Ok(())
}

/// Whether a point lies between two entries of a map's journal, behind the last or before the first: what the map was then
/// can be worked out.
pub(crate) fn has_point(connection: &Connection, map: Id, seq: u64) -> Result<bool, StoreError> {
    let map = map.to_string();
    let ends = connection
        .prepare_cached(&format!("SELECT 1 FROM changes WHERE place = {BEFORE} + ?2"))?
        .exists(params![map, signed(seq)])?;
    if ends {
        return Ok(true);
    }
    let first: Option<i64> = connection
        .prepare_cached(&format!(
            "SELECT ifnull(first, seq) FROM changes WHERE {OF_MAP} ORDER BY place LIMIT 1"
        ))?
        .query_row([&map], |row| row.get(0))
        .optional()?;
    Ok(match first {
        Some(first) => signed(seq) == first - 1,
        None => seq == 0,
    })
}

/// What squashing has to know of an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Line {
    pub seq: u64,
    /// The first of the acts that it stands for; its own number when it stands for one.
    pub first: u64,
    pub new: bool,
    pub target: Option<u64>,
    pub at: i64,
    /// Gestures that it stands for; none for undo and redo.
    pub gestures: u32,
    pub bytes: i64,
}

/// Every entry of a map's journal, the oldest first, with its size. Reads no bodies.
pub(crate) fn lines(connection: &Connection, map: Id) -> Result<Vec<Line>, StoreError> {
    let mut statement = connection.prepare_cached(&format!(
        "SELECT seq, first, act, target, at, label, octet_length(body) FROM changes WHERE {OF_MAP} ORDER BY place"
    ))?;
    let mut rows = statement.query([map.to_string()])?;
    let mut lines = Vec::new();
    while let Some(row) = rows.next()? {
        let seq = unsigned(row.get(0)?);
        let first = row.get::<_, Option<i64>>(1)?.map(unsigned);
        let new = row.get_ref(2)?.as_str().map_err(rusqlite::Error::from)? == "do";
        let label = row.get_ref(5)?.as_str().map_err(rusqlite::Error::from)?;
        lines.push(Line {
            seq,
            first: first.unwrap_or(seq),
            new,
            target: row.get::<_, Option<i64>>(3)?.map(unsigned),
            at: row.get(4)?,
            gestures: match first {
                Some(_) => serde_json::from_str::<Label>(label)?.count,
                None => u32::from(new),
            },
            bytes: row.get::<_, i64>(6)? + i64::try_from(label.len()).unwrap_or(i64::MAX),
        });
    }
    Ok(lines)
}

/// Number of entries of a map's journal.
pub(crate) fn count(connection: &Connection, map: Id) -> Result<usize, StoreError> {
    let mut statement = connection.prepare_cached(&format!("SELECT count(*) FROM changes WHERE {OF_MAP}"))?;
    let count: i64 = statement.query_row([map.to_string()], |row| row.get(0))?;
    Ok(usize::try_from(count).unwrap_or(usize::MAX))
}

/// More entries than this no journal has: each map was changed that often, and what was squashed is counted in full.
pub(crate) fn most(connection: &Connection) -> Result<usize, StoreError> {
    let query = "SELECT ifnull(max(revision), 0) FROM maps";
    let most: i64 = connection.query_row(query, [], |row| row.get(0))?;
    Ok(usize::try_from(most).unwrap_or(usize::MAX))
}

/// Size of all bodies of a map's journal.
pub(crate) fn bytes(connection: &Connection, map: Id) -> Result<i64, StoreError> {
    let mut statement = connection.prepare_cached(&format!(
        "SELECT ifnull(sum(octet_length(body)), 0) FROM changes WHERE {OF_MAP}"
    ))?;
    Ok(statement.query_row([map.to_string()], |row| row.get(0))?)
}

/// Takes the entries of a span away; only inside [`rewriting`]. Says how the map's sum of seals changes.
pub(crate) fn delete(connection: &Connection, map: Id, span: Span) -> Result<i64, StoreError> {
    let mut statement = connection.prepare_cached(&format!(
        "DELETE FROM changes WHERE {OF_MAP} AND place > {BEFORE} + ?2 AND place <= {BEFORE} + ?3 RETURNING seal"
    ))?;
    let mut rows = statement.query(params![map.to_string(), signed(span.after), signed(span.until)])?;
    let mut seals = 0i64;
    while let Some(row) = rows.next()? {
        seals = seals.wrapping_sub(row.get::<_, i64>(0)?);
    }
    Ok(seals)
}

/// Every entry of a map's journal, the oldest first. Reads no bodies.
pub(crate) fn entries(connection: &Connection, map: Id) -> Result<Vec<JournalEntry>, StoreError> {
    let mut statement = connection.prepare_cached(&format!(
        "SELECT seq, ifnull(first, seq), act, label, at, target FROM changes WHERE {OF_MAP} ORDER BY place"
    ))?;
    let mut rows = statement.query([map.to_string()])?;
    let mut entries = Vec::new();
    while let Some(row) = rows.next()? {
        let label = row.get_ref(3)?.as_str().map_err(rusqlite::Error::from)?;
        entries.push(JournalEntry {
            seq: unsigned(row.get(0)?),
            after: unsigned(row.get::<_, i64>(1)? - 1),
            act: super::act(row.get_ref(2)?.as_str().map_err(rusqlite::Error::from)?, row.get(5)?),
            label: serde_json::from_str(label)?,
            at: row.get(4)?,
        });
    }
    Ok(entries)
}

/// What can be undone and redone, and the number of the last act. Reads no bodies.
pub(crate) fn history(connection: &Connection, map: Id) -> Result<(History<Gesture>, u64), StoreError> {
    let mut statement = connection.prepare_cached(&format!(
        "SELECT seq, act, target, label, at FROM changes WHERE {OF_MAP} ORDER BY place"
    ))?;
    let mut rows = statement.query([map.to_string()])?;
    let mut history = History::default();
    let mut last = 0;
    while let Some(row) = rows.next()? {
        last = unsigned(row.get(0)?);
        let target = row.get::<_, Option<i64>>(2)?.map(unsigned);
        let direction = match row.get_ref(1)?.as_str().map_err(rusqlite::Error::from)? {
            "undo" => Direction::Undo,
            "redo" => Direction::Redo,
            _ => {
                let label = row.get_ref(3)?.as_str().map_err(rusqlite::Error::from)?;
                let gesture = Gesture {
                    label: serde_json::from_str(label)?,
                    at: row.get(4)?,
                };
                // Gestures that came to nothing when they were squashed: there is nothing to take back.
                if gesture.label.act == Done::Squash && gesture.label.count == 0 {
                    continue;
                }
                history.did(last, gesture);
                continue;
            }
        };
        if history.next(direction).map(|moment| moment.seq) != target {
            return Err(StoreError::Damaged(format!(
                "entry {last} of map {map} does not fit its history"
            )));
        }
        history.stepped(direction);
    }
    Ok((history, last))
}
