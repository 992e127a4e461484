//! The home's order: what is pinned, archived, in the bin, and in which collections a map stands.

use std::collections::BTreeMap;
use std::path::Path;

use journey_model::{Id, Order};
use rusqlite::{Connection, Transaction};

use crate::table::shelves::Place;
use crate::{Library, MapRow, StoreError, opening, table};

/// How many days a map stays in the bin.
pub const BIN_DAYS: i64 = 30;

const DAY: i64 = 24 * 60 * 60 * 1000;
const MINUTE: i64 = 60 * 1000;

/// Takes maps away for ever that have been in the bin for 30 days, by a connection of its own beside those that are open.
pub fn clear_bin(library: &Path, now: i64) -> Result<usize, StoreError> {
    Library::beside(opening::again(library)?).clear_bin(now)
}

/// Where a map stands in the home. Times are in milliseconds since 1970-01-01 UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shelf {
    /// When it came into the library.
    pub created: i64,
    /// When it was last opened.
    pub opened: Option<i64>,
    /// Since when it is pinned.
    pub pinned: Option<i64>,
    /// Since when it is archived.
    pub archived: Option<i64>,
    /// Since when it is in the bin.
    pub binned: Option<i64>,
}

impl Shelf {
    /// Of a map that is new.
    pub(crate) fn new(created: i64) -> Self {
        Self {
            created,
            opened: None,
            pinned: None,
            archived: None,
            binned: None,
        }
    }
}

/// A heap of maps with a name: folder and tag in one, as a map may stand in several.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Collection {
    /// Which.
    pub id: Id,
    /// Its name. Two may have the same; empty when a damaged library no longer knew it.
    pub name: String,
    /// Its place among the others.
    pub order: Order,
}

/// A line of the list of maps with its place in the home.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shelved {
    /// What the map is.
    pub row: MapRow,
    /// Where it stands.
    pub shelf: Shelf,
    /// Collections that it is in.
    pub collections: Vec<Id>,
}

/// A map with the time of a mark that it had, or did not have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Marked {
    /// Which.
    pub map: Id,
    /// Since when it had the mark, in milliseconds since 1970-01-01 UTC.
    pub since: Option<i64>,
}

/// What can be noted on a map's shelf and taken off again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ShelfMark {
    /// It stands first.
    Pinned,
    /// It is done with, and out of the way.
    Archived,
    /// It is to be taken away.
    Binned,
}

impl ShelfMark {
    fn on(self, shelf: &mut Shelf) -> &mut Option<i64> {
        match self {
            Self::Pinned => &mut shelf.pinned,
            Self::Archived => &mut shelf.archived,
            Self::Binned => &mut shelf.binned,
        }
    }
}

impl Library {
    /// Every map with its place in the home, those in the bin and in the archive among them; the last changed first.
    pub fn shelved(&self) -> Result<Vec<Shelved>, StoreError> {
        // One transaction, so that another program's write falls before or after all of this.
        let rows = self.connection.unchecked_transaction()?;
        let shelved = home(&rows)?;
        rows.finish()?;
        Ok(shelved)
    }

    /// Marks maps, or takes the mark off with `None`. `at` is in milliseconds since 1970-01-01 UTC; what was marked already
    /// keeps its time. Gives those that this changed, as they were; maps that are gone meanwhile are not among them.
    pub fn mark(&mut self, maps: &[Id], mark: ShelfMark, at: Option<i64>) -> Result<Vec<Marked>, StoreError> {
        let before = self.shelve(maps, |_, place| {
            let known = mark.on(&mut place.shelf);
            *known = at.map(|at| known.unwrap_or(at));
            Ok(())
        })?;
        let marked = before.into_iter().map(|mut place| Marked {
            map: place.map,
            since: *mark.on(&mut place.shelf),
        });
        Ok(marked.collect())
    }

    /// Makes a mark of maps what it was, of those that are still there.
    pub fn put_back(&mut self, maps: &[Marked], mark: ShelfMark) -> Result<(), StoreError> {
        let since: BTreeMap<Id, Option<i64>> = maps.iter().map(|marked| (marked.map, marked.since)).collect();
        let maps: Vec<Id> = since.keys().copied().collect();
        self.shelve(&maps, |_, place| {
            *mark.on(&mut place.shelf) = since.get(&place.map).copied().flatten();
            Ok(())
        })?;
        Ok(())
    }

