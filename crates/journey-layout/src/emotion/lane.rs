//! Geometry and drawing of an emotion lane.

use journey_model::{Basis, Journey, Scale};
use journey_scene::{Color, Group, HitKind, HitRegion, Item, Path, Pin, Point, Rect, Segment, TextBox};

use super::curve::{monotone, samples};
use super::face::face;
use super::label::{LABEL_GAP, Label, Obstacles};
use super::series::Series;
use crate::Look;
use crate::map::Columns;
use crate::measures::{EMOTION_MARGIN, FACE};
use crate::number::signed;
use crate::pen::{Pen, dotted, solid};
use crate::text::{Face, Typesetter};

/// Room that words leave to the lane's upper and lower edge.
const EDGE_ROOM: f32 = 4.0;

/// Where scores lie in an emotion lane.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct EmotionLane {
    /// Least score that is shown.
    pub min: f64,
    /// Greatest score that is shown.
    pub max: f64,
    /// The score that is neither good nor bad.
    pub neutral: f64,
    /// Half of the declared scale, in score.
    reach: f64,
    /// Height between the least and the greatest score.
    pub extent: f32,
    /// Space for words above and below.
    margins: (f32, f32),
}

impl EmotionLane {
    /// A lane that shows the whole scale and every score outside it, in `extent` of height.
    pub fn new(scale: Scale, scores: impl IntoIterator<Item = f64>, extent: f32) -> Self {
        let (mut min, mut max) = (scale.min, scale.max);
        for score in scores {
            (min, max) = (min.min(score), max.max(score));
        }
        let neutral = if scale.min < 0.0 && scale.max > 0.0 {
            0.0
        } else {
            f64::midpoint(scale.min, scale.max)
        };
        Self {
            min,
            max,
            neutral,
            reach: scale.max / 2.0 - scale.min / 2.0,
            extent,
            margins: (EMOTION_MARGIN, EMOTION_MARGIN),
        }
    }

    /// Makes room for every point's words above or below it, whichever takes less.
    pub fn make_room(&mut self, curves: &[Series], look: Look, setter: &mut Typesetter) {
        let feelings = curves.iter().flat_map(|series| &series.points);
        for feeling in feelings {
            let label = Label::new(&signed(feeling.score, look.words), &feeling.card.text, setter);
            let needed = label.height() + FACE.0 + LABEL_GAP + EDGE_ROOM;
            let below_the_top = self.share(feeling.score) * self.extent;
            let (above, below) = (needed - below_the_top, needed - (self.extent - below_the_top));
            if above <= below {
                self.margins.0 = self.margins.0.max(above);
            } else {
                self.margins.1 = self.margins.1.max(below);
            }
        }
    }

    /// Height of the lane.
    pub fn height(&self) -> f32 {
        self.extent + self.margins.0 + self.margins.1
    }

    /// Height of a score below the lane's upper edge.
    pub fn y(&self, score: f64) -> f32 {
        self.margins.0 + self.share(score) * self.extent
    }

    /// 0 at the greatest score that is shown, 1 at the least. Halves, because the whole may be more than a number holds.
    fn share(&self, score: f64) -> f32 {
        let share = (self.max / 2.0 - score / 2.0) / (self.max / 2.0 - self.min / 2.0);
        if share.is_finite() { share as f32 } else { 0.5 }
    }

    /// −1 at the worst of the scale, +1 at the best.
    pub fn mood(&self, score: f64) -> f32 {
        let mood = (score / 2.0 - self.neutral / 2.0) / (self.reach / 2.0);
        if mood.is_nan() {
            0.0
        } else {
            mood.clamp(-1.0, 1.0) as f32
        }
    }

    /// Scores that get a rule: whole ones, at most nine.
    pub fn ticks(&self) -> Vec<f64> {
        let step = ((self.max - self.min) / 8.0).ceil().max(1.0);
        let mut ticks = Vec::new();
        let mut score = (self.min / step).ceil() * step;
        while score <= self.max && ticks.len() < 12 {
            ticks.push(score);
            score += step;
        }
        ticks
    }
}

/// Draws the numbers of the scale into the lane's head, whose right edge is at `right`.
pub(crate) fn draw_axis(lane: &EmotionLane, right: f32, look: Look, setter: &mut Typesetter, pen: &mut Pen) {
    for score in lane.ticks() {
        let text = setter.set_line(&signed(score, look.words), Face::SMALL);
        let y = lane.y(score) - text.height() / 2.0;
        pen.text_right(&text, Point::new(right - 8.0, y), look.theme.ink_3);
    }
}

