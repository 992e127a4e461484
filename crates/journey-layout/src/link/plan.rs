//! Where links may run: in the gutters between columns, and in the corridors between rows of cards, which are free across
//! the whole map.

use std::collections::BTreeMap;

use journey_model::Id;
use journey_scene::{Point, Rect};

use crate::map::{Columns, Lanes, Stand};

/// The free ways of a map, and where its cards stand between them.
///
/// Band `b` is a row of cards, corridor `b` runs above it and corridor `b + 1` below. Gutter `g` runs left of column `g`.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Plan {
    stands: Vec<Stand>,
    /// Upper and lower edge of each row of cards.
    bands: Vec<(f32, f32)>,
    /// Number of the first band of each lane.
    first_bands: Vec<usize>,
    /// Upper and lower edge of each corridor.
    corridors: Vec<(f32, f32)>,
    /// Middle of each gutter.
    gutters: Vec<f32>,
    pub gutter: f32,
    /// Left edge and width of each column.
    columns: Vec<(f32, f32)>,
    /// Lower edge of ribbon and steps.
    head: f32,
    /// Columns of stages and steps.
    heads: BTreeMap<Id, (usize, usize)>,
    /// For each band the columns that are taken, sorted.
    taken: Vec<Vec<(usize, usize)>>,
}

/// An end of a link.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct End {
    pub id: Id,
    pub rect: Rect,
    /// Columns from and to, the latter excluded.
    pub columns: (usize, usize),
    /// The band of a card; `None` for a stage or step, which is reached from below.
    pub band: Option<usize>,
    /// Number of its lane.
    pub row: usize,
}

impl Plan {
    /// The ways between the cards of lanes that begin below `head`.
    pub fn of(columns: &Columns, lanes: &Lanes, head: f32) -> Self {
        let stands = lanes.stands(columns);
        let mut bands = Vec::new();
        let mut first_bands = Vec::new();
        for row in &lanes.rows {
            first_bands.push(bands.len());
            bands.extend(row.bands.iter().copied());
        }
        // Arrow heads of links to steps need room below the head.
        let mut corridors = Vec::new();
        let mut above = head + 6.0;
        for band in &bands {
            corridors.push((above.min(band.0), band.0));
            above = band.1;
        }
        corridors.push((above, lanes.bottom.max(above)));
        let mut heads = BTreeMap::new();
        for band in columns.stages().iter().filter(|band| !band.columns.is_empty()) {
            heads.insert(band.stage.id, (band.columns.start, band.columns.end));
        }
        for (at, column) in columns.all().iter().enumerate() {
            heads.extend(column.steps.iter().map(|step| (step.id, (at, at + 1))));
        }
        let mut plan = Self {
            stands,
            bands,
            first_bands,
            corridors,
            gutters: (0..=columns.all().len())
                .map(|gutter| columns.gutter_x(gutter))
                .collect(),
            gutter: columns.gutter(),
            columns: columns.all().iter().map(|column| (column.x, column.w)).collect(),
            head,
            heads,
            taken: Vec::new(),
        };
        let mut taken = vec![Vec::new(); plan.bands.len()];
        for stand in &plan.stands {
            if let Some(columns) = taken.get_mut(plan.band_of(stand)) {
                columns.push(stand.columns);
            }
        }
        for columns in &mut taken {
            columns.sort_unstable();
            columns.dedup();
        }
        plan.taken = taken;
        plan
    }

    fn band_of(&self, stand: &Stand) -> usize {
        let first = self.first_bands.get(stand.row).copied().unwrap_or(0);
        let end = self.first_bands.get(stand.row + 1).copied().unwrap_or(self.bands.len());
        let middle = stand.rect.center().y;
        let within = self.bands.get(first..end).unwrap_or_default();
        first
            + within
                .partition_point(|band| band.1 < middle - 0.01)
                .min(within.len().saturating_sub(1))
    }

