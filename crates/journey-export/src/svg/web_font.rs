//! A font for a browser, with the shapes of a few of its glyphs.
//!
//! A subset for PDF has neither the table from characters to glyphs nor the rules that join Arabic letters, and a browser
//! needs both. So here glyphs keep their numbers and all rules stay; only the shapes of glyphs that the page does not show
//! are taken out. The rest is packed as WOFF 1.0 (W3C recommendation of 13 December 2012).

use std::collections::BTreeSet;
use std::io::Write;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use journey_scene::TextRun;
use skrifa::raw::{TableProvider, types::Tag};
use skrifa::{FontRef, MetadataProvider};

use crate::fonts::glyph_count;

/// What texts need of a font.
#[derive(Debug, Default)]
pub(super) struct Needed {
    glyphs: BTreeSet<u16>,
    characters: BTreeSet<char>,
}

impl Needed {
    /// Notes a run of text in the font.
    pub(super) fn note(&mut self, run: &TextRun) {
        self.glyphs.extend(run.glyphs.iter().map(|glyph| glyph.id));
        self.characters.extend(run.text.chars());
    }

    /// Notes those characters of a text that the font has.
    pub(super) fn note_characters(&mut self, face: &FontRef<'_>, text: &str) {
        let charmap = face.charmap();
        let known = text.chars().filter(|character| charmap.map(*character).is_some());
        self.characters.extend(known);
    }

    /// The descriptor that says for which characters the font is: those that were noted.
    pub(super) fn range(&self) -> String {
        let mut ranges: Vec<(u32, u32)> = Vec::new();
        for character in self.characters.iter().map(|character| u32::from(*character)) {
            match ranges.last_mut() {
                Some((_, last)) if *last + 1 == character => *last = character,
                _ => ranges.push((character, character)),
            }
        }
        let named = ranges.into_iter().map(|(first, last)| {
            if first == last {
                format!("U+{first:X}")
            } else {
                format!("U+{first:X}-{last:X}")
            }
        });
        let named: Vec<String> = named.collect();
        if named.is_empty() {
            return String::new();
        }
        format!(";unicode-range:{}", named.join(","))
    }

    /// The glyphs: those that the layout chose, and those that the characters have by themselves, should the browser
    /// choose otherwise. Where letters join or move, it may choose any.
    fn of(&self, face: &FontRef<'_>) -> BTreeSet<u16> {
        if self.characters.iter().copied().any(joins) {
            return (0..glyph_count(face)).collect();
        }
        let charmap = face.charmap();
        let own = self.characters.iter().filter_map(|character| charmap.map(*character));
        let own = own.filter_map(|glyph| u16::try_from(glyph.to_u32()).ok());
        own.chain(self.glyphs.iter().copied()).collect()
    }
}

/// Whether the shape of a letter depends on its neighbours: Arabic and its relatives, the scripts of India and South-East
/// Asia, Mongolian (Unicode 16, blocks).
fn joins(character: char) -> bool {
    matches!(
        character,
        '\u{600}'..='\u{8ff}' | '\u{900}'..='\u{fff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{18af}'
            | '\u{1900}'..='\u{1cff}' | '\u{a800}'..='\u{abff}' | '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}'
            | '\u{10800}'..='\u{11fff}'
    )
}

/// What a browser needs to set text, with the instructions for small sizes.
const TABLES: [&[u8; 4]; 17] = [
    b"GDEF", b"GPOS", b"GSUB", b"OS/2", b"cmap", b"cvt ", b"fpgm", b"gasp", b"glyf", b"head", b"hhea", b"hmtx",
    b"loca", b"maxp", b"name", b"post", b"prep",
];

/// TrueType outlines.
const FLAVOR: u32 = 0x0001_0000;

/// Whether the shapes of single glyphs can be taken out: the font has TrueType outlines.
pub(super) fn can_be_thinned_out(face: &FontRef<'_>) -> bool {
    face.glyf().is_ok() && face.loca(None).is_ok()
}

/// The font with the shapes that texts need, as WOFF. `None` when its tables are damaged.
pub(super) fn web_font(face: &FontRef<'_>, needed: &Needed) -> Option<Vec<u8>> {
    let (shapes, places) = thinned_out(face, &needed.of(face))?;
    let mut tables: Vec<(Tag, Vec<u8>)> = Vec::new();
    for name in TABLES {
        let tag = Tag::new(name);
        let Some(data) = face.table_data(tag) else { continue };
        let mut data = data.as_bytes().to_vec();
        match name {
            b"glyf" => data.clone_from(&shapes),
            b"loca" => data.clone_from(&places),
            // Places are written with four bytes; the checksum of the whole file no longer means anything.
            b"head" => {
                data.get_mut(8..12)?.fill(0);
                data.get_mut(50..52)?.copy_from_slice(&[0, 1]);
            }
            // Version 3: glyphs have no names.
            b"post" => {
                data.truncate(32);
                data.get_mut(0..4)?.copy_from_slice(&[0, 3, 0, 0]);
            }
            _ => {}
        }
        tables.push((tag, data));
    }
    packed(&tables)
}

