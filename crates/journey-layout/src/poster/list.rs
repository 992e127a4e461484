//! The list that goes with stickers: what to stick over what, what to take off the wall, what only a new print can show.

use std::sync::Arc;

use journey_model::Journey;
use journey_scene::{Color, Group, Pin, Point, Scene};

use super::changes::Differences;
use super::column::first_words;
use super::stickers::{Piece, region_words, state_words};
use super::{PosterNotes, Sheet, moved};
use crate::Look;
use crate::pen::{Pen, solid};
use crate::text::{Face, Paragraph, Typesetter};
use crate::words::fill;

const GAP: f32 = 26.0;
const INDENT: f32 = 26.0;
/// Least width of a column of the list.
const COLUMN: f32 = 240.0;

/// One line or paragraph of the list.
struct Entry {
    mark: Arc<Paragraph>,
    text: Arc<Paragraph>,
    color: Color,
    above: f32,
    rule: bool,
}

/// The list on as many sheets as it takes.
pub(super) fn sheets(
    new: &Journey,
    found: &Differences,
    stickers: &[Piece],
    look: Look,
    sheet: Sheet,
    notes: &PosterNotes,
    setter: &mut Typesetter,
) -> Vec<Scene> {
    let inner = sheet.inner();
    let columns = (((inner.w + GAP) / (COLUMN + GAP)).floor() as usize).clamp(1, 3);
    let width = (inner.w - GAP * (columns - 1) as f32) / columns as f32;
    let entries = entries(new, found, stickers, (look, width), setter);
    let head = head(new, (look, inner.w), notes, setter);
    let top = head.1 + 20.0;
    let mut pages: Vec<Vec<Group>> = vec![vec![head.0]];
    let mut pen = Pen::new(look);
    let (mut column, mut y, mut from) = (0, top, top);
    let mut first = true;
    for entry in entries {
        let height = entry.text.height() + if first { 0.0 } else { entry.above };
        if !first && y + height > inner.h {
            column += 1;
            if column == columns {
                close(&mut pages, std::mem::replace(&mut pen, Pen::new(look)));
                pages.push(Vec::new());
                (column, from) = (0, 0.0);
            }
            (y, first) = (from, true);
        }
        let at = Point::new(column as f32 * (width + GAP), y + if first { 0.0 } else { entry.above });
        if entry.rule {
            pen.line(
                Point::new(at.x, at.y - 5.0),
                Point::new(at.x + width, at.y - 5.0),
                solid(look.theme.hairline, 0.8),
            );
        }
        pen.text(&entry.mark, at, look.theme.ink);
        let indent = if entry.rule { 0.0 } else { INDENT };
        pen.text(&entry.text, Point::new(at.x + indent, at.y), entry.color);
        y = at.y + entry.text.height();
        first = false;
    }
    close(&mut pages, pen);
    let margin = Point::new(sheet.margin, sheet.margin);
    let scene = |groups: Vec<Group>| Scene {
        size: sheet.size,
        paper: look.theme.paper,
        groups: groups.into_iter().map(|group| moved(group, margin)).collect(),
        ..Scene::default()
    };
    pages.into_iter().map(scene).collect()
}

fn close(pages: &mut [Vec<Group>], pen: Pen) {
    if let Some(page) = pages.last_mut() {
        page.push(pen.group("changes-list", "notes", Point::default(), Pin::None));
    }
}

/// The head with its height.
fn head(new: &Journey, (look, width): (Look, f32), notes: &PosterNotes, setter: &mut Typesetter) -> (Group, f32) {
    let theme = look.theme;
    let mut pen = Pen::new(look);
    let title = Face {
        size: 22.0,
        line_height: 27.0,
        ..Face::POSTER_TITLE
    };
    let parts = [
        (
            setter.set(&fill(&look.words.since_print, &[("code", &notes.since)]), title, width),
            theme.ink,
        ),
        (
            setter.set(&state_words(new, notes, look), Face::SMALL, width),
            theme.ink_3,
        ),
        (
            setter.set(&look.words.since_how, Face::POSTER_FACT, width.min(620.0)),
            theme.ink_2,
        ),
    ];
    let mut y = 0.0;
    for (part, color) in &parts {
        pen.text(part, Point::new(0.0, y), *color);
        y += part.height() + 5.0;
    }
    (pen.group("changes-head", "notes", Point::default(), Pin::None), y)
}

fn entries(
    new: &Journey,
    found: &Differences,
    stickers: &[Piece],
    (look, width): (Look, f32),
    setter: &mut Typesetter,
) -> Vec<Entry> {
    let (words, theme) = (look.words, look.theme);
    let caps = Face {
        size: 10.5,
        ..Face::CAPS
    };
    let room = (width - INDENT).max(40.0);
    let mut all: Vec<Entry> = Vec::new();
    let empty = setter.set_line("", Face::SMALL);
    let heading = |text: &str, all: &mut Vec<Entry>, setter: &mut Typesetter| {
        let (mark, text) = (Arc::clone(&empty), setter.set(&text.to_uppercase(), caps, width));
        all.push(Entry {
            mark,
            text,
            color: theme.ink_3,
            above: 22.0,
            rule: true,
        });
    };
    let line = |mark: &str, (text, face, color): (&str, Face, Color), above: f32, setter: &mut Typesetter| Entry {
        mark: setter.set_line(mark, Face::SMALL_STRONG),
        text: setter.set(text, face, room),
        color,
        above,
        rule: false,
    };
    if !stickers.is_empty() {
        heading(&words.put_on, &mut all, setter);
        for (number, piece) in stickers.iter().enumerate() {
            let place = region_words(new, &piece.region, look);
            all.push(line(
                &(number + 1).to_string(),
                (&place, Face::SMALL, theme.ink),
                5.0,
                setter,
            ));
        }
    }
    heading(&words.take_off, &mut all, setter);
    if found.gone.is_empty() {
        all.push(line("", (&words.take_off_none, Face::SMALL, theme.ink_3), 5.0, setter));
    }
    for (text, place) in &found.gone {
        all.push(line(
            "–",
            (&first_words(text), Face::SMALL_STRONG, theme.ink),
            7.0,
            setter,
        ));
        all.push(line("", (place, Face::SMALL, theme.ink_3), 0.0, setter));
    }
    if !found.anew.is_empty() {
        heading(&words.print_anew, &mut all, setter);
        for text in &found.anew {
            all.push(line("–", (text, Face::SMALL, theme.ink), 5.0, setter));
        }
    }
    all
}
