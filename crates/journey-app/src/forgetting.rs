//! What removing a name has to know beside the library's rows: map files, and which names are names.

use journey_model::{Journey, Record};

use crate::{AppError, ErrorCode};

/// Names as they were typed, without spaces around them and without empty ones; an error when none is left.
pub(crate) fn names_of(typed: &[String]) -> Result<Vec<String>, AppError> {
    let names: Vec<String> = typed
        .iter()
        .map(|name| name.trim().to_owned())
        .filter(|name| name.chars().any(char::is_alphanumeric))
        .collect();
    if names.is_empty() {
        return Err(AppError::new(ErrorCode::BadParameters, "there is no name to look for"));
    }
    Ok(names)
}

/// Reads a map file, hands every record over to be changed, and writes it again.
pub(crate) fn rewritten(file: &str, each: &mut dyn FnMut(&mut Record)) -> Result<String, String> {
    let journey = journey_format::read(file.as_bytes()).map_err(|error| error.to_string())?;
    let records = journey.records().map(|mut record| {
        each(&mut record);
        record
    });
    let journey = Journey::from_records(records).map_err(|broken| broken.to_string())?;
    Ok(journey_format::write(&journey))
}

/// The first of the words "Person 1", "Person 2" and so on that stands for nobody yet.
pub(crate) fn free_word(person: &str, taken: &[String]) -> String {
    let numbered = (1..).map(|number: u32| format!("{person} {number}"));
    let is_taken = |word: &String| taken.iter().any(|name| name.eq_ignore_ascii_case(word));
    let mut free = numbered.skip_while(is_taken);
    free.next().unwrap_or_else(|| person.to_owned())
}
