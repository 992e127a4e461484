//! The fonts of a document: which glyphs are used, what each stands for, and the subsets.

use std::borrow::Cow;
use std::collections::BTreeMap;

use journey_scene::{FontKey, Group, Item, Scene, TextRun};
use printpdf::{Codepoint, FontId, FontMetrics, FontType, ParsedFont, PdfDocument, PdfFont, PdfFontMetricsStub};
use printpdf::{Op, PdfFontHandle, Pt, TextItem};
use skrifa::prelude::{LocationRef, Size};
use skrifa::string::StringId;
use skrifa::{FontRef, GlyphId, MetadataProvider};
use subsetter::GlyphRemapper;

use super::text::clusters;
use crate::fonts::{glyph_count, units_per_em};
use crate::{ExportError, FontLibrary};

/// Stands for a glyph that has no meaning of its own, so that a reader who ignores `ActualText` gets nothing visible.
const NOTHING: &str = "\u{200b}";

/// Characters that no glyph may be said to stand for (ISO 19005-2, 6.2.11.7.2; ISO 14289-1, 7.21.7).
const MEANINGLESS: [char; 3] = ['\0', '\u{feff}', '\u{fffe}'];

/// The faces that a page uses, in the order of their keys.
pub(super) struct Faces<'a> {
    faces: Vec<Face<'a>>,
    places: BTreeMap<FontKey, usize>,
}

/// One face with the glyphs that are used.
pub(super) struct Face<'a> {
    key: FontKey,
    font: FontRef<'a>,
    /// The file, and the face's place in it.
    file: (&'a [u8], u32),
    /// By index in the whole font.
    glyphs: Vec<Option<UsedGlyph<'a>>>,
    remapper: GlyphRemapper,
}

/// One glyph of a subset.
#[derive(Clone)]
pub(super) struct UsedGlyph<'a> {
    /// Index in the subset; in the content stream, the glyph's code.
    pub(super) code: u16,
    /// What the pen moves by, in thousandths of the em.
    pub(super) width: i64,
    /// The text that the glyph stands for wherever the content stream does not say otherwise.
    pub(super) text: Cow<'a, str>,
    meaning: Meaning,
}

/// How sure it is what a glyph stands for. A surer meaning replaces one that is less sure.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Meaning {
    /// It was seen as part of a cluster of several glyphs.
    Part,
    /// It was seen to stand for a text alone: a ligature, a joined form, a mirrored bracket.
    Alone,
    /// The font itself maps the character to it.
    Own,
}

impl<'a> Faces<'a> {
    /// Goes through all texts of scenes that have passed the inspection.
    pub(super) fn gather(scenes: impl Iterator<Item = &'a Scene>, fonts: &'a FontLibrary) -> Result<Self, ExportError> {
        let mut used: BTreeMap<FontKey, Face<'a>> = BTreeMap::new();
        let mut runs = Vec::new();
        for scene in scenes {
            scene.groups.iter().for_each(|group| collect(group, &mut runs));
        }
        for run in runs {
            let face = match used.entry(run.font) {
                std::collections::btree_map::Entry::Occupied(entry) => entry.into_mut(),
                std::collections::btree_map::Entry::Vacant(entry) => entry.insert(Face::open(fonts, run.font)?),
            };
            face.take(run);
        }
        let mut faces: Vec<Face<'a>> = used.into_values().collect();
        faces.iter_mut().for_each(Face::number_glyphs);
        let places = faces
            .iter()
            .enumerate()
            .map(|(place, face)| (face.key, place))
            .collect();
        Ok(Self { faces, places })
    }

    /// The place of a face, which is part of its name in the content stream.
    pub(super) fn place(&self, font: FontKey) -> Option<(usize, &Face<'a>)> {
        let place = *self.places.get(&font)?;
        Some((place, self.faces.get(place)?))
    }

