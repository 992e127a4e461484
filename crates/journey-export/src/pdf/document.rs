//! Puts the document together: printpdf for document, fonts and layers, then what it cannot say.

use lopdf::{Dictionary, Document, Object, ObjectId, Stream, StringFormat};
use printpdf::{Mm, PdfDocument, PdfPage, PdfSaveOptions};

use super::content::alpha_name;
use super::drawing::Sheet;
use super::faces::Faces;
use super::image::{deflated, picture_resource};
use super::{layers, metadata, outline};
use crate::{ExportError, Page};

/// Writes the file.
pub(super) fn write(page: &Page<'_>, faces: &Faces<'_>, sheet: Sheet<'_>) -> Result<Vec<u8>, ExportError> {
    let mut document = skeleton(page, faces, &sheet)?;
    let page_id = document
        .page_iter()
        .next()
        .ok_or_else(|| ExportError::assembly("it has no page"))?;

    let old = document.get_dictionary(page_id).map_err(ExportError::assembly)?.clone();
    let parent = old.get(b"Parent").map_err(ExportError::assembly)?.clone();
    let mut resources = resources(&document, &old)?;
    let layer_references = layers::mend(&mut document, &resources, &sheet.layers, page)?;

    let graphics_states = sheet.alphas.iter().map(|alpha| {
        let opacity = Object::Real(f32::from(*alpha) / 255.0);
        let state = Dictionary::from_iter([
            ("Type", Object::Name(b"ExtGState".to_vec())),
            ("ca", opacity.clone()),
            ("CA", opacity),
        ]);
        (alpha_name(*alpha), Object::Dictionary(state))
    });
    resources.set("ExtGState", Dictionary::from_iter(graphics_states));
    let pictures: Vec<(String, Object)> = sheet
        .pictures
        .into_iter()
        .map(|picture| {
            let name = picture_resource(picture.place);
            (name, Object::Reference(picture.add_to(&mut document)))
        })
        .collect();
    resources.set("XObject", Dictionary::from_iter(pictures));
    resources.remove(b"Shading");

    let height = page.scene.size.h;
    let annotations: Vec<Object> = sheet
        .targets
        .iter()
        .map(|target| Object::Reference(document.add_object(target.annotation(height))))
        .collect();
    let head = Dictionary::from_iter([("Filter", Object::Name(b"FlateDecode".to_vec()))]);
    let content = document.add_object(Stream::new(head, deflated(&sheet.content)?).with_compression(false));
    let resources = document.add_object(resources);
    let leaf = leaf(page, parent, resources, content, annotations);
    document.set_object(page_id, leaf);

    let catalog = catalog(&mut document, page, page_id, layer_references)?;
    *document.catalog_mut().map_err(ExportError::assembly)? = catalog;
    let information = document.add_object(metadata::information(page));
    document.trailer.set("Info", Object::Reference(information));
    finish(document)
}

/// The document as printpdf writes it: its page shows nothing yet, but has the fonts and the layers.
fn skeleton(page: &Page<'_>, faces: &Faces<'_>, sheet: &Sheet<'_>) -> Result<Document, ExportError> {
    let mut document = PdfDocument::new(page.title);
    let mut ops = Vec::new();
    faces.declare(&mut document, &mut ops)?;
    layers::declare(&mut document, &mut ops, &sheet.layers, page);
    let points = |length: f32| Mm(length * 25.4 / 72.0);
    document
        .pages
        .push(PdfPage::new(points(page.scene.size.w), points(page.scene.size.h), ops));
    let mut warnings = Vec::new();
    let options = PdfSaveOptions {
        optimize: false,
        image_optimization: None,
        ..PdfSaveOptions::default()
    };
    let document = document.to_lopdf_document(&options, &mut warnings);
    match warnings.first() {
        None => Ok(document),
        Some(warning) => Err(ExportError::assembly(&warning.msg)),
    }
}

/// A copy of a page's resources.
fn resources(document: &Document, page: &Dictionary) -> Result<Dictionary, ExportError> {
    page.get_deref(b"Resources", document)
        .and_then(Object::as_dict)
        .cloned()
        .map_err(ExportError::assembly)
}

