//! Puts the document together: printpdf for document, fonts and layers, then what it cannot say.

use std::collections::{BTreeMap, BTreeSet};

use lopdf::{Dictionary, Document, Object, ObjectId, Stream, StringFormat};
use printpdf::{Mm, PdfDocument, PdfPage, PdfSaveOptions};

use super::content::alpha_name;
use super::drawing::{Painted, Stock};
use super::faces::Faces;
use super::image::{deflated, picture_resource};
use super::page::{self, Pages, form_resource};
use super::showing::Showing;
use super::standard::{self, Claims};
use super::structure::{Address, Home};
use super::{bookmarks, labels, layers, metadata};
use crate::{ExportError, Role};

/// Writes the file. `step` is asked before each page.
pub(super) fn write(
    poster: &crate::Document<'_>,
    faces: &Faces<'_>,
    stock: Stock<'_>,
    painted: BTreeMap<usize, Painted>,
    showing: &Showing,
    step: &mut dyn FnMut() -> Result<(), ExportError>,
) -> Result<Vec<u8>, ExportError> {
    let mut document = skeleton(poster, faces, &stock)?;
    let mut shared = resources(&mut document)?;
    let layer_references = layers::mend(&mut document, &shared, &stock.layers, poster)?;
    let mut structure = stock.structure;

    let read = poster.pages.iter().flat_map(|leaf| &leaf.parts);
    let mut pages = Pages {
        poster,
        showing,
        painted,
        ids: poster.pages.iter().map(|_| document.new_object_id()).collect(),
        several: read.filter(|part| part.role == Role::Content).count() > 1,
    };
    let mut alphas = stock.alphas;
    let mut sheets = Vec::with_capacity(poster.pages.len());
    for place in 0..poster.pages.len() {
        step()?;
        let mut sheet = pages.sheet(place, &mut document, &mut structure)?;
        alphas.append(&mut sheet.alphas);
        sheets.push(sheet);
    }

    let states = document.add_object(graphics_states(&alphas));
    shared.set("ExtGState", Object::Reference(states));
    let mut pictures = Dictionary::new();
    for picture in stock.pictures {
        let name = picture_resource(picture.place);
        pictures.set(name, Object::Reference(picture.add_to(&mut document)));
    }
    shared.set("XObject", pictures);
    shared.remove(b"Shading");
    let shared = document.add_object(shared);

    let mut forms = BTreeMap::new();
    for place in showing.scenes() {
        let stored = showing.scene(place).is_some_and(|shown| shown.inline.is_none());
        if let (true, Some(scene), Some(painted)) = (stored, poster.scenes.get(place), pages.painted.get(&place)) {
            step()?;
            let key = structure.key(Home::Scene(place));
            let form = page::form(scene.size, &painted.content, shared, key)?;
            forms.insert(place, document.add_object(form));
        }
    }
    let parent = tree_of(&document)?;
    for (place, (leaf, sheet)) in poster.pages.iter().zip(sheets).enumerate() {
        let inline = leaf.parts.iter().find(|part| {
            showing
                .scene(part.scene)
                .is_some_and(|shown| shown.inline == Some(place))
        });
        let (resources, key) = match inline {
            Some(part) => (
                Object::Reference(shared),
                structure
                    .key(Home::Scene(part.scene))
                    .or(structure.key(Home::Page(place))),
            ),
            None => (of_forms(leaf, &forms, states), structure.key(Home::Page(place))),
        };
        let head = Dictionary::from_iter([("Filter", Object::Name(b"FlateDecode".to_vec()))]);
        let content = document.add_object(Stream::new(head, deflated(&sheet.content)?).with_compression(false));
        let dictionary = page::dictionary(leaf, parent, resources, content, sheet.annotations, key);
        if let Some(id) = pages.ids.get(place) {
            document.set_object(*id, dictionary);
        }
    }
    let kids: Vec<Object> = pages.ids.iter().map(|id| Object::Reference(*id)).collect();
    let tree = Dictionary::from_iter([
        ("Type", Object::Name(b"Pages".to_vec())),
        ("Count", Object::Integer(kids.len() as i64)),
        ("Kids", Object::Array(kids)),
    ]);
    document.set_object(parent, tree);

    let address = |home: Home| address(home, showing, &pages.ids, &forms);
    let root = structure.add_to(&mut document, address);
    let claims = Claims::of(poster, showing);
    let mut catalog = catalog(&mut document, poster, parent, claims);
    if claims.archive {
        standard::add_output_intent(&mut document, &mut catalog);
    }
    catalog.set("StructTreeRoot", Object::Reference(root));
    if let Some(labels) = labels::tree(poster) {
        catalog.set("PageLabels", labels);
    }
    if let Some(bookmarks) = bookmarks::add(&mut document, poster, &pages.ids) {
        catalog.set("Outlines", Object::Reference(bookmarks));
    }
    if !layer_references.is_empty() {
        catalog.set("OCProperties", layers::properties(layer_references));
    }
    *document.catalog_mut().map_err(ExportError::assembly)? = catalog;
    let information = document.add_object(metadata::information(poster));
    document.trailer.set("Info", Object::Reference(information));
    if claims.archive {
        standard::inspect_objects(&document)?;
    }
    finish(document)
}