    /// Hands the subsets to printpdf, with operations that use every glyph once: printpdf writes widths and meanings of
    /// the glyphs that it sees used, and keeps one meaning for each.
    pub(super) fn declare(&self, document: &mut PdfDocument, ops: &mut Vec<Op>) -> Result<(), ExportError> {
        for (place, face) in self.faces.iter().enumerate() {
            let id = FontId(format!("F{place}"));
            document
                .resources
                .fonts
                .map
                .insert(id.clone(), PdfFont::new(face.subset()?));
            let glyphs = face
                .glyphs
                .iter()
                .flatten()
                .map(|glyph| Codepoint::with_cid(glyph.code, 0.0, glyph.text.clone().into_owned()))
                .collect();
            ops.push(Op::StartTextSection);
            ops.push(Op::SetFont {
                font: PdfFontHandle::External(id),
                size: Pt(1.0),
            });
            ops.push(Op::ShowText {
                items: vec![TextItem::GlyphIds(glyphs)],
            });
            ops.push(Op::EndTextSection);
        }
        Ok(())
    }
}

fn collect<'a>(group: &'a Group, runs: &mut Vec<&'a TextRun>) {
    for item in &group.items {
        match item {
            Item::Group(inner) => collect(inner, runs),
            Item::Text(run) if !run.glyphs.is_empty() => runs.push(run),
            Item::Text(_) | Item::Rect(_) | Item::Path(_) | Item::Image(_) | Item::Link(_) => {}
        }
    }
}

impl<'a> Face<'a> {
    fn open(fonts: &'a FontLibrary, key: FontKey) -> Result<Self, ExportError> {
        let font = fonts.face(key)?;
        let glyphs = vec![None; usize::from(glyph_count(&font))];
        Ok(Self {
            key,
            font,
            file: fonts.file(key)?,
            glyphs,
            remapper: GlyphRemapper::new(),
        })
    }

