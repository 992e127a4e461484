//! `percorso copy`: a map file to pass on.

use journey_app::headless::{FileToPassOn, PicturesGo};
use journey_app::protocol::FileContents;

use crate::arguments::{Copy, Pictures};
use crate::failure::Failure;
use crate::files;

/// Writes the copy.
pub fn run(copy: &Copy) -> Result<(), Vec<Failure>> {
    written(copy).map_err(|failure| vec![failure])
}

fn written(copy: &Copy) -> Result<(), Failure> {
    files::may_write(&copy.to, copy.force)?;
    let contents = FileContents {
        without_history: copy.without_history,
        without_pictures: copy.without_pictures,
        anonymised: copy.anonymised,
        pictures_beside: false,
    };
    let pictures = match copy.pictures {
        None => PicturesGo::AsBefore,
        Some(Pictures::Inside) => PicturesGo::Inside,
        Some(Pictures::Beside) => PicturesGo::Beside,
    };
    let file = FileToPassOn::read(&copy.file, contents, pictures);
    let file = file.map_err(|error| Failure::of_app(&copy.file, &error))?;
    file.write(&copy.to).map_err(|error| Failure::of_app(&copy.to, &error))
}
