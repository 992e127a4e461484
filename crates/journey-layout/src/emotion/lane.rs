//! Drawing of an emotion lane: rules, areas, curves, faces and words, relative to the lane's upper edge.

use journey_model::{Actor, Basis, Card, Id, Scale};
use journey_scene::{Group, HitKind, HitRegion, Item, Items, Name, Path, Pin, Point, Rect, Segment, Stroke, TextBox};

use super::aside::step_aside;
use super::curve::{monotone, samples};
use super::face::face;
use super::label::{Label, Obstacles, draw_leader};
use super::scale::{EDGE_ROOM, EmotionLane};
use super::series::{Feeling, Series, series_of};
use super::style::{color_of, is_main, is_of_main, radius_of, stroke_of, to_be_color};
use crate::Look;
use crate::hatch::Hatch;
use crate::map::Columns;
use crate::measures::{EMOTION_MARGIN, EMOTION_UNIT, snapped};
use crate::number::signed;
use crate::pen::{Pen, dotted, named, solid};
use crate::text::Typesetter;
use crate::words::fill;

/// What the curves of a lane are drawn from.
#[derive(Clone, Copy)]
pub(crate) struct Feelings<'a, 'j> {
    /// The lane's cards with the place of their step.
    pub cards: &'a [(usize, &'j Card)],
    pub columns: &'a Columns<'j>,
    pub actors: &'a [&'j Actor],
    pub main: Option<Id>,
    pub scale: Scale,
    /// The least height of the lane.
    pub least: f32,
    /// How much taller than usual the scale is drawn.
    pub factor: f32,
}

/// The finished curves of a lane.
pub(crate) struct Curves {
    pub lane: EmotionLane,
    /// Height of the lane.
    pub height: f32,
    pub items: Items,
    /// The points, relative to the lane.
    pub points: Vec<HitRegion>,
    /// Whose curve looks how; empty when that needs no words.
    pub legend: Vec<(String, Stroke)>,
    /// Where every point stands, relative to the lane, for links.
    pub stands: Vec<(Id, Rect)>,
}

/// Draws the curves of a lane.
pub(super) fn draw(feelings: Feelings, look: Look, setter: &mut Typesetter) -> Curves {
    let columns = feelings.columns;
    let mut all = series_of(feelings.cards, columns, feelings.actors, feelings.main);
    let scores = all
        .iter()
        .flat_map(|series| series.points.iter().map(|point| point.score));
    let extent = (4.0 * EMOTION_UNIT).max(feelings.least - 2.0 * EMOTION_MARGIN);
    let mut lane = EmotionLane::new(feelings.scale, scores, extent * feelings.factor);
    lane.make_room(&all, look, setter);
    step_aside(&mut all, &lane, columns);
    let edges = (columns.left(), columns.right());
    let words = place_words(&mut lane, &all, edges, look, setter);

    let mut pen = Pen::new(look);
    rules(&lane, edges, &mut pen);
    let drawn: Vec<(Vec<Point>, Vec<Segment>)> = all.iter().map(|series| outline(series, &lane)).collect();
    // Every area before the first line: the ground of one curve must not cover another.
    for (_, (points, curve)) in all.iter().zip(&drawn).filter(|(series, _)| is_main(series)) {
        areas(&lane, points, curve, edges, &mut pen);
    }
    for (series, (points, curve)) in all.iter().zip(&drawn) {
        if points.len() > 1 {
            pen.path(curve.clone(), None, Some(stroke_of(series, feelings, look)));
        }
    }
    let mut stands = Vec::new();
    for (series, (points, _)) in all.iter().zip(&drawn) {
        for (feeling, point) in series.points.iter().zip(points) {
            let radius = radius_of(series, feeling);
            draw_point(series, feeling, *point, (&lane, feelings), &mut pen);
            stands.push((feeling.card.id, about(*point, radius)));
        }
    }
    for word in words
        .placed
        .iter()
        .filter(|word| !word.label.is_near(word.point, word.spot))
    {
        draw_leader(word.point, word.radius, word.spot, &mut pen);
    }
    let mut points = Vec::new();
    for word in &words.placed {
        let series = &all[word.series];
        let ink = if is_main(series) {
            look.theme.ink
        } else {
            look.theme.ink_2
        };
        let color = if series.to_be {
            look.theme.ink_3
        } else {
            color_of(series, feelings, look)
        };
        word.label.draw(word.spot, &words.obstacles, (color, ink), &mut pen);
        points.push(region(word));
    }
    Curves {
        lane,
        height: lane.height().max(feelings.least),
        items: pen.items.into(),
        points,
        legend: legend(&all, feelings, look),
        stands,
    }
}

