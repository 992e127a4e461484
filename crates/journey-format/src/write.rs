//! From a journey to a text: by hand as far as a record a line goes, by `ron` inside the record.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use journey_model::{Journey, Record, UnknownField};
use ron::Options;
use ron::extensions::Extensions;
use ron::ser::PrettyConfig;
use serde::Serialize;

use crate::history::Revision;
use crate::limits::{MAX_HISTORY_BYTES, MAX_REVISIONS};
use crate::map_file::{MapFile, Pictures};
use crate::unknown;
use crate::wire::minor;
use crate::wire::shape::{ELEMENT, LINK, REVISION, Shape};
use crate::wire::{Element, Link, Picture, Text};
use crate::{FORMAT, Limits, MINOR};

/// Writes a map alone: one record a line in a stable order, so that one changed card is one changed line.
///
/// The same journey gives the same bytes, and [`crate::read`] gives back the equal journey.
pub fn write(journey: &Journey) -> String {
    let records = Records::of(journey);
    let mut writer = Writer::default();
    writer.head(FORMAT, records.minor(journey, &Told::default()));
    writer.records(&records);
    writer.own(journey);
    writer.end()
}

/// Writes a map file that brings these pictures along, for machines whose library does not have them.
pub fn write_with_pictures(journey: &Journey, pictures: &Pictures) -> String {
    let file = MapFile {
        pictures: pictures.clone(),
        ..MapFile::new(journey.clone())
    };
    write_whole(&file)
}

/// Writes a whole map file: the map, its history as far as it may go, then its pictures.
///
/// The oldest states are left out when there are more than 20 of them, when they take more than 4 MiB together, or when the
/// map itself is so large that they would make the file too large to be read.
pub fn write_whole(file: &MapFile) -> String {
    let MapFile {
        journey,
        history,
        pictures,
        beside,
    } = file;
    let records = Records::of(journey);
    let room = Limits::default().bytes.saturating_sub(records.bytes() + ROOM_BESIDE);
    let told = told(history, room.min(MAX_HISTORY_BYTES));
    let mut writer = Writer::default();
    writer.head(FORMAT, records.minor(journey, &told));
    writer.records(&records);
    if !told.lines.is_empty() {
        writer.list("history", &told.lines);
    }
    writer.own(journey);
    let here = pictures.iter().map(|(name, bytes)| (name, Some(bytes)));
    let there = beside.iter().filter(|name| !pictures.contains_key(*name));
    let mut shown: Vec<(&String, Option<&Vec<u8>>)> = here.chain(there.map(|name| (name, None))).collect();
    shown.sort();
    let shown: Vec<String> = shown
        .into_iter()
        .map(|(name, bytes)| {
            line(&Picture {
                name: Text(name.clone()),
                bytes: bytes.map(|bytes| Text(STANDARD.encode(bytes))),
            })
        })
        .collect();
    if !shown.is_empty() {
        writer.list("pictures", &shown);
    }
    writer.end()
}

/// Bytes that are kept free for what stands around the records.
const ROOM_BESIDE: usize = 64 * 1024;

/// The text whose hash is a map's revision: its elements and links as a map file of the first version has them, whatever
/// version is written now, so that a map keeps its revision.
pub(crate) fn canonical(journey: &Journey) -> String {
    let mut writer = Writer::default();
    writer.head(1, 0);
    writer.records(&Records::of(journey));
    writer.end()
}

/// The lines of a journey's records.
struct Records {
    elements: Vec<String>,
    links: Vec<String>,
    knows_all: bool,
    /// The smallest minor version that knows all fields that are known here.
    minor: u64,
}