    /// Whether a map is in the bin.
    pub fn is_binned(&self, map: Id) -> Result<bool, StoreError> {
        Ok(table::shelves::of(&self.connection, map)?.shelf.binned.is_some())
    }

    /// When a map came into the library, in milliseconds since 1970-01-01 UTC: by this it is told from one of the same id that was
    /// there before it and was taken away for ever.
    pub fn came(&self, map: Id) -> Result<i64, StoreError> {
        Ok(table::shelves::of(&self.connection, map)?.shelf.created)
    }

    /// Notes that a map was opened, unless that was less than a minute ago: whoever draws a map anew does not write. `at`
    /// is in milliseconds since 1970-01-01 UTC.
    pub fn note_opened(&mut self, map: Id, at: i64) -> Result<(), StoreError> {
        let last = table::shelves::of(&self.connection, map)?.shelf.opened;
        if last.is_some_and(|last| (last..last + MINUTE).contains(&at)) {
            return Ok(());
        }
        self.shelve(&[map], |_, place| {
            place.shelf.opened = Some(at);
            Ok(())
        })?;
        Ok(())
    }

    /// Every collection in its order.
    pub fn collections(&self) -> Result<Vec<Collection>, StoreError> {
        table::collections::all(&self.connection)
    }

    /// Adds a collection behind the others. One that is there stays as it is.
    pub fn add_collection(&mut self, id: Id, name: &str) -> Result<(), StoreError> {
        let rows = self.writing()?;
        let known = table::collections::all(&rows)?;
        if known.iter().all(|collection| collection.id != id) {
            let order = Order::between(known.last().map(|last| &last.order), None);
            let name = name.to_owned();
            table::collections::put(&rows, &Collection { id, name, order })?;
        }
        Ok(rows.commit()?)
    }

    /// Gives a collection another name.
    pub fn name_collection(&mut self, id: Id, name: &str) -> Result<(), StoreError> {
        let rows = self.writing()?;
        let mut known = table::collections::all(&rows)?.into_iter();
        let mut collection = known
            .find(|collection| collection.id == id)
            .ok_or(StoreError::NoSuchCollection(id))?;
        name.clone_into(&mut collection.name);
        table::collections::put(&rows, &collection)?;
        Ok(rows.commit()?)
    }

    /// Moves a collection to stand before another, or behind all with `None`.
    pub fn move_collection(&mut self, id: Id, before: Option<Id>) -> Result<(), StoreError> {
        let rows = self.writing()?;
        let mut known = table::collections::all(&rows)?;
        let at = known.iter().position(|collection| collection.id == id);
        let mut moved = known.remove(at.ok_or(StoreError::NoSuchCollection(id))?);
        let to = match before {
            Some(before) => known
                .iter()
                .position(|collection| collection.id == before)
                .ok_or(StoreError::NoSuchCollection(before))?,
            None => known.len(),
        };
        let low = to.checked_sub(1).map(|below| &known[below].order);
        moved.order = Order::between(low, known.get(to).map(|next| &next.order));
        table::collections::put(&rows, &moved)?;
        Ok(rows.commit()?)
    }

    /// Takes a collection away; its maps stay. Gives them, those in the archive and in the bin among them.
    pub fn remove_collection(&mut self, id: Id) -> Result<Vec<Id>, StoreError> {
        let rows = self.writing()?;
        let mut maps = Vec::new();
        let places = table::collections::places(&rows)?.into_iter();
        for (map, collection, _) in places.filter(|(_, collection, _)| *collection == id) {
            let mut place = table::shelves::of(&rows, map)?;
            let less = table::collections::let_go(&rows, map, collection)?;
            place.collected = place.collected.wrapping_add(less);
            table::shelves::put(&rows, &place)?;
            maps.push(map);
        }
        table::collections::delete(&rows, id)?;
        rows.commit()?;
        Ok(maps)
    }

    /// Puts maps into a collection, or takes them out. Gives those that were not there, or were; maps that are gone
    /// meanwhile are not among them.
    pub fn collect(&mut self, maps: &[Id], collection: Id, into: bool) -> Result<Vec<Id>, StoreError> {
        if !self.collections()?.iter().any(|known| known.id == collection) {
            return Err(StoreError::NoSuchCollection(collection));
        }
        let before = self.shelve(maps, |rows, place| {
            let more = if into {
                table::collections::collect(rows, place.map, collection)?
            } else {
                table::collections::let_go(rows, place.map, collection)?
            };
            place.collected = place.collected.wrapping_add(more);
            Ok(())
        })?;
        Ok(before.into_iter().map(|place| place.map).collect())
    }

