//! Pictures in and out.

use std::path::Path;
use std::sync::Arc;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use journey_store::Picture;

use crate::disk::read_limited;
use crate::host::OpenQuestion;
use crate::pictures::{MAX_BYTES, accept, for_screen, too_many_bytes, unreadable};
use crate::protocol::*;
use crate::{App, AppError, ErrorCode};

/// Endings of picture files, without the dot.
const EXTENSIONS: [&str; 5] = ["png", "jpg", "jpeg", "webp", "svg"];

/// The least and the greatest width that is shown; between them every width is a power of two, so that a picture that grows
/// with the zoom is not scaled anew for every step.
const WIDTHS: (u32, u32) = (64, 4_096);

pub(super) fn add(app: &App, params: AddPicture) -> Result<PictureKept, AppError> {
    if let Some(path) = &params.path {
        return keep_file(app, Path::new(path));
    }
    // Four letters stand for three bytes.
    if params.bytes.len() / 4 * 3 > MAX_BYTES + 3 {
        return Err(too_many_bytes(params.bytes.len() / 4 * 3));
    }
    let bytes = STANDARD.decode(&params.bytes).map_err(unreadable)?;
    drop(params);
    keep(app, bytes)
}

pub(super) fn pick(app: &App) -> Result<PictureKept, AppError> {
    let question = OpenQuestion {
        title: "Percorso".to_owned(),
        extensions: EXTENSIONS.map(str::to_owned).to_vec(),
    };
    let Some(path) = app.host.choose_open_path(&question) else {
        return Ok(PictureKept {
            picture: None,
            width: 0,
            height: 0,
        });
    };
    keep_file(app, &path)
}

fn keep_file(app: &App, path: &Path) -> Result<PictureKept, AppError> {
    let bytes = read_limited(path, MAX_BYTES as u64).map_err(|error| match error.code {
        ErrorCode::FileTooLarge => too_many_bytes(MAX_BYTES + 1),
        _ => error,
    })?;
    keep(app, bytes)
}

fn keep(app: &App, bytes: Vec<u8>) -> Result<PictureKept, AppError> {
    // Decoded before the library is asked for: other calls need not wait for a large picture.
    let picture = accept(bytes)?;
    app.keep_pictures(std::slice::from_ref(&picture))?;
    let Picture {
        hash, width, height, ..
    } = picture;
    Ok(PictureKept {
        picture: Some(hash),
        width,
        height,
    })
}

pub(super) fn show(app: &App, params: &ShowPicture) -> Result<PictureShown, AppError> {
    let (least, greatest) = WIDTHS;
    let width = params.width.clamp(least, greatest).next_power_of_two();
    let whole = app.opened()?.pictures.get(&params.picture).copied();
    let known = app.shelf().take(&params.picture, width);
    let (shown, (width, height)) = match (known, whole) {
        (Some(shown), Some(whole)) => (shown, whole),
        _ => {
            let picture = app.opened()?.library.picture(&params.picture)?;
            let picture = picture.ok_or_else(|| unreadable("the library has none of this name"))?;
            let shown = Arc::new(for_screen(&picture, width)?);
            app.shelf().put(&params.picture, width, &shown);
            (shown, (picture.width, picture.height))
        }
    };
    Ok(PictureShown {
        media_type: shown.media_type.to_owned(),
        bytes: STANDARD.encode(&shown.bytes),
        width,
        height,
    })
}
