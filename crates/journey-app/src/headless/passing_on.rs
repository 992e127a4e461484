//! A map file to pass on: whole, or without what its reader need not have.

use crate::AppError;
use crate::protocol::FileContents;
use crate::sharing::without;

/// A map file without what is named. Pictures that lie in a folder beside the file are named as before.
pub fn file_to_pass_on(file: &[u8], contents: FileContents) -> Result<Vec<u8>, AppError> {
    let file = without(journey_format::read_whole(file)?, contents)?;
    Ok(journey_format::write_whole(&file).into_bytes())
}
