//! The words of a RON text: just enough to know brackets from texts and comments.

use crate::error::{ReadError, ReadErrorKind};

/// One lexical unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Token<'a> {
    /// What it is.
    pub kind: TokenKind<'a>,
    /// Its first byte.
    pub start: usize,
    /// The byte after its last.
    pub end: usize,
}

/// What a lexical unit is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TokenKind<'a> {
    /// `(`, `[` or `{`.
    Open(u8),
    /// `)`, `]` or `}`.
    Close(u8),
    /// `,`
    Comma,
    /// `:`
    Colon,
    /// A text, with its length in bytes after escapes were resolved.
    Text(usize),
    /// A name or a number.
    Word(&'a str),
    /// `#` or `!`, which begin an attribute.
    Mark,
}

/// Walks through a text, skipping white space and comments. Every step moves forward, so the walk is linear.
#[derive(Clone)]
pub(crate) struct Lexer<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Lexer<'a> {
    /// Starts at the beginning.
    pub fn new(text: &'a str) -> Self {
        Self { text, at: 0 }
    }

    /// Starts at a byte, which must begin a character.
    pub fn starting_at(text: &'a str, at: usize) -> Self {
        Self { text, at }
    }

    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    fn error(&self, offset: usize, message: impl Into<String>) -> ReadError {
        ReadError::at(ReadErrorKind::Malformed, self.text, offset, message)
    }

    /// The next unit; `None` at the end of the text.
    pub fn next(&mut self) -> Result<Option<Token<'a>>, ReadError> {
        self.skip_blanks()?;
        let start = self.at;
        let Some(first) = self.rest().chars().next() else {
            return Ok(None);
        };
        let kind = match first {
            '(' | '[' | '{' => self.single(TokenKind::Open(first as u8)),
            ')' | ']' | '}' => self.single(TokenKind::Close(first as u8)),
            ',' => self.single(TokenKind::Comma),
            ':' => self.single(TokenKind::Colon),
            '#' | '!' => self.single(TokenKind::Mark),
            '"' => self.quoted()?,
            'r' if self.rest()[1..].trim_start_matches('#').starts_with('"') => self.raw()?,
            _ if is_word(first) => self.word(),
            _ => {
                let shown = first.escape_debug();
                return Err(self.error(start, format!("The character `{shown}` is out of place here.")));
            }
        };
        let end = self.at;
        Ok(Some(Token { kind, start, end }))
    }

    fn single(&mut self, kind: TokenKind<'a>) -> TokenKind<'a> {
        self.at += 1;
        kind
    }

    fn skip_blanks(&mut self) -> Result<(), ReadError> {
        loop {
            let rest = self.rest().trim_start_matches(is_blank);
            self.at = self.text.len() - rest.len();
            if rest.starts_with("//") {
                self.at += rest.find('\n').unwrap_or(rest.len());
            } else if rest.starts_with("/*") {
                self.block_comment()?;
            } else {
                return Ok(());
            }
        }
    }

    fn block_comment(&mut self) -> Result<(), ReadError> {
        let start = self.at;
        let bytes = self.text.as_bytes();
        let mut open = 0_usize;
        while let Some(pair) = bytes.get(self.at..self.at + 2) {
            match pair {
                b"/*" => open += 1,
                b"*/" => open -= 1,
                _ => {
                    self.at += 1;
                    continue;
                }
            }
            self.at += 2;
            if open == 0 {
                return Ok(());
            }
        }
        Err(self.error(start, "The comment that begins here is not closed."))
    }

    fn quoted(&mut self) -> Result<TokenKind<'a>, ReadError> {
        let start = self.at;
        let bytes = self.text.as_bytes();
        let mut length = 0;
        let mut at = start + 1;
        loop {
            match bytes.get(at) {
                None => {
                    return Err(self.error(
                        start,
                        "The text that begins here is not closed: the file ends inside it.",
                    ));
                }
                Some(b'"') => break,
                Some(b'\\') => {
                    let (source, resolved) = escape(&self.text[at + 1..]);
                    at += 1 + source;
                    length += resolved;
                }
                Some(_) => {
                    at += 1;
                    length += 1;
                }
            }
        }
        self.at = at + 1;
        Ok(TokenKind::Text(length))
    }

    fn raw(&mut self) -> Result<TokenKind<'a>, ReadError> {
        let start = self.at;
        let hashes = self.rest()[1..].bytes().take_while(|&byte| byte == b'#').count();
        let body = start + 1 + hashes + 1;
        let ending = format!("\"{}", "#".repeat(hashes));
        let Some(length) = self.text[body..].find(&ending) else {
            return Err(self.error(
                start,
                "The text that begins here is not closed: the file ends inside it.",
            ));
        };
        self.at = body + length + ending.len();
        Ok(TokenKind::Text(length))
    }

    fn word(&mut self) -> TokenKind<'a> {
        let from = if self.rest().starts_with("r#") {
            self.at + 2
        } else {
            self.at
        };
        let word = &self.text[from..];
        let word = &word[..word.find(|letter| !is_word(letter)).unwrap_or(word.len())];
        self.at = from + word.len();
        TokenKind::Word(word)
    }
}

