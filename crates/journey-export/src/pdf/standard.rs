//! What a file needs to keep to PDF/A-2u and PDF/UA-1, beyond what every file of ours has.
//!
//! The names of both stand in the metadata (`metadata.rs`). Here are the colours' meaning, and what the standards refuse:
//! a file that would break its own promise is not written.

use journey_scene::{Group, Item, Scene};
use lopdf::{Dictionary, Document, Object, ObjectId, Stream, StringFormat};

use super::showing::Showing;
use super::srgb;
use crate::{ExportError, Role, Standard, missing_glyphs};

/// The longest text in bytes, and the longest name (ISO 19005-2, 6.1.13).
const LONGEST_TEXT: usize = 32_767;
const LONGEST_NAME: usize = 127;
/// Deepest nesting of `q` and `Q` (the same clause).
const DEEPEST: usize = 28;
/// What the page and the form around a drawing take of it.
const AROUND: usize = 4;

/// What a file declares itself to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Claims {
    /// PDF/A-2u: a copy for the archive, with text that can be found.
    pub(super) archive: bool,
    /// PDF/UA-1: readable by everybody.
    pub(super) universal: bool,
}

impl Claims {
    /// What may be said of a document. Universal needs a language and a title, and a drawing that is shown once: a tile
    /// shows the drawing that is read elsewhere again, with its marks, which PDF/UA-1 does not allow.
    pub(super) fn of(document: &crate::Document<'_>, showing: &Showing) -> Self {
        let archive = document.standard == Standard::Archive;
        let mut parts = document.pages.iter().flat_map(|leaf| &leaf.parts);
        let once = showing.are_shown_once() && !parts.any(|part| matches!(part.role, Role::Figure { .. }));
        let named = document.language_tag().is_some() && !document.title.trim().is_empty();
        Self {
            archive,
            universal: archive && once && named,
        }
    }
}

/// Refuses drawings that cannot be shown in such a file.
pub(super) fn inspect(document: &crate::Document<'_>) -> Result<(), ExportError> {
    for scene in &document.scenes {
        if let Some(missing) = missing_glyphs(scene).into_iter().next() {
            return Err(refused(format!("no font has the characters {}", missing.characters)));
        }
        inspect_texts(scene)?;
    }
    Ok(())
}

fn inspect_texts(scene: &Scene) -> Result<(), ExportError> {
    fn look(group: &Group, depth: usize) -> Result<(), ExportError> {
        if depth + AROUND > DEEPEST {
            return Err(refused("groups are nested too deeply".to_owned()));
        }
        group.items.iter().try_for_each(|item| match item {
            Item::Group(inner) => look(inner, depth + 1),
            // Two bytes a unit, and the mark in front.
            Item::Text(run) if 2 * run.text.encode_utf16().count() + 2 > LONGEST_TEXT => Err(too_long()),
            // A blank for which a font has no glyph is no missing character to a reader, and one to the standard.
            Item::Text(run) if run.glyphs.iter().any(|glyph| glyph.id == 0) => {
                Err(refused(format!("a font lacks a character of “{}”", run.text)))
            }
            _ => Ok(()),
        })
    }
    scene.groups.iter().try_for_each(|group| look(group, 1))
}

/// Refuses texts and names that are longer than such a file may have.
pub(super) fn inspect_objects(document: &Document) -> Result<(), ExportError> {
    document.objects.values().try_for_each(inspect_object)
}

fn inspect_object(object: &Object) -> Result<(), ExportError> {
    match object {
        Object::String(bytes, _) if bytes.len() > LONGEST_TEXT => Err(too_long()),
        Object::Name(bytes) if bytes.len() > LONGEST_NAME => Err(too_long()),
        Object::Array(objects) => objects.iter().try_for_each(inspect_object),
        Object::Dictionary(dictionary) => inspect_dictionary(dictionary),
        Object::Stream(stream) => inspect_dictionary(&stream.dict),
        _ => Ok(()),
    }
}

fn inspect_dictionary(dictionary: &Dictionary) -> Result<(), ExportError> {
    dictionary.iter().try_for_each(|(_, object)| inspect_object(object))
}

fn too_long() -> ExportError {
    refused(format!("a text is longer than {LONGEST_TEXT} bytes"))
}

fn refused(reason: String) -> ExportError {
    ExportError::AgainstStandard { reason }
}

/// Says in the catalogue which colours the numbers stand for: those of sRGB.
pub(super) fn add_output_intent(document: &mut Document, catalog: &mut Dictionary) {
    let text = |text: &str| Object::String(text.as_bytes().to_vec(), StringFormat::Literal);
    let head = Dictionary::from_iter([("N", Object::Integer(3))]);
    let profile: ObjectId = document.add_object(Stream::new(head, srgb::profile()));
    let intent = Dictionary::from_iter([
        ("Type", Object::Name(b"OutputIntent".to_vec())),
        ("S", Object::Name(b"GTS_PDFA1".to_vec())),
        ("OutputConditionIdentifier", text(srgb::NAME)),
        ("Info", text(srgb::NAME)),
        ("DestOutputProfile", Object::Reference(profile)),
    ]);
    catalog.set("OutputIntents", Object::Array(vec![Object::Dictionary(intent)]));
}
