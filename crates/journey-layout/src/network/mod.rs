//! The same journey as the winding network of its touchpoints: stages from left to right, a swimlane for each channel, the
//! paths that people take as curves.
//!
//! `swimlane.rs` finds the channels, `stops.rs` what paths lead to, `graph.rs` the paths, `tracks.rs` the order, `place.rs`
//! the places, `route.rs` (with `ports.rs` and `corridor.rs`) the curves; `heads.rs`, `cells.rs`, `nodes.rs` and `links.rs`
//! draw. The head with the ribbon is the grid's.
//!
//! What somebody hides, hides here too, and what only arranges the grid means nothing here:
//! - a collapsed stage is one narrow column with the number of its touchpoints in each channel; paths from outside lead to
//!   the number, paths inside are not drawn;
//! - touchpoints of hidden lanes are left out; those of folded lanes are drawn like all others, because a network has no
//!   rows that folding could make lower;
//! - widths of columns and heights of lanes do not count: a column is as wide as its tracks need;
//! - a touchpoint stands at the first of the steps that it covers.
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
mod stops;
mod swimlane;
mod tracks;

use std::collections::BTreeMap;

use journey_model::{Card, Content, Element, Id, Journey, Lane, LaneKind, Link, LinkKind, Touchpoint};
use journey_scene::{Group, OutlineEntry, Pin, Point, Rect, Scene, Shared, Size};

use crate::map::{Columns, Drawn, Medium, corner, ribbon};
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
    drawn(journey, look, Medium::Screen, setter)
}

/// Draws a journey as a network, for a poster. Distances are its own: nothing in it can be spread.
pub(crate) fn on_paper(journey: &Journey, look: Look, setter: &mut Typesetter) -> Drawn {
    let scene = drawn(journey, look, Medium::Paper, setter);
    Drawn {
        size: scene.size,
        head: 0.0,
        groups: scene.groups,
        hits: scene.hits,
        outline: scene.outline,
        scales: scene.scales,
        lanes: 0,
        emotion: 0.0,
        gutters: 0,
    }
}

fn drawn(journey: &Journey, look: Look, medium: Medium, setter: &mut Typesetter) -> Scene {
    let touchpoints = touchpoints(journey);
    let facts: Vec<(&Card, &Touchpoint)> = touchpoints.iter().map(|&(_, card, facts)| (card, facts)).collect();
    let numbers: BTreeMap<Id, usize> = facts.iter().enumerate().map(|(at, (card, _))| (card.id, at)).collect();
    let (swimlanes, of_card) = swimlane::swimlanes(&facts);
    // How wide columns are is known once the touchpoints have their tracks; which ones there are, at once.
    let shape = Columns::laid(journey, SWING, |_| PITCH - GUTTER);
    let cards: Vec<(usize, &Card)> = touchpoints.iter().map(|&(step, card, _)| (step, card)).collect();
    let (stops, of_touchpoint) = stops::stops(&cards, &of_card, &shape);
    let cells: Vec<(usize, usize)> = stops.iter().map(|stop| (stop.swimlane, stop.column)).collect();
    let drawn = graph::drawn(journey, &numbers, &of_touchpoint);
    let is_drawn = drawn.is_some();
    let paths = drawn.unwrap_or_else(|| graph::implied(stops.len()));
    let ranks = graph::ranks(&paths, &cells);
    let order = tracks::order((swimlanes.len(), shape.all().len()), &cells, &ranks, &paths);

    let widths: BTreeMap<Id, f32> = shape
        .all()
        .iter()
        .zip(&order.tracks)
        .map(|(column, &tracks)| (column.step.id, place::width(tracks, SWING)))
        .collect();
    let columns = Columns::laid(journey, SWING, |step| {
        widths.get(&step.id).copied().unwrap_or(PITCH - GUTTER)
    });
    let above = link::loops_among(journey, &columns, |link| joins_columns(journey, link));
    let head = ribbon::measure(journey, &columns, &above, look, setter);
    let placed = place::place(stops, swimlanes, &order, (&columns, SWING, head.height), (look, setter));
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
    // What the note says is for somebody with a pointer.
    if medium == Medium::Screen
        && let Some((note, height)) = note(journey, &placed, is_drawn, look, setter)
    {
        groups.push(note);
        bottom += height + 12.0;
    }
    groups.extend(heads::draw(&placed, bottom, look, setter));
    groups.push(heads::ground_of_ribbon(head.height, right, look));
    groups.extend(ribbon::draw(&head, &columns, &above, (look, medium), setter, &mut hits));
    groups.extend(corner::draw(journey, head.height, (look, medium), setter, &mut hits));
    crate::ageing::mark(journey, (&mut groups, &hits), look);
    crate::path::draw(journey, (&mut groups, &hits), look, setter);
    crate::conflict::mark(journey, (&mut groups, &mut hits), look, setter);
    Scene {
        size: Size { w: right, h: bottom },
        paper: look.theme.paper,
        groups,
        hits,
        outline: entries(journey, &columns, &placed, look, setter),
        scales: Vec::new(),
    }
}

/// Every touchpoint of the map with its step's place, in reading order: step by step, then lane by lane.
fn touchpoints(journey: &Journey) -> Vec<(usize, &Card, &Touchpoint)> {
    let lanes: Vec<_> = journey.lanes().into_iter().filter(|lane| !lane.hidden).collect();
    let mut found = Vec::new();
    for (place, step) in journey.steps().iter().enumerate() {
        for lane in &lanes {
            let cards = journey.cards_at(lane.id, step.id);
            found.extend(cards.into_iter().filter_map(|card| match &card.content {
                Content::Touchpoint(touchpoint) => Some((place, card, touchpoint)),
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
    let mut places: BTreeMap<String, (usize, f32, f32)> = BTreeMap::new();
    for node in &placed.nodes {
        let place = (node.stop.swimlane, node.rect.x, node.rect.y);
        places.extend(node.stop.cards.iter().map(|card| (card.id.to_string(), place)));
    }
    let pains: BTreeMap<String, u32> = nodes::pains(journey)
        .into_iter()
        .map(|(id, pains)| (id.to_string(), pains.count))
        .collect();
    let mut entries = outline::of(journey, columns, look, setter);
    for step in entries.iter_mut().flat_map(|stage| &mut stage.own().children) {
        let step = step.own();
        step.children.retain(|card| places.contains_key(card.id.as_str()));
        for card in &mut step.children {
            let card = card.own();
            let row = places.get(card.id.as_str()).and_then(|place| placed.bands.get(place.0));
            card.channel = row.map(|band| band.swimlane.channel.clone()).unwrap_or_default();
            if let Some(count) = pains.get(card.id.as_str()) {
                let aloud = fill(&look.words.aloud_pains, &[("n", &count.to_string())]);
                card.detail = format!("{}, {aloud}", card.detail);
            }
        }
        step.children.sort_by(|a, b| {
            let place = |entry: &OutlineEntry| places.get(entry.id.as_str()).copied().unwrap_or_default();
            let (a, b) = (place(a), place(b));
            a.0.cmp(&b.0).then(a.2.total_cmp(&b.2)).then(a.1.total_cmp(&b.1))
        });
    }
    entries
}
