//! Posters: what goes on paper, and how.

use journey_model::{Form, Id};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::library::Language;

/// Format of a poster.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum PosterFormat {
    /// Vectors and fonts.
    #[default]
    Pdf,
    /// Vectors for browsers and drawing programs.
    Svg,
    /// Pixels.
    Png,
}

/// What of a map goes on paper.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
pub enum Product {
    /// The map.
    #[default]
    Map,
    /// The map with empty cells, each large enough for a sticky note of 76 × 76 mm.
    Blank,
    /// Every card as a sticky note, several on a sheet, with cut lines.
    Cards,
    /// One page: who, scenario, curve, the worst pains and the best opportunities.
    Summary,
    /// Stickers with what changed since an earlier print, and a list of what to take off the wall.
    Changes,
}

/// Size of paper.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize, TS)]
pub enum Paper {
    /// 841 × 1189 mm (ISO 216).
    A0,
    /// 594 × 841 mm.
    #[default]
    A1,
    /// 420 × 594 mm.
    A2,
    /// 297 × 420 mm.
    A3,
    /// 210 × 297 mm.
    A4,
    /// 1000 × 1414 mm (ISO 216).
    B0,
    /// 707 × 1000 mm.
    B1,
    /// 500 × 707 mm.
    B2,
    /// 353 × 500 mm.
    B3,
    /// 250 × 353 mm.
    B4,
    /// 8.5 × 11 in (ANSI A).
    Letter,
    /// 11 × 17 in (ANSI B).
    Tabloid,
    /// 18 × 24 in.
    ArchC,
    /// 24 × 36 in.
    ArchD,
    /// 36 × 48 in.
    ArchE,
    /// Any other.
    Custom {
        /// One edge, in millimetres.
        width_mm: f32,
        /// The other edge, in millimetres.
        height_mm: f32,
    },
}

/// Which way the paper lies.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum Orientation {
    /// Whichever prints the map larger.
    Automatic,
    /// The long edge at the bottom.
    #[default]
    Landscape,
    /// The short edge at the bottom.
    Portrait,
}

/// A poster in parts, to be taped together.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, TS)]
pub struct Tiles {
    /// The sheets of the printer at hand; at a print shop the largest panel.
    pub paper: Paper,
    /// By how much neighbours overlap, in millimetres. Panels may lie edge to edge.
    pub overlap_mm: f32,
}

/// What a print shop wants around a page.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, TS)]
pub struct PrintShop {
    /// How far the paper's colour reaches beyond the cut, in millimetres.
    pub bleed_mm: f32,
    /// Crop and registration marks, and a slug with names and the date.
    pub marks: bool,
}

/// Colours on paper.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
pub enum PosterTheme {
    /// Warm paper, quiet colours.
    #[default]
    Studio,
    /// White paper, strong colours, for a wall seen from afar.
    Workshop,
    /// Black on white, hatches in place of tints.
    InkSaver,
    /// White on blue.
    Blueprint,
}

/// What a PDF promises to keep to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
pub enum PdfStandard {
    /// Nothing in particular.
    #[default]
    Plain,
    /// PDF/A-2u, and PDF/UA-1 too unless it is printed in parts.
    Archive,
}

/// What of a map is printed. An empty list leaves nothing out.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct Only {
    /// These stages.
    #[ts(type = "Array<string>")]
    pub stages: Vec<Id>,
    /// These lanes.
    #[ts(type = "Array<string>")]
    pub lanes: Vec<Id>,
    /// What these actors do, feel and meet; what belongs to nobody stays.
    #[ts(type = "Array<string>")]
    pub actors: Vec<Id>,
}

/// An earlier state of a map, or another one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub enum Earlier {
    /// What the map was when it was printed with a revision code, or when a revision with that code was kept.
    Print {
        /// The code.
        code: String,
    },
    /// What it was at a point of its history.
    Revision {
        /// Number of the last act before the point.
        #[ts(type = "number")]
        seq: u64,
    },
    /// What a copy of it has in it.
    Copy {
        /// Where the map file is.
        path: String,
    },
}

