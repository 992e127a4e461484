//! Links: loops above the ribbon, everything else in the gutters and corridors between the cards.
//!
//! `plan.rs` knows what is free, `search.rs` finds the way of each link, `route.rs` lays the ways beside each other,
//! `label.rs` places words. A link to a card that is not drawn leads to where the card is counted: in its collapsed stage
//! or folded lane. Links of hidden lanes and of hidden curves are left out, and so are those between two cards that are
//! counted at the same place.

mod label;
mod loops;
mod marks;
mod plan;
mod route;
mod search;

use std::collections::BTreeSet;

use journey_model::{Element, Id, Journey, Link, LinkKind};
use journey_scene::{Group, HitKind, HitRegion, Name, Pin, Point, Rect, Shared, Stroke};

pub(crate) use loops::{Loops, loops, loops_among};
pub(crate) use marks::{Mark, mark};
pub(crate) use plan::Plan;

use crate::Look;
use crate::map::Columns;
use crate::measures::snapped;
use crate::pen::{Pen, dashed, dotted, named, rounded_line, solid};
use crate::text::Typesetter;
use label::Taken;
use route::Travel;

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

/// Links of the last scene, and what they were drawn from.
pub(crate) struct KeptLinks {
    plan: Plan,
    links: Vec<Link>,
    groups: Vec<Group>,
    hits: Vec<Shared<HitRegion>>,
}

/// Draws every link that does not run above the ribbon: those of the last scene when neither they nor any card moved.
pub(crate) fn draw(
    journey: &Journey,
    columns: &Columns,
    plan: Plan,
    look: Look,
    setter: &mut Typesetter,
    hits: &mut Vec<Shared<HitRegion>>,
) -> Vec<Group> {
    setter.memory.attend(look);
    let inside = journey.links().filter(|link| !runs_above(journey, columns, link));
    let links: Vec<&Link> = inside.collect();
    let kept = setter.memory.links.take();
    let kept = match kept.filter(|kept| kept.plan == plan && kept.links.iter().eq(links.iter().copied())) {
        Some(kept) => kept,
        None => drawn(plan, &links, look, setter),
    };
    hits.extend(kept.hits.iter().cloned());
    let groups = kept.groups.clone();
    setter.memory.links = Some(kept);
    groups
}

/// A metric below the stage or step that it measures says so by its place; a line from one to the other would only run
/// through every lane between them.
fn stands_for_itself(link: &Link, from: &plan::End, to: &plan::End) -> bool {
    link.kind == LinkKind::Measures
        && link.label.is_empty()
        && to.band.is_none()
        && to.columns.0 <= from.columns.0
        && from.columns.1 <= to.columns.1
}

fn drawn(plan: Plan, links: &[&Link], look: Look, setter: &mut Typesetter) -> KeptLinks {
    let ends = plan.ends();
    let mut travels = Vec::new();
    let mut travelling = Vec::new();
    for link in links {
        if let (Some(&from), Some(&to)) = (ends.get(&link.from), ends.get(&link.to))
            && !stands_for_itself(link, &from, &to)
            && let Some(way) = search::way(&plan, &from, &to, !link.label.is_empty())
        {
            let kind = link.kind;
            travels.push(Travel { kind, from, to, way });
            travelling.push(*link);
        }
    }
    let routes = route::routes(&plan, &travels);
    let mut taken = travelling
        .iter()
        .any(|link| !link.label.is_empty())
        .then(|| Taken::by(plan.stands()));
    let mut groups = Vec::new();
    let mut hits = Vec::new();
    for ((link, travel), points) in travelling.iter().zip(&travels).zip(routes) {
        let points: Vec<Point> = points.iter().map(|p| Point::new(snapped(p.x), snapped(p.y))).collect();
        // Drawn from its own start, so that a link that is pushed down with its cards is the same drawing elsewhere.
        let origin = points.first().copied().unwrap_or_default();
        let away = |rect: Rect| rect.moved(-origin.x, -origin.y);
        let mut pen = Pen::new(look);
        let passes_by = travel.from.band.is_some() && travel.to.band.is_some();
        let passes_by = passes_by && travel.from.row.abs_diff(travel.to.row) > 1;
        let own: Vec<Point> = points
            .iter()
            .map(|p| Point::new(p.x - origin.x, p.y - origin.y))
            .collect();
        line(link, &own, passes_by, &mut pen);
        for end in [travel.from, travel.to] {
            if end.band.is_none() && end.columns.1 - end.columns.0 > 1 {
                bracket(away(end.rect), color_of(link.kind, look), &mut pen);
            }
        }
        if let Some(taken) = taken.as_mut().filter(|_| !link.label.is_empty()) {
            let (words, rect) = label::place(&link.label, &points, taken, setter);
            let rect = Rect::new(snapped(rect.x), snapped(rect.y), rect.w, rect.h);
            label::draw(&words, away(rect), &mut pen);
        }
        groups.push(pen.group(format!("link:{}", link.id), "links", origin, Pin::None));
        hits.push(Shared::from(region(link, points, Pin::None)));
    }
    KeptLinks {
        plan,
        links: links.iter().map(|link| (*link).clone()).collect(),
        groups,
        hits,
    }
}

