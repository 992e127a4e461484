//! What changed between two states, marked on a poster: a frame of its own line and a sign of its own shape for what is new,
//! changed, moved and gone, so that none is told by colour alone. What is gone stands where it stood, faded.
//!
//! Works on what is drawn already, as signs of conflicts do: grid and network need not know of it.

use std::collections::{BTreeMap, BTreeSet};

use journey_model::{Content, Element, Id, Overlaid, Turn};
use journey_scene::{Color, Group, HitKind, HitRegion, OutlineEntry, Pin, Point, Segment, Shared, Stroke};

use crate::Look;
use crate::conflict::words_on;
use crate::map::Drawn;
use crate::measures::{CARD_RADIUS, FACE};
use crate::pen::{Pen, dashed, dotted, mapped, rounded_line, solid};
use crate::words::fill;

/// What is marked: the map to draw, and since when.
#[derive(Debug, Clone, Copy)]
pub struct Marked<'a> {
    /// The map with what it lost.
    pub over: &'a Overlaid,
    /// The earlier state in words.
    pub since: &'a str,
}

/// Half the width of a sign's disc.
const DISC: f32 = 6.5;
/// How far a frame stands off a card.
const OFF: f32 = 2.5;
/// How much of the paper covers what is gone.
const FADED: f32 = 0.5;
/// The order in which a legend tells them.
const TURNS: [Turn; 4] = [Turn::Added, Turn::Changed, Turn::Moved, Turn::Removed];

/// What a foot says of the marks.
#[derive(Debug)]
pub(super) struct Legend {
    pub heading: String,
    /// Each kind of mark that is on the poster, and how many there are.
    pub entries: Vec<(Turn, String)>,
    /// What differs and cannot be seen on a map, in words.
    pub beyond: Option<String>,
}

/// What is marked on a drawing, told in words.
pub(super) fn legend(marked: Marked, drawn: &Drawn, look: Look) -> Legend {
    let words = look.words;
    let mut seen: BTreeMap<Turn, usize> = BTreeMap::new();
    let mut beyond = 0;
    let shown = shown(marked.over, drawn);
    // A conflict has a sign and an entry of its own; here it would count as a thing that is new on the map.
    let is_conflict = |id: &Id| matches!(marked.over.journey.element(*id), Some(Element::Conflict(_)));
    for (id, turn) in marked.over.turns.iter().filter(|(id, _)| !is_conflict(id)) {
        if shown.contains(id) {
            *seen.entry(*turn).or_default() += 1;
        } else {
            beyond += 1;
        }
    }
    let entries = TURNS.into_iter().filter_map(|turn| {
        let count = seen.get(&turn)?.to_string();
        let name = name(turn, look);
        Some((turn, fill(&words.turn_count, &[("turn", name), ("n", &count)])))
    });
    Legend {
        heading: fill(&words.changes_since, &[("what", marked.since)]),
        entries: entries.collect(),
        beyond: (beyond > 0).then(|| fill(&words.changes_beyond, &[("n", &beyond.to_string())])),
    }
}

fn name<'a>(turn: Turn, look: Look<'a>) -> &'a str {
    let words = look.words;
    match turn {
        Turn::Added => &words.turn_added,
        Turn::Changed => &words.turn_changed,
        Turn::Moved => &words.turn_moved,
        Turn::Removed => &words.turn_removed,
    }
}

/// What differs and is on a drawing.
fn shown(over: &Overlaid, drawn: &Drawn) -> BTreeSet<Id> {
    let id_of = |hit: &Shared<HitRegion>| hit.id.parse::<Id>().ok();
    let mut shown: BTreeSet<Id> = drawn.hits.iter().filter_map(id_of).collect();
    shown.extend(lost_feelings(over, drawn).map(|(id, _)| id));
    shown.retain(|id| over.turns.contains_key(id));
    shown
}

/// Where feelings that are gone stood, as far as their lane and step are on the drawing.
fn lost_feelings(over: &Overlaid, drawn: &Drawn) -> impl Iterator<Item = (Id, Point)> {
    over.feelings.iter().filter_map(|card| {
        let place = card.place?;
        let Content::Emotion(emotion) = &card.content else {
            return None;
        };
        let lane = place.lane.to_string();
        let scale = drawn.scales.iter().find(|scale| scale.lane == lane)?;
        let key = format!("{lane}:{}", place.step);
        let cell = drawn.hits.iter().find(|hit| hit.key.as_str() == key)?;
        let y = scale.zero - emotion.score as f32 * scale.unit;
        Some((card.id, Point::new(cell.rect.center().x, y)))
    })
}

