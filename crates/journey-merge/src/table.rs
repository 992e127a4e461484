//! The versions of every record beside each other.

use journey_model::{Id, Journey};

use crate::rec::Rec;

/// A row for each id, by id: as it was for all of them, then as each version has it.
#[derive(Debug)]
pub(crate) struct Table<'a> {
    ids: Vec<Id>,
    cells: Vec<Option<Rec<'a>>>,
    width: usize,
}

/// A record, as it was and as each version has it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Row<'t, 'a> {
    pub(crate) id: Id,
    /// As it was for all of them; `None` when it is new, or when nobody knows what was.
    pub(crate) base: Option<Rec<'a>>,
    /// As each version has it; `None` when it has not.
    pub(crate) versions: &'t [Option<Rec<'a>>],
}

impl<'a> Table<'a> {
    pub(crate) fn new(base: Option<&'a Journey>, versions: &[&'a Journey]) -> Self {
        let journeys = std::iter::once(base).chain(versions.iter().copied().map(Some));
        let mut found: Vec<(Id, usize, Rec)> = Vec::new();
        for (column, journey) in journeys.enumerate() {
            let Some(journey) = journey else { continue };
            let elements = journey.elements().map(Rec::Element);
            let records = elements.chain(journey.links().map(Rec::Link));
            found.extend(records.map(|rec| (rec.id(), column, rec)));
        }
        found.sort_unstable_by_key(|(id, column, _)| (*id, *column));
        let width = versions.len() + 1;
        let mut table = Self {
            ids: Vec::new(),
            cells: Vec::new(),
            width,
        };
        for (id, column, rec) in found {
            if table.ids.last() != Some(&id) {
                table.ids.push(id);
                table.cells.resize(table.ids.len() * width, None);
            }
            let start = table.cells.len() - width;
            table.cells[start + column] = Some(rec);
        }
        table
    }

    pub(crate) fn rows(&self) -> impl Iterator<Item = Row<'_, 'a>> {
        (0..self.ids.len()).map(|number| self.row(number))
    }

    pub(crate) fn row(&self, number: usize) -> Row<'_, 'a> {
        let cells = &self.cells[number * self.width..(number + 1) * self.width];
        Row {
            id: self.ids[number],
            base: cells[0],
            versions: &cells[1..],
        }
    }

    /// The number of an id's row.
    pub(crate) fn find(&self, id: Id) -> Option<usize> {
        self.ids.binary_search(&id).ok()
    }
}

impl<'a> Row<'_, 'a> {
    /// Every version's record, the old one first.
    pub(crate) fn records(self) -> impl Iterator<Item = Rec<'a>> {
        self.base.into_iter().chain(self.versions.iter().copied().flatten())
    }

    /// The numbers of the versions that do not have it as it was.
    pub(crate) fn changed(self) -> impl Iterator<Item = usize> {
        let versions = self.versions.iter().enumerate();
        versions
            .filter(move |(_, version)| **version != self.base)
            .map(|(number, _)| number)
    }
}
