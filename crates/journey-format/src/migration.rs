//! Files of older versions, brought to the present one as text, before anything in them has a type.

use std::borrow::Cow;

use crate::error::{ReadError, ReadErrorKind};
use crate::scan::Outline;

/// Takes a text of one version to the next.
type Migration = fn(String, &Outline) -> Result<String, ReadError>;

/// Each entry takes a text one version further. Entries are never changed, only added. Lines and columns stay, so that an
/// error names the place in the file that somebody has.
const MIGRATIONS: &[Migration] = &[to_version_2];

/// The text as the present version has it.
pub(crate) fn brought_up<'a>(text: &'a str, outline: &Outline) -> Result<Cow<'a, str>, ReadError> {
    let (format, _) = outline.format;
    let behind = MIGRATIONS
        .iter()
        .skip(usize::try_from(format).unwrap_or(usize::MAX).saturating_sub(1));
    let mut text = Cow::Borrowed(text);
    for migrate in behind {
        text = Cow::Owned(migrate(text.into_owned(), outline)?);
    }
    Ok(text)
}

/// Version 1 had neither minor versions nor a history; all else is the same.
fn to_version_2(mut text: String, outline: &Outline) -> Result<String, ReadError> {
    for &start in &outline.own {
        let name = text.get(start..).unwrap_or_default();
        let name = &name[..name
            .find(|letter: char| !letter.is_alphanumeric())
            .unwrap_or(name.len())];
        if matches!(name, "minor" | "history") {
            let message = format!("A map of format 1 has no field `{name}`.");
            return Err(ReadError::at(ReadErrorKind::Malformed, &text, start, message));
        }
    }
    let (_, end) = outline.format;
    text.replace_range(end - 1..end, "2");
    Ok(text)
}
