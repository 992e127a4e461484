//! The prints of a map that a library knows of.

use std::path::Path;

use journey_store::Library;

use crate::disk::{MAX_MAP_FILE, read_limited};
use crate::poster::wall;
use crate::protocol::KnownPrints;
use crate::{AppError, ErrorCode, revision_code};

/// The prints of a file's map by which stickers can be made, the last one first. Nothing is created or taken in: a library
/// or a map that is not there is an error.
pub fn known_prints(library: &Path, file: &Path) -> Result<KnownPrints, AppError> {
    let map = journey_format::read(&read_limited(file, MAX_MAP_FILE)?)?.about().id;
    if !library.exists() {
        let message = format!("there is no library at {}", library.display());
        return Err(AppError::new(ErrorCode::LibraryUnavailable, message));
    }
    let library = Library::open(library)?;
    let now = revision_code(&library.load(map)?.journey);
    Ok(wall::known(&library.prints(map)?, &now))
}
