//! Every card as a sticky note.

use journey_model::{Card, Content, Journey};
use journey_scene::{Group, OutlineEntry, OutlineKind, Pin, Point, Rect, Scene, Shared, Size};

use super::places::{Standing, by_lane, card_words};
use super::{PosterNotes, Sheet, moved};
use crate::Look;
use crate::card::{self, Frame};
use crate::map::icon_of;
use crate::number::signed;
use crate::pen::{Pen, dashed, named, solid};
use crate::text::{Face, Typesetter};
use crate::words::fill;

/// Edge of a note: 76 mm.
const NOTE: f32 = 76.0 * 72.0 / 25.4;
const PADDING: f32 = 11.0;
const ICON: f32 = 15.0;
/// Height of lane and step above the card.
const HEAD: f32 = 32.0;
/// The card is measured at least at the width of a column, and printed as large as it fits.
const LEAST_WIDTH: f32 = 110.0;
/// How many times a width is tried before the card is shrunk to what is there.
const TRIES: usize = 12;

/// Every card as a sticky note of 76 × 76 mm, several on a sheet, with cut lines; ordered by lane, then by step. Cards that
/// nobody placed come last. On a sheet that is smaller than a note, notes are as large as the sheet.
pub fn card_sheets(
    journey: &Journey,
    look: Look,
    sheet: Sheet,
    notes: &PosterNotes,
    setter: &mut Typesetter,
) -> Vec<Scene> {
    setter.begin();
    setter.memory.attend(look);
    let inner = sheet.inner();
    let scale = (inner.w / NOTE).min(inner.h / NOTE).min(1.0);
    let edge = NOTE * scale;
    let columns = ((inner.w / edge + 0.001).floor() as usize).max(1);
    let rows = ((inner.h / edge + 0.001).floor() as usize).max(1);
    let left = sheet.margin + (inner.w - columns as f32 * edge) / 2.0;
    let top = sheet.margin + (inner.h - rows as f32 * edge) / 2.0;
    let all = by_lane(journey);
    if all.is_empty() {
        return vec![nothing(look, sheet, setter)];
    }
    let mut sheets = Vec::new();
    for (number, cards) in all.chunks(columns * rows).enumerate() {
        let mut groups = Vec::with_capacity(cards.len() + 1);
        let mut outline = Vec::with_capacity(cards.len());
        for (place, standing) in cards.iter().enumerate() {
            let at = Point::new(
                left + (place % columns) as f32 * edge,
                top + (place / columns) as f32 * edge,
            );
            let note = note(standing, notes, look, setter).scaled(scale);
            groups.push(moved(note, at));
            outline.push(entry(journey, standing, look));
        }
        let used = Size {
            w: columns.min(cards.len()) as f32 * edge,
            h: cards.len().div_ceil(columns) as f32 * edge,
        };
        groups.push(cut_lines(
            Point::new(left, top),
            used,
            edge,
            sheet.margin.min(5.0),
            (number, look),
        ));
        sheets.push(Scene {
            size: sheet.size,
            paper: look.theme.paper,
            groups,
            outline,
            ..Scene::default()
        });
    }
    sheets
}

/// A map without cards says so.
fn nothing(look: Look, sheet: Sheet, setter: &mut Typesetter) -> Scene {
    let mut pen = Pen::new(look);
    let words = fill(&look.words.cards, &[("n", "0")]);
    let words = setter.set(&words, Face::CARD, sheet.inner().w);
    pen.text(&words, Point::new(sheet.margin, sheet.margin), look.theme.ink_3);
    Scene {
        size: sheet.size,
        paper: look.theme.paper,
        groups: vec![pen.group("no-cards", "notes", Point::default(), Pin::None)],
        ..Scene::default()
    }
}

