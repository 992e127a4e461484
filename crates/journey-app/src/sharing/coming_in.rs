//! A map file becomes a map of the library, beside those that are there.

use std::path::Path;

use journey_format::MapFile;
use journey_model::Id;
use journey_store::{Library, ShelfMark, StoreError};

use super::copy::Copy;
use super::recent::note_used;
use super::state::{note_came_in, note_shared};
use super::watch::remember;
use crate::host::{Host, mint};
use crate::{AppError, fresh};

/// Puts a copy into the library as a map of its own. What its file says of earlier states is kept, so that it is known what
/// other copies of it began from.
pub(crate) fn take_in(copy: &Copy, library: &mut Library, host: &dyn Host) -> Result<Id, AppError> {
    library.keep_pictures(&copy.pictures)?;
    let journey = &copy.file.journey;
    let map = journey.about().id;
    let map = match library.create(map, journey, host.now()) {
        Ok(()) => map,
        Err(StoreError::MapExists(_)) => {
            let map = mint(host);
            library.create(map, &fresh::copy(journey, map)?, host.now())?;
            map
        }
        Err(error) => return Err(error.into()),
    };
    note(library, map, &copy.file, host)?;
    Ok(map)
}

/// The library's map for a file that was opened from outside: the one that is there, or a new one. `copy` is what was read.
pub(crate) fn open_file(path: &Path, copy: &Copy, library: &mut Library, host: &dyn Host) -> Result<Id, AppError> {
    library.keep_pictures(&copy.pictures)?;
    let map = copy.file.journey.about().id;
    match library.create(map, &copy.file.journey, host.now()) {
        Ok(()) => note(library, map, &copy.file, host)?,
        // Whoever opens its file wants to see it.
        Err(StoreError::MapExists(_)) if library.is_binned(map)? => {
            library.mark(&[map], ShelfMark::Binned, None)?;
        }
        Err(StoreError::MapExists(_)) => {}
        Err(error) => return Err(error.into()),
    }
    remember(library, map, path);
    note_used(library, path, host.now());
    Ok(map)
}

fn note(library: &mut Library, map: Id, file: &MapFile, host: &dyn Host) -> Result<(), AppError> {
    if file.history.is_empty() && file.journey.about().id == map {
        note_shared(library, map, (&file.journey, 0), host.now())
    } else {
        note_came_in(library, map, file, (0, host.now()))
    }
}
