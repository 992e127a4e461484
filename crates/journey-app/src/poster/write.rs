//! From a laid-out poster to files.

use std::collections::BTreeSet;
use std::io::Write;
use std::path::{Path, PathBuf};

use journey_export::{Cutout, Document, Pictures, PngChoices, Standard, SvgText, Watch, pdf, png, png_cutout, svg};

use super::laid::Laid;
use super::work::OneOf;
use crate::disk::Unfinished;
use crate::protocol::{PdfStandard, PosterChoices, PosterFormat};
use crate::{AppError, ErrorCode};

/// The widest and the highest picture of a page that is drawn for the screen, in pixels.
const MOST_DRAWN: (f32, f32) = (4000.0, 8000.0);
/// The widest page of which a part is drawn, in pixels: a banner of five metres on a dense screen.
const MOST_WIDE: f32 = 200_000.0;

/// Files that are written whole beside their places and wait to be put there.
pub(crate) struct Files {
    files: Vec<Unfinished>,
    /// Size of all of them.
    pub bytes: u64,
}

impl Files {
    /// Puts every file in its place; the paths, in the order of the pages. When one cannot be put there, those before it
    /// stay: they are whole.
    pub fn finish(self) -> Result<Vec<PathBuf>, AppError> {
        self.files.into_iter().map(Unfinished::finish).collect()
    }
}

impl PosterFormat {
    /// Ending of the file's name, without the dot.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Svg => "svg",
            Self::Png => "png",
        }
    }
}

/// Where the files of a poster go: one for a PDF or a single page, otherwise one a page, named by its label.
pub(crate) fn places(laid: &Laid, format: PosterFormat, to: &Path) -> Vec<PathBuf> {
    if format == PosterFormat::Pdf || laid.pages.len() < 2 {
        return vec![to.to_owned()];
    }
    let stem = to.file_stem().unwrap_or_default().to_string_lossy();
    let ending = to
        .extension()
        .map_or_else(|| format.extension().into(), |ending| ending.to_string_lossy());
    let mut taken = BTreeSet::new();
    let mut place = |label: &str| {
        let label = as_file_name(label);
        let numbered = (2..).map(|number| format!("{label}-{number}"));
        // Two actors may have one name.
        let free = std::iter::once(label.clone())
            .chain(numbered)
            .find(|name| taken.insert(name.to_lowercase()));
        to.with_file_name(format!("{stem}-{}.{ending}", free.unwrap_or(label)))
    };
    laid.pages.iter().map(|page| place(&page.label)).collect()
}

/// A label as a part of a file's name: letters and digits of any script, dashes between.
fn as_file_name(label: &str) -> String {
    let mut name = String::new();
    for letter in label.chars().take(80) {
        if letter.is_alphanumeric() {
            name.push(letter);
        } else if !name.ends_with('-') && !name.is_empty() {
            name.push('-');
        }
    }
    let name = name.trim_end_matches('-');
    if name.is_empty() {
        "page".to_owned()
    } else {
        name.to_owned()
    }
}

/// Writes a poster beside its places. Nothing stands under the files' names before [`Files::finish`].
pub(crate) fn write(
    laid: &Laid,
    choices: &PosterChoices,
    pictures: &Pictures,
    to: &Path,
    watch: &mut dyn Watch,
) -> Result<Files, AppError> {
    let mut files = Files {
        files: Vec::new(),
        bytes: 0,
    };
    let places = places(laid, choices.format, to);
    let count = places.len() as u32;
    for (page, place) in places.into_iter().enumerate() {
        let mut file = Unfinished::begin(&place)?;
        let mut watch = OneOf {
            watch: &mut *watch,
            file: page as u32,
            files: count,
        };
        one(laid, page, choices, pictures, &mut file, &mut watch)?;
        files.bytes += file.bytes();
        files.files.push(file);
    }
    for file in &mut files.files {
        file.make_durable()?;
    }
    Ok(files)
}

/// Writes one file: the page, or every page of a PDF.
pub(crate) fn one(
    laid: &Laid,
    page: usize,
    choices: &PosterChoices,
    pictures: &Pictures,
    out: &mut dyn Write,
    watch: &mut dyn Watch,
) -> Result<(), AppError> {
    let document = laid.document();
    let whole =
        |bytes: Vec<u8>, out: &mut dyn Write| out.write_all(&bytes).map_err(|error| AppError::unwritable(&error));
    match choices.format {
        PosterFormat::Pdf => {
            let standard = match choices.standard {
                PdfStandard::Plain => Standard::Plain,
                PdfStandard::Archive => Standard::Archive,
            };
            let document = Document { standard, ..document };
            whole(pdf(&document, &laid.fonts, pictures, watch)?, out)
        }
        PosterFormat::Svg => {
            let text = if choices.outlines {
                SvgText::Outlines
            } else {
                SvgText::Letters
            };
            whole(svg(&document, page, &laid.fonts, pictures, text)?, out)?;
            if watch.done(1, 1).is_break() {
                return Err(super::work::called_off());
            }
            Ok(())
        }
        PosterFormat::Png => {
            let how = PngChoices {
                scale: choices.dpi as f32 / 72.0,
                transparent: choices.transparent,
            };
            Ok(png(&document, page, &laid.fonts, pictures, how, out, watch)?)
        }
    }
}

/// Which picture of a page is drawn for the screen.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Sight {
    pub page: usize,
    /// How wide the whole page would be, in pixels.
    pub width: u32,
    /// What of it is drawn; `None` for all of it.
    pub part: Option<Cutout>,
    pub transparent: bool,
}

/// A page, or a part of one, as a PNG for the screen. A whole page is about as wide as asked for, at most 4,000 pixels.
pub(crate) fn draw(laid: &Laid, sight: Sight, pictures: &Pictures) -> Result<Vec<u8>, AppError> {
    let Sight {
        page,
        width,
        part,
        transparent,
    } = sight;
    let Some(leaf) = laid.pages.get(page) else {
        let message = format!("the poster has {} pages; there is no page {page}", laid.pages.len());
        return Err(AppError::new(ErrorCode::BadParameters, message));
    };
    let (most_width, most_height) = MOST_DRAWN;
    let document = laid.document();
    let mut bytes = Vec::new();
    if let Some(part) = part {
        let (columns, rows) = (part.width as f32, part.height as f32);
        if columns > most_width || rows > most_height || width as f32 > MOST_WIDE {
            let message = format!("a part of a page is at most {most_width} pixels wide and {most_height} high");
            return Err(AppError::new(ErrorCode::BadParameters, message));
        }
        let how = PngChoices {
            scale: (width as f32).max(1.0) / leaf.size.w,
            transparent,
        };
        png_cutout(&document, page, &laid.fonts, pictures, how, part, &mut bytes)?;
        return Ok(bytes);
    }
    let width = (width as f32).clamp(1.0, most_width);
    // However long a banner is, its picture is not; and however narrow, it has a pixel.
    let scale = (width / leaf.size.w).min(most_height / leaf.size.h);
    let scale = scale.max(1.0 / leaf.size.w).max(1.0 / leaf.size.h);
    let how = PngChoices { scale, transparent };
    png(&document, page, &laid.fonts, pictures, how, &mut bytes, &mut ())?;
    Ok(bytes)
}
