//! A walk through a text by the table of known fields.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::error::{ReadError, ReadErrorKind};
use crate::lexer::{Lexer, Token, TokenKind};
use crate::wire::shape::{Fields, Shape};

/// A field that is not known.
pub(super) struct Stranger {
    /// Where it stands: names of fields, words and numbers of entries.
    pub path: Vec<String>,
    pub name: Range<usize>,
    pub value: Range<usize>,
    /// With its name and the comma behind it.
    pub whole: Range<usize>,
}

/// A place where fields stand, or could.
pub(super) struct Spot {
    pub path: Vec<String>,
    pub fields: &'static Fields,
    /// The known fields that are there, each with its first byte.
    pub present: Vec<(&'static str, usize)>,
    /// The closing bracket, or the end of the word when there are no brackets.
    pub end: usize,
    /// The opening bracket.
    pub open: Option<usize>,
}

/// The walk under way. Where the text is not as it should be, the walk goes on behind it: `ron` says what is wrong.
pub(super) struct Walk<'a> {
    text: &'a str,
    lexer: Lexer<'a>,
    ahead: Option<Token<'a>>,
    path: Vec<String>,
    /// How many fields may be found.
    most: usize,
    /// Whether every spot is wanted; otherwise only words that should stand without brackets and have some.
    all_spots: bool,
    pub strangers: Vec<Stranger>,
    pub spots: Vec<Spot>,
}

impl<'a> Walk<'a> {
    pub fn new(text: &'a str, most: usize, all_spots: bool) -> Result<Self, ReadError> {
        let mut lexer = Lexer::new(text);
        let ahead = lexer.next()?;
        Ok(Self {
            text,
            lexer,
            ahead,
            path: Vec::new(),
            most,
            all_spots,
            strangers: Vec::new(),
            spots: Vec::new(),
        })
    }

    /// Goes past the attributes in front of a map.
    pub fn skip_attributes(&mut self) -> Result<(), ReadError> {
        while let Some(token) = self.ahead {
            if matches!(token.kind, TokenKind::Open(b'(')) {
                break;
            }
            self.skip_one()?;
        }
        Ok(())
    }

