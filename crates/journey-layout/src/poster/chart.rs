//! The emotion curve of a summary: the whole journey at a glance, its peaks and valleys in words.

use std::sync::Arc;

use journey_model::{Card, Content, Id, Journey};
use journey_scene::{Point, Rect, Segment};

use crate::emotion::{face, monotone};
use crate::hatch::Hatch;
use crate::look::StageColors;
use crate::number::signed;
use crate::pen::{Pen, solid};
use crate::text::{Face, Paragraph, Typesetter};

/// Height of the curve's area; room for words above and below it; height of the stages' band.
const CURVE: f32 = 108.0;
const WORDS: f32 = 46.0;
const BAND: f32 = 22.0;
const FACE: f32 = 9.0;
/// How many peaks and how many valleys carry words.
const CALLED_OUT: usize = 2;
const CALL_WIDTH: f32 = 150.0;

/// The chart's height.
pub(super) const HEIGHT: f32 = CURVE + 2.0 * WORDS + BAND;

struct Feeling<'a> {
    card: &'a Card,
    score: f64,
    at: Point,
}

/// Draws the main actor's curve through all steps, at this width; returns whether there is one.
pub(super) fn draw(journey: &Journey, (top, width): (f32, f32), pen: &mut Pen, setter: &mut Typesetter) -> bool {
    let steps: Vec<Id> = journey.steps().iter().map(|step| step.id).collect();
    if steps.is_empty() {
        return false;
    }
    let pitch = width / steps.len() as f32;
    band(journey, (top + CURVE + 2.0 * WORDS, pitch), pen, setter);
    let mut feelings = feelings(journey, &steps, (top, pitch));
    if feelings.is_empty() {
        return false;
    }
    let scale = journey.about().scale;
    let scores = || feelings.iter().map(|feeling| feeling.score);
    let (min, max) = (scores().fold(scale.min, f64::min), scores().fold(scale.max, f64::max));
    let y = |score: f64| top + WORDS + CURVE * ((max - score) / (max - min)) as f32;
    let neutral_score = f64::midpoint(scale.min, scale.max);
    let neutral = y(neutral_score);
    let mood = |score: f64| ((score - neutral_score) / (scale.max - neutral_score)).clamp(-1.0, 1.0) as f32;
    for feeling in &mut feelings {
        feeling.at.y = y(feeling.score);
    }
    let theme = pen.look.theme;
    let points: Vec<Point> = feelings.iter().map(|feeling| feeling.at).collect();
    area(&points, (neutral, Rect::new(0.0, top, width, CURVE + 2.0 * WORDS)), pen);
    pen.line(
        Point::new(0.0, neutral),
        Point::new(width, neutral),
        solid(theme.hairline_strong, 1.0),
    );
    let color = theme.actor(journey.main_actor().map_or(0, |actor| actor.hue));
    if points.len() > 1 {
        pen.path(monotone(&points), None, Some(solid(color, 2.2)));
    }
    let chosen = called_out(&feelings, width);
    for (number, feeling) in feelings.iter().enumerate() {
        if chosen.contains(&number) {
            face(feeling.at, FACE, mood(feeling.score), false, color, pen);
        } else if points.len() < 80 {
            pen.circle(feeling.at, 2.4, Some(color), None);
        }
    }
    for number in chosen {
        let feeling = &feelings[number];
        let score = signed(feeling.score, pen.look.words);
        let text = format!("{score}  {}", super::column::first_words(&feeling.card.text));
        let text = setter.set_shortened(&text, Face::SMALL_STRONG, CALL_WIDTH.min(width / 3.0), 2);
        call(&text, feeling, (feeling.score >= neutral_score, width), pen);
    }
    true
}

/// The main actor's feelings of today, the last of each step, in the order of the steps.
fn feelings<'a>(journey: &'a Journey, steps: &[Id], (top, pitch): (f32, f32)) -> Vec<Feeling<'a>> {
    let main = journey.main_actor().map(|actor| actor.id);
    let shown: Vec<Id> = journey
        .lanes()
        .iter()
        .filter(|lane| !lane.hidden)
        .map(|lane| lane.id)
        .collect();
    let mut found: Vec<(usize, &Card, f64)> = Vec::new();
    for card in journey.cards() {
        let (Content::Emotion(emotion), Some(place)) = (&card.content, card.place) else {
            continue;
        };
        let today = card.evidence.basis != journey_model::Basis::Proposed;
        let mains = card.actor.is_none() || card.actor == main;
        if let Some(step) = steps.iter().position(|step| *step == place.step)
            && today
            && mains
            && shown.contains(&place.lane)
        {
            found.push((step, card, emotion.score));
        }
    }
    found.sort_by(|(a, one, _), (b, other, _)| (a, &one.order, one.id).cmp(&(b, &other.order, other.id)));
    found.dedup_by_key(|(step, ..)| *step);
    let feeling = |(step, card, score): (usize, &'a Card, f64)| Feeling {
        card,
        score,
        at: Point::new((step as f32 + 0.5) * pitch, top),
    };
    found.into_iter().map(feeling).collect()
}

