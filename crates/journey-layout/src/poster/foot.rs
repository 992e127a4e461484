//! The foot of a poster: how to read it, which revision it is.

use std::sync::Arc;

use journey_model::{Basis, Family, Journey, Turn};
use journey_scene::{Group, Pin, Point, Rect};

use super::PosterNotes;
use super::qr::{QUIET, Qr};
use super::turns::{self, Legend};
use crate::card::{evidence_edge, plate};
use crate::number::date;
use crate::pen::{Pen, solid};
use crate::text::{Face, Paragraph, Typesetter};
use crate::words::fill;
use crate::{Look, ageing};

const ROW: f32 = 22.0;
const SIGN: f32 = 24.0;
const GAP: f32 = 22.0;

/// The measured foot.
pub(super) struct Foot {
    pub height: f32,
    width: f32,
    entries: Vec<(Sign, Arc<Paragraph>, Point)>,
    headings: Vec<(Arc<Paragraph>, Point)>,
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
    Aged,
    Versions,
    Turn(Turn),
    /// Words by themselves.
    Nothing,
}

impl Sign {
    /// How much room it takes, with the space between it and its words.
    fn width(self) -> f32 {
        match self {
            Self::Severity => 40.0,
            Self::Nothing => 0.0,
            _ => SIGN,
        }
    }
}

/// Length of a QR code's module on paper that cameras of telephones read without effort: 0.35 mm.
const MODULE: f32 = 0.35 * 72.0 / 25.4;
/// Shortest and longest edge of a QR code at nominal size.
const QR: (f32, f32) = (52.0, 132.0);
/// Free space between the QR code and the words beside it.
const QR_GAP: f32 = 12.0;

/// Signs that are explained only where they are drawn.
#[derive(Debug, Clone, Copy)]
pub(super) struct Signs<'a> {
    /// Marks of what changed.
    pub marks: Option<&'a Legend>,
    /// Whether evidence that has aged is marked.
    pub aged: bool,
}

/// Sets the foot for a width, to be printed at a scale.
pub(super) fn measure(
    journey: &Journey,
    look: Look,
    size: (f32, f32),
    (notes, signs): (&PosterNotes, Signs),
    setter: &mut Typesetter,
) -> Foot {
    set(journey, look, size, notes, Some(signs), setter)
}

/// The foot of a page on which nothing has to be explained: only which revision it is.
pub(super) fn signed(
    journey: &Journey,
    look: Look,
    size: (f32, f32),
    notes: &PosterNotes,
    setter: &mut Typesetter,
) -> Foot {
    set(journey, look, size, notes, None, setter)
}

/// `legend`: whether signs are explained.
fn set(
    journey: &Journey,
    look: Look,
    (width, scale): (f32, f32),
    notes: &PosterNotes,
    legend: Option<Signs>,
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
    let mut block = Block {
        bottom: 0.0,
        headings: Vec::new(),
        entries: Vec::new(),
    };
    if let Some(Signs { marks, aged }) = legend {
        let aged = aged.then_some((Sign::Aged, &words.aged));
        let signs = signs.into_iter().chain(aged).chain(in_conflict);
        block.add(
            &words.how_to_read,
            signs.map(|(sign, text)| (sign, text.as_str())),
            room,
            setter,
        );
        if let Some(marks) = marks {
            let turns = marks
                .entries
                .iter()
                .map(|(turn, text)| (Sign::Turn(*turn), text.as_str()));
            let beyond = marks.beyond.iter().map(|text| (Sign::Nothing, text.as_str()));
            block.add(&marks.heading, turns.chain(beyond), room, setter);
        }
    }
    let Block {
        bottom,
        headings,
        entries,
    } = block;
    let beside = qr.as_ref().map_or(0.0, |(_, edge)| *edge);
    let height = bottom.max(note.height() + 10.0).max(beside) + 14.0;
    Foot {
        height,
        width,
        entries,
        headings,
        note,
        qr,
    }
}

/// What is explained, a heading with its signs below another.
struct Block {
    bottom: f32,
    headings: Vec<(Arc<Paragraph>, Point)>,
    entries: Vec<(Sign, Arc<Paragraph>, Point)>,
}

impl Block {
    fn add<'a>(
        &mut self,
        heading: &str,
        signs: impl Iterator<Item = (Sign, &'a str)>,
        room: f32,
        setter: &mut Typesetter,
    ) {
        let caps = Face {
            size: 10.5,
            ..Face::CAPS
        };
        let top = if self.headings.is_empty() {
            0.0
        } else {
            self.bottom + 6.0
        };
        let heading = setter.set_line(&heading.to_uppercase(), caps);
        let (mut x, mut y) = (0.0, top + heading.height() + 5.0);
        self.headings.push((heading, Point::new(0.0, top)));
        for (sign, text) in signs {
            let text = setter.set_line(text, Face::SMALL);
            let whole = sign.width() + text.width();
            if x > 0.0 && x + whole > room {
                x = 0.0;
                y += ROW;
            }
            self.entries.push((sign, text, Point::new(x, y)));
            x += whole + GAP;
        }
        self.bottom = y + ROW;
    }
}

impl Foot {
    /// Draws the foot with its upper left corner at (0, 0).
    pub fn draw(&self, look: Look) -> Group {
        let theme = look.theme;
        let mut pen = Pen::new(look);
        let top = 14.0;
        for (heading, at) in &self.headings {
            pen.text(heading, Point::new(at.x, top + at.y), theme.ink_3);
        }
        for (sign, text, at) in &self.entries {
            let middle = top + at.y + ROW / 2.0;
            draw_sign(*sign, Point::new(at.x, middle), &mut pen);
            pen.text(
                text,
                Point::new(at.x + sign.width(), middle - text.height() / 2.0),
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
        Sign::Aged => ageing::clock(Point::new(at.x + 2.5, at.y - ageing::DISC / 2.0), pen),
        Sign::Versions => {
            for depth in [3.0, 0.0] {
                let card = Rect::new(at.x + 0.5 + depth, at.y - 5.0 + depth, 15.0, 9.5);
                pen.rect(card, 2.5, Some(theme.paper), Some(solid(theme.ink_2, 1.2)));
            }
            // What stands on heads, curves and links, which have no stack.
            let pill = Rect::new(at.x + 6.0, at.y - 9.5, 13.0, 9.5);
            pen.rect(pill.inset(-0.75), 5.5, Some(theme.paper), None);
            pen.rect(pill, 4.75, Some(theme.ink), None);
            pen.icon("layers", Point::new(pill.x + 3.0, pill.y + 1.25), 7.0, theme.on_ink);
        }
        Sign::Turn(turn) => turns::sign(turn, Point::new(at.x + 9.0, at.y), pen),
        Sign::Nothing => {}
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
