//! A map file to pass on: whole, or without what its reader need not have.

use std::path::Path;

use crate::AppError;
use crate::disk::{MAX_MAP_FILE, read_limited, write_whole};
use crate::pictures::{beside, inside};
use crate::protocol::FileContents;
use crate::sharing::without;

/// Where the pictures of a copy go.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum PicturesGo {
    /// Where they are: in the file, or in the folder beside it.
    #[default]
    AsBefore,
    /// All of them into the file.
    Inside,
    /// All of them into the folder beside it.
    Beside,
}

/// A map file that was read to be passed on.
pub struct FileToPassOn {
    file: journey_format::MapFile,
    pictures: journey_format::Pictures,
}

impl FileToPassOn {
    /// Reads a map file with the pictures beside it, and leaves out what is named.
    pub fn read(path: &Path, contents: FileContents, pictures: PicturesGo) -> Result<Self, AppError> {
        let mut file = journey_format::read_whole(&read_limited(path, MAX_MAP_FILE)?)?;
        let told = std::mem::take(&mut file.beside);
        let inside = std::mem::take(&mut file.pictures);
        file.beside.clone_from(&told);
        beside::fetch(path, &mut file);
        let found = std::mem::take(&mut file.pictures);
        match pictures {
            PicturesGo::AsBefore => file.pictures = inside,
            PicturesGo::Inside | PicturesGo::Beside => {
                file.beside.retain(|name| !found.contains_key(name));
                file.pictures = inside;
                file.pictures.extend(found.clone());
            }
        }
        let contents = FileContents {
            pictures_beside: pictures == PicturesGo::Beside,
            ..contents
        };
        let (file, mut pictures_beside) = without(file, contents)?;
        inside::check(&file.pictures)?;
        if pictures == PicturesGo::AsBefore {
            pictures_beside.extend(found.into_iter().filter(|(name, _)| file.beside.contains(name)));
        }
        Ok(Self {
            file,
            pictures: pictures_beside,
        })
    }

    /// Writes it, and before it the pictures beside it.
    pub fn write(&self, to: &Path) -> Result<(), AppError> {
        beside::put(to, &self.pictures)?;
        write_whole(to, journey_format::write_whole(&self.file).as_bytes())
    }
}
