//! Text: glyphs where the layout put them, and the characters that they stand for.

use journey_scene::{Glyph, TextRun};

use super::drawing::Drawing;
use super::faces::Face;
use crate::line;

/// Thousandths of the em by which a glyph may stand off before the pen is corrected; 0.6 is 0.007 pt in 12-pt text.
const TOLERANCE: f64 = 0.6;

/// Gap between glyphs, in ems, from which text extractors take tracked letters for separate words.
const WORD_GAP: f32 = 0.09;

/// Glyphs that stand together for a piece of text.
pub(super) struct Cluster<'a> {
    /// From left to right; at least one.
    pub(super) glyphs: &'a [Glyph],
    /// Empty when the layout gave no valid range.
    pub(super) text: &'a str,
}

/// The clusters of a run from left to right.
pub(super) fn clusters(run: &TextRun) -> impl Iterator<Item = Cluster<'_>> {
    run.glyphs
        .chunk_by(|one, next| (one.start, one.end) == (next.start, next.end))
        .map(|glyphs| {
            let range = glyphs
                .first()
                .map_or(0..0, |glyph| glyph.start as usize..glyph.end as usize);
            Cluster {
                glyphs,
                text: run.text.get(range).unwrap_or_default(),
            }
        })
}

/// A run being written: where the reader's pen stands and what is open.
struct Line<'a> {
    size: f64,
    /// In thousandths of the em from the run's left end.
    pen: f64,
    rise: f32,
    /// Whether an array of glyphs is open, and whether a string in it is.
    in_array: bool,
    in_string: bool,
    face: &'a Face<'a>,
}

impl Drawing<'_> {
    /// Draws a text.
    pub(super) fn text(&mut self, run: &TextRun, (x, y): (f64, f64)) {
        let Some((place, face)) = self.faces.place(run.font) else {
            return;
        };
        if run.glyphs.is_empty() || run.size <= 0.0 || !line::shows(run.color) {
            return;
        }
        self.mark_text(run, (x, y));
        self.content.fill_color(run.color);
        self.content.raw("BT ");
        self.content.font(place, run.size);
        self.content.raw("1 0 0 1 ");
        self.content.point(x + f64::from(run.x), y + f64::from(run.baseline));
        self.content.operator("Tm");
        let mut line = Line {
            size: f64::from(run.size),
            pen: 0.0,
            rise: 0.0,
            in_array: false,
            in_string: false,
            face,
        };
        if is_tracked(run) {
            self.content.begin_span("ActualText", &run.text);
            run.glyphs.iter().for_each(|glyph| self.glyph(glyph, &mut line));
            self.end_array(&mut line);
            self.content.end_marked();
        } else {
            for cluster in clusters(run) {
                let plain = match cluster.glyphs {
                    [glyph] => face.glyph(glyph.id).is_some_and(|used| used.text == cluster.text),
                    _ => false,
                };
                let says_otherwise = !plain && !cluster.text.is_empty();
                if says_otherwise {
                    self.end_array(&mut line);
                    self.content.begin_span("ActualText", cluster.text);
                }
                cluster.glyphs.iter().for_each(|glyph| self.glyph(glyph, &mut line));
                if says_otherwise {
                    self.end_array(&mut line);
                    self.content.end_marked();
                }
            }
            self.end_array(&mut line);
        }
        if line.rise != 0.0 {
            self.content.operator("0 Ts");
        }
        self.content.operator("ET");
    }

    fn glyph(&mut self, glyph: &Glyph, line: &mut Line<'_>) {
        let Some(used) = line.face.glyph(glyph.id) else { return };
        let rise = -glyph.y;
        if (rise - line.rise).abs() > 0.0005 {
            self.end_array(line);
            self.content.number(f64::from(rise));
            self.content.operator("Ts");
            line.rise = rise;
        }
        if !line.in_array {
            self.content.raw("[");
            line.in_array = true;
        }
        let wanted = f64::from(glyph.x) * 1000.0 / line.size;
        if (line.pen - wanted).abs() > TOLERANCE {
            // As many decimals as are written, so that the errors do not add up.
            let correction = ((line.pen - wanted) * 1000.0).round() / 1000.0;
            self.end_string(line);
            self.content.number(correction);
            line.pen -= correction;
        }
        if !line.in_string {
            self.content.raw("<");
            line.in_string = true;
        }
        self.content.code(used.code);
        line.pen += used.width as f64;
    }

    fn end_string(&mut self, line: &mut Line<'_>) {
        if line.in_string {
            self.content.raw(">");
            line.in_string = false;
        }
    }

    fn end_array(&mut self, line: &mut Line<'_>) {
        self.end_string(line);
        if line.in_array {
            self.content.operator("]TJ");
            line.in_array = false;
        }
    }
}

/// Whether letters stand so far apart that their text has to be said as a whole. Only for text from left to right: a
/// reader turns the other kind round by itself, glyph for glyph.
fn is_tracked(run: &TextRun) -> bool {
    !run.rtl
        && !run.spread.is_empty()
        && run.glyphs.windows(2).any(|pair| {
            let natural = pair[0].x + pair[0].advance;
            pair[1].x - natural > run.size * WORD_GAP
        })
}
