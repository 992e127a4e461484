//! The quiet ground: rules between stages and lanes, lines of a blueprint, and the cells that can be pointed at.

use journey_model::Line;
use journey_scene::{Group, HitKind, HitRegion, Pin, Point, Rect};

use super::Columns;
use super::lanes::{Lanes, Row};
use crate::Look;
use crate::measures::{GUTTER, LANE_HEAD, LANE_PADDING, PITCH};
use crate::pen::{Pen, dashed, solid};
use crate::text::{Face, Typesetter};

/// Draws the rules. Stage rules run from `from` to `to`.
pub(super) fn draw(
    columns: &Columns,
    lanes: &Lanes,
    (from, to): (f32, f32),
    look: Look,
    setter: &mut Typesetter,
) -> Group {
    let mut pen = Pen::new(look);
    let right = columns.right();
    for band in columns.stages().iter().skip(1) {
        let x = band.x - columns.gutter() / 2.0;
        pen.line(Point::new(x, from), Point::new(x, to), solid(look.theme.hairline, 1.0));
    }
    for row in &lanes.rows {
        let line = solid(look.theme.hairline, 1.0);
        pen.line(Point::new(LANE_HEAD, row.top), Point::new(right, row.top), line);
    }
    for row in &lanes.rows {
        if let Some(line) = row.lane.line_below {
            blueprint_line(line, row.top + row.height, right, &mut pen, setter);
        }
    }
    pen.group("grid", "grid", Point::default(), Pin::None)
}

/// A line of a service blueprint with its name at the right end.
fn blueprint_line(line: Line, y: f32, right: f32, pen: &mut Pen, setter: &mut Typesetter) {
    let words = pen.look.words;
    let theme = pen.look.theme;
    let name = match line {
        Line::Interaction => &words.line_of_interaction,
        Line::Visibility => &words.line_of_visibility,
        Line::InternalInteraction => &words.line_of_internal_interaction,
    };
    let name = setter.set_line(
        &name.to_uppercase(),
        Face {
            size: 9.5,
            line_height: 13.0,
            ..Face::CAPS
        },
    );
    let end = right - name.width() - 8.0;
    pen.line(
        Point::new(LANE_HEAD, y),
        Point::new(end, y),
        dashed(theme.ink_2, 1.4, 7.0, 4.0),
    );
    pen.text_right(&name, Point::new(right, y - 6.5), theme.ink_2);
}

/// Adds every cell: where a new card can be put.
pub(super) fn cells(columns: &Columns, lanes: &Lanes, hits: &mut Vec<HitRegion>) {
    for row in &lanes.rows {
        for (at, column) in columns.all().iter().enumerate() {
            let rect = Rect::new(column.x - GUTTER / 2.0, row.top, PITCH, row.height);
            hits.push(HitRegion {
                key: format!("{}:{}", row.lane.id, column.step.id),
                kind: HitKind::Cell,
                id: String::new(),
                lane: row.lane.id.to_string(),
                step: column.step.id.to_string(),
                rect,
                pin: Pin::None,
                name: String::new(),
                text: None,
                free: Some(free(row, at, column.x)),
                channel: String::new(),
                locked: false,
                route: Vec::new(),
            });
        }
    }
}

/// Where the next card of a cell would stand.
fn free(row: &Row, column: usize, x: f32) -> Rect {
    let covers = |placed: &&super::lanes::Placed| (placed.column..placed.column + placed.span).contains(&column);
    let bottoms = row.cards.iter().filter(covers).map(|placed| placed.rect.bottom() + 7.0);
    let top = bottoms.fold(row.top + LANE_PADDING, f32::max);
    let height = (row.top + row.height - LANE_PADDING - top).max(36.0);
    Rect::new(x, top, PITCH - GUTTER, height)
}
