//! The path of one actor: the touchpoints in the order in which the actor meets them, numbered, with a line that leaps from one
//! to the next over the map.
//!
//! Works on what is drawn already: grid and network need not know of it. Touchpoints that are not drawn are leapt over and
//! keep their numbers.

use std::collections::{BTreeMap, BTreeSet};

use journey_model::{Actor, Content, Journey};
use journey_scene::{Color, Group, HitKind, HitRegion, Pin, Point, Rect, Segment, Shared, Stroke};

use crate::Look;
use crate::link::{Mark, mark};
use crate::measures::snapped;
use crate::pen::{Pen, solid};
use crate::text::{Face, Typesetter};
use crate::words::fill;

/// Radius of a stop's disc.
const STOP: f32 = 8.5;
/// Width of the line, and of the paper around it.
const LINE: (f32, f32) = (2.25, 5.5);
/// How far left of a stop the line runs up or down: the middle of the free space between columns.
const ASIDE: f32 = 12.5;
/// How high the line leaps: at the least, for each point of its way, and at the most.
const LEAP: (f32, f32, f32) = (16.0, 0.07, 44.0);

/// Draws the path that the look follows, under everything that is pinned.
pub(crate) fn draw(
    journey: &Journey,
    (groups, hits): (&mut Vec<Group>, &[Shared<HitRegion>]),
    look: Look,
    setter: &mut Typesetter,
) {
    let Some(actor) = look.path.and_then(|id| journey.actor(id)) else {
        return;
    };
    let stops = stops(journey, actor, hits);
    if stops.is_empty() {
        return;
    }
    let group = drawn(actor, &stops, look, setter);
    let at = groups.iter().position(|group| group.pin != Pin::None);
    groups.insert(at.unwrap_or(groups.len()), group);
}

/// A stop with its number, from 1.
struct Stop {
    number: usize,
    at: Point,
}

/// Where the stops stand: on the upper left corner of their cards, side by side where one is met several times.
fn stops(journey: &Journey, actor: &Actor, hits: &[Shared<HitRegion>]) -> Vec<Stop> {
    let is_touchpoint = |id: &&journey_model::Id| {
        let card = journey.card(**id);
        card.is_some_and(|card| matches!(card.content, Content::Touchpoint(_)))
    };
    let path: Vec<String> = actor
        .path
        .iter()
        .filter(is_touchpoint)
        .map(ToString::to_string)
        .collect();
    let met: BTreeSet<&str> = path.iter().map(String::as_str).collect();
    let mut places: BTreeMap<&str, (Rect, usize)> = BTreeMap::new();
    for hit in hits.iter().filter(|hit| hit.kind == HitKind::Card) {
        if met.contains(hit.id.as_str()) {
            places.entry(hit.id.as_str()).or_insert((hit.rect, 0));
        }
    }
    let mut stops = Vec::new();
    for (place, id) in path.iter().enumerate() {
        if let Some((rect, visits)) = places.get_mut(id.as_str()) {
            let aside = *visits as f32 * (2.0 * STOP + 2.0);
            *visits += 1;
            let at = Point::new(snapped(rect.x + STOP - 2.0 + aside), snapped(rect.y - 1.0));
            stops.push(Stop { number: place + 1, at });
        }
    }
    stops
}

fn drawn(actor: &Actor, stops: &[Stop], look: Look, setter: &mut Typesetter) -> Group {
    let theme = look.theme;
    let color = theme.actor(actor.hue);
    let mut pen = Pen::new(look);
    let ways: Vec<Way> = stops.windows(2).map(|pair| way(pair[0].at, pair[1].at)).collect();
    for (width, color) in [(LINE.1, theme.paper.with_alpha(0.85)), (LINE.0, color)] {
        for way in &ways {
            pen.path(way.line.clone(), None, Some(stroke(color, width)));
        }
    }
    for Way {
        head: (end, inward), ..
    } in &ways
    {
        mark(Mark::Filled, *end, *inward, color, &mut pen);
    }
    for stop in stops {
        pen.circle(stop.at, STOP + 1.25, Some(theme.paper), None);
        pen.circle(stop.at, STOP, Some(color), None);
        let face = Face {
            size: if stop.number < 100 { 10.5 } else { 8.5 },
            line_height: 13.0,
            ..Face::SMALL_STRONG
        };
        let number = setter.set_line(&stop.number.to_string(), face);
        let corner = Point::new(stop.at.x - number.width() / 2.0, stop.at.y - number.height() / 2.0);
        pen.text(&number, corner, theme.paper);
    }
    if let Some(first) = stops.first() {
        name(actor, first.at, color, &mut pen, setter);
    }
    pen.group("path", "links", Point::default(), Pin::None)
}