/// What a poster shall be. What is not said is as in [`PosterChoices::default`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct PosterChoices {
    /// Format of the file.
    pub format: PosterFormat,
    /// What of the map.
    pub product: Product,
    /// Size of the paper, of each sheet for cards, summary and changes.
    pub paper: Paper,
    /// Which way it lies.
    pub orientation: Orientation,
    /// Free space along every edge, in millimetres; with none 2.6 % of the short edge, at least 6 mm.
    pub margin_mm: Option<f32>,
    /// Whether it is printed in parts. Cards, the summary and changes are sheets anyway.
    pub tiles: Option<Tiles>,
    /// What a print shop wants around every page. Together with tiles these are panels, each cut out.
    pub print_shop: Option<PrintShop>,
    /// Colours.
    pub theme: PosterTheme,
    /// The tidy grid or the winding network.
    pub form: Form,
    /// What of the map.
    pub only: Only,
    /// One poster for each actor, in one file.
    pub per_actor: bool,
    /// Whether what Percorso found is printed beside the map.
    pub findings: bool,
    /// The actor whose path is drawn over the map, if one is.
    #[ts(type = "string | null")]
    pub path: Option<Id>,
    /// Whether pages with what was found, what to do about it and what was decided come at the end of a PDF.
    pub conclusions: bool,
    /// Since when changes are marked on the map, if they are. Other products have no marks.
    pub mark: Option<Earlier>,
    /// The revision code of the print that hangs on the wall, for changes.
    pub since: String,
    /// Name of the picture in the head: the hash of its bytes. Empty for none.
    pub logo: String,
    /// Pixels an inch of a PNG.
    pub dpi: u32,
    /// Whether a PNG has no paper.
    pub transparent: bool,
    /// Whether the letters of an SVG are shapes rather than text.
    pub outlines: bool,
    /// What a PDF promises to keep to.
    pub standard: PdfStandard,
    /// Whether characters that no bundled font has are taken from the fonts of this machine.
    pub system_fonts: bool,
    /// Language of the words that the layout adds.
    pub language: Language,
}

impl Default for PosterChoices {
    fn default() -> Self {
        Self {
            format: PosterFormat::default(),
            product: Product::default(),
            paper: Paper::default(),
            orientation: Orientation::default(),
            margin_mm: None,
            tiles: None,
            print_shop: None,
            theme: PosterTheme::default(),
            form: Form::default(),
            only: Only::default(),
            per_actor: false,
            findings: false,
            conclusions: false,
            path: None,
            mark: None,
            since: String::new(),
            logo: String::new(),
            dpi: 144,
            transparent: false,
            outlines: true,
            standard: PdfStandard::default(),
            system_fonts: true,
            language: Language::default(),
        }
    }
}

/// A poster to look at before it is written.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize, TS)]
pub struct PreviewPoster {
    /// Which map.
    #[ts(type = "string")]
    pub map: Id,
    /// What it shall be.
    pub choices: PosterChoices,
}

/// What will come out of the printer.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct PosterPreview {
    /// The pages in the order in which they are printed.
    pub pages: Vec<PosterPage>,
    /// Printed size against the nominal size of the map's type, in per cent.
    pub scale_percent: f32,
    /// Size of the smallest type on the paper, in points.
    pub smallest_type_pt: f32,
    /// What the user should know.
    pub advice: Vec<PosterAdvice>,
}

/// One page.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct PosterPage {
    /// What it is called: `B2` for a tile, an actor's name, otherwise its number.
    pub label: String,
    /// Width of the paper in millimetres, with bleed and slug.
    pub width_mm: f32,
    /// Height of the paper in millimetres.
    pub height_mm: f32,
}