    /// The ends that links may have, by id.
    pub fn ends(&self) -> BTreeMap<Id, End> {
        let cards = self.stands.iter().map(|stand| {
            let end = End {
                id: stand.card,
                rect: stand.rect,
                columns: stand.columns,
                band: Some(self.band_of(stand)),
                row: stand.row,
            };
            (stand.card, end)
        });
        let heads = self.heads.iter().map(|(&id, &columns)| {
            let (left, right) = (self.left(columns.0), self.right(columns.1 - 1));
            let end = End {
                id,
                rect: Rect::new(left, self.head - 1.0, right - left, 1.0),
                columns,
                band: None,
                row: 0,
            };
            (id, end)
        });
        cards.chain(heads).collect()
    }

    /// Every card with what stands in place of one.
    pub fn stands(&self) -> &[Stand] {
        &self.stands
    }

    /// Number of corridors.
    pub fn corridors(&self) -> usize {
        self.corridors.len()
    }

    /// Number of gutters.
    pub fn gutters(&self) -> usize {
        self.gutters.len()
    }

    /// Middle of a gutter.
    pub fn x(&self, gutter: usize) -> f32 {
        self.gutters.get(gutter).copied().unwrap_or_default()
    }

    /// Middle of a corridor.
    pub fn y(&self, corridor: usize) -> f32 {
        let (top, bottom) = self.corridors.get(corridor).copied().unwrap_or_default();
        f32::midpoint(top, bottom)
    }

    /// Height of a corridor.
    pub fn height(&self, corridor: usize) -> f32 {
        let (top, bottom) = self.corridors.get(corridor).copied().unwrap_or_default();
        bottom - top
    }

    fn left(&self, column: usize) -> f32 {
        self.columns.get(column).map_or(0.0, |column| column.0)
    }

    fn right(&self, column: usize) -> f32 {
        self.columns.get(column).map_or(0.0, |column| column.0 + column.1)
    }

    /// Whether a line in a gutter can cross a band: no card covers both its sides.
    pub fn gutter_is_free(&self, gutter: usize, band: usize) -> bool {
        let Some(taken) = self.taken.get(band) else { return true };
        let before = taken.partition_point(|columns| columns.0 < gutter);
        !taken[..before].iter().rev().take(2).any(|columns| columns.1 > gutter)
    }

    /// Whether a line in a column can cross a band.
    pub fn column_is_free(&self, column: usize, band: usize) -> bool {
        let Some(taken) = self.taken.get(band) else { return true };
        let before = taken.partition_point(|columns| columns.0 <= column);
        !taken[..before].iter().rev().take(2).any(|columns| columns.1 > column)
    }

    /// The middle of what two ends have in common, when a line can run there inside one column, with the width that lines
    /// beside it have.
    pub fn common(&self, a: &End, b: &End) -> Option<(f32, f32)> {
        let left = a.rect.x.max(b.rect.x);
        let right = a.rect.right().min(b.rect.right());
        let middle = f32::midpoint(left, right);
        let column = self.column_at(middle)?;
        let aside = (middle - self.left(column)).min(self.right(column) - middle);
        (right - left >= 14.0).then(|| (middle, (right - left).min(2.0 * aside)))
    }

    /// The column in which an upright line at a place would run.
    pub fn column_at(&self, x: f32) -> Option<usize> {
        let at = self.columns.partition_point(|column| column.0 <= x).checked_sub(1)?;
        (x <= self.right(at)).then_some(at)
    }
}

/// The middle of one side of an end.
pub(super) fn side_middle(end: &End, side: Side) -> Point {
    let middle = end.rect.center();
    match side {
        Side::Left => Point::new(end.rect.x, middle.y),
        Side::Right => Point::new(end.rect.right(), middle.y),
        Side::Top => Point::new(middle.x, end.rect.y),
        Side::Bottom => Point::new(middle.x, end.rect.bottom()),
    }
}

/// A side of a card.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Side {
    Left,
    Right,
    Top,
    Bottom,
}
