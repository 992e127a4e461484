//! Posters: looked at, then written.

use base64::prelude::{BASE64_STANDARD, Engine};

use super::files::{destination, save, save_question};
use crate::host::FileKind;
use crate::poster::{PosterJob, millimetres};
use crate::protocol::*;
use crate::{App, AppError};

pub(super) fn preview(app: &App, params: &PreviewPoster) -> Result<PosterPreview, AppError> {
    let journey = app.journey(params.map)?;
    let job = PosterJob::new(&journey, &params.choices, app.host.today());
    let pictures = app.opened().pictures.clone();
    let poster = job.lay_out(&app.assets, &pictures, &mut app.typesetter());
    Ok(PosterPreview {
        pages: vec![PosterPage {
            label: "1".to_owned(),
            width_mm: millimetres(poster.scene.size.w),
            height_mm: millimetres(poster.scene.size.h),
        }],
        scale_percent: poster.scale * 100.0,
        smallest_type_pt: poster.smallest_type,
        advice: Vec::new(),
    })
}

pub(super) fn draw(app: &App, params: &DrawPosterPage) -> Result<PosterPageDrawn, AppError> {
    let journey = app.journey(params.map)?;
    let choices = PosterChoices {
        format: PosterFormat::Png,
        ..params.choices.clone()
    };
    let job = PosterJob::new(&journey, &choices, app.host.today());
    let pictures = app.opened().pictures.clone();
    let poster = job.lay_out(&app.assets, &pictures, &mut app.typesetter());
    let bytes = job.bytes(&poster, &app.assets, |name| Ok(app.opened().library.picture(name)?))?;
    Ok(PosterPageDrawn {
        png: BASE64_STANDARD.encode(bytes),
    })
}

pub(super) fn export(app: &App, params: &ExportPoster) -> Result<FileWritten, AppError> {
    let journey = app.journey(params.map)?;
    let question = save_question(
        &journey.about().title,
        params.choices.format.extension(),
        FileKind::Poster,
    );
    // Asked first: who calls the dialog off need not wait for the drawing.
    let Some(path) = destination(app, params.path.as_deref(), &question) else {
        return Ok(FileWritten { path: None, bytes: 0 });
    };
    let job = PosterJob::new(&journey, &params.choices, app.host.today());
    let pictures = app.opened().pictures.clone();
    let poster = job.lay_out(&app.assets, &pictures, &mut app.typesetter());
    let bytes = job.bytes(&poster, &app.assets, |name| Ok(app.opened().library.picture(name)?))?;
    save(app, Some(&path.to_string_lossy()), &question, &bytes)
}
