//! A copy of a map: another state of it, from a file or from the library.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use journey_format::MapFile;
use journey_model::Id;
use journey_store::Picture;

use super::recent::note_used;
use super::state::map_file;
use crate::disk::{MAX_MAP_FILE, read_limited};
use crate::pictures::{beside, brought};
use crate::protocol::Source;
use crate::{App, AppError, ErrorCode};

/// A copy of a map.
pub(crate) struct Copy {
    /// The file's name; of a map of the library its title.
    pub name: String,
    /// Whose it is; may be empty.
    pub by: String,
    /// When it was written or last changed, in milliseconds since 1970-01-01 UTC, where that is known.
    pub at: Option<i64>,
    /// What is in it, but for its pictures.
    pub file: MapFile,
    /// Revision of the map in it.
    pub hash: String,
    /// Its pictures, looked into.
    pub pictures: Vec<Picture>,
}

impl Copy {
    /// Reads what somebody's file has in it.
    pub fn of_bytes(name: &str, by: Option<&str>, bytes: &[u8]) -> Result<Self, AppError> {
        Ok(Self::of(name, by, journey_format::read_whole(bytes)?))
    }

    /// Reads what somebody's file has in it and the pictures beside it.
    pub fn of_file(path: &Path, by: Option<&str>) -> Result<Self, AppError> {
        Self::of_read(path, by, &read_limited(path, MAX_MAP_FILE)?)
    }

    /// Takes what was read from somebody's file, and the pictures beside it.
    pub fn of_read(path: &Path, by: Option<&str>, bytes: &[u8]) -> Result<Self, AppError> {
        let mut file = journey_format::read_whole(bytes)?;
        beside::fetch(path, &mut file);
        Ok(Self::of(&file_name(path), by, file))
    }

    /// Reads what is in a file that came without its path, in base64 (RFC 4648). Pictures beside it are not found.
    pub fn of_base64(name: &str, by: Option<&str>, text: &str) -> Result<Self, AppError> {
        let bytes = STANDARD.decode(text).map_err(|error| {
            let message = format!("cannot be read: {error}");
            AppError::new(ErrorCode::FileUnreadable, message)
        })?;
        if bytes.len() as u64 > MAX_MAP_FILE {
            return Err(AppError::new(ErrorCode::FileTooLarge, "the file is too large"));
        }
        Self::of_bytes(name, by, &bytes)
    }

    fn of(name: &str, by: Option<&str>, mut file: MapFile) -> Self {
        let pictures = brought(&file.journey, std::mem::take(&mut file.pictures));
        Self {
            name: name.to_owned(),
            by: by.map_or_else(|| stem(name), str::to_owned),
            at: None,
            hash: journey_format::revision(&file.journey),
            file,
            pictures,
        }
    }

    /// Width and height in pixels of its pictures, by name.
    pub fn sizes(&self) -> impl Iterator<Item = (String, (u32, u32))> {
        self.pictures
            .iter()
            .map(|picture| (picture.hash.clone(), (picture.width, picture.height)))
    }

    /// Every state that it knows, itself first.
    pub fn hashes(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.hash.as_str()).chain(self.file.history.iter().map(|revision| revision.hash.as_str()))
    }
}

/// Reads a copy. Nothing is kept of it but that its file was used.
pub(crate) fn read_copy(app: &App, source: &Source, by: Option<&str>) -> Result<Copy, AppError> {
    match source {
        Source::File { path } => {
            let path = PathBuf::from(path);
            let copy = Copy::of_file(&path, by)?;
            note_used(&mut app.opened()?.library, &path, app.host.now());
            Ok(Copy {
                at: written_at(&path),
                ..copy
            })
        }
        Source::Bytes { name, bytes } => Copy::of_base64(name, by, bytes),
        Source::Map { map } => of_library(app, *map, by),
    }
}

fn of_library(app: &App, map: Id, by: Option<&str>) -> Result<Copy, AppError> {
    let mut open = app.opened()?;
    open.look_elsewhere()?;
    let row = open.library.maps()?.into_iter().find(|row| row.map == map);
    let row = row.ok_or_else(|| AppError::new(ErrorCode::MapNotFound, "there is no such map"))?;
    let file = map_file(&open, map)?;
    Ok(Copy {
        name: row.summary.title.clone(),
        by: by.map_or(row.summary.title, str::to_owned),
        at: Some(row.changed),
        hash: journey_format::revision(&file.journey),
        file,
        pictures: Vec::new(),
    })
}

/// The last part of a path, as text.
pub(crate) fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// A map file's name without its ending.
fn stem(name: &str) -> String {
    let ending = format!(".{}", journey_format::EXTENSION);
    name.strip_suffix(&ending).unwrap_or(name).to_owned()
}

fn written_at(path: &Path) -> Option<i64> {
    let written = fs::metadata(path).ok()?.modified().ok()?;
    i64::try_from(written.duration_since(UNIX_EPOCH).ok()?.as_millis()).ok()
}