/// Words beside the points, placed.
struct Words<'s, 'a> {
    placed: Vec<Placed<'s, 'a>>,
    obstacles: Obstacles,
}

struct Placed<'s, 'a> {
    series: usize,
    feeling: &'s Feeling<'a>,
    point: Point,
    radius: f32,
    label: Label,
    spot: Rect,
}

/// Finds a place for the words of every point, where they cover neither a face nor other words. The lane grows when there
/// is none inside it.
fn place_words<'s, 'a>(
    lane: &mut EmotionLane,
    all: &'s [Series<'a>],
    (left, right): (f32, f32),
    look: Look,
    setter: &mut Typesetter,
) -> Words<'s, 'a> {
    let drawn: Vec<(Vec<Point>, Vec<Segment>)> = all.iter().map(|series| outline(series, lane)).collect();
    let mut obstacles = Obstacles::new(drawn.iter().flat_map(|(_, curve)| samples(curve)));
    for (series, (points, _)) in all.iter().zip(&drawn) {
        for (feeling, point) in series.points.iter().zip(points) {
            obstacles.add(about(*point, radius_of(series, feeling)));
        }
    }
    let bounds = Rect::new(left, EDGE_ROOM, right - left, lane.height() - 2.0 * EDGE_ROOM);
    let mut placed = Vec::new();
    // The main actor chooses first; curves are painted in the other order.
    for (number, (series, (points, _))) in all.iter().zip(&drawn).enumerate().rev() {
        for (place, (feeling, &point)) in series.points.iter().zip(points).enumerate() {
            if feeling.quiet {
                continue;
            }
            let label = Label::new(&signed(feeling.score, look.words), &feeling.card.text, setter);
            let radius = radius_of(series, feeling);
            let spot = label.place(point, radius, stands_above(points, place, lane), bounds, &obstacles);
            obstacles.add(spot);
            placed.push(Placed {
                series: number,
                feeling,
                point,
                radius,
                label,
                spot,
            });
        }
    }
    let above = placed.iter().map(|word| EDGE_ROOM - word.spot.y).fold(0.0, f32::max);
    let below = placed
        .iter()
        .map(|word| word.spot.bottom() - bounds.bottom())
        .fold(0.0, f32::max);
    lane.widen(above, below);
    for word in &mut placed {
        word.spot.y += above;
        word.point.y += above;
    }
    obstacles.lower(above);
    Words { placed, obstacles }
}

fn outline(series: &Series, lane: &EmotionLane) -> (Vec<Point>, Vec<Segment>) {
    let at = |feeling: &Feeling| Point::new(feeling.x, lane.y(feeling.score));
    let points: Vec<Point> = series.points.iter().map(at).collect();
    let curve = monotone(&points);
    (points, curve)
}

fn about(point: Point, radius: f32) -> Rect {
    Rect::new(point.x - radius, point.y - radius, 2.0 * radius, 2.0 * radius)
}

fn rules(lane: &EmotionLane, (left, right): (f32, f32), pen: &mut Pen) {
    let theme = pen.look.theme;
    for score in lane.ticks() {
        let y = lane.y(score);
        let stroke = if (score - lane.neutral).abs() < f64::EPSILON {
            solid(theme.hairline_strong, 1.25)
        } else {
            solid(theme.hairline_faint, 1.0)
        };
        pen.line(Point::new(left, y), Point::new(right, y), stroke);
    }
}

fn draw_point(
    series: &Series,
    feeling: &Feeling,
    point: Point,
    (lane, feelings): (&EmotionLane, Feelings),
    pen: &mut Pen,
) {
    let look = pen.look;
    let radius = radius_of(series, feeling);
    let color = color_of(series, feelings, look);
    if feeling.quiet {
        pen.circle(point, radius, Some(color), None);
    } else if series.to_be {
        let edge = dotted(to_be_color(series, feelings, look), 1.4, 2.6);
        pen.circle(point, radius, Some(look.theme.paper), Some(edge));
    } else {
        let assumed = feeling.card.evidence.basis == Basis::Assumed;
        face(point, radius, lane.mood(feeling.score), assumed, color, pen);
    }
}