/// A note with its upper left corner at (0, 0).
fn note(standing: &Standing, notes: &PosterNotes, look: Look, setter: &mut Typesetter) -> Group {
    let theme = look.theme;
    let card = standing.card;
    let mut pen = Pen::new(look);
    let colors = theme.stages[standing.hue % 8];
    pen.rect(Rect::new(0.0, 0.0, NOTE, NOTE), 0.0, Some(colors.tint), None);
    if let Some(hatch) = colors.hatch {
        let strip = Rect::new(0.0, 0.0, PADDING - 4.0, NOTE);
        hatch.draw(&crate::pen::rounded(strip, 0.0), strip, &mut pen.items);
    }
    let width = NOTE - 2.0 * PADDING;
    let (icon, kind) = standing
        .at
        .map_or(("sticky-note", "note"), |(lane, _)| icon_of(lane.kind));
    let color = theme.kind(kind);
    pen.icon(icon, Point::new(PADDING, PADDING - 1.0), ICON, color);
    let (lane, step) = match standing.at {
        Some((lane, step)) => (lane.name.as_str(), step.name.as_str()),
        None => (look.words.at_park.as_str(), ""),
    };
    let x = PADDING + ICON + 6.0;
    let room = width - ICON - 6.0;
    let small = Face {
        size: 8.5,
        line_height: 11.0,
        ..Face::SMALL
    };
    let strong = Face {
        size: 9.5,
        line_height: 12.0,
        ..Face::SMALL_STRONG
    };
    let figure = match &card.content {
        Content::Emotion(emotion) => setter.set_line(&signed(emotion.score, look.words), Face::VALUE),
        _ => setter.set_line("", Face::VALUE),
    };
    let beside = room
        - if figure.width() > 0.0 {
            figure.width() + 6.0
        } else {
            0.0
        };
    let lane = setter.set_shortened(lane, strong, beside, 1);
    pen.text(&lane, Point::new(x, PADDING - 3.0), color);
    let step = setter.set_shortened(step, small, beside, 1);
    pen.text(&step, Point::new(x, PADDING - 3.0 + lane.height()), theme.ink_2);
    pen.text_right(&figure, Point::new(NOTE - PADDING, PADDING - 4.0), theme.ink);
    let revision = setter.set_line(
        &notes.revision,
        Face {
            size: 6.5,
            line_height: 8.0,
            ..Face::SMALL
        },
    );
    pen.text_right(&revision, Point::new(NOTE - PADDING, NOTE - PADDING - 2.0), theme.ink_3);

    let place = Rect::new(PADDING, HEAD + 4.0, width, NOTE - HEAD - 4.0 - PADDING - 8.0);
    let body = body(card, (place.w, place.h), look, setter);
    pen.items
        .push(journey_scene::Item::Group(moved(body, Point::new(place.x, place.y))));
    pen.group(card.id.to_string(), "cards", Point::default(), Pin::None)
}

/// The card as its kind draws it, as large as it fits.
fn body(card: &Card, (wide, high): (f32, f32), look: Look, setter: &mut Typesetter) -> Group {
    let mut width = LEAST_WIDTH;
    let mut measured = card::measure(card, width, look, setter);
    for _ in 0..TRIES {
        if measured.height * wide / width <= high {
            break;
        }
        // Text that is as wide as it is high keeps its area when it is set wider.
        let wanted = (width * measured.height * wide / high).sqrt();
        width = (wanted * 1.02).max(width * 1.06);
        measured = card::measure(card, width, look, setter);
    }
    let scale = (wide / width).min(high / measured.height);
    let mut stage = look.theme.stages[0];
    (stage.tint, stage.hatch) = (look.theme.raised, None);
    stage.edge = look.theme.ink_3;
    let frame = Frame {
        width,
        height: measured.height,
        stage,
    };
    let mut pen = Pen::new(look);
    card::draw(&measured, &frame, &mut pen);
    pen.group("card", "cards", Point::default(), Pin::None).scaled(scale)
}

/// Lines to cut along, all across the notes, with short ends outside.
fn cut_lines(from: Point, used: Size, edge: f32, end_length: f32, (number, look): (usize, Look)) -> Group {
    let mut pen = Pen::new(look);
    let line = dashed(look.theme.ink_3, 0.4, 3.0, 3.0);
    let end = solid(look.theme.ink, 0.4);
    let at = |place: usize| place as f32 * edge;
    for place in 0..=(used.w / edge).round() as usize {
        let x = from.x + at(place);
        pen.line(Point::new(x, from.y), Point::new(x, from.y + used.h), line);
        pen.line(Point::new(x, from.y - end_length), Point::new(x, from.y), end);
        pen.line(
            Point::new(x, from.y + used.h),
            Point::new(x, from.y + used.h + end_length),
            end,
        );
    }
    for place in 0..=(used.h / edge).round() as usize {
        let y = from.y + at(place);
        pen.line(Point::new(from.x, y), Point::new(from.x + used.w, y), line);
        pen.line(Point::new(from.x - end_length, y), Point::new(from.x, y), end);
        pen.line(
            Point::new(from.x + used.w, y),
            Point::new(from.x + used.w + end_length, y),
            end,
        );
    }
    pen.group(format!("cut-lines-{number}"), "notes", Point::default(), Pin::None)
}

fn entry(journey: &Journey, standing: &Standing, look: Look) -> Shared<OutlineEntry> {
    Shared::from(OutlineEntry {
        id: named(standing.card.id),
        kind: OutlineKind::Card,
        name: standing.card.text.clone(),
        detail: card_words(journey, standing.card, look),
        lane: standing.at.map_or_else(String::new, |(lane, _)| lane.id.to_string()),
        channel: String::new(),
        hue: (standing.hue % 8) as u8,
        children: Vec::new(),
    })
}
