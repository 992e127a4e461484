//! From bytes to a journey.

use std::collections::{BTreeMap, BTreeSet};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use journey_model::{Broken, Fault, Id, Journey, Record, Unknown, UnknownField};
use ron::Options;
use ron::extensions::Extensions;

use crate::at_once::at_once;
use crate::error::{ReadError, ReadErrorKind, place};
use crate::history::{Revision, element_record, link_record};
use crate::lexer::Lexer;
use crate::limits::Limits;
use crate::map_file::{MapFile, Pictures, is_hash};
use crate::migration::brought_up;
use crate::scan::{Outline, scan};
use crate::unknown::{Lifted, lift};
use crate::wire::{Map, Picture};
use crate::{FORMAT, MINOR, plain};

/// Reads the map of a map file within the default [`Limits`]. Any bytes give a journey or an error with its place; never a
/// panic.
pub fn read(bytes: &[u8]) -> Result<Journey, ReadError> {
    read_with_limits(bytes, &Limits::default())
}

/// Reads the map of a map file within limits of one's own.
pub fn read_with_limits(bytes: &[u8], limits: &Limits) -> Result<Journey, ReadError> {
    Ok(read_whole_with_limits(bytes, limits)?.journey)
}

/// Reads a map file with the pictures that stand in it.
pub fn read_with_pictures(bytes: &[u8]) -> Result<(Journey, Pictures), ReadError> {
    let file = read_whole(bytes)?;
    Ok((file.journey, file.pictures))
}

/// Reads a map file with all that it holds.
pub fn read_whole(bytes: &[u8]) -> Result<MapFile, ReadError> {
    read_whole_with_limits(bytes, &Limits::default())
}

/// Reads a map file with all that it holds, within limits of one's own.
pub fn read_whole_with_limits(bytes: &[u8], limits: &Limits) -> Result<MapFile, ReadError> {
    let text = text_of(bytes, limits)?;
    let mut outline = scan(text, limits)?;
    let mut text = brought_up(text, &outline)?;
    let mut lifted = Lifted::default();
    if outline.minor > MINOR {
        lifted = lift(&text, limits)?;
        text = std::mem::take(&mut lifted.text).into();
        let format = outline.format;
        outline = Outline {
            format,
            ..scan(&text, limits)?
        };
    }
    let mut map = parse(&text, limits, &outline)?;
    let (pictures, beside) = pictures(&text, &outline, std::mem::take(&mut map.pictures))?;
    let history = std::mem::take(&mut map.history).into_iter().enumerate();
    let history = history.map(|(at, state)| Revision::of_file(state, lifted.history.remove(&at).unwrap_or_default()));
    let history = history.collect();
    let records = records(&text, &outline, map)?;
    let places: Vec<(Id, usize)> = records.iter().map(|(record, offset)| (record.id(), *offset)).collect();
    let unknown = unknown(&outline, lifted, &places);
    let records = records.into_iter().map(|(record, _)| record);
    let mut journey = Journey::from_records(records).map_err(|broken| {
        let place = places
            .iter()
            .find(|(id, _)| *id == broken.id)
            .map_or(0, |(_, offset)| *offset);
        ReadError::at(ReadErrorKind::Inconsistent, &text, place, sentence(&broken))
    })?;
    journey.keep_unknown(unknown);
    Ok(MapFile {
        journey,
        history,
        pictures,
        beside,
    })
}

/// What is not known here, by the ids of the records; those of the elements come first.
fn unknown(outline: &Outline, lifted: Lifted, places: &[(Id, usize)]) -> Unknown {
    let elements = lifted.elements.into_iter();
    let links = lifted.links.into_iter();
    let links = links.map(|(at, fields)| (outline.elements.len() + at, fields));
    let records: BTreeMap<Id, Vec<UnknownField>> = elements
        .chain(links)
        .filter_map(|(at, fields)| Some((places.get(at)?.0, fields)))
        .collect();
    Unknown {
        minor: if outline.minor > MINOR { outline.minor } else { 0 },
        map: lifted.map,
        records,
    }
}

/// Pictures that stand in the file, and names of those beside it.
fn pictures(text: &str, outline: &Outline, pictures: Vec<Picture>) -> Result<(Pictures, BTreeSet<String>), ReadError> {
    let (mut here, mut beside) = (Pictures::new(), BTreeSet::new());
    for (index, picture) in pictures.into_iter().enumerate() {
        let wrong = |message: &str| {
            let offset = outline.pictures.get(index).copied().unwrap_or(0);
            ReadError::at(ReadErrorKind::Inconsistent, text, offset, message)
        };
        let name = picture.name.0;
        // It may become the name of a file, here or on another machine.
        if !is_hash(&name) {
            return Err(wrong("The name of a picture is 64 digits from 0 to 9 and a to f."));
        }
        if here.contains_key(&name) || beside.contains(&name) {
            return Err(wrong("This picture is there twice."));
        }
        match picture.bytes {
            None => drop(beside.insert(name)),
            Some(bytes) => {
                let bytes = STANDARD
                    .decode(&bytes.0)
                    .map_err(|_| wrong("The bytes of this picture are not written in base64."))?;
                here.insert(name, bytes);
            }
        }
    }
    Ok((here, beside))
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

fn parse(text: &str, limits: &Limits, outline: &Outline) -> Result<Map, ReadError> {
    if let Some(map) = at_once(text, limits, outline) {
        return Ok(map);
    }
    let map: Map = options(limits).from_str(text).map_err(|error| {
        let place = next_unit(text, (error.span.start.line, error.span.start.col));
        // What is missing has no place of its own: the record lacks it.
        let (line, column) = match error.code {
            ron::Error::MissingStructField { .. } => outline.record_before(text, place),
            _ => place,
        };
        let (kind, sentence) = match error.code {
            ron::Error::NoSuchEnumVariant { .. } | ron::Error::NoSuchStructField { .. } if outline.minor > MINOR => {
                (ReadErrorKind::NewerFormat, newer_sentence(outline))
            }
            code => (ReadErrorKind::Malformed, plain::sentence(&code)),
        };
        ReadError::at_place(kind, line, column, sentence)
    })?;
    if map.format != FORMAT {
        return Err(ReadError::at_place(
            ReadErrorKind::Malformed,
            1,
            1,
            "The map does not say its format plainly.",
        ));
    }
    Ok(map)
}

/// How `ron` reads a map.
pub(crate) fn options(limits: &Limits) -> Options {
    Options::default()
        .with_default_extension(Extensions::IMPLICIT_SOME)
        .with_recursion_limit(limits.recursion())
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
fn records(text: &str, outline: &Outline, file: Map) -> Result<Vec<(Record, usize)>, ReadError> {
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

/// What a newer minor version should not have brought, but has.
fn newer_sentence(outline: &Outline) -> String {
    let (minor, known) = (outline.minor, MINOR);
    format!(
        "This is not known here: the map was written by a newer version of Percorso (format {FORMAT}.{minor}; this one knows \
         {FORMAT}.{known}). Update Percorso to open it; the file stays as it is."
    )
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
        Fault::WrongSides => "A conflict has two sides or more, each with a state of what it is about.".to_owned(),
        Fault::Unexpected => "This record does not fit the others.".to_owned(),
    }
}
