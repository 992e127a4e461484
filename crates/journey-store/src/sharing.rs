//! What a map was when it was passed on, so that what comes back can be brought together with it.

use journey_model::Id;

use crate::{Library, StoreError, table};

/// A state of a map that went out as a map file, or came in as one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shared {
    /// The state's revision, by which other files name it. After personal data was removed from the map's history it may no
    /// longer be true: whoever uses the state has to look.
    pub hash: String,
    /// Number of the map's last act at that time.
    pub seq: u64,
    /// When, in milliseconds since 1970-01-01 UTC.
    pub at: i64,
    /// Whether the state is that of a file that came in, which is kept; otherwise the map itself was so.
    pub came_in: bool,
}

impl Library {
    /// Notes that a state of a map went out or came in. The point of its history is kept from then on. `file` is the map file
    /// that came in, where the map itself was never so. The same state again only moves its time.
    pub fn share(&mut self, map: Id, shared: &Shared, file: Option<&str>) -> Result<(), StoreError> {
        let rows = self.writing()?;
        let mut line = table::maps::line(&rows, map)?;
        let row = table::shared::row(map, shared, file.unwrap_or_default());
        let seal = table::shared::put(&rows, &row)?;
        line.sums.past = line.sums.past.wrapping_add(seal);
        table::maps::update(&rows, &line)?;
        Ok(rows.commit()?)
    }

    /// The states of a map that went out or came in, the last first.
    pub fn shared(&self, map: Id) -> Result<Vec<Shared>, StoreError> {
        table::shared::of_map(&self.connection, map)
    }

    /// The map file that came in with this state; nothing when the map itself was so.
    pub fn shared_file(&self, map: Id, hash: &str) -> Result<Option<String>, StoreError> {
        let row = table::shared::whole(&self.connection, map, hash)?;
        Ok(row.map(|row| row.body).filter(|body| !body.is_empty()))
    }

    /// Which maps have a state that went out or came in.
    pub fn maps_that_shared(&self, hash: &str) -> Result<Vec<Id>, StoreError> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT map FROM shared WHERE hash = ?1 ORDER BY map")?;
        let mut rows = statement.query([hash])?;
        let mut maps = Vec::new();
        while let Some(row) = rows.next()? {
            maps.push(table::id(row.get_ref(0)?.as_str().map_err(rusqlite::Error::from)?)?);
        }
        Ok(maps)
    }
}
