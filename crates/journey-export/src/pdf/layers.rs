//! Layers: optional content that a reader can show and hide.

use lopdf::{Dictionary, Document, Object, ObjectId};
use printpdf::{Layer, LayerIntent, LayerInternalId, LayerSubtype, Op, PdfDocument};

use super::string::text_string;
use crate::ExportError;

/// What the content stream calls a layer. Padded, so that printpdf's order of names is the order of places.
pub(super) fn layer_resource(place: usize) -> String {
    format!("L{place:03}")
}

/// Registers the layers, and adds the operations that make printpdf put them into the page's resources.
pub(super) fn declare(document: &mut PdfDocument, ops: &mut Vec<Op>, layers: &[&str], poster: &crate::Document<'_>) {
    for (place, layer) in layers.iter().enumerate() {
        let layer_id = LayerInternalId(layer_resource(place));
        let layer = Layer {
            name: (*layer).to_owned(),
            creator: poster.creator.to_owned(),
            intent: LayerIntent::View,
            usage: LayerSubtype::Artwork,
        };
        document.resources.layers.map.insert(layer_id.clone(), layer);
        ops.push(Op::BeginLayer { layer_id });
        ops.push(Op::EndLayer);
    }
}

/// Replaces what printpdf wrote about each layer (names become UTF-16, the usage dictionary loses its false type) and
/// gives the references to them.
pub(super) fn mend(
    document: &mut Document,
    resources: &Dictionary,
    layers: &[&str],
    poster: &crate::Document<'_>,
) -> Result<Vec<Object>, ExportError> {
    let mut references = Vec::with_capacity(layers.len());
    if layers.is_empty() {
        return Ok(references);
    }
    let properties = resources
        .get(b"Properties")
        .and_then(Object::as_dict)
        .map_err(ExportError::assembly)?;
    for (place, layer) in layers.iter().enumerate() {
        let id: ObjectId = properties
            .get(layer_resource(place).as_bytes())
            .and_then(Object::as_reference)
            .map_err(ExportError::assembly)?;
        let old = document.get_dictionary(id).map_err(ExportError::assembly)?;
        let parts: Vec<ObjectId> = old.iter().filter_map(|(_, part)| part.as_reference().ok()).collect();
        for part in parts {
            document.objects.remove(&part);
        }
        let name = poster.layer_names.get(*layer).map_or(*layer, String::as_str);
        *document.get_dictionary_mut(id).map_err(ExportError::assembly)? = Dictionary::from_iter([
            ("Type", Object::Name(b"OCG".to_vec())),
            ("Name", text_string(name)),
            ("Intent", Object::Name(b"View".to_vec())),
            (
                "Usage",
                Object::Dictionary(Dictionary::from_iter([(
                    "CreatorInfo",
                    Object::Dictionary(Dictionary::from_iter([
                        ("Creator", text_string(poster.creator)),
                        ("Subtype", Object::Name(b"Artwork".to_vec())),
                    ])),
                )])),
            ),
        ]);
        references.push(Object::Reference(id));
    }
    Ok(references)
}

/// The catalogue's entry: all layers are shown at first, in painting order.
pub(super) fn properties(layers: Vec<Object>) -> Dictionary {
    Dictionary::from_iter([
        ("OCGs", Object::Array(layers.clone())),
        (
            "D",
            Object::Dictionary(Dictionary::from_iter([
                ("Name", text_string("Percorso")),
                ("BaseState", Object::Name(b"ON".to_vec())),
                ("Order", Object::Array(layers)),
            ])),
        ),
    ])
}