    fn next(&mut self) -> Result<Option<Token<'a>>, ReadError> {
        let next = self.lexer.next()?;
        Ok(std::mem::replace(&mut self.ahead, next))
    }

    fn is_ahead(&self, kind: TokenKind<'_>) -> bool {
        self.ahead.is_some_and(|token| token.kind == kind)
    }

    fn skip_if(&mut self, kind: TokenKind<'_>) -> Result<Option<Token<'a>>, ReadError> {
        if self.is_ahead(kind) { self.next() } else { Ok(None) }
    }

    /// Goes past one unit, or past a bracket with all that is in it. Says where that ends.
    fn skip_one(&mut self) -> Result<Option<usize>, ReadError> {
        let mut open = 0_usize;
        while let Some(token) = self.next()? {
            match token.kind {
                TokenKind::Open(_) => open += 1,
                TokenKind::Close(_) => open = open.saturating_sub(1),
                _ => {}
            }
            if open == 0 {
                return Ok(Some(token.end));
            }
        }
        Ok(None)
    }

    /// Goes past all of a value. Says where it begins and ends.
    fn skip_value(&mut self) -> Result<Range<usize>, ReadError> {
        let start = self.ahead.map_or(self.text.len(), |token| token.start);
        let mut end = start;
        while let Some(token) = self.ahead {
            if matches!(token.kind, TokenKind::Comma | TokenKind::Close(_)) {
                break;
            }
            end = self.skip_one()?.unwrap_or(end);
        }
        Ok(start..end)
    }

    /// Walks through a value of this shape.
    pub fn value(&mut self, shape: &'static Shape) -> Result<(), ReadError> {
        let word = match self.ahead.map(|token| token.kind) {
            Some(TokenKind::Word(word)) => self.next()?.map(|token| (word, token.end)),
            _ => None,
        };
        let opens = self.is_ahead(TokenKind::Open(b'('));
        match (shape, word) {
            (Shape::Plain, _) => {}
            (_, Some(("Some", _))) if opens => {
                self.next()?;
                self.value(shape)?;
                self.skip_if(TokenKind::Comma)?;
                self.skip_if(TokenKind::Close(b')'))?;
            }
            (Shape::OneOf { placed, words }, Some((word, end))) => {
                if let Some((word, fields)) = words.iter().find(|(known, _)| *known == word) {
                    let place = placed.then(|| (*word).to_owned());
                    self.within(place, |walk| walk.fields(fields, opens, end))?;
                }
            }
            (Shape::Fields(fields), _) if opens => self.fields(fields, true, 0)?,
            (Shape::Each(shape), None) if self.is_ahead(TokenKind::Open(b'[')) => self.entries(shape)?,
            _ => {}
        }
        // Whatever stands here besides, up to the next comma or bracket.
        self.skip_value().map(drop)
    }

    fn within(
        &mut self,
        place: Option<String>,
        walk: impl FnOnce(&mut Self) -> Result<(), ReadError>,
    ) -> Result<(), ReadError> {
        let depth = self.path.len();
        self.path.extend(place);
        let result = walk(self);
        self.path.truncate(depth);
        result
    }

    fn entries(&mut self, shape: &'static Shape) -> Result<(), ReadError> {
        self.next()?;
        let mut at = 0_usize;
        while self.ahead.is_some() && self.skip_if(TokenKind::Close(b']'))?.is_none() {
            let before = self.ahead.map(|token| token.start);
            self.within(Some(at.to_string()), |walk| walk.value(shape))?;
            self.skip_if(TokenKind::Comma)?;
            if before == self.ahead.map(|token| token.start) {
                self.next()?;
            }
            at += 1;
        }
        Ok(())
    }

    /// Walks through fields; `end` is the end of the word in front.
    pub fn fields(&mut self, fields: &'static Fields, opens: bool, end: usize) -> Result<(), ReadError> {
        let (mut present, mut end) = (Vec::new(), end);
        let open = if opens {
            self.next()?.map(|token| token.start)
        } else {
            None
        };
        let mut strange = BTreeSet::new();
        while let Some(token) = self.ahead.filter(|_| opens) {
            self.next()?;
            let TokenKind::Word(word) = token.kind else {
                if matches!(token.kind, TokenKind::Close(_)) {
                    end = token.start;
                    break;
                }
                continue;
            };
            if self.skip_if(TokenKind::Colon)?.is_none() {
                continue;
            }
            if let Some((name, shape)) = fields.known.iter().find(|(known, _)| *known == word) {
                present.push((*name, token.start));
                self.within(Some((*name).to_owned()), |walk| walk.value(shape))?;
                self.skip_if(TokenKind::Comma)?;
            } else {
                let value = self.skip_value()?;
                let comma = self.skip_if(TokenKind::Comma)?;
                let wrong = |kind, message: String| Err(ReadError::at(kind, self.text, token.start, message));
                if !strange.insert(word) {
                    let message = "This field is there twice.".to_owned();
                    return wrong(ReadErrorKind::Malformed, message);
                }
                if self.strangers.len() >= self.most {
                    let message = format!(
                        "There are more than {} fields that this version of Percorso does not know.",
                        self.most
                    );
                    return wrong(ReadErrorKind::TooMany, message);
                }
                self.strangers.push(Stranger {
                    path: self.path.clone(),
                    name: token.start..token.end,
                    whole: token.start..comma.map_or(value.end, |comma| comma.end),
                    value,
                });
            }
        }
        if self.all_spots || (fields.bare && open.is_some()) {
            self.spots.push(Spot {
                path: self.path.clone(),
                fields,
                present,
                end,
                open,
            });
        }
        Ok(())
    }
}
