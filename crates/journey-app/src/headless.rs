//! What can be done without a library: templates, checks and posters straight from map files.

use std::path::Path;
use std::sync::Arc;

use journey_layout::PictureSizes;
use journey_model::{Date, Journey};
use serde::Serialize;

use crate::assets::{Assets, TEMPLATES, Template};
use crate::host::{Host, mint};
use crate::pictures::brought;
use crate::poster::{PosterJob, millimetres};
use crate::protocol::{Language, PosterChoices, TemplateSummary};
use crate::{App, AppError, fresh};

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
                summary: about.scenario.clone(),
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
    })
}

/// Opens a map file in a library (created when absent), as the window does, and gives the map back as the library has it:
/// a map that was there already comes back as it was left.
pub fn through_library(library: &Path, file: &Path, host: Arc<dyn Host>) -> Result<Vec<u8>, AppError> {
    let app = App::open(library, host, Some(file))?;
    let map = app.start_with.ok_or_else(|| AppError::bug("the map was not opened"))?;
    Ok(app.map_file(map)?.1)
}

/// Makes a poster of a map file.
pub fn export_poster(bytes: &[u8], choices: &PosterChoices, date: Date) -> Result<FinishedPoster, AppError> {
    let (journey, pictures) = journey_format::read_with_pictures(bytes)?;
    let pictures = brought(&journey, pictures);
    let sizes: PictureSizes = pictures
        .iter()
        .map(|picture| (picture.hash.clone(), (picture.width, picture.height)))
        .collect();
    let assets = Assets::load()?;
    let mut setter = Assets::typesetter();
    let job = PosterJob::new(&journey, choices, date);
    let poster = job.lay_out(&assets, &sizes, &mut setter);
    Ok(FinishedPoster {
        bytes: job.bytes(&poster, &assets, |name| {
            Ok(pictures.iter().find(|picture| picture.hash == name).cloned())
        })?,
        width_mm: millimetres(poster.scene.size.w),
        height_mm: millimetres(poster.scene.size.h),
        scale_percent: poster.scale * 100.0,
        smallest_type_pt: poster.smallest_type,
    })
}