/// The page. Its boxes are all the same: the paper is cut where the drawing ends.
fn leaf(
    page: &Page<'_>,
    parent: Object,
    resources: ObjectId,
    content: ObjectId,
    annotations: Vec<Object>,
) -> Dictionary {
    let size = page.scene.size;
    let area = Object::Array([0.0, 0.0, size.w, size.h].map(Object::Real).to_vec());
    let blending = Dictionary::from_iter([
        ("Type", Object::Name(b"Group".to_vec())),
        ("S", Object::Name(b"Transparency".to_vec())),
        ("CS", Object::Name(b"DeviceRGB".to_vec())),
    ]);
    let mut leaf = Dictionary::from_iter([
        ("Type", Object::Name(b"Page".to_vec())),
        ("Parent", parent),
        ("MediaBox", area.clone()),
        ("CropBox", area.clone()),
        ("TrimBox", area),
        ("Resources", Object::Reference(resources)),
        ("Contents", Object::Reference(content)),
        ("Group", Object::Dictionary(blending)),
    ]);
    if !annotations.is_empty() {
        leaf.set("Annots", Object::Array(annotations));
    }
    leaf
}

fn catalog(
    document: &mut Document,
    page: &Page<'_>,
    page_id: ObjectId,
    layer_references: Vec<Object>,
) -> Result<Dictionary, ExportError> {
    let old = document.catalog().map_err(ExportError::assembly)?;
    let pages = old.get(b"Pages").map_err(ExportError::assembly)?.clone();
    // Print dialogs shrink a page "to fit" unless the file asks them not to, and then no tile matches its neighbour.
    let preferences = Dictionary::from_iter([
        ("DisplayDocTitle", Object::Boolean(true)),
        ("PrintScaling", Object::Name(b"None".to_vec())),
    ]);
    let mut catalog = Dictionary::from_iter([
        ("Type", Object::Name(b"Catalog".to_vec())),
        ("Pages", pages),
        ("PageLayout", Object::Name(b"SinglePage".to_vec())),
        ("PageMode", Object::Name(b"UseNone".to_vec())),
        ("ViewerPreferences", Object::Dictionary(preferences)),
        ("Metadata", Object::Reference(document.add_object(metadata::xmp(page)))),
    ]);
    if let Some(language) = page.language_tag() {
        catalog.set(
            "Lang",
            Object::String(language.as_bytes().to_vec(), StringFormat::Literal),
        );
    }
    if let Some(bookmarks) = outline::add(document, page.scene, page_id) {
        catalog.set("Outlines", Object::Reference(bookmarks));
    }
    if !layer_references.is_empty() {
        catalog.set("OCProperties", layers::properties(layer_references));
    }
    Ok(catalog)
}

/// Drops what nothing refers to any more, packs the streams, and names the file after its own bytes: printpdf's `/ID` is
/// a counter's, and two exports of the same page must be the same file.
fn finish(mut document: Document) -> Result<Vec<u8>, ExportError> {
    document.version = "1.7".to_owned();
    document.prune_objects();
    document.renumber_objects();
    document.compress();
    let identify = |document: &mut Document, name: u128| {
        let name = Object::String(name.to_be_bytes().to_vec(), StringFormat::Hexadecimal);
        document.trailer.set("ID", Object::Array(vec![name.clone(), name]));
    };
    let save = |document: &mut Document| {
        let mut bytes = Vec::new();
        document
            .save_to(&mut bytes)
            .map_err(ExportError::assembly)
            .map(|()| bytes)
    };
    identify(&mut document, 0);
    let name = content_name(&save(&mut document)?);
    identify(&mut document, name);
    save(&mut document)
}

/// FNV-1a with 128 bits: it tells contents apart and keeps no secret.
fn content_name(bytes: &[u8]) -> u128 {
    const OFFSET: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
    const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013b;
    bytes
        .iter()
        .fold(OFFSET, |hash, byte| (hash ^ u128::from(*byte)).wrapping_mul(PRIME))
}