/// Bytes that an escape takes in the source after its backslash, and bytes of UTF-8 that it stands for. A wrong escape counts
/// as one byte; `ron` refuses it later.
fn escape(after: &str) -> (usize, usize) {
    let code = after
        .strip_prefix("u{")
        .and_then(|code| code.get(..code.find('}').filter(|&digits| digits <= 6)?));
    match (code, after.chars().next()) {
        (Some(code), _) => {
            let letter = u32::from_str_radix(code, 16).ok().and_then(char::from_u32);
            (code.len() + 3, letter.map_or(1, char::len_utf8))
        }
        (None, Some(letter)) => (letter.len_utf8(), 1),
        (None, None) => (0, 0),
    }
}

fn is_word(letter: char) -> bool {
    letter.is_alphanumeric() || matches!(letter, '_' | '.' | '+' | '-')
}

/// What RON takes for white space (Unicode's `Pattern_White_Space`).
fn is_blank(letter: char) -> bool {
    let rare = [
        '\u{b}', '\u{c}', '\u{85}', '\u{200e}', '\u{200f}', '\u{2028}', '\u{2029}',
    ];
    matches!(letter, ' ' | '\t' | '\n' | '\r') || rare.contains(&letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(text: &str) -> Vec<TokenKind<'_>> {
        let mut lexer = Lexer::new(text);
        std::iter::from_fn(|| lexer.next().unwrap().map(|token| token.kind)).collect()
    }

    #[test]
    fn brackets_in_texts_and_comments_are_none() {
        use TokenKind::*;
        let text = r###"( "((\"(" /* ( /* [ */ ( */ r#"a"("# // (
            x: -1.5, r#links )"###;
        assert_eq!(
            kinds(text),
            [
                Open(b'('),
                Text(4),
                Text(3),
                Word("x"),
                Colon,
                Word("-1.5"),
                Comma,
                Word("links"),
                Close(b')')
            ]
        );
    }

    #[test]
    fn a_texts_length_is_that_of_its_content() {
        assert_eq!(kinds(r#" "\u{1F600}\n\\\"è" "#), [TokenKind::Text(4 + 1 + 1 + 1 + 2)]);
        assert_eq!(
            kinds("\"a\\\n  b\""),
            [TokenKind::Text(5)],
            "a continued line counts with its blanks"
        );
    }

    #[test]
    fn what_is_not_closed_is_refused_where_it_begins() {
        for (text, column) in [
            ("( \"abc", 3),
            ("( \"abc\\", 3),
            ("(r##\"abc\"#", 2),
            ("/* /* */", 1),
            ("(\u{0}", 2),
            ("a = b", 3),
        ] {
            let mut lexer = Lexer::new(text);
            let error = loop {
                match lexer.next() {
                    Ok(token) => assert!(token.is_some(), "{text:?} was accepted"),
                    Err(error) => break error,
                }
            };
            assert_eq!((error.line(), error.column()), (1, column), "{text:?}");
        }
    }
}
