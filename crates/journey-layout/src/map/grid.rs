//! The quiet ground: rules between stages and lanes, lines of a blueprint, and the cells that can be pointed at.

use journey_model::{Id, Line};
use journey_scene::{Group, HitKind, HitRegion, Name, Pin, Point, Rect, Shared};

use super::Columns;
use super::lanes::{Lanes, Row};
use super::tally::draw_strips;
use crate::Look;
use crate::measures::{GUTTER, LANE_HEAD, LANE_PADDING, STACK_GAP};
use crate::pen::{Pen, dashed, named, solid};
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
    draw_strips(columns, (from, to), &mut pen);
    for row in lanes.rows.iter().filter(|row| row.lane.folded) {
        let strip = Rect::new(LANE_HEAD, row.top, right - LANE_HEAD, row.height);
        pen.rect(strip, 0.0, Some(look.theme.hairline_faint), None);
    }
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

/// A cell of the last scene, with its step.
pub(crate) type KeptCell = (Id, Shared<HitRegion>);

/// Adds every cell: where a new card can be put. Folded lanes and collapsed stages have none. Those of the last scene are
/// taken where they still fit.
pub(super) fn cells(columns: &Columns, lanes: &Lanes, setter: &mut Typesetter, hits: &mut Vec<Shared<HitRegion>>) {
    let mut former = std::mem::take(&mut setter.memory.cells);
    for row in lanes.rows.iter().filter(|row| !row.lane.folded) {
        let kept = former.remove(&row.lane.id).unwrap_or_default();
        let mut cells: Vec<KeptCell> = Vec::with_capacity(columns.all().len());
        let below = lowest(row, columns.all().len());
        for (column, below) in columns.all().iter().zip(below) {
            if column.collapsed {
                continue;
            }
            let top = below.map_or(row.top + LANE_PADDING, |below| below + STACK_GAP);
            let height = (row.top + row.height - LANE_PADDING - top).max(36.0);
            let rect = Rect::new(column.x - GUTTER / 2.0, row.top, column.w + GUTTER, row.height);
            let free = Some(Rect::new(column.x, top, column.w, height));
            let locked = row.lane.locked;
            let asks = row.hints.iter().find(|hint| hint.step == column.step.id);
            let asks = asks.map(|hint| hint.whole.clone()).unwrap_or_default();
            let former = kept.get(cells.len()).filter(|(step, _)| *step == column.step.id);
            let cell = match former.map(|(_, cell)| cell) {
                Some(cell) if (cell.rect, cell.free, cell.locked, &cell.name) == (rect, free, locked, &asks) => {
                    cell.clone()
                }
                // The same cell, higher or elsewhere, or with something else to ask for.
                Some(cell) => HitRegion {
                    rect,
                    free,
                    locked,
                    name: asks,
                    ..(**cell).clone()
                }
                .into(),
                None => HitRegion {
                    name: asks,
                    ..cell(row, column.step.id, rect, free)
                }
                .into(),
            };
            hits.push(cell.clone());
            cells.push((column.step.id, cell));
        }
        setter.memory.cells.insert(row.lane.id, cells);
    }
}

fn cell(row: &Row, step: Id, rect: Rect, free: Option<Rect>) -> HitRegion {
    HitRegion {
        key: format!("{}:{step}", row.lane.id).into(),
        kind: HitKind::Cell,
        id: Name::default(),
        lane: named(row.lane.id),
        step: named(step),
        rect,
        pin: Pin::None,
        name: Name::default(),
        text: None,
        free,
        channel: Name::default(),
        locked: row.lane.locked,
        route: Vec::new(),
    }
}

/// For each column the lower edge of its lowest card.
fn lowest(row: &Row, columns: usize) -> Vec<Option<f32>> {
    let mut lowest: Vec<Option<f32>> = vec![None; columns];
    for placed in &row.cards {
        let covered = placed.column..(placed.column + placed.span).min(columns);
        for edge in &mut lowest[covered] {
            *edge = Some(edge.map_or(placed.rect.bottom(), |edge| edge.max(placed.rect.bottom())));
        }
    }
    lowest
}
