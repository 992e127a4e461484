//! A first look at the text: brackets, limits, version, and where each record begins.

use crate::FORMAT;
use crate::error::{ReadError, ReadErrorKind};
use crate::lexer::{Lexer, Token, TokenKind};
use crate::limits::Limits;

/// What the first look found.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Outline {
    /// First byte of every element, in the order of the file.
    pub elements: Vec<usize>,
    /// Every list of elements: the byte after its opening bracket, and its closing one. There should be one.
    pub element_lists: Vec<(usize, usize)>,
    /// First byte of every link, in the order of the file.
    pub links: Vec<usize>,
    /// First byte of every earlier state, in the order of the file.
    pub history: Vec<usize>,
    /// First byte of every picture, in the order of the file.
    pub pictures: Vec<usize>,
    /// Version of the format, and the byte after its last digit.
    pub format: (u64, usize),
    /// Minor version of the format; 0 when the map says none.
    pub minor: u64,
    /// First byte of the names of the map's own fields.
    pub own: Vec<usize>,
}

impl Outline {
    /// Where the last record begins that begins before a place; the place itself when there is none.
    pub fn record_before(&self, text: &str, place: (usize, usize)) -> (usize, usize) {
        let before = |offsets: &[usize]| {
            let next = offsets.partition_point(|&offset| crate::error::place(text, offset) < place);
            next.checked_sub(1)
                .and_then(|last| offsets.get(last))
                .map(|&offset| crate::error::place(text, offset))
        };
        before(&self.elements)
            .max(before(&self.links))
            .max(before(&self.history))
            .max(before(&self.pictures))
            .unwrap_or(place)
    }
}

/// Of how many of the map's own fields the places are kept.
const OWN: usize = 16;

/// A list of records.
#[derive(Clone, Copy, PartialEq, Eq)]
enum RecordList {
    Elements,
    Links,
    History,
    Pictures,
}

struct Scan<'a> {
    text: &'a str,
    limits: &'a Limits,
    /// Open brackets with their places; never longer than the limit on depth.
    open: Vec<(u8, usize)>,
    outline: Outline,
    /// Entries of all lists inside records.
    entries: usize,
    /// Entries of all lists inside earlier states.
    told: usize,
    /// Bytes of all texts of pictures.
    picture_bytes: usize,
    /// The last two units at depth one, to see `name :` and `format : number`.
    name: Option<&'a str>,
    after_colon: bool,
    list: Option<RecordList>,
    at_record: bool,
    map_begun: bool,
    attribute_begun: bool,
    in_attribute: bool,
    format_seen: bool,
}

/// Looks through the whole text once. Nothing is kept but one number a record.
pub(crate) fn scan(text: &str, limits: &Limits) -> Result<Outline, ReadError> {
    let mut scan = Scan {
        text,
        limits,
        open: Vec::new(),
        outline: Outline::default(),
        entries: 0,
        told: 0,
        picture_bytes: 0,
        name: None,
        after_colon: false,
        list: None,
        at_record: false,
        map_begun: false,
        attribute_begun: false,
        in_attribute: false,
        format_seen: false,
    };
    let mut lexer = Lexer::new(text);
    while let Some(token) = lexer.next()? {
        scan.take(token)?;
    }
    scan.finish()
}

impl<'a> Scan<'a> {
    fn error(&self, kind: ReadErrorKind, offset: usize, message: impl Into<String>) -> ReadError {
        ReadError::at(kind, self.text, offset, message)
    }

    fn take(&mut self, token: Token<'a>) -> Result<(), ReadError> {
        if self.open.is_empty() {
            return self.outside(token);
        }
        if !self.in_attribute {
            if self.open.len() == 1 {
                self.field(token)?;
            } else if self.open.len() == 2 && self.list.is_some() {
                self.record(token)?;
            } else if token.kind == TokenKind::Comma && self.open.last().is_some_and(|(bracket, _)| *bracket == b'[') {
                self.entry(token.start)?;
            }
        }
        match token.kind {
            TokenKind::Open(bracket) => self.descend(bracket, token.start),
            TokenKind::Close(bracket) => self.ascend(bracket, token.start),
            TokenKind::Text(length) if self.list == Some(RecordList::Pictures) && self.open.len() > 2 => {
                self.picture_bytes = self.picture_bytes.saturating_add(length);
                if self.picture_bytes > self.limits.pictures {
                    let message = "The pictures are larger than those of a map may be together.";
                    return Err(self.error(ReadErrorKind::TooLarge, token.start, message));
                }
                Ok(())
            }
            TokenKind::Text(length) if length > self.limits.text_bytes => Err(self.error(
                ReadErrorKind::TooLarge,
                token.start,
                format!("This text is longer than {} bytes.", self.limits.text_bytes),
            )),
            _ => Ok(()),
        }
    }