/// Where a point can be pointed at.
fn region(word: &Placed) -> HitRegion {
    let place = word.feeling.card.place;
    let id = named(word.feeling.card.id);
    HitRegion {
        key: id.clone(),
        kind: HitKind::Emotion,
        id,
        lane: place.map(|place| named(place.lane)).unwrap_or_default(),
        step: place.map(|place| named(place.step)).unwrap_or_default(),
        rect: on_grid(about(word.point, word.radius)),
        pin: Pin::None,
        name: word.feeling.card.text.as_str().into(),
        text: Some(TextBox {
            rect: on_grid(word.spot),
            font: word.label.words().face.font,
            size: word.label.words().face.size,
            line_height: word.label.words().face.line_height,
            indent: word.label.indent(),
        }),
        free: None,
        channel: Name::default(),
        locked: false,
        route: Vec::new(),
    }
}

/// Snapped, so that a lane that is pushed down moves as one.
fn on_grid(rect: Rect) -> Rect {
    Rect {
        y: snapped(rect.y),
        ..rect
    }
}

/// Whose curve looks how, when there is more than one or the only one is how it should become.
fn legend(all: &[Series], feelings: Feelings, look: Look) -> Vec<(String, Stroke)> {
    let actor = |series: &Series| {
        let id = series.actor.or(feelings.main);
        feelings.actors.iter().find(|actor| Some(actor.id) == id)
    };
    let first_name = |series: &Series| {
        let name = actor(series).map_or("", |actor| actor.name.as_str());
        name.split_whitespace().next().unwrap_or_default().to_owned()
    };
    let mut entries = Vec::new();
    // As the actors follow each other, what is before what should be.
    for series in all.iter().rev().filter(|series| actor(series).is_some()) {
        let words = match (series.to_be, is_of_main(series)) {
            (false, _) => first_name(series),
            (true, true) => look.words.to_be.clone(),
            (true, false) => fill(&look.words.to_be_of, &[("name", &first_name(series))]),
        };
        entries.push((words, stroke_of(series, feelings, look)));
    }
    let to_be = all.iter().any(|series| series.to_be);
    if entries.len() > 1 || to_be {
        entries
    } else {
        Vec::new()
    }
}

/// Tints what lies between the curve and the neutral line: warm above, cold below.
fn areas(lane: &EmotionLane, points: &[Point], curve: &[Segment], (left, right): (f32, f32), pen: &mut Pen) {
    let (Some(first), Some(last)) = (points.first(), points.last()) else {
        return;
    };
    if points.len() < 2 {
        return;
    }
    let neutral = lane.y(lane.neutral);
    let mut outline = vec![
        Segment::Move {
            p: Point::new(first.x, neutral),
        },
        Segment::Line { p: *first },
    ];
    outline.extend(curve.iter().skip(1).copied());
    outline.push(Segment::Line {
        p: Point::new(last.x, neutral),
    });
    outline.push(Segment::Close);
    let theme = pen.look.theme;
    let above = Rect::new(left, 0.0, right - left, neutral);
    let below = Rect::new(left, neutral, right - left, lane.height() - neutral);
    for (key, clip, color) in [("warm", above, theme.warm), ("cold", below, theme.cold)] {
        let mut items = Vec::new();
        if theme.hatch.is_some() {
            Hatch::of_feeling(key == "warm", color).draw(&outline, clip, &mut items);
        } else {
            items.push(Item::Path(Path {
                segments: outline.clone(),
                fill: Some(journey_scene::Fill { color, even_odd: false }),
                stroke: None,
            }));
        }
        pen.items.push(Item::Group(Group {
            key: key.into(),
            at: Point::default(),
            clip: Some(clip),
            pin: Pin::None,
            layer: "emotions",
            items: items.into(),
        }));
    }
}

/// Peaks carry their words above, valleys below; in between the side away from neutral.
fn stands_above(points: &[Point], place: usize, lane: &EmotionLane) -> bool {
    let here = points[place].y;
    let before = place.checked_sub(1).map(|at| points[at].y);
    let after = points.get(place + 1).map(|point| point.y);
    let neighbours: Vec<f32> = before.into_iter().chain(after).collect();
    if !neighbours.is_empty() && neighbours.iter().all(|&y| y > here) {
        true
    } else if !neighbours.is_empty() && neighbours.iter().all(|&y| y < here) {
        false
    } else {
        here <= lane.y(lane.neutral)
    }
}
