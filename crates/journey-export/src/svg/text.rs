//! Text, as shapes or as letters.

use std::collections::btree_map::Entry;

use journey_scene::{FontKey, TextRun};
use skrifa::outline::OutlinePen;

use super::SvgText;
use super::drawing::{Drawing, number};
use super::family::Family;
use super::web_font::can_be_thinned_out;
use crate::glyphs::Outlines;
use crate::xml::escaped;
use crate::{ExportError, line};

impl<'a> Drawing<'a> {
    /// Writes a text.
    pub(super) fn text(&mut self, run: &'a TextRun) -> Result<(), ExportError> {
        if run.glyphs.is_empty() || run.size <= 0.0 || !line::shows(run.color) {
            return Ok(());
        }
        match self.text {
            SvgText::Outlines => self.outlined(run),
            SvgText::Letters => {
                let face = self.fonts.face(run.font)?;
                if !can_be_thinned_out(&face) {
                    return self.outlined(run);
                }
                self.lettered(run, &Family::of(run.font, &face));
                Ok(())
            }
        }
    }

    /// Each glyph is defined once, in font units with y upwards; a run turns it over and scales it.
    fn outlined(&mut self, run: &'a TextRun) -> Result<(), ExportError> {
        let units_per_em = match self.outlines.entry(run.font) {
            Entry::Occupied(entry) => entry.get().units_per_em,
            Entry::Vacant(entry) => entry.insert(Outlines::open(self.fonts, run.font)?).units_per_em,
        };
        let scale = run.size / units_per_em;
        self.body.push_str(&format!(
            "<g role=\"img\" aria-label=\"{}\"{} transform=\"translate({} {}) scale({scale:.6} {:.6})\">",
            escaped(&run.text),
            self.paint("fill", Some(run.color)),
            number(run.x),
            number(run.baseline),
            -scale
        ));
        for glyph in run.glyphs.iter() {
            if self.define(run.font, glyph.id)? {
                self.body.push_str(&format!(
                    "<use xlink:href=\"#{}\" x=\"{}\"",
                    name(run.font, glyph.id),
                    number(glyph.x / scale)
                ));
                if glyph.y != 0.0 {
                    self.body.push_str(&format!(" y=\"{}\"", number(-glyph.y / scale)));
                }
                self.body.push_str("/>");
            }
        }
        self.body.push_str("</g>\n");
        Ok(())
    }

    /// Defines a glyph unless it is defined. False when it has no outline.
    fn define(&mut self, font: FontKey, glyph: u16) -> Result<bool, ExportError> {
        if self.defined.contains(&(font, glyph)) {
            return Ok(true);
        }
        let mut pen = PathText::default();
        if let Some(outlines) = self.outlines.get(&font) {
            outlines.draw(glyph, &mut pen)?;
        }
        if pen.0.is_empty() {
            return Ok(false);
        }
        self.definitions
            .push_str(&format!("<path id=\"{}\" d=\"{}\"/>\n", name(font, glyph), pen.0));
        self.defined.insert((font, glyph));
        Ok(true)
    }

    fn lettered(&mut self, run: &TextRun, family: &Family) {
        self.named.entry(run.font).or_default().note(run);
        let left = if run.rtl { run.x + run.advance } else { run.x };
        let direction = if run.rtl { " direction=\"rtl\"" } else { "" };
        // A page says once for all of its drawings how texts are set.
        let (space, set) = match self.color {
            Some(_) => ("", format!(" class=\"{}\"", family.class())),
            None => (" xml:space=\"preserve\"", family.attributes()),
        };
        let paint = self.paint("fill", Some(run.color));
        self.body.push_str(&format!(
            "<text{space} x=\"{}\" y=\"{}\"{set} font-size=\"{}\"{direction}{paint}>",
            number(left),
            number(run.baseline),
            number(run.size),
        ));
        if run.spread.is_empty() || run.rtl {
            self.body.push_str(&escaped(&run.text));
        } else {
            let mut starts: Vec<(usize, f32)> =
                run.glyphs.iter().map(|glyph| (glyph.start as usize, glyph.x)).collect();
            starts.sort_by_key(|(start, _)| *start);
            starts.dedup_by_key(|(start, _)| *start);
            for (place, (start, x)) in starts.iter().enumerate() {
                let end = starts.get(place + 1).map_or(run.text.len(), |(next, _)| *next);
                let letters = run.text.get(*start..end).unwrap_or_default();
                self.body.push_str(&format!(
                    "<tspan x=\"{}\">{}</tspan>",
                    number(run.x + x),
                    escaped(letters)
                ));
            }
        }
        self.body.push_str("</text>\n");
    }
}

/// The identifier of a glyph in the file: a letter for the font and the glyph's index. Short, because it is written for
/// every letter of the map.
fn name(font: FontKey, glyph: u16) -> String {
    let letter = ('a'..)
        .zip(FontKey::ALL.into_iter().chain(FontKey::SYSTEM))
        .find(|(_, key)| *key == font)
        .map_or('z', |(letter, _)| letter);
    format!("{letter}{glyph}")
}

/// An outline as path data.
#[derive(Default)]
struct PathText(String);

impl PathText {
    fn add(&mut self, command: char, numbers: &[f32]) {
        self.0.push(command);
        for (place, value) in numbers.iter().enumerate() {
            if place > 0 {
                self.0.push(' ');
            }
            self.0.push_str(&number(*value));
        }
    }
}

impl OutlinePen for PathText {
    fn move_to(&mut self, x: f32, y: f32) {
        self.add('M', &[x, y]);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.add('L', &[x, y]);
    }

    fn quad_to(&mut self, cx0: f32, cy0: f32, x: f32, y: f32) {
        self.add('Q', &[cx0, cy0, x, y]);
    }

    fn curve_to(&mut self, cx0: f32, cy0: f32, cx1: f32, cy1: f32, x: f32, y: f32) {
        self.add('C', &[cx0, cy0, cx1, cy1, x, y]);
    }

    fn close(&mut self) {
        self.add('Z', &[]);
    }
}
