//! The quiet ground, and the cells that can be pointed at: where a new touchpoint gets its channel and its step.

use journey_model::Lane;
use journey_scene::{Group, HitKind, HitRegion, Name, Pin, Point, Rect, Shared};

use super::heads::is_apart;
use super::place::{Band, Placed};
use crate::Look;
use crate::map::{Columns, draw_strips};
use crate::measures::{GUTTER, LANE_HEAD, PITCH};
use crate::pen::{Pen, named, solid};

/// Height at which a new touchpoint's text begins in an empty swimlane.
const FRESH: f32 = 44.0;

/// Draws the rules between swimlanes, and between stages from `from` down.
pub(super) fn ground(placed: &Placed, columns: &Columns, (from, right): (f32, f32), look: Look) -> Group {
    let theme = look.theme;
    let mut pen = Pen::new(look);
    draw_strips(columns, (from, placed.bottom), &mut pen);
    for band in columns.stages().iter().skip(1) {
        let x = band.x - columns.gutter() / 2.0;
        pen.line(
            Point::new(x, from),
            Point::new(x, placed.bottom),
            solid(theme.hairline, 1.0),
        );
    }
    let mut above: Option<&Band> = None;
    for band in &placed.bands {
        // Above the first one runs the rule of the ribbon.
        if let Some(above) = above {
            let color = if is_apart(above, band) {
                theme.hairline_strong
            } else {
                theme.hairline
            };
            pen.line(
                Point::new(LANE_HEAD, band.top),
                Point::new(right, band.top),
                solid(color, 1.0),
            );
        }
        above = Some(band);
    }
    pen.line(
        Point::new(LANE_HEAD, placed.bottom),
        Point::new(right, placed.bottom),
        solid(theme.hairline, 1.0),
    );
    pen.group("network", "grid", Point::default(), Pin::None)
}

/// Adds a cell for every channel and step that is not collapsed. New touchpoints go to `lane`.
pub(super) fn cells(placed: &Placed, columns: &Columns, lane: &Lane, look: Look, hits: &mut Vec<Shared<HitRegion>>) {
    let gutter = columns.gutter();
    let mut lowest = vec![vec![None::<Rect>; columns.all().len()]; placed.bands.len()];
    for node in &placed.nodes {
        let lowest = &mut lowest[node.stop.swimlane][node.stop.column];
        if lowest.is_none_or(|rect| node.rect.bottom() > rect.bottom()) {
            *lowest = Some(node.rect);
        }
    }
    for (band, row) in placed.bands.iter().zip(&lowest) {
        let channel = &band.swimlane.channel;
        let name = if channel.is_empty() {
            &look.words.no_channel
        } else {
            channel
        };
        for (column, below) in columns.all().iter().zip(row).filter(|(column, _)| !column.collapsed) {
            let free = free(band, column.x, *below);
            hits.push(Shared::from(HitRegion {
                key: format!("net:{channel}:{}", column.step.id).into(),
                kind: HitKind::Cell,
                id: Name::default(),
                lane: named(lane.id),
                step: named(column.step.id),
                rect: Rect::new(column.x - gutter / 2.0, band.top, column.w + gutter, band.height),
                pin: Pin::None,
                name: name.into(),
                text: None,
                free: Some(free),
                channel: channel.into(),
                locked: lane.locked,
                route: Vec::new(),
            }));
        }
    }
}

/// Where the next touchpoint of a cell would be typed: in the middle of an empty one, else below the last.
fn free(band: &Band, x: f32, below: Option<Rect>) -> Rect {
    let width = PITCH - GUTTER;
    match below {
        None => Rect::new(x, band.top + (band.height - FRESH) / 2.0, width, FRESH),
        Some(last) => {
            // However little is left of the cell, it is inside: whoever points there means this cell.
            let top = last.bottom() + 4.0;
            Rect::new(last.x, top, width, (band.top + band.height - top - 2.0).max(6.0))
        }
    }
}
