//! From a journey to a text.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use journey_model::{Journey, Record};
use ron::Options;
use ron::extensions::Extensions;
use ron::ser::PrettyConfig;

use crate::FORMAT;
use crate::read::Pictures;
use crate::wire::{MapFile, Picture, Text};

/// Writes a map file: one record a line in a stable order, so that one changed card is one changed line.
///
/// The same journey gives the same bytes, and [`crate::read`] gives back the equal journey.
pub fn write(journey: &Journey) -> String {
    write_with_pictures(journey, &Pictures::new())
}

/// Writes a map file that brings these pictures along, for machines whose library does not have them.
pub fn write_with_pictures(journey: &Journey, pictures: &Pictures) -> String {
    let pictures = pictures.iter().map(|(name, bytes)| Picture {
        name: Text(name.clone()),
        bytes: Text(STANDARD.encode(bytes)),
    });
    let mut file = MapFile {
        format: FORMAT,
        elements: Vec::new(),
        links: Vec::new(),
        pictures: pictures.collect(),
    };
    for record in journey.records() {
        match &record {
            Record::Element(element) => file.elements.push(element.into()),
            Record::Link(link) => file.links.push(link.into()),
        }
    }
    // Brackets open a new line down to the lists of records; a record stays on its line.
    let pretty = PrettyConfig::new()
        .new_line("\n")
        .indentor("  ")
        .depth_limit(2)
        .extensions(Extensions::IMPLICIT_SOME);
    let text = Options::default().to_string_pretty(&file, pretty);
    // Writing into memory fails only for names that RON does not know, and those of the file are fixed.
    text.map(|text| text + "\n")
        .unwrap_or_else(|error| unreachable!("a map cannot be written: {error}"))
}
