//! The same journey as the winding network of its touchpoints: stages from left to right, a swimlane for each channel, the
//! paths that people take as curves.
//!
//! `swimlane.rs` finds the channels, `graph.rs` the paths, `tracks.rs` the order, `place.rs` the places, `route.rs` (with
//! `ports.rs` and `corridor.rs`) the curves; `heads.rs`, `cells.rs`, `nodes.rs` and `links.rs` draw. The head with the
//! ribbon is the grid's.
//!
//! Must never know: how the grid places its lanes.

mod cells;
mod corridor;
mod curve;
mod graph;
mod heads;
mod links;
mod nodes;
mod place;
mod ports;
mod route;
mod swimlane;
mod tracks;

use std::collections::BTreeMap;

use journey_model::{Card, Content, Element, Id, Journey, Lane, LaneKind, Link, LinkKind, Touchpoint};
use journey_scene::{Group, OutlineEntry, Pin, Point, Rect, Scene, Shared, Size};

use crate::map::{Columns, Medium, corner, ribbon};
use crate::measures::{GUTTER, LANE_HEAD, PITCH};
use crate::pen::Pen;
use crate::text::{Face, Typesetter};
use crate::words::fill;
use crate::{Look, link, outline};

/// Free space between tracks, where curves swing and words stand.
const SWING: f32 = 70.0;
/// Free space right of the last track, where loops turn.
const MARGIN: f32 = 54.0;

/// Lays a journey out as a network, for the screen.
pub fn network(journey: &Journey, look: Look, setter: &mut Typesetter) -> Scene {
    setter.begin();
    let touchpoints = touchpoints(journey);
    let facts: Vec<(&Card, &Touchpoint)> = touchpoints.iter().map(|&(_, card, facts)| (card, facts)).collect();
    let numbers: BTreeMap<Id, usize> = facts.iter().enumerate().map(|(at, (card, _))| (card.id, at)).collect();
    let (swimlanes, of_card) = swimlane::swimlanes(&facts);
    let cells: Vec<(usize, usize)> = of_card
        .iter()
        .zip(&touchpoints)
        .map(|(&row, &(at, ..))| (row, at))
        .collect();
    let drawn = graph::drawn(journey, &numbers);
    let is_drawn = !drawn.is_empty();
    let paths = if is_drawn { drawn } else { graph::implied(facts.len()) };
    let steps: Vec<Id> = journey.steps().iter().map(|step| step.id).collect();
    let ranks = graph::ranks(&paths, &cells);
    let order = tracks::order((swimlanes.len(), steps.len()), &cells, &ranks, &paths);

    let widths: BTreeMap<Id, f32> = steps
        .iter()
        .zip(&order.tracks)
        .map(|(&step, &tracks)| (step, place::width(tracks, SWING)))
        .collect();
    let columns = Columns::laid(journey, SWING, |step| {
        widths.get(&step.id).copied().unwrap_or(PITCH - GUTTER)
    });
    let above = link::loops_among(journey, &columns, |link| joins_columns(journey, link));
    let head = ribbon::measure(journey, &columns, &above, look, setter);
    let cards: Vec<&Card> = facts.iter().map(|&(card, _)| card).collect();
    let placed = place::place(
        (&cards, &cells),
        swimlanes,
        &order,
        (&columns, SWING, head.height),
        (look, setter),
    );
    let routes = route::route(&paths, &placed, SWING);

    let right = columns.right() + MARGIN;
    let mut hits = Vec::new();
    let mut groups = vec![cells::ground(&placed, &columns, (head.rules_from, right), look)];
    if let Some(lane) = lane_of_new(journey) {
        cells::cells(&placed, &columns, lane, look, &mut hits);
    }
    if is_drawn {
        groups.extend(links::draw(
            &paths,
            &routes,
            &placed,
            (&columns, look, SWING),
            setter,
            &mut hits,
        ));
    } else {
        groups.push(links::draw_implied(&routes, look));
    }
    groups.extend(nodes::draw(&placed, &columns, journey, look, setter, &mut hits));
    let mut bottom = placed.bottom + 16.0;
    if let Some((note, height)) = note(journey, &placed, is_drawn, look, setter) {
        groups.push(note);
        bottom += height + 12.0;
    }
    groups.extend(heads::draw(&placed, bottom, look, setter));
    groups.push(heads::ground_of_ribbon(head.height, right, look));
    groups.extend(ribbon::draw(
        &head,
        &columns,
        &above,
        (look, Medium::Screen),
        setter,
        &mut hits,
    ));
    groups.extend(corner::draw(
        journey,
        head.height,
        (look, Medium::Screen),
        setter,
        &mut hits,
    ));
    Scene {
        size: Size { w: right, h: bottom },
        paper: look.theme.paper,
        groups,
        hits,
        outline: entries(journey, &columns, &placed, look, setter),
        scales: Vec::new(),
    }
}