    /// Puts a map into every collection that another one is in.
    pub fn collect_beside(&mut self, map: Id, other: Id) -> Result<(), StoreError> {
        self.shelve(&[map], |rows, place| {
            let places = table::collections::places(rows)?.into_iter();
            for (_, collection, _) in places.filter(|(map, ..)| *map == other) {
                let more = table::collections::collect(rows, place.map, collection)?;
                place.collected = place.collected.wrapping_add(more);
            }
            Ok(())
        })?;
        Ok(())
    }

    /// Takes maps away for ever, with all that was done on them: only those that are in the bin. Gives them.
    pub fn delete_for_ever(&mut self, maps: &[Id]) -> Result<Vec<Id>, StoreError> {
        let rows = self.writing()?;
        let taken = delete(&rows, maps)?;
        rows.commit()?;
        Ok(taken)
    }

    /// Takes maps away for ever that have been in the bin for 30 days, and were not changed there for as long; gives their number. `now`
    /// is in milliseconds since 1970-01-01 UTC.
    pub fn clear_bin(&mut self, now: i64) -> Result<usize, StoreError> {
        let before = now - BIN_DAYS * DAY;
        // Nobody has to wait for a bin that has nothing to give.
        if table::shelves::binned_before(&self.connection, before)?.is_empty() {
            return Ok(0);
        }
        let rows = self.writing()?;
        let maps = table::shelves::binned_before(&rows, before)?;
        let taken = delete(&rows, &maps)?;
        rows.commit()?;
        Ok(taken.len())
    }

    /// Changes the shelves of maps in one transaction. Gives those that were changed, as they were. What somebody has taken
    /// away for ever meanwhile keeps nobody from changing the others; when nothing else was asked for, it is told.
    fn shelve(
        &mut self,
        maps: &[Id],
        mut change: impl FnMut(&Transaction<'_>, &mut Place) -> Result<(), StoreError>,
    ) -> Result<Vec<Place>, StoreError> {
        let rows = self.writing()?;
        let mut changed = Vec::new();
        let mut gone = Vec::new();
        for map in maps {
            let before = match table::shelves::of(&rows, *map) {
                Err(StoreError::NoSuchMap(map)) => {
                    gone.push(map);
                    continue;
                }
                place => place?,
            };
            let mut place = before;
            change(&rows, &mut place)?;
            if place != before {
                table::shelves::put(&rows, &place)?;
                changed.push(before);
            }
        }
        if let Some(map) = gone.first().filter(|_| gone.len() == maps.len()) {
            return Err(StoreError::NoSuchMap(*map));
        }
        rows.commit()?;
        Ok(changed)
    }
}

/// Every map with its place in the home, the last changed first. Fails when a shelf or a place in a collection is missing.
pub(crate) fn home(rows: &Connection) -> Result<Vec<Shelved>, StoreError> {
    let mut shelves: BTreeMap<Id, (Place, Vec<Id>, i64)> = BTreeMap::new();
    for place in table::shelves::all(rows)? {
        shelves.insert(place.map, (place, Vec::new(), 0));
    }
    for (map, collection, seal) in table::collections::places(rows)? {
        if let Some((_, collections, sum)) = shelves.get_mut(&map) {
            collections.push(collection);
            *sum = sum.wrapping_add(seal);
        }
    }
    let shelved = table::maps::all(rows)?.into_iter().map(|line| {
        let map = line.row.map;
        let missing = || StoreError::Damaged(format!("the shelf of map {map} is missing"));
        let (place, collections, sum) = shelves.remove(&map).ok_or_else(missing)?;
        if place.collected != sum {
            return Err(StoreError::Damaged(format!("collections of map {map} are missing")));
        }
        Ok(Shelved {
            row: line.row,
            shelf: place.shelf,
            collections,
        })
    });
    shelved.collect()
}

fn delete(rows: &Transaction<'_>, maps: &[Id]) -> Result<Vec<Id>, StoreError> {
    let mut taken = Vec::new();
    for map in maps {
        let place = match table::shelves::of(rows, *map) {
            // Somebody else was quicker.
            Err(StoreError::NoSuchMap(_)) => continue,
            place => place?,
        };
        if place.shelf.binned.is_some() {
            table::maps::delete(rows, *map)?;
            taken.push(*map);
        }
    }
    Ok(taken)
}
