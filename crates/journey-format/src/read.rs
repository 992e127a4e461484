//! From bytes to a journey.

use std::collections::{BTreeMap, BTreeSet};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use journey_model::{Broken, Fault, Id, Journey, Record};
use ron::Options;
use ron::extensions::Extensions;

use crate::error::{ReadError, ReadErrorKind, place};
use crate::lexer::Lexer;
use crate::limits::Limits;
use crate::scan::{Outline, scan};
use crate::wire::{Element, Impossible, Link, MapFile, Picture};
use crate::{FORMAT, plain};

/// Pictures by name: the SHA-256 of their bytes in hexadecimal. What a file brings is not looked into here: neither whether
/// the name is true nor whether the bytes are a picture.
pub type Pictures = BTreeMap<String, Vec<u8>>;

/// Reads a map file within the default [`Limits`]. Any bytes give a journey or an error with its place; never a panic.
pub fn read(bytes: &[u8]) -> Result<Journey, ReadError> {
    read_with_limits(bytes, &Limits::default())
}

/// Reads a map file within limits of one's own.
pub fn read_with_limits(bytes: &[u8], limits: &Limits) -> Result<Journey, ReadError> {
    Ok(read_whole(bytes, limits)?.0)
}

/// Reads a map file with the pictures that it brings.
pub fn read_with_pictures(bytes: &[u8]) -> Result<(Journey, Pictures), ReadError> {
    read_whole(bytes, &Limits::default())
}

fn read_whole(bytes: &[u8], limits: &Limits) -> Result<(Journey, Pictures), ReadError> {
    let text = text_of(bytes, limits)?;
    let outline = scan(text, limits)?;
    let mut file = parse(text, limits, &outline)?;
    let pictures = pictures(text, &outline, std::mem::take(&mut file.pictures))?;
    let records = records(text, &outline, file)?;
    let places = records
        .iter()
        .map(|(record, offset)| (record.id(), *offset))
        .collect::<Vec<_>>();
    let journey = Journey::from_records(records.into_iter().map(|(record, _)| record)).map_err(|broken| {
        let place = places
            .iter()
            .find(|(id, _)| *id == broken.id)
            .map_or(0, |(_, offset)| *offset);
        ReadError::at(ReadErrorKind::Inconsistent, text, place, sentence(&broken))
    })?;
    Ok((journey, pictures))
}

fn pictures(text: &str, outline: &Outline, pictures: Vec<Picture>) -> Result<Pictures, ReadError> {
    let mut read = Pictures::new();
    for (index, picture) in pictures.into_iter().enumerate() {
        let wrong = |message: &str| {
            let offset = outline.pictures.get(index).copied().unwrap_or(0);
            ReadError::at(ReadErrorKind::Inconsistent, text, offset, message)
        };
        let bytes = STANDARD
            .decode(&picture.bytes.0)
            .map_err(|_| wrong("The bytes of this picture are not written in base64."))?;
        if read.insert(picture.name.0, bytes).is_some() {
            return Err(wrong("This picture is there twice."));
        }
    }
    Ok(read)
}

fn text_of<'a>(bytes: &'a [u8], limits: &Limits) -> Result<&'a str, ReadError> {
    let has_pictures = bytes.len() > limits.bytes && bytes.windows(9).any(|part| part == b"pictures:");
    let pictures = if has_pictures { limits.pictures } else { 0 };
    if bytes.len() > limits.bytes.saturating_add(pictures) {
        return Err(limits.exceeded());
    }
    // Some editors put a byte order mark in front.
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    std::str::from_utf8(bytes).map_err(|error| {
        let before = String::from_utf8_lossy(&bytes[..error.valid_up_to()]);
        let message = "The file is not text: what stands here is not UTF-8.";
        ReadError::at(ReadErrorKind::NotText, &before, before.len(), message)
    })
}

