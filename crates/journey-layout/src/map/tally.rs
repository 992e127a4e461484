//! What stands in place of cards that are not drawn: their number in a collapsed stage, a mark for each in a folded lane.

use journey_model::Id;
use journey_scene::{Group, Pin, Point, Rect};

use super::Columns;
use super::lanes::Row;
use crate::Look;
use crate::look::StageColors;
use crate::measures::GUTTER;
use crate::pen::{Pen, solid};
use crate::text::{Face, Typesetter};

/// Cards that are counted in one column of a lane.
pub(crate) struct Tally {
    pub column: usize,
    pub cards: Vec<Id>,
    pub rect: Rect,
}

impl Tally {
    /// A tally of one card, not yet placed.
    pub fn new(column: usize, card: Id) -> Self {
        Self {
            column,
            cards: vec![card],
            rect: Rect::default(),
        }
    }
}

/// Width and height of a mark, and the free space behind it.
const MARK: (f32, f32, f32) = (10.0, 5.0, 3.0);

/// Width and height of the marks of so many cards in a column; as many as fit.
pub(super) fn marks_of(cards: usize, room: f32) -> (f32, f32) {
    let count = marks_that_fit(cards, room) as f32;
    (count * (MARK.0 + MARK.2) - MARK.2, MARK.1)
}

fn marks_that_fit(cards: usize, room: f32) -> usize {
    let most = ((room + MARK.2) / (MARK.0 + MARK.2)).floor().max(1.0) as usize;
    cards.clamp(1, most)
}

/// Draws the tallies of a lane.
pub(super) fn draw_tally(row: &Row, columns: &Columns, look: Look, setter: &mut Typesetter) -> Group {
    let mut pen = Pen::new(look);
    for tally in &row.tallies {
        let hue = columns.all().get(tally.column).map_or(0, |column| column.hue);
        let colors = look.theme.stages[hue % 8];
        let rect = tally.rect;
        if row.lane.folded {
            let room = columns.card_width(tally.column, 1);
            for mark in 0..marks_that_fit(tally.cards.len(), room) {
                let x = rect.x + mark as f32 * (MARK.0 + MARK.2);
                let mark = Rect::new(x, rect.y, MARK.0, MARK.1);
                pen.rect(mark, MARK.1 / 2.0, Some(colors.edge), None);
            }
        } else {
            draw_count(tally.cards.len(), rect, colors, &mut pen, setter);
        }
    }
    pen.group(format!("tally:{}", row.lane.id), "cards", Point::default(), Pin::None)
}

/// Draws the number that stands in place of the cards of a collapsed stage, in the stage's colours.
pub(crate) fn draw_count(count: usize, rect: Rect, colors: StageColors, pen: &mut Pen, setter: &mut Typesetter) {
    let edge = solid(colors.edge.with_alpha(0.6), 1.0);
    pen.rect(rect, rect.h / 2.0, Some(colors.tint), Some(edge));
    let count = setter.set_line(&count.to_string(), Face::SMALL_STRONG);
    let at = Point::new(rect.center().x, rect.y + (rect.h - count.height()) / 2.0);
    pen.text_centered(&count, at, colors.ink);
}

/// Draws the strip behind the collapsed stages, from one height to another.
pub(crate) fn draw_strips(columns: &Columns, (from, to): (f32, f32), pen: &mut Pen) {
    for column in columns.all().iter().filter(|column| column.collapsed) {
        let tint = pen.look.theme.stages[column.hue % 8].tint;
        let strip = Rect::new(column.x - GUTTER / 2.0, from, column.w + GUTTER, to - from);
        pen.rect(strip, 0.0, Some(tint.with_alpha(0.55)), None);
    }
}