/// Under the steps of a stage that a link leads to.
fn bracket(rect: Rect, color: journey_scene::Color, pen: &mut Pen) {
    let y = rect.bottom() + 2.0;
    let corners = [
        Point::new(rect.x, y - 3.0),
        Point::new(rect.x, y),
        Point::new(rect.right(), y),
        Point::new(rect.right(), y - 3.0),
    ];
    pen.path(rounded_line(&corners, 2.0), None, Some(solid(color, 1.5)));
}

/// Where a link can be pointed at: its longest part, and all its corners.
fn region(link: &Link, route: Vec<Point>, pin: Pin) -> HitRegion {
    let id = named(link.id);
    HitRegion {
        key: id.clone(),
        kind: HitKind::Link,
        id,
        lane: Name::default(),
        step: Name::default(),
        rect: longest(&route),
        pin,
        name: link.label.as_str().into(),
        text: None,
        free: None,
        channel: Name::default(),
        locked: false,
        route,
    }
}

/// The longest part of a line, wide enough to be pointed at.
fn longest(points: &[Point]) -> Rect {
    let length = |pair: &[Point]| (pair[0].x - pair[1].x).abs() + (pair[0].y - pair[1].y).abs();
    match points.windows(2).max_by(|a, b| length(a).total_cmp(&length(b))) {
        Some(pair) => {
            let (x, y) = (pair[0].x.min(pair[1].x), pair[0].y.min(pair[1].y));
            Rect::new(x, y, (pair[0].x - pair[1].x).abs(), (pair[0].y - pair[1].y).abs()).inset(-4.0)
        }
        None => Rect::default(),
    }
}

/// Whether a link is drawn above the ribbon: a path that goes back, or that joins stages and steps.
fn runs_above(journey: &Journey, columns: &Columns, link: &Link) -> bool {
    if link.kind != LinkKind::LeadsTo {
        return false;
    }
    let column = |id: Id| match journey.element(id)? {
        Element::Card(card) => card.place.and_then(|place| columns.index(place.step)),
        Element::Step(step) => columns.index(step.id),
        Element::Stage(stage) => journey
            .steps_of(stage.id)
            .first()
            .and_then(|step| columns.index(step.id)),
        _ => None,
    };
    let is_card = |id: Id| journey.card(id).is_some();
    match (column(link.from), column(link.to)) {
        _ if !is_card(link.from) && !is_card(link.to) => true,
        (Some(from), Some(to)) => to < from,
        // A card in the parking lot, or a stage without steps: the loops decide.
        _ => true,
    }
}

fn color_of(kind: LinkKind, look: Look) -> journey_scene::Color {
    match kind {
        LinkKind::LeadsTo => look.theme.ink_2,
        LinkKind::Causes => look.theme.kind("pain"),
        LinkKind::Answers => look.theme.kind("opportunity"),
        LinkKind::Measures => look.theme.kind("metric"),
    }
}

/// Draws the line and its ends. A line that passes by other lanes steps back behind them.
fn line(link: &Link, points: &[Point], passes_by: bool, pen: &mut Pen) {
    let color = color_of(link.kind, pen.look);
    let (stroke, tail, head) = match link.kind {
        LinkKind::LeadsTo => (solid(color, 1.5), None, Mark::Filled),
        LinkKind::Causes => (solid(color, 1.5), Some(Mark::OpenDot), Mark::Filled),
        LinkKind::Answers => (dashed(color, 1.5, 3.0, 3.0), None, Mark::Open),
        LinkKind::Measures => (dotted(color, 1.3, 3.6), Some(Mark::Bar), Mark::Open),
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