/// The tables `glyf` and `loca` with these glyphs, and with those that they are put together from.
fn thinned_out(face: &FontRef<'_>, glyphs: &BTreeSet<u16>) -> Option<(Vec<u8>, Vec<u8>)> {
    let old = face.glyf().ok()?.offset_data().as_bytes();
    let loca = face.loca(None).ok()?;
    let count = face.maxp().ok()?.num_glyphs();
    let shape = |glyph: u16| {
        let place = |glyph: usize| Some(loca.get_raw(glyph)? as usize);
        old.get(place(usize::from(glyph))?..place(usize::from(glyph) + 1)?)
    };
    let mut wanted: BTreeSet<u16> = BTreeSet::from([0]);
    let mut open: Vec<u16> = glyphs.iter().copied().collect();
    while let Some(glyph) = open.pop() {
        if wanted.insert(glyph) {
            open.extend(components(shape(glyph).unwrap_or_default()));
        }
    }
    let mut shapes = Vec::new();
    let mut places = Vec::with_capacity(4 * (usize::from(count) + 1));
    for glyph in 0..count {
        places.extend(u32::try_from(shapes.len()).ok()?.to_be_bytes());
        if wanted.contains(&glyph) {
            shapes.extend_from_slice(shape(glyph)?);
            shapes.resize(shapes.len().next_multiple_of(4), 0);
        }
    }
    places.extend(u32::try_from(shapes.len()).ok()?.to_be_bytes());
    Some((shapes, places))
}

/// The glyphs that a glyph is put together from: an accent and its letter. Numbers of bytes and bits as in the OpenType
/// specification, "glyf — Glyph Data", composite glyph description.
fn components(shape: &[u8]) -> Vec<u16> {
    const WORDS: u16 = 0x0001;
    const SCALE: u16 = 0x0008;
    const MORE: u16 = 0x0020;
    const TWO_SCALES: u16 = 0x0040;
    const MATRIX: u16 = 0x0080;
    let word = |at: usize| Some(u16::from_be_bytes([*shape.get(at)?, *shape.get(at + 1)?]));
    let mut found = Vec::new();
    if word(0).is_none_or(|contours| contours < 0x8000) {
        return found;
    }
    let mut at = 10;
    while let (Some(flags), Some(glyph)) = (word(at), word(at + 2)) {
        found.push(glyph);
        at += 4 + if flags & WORDS != 0 { 4 } else { 2 };
        at += match flags {
            flags if flags & SCALE != 0 => 2,
            flags if flags & TWO_SCALES != 0 => 4,
            flags if flags & MATRIX != 0 => 8,
            _ => 0,
        };
        if flags & MORE == 0 {
            break;
        }
    }
    found
}

fn packed(tables: &[(Tag, Vec<u8>)]) -> Option<Vec<u8>> {
    const HEAD: usize = 44;
    const ENTRY: usize = 20;
    let count = u16::try_from(tables.len()).ok()?;
    let mut directory = Vec::new();
    let mut body: Vec<u8> = Vec::new();
    let mut unpacked = 12 + 16 * tables.len();
    for (tag, data) in tables {
        let mut encoder = ZlibEncoder::new(Vec::new(), Compression::new(9));
        encoder.write_all(data).ok()?;
        let smaller = encoder.finish().ok()?;
        let stored = if smaller.len() < data.len() { &smaller } else { data };
        let offset = HEAD + ENTRY * tables.len() + body.len();
        directory.extend(tag.to_be_bytes());
        for number in [offset, stored.len(), data.len()] {
            directory.extend(u32::try_from(number).ok()?.to_be_bytes());
        }
        directory.extend(checksum(data).to_be_bytes());
        body.extend_from_slice(stored);
        body.resize(body.len().next_multiple_of(4), 0);
        unpacked += data.len().next_multiple_of(4);
    }
    let length = HEAD + directory.len() + body.len();
    let mut file = Vec::with_capacity(length);
    file.extend(b"wOFF");
    file.extend(FLAVOR.to_be_bytes());
    file.extend(u32::try_from(length).ok()?.to_be_bytes());
    file.extend(count.to_be_bytes());
    file.extend([0, 0]);
    file.extend(u32::try_from(unpacked).ok()?.to_be_bytes());
    // Version of the font, and no metadata or private data.
    file.extend([0, 1, 0, 0]);
    file.extend([0; 20]);
    file.extend(directory);
    file.extend(body);
    Some(file)
}

/// The sum of a table's words.
fn checksum(data: &[u8]) -> u32 {
    data.chunks(4).fold(0, |sum: u32, chunk| {
        let mut word = [0; 4];
        word[..chunk.len()].copy_from_slice(chunk);
        sum.wrapping_add(u32::from_be_bytes(word))
    })
}
