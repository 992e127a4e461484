//! Texts.

use ron::value::RawValue;
use serde::ser::Error;
use serde::{Deserialize, Serialize, Serializer};

/// A text. It is written so that people can read it in any script: only what would break the line, the quotation or the
/// reading direction is escaped.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub(crate) struct Text(pub String);

impl Serialize for Text {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        // The writer leaves a text as it is that needs no escape; see `line` in `write.rs`.
        if !self.0.contains(is_escaped) {
            return serializer.serialize_str(&self.0);
        }
        RawValue::from_boxed_ron(quoted(&self.0).into_boxed_str())
            .map_err(S::Error::custom)?
            .serialize(serializer)
    }
}

/// Writes an optional text. `ron` leaves `Some` out of everything but raw values, which texts are when they are written.
pub(crate) fn without_some<S: Serializer>(text: &Option<Text>, serializer: S) -> Result<S::Ok, S::Error> {
    match text {
        Some(text) => text.serialize(serializer),
        None => serializer.serialize_none(),
    }
}

/// Whether a letter is written otherwise than as it is. Line separators, byte order marks and direction overrides would make a
/// line look like something else.
fn is_escaped(letter: char) -> bool {
    let misleading = ['\u{2028}', '\u{2029}', '\u{feff}'];
    matches!(letter, '"' | '\\' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
        || letter.is_control()
        || misleading.contains(&letter)
}

/// A text in quotation marks.
pub(crate) fn quoted(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for letter in text.chars() {
        match letter {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '\r' => quoted.push_str("\\r"),
            '\t' => quoted.push_str("\\t"),
            _ if is_escaped(letter) => quoted.extend(letter.escape_unicode()),
            _ => quoted.push(letter),
        }
    }
    quoted.push('"');
    quoted
}

impl From<&str> for Text {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

impl From<Text> for String {
    fn from(text: Text) -> Self {
        text.0
    }
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn only_what_would_mislead_is_escaped() {
        assert_eq!(quoted("l'ordine è \"giusto\"\n\\"), r#""l'ordine è \"giusto\"\n\\""#);
        assert_eq!(quoted("नमस्ते שלום 👩‍💻 e\u{301}"), "\"नमस्ते שלום 👩‍💻 e\u{301}\"");
        assert_eq!(
            quoted("\u{0}\u{85}\u{202e}\u{feff}"),
            r#""\u{0}\u{85}\u{202e}\u{feff}""#
        );
    }
}
