//! A reader's copy without a window: of a map file, or of a library's map.

use std::path::Path;

use journey_layout::PictureSizes;
use journey_model::{Date, excerpt};
use journey_store::Picture;

use super::PosterDesk;
use crate::AppError;
use crate::assets::Assets;
use crate::disk::write_whole;
use crate::pictures::brought;
use crate::protocol::{Only, ReaderChoices};
use crate::reader::reader_copy;

/// The reader's copy of a map file. The same file, choices and day give the same bytes.
pub fn reader_copy_of_file(file: &[u8], choices: &ReaderChoices, date: Date) -> Result<String, AppError> {
    let (journey, pictures) = journey_format::read_with_pictures(file)?;
    let pictures = brought(&journey, pictures);
    let sizes: PictureSizes = pictures
        .iter()
        .map(|picture| (picture.hash.clone(), (picture.width, picture.height)))
        .collect();
    let picture = |name: &str| Ok(pictures.iter().find(|picture| picture.hash == name).cloned());
    reader_copy(&journey, choices, &Assets::load()?, (&sizes, &picture), date)
}

impl PosterDesk {
    /// Writes a reader's copy of the map, or of a part of it, whole or not at all; its size in bytes.
    pub fn write_reader_copy(&self, only: &Only, choices: &ReaderChoices, to: &Path) -> Result<u64, AppError> {
        let part = excerpt(
            &self.journey,
            &journey_model::Only {
                stages: only.stages.clone(),
                lanes: only.lanes.clone(),
                actors: only.actors.clone(),
            },
        );
        let picture = |name: &str| -> Result<Option<Picture>, AppError> { self.picture(name) };
        let pictures = (&self.sizes, &picture as crate::reader::FetchPicture<'_>);
        let html = reader_copy(&part, choices, self.assets(), pictures, self.date)?;
        write_whole(to, html.as_bytes())?;
        Ok(html.len() as u64)
    }
}
