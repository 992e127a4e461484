//! `percorso copy`: a map file to pass on.

use journey_app::headless::file_to_pass_on;
use journey_app::protocol::FileContents;

use crate::arguments::Copy;
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
    };
    let bytes = file_to_pass_on(&files::read(&copy.file)?, contents);
    let bytes = bytes.map_err(|error| Failure::of_app(&copy.file, &error))?;
    files::write(&copy.to, &bytes, copy.force)
}