    /// Before, between and after the attributes and the map itself.
    fn outside(&mut self, token: Token<'a>) -> Result<(), ReadError> {
        if self.map_begun {
            return Err(self.error(
                ReadErrorKind::Malformed,
                token.start,
                "There is something after the end of the map.",
            ));
        }
        match token.kind {
            TokenKind::Mark => {
                self.in_attribute = true;
                self.attribute_begun = true;
                Ok(())
            }
            TokenKind::Open(b'[') if self.in_attribute => self.descend(b'[', token.start),
            TokenKind::Open(b'(') if !self.in_attribute => {
                self.map_begun = true;
                self.descend(b'(', token.start)
            }
            _ => Err(self.error(
                ReadErrorKind::Malformed,
                token.start,
                "This is not a Percorso map: a map begins with `(` and its format.",
            )),
        }
    }

    /// A unit of the map's own fields.
    fn field(&mut self, token: Token<'a>) -> Result<(), ReadError> {
        match token.kind {
            TokenKind::Word(word) if self.after_colon => {
                match self.name {
                    Some("format") => self.format(word, token)?,
                    Some("minor") => self.minor(word, token.start)?,
                    _ => {}
                }
                self.after_colon = false;
            }
            TokenKind::Word(word) => {
                self.name = Some(word);
                // What follows the first fields tells nothing that is asked for.
                if self.outline.own.len() < OWN {
                    self.outline.own.push(token.start);
                }
            }
            TokenKind::Colon => self.after_colon = true,
            TokenKind::Open(b'[') => {
                self.list = match self.name {
                    Some("elements") => Some(RecordList::Elements),
                    Some("links") => Some(RecordList::Links),
                    Some("history") => Some(RecordList::History),
                    Some("pictures") => Some(RecordList::Pictures),
                    _ => None,
                };
                self.at_record = self.list.is_some();
                if self.list == Some(RecordList::Elements) {
                    self.outline.element_lists.push((token.end, token.end));
                }
                self.after_colon = false;
            }
            _ => {
                self.after_colon = false;
                self.list = None;
            }
        }
        Ok(())
    }

    /// Checks the version as soon as it is met, before anything that a newer version may have changed.
    fn format(&mut self, word: &str, token: Token<'a>) -> Result<(), ReadError> {
        let start = token.start;
        self.format_seen = true;
        let digits = is_whole(word);
        match word.parse::<u64>() {
            Ok(format @ 1..=FORMAT) => {
                self.outline.format = (format, token.end);
                Ok(())
            }
            // More digits than fit are a newer version too.
            Ok(1..) | Err(_) if digits => Err(self.error(
                ReadErrorKind::NewerFormat,
                start,
                format!(
                    "This map was written by a newer version of Percorso (format {}); update Percorso to open it. The file stays as it is.",
                    shortened(word)
                ),
            )),
            _ => Err(self.error(
                ReadErrorKind::Malformed,
                start,
                "The format of a map is a whole number from 1.",
            )),
        }
    }

    /// Keeps the minor version. More digits than fit are refused as every other number is.
    fn minor(&mut self, word: &str, start: usize) -> Result<(), ReadError> {
        match word.parse::<u64>() {
            Ok(minor) if is_whole(word) => {
                self.outline.minor = minor;
                Ok(())
            }
            _ => Err(self.error(
                ReadErrorKind::Malformed,
                start,
                "The minor version of a map's format is a whole number.",
            )),
        }
    }