/// Whose path it is, above its first stop.
fn name(actor: &Actor, first: Point, color: Color, pen: &mut Pen, setter: &mut Typesetter) {
    let look = pen.look;
    let first_name = actor.name.split_whitespace().next().unwrap_or_default();
    let words = fill(&look.words.path_of, &[("name", first_name)]);
    let words = setter.set_line(&words, Face::SMALL_STRONG);
    let height = words.height() + 3.0;
    let corner = Point::new(first.x - STOP, first.y - STOP - height - 3.0);
    let pill = Rect::new(corner.x, corner.y, words.width() + 14.0, height);
    pen.rect(pill, height / 2.0, Some(look.theme.paper), Some(solid(color, 1.25)));
    pen.text(&words, Point::new(corner.x + 7.0, corner.y + 1.5), look.theme.ink);
}

fn stroke(color: Color, width: f32) -> Stroke {
    Stroke {
        color,
        width,
        dash: None,
        round: true,
    }
}

/// The way from one stop to the next.
struct Way {
    line: Vec<Segment>,
    /// Half-way: where an arrow head ends, and a point that the line passes before.
    head: (Point, Point),
}

/// The way over the cards between two stops, higher on the way back, so that there and back are two lines. Between rows it runs
/// down or up in the free space left of the lower card, so that it crosses no words.
fn way(from: Point, to: Point) -> Way {
    let (dx, dy) = (to.x - from.x, to.y - from.y);
    let (least, share, most) = LEAP;
    let lift = (least + share * dx.abs()).min(most) * if dx < 0.0 { 1.45 } else { 1.0 };
    let pull = dx * 0.25;
    let mut line = vec![Segment::Move { p: from }];
    if dy.abs() <= 2.0 * STOP {
        let leap = [
            from,
            Point::new(from.x + pull, from.y - lift),
            Point::new(to.x - pull, to.y - lift),
            to,
        ];
        return Way {
            head: (at(leap, 0.5), at(leap, 0.45)),
            line: leapt(line, leap),
        };
    }
    let (lower, upper) = if dy > 0.0 { (to, from) } else { (from, to) };
    let aside = lower.x - ASIDE;
    let turn = Point::new(aside, lower.y);
    let (top, bottom) = (Point::new(aside, upper.y + STOP), Point::new(aside, lower.y - STOP));
    let middle = (top.y + bottom.y) / 2.0;
    let before = Point::new(aside, middle - dy.signum() * 3.0);
    let above = if dx.abs() < 2.0 * STOP { upper.y } else { upper.y - lift };
    if dy > 0.0 {
        line = leapt(
            line,
            [from, Point::new(from.x + pull, above), Point::new(aside, above), top],
        );
        line.push(Segment::Line { p: bottom });
        line = leapt(line, [bottom, turn, turn, to]);
    } else {
        line = leapt(line, [from, turn, turn, bottom]);
        line.push(Segment::Line { p: top });
        line = leapt(
            line,
            [top, Point::new(aside, above), Point::new(to.x - pull, above), to],
        );
    }
    Way {
        line,
        head: (Point::new(aside, middle), before),
    }
}

/// A line that goes on along a cubic curve.
fn leapt(mut line: Vec<Segment>, [_, a, b, p]: [Point; 4]) -> Vec<Segment> {
    line.push(Segment::Curve { a, b, p });
    line
}

/// A point of a cubic curve, `t` from 0 to 1.
fn at([from, a, b, to]: [Point; 4], t: f32) -> Point {
    let s = 1.0 - t;
    let mix = |from: f32, a: f32, b: f32, to: f32| {
        s * s * s * from + 3.0 * s * s * t * a + 3.0 * s * t * t * b + t * t * t * to
    };
    Point::new(mix(from.x, a.x, b.x, to.x), mix(from.y, a.y, b.y, to.y))
}
