//! Pictures: what comes in is somebody's file, and hostile until it is decoded.
//!
//! [`accept`] decides what is kept: PNG, JPEG and WebP byte for byte, SVG cleaned and written anew. [`for_screen`] scales
//! what is kept for the window, [`for_paper`] makes it fit for an exporter. What a picture is, is told by its content, never
//! by a name. Every size is read from the head of the file before anything is decoded.
//!
//! Must never know: where pictures are kept. Start reading here, then `raster.rs` and `svg.rs`.

pub(crate) mod beside;
mod cost;
pub(crate) mod inside;
mod raster;
mod shelf;
mod svg;
mod weight;

use std::collections::BTreeMap;

use journey_model::Journey;
use journey_store::Picture;
use serde_json::json;
use sha2::{Digest, Sha256};

pub(crate) use shelf::{Shelf, Shown};

use crate::{AppError, ErrorCode};

/// The largest file that is taken, in bytes.
pub(crate) const MAX_BYTES: usize = 32 * 1024 * 1024;

/// The longest side that is taken, in pixels.
const MAX_SIDE: u32 = 20_000;

/// The largest area that is taken, in pixels.
const MAX_PIXELS: u64 = 100_000_000;

/// Media type of SVG.
const SVG: &str = "image/svg+xml";

/// Makes sure that somebody's file is a picture that can be shown and printed; what is to be kept of it.
pub(crate) fn accept(bytes: Vec<u8>) -> Result<Picture, AppError> {
    if bytes.len() > MAX_BYTES {
        return Err(too_many_bytes(bytes.len()));
    }
    let (media_type, bytes, (width, height)) = match raster::Kind::of(&bytes) {
        Some(kind) => {
            let size = raster::examine(kind, &bytes)?;
            (kind.media_type(), bytes, size)
        }
        None if svg::looks_like_svg(&bytes) => {
            let (clean, size) = svg::cleaned(bytes)?;
            (SVG, clean, size)
        }
        None => return Err(unreadable("it is neither PNG nor JPEG, WebP or SVG")),
    };
    Ok(Picture {
        hash: hash(&bytes),
        media_type: media_type.to_owned(),
        width,
        height,
        bytes,
    })
}

/// Makes sure that what a map file brings is what [`accept`] has once kept: it is taken byte for byte, so that its name
/// stays true.
fn accept_kept(name: &str, bytes: Vec<u8>) -> Result<Picture, AppError> {
    if bytes.len() <= MAX_BYTES && hash(&bytes) != name {
        return Err(unreadable("its name is not the hash of its bytes"));
    }
    if raster::Kind::of(&bytes).is_some() || bytes.len() > MAX_BYTES {
        return accept(bytes);
    }
    let (width, height) = svg::examine(&bytes)?;
    Ok(Picture {
        hash: name.to_owned(),
        media_type: SVG.to_owned(),
        width,
        height,
        bytes,
    })
}

/// What a map file brings for the journey's cards and conflicts. A picture that is damaged or that nobody asked for is left
/// where it is: the map is worth opening without it, and its card says what it showed.
pub(crate) fn brought(journey: &Journey, mut pictures: BTreeMap<String, Vec<u8>>) -> Vec<Picture> {
    let named = journey.pictures().into_iter();
    named
        .filter_map(|name| accept_kept(name, pictures.remove(name)?).ok())
        .collect()
}

/// A kept picture for the screen, this many pixels wide at most and never larger than it is.
pub(crate) fn for_screen(picture: &Picture, width: u32) -> Result<Shown, AppError> {
    let whole = (picture.width, picture.height);
    match raster::Kind::of(&picture.bytes) {
        Some(kind) => raster::scaled(kind, &picture.bytes, whole, width),
        None => raster::png(&svg::drawn(&picture.bytes, width)?),
    }
}

/// A kept picture as the exporters take it: PNG and JPEG as they are, WebP with the same pixels, SVG drawn this many pixels
/// wide.
pub(crate) fn for_paper(picture: Picture, width: u32) -> Result<Vec<u8>, AppError> {
    match raster::Kind::of(&picture.bytes) {
        Some(raster::Kind::WebP) => Ok(raster::png(&raster::pixels(raster::Kind::WebP, &picture.bytes)?)?.bytes),
        Some(_) => Ok(picture.bytes),
        None => Ok(raster::png(&svg::drawn(&picture.bytes, width)?)?.bytes),
    }
}

/// The name of a picture: the SHA-256 of its bytes in hexadecimal.
fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

pub(crate) fn too_many_bytes(bytes: usize) -> AppError {
    let message = format!("a picture has at most {} MiB", MAX_BYTES / 1024 / 1024);
    AppError {
        detail: json!({ "bytes": bytes }),
        ..AppError::new(ErrorCode::PictureTooLarge, message)
    }
}

/// Refuses a size before anything is decoded.
fn check_size(width: u32, height: u32) -> Result<(), AppError> {
    if width <= MAX_SIDE && height <= MAX_SIDE && u64::from(width) * u64::from(height) <= MAX_PIXELS {
        return Ok(());
    }
    Err(too_large(width, height))
}

fn too_large(width: u32, height: u32) -> AppError {
    let message = format!(
        "the picture has {width} × {height} pixels; a side has at most {MAX_SIDE}, and all of it {} million",
        MAX_PIXELS / 1_000_000
    );
    AppError {
        detail: json!({ "width": width, "height": height }),
        ..AppError::new(ErrorCode::PictureTooLarge, message)
    }
}

pub(crate) fn unreadable(reason: impl std::fmt::Display) -> AppError {
    AppError::new(
        ErrorCode::PictureUnreadable,
        format!("the picture cannot be read: {reason}"),
    )
}
