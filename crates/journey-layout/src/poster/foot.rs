//! The foot of a poster: how to read it, which revision it is.

use std::sync::Arc;

use journey_model::{Basis, Family, Journey};
use journey_scene::{Group, Pin, Point, Rect};

use super::PosterNotes;
use super::qr::{QUIET, Qr};
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
    /// The code and the length of its edge.
    qr: Option<(Qr, f32)>,
}

/// What an entry of the legend shows.
#[derive(Debug, Clone, Copy)]
enum Sign {
    Star,
    Edge(Basis),
    Plate(Family),
    Icon(&'static str, bool),
    Severity,
    Versions,
}

/// Length of a QR code's module on paper that cameras of telephones read without effort: 0.35 mm.
const MODULE: f32 = 0.35 * 72.0 / 25.4;
/// Shortest and longest edge of a QR code at nominal size.
const QR: (f32, f32) = (52.0, 132.0);
/// Free space between the QR code and the words beside it.
const QR_GAP: f32 = 12.0;

/// Sets the foot for a width, to be printed at a scale.
pub(super) fn measure(
    journey: &Journey,
    look: Look,
    size: (f32, f32),
    notes: &PosterNotes,
    setter: &mut Typesetter,
) -> Foot {
    set(journey, look, size, notes, true, setter)
}

/// The foot of a page on which nothing has to be explained: only which revision it is.
pub(super) fn signed(
    journey: &Journey,
    look: Look,
    size: (f32, f32),
    notes: &PosterNotes,
    setter: &mut Typesetter,
) -> Foot {
    set(journey, look, size, notes, false, setter)
}

fn set(
    journey: &Journey,
    look: Look,
    (width, scale): (f32, f32),
    notes: &PosterNotes,
    legend: bool,
    setter: &mut Typesetter,
) -> Foot {
    let words = look.words;
    let day = date(notes.date, words);
    let about = journey.about();
    let mut note = fill(
        &words.footer,
        &[
            ("title", about.title.as_str()),
            ("revision", &notes.revision),
            ("date", &day),
        ],
    );
    if !about.owner.is_empty() {
        note = format!("{note}\n{}: {}", words.owner, about.owner);
    }
    let qr = Some(&notes.revision)
        .filter(|_| notes.qr)
        .and_then(|code| Qr::of(code))
        .map(|qr| {
            let edge = (qr.modules() as f32 * MODULE / scale)
                .clamp(QR.0, QR.1)
                .min(width / 4.0);
            (qr, edge)
        });
    let aside = qr.as_ref().map_or(0.0, |(_, edge)| edge + QR_GAP);
    let note = setter.set(&note, Face::SMALL, (width * 0.4 - aside).max(width * 0.2));
    let heading = if legend {
        words.how_to_read.to_uppercase()
    } else {
        String::new()
    };
    let heading = setter.set_line(
        &heading,
        Face {
            size: 10.5,
            ..Face::CAPS
        },
    );
    // Only where it is needed: a map in which people disagree is not finished.
    let in_conflict = journey.conflicts().next().map(|_| (Sign::Versions, &words.in_conflict));
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
    let room = width - note.width() - aside - 40.0;
    let (mut x, mut y) = (0.0, heading.height() + 5.0);
    let mut entries = Vec::new();
    for (sign, text) in signs.into_iter().chain(in_conflict).filter(|_| legend) {
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
    let beside = qr.as_ref().map_or(0.0, |(_, edge)| *edge);
    let height = (if legend { y + ROW } else { 0.0 })
        .max(note.height() + 10.0)
        .max(beside)
        + 14.0;
    Foot {
        height,
        width,
        entries,
        heading,
        note,
        qr,
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
        let mut right = self.width;
        let mut note_y = top + self.height - 14.0 - self.note.height() - (ROW - self.note.face.line_height) / 2.0;
        if let Some((qr, edge)) = &self.qr {
            let corner = Point::new(right - edge, self.height - edge);
            qr.draw(corner, *edge, &mut pen);
            // The words end where the dark modules do.
            let quiet = edge * QUIET as f32 / qr.modules() as f32;
            note_y = note_y.min(self.height - quiet - self.note.height());
            right -= edge + QR_GAP - quiet;
        }
        pen.text_flush_right(&self.note, Point::new(right, note_y), theme.ink_3);
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
        Sign::Versions => {
            for depth in [3.0, 0.0] {
                let card = Rect::new(at.x + 0.5 + depth, at.y - 6.5 + depth, 15.0, 10.0);
                pen.rect(card, 2.5, Some(theme.paper), Some(solid(theme.ink_2, 1.2)));
            }
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
