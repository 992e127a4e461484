//! Shapes and breaks text with the bundled fonts, and remembers what it did last time.

use std::collections::HashMap;
use std::sync::Arc;

use journey_scene::{Color, FontKey, Glyph, TextRun};
use parley::fontique::{Blob, Collection, CollectionOptions, FontInfoOverride, SourceCache};
use parley::{
    FontContext, FontFamily, FontFamilyName, FontFeatures, IndentOptions, Layout, LayoutContext, LineHeight,
    OverflowWrap, StyleProperty,
};

use super::{Face, Line, Paragraph};
use crate::memory::Memory;

/// Nothing that depends on the letters beside.
const LETTER_BY_LETTER: &str = r#""calt" off, "liga" off, "clig" off"#;

/// How many paragraphs are kept before those that were not asked for are forgotten: those of 10,000 cards.
const MOST_KEPT: usize = 20_000;

/// Threads that set the texts of a big map.
const MOST_THREADS: usize = 4;

/// Sets text. Keeps the paragraphs of the last scenes, so that drawing a map again after a change sets only what changed.
pub struct Typesetter {
    fonts: FontContext,
    context: LayoutContext<()>,
    keys: HashMap<u64, FontKey>,
    /// Fonts of the machine, asked for what no bundled font has, in this order.
    borrowed: Vec<FontKey>,
    // Only looked up, never iterated: its order does not matter.
    current: HashMap<Wanted, Arc<Paragraph>>,
    former: HashMap<Wanted, Arc<Paragraph>>,
    /// Finished parts of the last scenes.
    pub(crate) memory: Memory,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Wanted {
    text: String,
    face: (FontKey, u32, u32, u32),
    width: u32,
    indent: u32,
    balanced: bool,
}

impl Wanted {
    fn new(text: &str, face: Face, (width, indent): (f32, f32), balanced: bool) -> Self {
        Self {
            text: text.to_owned(),
            face: face.key(),
            width: width.to_bits(),
            indent: indent.to_bits(),
            balanced,
        }
    }
}

impl Typesetter {
    /// A typesetter with these fonts and no others. Those of the machine ([`FontKey::SYSTEM`]) are asked in the order of
    /// their keys, and only for characters that no bundled font has.
    pub fn new(fonts: impl IntoIterator<Item = (FontKey, Arc<[u8]>)>) -> Self {
        let collection = Collection::new(CollectionOptions {
            shared: false,
            system_fonts: false,
        });
        let mut context = FontContext {
            collection,
            source_cache: SourceCache::default(),
        };
        let mut keys = HashMap::new();
        let mut borrowed = Vec::new();
        for (key, bytes) in fonts {
            if FontKey::SYSTEM.contains(&key) {
                borrowed.push(key);
            }
            let blob = Blob::new(Arc::new(bytes) as Arc<dyn AsRef<[u8]> + Send + Sync>);
            keys.insert(blob.id(), key);
            // The file's own name for its family may be shared by several of them.
            let named = FontInfoOverride {
                family_name: Some(key.file_name()),
                ..FontInfoOverride::default()
            };
            context.collection.register_fonts(blob, Some(named));
        }
        borrowed.sort_unstable();
        Self {
            fonts: context,
            context: LayoutContext::new(),
            keys,
            borrowed,
            current: HashMap::new(),
            former: HashMap::new(),
            memory: Memory::default(),
        }
    }

    /// Forgets words that were not asked for lately, when there are many. To be called before a scene is laid out.
    pub(crate) fn begin(&mut self) {
        // Finished parts of a map do not ask for their words again, so words are kept until there are many.
        if self.current.len() > MOST_KEPT {
            self.former = std::mem::take(&mut self.current);
        }
        self.memory.begin();
    }

    /// Breaks a text into lines at most `width` wide, the first one indented.
    pub(crate) fn set_indented(&mut self, text: &str, face: Face, width: f32, indent: f32) -> Arc<Paragraph> {
        let face = face.for_text(text);
        let wanted = Wanted::new(text, face, (width, indent), false);
        self.kept(&wanted).unwrap_or_else(|| {
            let mut shaped = self.shape(text, face);
            let paragraph = Arc::new(self.broken(&mut shaped, text, face, (width, indent)));
            self.keep(wanted, paragraph)
        })
    }

    /// How many texts are known.
    pub(crate) fn paragraphs(&self) -> usize {
        self.current.len() + self.former.len()
    }

