//! What follows from a map, on pages to read at a table: what was found, why it matters and what to do, and what was decided.

use std::sync::Arc;

use journey_model::Journey;
use journey_scene::{Color, Pin, Point, Scene};

use super::stickers::state_words;
use super::{PosterNotes, Sheet, moved};
use crate::Look;
use crate::pen::{Pen, solid};
use crate::text::{Face, Paragraph, Typesetter};

/// What follows from a map, in words.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Conclusions {
    /// One below the other.
    pub sections: Vec<ConclusionSection>,
}

/// A head with what belongs below it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ConclusionSection {
    /// What it is about.
    pub heading: String,
    /// One by one.
    pub notes: Vec<ConclusionNote>,
    /// What stands there when there are none.
    pub none: String,
}

/// Something that was found or decided.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ConclusionNote {
    /// What.
    pub title: String,
    /// Sentences, each with the place or the person that it is about.
    pub said: Vec<(String, String)>,
    /// More about all of them, each with a few words before it.
    pub more: Vec<(String, String)>,
}

/// A column to the left of the text that holds the titles.
const TITLES: f32 = 122.0;
const GAP: f32 = 18.0;
/// Above a heading, below it, above a note, above a paragraph of it.
const SPACE: (f32, f32, f32, f32) = (22.0, 9.0, 11.0, 3.0);
const TEXT: Face = Face {
    size: 9.5,
    line_height: 13.0,
    ..Face::SMALL
};
const STRONG: Face = Face {
    size: 9.5,
    line_height: 13.0,
    ..Face::SMALL_STRONG
};

/// The line at the foot of every page of several, with the space above it.
const FOOT: f32 = 24.0;
/// A section of which no more than this share of a page would be left over begins on a page of its own instead.
const REST: f32 = 0.25;

/// What stays together on a page where it can: a note, before the first of a section its head.
struct Block {
    head: Option<Arc<Paragraph>>,
    title: Arc<Paragraph>,
    said: Vec<(Arc<Paragraph>, Color, f32)>,
}

impl Block {
    fn height(&self) -> f32 {
        self.height_with(self.said.len())
    }

    /// What has to stand on one page, whatever follows: head, title and the first words beside it.
    fn beginning(&self) -> f32 {
        self.height_with(1)
    }

    fn height_with(&self, paragraphs: usize) -> f32 {
        let said = self.said.iter().take(paragraphs);
        let said: f32 = said.map(|(text, _, above)| text.height() + above).sum();
        let head = self.head.as_ref().map_or(0.0, |head| head.height() + SPACE.1);
        head + said.max(self.title.height())
    }

    /// Free space above it, where something stands above.
    fn above(&self) -> f32 {
        if self.head.is_some() { SPACE.0 } else { SPACE.2 }
    }
}

/// Pages on their way: what is drawn on the last one, and how far down.
struct Pages<'a> {
    look: Look<'a>,
    height: f32,
    width: f32,
    done: Vec<Pen<'a>>,
    pen: Pen<'a>,
    y: f32,
    /// The heading of what is being set, said again where it goes on overleaf.
    heading: Option<Arc<Paragraph>>,
}

impl Pages<'_> {
    fn turn(&mut self) {
        let pen = std::mem::replace(&mut self.pen, Pen::new(self.look));
        self.done.push(pen);
        self.y = 0.0;
    }

    /// A new page on which the section goes on.
    fn overleaf(&mut self) {
        self.turn();
        if let Some(heading) = self.heading.clone() {
            self.pen.text(&heading, Point::default(), self.look.theme.ink_3);
            self.y = heading.height() + SPACE.1;
        }
    }

    /// The notes of a section. One whose end alone would stand on the next page begins there.
    fn section(&mut self, blocks: &[Block]) {
        let room = self.height - self.y;
        let mut whole = 0.0;
        let mut rest = 0.0;
        for block in blocks {
            let height = block.above() + block.height();
            whole += height;
            if whole > room {
                rest += height;
            }
        }
        let begins_alone = rest > 0.0 && rest < whole && rest <= self.height * REST && whole <= self.height;
        if self.y > 0.0 && begins_alone {
            self.turn();
        }
        for block in blocks {
            self.block(block);
        }
    }

    fn block(&mut self, block: &Block) {
        let theme = self.look.theme;
        let whole = block.height();
        let together = if whole <= self.height { whole } else { block.beginning() };
        let is_first = block.head.is_some();
        if is_first {
            self.heading.clone_from(&block.head);
        }
        let mut is_top = self.y == 0.0;
        if !is_top && self.y + block.above() + together > self.height {
            if is_first {
                self.turn();
            } else {
                self.overleaf();
            }
            is_top = true;
        }
        if !is_top {
            if block.head.is_some() {
                let at = self.y + block.above() / 2.0;
                let ends = (Point::new(0.0, at), Point::new(self.width, at));
                self.pen.line(ends.0, ends.1, solid(theme.hairline, 0.8));
            }
            self.y += block.above();
        }
        if let Some(head) = &block.head {
            self.pen.text(head, Point::new(0.0, self.y), theme.ink_3);
            self.y += head.height() + SPACE.1;
        }
        let top = self.y;
        self.pen.text(&block.title, Point::new(0.0, top), theme.ink);
        for (place, (text, color, above)) in block.said.iter().enumerate() {
            let is_over = place > 0 && self.y + above + text.height() > self.height;
            if is_over {
                self.overleaf();
            }
            let above = if is_over { 0.0 } else { *above };
            self.pen.text(text, Point::new(TITLES + GAP, self.y + above), *color);
            self.y += above + text.height();
        }
        // After a turn of the page the title is behind.
        if self.y >= top {
            self.y = self.y.max(top + block.title.height());
        }
    }
}

