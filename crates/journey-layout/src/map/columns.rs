//! Columns: one a step, grouped by stage; one narrow column for a collapsed stage.

use std::collections::BTreeMap;
use std::ops::Range;

use journey_model::{Id, Journey, Stage, Step};

use super::Spacing;
use crate::measures::{COLLAPSED, GUTTER, LANE_HEAD, PITCH};

/// The columns of a map from left to right.
pub(crate) struct Columns<'a> {
    stages: Vec<Band<'a>>,
    columns: Vec<Column<'a>>,
    /// The column of each step, in the order of the steps.
    slots: Vec<usize>,
    /// Each step's place in their order.
    places: BTreeMap<Id, usize>,
    gutter: f32,
    /// What a poster adds to each gutter.
    spread: f32,
    /// Number of gutters.
    gutters: usize,
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
    pub columns: Range<usize>,
}

/// The column of a step, or of a collapsed stage.
pub(crate) struct Column<'a> {
    /// The step; the first one when the stage is collapsed.
    pub step: &'a Step,
    /// Every step that the column stands for.
    pub steps: Vec<&'a Step>,
    pub collapsed: bool,
    pub hue: usize,
    pub x: f32,
    /// Width of a card that covers it alone.
    pub w: f32,
    /// How many gutters lie left of it.
    gutters: usize,
}

impl<'a> Columns<'a> {
    /// Lays the steps of a journey side by side, each as wide as it asks for; the steps of a collapsed stage are one column.
    pub fn of(journey: &'a Journey, spacing: Spacing) -> Self {
        let width = |step: &Step| step.width.map_or(PITCH, |width| width as f32) - GUTTER;
        Self::with(journey, (GUTTER + spacing.gutter, spacing.gutter), true, width)
    }

    /// Lays the steps of a journey side by side, each as wide as it has to be; the steps of a collapsed stage are one column.
    pub fn laid(journey: &'a Journey, gutter: f32, width: impl Fn(&Step) -> f32) -> Self {
        Self::with(journey, (gutter, 0.0), true, width)
    }

    /// Gives every step a column of its own, those of collapsed stages too, all equally wide and without gutters. A stage
    /// without steps takes no room among them.
    pub fn even(journey: &'a Journey) -> Self {
        Self::with(journey, (0.0, 0.0), false, |_| PITCH)
    }

    fn with(journey: &'a Journey, (gutter, spread): (f32, f32), collapses: bool, width: impl Fn(&Step) -> f32) -> Self {
        let mut all = Self {
            stages: Vec::new(),
            columns: Vec::new(),
            slots: Vec::new(),
            places: BTreeMap::new(),
            gutter,
            spread,
            gutters: 0,
        };
        let mut x = LANE_HEAD + gutter;
        for (place, stage) in journey.stages().into_iter().enumerate() {
            let hue = stage.hue.map_or(place % 8, usize::from);
            let (start, from) = (x, all.columns.len());
            let steps = journey.steps_of(stage.id);
            let collapsed = stage.collapsed && collapses;
            if steps.is_empty() && collapses {
                x += if collapsed { COLLAPSED } else { PITCH } - GUTTER + gutter;
                all.gutters += 1;
            } else if collapsed {
                x = all.add(steps, (hue, true), (x, COLLAPSED - GUTTER));
            } else {
                for step in steps {
                    x = all.add(vec![step], (hue, false), (x, width(step)));
                }
            }
            all.stages.push(Band {
                stage,
                hue,
                x: start,
                w: x - start,
                columns: from..all.columns.len(),
            });
        }
        all
    }

    /// Adds a column of this width at a place; returns where the next one begins.
    fn add(&mut self, steps: Vec<&'a Step>, (hue, collapsed): (usize, bool), (x, w): (f32, f32)) -> f32 {
        let Some(&step) = steps.first() else { return x };
        for step in &steps {
            self.places.insert(step.id, self.slots.len());
            self.slots.push(self.columns.len());
        }
        self.columns.push(Column {
            step,
            steps,
            collapsed,
            hue,
            x,
            w,
            gutters: self.gutters,
        });
        self.gutters += 1;
        x + w + self.gutter
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
        match (self.columns.get(column), self.columns.get(last)) {
            (Some(from), Some(to)) => to.x - from.x + to.w,
            _ => PITCH - GUTTER,
        }
    }

    /// Width at which the text of such a card is set: without what a poster adds to the gutters, so that lines end where
    /// they end on the screen.
    pub fn text_width(&self, column: usize, span: usize) -> f32 {
        let last = (column + span.max(1) - 1).min(self.columns.len().saturating_sub(1));
        let within = match (self.columns.get(column), self.columns.get(last)) {
            (Some(from), Some(to)) => to.gutters - from.gutters,
            _ => 0,
        };
        // To a hundredth, because sums of widths differ in their last digits.
        ((self.card_width(column, span) - within as f32 * self.spread) * 100.0).round() / 100.0
    }

    /// The column of a step.
    pub fn index(&self, step: Id) -> Option<usize> {
        self.slots.get(self.place(step)?).copied()
    }

    /// A step's place in the order of all steps.
    pub fn place(&self, step: Id) -> Option<usize> {
        self.places.get(&step).copied()
    }

    /// Number of steps.
    pub fn steps(&self) -> usize {
        self.slots.len()
    }

    /// The column of the step at a place in the order of all steps.
    pub fn slot(&self, place: usize) -> Option<usize> {
        self.slots.get(place).copied()
    }

    /// The open columns that a card covers: from the first open one to the last, so that a card that reaches out of a
    /// collapsed stage stands beside it. `None` when all of them are collapsed.
    pub fn covered(&self, place: usize, span: u32) -> Option<Range<usize>> {
        let last = place
            .saturating_add(span.max(1) as usize - 1)
            .min(self.slots.len().saturating_sub(1));
        let range = self.slot(place)?..=self.slot(last)?;
        let open = |at: &usize| self.columns.get(*at).is_some_and(|column| !column.collapsed);
        let first = range.clone().find(open)?;
        let end = range.rev().find(open)?;
        Some(first..end + 1)
    }

    /// Whether a stage is drawn as one narrow column.
    pub fn is_collapsed(&self, band: &Band) -> bool {
        let first = self.columns.get(band.columns.start);
        band.stage.collapsed && (band.columns.is_empty() || first.is_some_and(|first| first.collapsed))
    }

    /// The column that a place lies in, or the gutter before the next one.
    pub fn at(&self, x: f32) -> usize {
        self.columns.partition_point(|column| column.x <= x).saturating_sub(1)
    }

    /// A place in columns from the left edge of the first: 1.5 is the middle of the second.
    pub fn share(&self, x: f32) -> f32 {
        let column = self.at(x);
        let width = self.card_width(column, 1);
        column as f32 + (x - self.x(column)) / width
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

    /// The middle of the gutter left of a column; for the number of columns, of that behind the last.
    pub fn gutter_x(&self, gutter: usize) -> f32 {
        match (self.columns.get(gutter), self.columns.last()) {
            (Some(column), _) => column.x - self.gutter / 2.0,
            (None, Some(last)) => last.x + last.w + self.gutter / 2.0,
            (None, None) => LANE_HEAD + self.gutter / 2.0,
        }
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

    /// Number of gutters.
    pub fn gutters(&self) -> usize {
        self.gutters
    }
}
