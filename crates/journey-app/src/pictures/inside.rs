//! Pictures of a map on their way into a map file: as many as a file may hold, or all of them into the folder beside it.

use std::path::Path;

use journey_format::{Limits, MapFile, Pictures};
use journey_model::Journey;
use journey_store::Library;

use super::beside;
use crate::disk::write_whole;
use crate::{AppError, ErrorCode};

/// The pictures of a map that the library has, however many.
pub(crate) fn of_map(journey: &Journey, library: &Library) -> Result<Pictures, AppError> {
    let mut pictures = Pictures::new();
    for name in journey.pictures() {
        if let Some(picture) = library.picture(name)? {
            pictures.insert(picture.hash, picture.bytes);
        }
    }
    Ok(pictures)
}

/// Whether a map file may hold these pictures.
fn fit(pictures: &Pictures) -> bool {
    // Four letters stand for three bytes.
    let letters = pictures.values().map(|bytes| bytes.len().div_ceil(3) * 4);
    letters.sum::<usize>() <= Limits::default().pictures
}

/// Refuses pictures that a map file may not hold: nobody could read it.
pub(crate) fn check(pictures: &Pictures) -> Result<(), AppError> {
    if fit(pictures) {
        return Ok(());
    }
    let message = "the pictures of the map are larger than a map file may hold; they can go beside it";
    Err(AppError::new(ErrorCode::FileTooLarge, message))
}

/// Writes a map file with its pictures: in it, or beside it when they are more than it may hold.
pub(crate) fn write(journey: Journey, library: &Library, to: &Path) -> Result<(), AppError> {
    let mut file = MapFile::new(journey);
    file.pictures = of_map(&file.journey, library)?;
    if !fit(&file.pictures) {
        let pictures = std::mem::take(&mut file.pictures);
        beside::put(to, &pictures)?;
        file.beside.extend(pictures.into_keys());
    }
    write_whole(to, journey_format::write_whole(&file).as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn more_than_a_file_may_hold_stays_out_of_it() {
        let most = Limits::default().pictures / 4 * 3;
        let pictures = |bytes: usize| Pictures::from([("0".repeat(64), vec![0; bytes])]);
        assert!(check(&pictures(most)).is_ok());
        assert_eq!(check(&pictures(most + 1)).unwrap_err().code, ErrorCode::FileTooLarge);
    }
}
