//! Draws paths: lines, heads, words, and the mark of a loop.

use std::collections::BTreeMap;
use std::sync::Arc;

use journey_scene::{Color, Group, HitKind, HitRegion, Name, Pin, Point, Rect, Shared};

use super::curve::{Curve, bounds};
use super::graph::Path;
use super::place::Placed;
use super::route::Course;
use crate::Look;
use crate::link::{Mark, mark};
use crate::map::Columns;
use crate::pen::{Pen, dotted, named, solid};
use crate::text::{Face, Paragraph, Typesetter};

/// Width of a path's line, and of the paper around it where it runs over others.
const LINE: (f32, f32) = (2.0, 6.0);
/// Width of words along a level stretch at the most; in a gutter they are set narrower.
const WORDS: f32 = 112.0;
/// Size of the loop mark, and its distance from the words.
const LOOP: (f32, f32) = (11.0, 4.0);

/// Draws every path, one group each.
pub(super) fn draw(
    paths: &[Path],
    routes: &[(Course, Curve)],
    placed: &Placed,
    (columns, look, gutter): (&Columns, Look, f32),
    setter: &mut Typesetter,
    hits: &mut Vec<Shared<HitRegion>>,
) -> Vec<Group> {
    let mut groups = Vec::new();
    let mut labels = Labels::new(placed);
    for (path, (course, curve)) in paths.iter().zip(routes) {
        let Some(link) = path.link else {
            continue;
        };
        let mut pen = Pen::new(look);
        let loops_back = path.in_loop && *course == Course::Back;
        // A path borrows the hue of the stage that it comes out of, so that one sees from afar where people are; the way
        // back belongs to no stage.
        let column = columns.all().get(placed.nodes[path.from].stop.column);
        let color = match column {
            Some(column) if *course != Course::Back => look.theme.stages[column.hue % 8].edge,
            _ => look.theme.ink_2,
        };
        line(curve, color, &mut pen);
        if !link.label.is_empty() || loops_back {
            words(&link.label, loops_back, curve, &mut labels, gutter, &mut pen, setter);
        }
        let id = named(link.id);
        groups.push(pen.group(format!("link:{id}"), "links", Point::default(), Pin::None));
        let route = curve.samples();
        hits.push(Shared::from(HitRegion {
            key: id.clone(),
            kind: HitKind::Link,
            id,
            lane: Name::default(),
            step: Name::default(),
            rect: bounds(&route).inset(-4.0),
            pin: Pin::None,
            name: link.label.as_str().into(),
            text: None,
            free: None,
            channel: Name::default(),
            locked: false,
            route,
        }));
    }
    groups
}

/// Draws the path that follows from the order of the steps: faint and dotted, because nobody drew it.
pub(super) fn draw_implied(routes: &[(Course, Curve)], look: Look) -> Group {
    let mut pen = Pen::new(look);
    let color = look.theme.ink_3;
    for (_, curve) in routes {
        pen.path(curve.segments(), None, Some(dotted(color, 1.7, 5.0)));
        mark(Mark::Open, curve.end(), curve.before_end(), color, &mut pen);
    }
    pen.group("implied", "links", Point::default(), Pin::None)
}

fn line(curve: &Curve, color: Color, pen: &mut Pen) {
    let paper = pen.look.theme.paper;
    let body = curve.clone().shortened(4.0);
    // Paper on both sides lets one see which of two crossing lines goes where.
    pen.path(body.segments(), None, Some(solid(paper, LINE.1)));
    pen.path(body.segments(), None, Some(solid(color, LINE.0)));
    mark(Mark::Filled, curve.end(), curve.before_end(), color, pen);
}

fn words(
    label: &str,
    loops_back: bool,
    curve: &Curve,
    labels: &mut Labels,
    gutter: f32,
    pen: &mut Pen,
    setter: &mut Typesetter,
) {
    let icon = if loops_back { LOOP.0 + LOOP.1 } else { 0.0 };
    let wide = setter.set_balanced(label, Face::SMALL, WORDS - icon, 0.0);
    let narrow = setter.set_balanced(label, Face::SMALL, gutter - 10.0 - icon, 0.0);
    let mut places = curve.places();
    // Level stretches over a track are the widest; of several, the middle one.
    let middle = places.len() / 2;
    let mut order: Vec<usize> = (0..places.len()).collect();
    order.sort_by_key(|&at| (places[at].1 < WORDS, at.abs_diff(middle)));
    places = order.into_iter().map(|at| places[at]).collect();
    let size = |text: &Paragraph| (text.width() + icon + 8.0, text.height().max(LOOP.0 + 2.0));
    let mut best: Option<(Rect, Arc<Paragraph>)> = None;
    for (at, _) in &places {
        for text in [&wide, &narrow] {
            let (w, h) = size(text);
            let rect = Rect::new(at.x - w / 2.0, at.y - h / 2.0, w, h);
            if labels.is_free(rect) {
                best = Some((rect, Arc::clone(text)));
                break;
            }
        }
        if best.is_some() {
            break;
        }
    }
    let (rect, text) = best.unwrap_or_else(|| {
        // Nothing is free: the words stand in a gutter, where at least no card hides them.
        let at = places.iter().find(|place| place.1 < WORDS).or(places.first());
        let at = at.map_or(curve.end(), |place| place.0);
        let (w, h) = size(&narrow);
        (Rect::new(at.x - w / 2.0, at.y - h / 2.0, w, h), Arc::clone(&narrow))
    });
    labels.take(rect);
    let theme = pen.look.theme;
    pen.rect(rect, 4.0, Some(theme.paper), None);
    if loops_back {
        let top = rect.y + (rect.h - LOOP.0) / 2.0;
        pen.icon("rotate-ccw", Point::new(rect.x + 4.0, top), LOOP.0, theme.ink_2);
    }
    pen.text_centered(
        &text,
        Point::new(
            rect.x + icon + (rect.w - icon) / 2.0,
            rect.y + (rect.h - text.height()) / 2.0,
        ),
        theme.ink_2,
    );
}

/// Which rectangles cards and words have taken, in bins by height and place across.
struct Labels {
    taken: BTreeMap<(i32, i32), Vec<Rect>>,
}

/// Size of a bin.
const BIN: f32 = 160.0;

impl Labels {
    fn new(placed: &Placed) -> Self {
        let mut labels = Self { taken: BTreeMap::new() };
        for node in &placed.nodes {
            labels.take(node.rect.inset(-2.0));
        }
        labels
    }

    fn take(&mut self, rect: Rect) {
        for bin in bins(rect) {
            self.taken.entry(bin).or_default().push(rect);
        }
    }

    fn is_free(&self, rect: Rect) -> bool {
        let meets = |other: &Rect| {
            other.x < rect.right() && rect.x < other.right() && other.y < rect.bottom() && rect.y < other.bottom()
        };
        !bins(rect).any(|bin| self.taken.get(&bin).is_some_and(|taken| taken.iter().any(meets)))
    }
}

fn bins(rect: Rect) -> impl Iterator<Item = (i32, i32)> {
    let bin = |length: f32| (length / BIN).floor() as i32;
    let rows = bin(rect.y)..=bin(rect.bottom());
    let columns = bin(rect.x)..=bin(rect.right());
    rows.flat_map(move |row| columns.clone().map(move |column| (row, column)))
}
