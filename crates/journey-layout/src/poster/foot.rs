//! The foot of a poster: how to read it, which revision it is.

use std::sync::Arc;

use journey_model::{Basis, Family, Journey};
use journey_scene::{Group, Pin, Point, Rect};

use super::PosterNotes;
use crate::Look;
use crate::card::{evidence_edge, plate};
use crate::number::date;
use crate::pen::{Pen, solid};
use crate::text::{Face, Paragraph, Typesetter};
use crate::words::fill;

const ROW: f32 = 22.0;
const SIGN: f32 = 24.0;
const GAP: f32 = 22.0;

/// The measured foot.
pub(super) struct Foot {
    pub height: f32,
    width: f32,
    entries: Vec<(Sign, Arc<Paragraph>, Point)>,
    heading: Arc<Paragraph>,
    note: Arc<Paragraph>,
}

/// What an entry of the legend shows.
#[derive(Debug, Clone, Copy)]
enum Sign {
    Star,
    Edge(Basis),
    Plate(Family),
    Icon(&'static str, bool),
    Severity,
}

/// Sets the foot for a width.
pub(super) fn measure(journey: &Journey, look: Look, width: f32, notes: &PosterNotes, setter: &mut Typesetter) -> Foot {
    let words = look.words;
    let day = date(notes.date, words);
    let title = &journey.about().title;
    let note = fill(
        &words.footer,
        &[("title", title), ("revision", &notes.revision), ("date", &day)],
    );
    let note = setter.set(&note, Face::SMALL, width * 0.36);
    let heading = setter.set_line(
        &words.how_to_read.to_uppercase(),
        Face {
            size: 10.5,
            ..Face::CAPS
        },
    );
    let signs = [
        (Sign::Star, &words.moment_of_truth),
        (Sign::Edge(Basis::Observed), &words.observed),
        (Sign::Edge(Basis::Assumed), &words.assumed),
        (Sign::Edge(Basis::Proposed), &words.proposed),
        (Sign::Plate(Family::Digital), &words.digital),
        (Sign::Plate(Family::Physical), &words.physical),
        (Sign::Plate(Family::Relational), &words.relational),
        (Sign::Icon("trending-up", true), &words.strengthens),
        (Sign::Icon("trending-down", false), &words.weakens),
        (Sign::Severity, &words.severity),
    ];
    let room = width - note.width() - 40.0;
    let (mut x, mut y) = (0.0, heading.height() + 5.0);
    let mut entries = Vec::new();
    for (sign, text) in signs {
        let text = setter.set_line(text, Face::SMALL);
        let sign_width = if matches!(sign, Sign::Severity) { 40.0 } else { SIGN };
        let whole = sign_width + text.width();
        if x > 0.0 && x + whole > room {
            x = 0.0;
            y += ROW;
        }
        entries.push((sign, text, Point::new(x, y)));
        x += whole + GAP;
    }
    let height = (y + ROW).max(note.height() + 10.0) + 14.0;
    Foot {
        height,
        width,
        entries,
        heading,
        note,
    }
}

impl Foot {
    /// Draws the foot with its upper left corner at (0, 0).
    pub fn draw(&self, look: Look) -> Group {
        let theme = look.theme;
        let mut pen = Pen::new(look);
        let top = 14.0;
        pen.text(&self.heading, Point::new(0.0, top), theme.ink_3);
        for (sign, text, at) in &self.entries {
            let middle = top + at.y + ROW / 2.0;
            let width = if matches!(sign, Sign::Severity) { 40.0 } else { SIGN };
            draw_sign(*sign, Point::new(at.x, middle), &mut pen);
            pen.text(
                text,
                Point::new(at.x + width, middle - text.height() / 2.0),
                theme.ink_2,
            );
        }
        let note_y = top + self.height - 14.0 - self.note.height() - (ROW - self.note.face.line_height) / 2.0;
        pen.text_right(&self.note, Point::new(self.width, note_y), theme.ink_3);
        pen.group("poster-foot", "notes", Point::default(), Pin::None)
    }
}

fn draw_sign(sign: Sign, at: Point, pen: &mut Pen) {
    let theme = pen.look.theme;
    match sign {
        Sign::Star => pen.filled_icon("star", Point::new(at.x, at.y - 7.5), 15.0, theme.star),
        Sign::Edge(basis) => {
            let rect = Rect::new(at.x + 0.5, at.y - 6.0, 17.0, 12.0);
            pen.rect(rect, 3.0, None, Some(evidence_edge(basis, theme.ink_2)));
        }
        Sign::Plate(family) => {
            let colors = (theme.ink_2, theme.paper);
            let icon = match family {
                Family::Digital => "monitor",
                Family::Physical => "store",
                Family::Relational => "users",
            };
            plate(family, icon, Point::new(at.x, at.y - 8.5), 17.0, colors, pen);
        }
        Sign::Icon(icon, good) => {
            let color = if good { theme.good } else { theme.bad };
            pen.icon(icon, Point::new(at.x + 2.0, at.y - 7.5), 15.0, color);
        }
        Sign::Severity => {
            let color = theme.kind("pain");
            for dot in 0..3u8 {
                let center = Point::new(at.x + 5.0 + f32::from(dot) * 9.5, at.y);
                if dot < 2 {
                    pen.circle(center, 3.4, Some(color), None);
                } else {
                    pen.circle(center, 2.9, None, Some(solid(color, 1.0)));
                }
            }
        }
    }
}