/// Every touchpoint of the map with its column, in reading order: step by step, then lane by lane.
fn touchpoints(journey: &Journey) -> Vec<(usize, &Card, &Touchpoint)> {
    let lanes: Vec<_> = journey.lanes().into_iter().filter(|lane| !lane.hidden).collect();
    let mut found = Vec::new();
    for (column, step) in journey.steps().iter().enumerate() {
        for lane in &lanes {
            let cards = journey.cards_at(lane.id, step.id);
            found.extend(cards.into_iter().filter_map(|card| match &card.content {
                Content::Touchpoint(touchpoint) => Some((column, card, touchpoint)),
                _ => None,
            }));
        }
    }
    found
}

/// The lane that a new touchpoint goes to: the first one that is shown.
fn lane_of_new(journey: &Journey) -> Option<&Lane> {
    let lanes = journey.lanes();
    let taking = || lanes.iter().filter(|lane| lane.kind == LaneKind::Touchpoints);
    taking().find(|lane| !lane.hidden).or(taking().next()).copied()
}

/// Whether a link is drawn above the ribbon: a path from or to a whole stage or step.
fn joins_columns(journey: &Journey, link: &Link) -> bool {
    let is_column = |id: Id| matches!(journey.element(id), Some(Element::Stage(_) | Element::Step(_)));
    link.kind == LinkKind::LeadsTo && (is_column(link.from) || is_column(link.to))
}

/// What there is to say below the swimlanes, and its height.
fn note(
    journey: &Journey,
    placed: &place::Placed,
    is_drawn: bool,
    look: Look,
    setter: &mut Typesetter,
) -> Option<(Group, f32)> {
    let words = look.words;
    let text = if journey.stages().is_empty() {
        &words.no_stages
    } else if lane_of_new(journey).is_none() && placed.nodes.is_empty() {
        &words.no_touchpoint_lane
    } else if placed.nodes.is_empty() {
        &words.no_touchpoints
    } else if !is_drawn && placed.nodes.len() > 1 {
        &words.implied_path
    } else {
        return None;
    };
    let text = setter.set(text, Face::CARD, 3.0 * PITCH);
    let mut pen = Pen::new(look);
    let at = Rect::new(LANE_HEAD + 24.0, placed.bottom + 16.0, text.width(), text.height());
    pen.text(&text, Point::new(at.x, at.y), look.theme.ink_3);
    Some((pen.group("empty", "notes", Point::default(), Pin::None), at.h))
}

/// The outline of what is drawn: stages, steps, and the touchpoints of each step from top to bottom.
fn entries(
    journey: &Journey,
    columns: &Columns,
    placed: &place::Placed,
    look: Look,
    setter: &mut Typesetter,
) -> Vec<Shared<OutlineEntry>> {
    let places: BTreeMap<String, (usize, f32, f32)> = placed
        .nodes
        .iter()
        .map(|node| (node.card.id.to_string(), (node.swimlane, node.rect.x, node.rect.y)))
        .collect();
    let pains: BTreeMap<String, u32> = nodes::pains(journey)
        .into_iter()
        .map(|(id, pains)| (id.to_string(), pains.count))
        .collect();
    let mut entries = outline::of(journey, columns, look, setter);
    for step in entries.iter_mut().flat_map(|stage| &mut stage.own().children) {
        let step = step.own();
        step.children.retain(|card| places.contains_key(&card.id));
        for card in &mut step.children {
            if let Some(count) = pains.get(&card.id) {
                let aloud = fill(&look.words.aloud_pains, &[("n", &count.to_string())]);
                let card = card.own();
                card.detail = format!("{}, {aloud}", card.detail);
            }
        }
        step.children.sort_by(|a, b| {
            let place = |entry: &OutlineEntry| places.get(&entry.id).copied().unwrap_or_default();
            let (a, b) = (place(a), place(b));
            a.0.cmp(&b.0).then(a.2.total_cmp(&b.2)).then(a.1.total_cmp(&b.1))
        });
    }
    entries
}
