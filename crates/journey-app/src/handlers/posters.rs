//! Posters: looked at, then written.

use std::fs;
use std::sync::Arc;

use base64::prelude::{BASE64_STANDARD, Engine};
use journey_export::Cutout;
use journey_model::{Date, Id, Journey};
use journey_store::Picture;

use super::files::{destination, save_question};
use crate::host::FileKind;
use crate::poster::{self, Laid, Order, Sight, check, layout_name, past, wall};
use crate::protocol::*;
use crate::{App, AppError, revision_code};

pub(super) fn choices(app: &App, params: NamedMap) -> Result<PosterChoices, AppError> {
    let open = app.opened()?;
    open.ask(params.map, |_| ())?;
    let kept = open.library.poster_choices(params.map)?.unwrap_or_default();
    // What a later version kept and this one does not understand counts as not chosen.
    Ok(serde_json::from_value(kept).unwrap_or_default())
}

pub(super) fn prints(app: &App, params: NamedMap) -> Result<KnownPrints, AppError> {
    let printed = Printed::of(app, params.map)?;
    let now = revision_code(&printed.journey);
    let prints = app.opened()?.library.prints(params.map)?;
    Ok(wall::known(&prints, &now))
}

pub(super) fn preview(app: &App, params: &PreviewPoster) -> Result<PosterPreview, AppError> {
    let printed = Printed::of(app, params.map)?;
    let laid = printed.laid(app, &params.choices)?;
    keep_choices(app, params.map, &params.choices)?;
    Ok(laid.preview())
}

pub(super) fn draw(app: &App, params: &DrawPosterPage) -> Result<PosterPageDrawn, AppError> {
    let laid = Printed::of(app, params.map)?.laid(app, &params.choices)?;
    let pictures = laid.pictures(&|name| kept_picture(app, name))?;
    let transparent = params.choices.transparent && params.choices.format == PosterFormat::Png;
    let part = params.part.map(|part| Cutout {
        left: part.left,
        top: part.top,
        width: part.width,
        height: part.height,
    });
    let sight = Sight {
        page: params.page as usize,
        width: params.width,
        part,
        transparent,
    };
    let bytes = poster::draw(&laid, sight, &pictures)?;
    Ok(PosterPageDrawn {
        png: BASE64_STANDARD.encode(bytes),
    })
}

pub(super) fn export(app: &App, params: &ExportPoster) -> Result<FileWritten, AppError> {
    let ExportPoster { map, choices, path } = params;
    check(choices)?;
    let printed = Printed::of(app, *map)?;
    let title = &printed.journey.about().title;
    let question = save_question(title, choices.format.extension(), FileKind::Poster);
    // Asked first: who calls the dialog off need not wait for the drawing.
    let Some(to) = destination(app, path.as_deref(), &question) else {
        return Ok(FileWritten { path: None, bytes: 0 });
    };
    let mut shift = app.posters.work.begin()?;
    let laid = printed.laid(app, choices)?;
    if laid.pages.is_empty() {
        return Err(laid.nothing_to_print());
    }
    let pictures = laid.pictures(&|name| kept_picture(app, name))?;
    shift.go_on()?;
    let files = poster::write(&laid, choices, &pictures, &to, &mut shift)?;
    shift.go_on()?;
    // Before the files get their names: a print that is not noted could not be brought up to date.
    app.note_print(*map, &printed.journey, choices)?;
    keep_choices(app, *map, choices)?;
    let bytes = files.bytes;
    let first = files.finish()?.into_iter().next();
    Ok(FileWritten {
        path: first.map(|path| path.to_string_lossy().into_owned()),
        bytes,
    })
}

/// A map as it is at this moment.
struct Printed {
    map: Id,
    revision: u64,
    journey: Journey,
    date: Date,
}

impl Printed {
    fn of(app: &App, map: Id) -> Result<Self, AppError> {
        let (journey, revision) = app
            .opened()?
            .ask(map, |asked| (asked.journey.clone(), asked.revision))?;
        Ok(Self {
            map,
            revision,
            journey,
            date: app.host.today(),
        })
    }

    /// The poster, laid out unless it was the last one that was. Nothing of the app is held meanwhile.
    fn laid(&self, app: &App, choices: &PosterChoices) -> Result<Arc<Laid>, AppError> {
        let Self {
            map, revision, date, ..
        } = self;
        let code = wall::code(&choices.since);
        let is_changes = choices.product == Product::Changes;
        let hung = if is_changes {
            wall::choices(&app.opened()?.library, *map, &code)?
        } else {
            None
        };
        let hung = hung.as_ref().map(layout_name).transpose()?.unwrap_or_default();
        let mark = choices.mark.as_ref().filter(|_| choices.product == Product::Map);
        let written = match mark {
            Some(Earlier::Copy { path }) => stamp_of(path),
            _ => String::new(),
        };
        let name = format!("{map} {revision} {date} {} {hung} {written}", layout_name(choices)?);
        if let Some(laid) = app.posters.remembered(&name) {
            return Ok(laid);
        }
        let (wall, past, pictures) = {
            let open = app.opened()?;
            let now = (&self.journey, *revision);
            let past = mark
                .map(|mark| past(&open.library, (*map, now), mark))
                .transpose()?
                .flatten();
            let wall = if is_changes {
                wall::wall(&open.library, *map, &code)?
            } else {
                None
            };
            (wall, past, open.pictures.clone())
        };
        let order = Order {
            journey: &self.journey,
            choices,
            pictures: &pictures,
            date: *date,
            wall: wall.as_ref(),
            past: past.as_ref(),
        };
        app.posters.laid(&name, &order, &app.assets)
    }
}

/// Tells one state of a file from another.
fn stamp_of(path: &str) -> String {
    let about = fs::metadata(path).ok();
    about.map_or_else(String::new, |about| {
        format!("{} {:?}", about.len(), about.modified().ok())
    })
}

fn keep_choices(app: &App, map: Id, choices: &PosterChoices) -> Result<(), AppError> {
    let choices = serde_json::to_value(choices).map_err(AppError::bug)?;
    Ok(app.opened()?.library.keep_poster_choices(map, &choices)?)
}

fn kept_picture(app: &App, name: &str) -> Result<Option<Picture>, AppError> {
    Ok(app.opened()?.library.picture(name)?)
}
