//! Reader's copies of maps.

use super::files::{destination, save_question};
use crate::disk::write_whole;
use crate::host::FileKind;
use crate::protocol::*;
use crate::reader::{EXTENSION, reader_copy};
use crate::{App, AppError};

pub(super) fn export(app: &App, params: &ExportReader) -> Result<FileWritten, AppError> {
    let ExportReader { map, choices, path } = params;
    let journey = app.journey(*map)?;
    let question = save_question(&journey.about().title, EXTENSION, FileKind::Page);
    // Asked first: who calls the dialog off need not wait for the drawing.
    let Some(to) = destination(app, path.as_deref(), &question) else {
        return Ok(FileWritten { path: None, bytes: 0 });
    };
    let sizes = app.opened()?.pictures.clone();
    let picture = |name: &str| Ok(app.opened()?.library.picture(name)?);
    let html = reader_copy(&journey, choices, &app.assets, (&sizes, &picture), app.host.today())?;
    write_whole(&to, html.as_bytes())?;
    Ok(FileWritten {
        path: Some(to.to_string_lossy().into_owned()),
        bytes: html.len() as u64,
    })
}