/// Pages as large as the sheet, as many as it takes. The first begins with the title of the map.
pub fn conclusions(
    journey: &Journey,
    conclusions: &Conclusions,
    look: Look,
    sheet: Sheet,
    notes: &PosterNotes,
    setter: &mut Typesetter,
) -> Vec<Scene> {
    setter.begin();
    let inner = sheet.inner();
    let face = Face {
        size: 22.0,
        line_height: 27.0,
        ..Face::POSTER_TITLE
    };
    let name = &journey.about().title;
    let title = setter.set(name, face, inner.w);
    let state = state_words(journey, notes, look);
    let state = state.strip_prefix(&format!("{name} · ")).unwrap_or(&state).to_owned();
    let state = setter.set(&state, TEXT, inner.w);
    let mut pen = Pen::new(look);
    pen.text(&title, Point::default(), look.theme.ink);
    pen.text(&state, Point::new(0.0, title.height() + 2.0), look.theme.ink_3);
    let has_foot = inner.h > 8.0 * FOOT;
    let mut pages = Pages {
        look,
        height: if has_foot { inner.h - FOOT } else { inner.h },
        width: inner.w,
        done: Vec::new(),
        pen,
        y: title.height() + 2.0 + state.height(),
        heading: None,
    };
    for section in &conclusions.sections {
        pages.section(&blocks(section, look, inner.w, setter));
    }
    pages.turn();
    let count = pages.done.len();
    for (at, pen) in pages.done.iter_mut().enumerate().filter(|_| has_foot && count > 1) {
        let number = setter.set_line(&format!("{} / {count}", at + 1), TEXT);
        let foot = inner.h - number.height();
        pen.text_right(&number, Point::new(inner.w, foot), look.theme.ink_3);
        // The first page has the title at its head.
        if at > 0 {
            let name = setter.set_line(name, TEXT);
            if name.width() + GAP + number.width() <= inner.w {
                pen.text(&name, Point::new(0.0, foot), look.theme.ink_3);
            }
        }
    }
    let margin = Point::new(sheet.margin, sheet.margin);
    let scene = |pen: Pen| Scene {
        size: sheet.size,
        paper: look.theme.paper,
        groups: vec![moved(
            pen.group("conclusions", "notes", Point::default(), Pin::None),
            margin,
        )],
        ..Scene::default()
    };
    pages.done.into_iter().map(scene).collect()
}

fn blocks(section: &ConclusionSection, look: Look, width: f32, setter: &mut Typesetter) -> Vec<Block> {
    let theme = look.theme;
    let room = (width - TITLES - GAP).max(60.0);
    let caps = Face {
        size: 9.5,
        ..Face::CAPS
    };
    let mut head = Some(setter.set(&section.heading.to_uppercase(), caps, width));
    if section.notes.is_empty() {
        return vec![Block {
            head,
            title: setter.set_line("", TEXT),
            said: vec![(setter.set(&section.none, TEXT, room), theme.ink_2, 0.0)],
        }];
    }
    let notes = section.notes.iter().map(|note| {
        let mut said = Vec::new();
        for (text, of) in &note.said {
            let above = if said.is_empty() { 0.0 } else { SPACE.3 };
            said.push((setter.set(text, TEXT, room), theme.ink, above));
            if !of.is_empty() {
                said.push((setter.set(of, TEXT, room), theme.ink_3, 0.0));
            }
        }
        for (what, text) in &note.more {
            let text = setter.set(&format!("{what}: {text}"), TEXT, room);
            said.push((text, theme.ink_2, SPACE.3));
        }
        Block {
            head: head.take(),
            title: setter.set(&note.title, STRONG, TITLES),
            said,
        }
    });
    notes.collect()
}