fn parse(text: &str, limits: &Limits, outline: &Outline) -> Result<MapFile, ReadError> {
    // The scan has bounded the brackets; `ron` counts every optional value as one level more.
    let options = Options::default()
        .with_default_extension(Extensions::IMPLICIT_SOME)
        .with_recursion_limit(limits.depth.saturating_mul(2).clamp(8, 256));
    let file: MapFile = options.from_str(text).map_err(|error| {
        let place = next_unit(text, (error.span.start.line, error.span.start.col));
        // What is missing has no place of its own: the record lacks it.
        let (line, column) = match error.code {
            ron::Error::MissingStructField { .. } => outline.record_before(text, place),
            _ => place,
        };
        ReadError::at_place(ReadErrorKind::Malformed, line, column, plain::sentence(&error.code))
    })?;
    if file.format != FORMAT {
        return Err(ReadError::at_place(
            ReadErrorKind::Malformed,
            1,
            1,
            "The map does not say its format plainly.",
        ));
    }
    Ok(file)
}

/// The place of the first unit at or after a place: `ron` sometimes stands before the white space in front of what it means.
fn next_unit(text: &str, (line, column): (usize, usize)) -> (usize, usize) {
    let start: usize = text
        .split_inclusive('\n')
        .take(line.saturating_sub(1))
        .map(str::len)
        .sum();
    let width: usize = text[start..]
        .chars()
        .take(column.saturating_sub(1))
        .map(char::len_utf8)
        .sum();
    match Lexer::starting_at(text, start + width).next() {
        Ok(Some(token)) => place(text, token.start),
        _ => (line, column),
    }
}

/// The records with the place where each begins.
fn records(text: &str, outline: &Outline, file: MapFile) -> Result<Vec<(Record, usize)>, ReadError> {
    let at = |offsets: &[usize], index: usize| offsets.get(index).copied().unwrap_or(0);
    let elements = file.elements.into_iter().enumerate().map(|(index, element)| {
        let offset = at(&outline.elements, index);
        (element_record(element), offset)
    });
    let links = file.links.into_iter().enumerate().map(|(index, link)| {
        let offset = at(&outline.links, index);
        (Ok(link_record(link)), offset)
    });
    let mut records = Vec::with_capacity(outline.elements.len() + outline.links.len());
    let mut taken = BTreeSet::new();
    let mut about_seen = false;
    for (record, offset) in elements.chain(links) {
        let inconsistent = |message: String| ReadError::at(ReadErrorKind::Inconsistent, text, offset, message);
        let record = record.map_err(|impossible| inconsistent(impossible.to_string()))?;
        let id = record.id();
        let is_about = matches!(&record, Record::Element(journey_model::Element::About(_)));
        if !taken.insert(id) {
            return Err(inconsistent(fault_sentence(id, Fault::Duplicate)));
        }
        if is_about && std::mem::replace(&mut about_seen, true) {
            return Err(inconsistent(fault_sentence(id, Fault::SecondAbout)));
        }
        records.push((record, offset));
    }
    Ok(records)
}

fn element_record(element: Element) -> Result<Record, Impossible> {
    Ok(Record::Element(element.try_into()?))
}

fn link_record(link: Link) -> Record {
    Record::Link(link.into())
}

fn sentence(broken: &Broken) -> String {
    fault_sentence(broken.id, broken.fault)
}

fn fault_sentence(id: Id, fault: Fault) -> String {
    match fault {
        Fault::NoAbout => "The map has no `About`, which says what the journey is about.".to_owned(),
        Fault::SecondAbout => "The map has a second `About`; a journey is about one thing only.".to_owned(),
        Fault::Duplicate => format!("The id {id} is there twice."),
        Fault::Dangling(to) => format!("This refers to {to}, which is not in the map."),
        Fault::WrongKind(to) => format!("This refers to {to}, which is of the wrong kind."),
        Fault::WrongLane => "This card's kind does not fit its lane.".to_owned(),
        Fault::CannotLink => "A link of this kind cannot join these two.".to_owned(),
        Fault::OutOfRange => "A number of this record lies outside its range.".to_owned(),
        Fault::Unexpected => "This record does not fit the others.".to_owned(),
    }
}
