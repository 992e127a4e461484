//! What could stand in an empty cell: the questions that a template brings along. They are drawn for who fills the map in, lightly,
//! and are gone as soon as the cell has a card.

use std::sync::Arc;

use journey_model::{Id, Lane};
use journey_scene::{Group, Name, Pin, Point, Rect};

use super::Columns;
use super::lanes::Row;
use crate::Look;
use crate::emotion::{Curves, Feelings};
use crate::measures::PADDING;
use crate::pen::Pen;
use crate::text::{Face, Paragraph, Typesetter};

/// The most lines that a cell gives room to; the rest is told by the inspector and aloud.
const LINES: usize = 4;

/// The most lines below a curve, in the margin that its words have.
const LINES_BELOW: usize = 3;

/// Free space that the words keep around them, and below them where a lane ends.
const AIR: f32 = 4.0;
const AIR_BELOW: f32 = 9.0;

/// What one empty cell asks for.
pub(crate) struct Hint {
    pub step: Id,
    /// Where its words stand.
    pub rect: Rect,
    /// All of it, however much is drawn.
    pub whole: Name,
    words: Arc<Paragraph>,
}

impl Hint {
    /// The words, as a group of their own: a card that is put into the cell takes nothing else away.
    pub fn draw(&self, lane: Id, look: Look) -> Group {
        let mut pen = Pen::new(look);
        pen.text(&self.words, Point::default(), look.theme.ink_3);
        let key = format!("guidance:{lane}:{}", self.step);
        pen.group(key, "notes", Point::new(self.rect.x, self.rect.y), Pin::None)
    }
}

/// The hints of a lane of cards whose first row begins at `first`.
pub(super) fn in_cells(row: &Row, columns: &Columns, first: f32, look: Look, setter: &mut Typesetter) -> Vec<Hint> {
    let taken = |column: usize| {
        let under = |from: usize, span: usize| (from..from + span).contains(&column);
        let held = row.cards.iter().any(|placed| under(placed.column, placed.span));
        held || row.tallies.iter().any(|tally| tally.column == column)
    };
    let asked = Asked {
        lane: row.lane,
        columns,
        lines: LINES,
    };
    asked.of(look, setter, taken, |_| first + AIR)
}

/// The hints of an emotion lane: low in the cell, in the margin below the scale, where curves seldom come.
pub(crate) fn below_curves(
    lane: &Lane,
    feelings: Feelings,
    (curves, top, height): (&Curves, f32, f32),
    look: Look,
    setter: &mut Typesetter,
) -> Vec<Hint> {
    let columns = feelings.columns;
    let felt: Vec<usize> = feelings
        .cards
        .iter()
        .filter_map(|(step, _)| columns.slot(*step))
        .collect();
    let asked = Asked {
        lane,
        columns,
        lines: LINES_BELOW,
    };
    let taken = |column: usize| felt.contains(&column);
    let mut hints = asked.of(look, setter, taken, |words| top + height - AIR_BELOW - words.height());
    // Words on a point may reach into the next cell; they come first.
    let words = curves.points.iter().filter_map(|point| Some(point.text.as_ref()?.rect));
    let faces = curves.stands.iter().map(|(_, face)| *face);
    let there: Vec<Rect> = words.chain(faces).map(|rect| rect.moved(0.0, top)).collect();
    hints.retain(|hint| !there.iter().any(|rect| meets(hint.rect, *rect)));
    hints
}

fn meets(a: Rect, b: Rect) -> bool {
    a.x < b.right() && b.x < a.right() && a.y < b.bottom() && b.y < a.bottom()
}

/// What a lane asks for.
struct Asked<'a> {
    lane: &'a Lane,
    columns: &'a Columns<'a>,
    lines: usize,
}

impl Asked<'_> {
    /// The hints of the cells that are not taken. What is asked for of no step in particular stands once, in the first empty
    /// cell: a row that says the same ten times over is not read.
    fn of(
        &self,
        look: Look,
        setter: &mut Typesetter,
        taken: impl Fn(usize) -> bool,
        top: impl Fn(&Paragraph) -> f32,
    ) -> Vec<Hint> {
        if !look.guidance || self.lane.guidance.is_empty() || self.lane.locked {
            return Vec::new();
        }
        let mut hints = Vec::new();
        let mut said = false;
        for (at, column) in self.columns.all().iter().enumerate() {
            if column.collapsed || taken(at) {
                continue;
            }
            let own = self.lane.guidance.iter().find(|one| one.step == Some(column.step.id));
            let Some(text) = own.map(|one| one.text.as_str()).or_else(|| {
                let of_all = self.lane.guidance.iter().find(|one| one.step.is_none());
                of_all
                    .filter(|_| !std::mem::replace(&mut said, true))
                    .map(|one| one.text.as_str())
            }) else {
                continue;
            };
            let width = column.w - PADDING - AIR / 2.0;
            let words = setter.set_shortened(text, Face::SMALL, width, self.lines);
            let rect = Rect::new(column.x + PADDING, top(&words), width, words.height());
            hints.push(Hint {
                step: column.step.id,
                rect,
                whole: text.into(),
                words,
            });
        }
        hints
    }
}