/// What the user should know before printing.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(tag = "says")]
pub enum PosterAdvice {
    /// The smallest type is below 6 pt; the smallest paper of the same series on which it is not, if there is one.
    TooSmall {
        /// That paper.
        paper: Option<Paper>,
    },
    /// The cells of a blank canvas are too small for sticky notes; the smallest paper on which they are not, if any.
    NotesTooSmall {
        /// Shorter edge of the smallest cell in millimetres.
        cell_mm: f32,
        /// That paper.
        paper: Option<Paper>,
    },
    /// No font has these characters.
    NoGlyphs {
        /// The characters.
        characters: String,
        /// Where: the element's id.
        id: String,
        /// Its text.
        text: String,
    },
    /// Sheets on which nothing would be printed are left out.
    EmptySheets {
        /// How many.
        count: u32,
    },
    /// Nothing of the map is left by the choice of stages, lanes and actors.
    NothingLeft,
    /// No print with this code is known.
    UnknownPrint {
        /// The code.
        code: String,
    },
    /// Nothing changed since that print.
    NothingChanged,
    /// The state since which changes are to be marked is not known any more.
    UnknownState,
    /// Nothing differs from that state: there is nothing to mark.
    NothingToMark,
}

/// A print that the library knows of, and that stickers can bring up to date.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct KnownPrint {
    /// The revision code that stands on it.
    pub code: String,
    /// The last time it was printed, in milliseconds since 1970-01-01 UTC.
    #[ts(type = "number")]
    pub at: i64,
    /// How the poster was printed that hangs on the wall: the largest of its revision.
    pub choices: PosterChoices,
    /// Whether its code is on stickers over an earlier poster, rather than on the poster.
    pub stickers: bool,
    /// Whether the map is still as it was then.
    pub current: bool,
}

/// What the library knows to have been printed of a map.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct KnownPrints {
    /// What hangs on walls, one for each revision, the last print first.
    pub prints: Vec<KnownPrint>,
    /// Every revision that was printed in whatever way, the last print first.
    pub printed: Vec<PrintedState>,
}

/// A revision of which something was printed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PrintedState {
    /// The revision code that stands on it.
    pub code: String,
    /// The last time it was printed, in milliseconds since 1970-01-01 UTC.
    #[ts(type = "number")]
    pub at: i64,
    /// Whether the map is still as it was then.
    pub current: bool,
}

/// One page of a poster as a picture.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize, TS)]
pub struct DrawPosterPage {
    /// Which map.
    #[ts(type = "string")]
    pub map: Id,
    /// What the poster shall be.
    pub choices: PosterChoices,
    /// Which page, from 0.
    pub page: u32,
    /// How wide the whole page would be, in pixels. All of it is drawn at most 4,000 pixels wide.
    pub width: u32,
    /// What of it is drawn; all of it when nothing is said.
    #[serde(default)]
    #[ts(optional)]
    pub part: Option<PagePart>,
}

/// A part of a page, in pixels of the whole: at most 4,000 wide and 8,000 high.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize, TS)]
pub struct PagePart {
    /// Columns to the left of it.
    pub left: u32,
    /// Rows above it.
    pub top: u32,
    /// Its columns.
    pub width: u32,
    /// Its rows.
    pub height: u32,
}

/// A page as the exporter draws it.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct PosterPageDrawn {
    /// A PNG in base64.
    pub png: String,
}

/// A poster to write. Without a path the host asks the user.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize, TS)]
pub struct ExportPoster {
    /// Which map.
    #[ts(type = "string")]
    pub map: Id,
    /// What it shall be.
    pub choices: PosterChoices,
    /// Where to.
    pub path: Option<String>,
}

/// How far the poster under way is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, TS)]
pub struct PosterProgress {
    /// Whether one is under way.
    pub running: bool,
    /// Parts done: pages, or bands of a PNG.
    pub done: u32,
    /// Parts in all; 0 while it is laid out.
    pub of: u32,
}

/// A file or folder to be shown.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize, TS)]
pub struct ShowFile {
    /// Where it is.
    pub path: String,
}
