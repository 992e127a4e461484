//! Loops and paths between stages and steps, drawn above the ribbon.

use journey_model::{Element, Id, Journey, Link};
use journey_scene::{Group, HitRegion, Pin, Point, Rect, Shared};

use super::marks::{Mark, mark};
use super::{region, runs_above};
use crate::Look;
use crate::map::Columns;
use crate::measures::LOOP_TRACK;
use crate::pen::{Pen, rounded_line, solid, towards};
use crate::text::{Face, Typesetter};

/// Every loop with the track it runs on; track 0 is next to the ribbon.
pub(crate) struct Loops<'a> {
    loops: Vec<Loop<'a>>,
    tracks: usize,
}

struct Loop<'a> {
    link: &'a Link,
    from: f32,
    to: f32,
    track: usize,
}

/// Finds the loops and spreads them over tracks: the shortest lies lowest, none crosses another's horizontal part.
pub(crate) fn loops<'a>(journey: &'a Journey, columns: &Columns) -> Loops<'a> {
    loops_among(journey, columns, |link| runs_above(journey, columns, link))
}

/// The same for some links only.
pub(crate) fn loops_among<'a>(journey: &'a Journey, columns: &Columns, wanted: impl Fn(&Link) -> bool) -> Loops<'a> {
    let mut loops: Vec<Loop> = journey
        .links()
        .filter(|link| wanted(link))
        .filter_map(|link| {
            let from = end(journey, columns, link.from, 0.62)?;
            let to = end(journey, columns, link.to, 0.38)?;
            if stands_in(journey, columns, link.from) == stands_in(journey, columns, link.to) {
                return None;
            }
            Some(Loop {
                link,
                from,
                to,
                track: 0,
            })
        })
        .collect();
    loops.sort_by(|a, b| {
        (a.to - a.from)
            .abs()
            .total_cmp(&(b.to - b.from).abs())
            .then(a.link.id.cmp(&b.link.id))
    });
    let mut tracks: Vec<Vec<(f32, f32)>> = Vec::new();
    for one in &mut loops {
        let range = (one.from.min(one.to) - 8.0, one.from.max(one.to) + 8.0);
        let meets = |taken: &[(f32, f32)]| taken.iter().any(|other| range.0 < other.1 && other.0 < range.1);
        // A longer loop must also lie above every shorter one that it spans.
        let lowest = tracks.iter().rposition(|taken| meets(taken)).map_or(0, |at| at + 1);
        if lowest == tracks.len() {
            tracks.push(Vec::new());
        }
        tracks[lowest].push(range);
        one.track = lowest;
    }
    Loops {
        loops,
        tracks: tracks.len(),
    }
}

/// The column of a collapsed stage that an end stands in. A path that does not leave it is not drawn.
fn stands_in(journey: &Journey, columns: &Columns, id: Id) -> Result<usize, Id> {
    let step = match journey.element(id) {
        Some(Element::Card(card)) => card.place.map(|place| place.step),
        Some(Element::Step(step)) => Some(step.id),
        Some(Element::Stage(stage)) => journey.steps_of(stage.id).first().map(|step| step.id),
        _ => None,
    };
    let column = step.and_then(|step| columns.index(step));
    let is_collapsed = |column: &usize| columns.all().get(*column).is_some_and(|column| column.collapsed);
    column.filter(is_collapsed).ok_or(id)
}

/// Where an end of a loop meets the ribbon. Cards of hidden lanes have none.
fn end(journey: &Journey, columns: &Columns, id: Id, share: f32) -> Option<f32> {
    let of_step = |step: Id| columns.index(step).map(|column| columns.x_in(column, 1, share));
    match journey.element(id)? {
        Element::Card(card) => {
            let place = card.place?;
            let shown = journey.lane(place.lane).is_some_and(|lane| !lane.hidden);
            of_step(place.step).filter(|_| shown)
        }
        Element::Step(step) => of_step(step.id),
        Element::Stage(stage) => {
            let band = columns.stages().iter().find(|band| band.stage.id == stage.id)?;
            Some(band.x + (band.w - columns.gutter()) * share)
        }
        _ => None,
    }
}

impl Loops<'_> {
    /// Number of tracks.
    pub fn tracks(&self) -> usize {
        self.tracks
    }

    /// Draws the loops above a ribbon whose upper edge is at `ribbon`.
    pub fn draw(
        &self,
        columns: &Columns,
        ribbon: f32,
        look: Look,
        setter: &mut Typesetter,
        hits: &mut Vec<Shared<HitRegion>>,
    ) -> Vec<Group> {
        let mut groups = Vec::new();
        for one in &self.loops {
            let mut pen = Pen::new(look);
            let color = look.theme.ink_2;
            let y = ribbon - 12.0 - one.track as f32 * LOOP_TRACK;
            let (start, tip) = (Point::new(one.from, ribbon - 3.0), Point::new(one.to, ribbon - 2.0));
            let points = [start, Point::new(one.from, y), Point::new(one.to, y), tip];
            let mut line = points;
            line[3] = towards(tip, points[2], 3.0);
            pen.path(rounded_line(&line, 8.0), None, Some(solid(color, 1.5)));
            mark(Mark::Filled, tip, points[2], color, &mut pen);
            mark(Mark::Dot, start, points[1], color, &mut pen);
            if !one.link.label.is_empty() {
                let text = setter.set_line(&one.link.label, Face::SMALL);
                let icon = 15.0;
                let width = text.width() + icon;
                let middle = f32::midpoint(one.from, one.to);
                let left = (middle - width / 2.0).clamp(
                    columns.left() + 6.0,
                    (columns.right() - width).max(columns.left() + 6.0),
                );
                let top = y - text.height() / 2.0;
                pen.rect(
                    Rect::new(left - 6.0, top, width + 12.0, text.height()),
                    3.0,
                    Some(look.theme.paper),
                    None,
                );
                if one.to < one.from {
                    pen.icon("rotate-ccw", Point::new(left, y - 5.5), 11.0, color);
                } else {
                    pen.icon("arrow-right", Point::new(left, y - 5.5), 11.0, color);
                }
                pen.text(&text, Point::new(left + icon, top), look.theme.ink_2);
            }
            groups.push(pen.group(format!("link:{}", one.link.id), "links", Point::default(), Pin::Top));
            hits.push(Shared::from(region(one.link, points.to_vec(), Pin::Top)));
        }
        groups
    }
}