impl Records {
    fn of(journey: &Journey) -> Self {
        let mut records = Self {
            elements: Vec::new(),
            links: Vec::new(),
            knows_all: true,
            minor: 0,
        };
        for record in journey.records() {
            let fields = journey.unknown().of(record.id());
            records.knows_all &= fields.is_empty();
            match &record {
                Record::Element(element) => {
                    let element = Element::from(element);
                    records.minor = records.minor.max(minor::of_element(&element));
                    records.elements.push(whole_line(&element, &ELEMENT, fields));
                }
                Record::Link(link) => records.links.push(whole_line(&Link::from(link), &LINK, fields)),
            }
        }
        records
    }

    fn bytes(&self) -> usize {
        self.elements.iter().chain(&self.links).map(|line| line.len() + 6).sum()
    }

    /// The minor version of a file with these records: that of the newest field, which may be written without being known.
    fn minor(&self, journey: &Journey, told: &Told) -> u64 {
        let knows_all = self.knows_all && journey.unknown().map.is_empty() && told.knows_all;
        // What an earlier state had may be gone from the map, and with it the number.
        if knows_all {
            self.minor.max(told.minor)
        } else {
            journey.unknown().minor.max(MINOR + 1)
        }
    }
}

/// The lines of the states that fit.
struct Told {
    lines: Vec<String>,
    knows_all: bool,
    /// The smallest minor version that knows all fields that are known here.
    minor: u64,
}

impl Default for Told {
    fn default() -> Self {
        Self {
            lines: Vec::new(),
            knows_all: true,
            minor: 0,
        }
    }
}

fn told(history: &[Revision], room: usize) -> Told {
    let mut told = Told::default();
    let (mut bytes, mut records) = (0, 0);
    for revision in history.iter().take(MAX_REVISIONS) {
        records += revision.len();
        if records > Limits::default().records {
            break;
        }
        let line = whole_line(&revision.to_file(), &REVISION, &revision.unknown);
        bytes += line.len() + 6;
        if bytes > room {
            break;
        }
        told.minor = told.minor.max(revision.minor());
        told.knows_all &= revision.unknown.is_empty();
        told.lines.push(line);
    }
    told
}

/// A record on its line, with the fields that are not known here.
fn whole_line(record: &impl Serialize, shape: &'static Shape, fields: &[UnknownField]) -> String {
    let line = line(record);
    if fields.is_empty() {
        line
    } else {
        unknown::put_back(&line, shape, fields)
    }
}

fn line(record: &impl Serialize) -> String {
    let compact = PrettyConfig::new().depth_limit(0).escape_strings(false);
    let options = Options::default().with_default_extension(Extensions::IMPLICIT_SOME);
    // Writing into memory fails only for names that RON does not know, and those of the file are fixed.
    options
        .to_string_pretty(record, compact)
        .unwrap_or_else(|error| unreachable!("a record cannot be written: {error}"))
}

/// A file under way.
#[derive(Default)]
struct Writer(String);

impl Writer {
    fn head(&mut self, format: u64, minor: u64) {
        self.0 += &format!("#![enable(implicit_some)]\n(\n  format: {format},\n");
        if minor > 0 {
            self.0 += &format!("  minor: {minor},\n");
        }
    }

    fn records(&mut self, records: &Records) {
        self.list("elements", &records.elements);
        self.list("links", &records.links);
    }

    fn list(&mut self, name: &str, lines: &[String]) {
        self.0
            .reserve(lines.iter().map(|line| line.len() + 6).sum::<usize>() + 32);
        self.0 += "  ";
        self.0 += name;
        self.0 += ": [";
        for line in lines {
            self.0 += "\n    ";
            self.0 += line;
            self.0 += ",";
        }
        self.0 += if lines.is_empty() { "],\n" } else { "\n  ],\n" };
    }

    /// The map's own fields that are not known here.
    fn own(&mut self, journey: &Journey) {
        for UnknownField { name, value, .. } in &journey.unknown().map {
            self.0 += &format!("  {name}: {value},\n");
        }
    }

    fn end(mut self) -> String {
        self.0 += ")\n";
        self.0
    }
}