    /// Does jobs on several threads and keeps the texts that they set, and nothing else.
    pub(crate) fn ahead<T: Sync>(&mut self, jobs: &[T], set: impl Fn(&T, &mut Self) + Sync) {
        let threads = std::thread::available_parallelism()
            .map_or(1, usize::from)
            .min(MOST_THREADS);
        let mut parts = jobs.chunks(jobs.len().div_ceil(threads).max(1));
        let own = parts.next().unwrap_or_default();
        let mut others: Vec<(Self, &[T])> = parts.map(|part| (self.another(), part)).collect();
        std::thread::scope(|scope| {
            for (other, part) in &mut others {
                let work = || part.iter().for_each(|job| set(job, other));
                // What no thread could be had for is set when it is asked for.
                let _ = std::thread::Builder::new().spawn_scoped(scope, work);
            }
            own.iter().for_each(|job| set(job, self));
        });
        for (other, _) in others {
            self.current.extend(other.current);
        }
    }

    /// A typesetter with the same fonts that knows nothing.
    fn another(&self) -> Self {
        Self {
            fonts: self.fonts.clone(),
            context: LayoutContext::new(),
            keys: self.keys.clone(),
            borrowed: self.borrowed.clone(),
            current: HashMap::new(),
            former: HashMap::new(),
            memory: Memory::default(),
        }
    }

    /// What was set before.
    fn kept(&mut self, wanted: &Wanted) -> Option<Arc<Paragraph>> {
        if let Some(paragraph) = self.current.get(wanted) {
            return Some(Arc::clone(paragraph));
        }
        let (wanted, paragraph) = self.former.remove_entry(wanted)?;
        Some(self.keep(wanted, paragraph))
    }

    fn keep(&mut self, wanted: Wanted, paragraph: Arc<Paragraph>) -> Arc<Paragraph> {
        self.current.insert(wanted, Arc::clone(&paragraph));
        paragraph
    }

    /// Breaks a text into lines at most `width` wide.
    pub(crate) fn set(&mut self, text: &str, face: Face, width: f32) -> Arc<Paragraph> {
        self.set_indented(text, face, width, 0.0)
    }

    /// Breaks a text into as many lines as `width` needs, but as narrow as these lines allow, so that none is much
    /// shorter than the others.
    pub(crate) fn set_balanced(&mut self, text: &str, face: Face, width: f32, indent: f32) -> Arc<Paragraph> {
        let face = face.for_text(text);
        let wanted = Wanted::new(text, face, (width, indent), true);
        if let Some(paragraph) = self.kept(&wanted) {
            return paragraph;
        }
        let mut shaped = self.shape(text, face);
        let widest = Arc::new(self.broken(&mut shaped, text, face, (width, indent)));
        let lines = widest.lines.len();
        if !(2..=6).contains(&lines) {
            return self.keep(wanted, widest);
        }
        // No word may be broken for the sake of balance. Lines of nothing but white space are as narrow as can be.
        let mut longest = 1.0f32;
        for (place, word) in text.split_whitespace().enumerate() {
            let before = if place == 0 { indent } else { 0.0 };
            longest = longest.max(before + self.set_line(word, face).width());
        }
        let mut best = None;
        let mut narrow = widest.width() * 0.95;
        while narrow >= longest {
            shaped.break_all_lines(Some(narrow));
            if shaped.len() > lines {
                break;
            }
            best = Some(narrow);
            narrow *= 0.95;
        }
        let paragraph = match best {
            Some(width) => Arc::new(self.broken(&mut shaped, text, face, (width, indent))),
            None => widest,
        };
        self.keep(wanted, paragraph)
    }

    /// Sets as much of a text as `lines` lines take, with an ellipsis for the rest.
    pub(crate) fn set_shortened(&mut self, text: &str, face: Face, width: f32, lines: usize) -> Arc<Paragraph> {
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let whole = self.set(&text, face, width);
        if whole.lines.len() <= lines {
            return whole;
        }
        let ends: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
        let (mut kept, mut too_many) = (0, ends.len());
        while kept + 1 < too_many {
            let tried = usize::midpoint(kept, too_many);
            let cut = format!("{}…", text[..ends[tried]].trim_end());
            if self.set(&cut, face, width).lines.len() <= lines {
                kept = tried;
            } else {
                too_many = tried;
            }
        }
        let cut = text.get(..ends.get(kept).copied().unwrap_or(0)).unwrap_or_default();
        self.set(&format!("{}…", cut.trim_end()), face, width)
    }

    /// Sets a text on one line.
    pub(crate) fn set_line(&mut self, text: &str, face: Face) -> Arc<Paragraph> {
        self.set(&text.replace('\n', " "), face, f32::INFINITY)
    }

    /// The glyphs of a text, not yet broken into lines.
    fn shape(&mut self, text: &str, face: Face) -> Layout<()> {
        let mut builder = self.context.ranged_builder(&mut self.fonts, text, 1.0, false);
        let families = families(face.font, &self.borrowed);
        builder.push_default(StyleProperty::FontFamily(FontFamily::List(families.as_slice().into())));
        builder.push_default(StyleProperty::FontSize(face.size));
        builder.push_default(StyleProperty::LineHeight(LineHeight::Absolute(face.line_height)));
        builder.push_default(StyleProperty::LetterSpacing(face.tracking * face.size));
        if face.tracking != 0.0 {
            // Letters that are set apart are written one by one on the screen, where none knows its neighbours.
            builder.push_default(StyleProperty::FontFeatures(FontFeatures::from(LETTER_BY_LETTER)));
        }
        builder.push_default(StyleProperty::OverflowWrap(OverflowWrap::Anywhere));
        builder.build(text)
    }