/// Marks what differs, over everything that is drawn, and says it to those who read the outline.
pub(super) fn mark(marked: Marked, drawn: &mut Drawn, look: Look) {
    let over = marked.over;
    let turns: BTreeMap<String, Turn> = over.turns.iter().map(|(id, turn)| (id.to_string(), *turn)).collect();
    let mut signs = Pen::new(look);
    let mut pen = Pen::new(look);
    for hit in &drawn.hits {
        if let Some(turn) = turns.get(hit.id.as_str()).filter(|_| hit.kind != HitKind::Conflict) {
            let at = frame(hit, *turn, &drawn.groups, &mut pen);
            sign(*turn, at, &mut signs);
        }
    }
    for (_, at) in lost_feelings(over, drawn) {
        let theme = look.theme;
        pen.circle(at, FACE.0, Some(theme.paper.with_alpha(FADED)), None);
        pen.circle(at, FACE.0, None, Some(line(Turn::Removed, look)));
        sign(Turn::Removed, Point::new(at.x, at.y), &mut signs);
    }
    pen.items.append(&mut signs.items);
    let marks: Group = pen.group("changes-marked", "changes", Point::default(), Pin::None);
    drawn.groups.push(marks);
    for entry in &mut drawn.outline {
        say(entry, &turns, look);
    }
}

fn say(entry: &mut Shared<OutlineEntry>, turns: &BTreeMap<String, Turn>, look: Look) {
    let entry = entry.own();
    if let Some(turn) = turns.get(entry.id.as_str()) {
        let parts = [entry.detail.as_str(), name(*turn, look)];
        entry.detail = parts
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(", ");
    }
    for child in &mut entry.children {
        say(child, turns, look);
    }
}

fn color(turn: Turn, look: Look) -> Color {
    let theme = look.theme;
    match turn {
        Turn::Added => theme.good,
        Turn::Changed => theme.ink,
        Turn::Moved => theme.kind("emotion"),
        Turn::Removed => theme.bad,
    }
}

fn line(turn: Turn, look: Look) -> Stroke {
    let color = color(turn, look);
    match turn {
        Turn::Added => solid(color, 2.25),
        Turn::Changed => solid(color, 1.25),
        Turn::Moved => dashed(color, 1.9, 7.0, 4.0),
        Turn::Removed => dotted(color, 1.9, 4.2),
    }
}

/// Frames a thing; where its sign stands.
fn frame(hit: &HitRegion, turn: Turn, groups: &[Group], pen: &mut Pen) -> Point {
    let look = pen.look;
    let paper = look.theme.paper.with_alpha(FADED);
    let stroke = line(turn, look);
    if hit.kind == HitKind::Link {
        // A light band below the line leaves arrow and words to be read.
        pen.path(
            rounded_line(&hit.route, 6.0),
            None,
            Some(Stroke {
                color: stroke.color.with_alpha(0.3),
                width: 6.0,
                dash: stroke.dash,
                round: stroke.round,
            }),
        );
        let words = words_on(hit, groups);
        return words.map_or_else(
            || hit.rect.center(),
            |words| Point::new(words.x - DISC - 4.0, words.center().y),
        );
    }
    let (rect, radius) = match hit.kind {
        HitKind::Card => (hit.rect.inset(-OFF), CARD_RADIUS + OFF),
        HitKind::Emotion => (hit.rect.inset(-OFF), hit.rect.h / 2.0 + OFF),
        // Words of these begin at their edge.
        HitKind::Step | HitKind::Lane => (hit.rect.inset(-OFF), CARD_RADIUS),
        _ => (hit.rect.inset(0.5), CARD_RADIUS),
    };
    if turn == Turn::Removed {
        pen.rect(rect, radius, Some(paper), None);
    }
    pen.rect(rect, radius, None, Some(stroke));
    match hit.kind {
        // Where no card has words or marks.
        HitKind::Card | HitKind::Emotion => Point::new((rect.x + 1.0).max(DISC), (rect.y + 1.0).max(DISC)),
        _ => Point::new(rect.right() - DISC - 3.0, rect.bottom() - DISC - 3.0),
    }
}

/// A sign with its middle at a point: a plus, a wave, an arrow or a minus on a disc.
pub(super) fn sign(turn: Turn, at: Point, pen: &mut Pen) {
    let look = pen.look;
    let theme = look.theme;
    // The line around it is of paper, so that it stands out from edges and other ink.
    pen.circle(at, DISC + 0.9, Some(theme.paper), None);
    pen.circle(at, DISC, Some(color(turn, look)), None);
    let stroke = Stroke {
        color: theme.paper,
        width: 1.4,
        dash: None,
        round: true,
    };
    for strokes in strokes(turn) {
        let segments: Vec<Segment> = strokes
            .iter()
            .enumerate()
            .map(|(place, (x, y))| {
                let p = Point::new(*x, *y);
                if place == 0 {
                    Segment::Move { p }
                } else {
                    Segment::Line { p }
                }
            })
            .collect();
        pen.path(mapped(&segments, |p| p.moved(at)), None, Some(stroke));
    }
}

/// The strokes of a sign, from its middle.
fn strokes(turn: Turn) -> &'static [&'static [(f32, f32)]] {
    match turn {
        Turn::Added => &[&[(-3.2, 0.0), (3.2, 0.0)], &[(0.0, -3.2), (0.0, 3.2)]],
        Turn::Changed => &[&[(-3.3, 1.4), (-1.1, -1.4), (1.1, 1.4), (3.3, -1.4)]],
        Turn::Moved => &[&[(-3.2, 0.0), (3.2, 0.0)], &[(0.8, -2.4), (3.2, 0.0), (0.8, 2.4)]],
        Turn::Removed => &[&[(-3.2, 0.0), (3.2, 0.0)]],
    }
}
