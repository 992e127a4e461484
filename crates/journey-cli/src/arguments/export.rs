//! The arguments of `percorso export`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use journey_app::headless::Named;
use journey_app::protocol;

use super::Lang;
use super::length::{length, paper};

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  percorso export shop.journey --to shop.pdf
  percorso export shop.journey --to shop.png --paper A3 --orientation automatic --dpi 300
  percorso export shop.journey --to wall.pdf --paper A0 --tile A4 --overlap 10mm
  percorso export shop.journey --to press.pdf --paper B1 --bleed 3mm --marks --theme workshop
  percorso export shop.journey --to panels.pdf --paper 300x200cm --tile B1 --overlap 0mm --bleed 3mm --marks
  percorso export shop.journey --to marta.pdf --only actor=Marta --only stage=Decision
  percorso export shop.journey --to canvas.pdf --paper ARCH-E --blank
  percorso export shop.journey --to stickers.pdf --since last-month.journey --printed-on A0
  percorso export shop.journey --to review.pdf --mark-since last-month.journey
  percorso export shop.journey --to shop.html --no-notes

Lengths are numbers with mm, cm, in or pt. Advice, such as type that is too small to read, goes to the
standard error.")]
pub struct Export {
    /// Map file
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// Where to write; the ending says what: a poster as .pdf, .svg or .png, or as .html a copy to read in any browser, one
    /// file that loads nothing. Several pages of .svg and .png become OUT-1, OUT-2 …
    #[arg(long, value_name = "OUT", value_parser = output_path)]
    pub to: OutputPath,
    /// Language of the words around the map [default: the map's own language, or English]
    #[arg(long, value_name = "LANGUAGE")]
    pub lang: Option<Lang>,
    /// Open the map in this library first (created when absent), print it as the library has it, and note there what was
    /// printed
    #[arg(long, value_name = "LIBRARY")]
    pub library: Option<PathBuf>,
    /// Replace files that are there
    #[arg(long)]
    pub force: bool,
    /// Print what was written as JSON
    #[arg(long)]
    pub json: bool,
    #[command(flatten)]
    pub sheet: SheetArguments,
    #[command(flatten)]
    pub content: ContentArguments,
    #[command(flatten)]
    pub file_kind: FileArguments,
    #[command(flatten)]
    pub reader: ReaderArguments,
}

#[derive(Debug, Args)]
#[command(next_help_heading = "Copy to read (.html)")]
pub struct ReaderArguments {
    /// Leave out the notes of cards, which stand beside the drawing
    #[arg(long)]
    pub no_notes: bool,
    /// Leave out where what was observed comes from, and when
    #[arg(long)]
    pub no_sources: bool,
}

#[derive(Debug, Args)]
#[command(next_help_heading = "Paper")]
pub struct SheetArguments {
    /// A0 to A4, B0 to B4, Letter, Tabloid, ARCH-C, ARCH-D, ARCH-E, or a size such as 420x900mm or 24x36in [default: A1;
    /// A4 for cards, the summary and stickers]
    #[arg(long, value_name = "SIZE", value_parser = paper)]
    pub paper: Option<protocol::Paper>,
    /// Which way the paper lies; automatic takes whichever prints the map larger
    #[arg(long, value_name = "WAY", default_value = "landscape")]
    pub orientation: Orientation,
    /// Free space along every edge [default: 2.6 % of the short edge, at least 6mm]
    #[arg(long, value_name = "LENGTH", value_parser = length, allow_hyphen_values = true)]
    pub margin: Option<f32>,
    /// Print the poster in parts on sheets of this size, to be taped together
    #[arg(long, value_name = "SIZE", value_parser = paper)]
    pub tile: Option<protocol::Paper>,
    /// By how much neighbouring sheets overlap [default: 10mm]
    #[arg(long, value_name = "LENGTH", value_parser = length, allow_hyphen_values = true, requires = "tile")]
    pub overlap: Option<f32>,
    /// For a print shop: how far the map, or the paper's colour at the poster's edge, reaches beyond the cut. With --tile
    /// every sheet is cut out, as large as its paper at the most
    #[arg(long, value_name = "LENGTH", value_parser = length, allow_hyphen_values = true)]
    pub bleed: Option<f32>,
    /// For a print shop: crop and registration marks, and a line with names and the date
    #[arg(long)]
    pub marks: bool,
    /// Colours
    #[arg(long, value_name = "THEME", default_value = "studio")]
    pub theme: Theme,
    /// A picture for the head of the poster: PNG, JPEG, WebP or SVG
    #[arg(long, value_name = "PICTURE")]
    pub logo: Option<PathBuf>,
}

