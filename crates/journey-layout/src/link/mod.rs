//! Links: loops above the ribbon, everything else in the gutters between the cards.

mod loops;
mod marks;
mod route;

use std::collections::{BTreeMap, BTreeSet};

use journey_model::{Element, Id, Journey, Link, LinkKind};
use journey_scene::{Group, HitKind, HitRegion, Pin, Point, Rect, Stroke};

pub(crate) use loops::{Loops, loops, loops_among};
pub(crate) use marks::{Mark, mark};

use crate::Look;
use crate::map::Columns;
use crate::pen::{Pen, dashed, dotted, rounded_line, solid};
use crate::text::{Face, Typesetter};
use route::{Ends, Router};

/// Lanes that need room for words on links.
#[derive(Default)]
pub(crate) struct LabelRoom {
    /// Above the cards: links that run over other cards of the lane.
    pub above: BTreeSet<Id>,
    /// Between the cards of a cell.
    pub between: BTreeSet<Id>,
}

/// Finds the lanes whose own links carry words.
pub(crate) fn label_room(journey: &Journey) -> LabelRoom {
    let mut room = LabelRoom::default();
    let place = |id: Id| journey.card(id).and_then(|card| card.place);
    for link in journey.links().filter(|link| !link.label.is_empty()) {
        if let (Some(from), Some(to)) = (place(link.from), place(link.to))
            && from.lane == to.lane
        {
            let lanes = if from.step == to.step {
                &mut room.between
            } else {
                &mut room.above
            };
            lanes.insert(from.lane);
        }
    }
    room
}

/// Draws every link between two cards of the map that is no loop.
pub(crate) fn draw(
    journey: &Journey,
    columns: &Columns,
    cards: &[(Id, Rect, usize)],
    look: Look,
    setter: &mut Typesetter,
    hits: &mut Vec<HitRegion>,
) -> Vec<Group> {
    let places: BTreeMap<Id, (Rect, usize)> = cards.iter().map(|(id, rect, row)| (*id, (*rect, *row))).collect();
    let mut router = Router::new(columns, cards);
    let mut groups = Vec::new();
    for link in journey.links() {
        if runs_above(journey, columns, link) {
            continue;
        }
        let (Some(&from), Some(&to)) = (places.get(&link.from), places.get(&link.to)) else {
            continue;
        };
        let route = router.route(&Ends {
            from,
            to,
            labelled: !link.label.is_empty(),
        });
        let mut pen = Pen::new(look);
        line(link, &route.points, from.1.abs_diff(to.1) > 1, &mut pen);
        if !link.label.is_empty() {
            label(link, route.label_at(), &mut pen, setter);
        }
        let id = link.id.to_string();
        groups.push(pen.group(format!("link:{id}"), "links", Point::default(), Pin::None));
        hits.push(HitRegion {
            key: id.clone(),
            kind: HitKind::Link,
            id,
            lane: String::new(),
            step: String::new(),
            rect: route.longest(),
            pin: Pin::None,
            name: link.label.clone(),
            text: None,
            free: None,
            channel: String::new(),
            locked: false,
            route: Vec::new(),
        });
    }
    groups
}

/// Whether a link is drawn above the ribbon: a path that goes back, or that joins stages or steps.
fn runs_above(journey: &Journey, columns: &Columns, link: &Link) -> bool {
    if link.kind != LinkKind::LeadsTo {
        return false;
    }
    let column = |id: Id| match journey.element(id) {
        Some(Element::Card(card)) => card.place.and_then(|place| columns.index(place.step)),
        _ => None,
    };
    match (column(link.from), column(link.to)) {
        (Some(from), Some(to)) => to < from,
        _ => true,
    }
}

/// Draws the line and its ends. A line that passes by other lanes steps back behind them.
fn line(link: &Link, points: &[Point], passes_by: bool, pen: &mut Pen) {
    let theme = pen.look.theme;
    let (color, stroke, tail, head) = match link.kind {
        LinkKind::LeadsTo => (theme.ink_2, solid(theme.ink_2, 1.5), None, Mark::Filled),
        LinkKind::Causes => {
            let color = theme.kind("pain");
            (color, solid(color, 1.5), Some(Mark::OpenDot), Mark::Filled)
        }
        LinkKind::Answers => {
            let color = theme.kind("opportunity");
            (color, dashed(color, 1.5, 3.0, 3.0), None, Mark::Open)
        }
        LinkKind::Measures => {
            let color = theme.kind("metric");
            (color, dotted(color, 1.3, 3.6), Some(Mark::Bar), Mark::Open)
        }
    };
    let stroke = if passes_by {
        Stroke {
            color: color.with_alpha(0.42),
            width: 1.15,
            ..stroke
        }
    } else {
        stroke
    };
    let mut points = points.to_vec();
    let (Some(&end), Some(&start)) = (points.last(), points.first()) else {
        return;
    };
    let before_end = points[points.len() - 2];
    let after_start = points[1];
    // The line ends inside its filled head, so that the tip stays sharp.
    if head == Mark::Filled
        && let Some(last) = points.last_mut()
    {
        *last = crate::pen::towards(end, before_end, 3.0);
    }
    pen.path(rounded_line(&points, 6.0), None, Some(stroke));
    mark(head, end, before_end, color, pen);
    if let Some(tail) = tail
        && !(passes_by && link.kind == LinkKind::Measures)
    {
        mark(tail, start, after_start, color, pen);
    }
}

fn label(link: &Link, at: Point, pen: &mut Pen, setter: &mut Typesetter) {
    let theme = pen.look.theme;
    let text = setter.set(&link.label, Face::SMALL, 118.0);
    let patch = Rect::new(
        at.x - text.width() / 2.0 - 3.0,
        at.y - text.height() / 2.0,
        text.width() + 6.0,
        text.height(),
    );
    pen.rect(patch, 3.0, Some(theme.paper), None);
    pen.text_centered(&text, Point::new(at.x, patch.y), theme.ink_2);
}
