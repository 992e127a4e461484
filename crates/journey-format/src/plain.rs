//! The errors of `ron` in plain words.

use ron::Error;

/// What is wrong, as one sentence for somebody who has never heard of RON.
pub(crate) fn sentence(error: &Error) -> String {
    match error {
        Error::NoSuchStructField { expected, found, outer } => {
            let known = expected.join(", ");
            format!(
                "{} has no field `{}`; it may have {known}.",
                record(outer.as_deref()),
                shortened(found)
            )
        }
        Error::MissingStructField { field, outer } => format!("{} lacks its `{field}`.", record(outer.as_deref())),
        Error::DuplicateStructField { field, outer } => {
            format!("{} has its `{field}` twice.", record(outer.as_deref()))
        }
        Error::NoSuchEnumVariant { expected, found, .. } => {
            format!(
                "`{}` is not known here; it may be {}.",
                shortened(found),
                expected.join(", ")
            )
        }
        Error::ExpectedComma => "A comma is missing before this.".to_owned(),
        Error::ExpectedMapColon => "A colon is missing before this.".to_owned(),
        Error::ExpectedString => "A text in quotation marks is expected here.".to_owned(),
        Error::ExpectedBoolean => "`true` or `false` is expected here.".to_owned(),
        Error::ExpectedArray => "A list in square brackets is expected here.".to_owned(),
        Error::ExpectedIdentifier => "A name is expected here.".to_owned(),
        Error::ExpectedInteger | Error::InvalidIntegerDigit { .. } => "A whole number is expected here.".to_owned(),
        Error::ExpectedFloat | Error::FloatUnderscore | Error::UnderscoreAtBeginning => {
            "A number is expected here.".to_owned()
        }
        Error::IntegerOutOfBounds => "This number is too large or too small here.".to_owned(),
        Error::InvalidEscape(_) => "What follows the backslash in this text is not known.".to_owned(),
        Error::ExpectedStructLike
        | Error::ExpectedNamedStructLike(_)
        | Error::ExpectedDifferentStructName { .. }
        | Error::ExpectedStructName(_) => "An opening `(` is expected here.".to_owned(),
        Error::NoSuchExtension(name) => format!("The extension `{}` is not known.", shortened(name)),
        Error::Message(message) => capitalized(message),
        other => capitalized(&other.to_string()),
    }
}

fn record(name: Option<&str>) -> String {
    name.map_or_else(|| "This".to_owned(), |name| format!("`{name}`"))
}

/// A name from a file, short enough for a sentence.
fn shortened(name: &str) -> String {
    match name.char_indices().nth(40) {
        Some((end, _)) => format!("{}…", &name[..end]),
        None => name.to_owned(),
    }
}

fn capitalized(message: &str) -> String {
    let mut letters = message.chars();
    let first = letters
        .next()
        .map(|letter| letter.to_uppercase().collect::<String>())
        .unwrap_or_default();
    let rest = letters.as_str();
    let stop = if rest.ends_with('.') { "" } else { "." };
    format!("{first}{rest}{stop}")
}
