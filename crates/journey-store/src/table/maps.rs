//! One row a map: what the list of maps shows, the revision, and the sums of the seals of all its other rows.

use journey_model::{Id, Status};
use rusqlite::{Connection, OptionalExtension, Row, params};

use super::{id, signed, unsigned};
use crate::seal::{Seal, Sums};
use crate::{MapRow, StoreError, Summary};

pub(crate) const CREATE: &str = "
    CREATE TABLE maps (
        id       TEXT PRIMARY KEY NOT NULL,
        title    TEXT NOT NULL,
        scenario TEXT NOT NULL,
        actor    TEXT NOT NULL,
        status   TEXT NOT NULL,
        steps    INTEGER NOT NULL,
        cards    INTEGER NOT NULL,
        changed  INTEGER NOT NULL, -- milliseconds since 1970-01-01 UTC
        revision INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;";

// The index names every map a second time, on other pages: a page that cannot be read does not hide a map altogether.
pub(crate) const ADD_SEALS: &str = "
    ALTER TABLE maps ADD COLUMN present INTEGER NOT NULL DEFAULT 0; -- sum of the seals of nodes and edges
    ALTER TABLE maps ADD COLUMN past INTEGER NOT NULL DEFAULT 0; -- sum of the seals of the map's other rows
    ALTER TABLE maps ADD COLUMN seal INTEGER NOT NULL DEFAULT 0; -- of this row
    CREATE INDEX maps_by_title ON maps (title);";

// The number is where the map's rows of the journal stand. A wrong one does no harm that would not be seen: those rows name their
// map, and their seals are of it.
pub(crate) const ADD_NUMBER: &str = "
    ALTER TABLE maps ADD COLUMN number INTEGER NOT NULL DEFAULT 0; -- from 1, below 2147483648
    UPDATE maps SET number = numbered.number
    FROM (SELECT id, row_number() OVER (ORDER BY id) AS number FROM maps) AS numbered WHERE numbered.id = maps.id;
    CREATE UNIQUE INDEX maps_by_number ON maps (number);";

/// A row without its seal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Line {
    pub row: MapRow,
    pub sums: Sums,
}

impl Line {
    /// The seal of the row.
    pub fn seal(&self) -> i64 {
        let MapRow {
            map,
            summary,
            changed,
            revision,
        } = &self.row;
        let seal = Seal::of("maps").text(&map.to_string());
        let seal = seal.text(&summary.title).text(&summary.scenario).text(&summary.actor);
        let seal = seal.text(word(summary.status));
        let seal = seal.number(summary.steps.into()).number(summary.cards.into());
        let seal = seal.number(*changed).number(signed(*revision));
        let seal = seal.number(self.sums.present).number(self.sums.past);
        // Versions before 5 did not know this day, and their seals hold for rows without one.
        match summary.review {
            Some(day) => seal.text(&day.to_string()).value(),
            None => seal.value(),
        }
    }
}

/// Adds a map; `false` when it is there already.
pub(crate) fn insert(connection: &Connection, line: &Line) -> Result<bool, StoreError> {
    let written = write(
        connection,
        "INSERT INTO maps
         (id, title, scenario, actor, status, steps, cards, changed, revision, present, past, seal, review, number)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13,
         (SELECT ifnull(max(number), 0) + 1 FROM maps)) ON CONFLICT (id) DO NOTHING",
        line,
    )?;
    Ok(written == 1)
}

/// Replaces the row of a map.
pub(crate) fn update(connection: &Connection, line: &Line) -> Result<(), StoreError> {
    // Hardly an edit changes the title: a row that keeps it need not be moved in the index of titles.
    let kept = write(
        connection,
        "UPDATE maps SET scenario = ?3, actor = ?4, status = ?5, steps = ?6, cards = ?7, changed = ?8, revision = ?9,
         present = ?10, past = ?11, seal = ?12, review = ?13 WHERE id = ?1 AND title = ?2",
        line,
    )?;
    if kept == 1 {
        return Ok(());
    }
    let written = write(
        connection,
        "UPDATE maps SET title = ?2, scenario = ?3, actor = ?4, status = ?5, steps = ?6, cards = ?7, changed = ?8,
         revision = ?9, present = ?10, past = ?11, seal = ?12, review = ?13 WHERE id = ?1",
        line,
    )?;
    if written == 1 {
        Ok(())
    } else {
        Err(StoreError::NoSuchMap(line.row.map))
    }
}

fn write(connection: &Connection, statement: &str, line: &Line) -> Result<usize, StoreError> {
    let Line { row, sums } = line;
    let Summary {
        title,
        scenario,
        actor,
        status,
        steps,
        cards,
        review,
    } = &row.summary;
    let mut statement = connection.prepare_cached(statement)?;
    Ok(statement.execute(params![
        row.map.to_string(),
        title,
        scenario,
        actor,
        word(*status),
        steps,
        cards,
        row.changed,
        signed(row.revision),
        sums.present,
        sums.past,
        line.seal(),
        review.map(|day| day.to_string())
    ])?)
}