/// Tints what lies between the curve and the neutral line.
fn area(points: &[Point], (neutral, whole): (f32, Rect), pen: &mut Pen) {
    let ([first, ..], [.., last]) = (points, points) else {
        return;
    };
    let mut outline = vec![
        Segment::Move {
            p: Point::new(first.x, neutral),
        },
        Segment::Line { p: *first },
    ];
    outline.extend(monotone(points).into_iter().skip(1));
    outline.extend([
        Segment::Line {
            p: Point::new(last.x, neutral),
        },
        Segment::Close,
    ]);
    let theme = pen.look.theme;
    let above = Rect::new(whole.x, whole.y, whole.w, neutral - whole.y);
    let below = Rect::new(whole.x, neutral, whole.w, whole.bottom() - neutral);
    for (key, clip, color) in [("warm", above, theme.warm), ("cold", below, theme.cold)] {
        let mut inner = Pen::new(pen.look);
        match theme.hatch {
            Some(_) => Hatch::of_feeling(key == "warm", color).draw(&outline, clip, &mut inner.items),
            None => inner.path(outline.clone(), Some(color), None),
        }
        let mut group = inner.group(key, "emotions", Point::default(), journey_scene::Pin::None);
        group.clip = Some(clip);
        pen.items.push(journey_scene::Item::Group(group));
    }
}

/// The highest and the lowest points that are far enough from each other for their words.
fn called_out(feelings: &[Feeling], width: f32) -> Vec<usize> {
    let apart = CALL_WIDTH.min(width / 3.0) + 8.0;
    let mut chosen: Vec<usize> = Vec::new();
    for best in [true, false] {
        let mut order: Vec<usize> = (0..feelings.len()).collect();
        order.sort_by(|&a, &b| {
            let (a, b) = (feelings[a].score, feelings[b].score);
            if best { b.total_cmp(&a) } else { a.total_cmp(&b) }
        });
        let mut side: Vec<usize> = Vec::new();
        for number in order {
            let clear = |other: &usize| (feelings[*other].at.x - feelings[number].at.x).abs() >= apart;
            if side.len() < CALLED_OUT && !chosen.contains(&number) && side.iter().all(clear) {
                side.push(number);
            }
        }
        chosen.extend(side);
    }
    chosen
}

/// Words above a peak or below a valley, inside the chart's edges.
fn call(text: &Arc<Paragraph>, feeling: &Feeling, (above, width): (bool, f32), pen: &mut Pen) {
    let half = text.width() / 2.0;
    let x = feeling.at.x.clamp(half, (width - half).max(half));
    let y = if above {
        feeling.at.y - FACE - 5.0 - text.height()
    } else {
        feeling.at.y + FACE + 5.0
    };
    let halo = Rect::new(x - half, y, text.width(), text.height()).inset(-2.0);
    pen.rect(halo, 3.0, Some(pen.look.theme.paper.with_alpha(0.85)), None);
    pen.text_centered(text, Point::new(x, y), pen.look.theme.ink);
}

/// The stages below the curve, each as wide as its steps.
fn band(journey: &Journey, (top, pitch): (f32, f32), pen: &mut Pen, setter: &mut Typesetter) {
    let mut x = 0.0;
    for (place, stage) in journey.stages().into_iter().enumerate() {
        let width = journey.steps_of(stage.id).len() as f32 * pitch;
        if width <= 0.0 {
            continue;
        }
        let colors = pen.look.theme.stages[stage.hue.map_or(place % 8, usize::from) % 8];
        let rect = Rect::new(x, top, (width - 2.0).max(1.0), BAND - 4.0);
        let ink = filled(rect, &colors, pen);
        let name = setter.set_shortened(&stage.name, Face::SMALL_STRONG, (rect.w - 14.0).max(1.0), 1);
        if name.width() <= rect.w - 8.0 {
            let at = Point::new(rect.x + 7.0, rect.y + (rect.h - name.height()) / 2.0);
            if colors.hatch.is_some() {
                let plate = Rect::new(at.x - 3.0, rect.y + 1.5, name.width() + 6.0, rect.h - 3.0);
                pen.rect(plate, 2.0, Some(colors.tint), None);
            }
            pen.text(&name, at, ink);
        }
        x += width;
    }
}

/// A stage's colour or hatch; returns the colour of words on it.
fn filled(rect: Rect, colors: &StageColors, pen: &mut Pen) -> journey_scene::Color {
    match colors.hatch {
        None => {
            pen.rect(rect, 3.0, Some(colors.full), None);
            pen.look.theme.on_stage
        }
        Some(hatch) => {
            hatch.draw(&crate::pen::rounded(rect, 3.0), rect, &mut pen.items);
            pen.rect(rect, 3.0, None, Some(solid(colors.edge, 1.0)));
            pen.look.theme.ink
        }
    }
}