/// Draws rules, areas, curves, faces and words of a lane whose upper edge is at `top`; adds what can be pointed at.
pub(crate) fn draw_lane(
    key: &str,
    (lane, top): (&EmotionLane, f32),
    curves: &[Series],
    columns: &Columns,
    (journey, look, setter): (&Journey, Look, &mut Typesetter),
    hits: &mut Vec<HitRegion>,
) -> Group {
    let mut pen = Pen::new(look);
    let (left, right) = (columns.left(), columns.right());
    for score in lane.ticks() {
        let y = lane.y(score);
        let neutral = (score - lane.neutral).abs() < f64::EPSILON;
        let color = if neutral {
            look.theme.hairline_strong
        } else {
            look.theme.hairline_faint
        };
        pen.line(
            Point::new(left, y),
            Point::new(right, y),
            solid(color, if neutral { 1.25 } else { 1.0 }),
        );
    }
    let at = |feeling: &super::series::Feeling| {
        Point::new(
            columns.x_in(feeling.column, feeling.span, feeling.share),
            lane.y(feeling.score),
        )
    };
    let mut obstacles = Obstacles::default();
    let drawn: Vec<(Vec<Point>, Vec<Segment>)> = curves
        .iter()
        .map(|series| {
            let points: Vec<Point> = series.points.iter().map(at).collect();
            let curve = monotone(&points);
            (points, curve)
        })
        .collect();
    for (series, (points, curve)) in curves.iter().zip(&drawn) {
        let color = color_of(series, journey, look);
        let main = series.actor.is_none() && !series.to_be;
        if main {
            areas(lane, points, curve, (left, right), &mut pen);
        }
        let stroke = match (series.to_be, main) {
            (true, _) => dotted(look.theme.ink_3, 1.8, 5.0),
            (false, true) => solid(color, 2.4),
            (false, false) => solid(color, 1.6),
        };
        if points.len() > 1 {
            pen.path(curve.clone(), None, Some(stroke));
        }
        obstacles.curve.extend(samples(curve));
    }
    obstacles.curve.sort_by(|a, b| a.x.total_cmp(&b.x));
    for (series, (points, _)) in curves.iter().zip(&drawn) {
        let main = series.actor.is_none() && !series.to_be;
        let color = color_of(series, journey, look);
        for (feeling, point) in series.points.iter().zip(points) {
            let radius = radius_of(series, main);
            if series.to_be {
                pen.circle(
                    *point,
                    radius,
                    Some(look.theme.paper),
                    Some(dotted(look.theme.ink_3, 1.4, 2.6)),
                );
            } else {
                let assumed = feeling.card.evidence.basis == Basis::Assumed;
                face(*point, radius, lane.mood(feeling.score), assumed, color, &mut pen);
            }
            let spot = Rect::new(point.x - radius, point.y - radius, 2.0 * radius, 2.0 * radius);
            obstacles.boxes.push(spot);
        }
    }
    let bounds = Rect::new(left, EDGE_ROOM, right - left, lane.height() - 2.0 * EDGE_ROOM);
    // The main actor chooses first; curves are painted in the other order.
    for (series, (points, _)) in curves.iter().zip(&drawn).rev() {
        let main = series.actor.is_none() && !series.to_be;
        let color = color_of(series, journey, look);
        for (place, (feeling, point)) in series.points.iter().zip(points).enumerate() {
            let label = Label::new(&signed(feeling.score, look.words), &feeling.card.text, setter);
            let radius = radius_of(series, main);
            let spot = label.place(*point, radius, stands_above(points, place, lane), bounds, &obstacles);
            let ink = if main { look.theme.ink } else { look.theme.ink_2 };
            let color = if series.to_be { look.theme.ink_3 } else { color };
            label.draw(spot, &obstacles, (color, ink), &mut pen);
            obstacles.boxes.push(spot);
            let place = feeling.card.place;
            let id = feeling.card.id.to_string();
            hits.push(HitRegion {
                key: id.clone(),
                kind: HitKind::Emotion,
                id,
                lane: place.map(|place| place.lane.to_string()).unwrap_or_default(),
                step: place.map(|place| place.step.to_string()).unwrap_or_default(),
                rect: Rect::new(point.x - radius, top + point.y - radius, 2.0 * radius, 2.0 * radius),
                pin: Pin::None,
                name: feeling.card.text.clone(),
                text: Some(TextBox {
                    rect: spot.moved(0.0, top),
                    font: label.words().face.font,
                    size: label.words().face.size,
                    line_height: label.words().face.line_height,
                    indent: label.indent(),
                }),
                free: None,
                channel: String::new(),
                locked: false,
                route: Vec::new(),
            });
        }
    }
    pen.group(key, "emotions", Point::new(0.0, top), Pin::None)
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
        let fill = Some(journey_scene::Fill { color, even_odd: false });
        let path = Item::Path(Path {
            segments: outline.clone(),
            fill,
            stroke: None,
        });
        pen.items.push(Item::Group(Group {
            key: key.to_owned(),
            at: Point::default(),
            clip: Some(clip),
            pin: Pin::None,
            layer: "emotions".to_owned(),
            items: vec![path].into(),
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

fn radius_of(series: &Series, main: bool) -> f32 {
    match (series.to_be, main) {
        (true, _) => 4.5,
        (false, true) => FACE.0,
        (false, false) => FACE.1,
    }
}

/// Colour of an actor's curve.
fn color_of(series: &Series, journey: &Journey, look: Look) -> Color {
    let actor = match series.actor {
        Some(id) => journey.actor(id),
        None => journey.main_actor(),
    };
    look.theme.actor(actor.map_or(0, |actor| actor.hue))
}
