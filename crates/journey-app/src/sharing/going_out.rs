//! A map as a file: whole, or without what its reader need not have.

use journey_format::{MapFile, Pictures};
use journey_model::{Id, Journey};

use super::anonymous::anonymised;
use super::state::{map_file, note_came_in, note_shared};
use crate::pictures::inside;
use crate::protocol::FileContents;
use crate::{App, AppError};

/// A map as a file that is to be written.
pub(crate) struct GoingOut {
    pub bytes: Vec<u8>,
    /// Pictures that go into the folder beside it.
    pub beside: Pictures,
    pub title: String,
    file: MapFile,
    /// What the map itself is, and at which revision.
    present: (Journey, u64),
    map: Id,
}

/// Makes a map file of a map. Nothing is noted yet: the file may still find no place.
pub(crate) fn going_out(app: &App, map: Id, contents: FileContents) -> Result<GoingOut, AppError> {
    let mut open = app.opened()?;
    open.look_elsewhere()?;
    let revision = open.ask(map, |asked| asked.revision)?;
    let mut file = map_file(&open, map)?;
    let present = file.journey.clone();
    if !contents.without_pictures {
        file.pictures = inside::of_map(&file.journey, &open.library)?;
    }
    let (file, beside) = without(file, contents)?;
    inside::check(&file.pictures)?;
    Ok(GoingOut {
        beside,
        bytes: journey_format::write_whole(&file).into_bytes(),
        title: file.journey.about().title.clone(),
        file,
        present: (present, revision),
        map,
    })
}

/// A map file without what is named, and the pictures that go beside it.
pub(crate) fn without(mut file: MapFile, contents: FileContents) -> Result<(MapFile, Pictures), AppError> {
    if contents.without_history || contents.anonymised {
        file.history.clear();
    }
    if contents.anonymised {
        file.journey = anonymised(&file.journey)?;
    }
    if contents.without_pictures {
        file.pictures.clear();
        file.beside.clear();
    }
    let mut beside = Pictures::new();
    if contents.pictures_beside {
        beside = std::mem::take(&mut file.pictures);
        file.beside.extend(beside.keys().cloned());
    }
    Ok((file, beside))
}

/// Notes what went out, so that it is known when it comes back: also without names, so that whoever added to such a file has
/// changed no name.
pub(crate) fn note_gone_out(app: &App, gone: &GoingOut) -> Result<(), AppError> {
    let now = app.host.now();
    let library = &mut app.opened()?.library;
    let (journey, revision) = &gone.present;
    if gone.file.journey == *journey {
        note_shared(library, gone.map, (journey, *revision), now)
    } else {
        note_came_in(library, gone.map, &gone.file, (0, now))
    }
}