    /// The glyph with this index in the whole font, when it is used.
    pub(super) fn glyph(&self, id: u16) -> Option<&UsedGlyph<'a>> {
        self.glyphs.get(usize::from(id))?.as_ref()
    }

    /// Notes the glyphs of a run, and for each the text that it stands for. A character that the font's own table maps
    /// to the glyph wins over whatever the glyph was used for first: a bracket that was mirrored in Hebrew must not turn
    /// round the brackets of the Latin text beside it.
    fn take(&mut self, run: &'a TextRun) {
        for cluster in clusters(run) {
            let alone = cluster.glyphs.len() == 1;
            for (nth, glyph) in cluster.glyphs.iter().enumerate() {
                let Some(slot) = self.glyphs.get_mut(usize::from(glyph.id)) else {
                    continue;
                };
                let known = slot.as_ref().map(|used| used.meaning);
                if known == Some(Meaning::Own) {
                    continue;
                }
                let mut characters = cluster.text.chars();
                let meaning = match (alone, characters.next(), characters.next()) {
                    (false, _, _) => Meaning::Part,
                    (true, Some(one), None) if self.font.charmap().map(one) == Some(GlyphId::from(glyph.id)) => {
                        Meaning::Own
                    }
                    (true, _, _) => Meaning::Alone,
                };
                if known.is_none_or(|known| known < meaning) {
                    let text = if nth == 0 && !cluster.text.is_empty() && !cluster.text.contains(MEANINGLESS) {
                        cluster.text
                    } else {
                        NOTHING
                    };
                    *slot = Some(UsedGlyph {
                        code: 0,
                        width: 0,
                        text: Cow::Borrowed(text),
                        meaning,
                    });
                }
            }
        }
    }

    fn number_glyphs(&mut self) {
        self.settle_from_the_font();
        let used: Vec<u16> = (0..=u16::MAX)
            .zip(&self.glyphs)
            .filter(|(_, glyph)| glyph.is_some())
            .map(|(id, _)| id)
            .collect();
        self.remapper = GlyphRemapper::new_from_glyphs_sorted(&used);
        let metrics = self.font.glyph_metrics(Size::unscaled(), LocationRef::default());
        let thousandths = 1000.0 / f32::from(units_per_em(&self.font));
        for (id, glyph) in (0..=u16::MAX).zip(&mut self.glyphs) {
            if let Some(glyph) = glyph {
                glyph.code = self.remapper.get(id).unwrap_or(0);
                let advance = metrics.advance_width(GlyphId::from(id)).unwrap_or(0.0);
                glyph.width = (advance * thousandths).round() as i64;
            }
        }
    }

    /// Glyphs that only ever occurred as parts of clusters get the first character that the font maps to them, if any.
    fn settle_from_the_font(&mut self) {
        if self.glyphs.iter().flatten().all(|glyph| glyph.meaning != Meaning::Part) {
            return;
        }
        for (character, id) in self.font.charmap().mappings() {
            let slot = usize::try_from(id.to_u32()).ok().and_then(|id| self.glyphs.get_mut(id));
            if let (Some(Some(glyph)), Some(character)) = (slot, char::from_u32(character))
                && glyph.meaning == Meaning::Part
            {
                glyph.text = Cow::Owned(character.to_string());
                glyph.meaning = Meaning::Own;
            }
        }
    }

    /// The subset with its measures in thousandths of the em: printpdf cuts widths off to whole thousandths, so they are
    /// given as such, and the painter reckons with the same numbers.
    fn subset(&self) -> Result<ParsedFont, ExportError> {
        let unreadable = |error: subsetter::Error| ExportError::FontUnreadable {
            font: self.key,
            reason: error.to_string(),
        };
        let program = subsetter::subset(self.file.0, self.file.1, &self.remapper).map_err(unreadable)?;
        let font_type = if program.starts_with(b"OTTO") {
            FontType::OpenTypeCFF(())
        } else {
            FontType::TrueType
        };
        let metrics = self.font.metrics(Size::new(1000.0), LocationRef::default());
        let bounds = metrics.bounds.unwrap_or_default();
        let whole = |value: f32| value.round() as i16;
        Ok(ParsedFont {
            font_index: 0,
            font_name: Some(format!("{}+{}", self.tag(), self.postscript_name())),
            codepoint_to_glyph: BTreeMap::new(),
            glyph_widths: self
                .glyphs
                .iter()
                .flatten()
                .map(|glyph| (glyph.code, u16::try_from(glyph.width).unwrap_or(0)))
                .collect(),
            units_per_em: 1000,
            font_metrics: FontMetrics {
                ascent: whole(metrics.ascent),
                descent: whole(metrics.descent),
            },
            font_type,
            pdf_font_metrics: PdfFontMetricsStub {
                units_per_em: 1000,
                x_min: whole(bounds.x_min),
                y_min: whole(bounds.y_min),
                x_max: whole(bounds.x_max),
                y_max: whole(bounds.y_max),
                caret_slope_rise: 1000,
                caret_slope_run: whole(-metrics.italic_angle.to_radians().tan() * 1000.0),
                us_weight_class: self.font.attributes().weight.value() as u16,
            },
            original_bytes: program,
        })
    }

    fn postscript_name(&self) -> String {
        let name = self
            .font
            .localized_strings(StringId::POSTSCRIPT_NAME)
            .english_or_first();
        let name: String = name
            .iter()
            .flat_map(|name| name.chars())
            .filter(|character| character.is_ascii_alphanumeric() || *character == '-')
            .collect();
        if name.is_empty() { "Font".to_owned() } else { name }
    }

    /// Six capital letters that differ between subsets of the same font with different glyphs.
    fn tag(&self) -> String {
        let mut rest = (0..)
            .zip(&self.glyphs)
            .filter(|(_, glyph)| glyph.is_some())
            .fold(0xcbf2_9ce4_8422_2325_u64, |hash, (id, _): (u64, _)| {
                (hash ^ id).wrapping_mul(0x100_0000_01b3)
            });
        (0..6)
            .map(|_| {
                let letter = char::from(b'A' + (rest % 26) as u8);
                rest /= 26;
                letter
            })
            .collect()
    }
}