#[derive(Debug, Args)]
#[command(next_help_heading = "Content")]
pub struct ContentArguments {
    /// The tidy grid or the winding network of touchpoints
    #[arg(long, value_name = "FORM", default_value = "grid")]
    pub form: Form,
    /// Print only this, by name: stage=NAME, lane=NAME or actor=NAME; may be repeated
    #[arg(long, value_name = "WHAT=NAME", value_parser = only_this)]
    pub only: Vec<OnlyThis>,
    /// One poster for each actor, in one file
    #[arg(long)]
    pub per_actor: bool,
    /// A canvas for a workshop: the map with empty cells, sized for sticky notes of 76 x 76 mm
    #[arg(long, group = "product")]
    pub blank: bool,
    /// Every card as a sticky note of 76 x 76 mm, several on a sheet, with cut lines
    #[arg(long, group = "product")]
    pub cards: bool,
    /// One page: who, scenario, curve, the worst pains and the best opportunities
    #[arg(long, group = "product")]
    pub summary: bool,
    /// Stickers with what changed since a print: its revision code (with --library; `percorso prints` lists them), or the map
    /// file of then
    #[arg(long, value_name = "CODE|FILE", group = "product", value_parser = since)]
    pub since: Option<Since>,
    /// With --since FILE: the paper of the poster on the wall [default: A1]
    #[arg(long, value_name = "SIZE", value_parser = paper, requires = "since")]
    pub printed_on: Option<protocol::Paper>,
    /// Mark on the map what is new, changed, moved and gone since then: a revision code (with --library: of a print, or of a
    /// revision), or a map file
    #[arg(long, value_name = "CODE|FILE", conflicts_with = "product", value_parser = since)]
    pub mark_since: Option<Since>,
    /// Draw the path of this actor over the map, by name
    #[arg(long, value_name = "ACTOR", conflicts_with = "product")]
    pub path: Option<String>,
    /// Print what stands out beside the map, the heaviest first
    #[arg(long)]
    pub findings: bool,
    /// Close the PDF with pages to read at a table: what stands out, why it matters and what to do, and what was decided
    #[arg(long)]
    pub conclusions: bool,
}

#[derive(Debug, Args)]
#[command(next_help_heading = "File")]
pub struct FileArguments {
    /// Pixels an inch of a PNG
    #[arg(long, value_name = "NUMBER", default_value_t = protocol::PosterChoices::default().dpi)]
    pub dpi: u32,
    /// A PNG without paper
    #[arg(long)]
    pub transparent: bool,
    /// An SVG with letters that can be edited, and the fonts in it, rather than shapes
    #[arg(long)]
    pub text: bool,
    /// What a PDF promises to keep to
    #[arg(long, value_name = "STANDARD", default_value = "plain")]
    pub standard: Standard,
    /// Use the bundled fonts only, also for characters that they do not have
    #[arg(long)]
    pub no_system_fonts: bool,
}

impl Export {
    /// What of the options does not go together, as far as their names alone do not say so.
    pub fn contradiction(&self) -> Option<&'static str> {
        let is_page = matches!(self.to.format, OutputFormat::Page);
        if is_page && !self.is_plain() {
            return Some("a copy to read (.html) has no paper: of the options for posters only --only is for it");
        }
        if self.content.conclusions && !matches!(self.to.format, OutputFormat::Poster(protocol::PosterFormat::Pdf)) {
            return Some("--conclusions are pages at the end of a PDF; other files have no such pages");
        }
        if !is_page && (self.reader.no_notes || self.reader.no_sources) {
            return Some("--no-notes and --no-sources are for a copy to read (.html); a poster has neither");
        }
        let is_code = matches!(self.content.since, Some(Since::Code(_)));
        if is_code && self.library.is_none() {
            return Some("--since CODE looks in a library: name it with --library, or give the map file of then");
        }
        if matches!(self.content.mark_since, Some(Since::Code(_))) && self.library.is_none() {
            return Some("--mark-since CODE looks in a library: name it with --library, or give a map file");
        }
        if is_code && self.content.printed_on.is_some() {
            return Some("the library knows on which paper --since CODE was printed");
        }
        None
    }
}

impl Export {
    /// Whether nothing was chosen that only makes sense on paper, as far as what was left out can be told from what was said.
    fn is_plain(&self) -> bool {
        let SheetArguments {
            paper,
            margin,
            tile,
            bleed,
            marks,
            logo,
            ..
        } = &self.sheet;
        let lengths = [margin, bleed].into_iter().any(Option::is_some);
        let content = self.content.product() == Product::Map
            && !self.content.per_actor
            && !self.content.findings
            && !self.content.conclusions
            && self.content.path.is_none()
            && self.content.mark_since.is_none()
            && matches!(self.content.form, Form::Grid);
        let file = !self.file_kind.transparent && !self.file_kind.text;
        !lengths && paper.is_none() && tile.is_none() && !marks && logo.is_none() && content && file
    }
}

/// What is printed, of the choices that exclude each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Product {
    Map,
    Blank,
    Cards,
    Summary,
    Changes,
}

impl ContentArguments {
    pub fn product(&self) -> Product {
        match self {
            Self { blank: true, .. } => Product::Blank,
            Self { cards: true, .. } => Product::Cards,
            Self { summary: true, .. } => Product::Summary,
            Self { since: Some(_), .. } => Product::Changes,
            _ => Product::Map,
        }
    }
}