/// Where marked content stands in the file.
fn address(home: Home, showing: &Showing, pages: &[ObjectId], forms: &BTreeMap<usize, ObjectId>) -> Option<Address> {
    match home {
        Home::Page(place) => Some(Address {
            page: *pages.get(place)?,
            form: None,
        }),
        Home::Scene(place) => {
            let shown = showing.scene(place)?;
            let (page, _) = shown.read?;
            Some(Address {
                page: *pages.get(page)?,
                form: forms.get(&place).copied(),
            })
        }
    }
}

/// The document as printpdf writes it: its page shows nothing, but has the fonts and the layers.
fn skeleton(poster: &crate::Document<'_>, faces: &Faces<'_>, stock: &Stock<'_>) -> Result<Document, ExportError> {
    let mut document = PdfDocument::new(poster.title);
    let mut ops = Vec::new();
    faces.declare(&mut document, &mut ops)?;
    layers::declare(&mut document, &mut ops, &stock.layers, poster);
    document.pages.push(PdfPage::new(Mm(100.0), Mm(100.0), ops));
    let mut warnings = Vec::new();
    let options = PdfSaveOptions {
        optimize: false,
        image_optimization: None,
        ..PdfSaveOptions::default()
    };
    let document = document.to_lopdf_document(&options, &mut warnings);
    match warnings.first() {
        None => reduced(document),
        Some(warning) => Err(ExportError::assembly(&warning.msg)),
    }
}

/// What printpdf has written, without its page and its own notes: an empty tree of pages, and the resources, which the
/// trailer keeps for [`resources`].
fn reduced(mut document: Document) -> Result<Document, ExportError> {
    let page = document
        .page_iter()
        .next()
        .ok_or_else(|| ExportError::assembly("it has no page"))?;
    let resources = document
        .get_dictionary(page)
        .and_then(|page| page.get_deref(b"Resources", &document))
        .and_then(Object::as_dict)
        .cloned()
        .map_err(ExportError::assembly)?;
    let pages = tree_of(&document)?;
    document.set_object(pages, Dictionary::new());
    *document.catalog_mut().map_err(ExportError::assembly)? = Dictionary::from_iter([
        ("Type", Object::Name(b"Catalog".to_vec())),
        ("Pages", Object::Reference(pages)),
    ]);
    document.trailer.remove(b"Info");
    document.trailer.set(RESOURCES, Object::Dictionary(resources));
    document.prune_objects();
    document.renumber_objects();
    Ok(document)
}

/// Where the resources are kept meanwhile.
const RESOURCES: &str = "Resources";

/// Takes the fonts and layers out of the trailer.
fn resources(document: &mut Document) -> Result<Dictionary, ExportError> {
    document
        .trailer
        .remove(RESOURCES.as_bytes())
        .and_then(|resources| resources.as_dict().cloned().ok())
        .ok_or_else(|| ExportError::assembly("it has no resources"))
}

