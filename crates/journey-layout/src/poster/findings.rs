//! What was found about a map, as plain notes below it.

use std::sync::Arc;

use journey_scene::{Group, Pin, Point};

use super::PosterNotes;
use crate::Look;
use crate::pen::{Pen, solid};
use crate::text::{Face, Paragraph, Typesetter};
use crate::words::fill;

/// Least width of a column of notes.
const COLUMN: f32 = 230.0;
const GAP: f32 = 28.0;
/// Free space above, between head and notes, between notes.
const SPACE: (f32, f32, f32) = (18.0, 8.0, 14.0);
/// More than these nobody reads beside a map; the others are counted.
const MOST: usize = 18;

/// The measured notes.
pub(super) struct Findings {
    pub height: f32,
    width: f32,
    texts: Vec<(Arc<Paragraph>, Point, Ink)>,
}

#[derive(Debug, Clone, Copy)]
enum Ink {
    First,
    Second,
    Third,
}

/// Sets the notes in columns. Without findings there is nothing, and no height.
pub(super) fn measure(look: Look, width: f32, notes: &PosterNotes, setter: &mut Typesetter) -> Findings {
    let mut texts = Vec::new();
    if notes.findings.is_empty() {
        return Findings {
            height: 0.0,
            width,
            texts,
        };
    }
    let caps = Face {
        size: 10.5,
        ..Face::CAPS
    };
    let heading = setter.set_line(&look.words.findings.to_uppercase(), caps);
    let top = SPACE.0 + heading.height() + SPACE.1;
    texts.push((heading, Point::new(0.0, SPACE.0), Ink::Third));

    let columns = (((width + GAP) / (COLUMN + GAP)).floor() as usize).clamp(1, 6);
    let column = (width - GAP * (columns - 1) as f32) / columns as f32;
    let mut ends = vec![top; columns];
    let mut add = |blocks: Vec<(Arc<Paragraph>, Ink)>| {
        // The next note goes to the column that is shortest so far, the leftmost of equals.
        let shortest = (0..columns).min_by(|&a, &b| ends[a].total_cmp(&ends[b])).unwrap_or(0);
        let x = shortest as f32 * (column + GAP);
        for (block, ink) in blocks {
            let y = ends[shortest];
            ends[shortest] += block.height() + 1.0;
            texts.push((block, Point::new(x, y), ink));
        }
        ends[shortest] += SPACE.2;
    };
    for note in notes.findings.iter().take(MOST) {
        let parts = [
            (&note.title, Face::LANE, Ink::First),
            (&note.place, Face::SMALL, Ink::Third),
            (&note.said, Face::SMALL, Ink::Second),
        ];
        let said = parts.into_iter().filter(|(text, ..)| !text.is_empty());
        add(said
            .map(|(text, face, ink)| (setter.set(text, face, column), ink))
            .collect());
    }
    if let Some(more) = notes.findings.len().checked_sub(MOST).filter(|more| *more > 0) {
        let text = fill(&look.words.more_findings, &[("n", &more.to_string())]);
        add(vec![(setter.set(&text, Face::SMALL, column), Ink::Third)]);
    }
    let height = ends.into_iter().fold(top, f32::max);
    Findings { height, width, texts }
}

impl Findings {
    /// The notes as a group with its upper left corner at (0, 0).
    pub fn draw(&self, look: Look) -> Option<Group> {
        if self.texts.is_empty() {
            return None;
        }
        let mut pen = Pen::new(look);
        let theme = look.theme;
        let y = SPACE.0 / 2.0;
        pen.line(
            Point::new(0.0, y),
            Point::new(self.width, y),
            solid(theme.hairline, 1.0),
        );
        for (text, at, ink) in &self.texts {
            let color = match ink {
                Ink::First => theme.ink,
                Ink::Second => theme.ink_2,
                Ink::Third => theme.ink_3,
            };
            pen.text(text, *at, color);
        }
        Some(pen.group("poster-findings", "notes", Point::default(), Pin::None))
    }
}
