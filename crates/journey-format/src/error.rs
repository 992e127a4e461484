//! Why a file could not be read, and where.

/// Why a map file could not be read. Its display is one plain sentence.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct ReadError {
    kind: ReadErrorKind,
    message: String,
    line: usize,
    column: usize,
}

/// What is wrong with a map file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReadErrorKind {
    /// The file, or one text in it, is larger than the limit.
    TooLarge,
    /// The file is not UTF-8.
    NotText,
    /// The file holds nothing but white space and comments.
    Empty,
    /// Brackets nest deeper than the limit.
    TooDeep,
    /// There are more records or list entries than the limit.
    TooMany,
    /// The text is not a map file: a bracket is missing, a field unknown, a value of the wrong kind.
    Malformed,
    /// The file was written by a newer version of Percorso.
    NewerFormat,
    /// Every record is well formed, but together they are no journey: an id twice, a reference to nothing, two abouts.
    Inconsistent,
}

impl ReadError {
    /// An error at a byte of the text.
    pub(crate) fn at(kind: ReadErrorKind, text: &str, offset: usize, message: impl Into<String>) -> Self {
        let (line, column) = place(text, offset);
        Self {
            kind,
            message: message.into(),
            line,
            column,
        }
    }

    /// An error at a known place.
    pub(crate) fn at_place(kind: ReadErrorKind, line: usize, column: usize, message: impl Into<String>) -> Self {
        Self {
            kind,
            message: message.into(),
            line,
            column,
        }
    }

    /// What is wrong.
    pub fn kind(&self) -> ReadErrorKind {
        self.kind
    }

    /// The line of the error, from 1. An error of the whole file is at line 1, column 1.
    pub fn line(&self) -> usize {
        self.line
    }

    /// The column of the error in characters, from 1.
    pub fn column(&self) -> usize {
        self.column
    }
}

/// Line and column of a byte of the text, both from 1, the column in characters. An offset inside a character or past the end
/// counts as the nearest boundary before it.
pub(crate) fn place(text: &str, offset: usize) -> (usize, usize) {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    let before = &text[..offset];
    let line = before.bytes().filter(|&byte| byte == b'\n').count() + 1;
    let start = before.rfind('\n').map_or(0, |newline| newline + 1);
    (line, before[start..].chars().count() + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters() {
        assert_eq!(place("", 0), (1, 1));
        assert_eq!(place("né\nça va", 3), (1, 3));
        assert_eq!(place("né\nça va", 7), (2, 3));
        assert_eq!(place("né", 2), (1, 2), "inside the é");
        assert_eq!(place("né\n", 99), (2, 1));
    }
}