    /// A unit directly inside a list of records.
    fn record(&mut self, token: Token<'a>) -> Result<(), ReadError> {
        match token.kind {
            TokenKind::Comma => self.at_record = true,
            TokenKind::Close(_) => self.at_record = false,
            _ if self.at_record => {
                self.at_record = false;
                let Outline {
                    elements,
                    links,
                    history,
                    pictures,
                    ..
                } = &self.outline;
                if history.len() >= self.limits.revisions && self.list == Some(RecordList::History) {
                    let message = format!(
                        "There are more than {} earlier states of the map.",
                        self.limits.revisions
                    );
                    return Err(self.error(ReadErrorKind::TooMany, token.start, message));
                }
                if elements.len() + links.len() + pictures.len() >= self.limits.records {
                    let message = format!("There are more than {} elements and links.", self.limits.records);
                    return Err(self.error(ReadErrorKind::TooMany, token.start, message));
                }
                match self.list {
                    Some(RecordList::Elements) => self.outline.elements.push(token.start),
                    Some(RecordList::Links) => self.outline.links.push(token.start),
                    Some(RecordList::History) => self.outline.history.push(token.start),
                    Some(RecordList::Pictures) => self.outline.pictures.push(token.start),
                    None => {}
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn entry(&mut self, start: usize) -> Result<(), ReadError> {
        let (count, whose) = match self.list {
            Some(RecordList::History) => (&mut self.told, "of the earlier states of this map"),
            _ => (&mut self.entries, "of this map"),
        };
        *count += 1;
        if *count > self.limits.records {
            let message = format!(
                "There are more than {} entries in the lists {whose}.",
                self.limits.records
            );
            return Err(self.error(ReadErrorKind::TooMany, start, message));
        }
        Ok(())
    }

    fn descend(&mut self, bracket: u8, start: usize) -> Result<(), ReadError> {
        if self.open.len() >= self.limits.depth {
            let message = format!("Brackets are nested more than {} deep.", self.limits.depth);
            return Err(self.error(ReadErrorKind::TooDeep, start, message));
        }
        self.open.push((bracket, start));
        Ok(())
    }

    fn ascend(&mut self, bracket: u8, start: usize) -> Result<(), ReadError> {
        let fits = |(open, _): &(u8, usize)| matches!((open, bracket), (b'(', b')') | (b'[', b']') | (b'{', b'}'));
        match self.open.pop() {
            Some(open) if fits(&open) => {
                if self.open.is_empty() {
                    self.in_attribute = false;
                }
                if self.open.len() == 1
                    && self.list == Some(RecordList::Elements)
                    && let Some((_, close)) = self.outline.element_lists.last_mut()
                {
                    *close = start;
                }
                Ok(())
            }
            Some((open, place)) => {
                let (line, column) = crate::error::place(self.text, place);
                let (open, bracket) = (char::from(open), char::from(bracket));
                let message = format!("`{bracket}` does not close the `{open}` of line {line}, column {column}.");
                Err(self.error(ReadErrorKind::Malformed, start, message))
            }
            None => Ok(()),
        }
    }

    fn finish(self) -> Result<Outline, ReadError> {
        if let Some(&(open, place)) = self.open.last() {
            let (line, column) = crate::error::place(self.text, place);
            let message = format!(
                "The file ends before the `{}` of line {line}, column {column} is closed; a part of it seems to be missing.",
                char::from(open)
            );
            return Err(self.error(ReadErrorKind::Malformed, self.text.len(), message));
        }
        if !self.map_begun {
            let (kind, message) = if self.attribute_begun {
                (ReadErrorKind::Malformed, "The file ends before the map begins.")
            } else {
                (ReadErrorKind::Empty, "The file is empty.")
            };
            return Err(self.error(kind, 0, message));
        }
        if self.text.len() - self.picture_bytes.min(self.text.len()) > self.limits.bytes {
            return Err(self.limits.exceeded());
        }
        if !self.format_seen {
            return Err(self.error(
                ReadErrorKind::Malformed,
                0,
                "The map does not say its format, such as `format: 2`.",
            ));
        }
        Ok(self.outline)
    }
}

fn is_whole(number: &str) -> bool {
    !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit())
}

/// A number from a file, short enough for a sentence.
fn shortened(number: &str) -> String {
    if number.len() > 12 {
        format!("{}…", &number[..12])
    } else {
        number.to_owned()
    }
}
