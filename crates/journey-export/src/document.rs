//! A document: drawings and the pages that show them.

use std::collections::BTreeMap;

use crate::ExportError;
use crate::contour::{intersection, upright};
use journey_scene::{Point, Rect, Scene, Size};

/// A file to write: drawings, each stored once, and the pages that show them.
#[derive(Debug, Clone)]
pub struct Document<'a> {
    /// The map's title.
    pub title: &'a str,
    /// Who answers for the map; empty when nobody does.
    pub author: &'a str,
    /// Language of the map's texts as a BCP 47 tag such as `it` or `en-GB`; empty when unknown.
    pub language: &'a str,
    /// The program that the map was made with.
    pub creator: &'a str,
    /// Code of the map's revision; empty when it has none.
    pub revision: &'a str,
    /// When the file was asked for, in milliseconds since 1970 UTC; with none the file carries no dates.
    pub written: Option<i64>,
    /// What a PDF promises to keep to.
    pub standard: Standard,
    /// What the layers are called, by [`journey_scene::Group::layer`]; a layer that is not here keeps its own name.
    pub layer_names: BTreeMap<String, String>,
    /// The drawings, in points.
    pub scenes: Vec<&'a Scene>,
    /// The pages, in the order in which they are printed. At least one.
    pub pages: Vec<Leaf>,
}

/// What a PDF promises to keep to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Standard {
    /// Nothing but PDF 1.7.
    #[default]
    Plain,
    /// PDF/A-2u (ISO 19005-2), and PDF/UA-1 (ISO 14289-1) as well where the document has a title and a language and shows
    /// every drawing once, which excludes tiles. The colours are those of sRGB.
    Archive,
}

/// One page.
#[derive(Debug, Clone, PartialEq)]
pub struct Leaf {
    /// What a reader's program calls the page: `B2` for a tile, an actor's name, otherwise its number.
    pub label: String,
    /// The paper, in points.
    pub size: Size,
    /// Where it is cut, in the page's coordinates with y downwards.
    pub trim: Rect,
    /// How far colour reaches beyond the cut.
    pub bleed: Rect,
    /// What it shows, in painting order.
    pub parts: Vec<Part>,
}

/// A drawing on a page.
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    /// Place in [`Document::scenes`].
    pub scene: usize,
    /// Where the drawing's origin stands on the page.
    pub at: Point,
    /// Size on the page against its own.
    pub scale: f32,
    /// Nothing is painted outside, in the page's coordinates.
    pub clip: Option<Rect>,
    /// What it is to somebody who has the page read aloud.
    pub role: Role,
    /// Whether its paper's colour reaches into the bleed.
    pub grown: bool,
}

/// What a drawing on a page is to somebody who has the page read aloud.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Role {
    /// To be read: its outline gives the order, and the bookmarks.
    Content,
    /// A picture of what is read elsewhere: a tile of a map.
    Figure {
        /// What it shows, in words.
        alt: String,
    },
    /// Marks and labels that are not read.
    Decoration,
}

/// A document of one page that shows one drawing and is as large as that, with nothing else known.
pub fn single<'a>(scene: &'a Scene, title: &'a str) -> Document<'a> {
    Document {
        title,
        author: "",
        language: "",
        creator: "Percorso",
        revision: "",
        written: None,
        standard: Standard::Plain,
        layer_names: BTreeMap::new(),
        scenes: vec![scene],
        pages: vec![Leaf::showing(scene, 0, "1")],
    }
}

impl Leaf {
    /// A page that shows one drawing, to be read, and is as large as that.
    pub fn showing(scene: &Scene, place: usize, label: impl Into<String>) -> Self {
        let paper = Rect::new(0.0, 0.0, scene.size.w, scene.size.h);
        let part = Part {
            scene: place,
            at: Point::default(),
            scale: 1.0,
            clip: None,
            role: Role::Content,
            grown: false,
        };
        Self {
            label: label.into(),
            size: scene.size,
            trim: paper,
            bleed: paper,
            parts: vec![part],
        }
    }

    /// The whole paper.
    pub(crate) fn paper(&self) -> Rect {
        Rect::new(0.0, 0.0, self.size.w, self.size.h)
    }
}

impl Part {
    /// Where something of the drawing stands on the page.
    pub(crate) fn placed(&self, rect: Rect) -> Rect {
        rect.scaled(self.scale).moved(self.at.x, self.at.y)
    }

    /// What of the page the drawing can be seen in.
    pub(crate) fn window(&self, scene: &Scene, leaf: &Leaf) -> Rect {
        let drawn = self.placed(Rect::new(0.0, 0.0, scene.size.w, scene.size.h));
        let shown = intersection(leaf.paper(), drawn);
        self.clip.map_or(shown, |clip| intersection(shown, upright(clip)))
    }

    /// Whether the drawing stands on its page as it is.
    pub(crate) fn is_plain(&self) -> bool {
        self.at == Point::default() && self.scale == 1.0 && self.clip.is_none()
    }
}

impl<'a> Document<'a> {
    /// The drawing with this place.
    pub(crate) fn scene(&self, scene: usize) -> Result<&'a Scene, ExportError> {
        self.scenes
            .get(scene)
            .copied()
            .ok_or(ExportError::NoSuchScene { scene })
    }

    /// The language when it looks like a language tag, so that nothing else gets into the file.
    pub(crate) fn language_tag(&self) -> Option<&'a str> {
        let subtags = |tag: &str| {
            tag.split('-')
                .all(|part| (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric()))
        };
        subtags(self.language).then_some(self.language)
    }
}
