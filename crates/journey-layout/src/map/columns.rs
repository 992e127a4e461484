//! Columns: one a step, grouped by stage.

use std::collections::BTreeMap;

use journey_model::{Id, Journey, Stage, Step};

use super::Spacing;
use crate::measures::{GUTTER, LANE_HEAD, PITCH};

/// The columns of a map from left to right.
pub(crate) struct Columns<'a> {
    stages: Vec<Band<'a>>,
    columns: Vec<Column<'a>>,
    by_step: BTreeMap<Id, usize>,
    gutter: f32,
}

/// A stage and the columns of its steps. A stage without steps keeps one empty column.
pub(crate) struct Band<'a> {
    pub stage: &'a Stage,
    /// Its colour, 0 to 7.
    pub hue: usize,
    pub x: f32,
    /// Up to the next stage's left edge.
    pub w: f32,
    /// The stage's columns.
    pub columns: std::ops::Range<usize>,
}

/// The column of a step.
pub(crate) struct Column<'a> {
    pub step: &'a Step,
    pub hue: usize,
    pub x: f32,
    /// Width of its cards.
    pub w: f32,
}

impl<'a> Columns<'a> {
    /// Lays the steps of a journey side by side.
    pub fn of(journey: &'a Journey, spacing: Spacing) -> Self {
        Self::laid(journey, GUTTER + spacing.gutter, |_| PITCH - GUTTER)
    }

    /// Lays the steps of a journey side by side, each as wide as it has to be.
    pub fn laid(journey: &'a Journey, gutter: f32, width: impl Fn(&Step) -> f32) -> Self {
        let mut x = LANE_HEAD + gutter;
        let mut stages = Vec::new();
        let mut columns: Vec<Column<'a>> = Vec::new();
        let mut by_step = BTreeMap::new();
        for (place, stage) in journey.stages().into_iter().enumerate() {
            let hue = stage.hue.map_or(place % 8, usize::from);
            let (start, from) = (x, columns.len());
            for step in journey.steps_of(stage.id) {
                by_step.insert(step.id, columns.len());
                let w = width(step);
                columns.push(Column { step, hue, x, w });
                x += w + gutter;
            }
            if columns.len() == from {
                x += PITCH - GUTTER + gutter;
            }
            stages.push(Band {
                stage,
                hue,
                x: start,
                w: x - start,
                columns: from..columns.len(),
            });
        }
        Self {
            stages,
            columns,
            by_step,
            gutter,
        }
    }

    /// Every column.
    pub fn all(&self) -> &[Column<'a>] {
        &self.columns
    }

    /// Every stage.
    pub fn stages(&self) -> &[Band<'a>] {
        &self.stages
    }

    /// Width of a card that covers this many columns from this one on.
    pub fn card_width(&self, column: usize, span: usize) -> f32 {
        let last = (column + span.max(1) - 1).min(self.columns.len().saturating_sub(1));
        let inner = PITCH - GUTTER;
        match (self.columns.get(column), self.columns.get(last)) {
            (Some(from), Some(to)) => to.x - from.x + to.w,
            _ => inner,
        }
    }

    /// Width at which the text of such a card is set: without what a poster adds to the gutters, so that lines end where
    /// they end on the screen.
    pub fn text_width(&self, column: usize, span: usize) -> f32 {
        let inner = PITCH - GUTTER;
        let pitch = PITCH + self.gutter - GUTTER;
        let pitches = ((self.card_width(column, span) - inner) / pitch).round();
        pitches * PITCH + inner
    }

    /// The column of a step.
    pub fn index(&self, step: Id) -> Option<usize> {
        self.by_step.get(&step).copied()
    }

    /// Left edge of a column.
    pub fn x(&self, column: usize) -> f32 {
        self.columns
            .get(column)
            .map_or(LANE_HEAD + self.gutter, |column| column.x)
    }

    /// A place in a card that covers `span` columns: 0 at its left edge, 1 at its right.
    pub fn x_in(&self, column: usize, span: usize, share: f32) -> f32 {
        self.x(column) + self.card_width(column, span) * share
    }

    /// Where the lanes begin.
    pub fn left(&self) -> f32 {
        LANE_HEAD
    }

    /// Where the lanes end: at the right edge of the last column's cards.
    pub fn right(&self) -> f32 {
        let end = self
            .stages
            .last()
            .map_or(LANE_HEAD, |band| band.x + band.w - self.gutter);
        end.max(LANE_HEAD + 4.0 * PITCH)
    }

    /// Width of the gutters.
    pub fn gutter(&self) -> f32 {
        self.gutter
    }
}
