//! A column of a summary: a head and what stands below it.

use std::sync::Arc;

use journey_scene::{Color, Point};

use crate::pen::{Pen, solid};
use crate::text::{Face, Paragraph, Typesetter};

/// An entry: what it is, and what else there is to say.
pub(super) struct Entry {
    /// An icon and its colour.
    pub icon: Option<(&'static str, Color)>,
    /// A figure in front, large.
    pub figure: String,
    pub text: String,
    pub detail: String,
}

/// More letters than this are not read in a list; the rest is left to the map.
const MOST_LETTERS: usize = 320;
const MOST_LINES: usize = 3;
const HEAD: f32 = 30.0;
const GAP: f32 = 9.0;
const ICON: f32 = 13.5;

/// The first words of a text, on one line: as much as a list can show.
pub(super) fn first_words(text: &str) -> String {
    let letters: String = text.chars().take(MOST_LETTERS).collect();
    let mut words = letters.split_whitespace().collect::<Vec<_>>().join(" ");
    if letters.len() < text.len() {
        words.push('…');
    }
    words
}

/// Draws a column with its upper left corner at a point; returns its height. Without entries it says `nothing`.
pub(super) fn draw(
    (head, nothing): (&str, &str),
    entries: &[Entry],
    (at, width): (Point, f32),
    pen: &mut Pen,
    setter: &mut Typesetter,
) -> f32 {
    let theme = pen.look.theme;
    let heading = setter.set(
        &head.to_uppercase(),
        Face {
            size: 10.5,
            ..Face::CAPS
        },
        width,
    );
    pen.line(at, Point::new(at.x + width, at.y), solid(theme.hairline_strong, 1.0));
    pen.text(&heading, Point::new(at.x, at.y + 7.0), theme.ink_3);
    let mut y = at.y + HEAD.max(heading.height() + 10.0);
    if entries.is_empty() {
        let words = setter.set(nothing, Face::SMALL, width);
        pen.text(&words, Point::new(at.x, y), theme.ink_3);
        return y + words.height() - at.y;
    }
    for entry in entries {
        let figure = setter.set_line(&entry.figure, Face::VALUE);
        let figured = !entry.figure.is_empty();
        let indent = if entry.icon.is_some() { ICON + 7.0 } else { 0.0 };
        let room = (width - indent).max(20.0);
        if let Some((icon, color)) = entry.icon {
            pen.icon(icon, Point::new(at.x, y + 1.5), ICON, color);
        }
        if figured {
            pen.text(&figure, Point::new(at.x + indent, y), theme.ink);
            y += figure.height();
        }
        let faces = if figured {
            (Face::SMALL, theme.ink_2)
        } else {
            (Face::LANE, theme.ink)
        };
        let parts: [(Arc<Paragraph>, Color); 2] = [
            (
                setter.set_shortened(&first_words(&entry.text), faces.0, room, MOST_LINES),
                faces.1,
            ),
            (
                setter.set_shortened(&first_words(&entry.detail), Face::SMALL, room, MOST_LINES),
                theme.ink_3,
            ),
        ];
        for (part, color) in parts.iter().filter(|(part, _)| part.width() > 0.0) {
            pen.text(part, Point::new(at.x + indent, y), *color);
            y += part.height();
        }
        y += GAP;
    }
    y - GAP - at.y
}