const COLUMNS: &str =
    "id, title, scenario, actor, status, steps, cards, changed, revision, present, past, seal, review";

/// The row of a map.
pub(crate) fn line(connection: &Connection, map: Id) -> Result<Line, StoreError> {
    let mut statement = connection.prepare_cached(&format!("SELECT {COLUMNS} FROM maps WHERE id = ?1"))?;
    let mut rows = statement.query([map.to_string()])?;
    match rows.next()? {
        Some(row) => read(row),
        None => Err(StoreError::NoSuchMap(map)),
    }
}

/// The number of a map, from 1.
pub(crate) fn number(connection: &Connection, map: &str) -> Result<i64, StoreError> {
    let mut statement = connection.prepare_cached("SELECT number FROM maps WHERE id = ?1")?;
    let number = statement.query_row([map], |row| row.get(0)).optional()?;
    match number {
        Some(number) => Ok(number),
        None => Err(StoreError::NoSuchMap(id(map)?)),
    }
}

/// Every map, the last changed first.
pub(crate) fn all(connection: &Connection) -> Result<Vec<Line>, StoreError> {
    let mut statement = connection.prepare_cached(&format!("SELECT {COLUMNS} FROM maps ORDER BY changed DESC, id"))?;
    let mut rows = statement.query([])?;
    let mut maps = Vec::new();
    while let Some(row) = rows.next()? {
        maps.push(read(row)?);
    }
    Ok(maps)
}

fn read(row: &Row<'_>) -> Result<Line, StoreError> {
    let line = unsealed(row)?;
    if line.seal() == row.get::<_, i64>(11)? {
        Ok(line)
    } else {
        let message = format!("the row of map {} is not as it was written", line.row.map);
        Err(StoreError::Damaged(message))
    }
}

/// Takes a map away with everything that belongs to it. Gives the number of maps taken.
pub(crate) fn delete(connection: &Connection, map: Id) -> Result<usize, StoreError> {
    let mut statement = connection.prepare_cached("DELETE FROM maps WHERE id = ?1")?;
    Ok(statement.execute([map.to_string()])?)
}

/// Every map of a library of version 4, whatever its seal says: when it becomes one, it has no seals yet.
pub(crate) fn all_of_version_4(connection: &Connection) -> Result<Vec<Line>, StoreError> {
    let columns = COLUMNS.replace("review", "NULL");
    let mut statement = connection.prepare(&format!("SELECT {columns} FROM maps ORDER BY id"))?;
    let mut rows = statement.query([])?;
    let mut maps = Vec::new();
    while let Some(row) = rows.next()? {
        maps.push(unsealed(row)?);
    }
    Ok(maps)
}

fn unsealed(row: &Row<'_>) -> Result<Line, StoreError> {
    let status = row.get_ref(4)?.as_str().map_err(rusqlite::Error::from)?;
    let map = id(row.get_ref(0)?.as_str().map_err(rusqlite::Error::from)?)?;
    let review: Option<String> = row.get(12)?;
    let review = review.map(|day| {
        day.parse()
            .map_err(|_| StoreError::Damaged(format!("{day:?} is no day")))
    });
    Ok(Line {
        row: MapRow {
            map,
            summary: Summary {
                title: row.get(1)?,
                scenario: row.get(2)?,
                actor: row.get(3)?,
                status: meaning(status).ok_or_else(|| StoreError::Damaged(format!("{status:?} is no status")))?,
                steps: row.get(5)?,
                cards: row.get(6)?,
                review: review.transpose()?,
            },
            changed: row.get(7)?,
            revision: unsigned(row.get(8)?),
        },
        sums: Sums {
            present: row.get(9)?,
            past: row.get(10)?,
        },
    })
}

/// Whether the row of a map still has the seal of what was read of it.
pub(crate) fn is_whole(connection: &Connection, line: &Line) -> Result<bool, StoreError> {
    let mut statement = connection.prepare_cached("SELECT seal FROM maps WHERE id = ?1")?;
    let seal: i64 = statement.query_row([line.row.map.to_string()], |row| row.get(0))?;
    Ok(seal == line.seal())
}

/// Sums and seal of a map in a library of version 4.
pub(crate) fn seal_of_version_4(connection: &Connection, line: &Line) -> Result<(), StoreError> {
    let Sums { present, past } = line.sums;
    connection
        .prepare_cached("UPDATE maps SET present = ?2, past = ?3, seal = ?4 WHERE id = ?1")?
        .execute(params![line.row.map.to_string(), present, past, line.seal()])?;
    Ok(())
}

/// A status as a word.
pub(crate) fn word(status: Status) -> &'static str {
    match status {
        Status::Draft => "Draft",
        Status::Researched => "Researched",
        Status::Live => "Live",
        Status::Retired => "Retired",
    }
}

/// The status that a word stands for.
pub(crate) fn meaning(word: &str) -> Option<Status> {
    [Status::Draft, Status::Researched, Status::Live, Status::Retired]
        .into_iter()
        .find(|status| self::word(*status) == word)
}