    /// Breaks shaped text into lines.
    fn broken(&self, layout: &mut Layout<()>, text: &str, face: Face, (width, indent): (f32, f32)) -> Paragraph {
        layout.set_text_indent(indent, IndentOptions::default());
        layout.break_all_lines(width.is_finite().then_some(width));
        let mut lines = Vec::new();
        for (number, line) in layout.lines().enumerate() {
            let baseline = face.first_baseline() + number as f32 * face.line_height;
            let shift = if number == 0 { indent } else { 0.0 };
            let mut runs = Vec::new();
            let mut pen = shift;
            let range = line.text_range();
            let end = range.start + text.get(range.clone()).map_or(0, |line| line.trim_end().len());
            for run in line.runs() {
                let key = self.keys.get(&run.font().data.id()).copied().unwrap_or(face.font);
                let piece = piece(
                    text,
                    &run,
                    Pen {
                        key,
                        face,
                        x: pen,
                        baseline,
                        end,
                    },
                );
                // White space at the end of a line takes no room, also where it would stand at the left: behind words
                // from right to left.
                pen += if run.text_range().end > end {
                    piece.as_ref().map_or(0.0, |piece| piece.advance)
                } else {
                    run.advance()
                };
                runs.extend(piece);
            }
            // Parley places lines of a right-to-left paragraph from the right only when it aligns them; a map sets every
            // paragraph flush left, so that cards in mixed scripts line up.
            let right = runs
                .iter()
                .map(|run: &TextRun| run.x + run.advance)
                .fold(shift, f32::max);
            lines.push(Line { runs, right });
        }
        if lines.is_empty() {
            lines.push(Line {
                runs: Vec::new(),
                right: indent,
            });
        }
        Paragraph { face, lines }
    }
}

struct Pen {
    key: FontKey,
    face: Face,
    x: f32,
    baseline: f32,
    /// Where the line's text ends, without the white space at its end.
    end: usize,
}

/// One run of a line, without the white space at its end; `None` when nothing is left.
fn piece(text: &str, run: &parley::layout::Run<'_, ()>, pen: Pen) -> Option<TextRun> {
    let range = run.text_range();
    let whole = text.get(range.start..range.end.min(pen.end).max(range.start))?;
    let kept = if run.is_rtl() {
        whole.trim_matches(['\n', '\r'])
    } else {
        whole.trim_end()
    };
    if kept.is_empty() {
        return None;
    }
    let start = range.start + (kept.as_ptr() as usize - whole.as_ptr() as usize);
    let end = start + kept.len();
    let mut glyphs = Vec::new();
    let mut spread = Vec::new();
    let mut x = 0.0;
    let mut advance = 0.0;
    let mut ligature_end = None;
    for cluster in run.visual_clusters() {
        let part = cluster.text_range();
        if part.start < start || part.end > end {
            continue;
        }
        if pen.face.tracking != 0.0 {
            spread.push(x);
        }
        // A cluster may have several glyphs that take room, such as a letter and its vowel sign in Devanagari.
        let mut before = x;
        for glyph in cluster.glyphs() {
            glyphs.push(Glyph {
                id: u16::try_from(glyph.id).unwrap_or(0),
                x: before + glyph.x,
                y: glyph.y,
                advance: glyph.advance,
                start: (part.start - start) as u32,
                end: (part.end - start) as u32,
            });
            before += glyph.advance;
            ligature_end = Some(glyphs.len());
        }
        if cluster.is_ligature_continuation()
            && let Some(last) = ligature_end.and_then(|count| glyphs.get_mut(count - 1))
        {
            last.end = last.end.max((part.end - start) as u32);
        }
        x += cluster.advance();
        advance = x;
    }
    Some(TextRun {
        text: kept.to_owned(),
        font: pen.key,
        size: pen.face.size,
        color: Color::default(),
        x: pen.x,
        baseline: pen.baseline,
        advance,
        rtl: run.is_rtl(),
        spread,
        glyphs: glyphs.into(),
    })
}

/// A font and those that have the letters which it lacks.
fn families(font: FontKey, borrowed: &[FontKey]) -> Vec<FontFamilyName<'static>> {
    let bundled = [
        font,
        FontKey::Arabic,
        FontKey::Hebrew,
        FontKey::Devanagari,
        FontKey::Emoji,
    ];
    let all = bundled.iter().chain(borrowed);
    all.map(|key| FontFamilyName::Named(key.file_name().into())).collect()
}
