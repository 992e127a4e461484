//! What can be done without a window: templates, checks and posters straight from map files.

mod apart;
mod decided;
mod desk;
mod findings;
mod forgetting;
mod keeping;
mod passing_on;
mod pieces;
mod prints;
mod reader;
mod revisions;

use journey_layout::PictureSizes;
use journey_model::{Date, Journey};
use serde::Serialize;

use crate::assets::{Assets, TEMPLATES, Template};
use crate::host::{Host, mint};
use crate::pictures::brought;
use crate::poster::{Order, PosterRoom, millimetres, one};
use crate::protocol::{Language, PosterChoices, TemplateSummary};
use crate::{AppError, fresh, revision_code};

pub use crate::decisions::Decision;
pub use apart::{FileConflict, MapCopy, MergedFile};
pub use decided::DecidedMap;
pub use desk::{DeskPoster, Named, PosterDesk};
pub use findings::{FindingsInWords, ListedFinding, MapFindings, findings_of_file};
pub use forgetting::{ForgottenName, ForgottenPlaces, NameToForget};
pub use keeping::{FoundPlaces, KeptLibrary, ListedMap, RecoveredLibrary};
pub use passing_on::{FileToPassOn, PicturesGo};
pub use pieces::{ListedPiece, ShelvedPiece, ready_pieces};
pub use prints::known_prints;
pub use reader::reader_copy_of_file;

/// What a map file holds.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FileSummary {
    /// Title of the map.
    pub title: String,
    /// Language of its text.
    pub language: String,
    /// Number of stages.
    pub stages: usize,
    /// Number of steps.
    pub steps: usize,
    /// Number of lanes.
    pub lanes: usize,
    /// Number of cards.
    pub cards: usize,
    /// Number of links.
    pub links: usize,
    /// Number of conflicts that nobody has settled yet.
    pub conflicts: usize,
}

/// A finished poster.
#[derive(Debug, Clone, PartialEq)]
pub struct FinishedPoster {
    /// The file.
    pub bytes: Vec<u8>,
    /// Width of the paper in millimetres.
    pub width_mm: f32,
    /// Height of the paper in millimetres.
    pub height_mm: f32,
    /// Printed size against nominal size, in per cent.
    pub scale_percent: f32,
    /// Size of the smallest type on the paper, in points.
    pub smallest_type_pt: f32,
}

/// The templates' names, in the order in which they are offered.
pub fn template_names() -> impl Iterator<Item = &'static str> {
    TEMPLATES.iter().map(|template| template.name)
}

/// The templates with their titles in a language.
pub fn templates(language: Language) -> Result<Vec<TemplateSummary>, AppError> {
    TEMPLATES
        .iter()
        .map(|template| {
            let journey = read_template(template, language)?;
            let about = journey.about();
            Ok(TemplateSummary {
                name: template.name.to_owned(),
                title: about.title.clone(),
                summary: about.method.clone(),
            })
        })
        .collect()
}

/// The journey of a template, under the template's own ids.
pub fn template(name: &str, language: Language) -> Result<Journey, AppError> {
    read_template(Template::named(name)?, language)
}

fn read_template(template: &Template, language: Language) -> Result<Journey, AppError> {
    // A template that cannot be read is a fault of the program; the tests read them all.
    journey_format::read(template.text(language).as_bytes()).map_err(AppError::bug)
}

/// A new map file from a template, under new ids.
pub fn new_map_file(name: &str, language: Language, host: &dyn Host) -> Result<Vec<u8>, AppError> {
    let journey = fresh::renewed(&template(name, language)?, || mint(host))?;
    Ok(journey_format::write(&journey).into_bytes())
}

/// Reads a map file and says what it holds.
pub fn check_map_file(bytes: &[u8]) -> Result<FileSummary, AppError> {
    let journey = journey_format::read(bytes)?;
    Ok(FileSummary {
        title: journey.about().title.clone(),
        language: journey.about().language.clone(),
        stages: journey.stages().len(),
        steps: journey.steps().len(),
        lanes: journey.lanes().len(),
        cards: journey.cards().count(),
        links: journey.links().count(),
        conflicts: journey.conflicts().count(),
    })
}

/// The revision code that a poster of a map file carries.
pub fn revision_of(bytes: &[u8]) -> Result<String, AppError> {
    Ok(revision_code(&journey_format::read(bytes)?))
}

/// Makes a poster of a map file, with the bundled fonts only. Of several pages of a picture it is the first.
pub fn export_poster(bytes: &[u8], choices: &PosterChoices, date: Date) -> Result<FinishedPoster, AppError> {
    let (journey, pictures) = journey_format::read_with_pictures(bytes)?;
    let pictures = brought(&journey, pictures);
    let sizes: PictureSizes = pictures
        .iter()
        .map(|picture| (picture.hash.clone(), (picture.width, picture.height)))
        .collect();
    let order = Order {
        journey: &journey,
        choices,
        pictures: &sizes,
        date,
        wall: None,
        past: None,
    };
    let laid = PosterRoom::new(Vec::new())?.laid("", &order, &Assets::load()?)?;
    let Some(page) = laid.pages.first() else {
        return Err(laid.nothing_to_print());
    };
    let named = |name: &str| Ok(pictures.iter().find(|picture| picture.hash == name).cloned());
    let mut bytes = Vec::new();
    one(&laid, 0, choices, &*laid.pictures(&named)?, &mut bytes, &mut ())?;
    Ok(FinishedPoster {
        bytes,
        width_mm: millimetres(page.size.w),
        height_mm: millimetres(page.size.h),
        scale_percent: laid.scale * 100.0,
        smallest_type_pt: laid.smallest_type,
    })
}