/// The node that holds the pages.
fn tree_of(document: &Document) -> Result<ObjectId, ExportError> {
    document
        .catalog()
        .and_then(|catalog| catalog.get(b"Pages"))
        .and_then(Object::as_reference)
        .map_err(ExportError::assembly)
}

fn graphics_states(alphas: &BTreeSet<u8>) -> Dictionary {
    let states = alphas.iter().map(|alpha| {
        let opacity = Object::Real(f32::from(*alpha) / 255.0);
        let state = Dictionary::from_iter([
            ("Type", Object::Name(b"ExtGState".to_vec())),
            ("ca", opacity.clone()),
            ("CA", opacity),
        ]);
        (alpha_name(*alpha), Object::Dictionary(state))
    });
    Dictionary::from_iter(states)
}

/// Resources of a page that shows drawings stored as forms.
fn of_forms(leaf: &crate::Leaf, forms: &BTreeMap<usize, ObjectId>, states: ObjectId) -> Object {
    let mut shown = Dictionary::new();
    for part in &leaf.parts {
        if let Some(form) = forms.get(&part.scene) {
            shown.set(form_resource(part.scene), Object::Reference(*form));
        }
    }
    Object::Dictionary(Dictionary::from_iter([
        ("ExtGState", Object::Reference(states)),
        ("XObject", Object::Dictionary(shown)),
    ]))
}

fn catalog(document: &mut Document, poster: &crate::Document<'_>, pages: ObjectId, claims: Claims) -> Dictionary {
    // Print dialogs shrink a page "to fit" unless the file asks them not to, and then no tile matches its neighbour.
    let preferences = Dictionary::from_iter([
        ("DisplayDocTitle", Object::Boolean(true)),
        ("PrintScaling", Object::Name(b"None".to_vec())),
    ]);
    let marked = Dictionary::from_iter([("Marked", Object::Boolean(true))]);
    let mut catalog = Dictionary::from_iter([
        ("Type", Object::Name(b"Catalog".to_vec())),
        ("Pages", Object::Reference(pages)),
        ("PageLayout", Object::Name(b"SinglePage".to_vec())),
        ("PageMode", Object::Name(b"UseNone".to_vec())),
        ("ViewerPreferences", Object::Dictionary(preferences)),
        ("MarkInfo", Object::Dictionary(marked)),
        (
            "Metadata",
            Object::Reference(document.add_object(metadata::xmp(poster, claims))),
        ),
    ]);
    if let Some(language) = poster.language_tag() {
        catalog.set(
            "Lang",
            Object::String(language.as_bytes().to_vec(), StringFormat::Literal),
        );
    }
    catalog
}

/// Stands where the file's name will be, until its bytes are known.
const UNNAMED: &[u8; 16] = b"Percorso, no ID.";

/// Packs the streams and names the file after its own bytes: printpdf's `/ID` is a counter's, and two exports of the same
/// document must be the same file.
fn finish(mut document: Document) -> Result<Vec<u8>, ExportError> {
    document.version = "1.7".to_owned();
    document.compress();
    let placeholder = Object::String(UNNAMED.to_vec(), StringFormat::Hexadecimal);
    document
        .trailer
        .set("ID", Object::Array(vec![placeholder.clone(), placeholder]));
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).map_err(ExportError::assembly)?;
    let name = format!("{:032X}", content_name(&bytes)).into_bytes();
    let unnamed: Vec<u8> = UNNAMED
        .iter()
        .flat_map(|byte| format!("{byte:02X}").into_bytes())
        .collect();
    for _ in 0..2 {
        let place = bytes
            .windows(unnamed.len())
            .rposition(|window| window.eq_ignore_ascii_case(&unnamed))
            .ok_or_else(|| ExportError::assembly("it has no place for its name"))?;
        bytes
            .iter_mut()
            .skip(place)
            .zip(&name)
            .for_each(|(byte, digit)| *byte = *digit);
    }
    Ok(bytes)
}

/// FNV-1a with 128 bits: it tells contents apart and keeps no secret.
fn content_name(bytes: &[u8]) -> u128 {
    const OFFSET: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
    const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013b;
    bytes
        .iter()
        .fold(OFFSET, |hash, byte| (hash ^ u128::from(*byte)).wrapping_mul(PRIME))
}