/// Where a poster goes, and what it is.
#[derive(Debug, Clone)]
pub struct PosterPath {
    pub path: PathBuf,
    pub format: protocol::PosterFormat,
}

pub(super) fn poster_path(text: &str) -> Result<PosterPath, String> {
    match output_path(text) {
        Ok(OutputPath {
            path,
            format: OutputFormat::Poster(format),
        }) => Ok(PosterPath { path, format }),
        _ => Err("a poster's name ends in .pdf, .svg or .png".to_owned()),
    }
}

/// Where a poster or a page goes, and what it is.
#[derive(Debug, Clone)]
pub struct OutputPath {
    pub path: PathBuf,
    pub format: OutputFormat,
}

/// What is written.
#[derive(Debug, Clone, Copy)]
pub enum OutputFormat {
    Poster(protocol::PosterFormat),
    /// A copy to read.
    Page,
}

fn output_path(text: &str) -> Result<OutputPath, String> {
    let path = PathBuf::from(text);
    let ending = path
        .extension()
        .and_then(|ending| ending.to_str())
        .map(str::to_ascii_lowercase);
    let format = match ending.as_deref() {
        Some("pdf") => OutputFormat::Poster(protocol::PosterFormat::Pdf),
        Some("svg") => OutputFormat::Poster(protocol::PosterFormat::Svg),
        Some("png") => OutputFormat::Poster(protocol::PosterFormat::Png),
        Some("html" | "htm") => OutputFormat::Page,
        _ => return Err("a poster's name ends in .pdf, .svg or .png, a copy to read in .html".to_owned()),
    };
    Ok(OutputPath { path, format })
}

/// A part of the map by name.
#[derive(Debug, Clone)]
pub struct OnlyThis {
    pub what: Named,
    pub name: String,
}

fn only_this(text: &str) -> Result<OnlyThis, String> {
    let (what, name) = text.split_once('=').unwrap_or((text, ""));
    let what = match what.trim().to_ascii_lowercase().as_str() {
        "stage" => Named::Stage,
        "lane" => Named::Lane,
        "actor" => Named::Actor,
        _ => return Err("write stage=NAME, lane=NAME or actor=NAME".to_owned()),
    };
    if name.trim().is_empty() {
        return Err("a name is missing behind the =".to_owned());
    }
    Ok(OnlyThis {
        what,
        name: name.to_owned(),
    })
}

/// A print of before.
#[derive(Debug, Clone)]
pub enum Since {
    Code(String),
    File(PathBuf),
}

fn since(text: &str) -> Result<Since, String> {
    let path = PathBuf::from(text);
    let is_map = path
        .extension()
        .is_some_and(|ending| ending.eq_ignore_ascii_case("journey"));
    if is_map {
        return Ok(Since::File(path));
    }
    let letters = text.chars().filter(|letter| letter.is_ascii_alphanumeric()).count();
    let plain = text
        .chars()
        .all(|letter| letter.is_ascii_alphanumeric() || letter == '-' || letter == ' ');
    if letters != 8 || !plain {
        return Err(
            "a revision code has eight letters and digits, such as K7QM-3XVA; a map file ends in .journey".to_owned(),
        );
    }
    Ok(Since::Code(text.to_owned()))
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum Orientation {
    /// The long edge at the bottom
    Landscape,
    /// The short edge at the bottom
    Portrait,
    /// Whichever prints the map larger
    Automatic,
}

impl From<Orientation> for protocol::Orientation {
    fn from(orientation: Orientation) -> Self {
        match orientation {
            Orientation::Landscape => Self::Landscape,
            Orientation::Portrait => Self::Portrait,
            Orientation::Automatic => Self::Automatic,
        }
    }
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum Theme {
    /// Warm paper, quiet colours
    Studio,
    /// White paper, strong colours
    Workshop,
    /// Black on white, hatches in place of tints
    InkSaver,
    /// White on blue
    Blueprint,
}

impl From<Theme> for protocol::PosterTheme {
    fn from(theme: Theme) -> Self {
        match theme {
            Theme::Studio => Self::Studio,
            Theme::Workshop => Self::Workshop,
            Theme::InkSaver => Self::InkSaver,
            Theme::Blueprint => Self::Blueprint,
        }
    }
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum Standard {
    /// Nothing but PDF 1.7
    Plain,
    /// PDF/A-2u, and PDF/UA-1 too unless it is printed in parts
    Archive,
}

impl From<Standard> for protocol::PdfStandard {
    fn from(standard: Standard) -> Self {
        match standard {
            Standard::Plain => Self::Plain,
            Standard::Archive => Self::Archive,
        }
    }
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum Form {
    /// Stages and lanes
    Grid,
    /// The network of touchpoints
    Network,
}

impl From<Form> for journey_app::Form {
    fn from(form: Form) -> Self {
        match form {
            Form::Grid => Self::Grid,
            Form::Network => Self::Network,
        }
    }
}
