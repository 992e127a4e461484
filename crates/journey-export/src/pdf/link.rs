//! Areas that lead to a web address.

use journey_scene::{LinkArea, Rect};
use lopdf::{Dictionary, Object, StringFormat};

use super::drawing::Drawing;
use super::string::text_string;
use super::structure::ElementPlace;
use crate::address::reachable;
use crate::contour::{intersection, upright};

/// An area of a scene and the address it leads to.
pub(super) struct Target {
    /// In the scene's coordinates, y downwards.
    pub(super) rect: Rect,
    /// Percent-encoded.
    address: String,
    /// What it belongs to where the scene is read.
    pub(super) element: Option<ElementPlace>,
}

impl Drawing<'_> {
    /// Notes a link, cut to what is visible of it.
    pub(super) fn link(&mut self, area: &LinkArea, (x, y): (f64, f64)) {
        let rect = intersection(self.clip, upright(area.rect).moved(x as f32, y as f32));
        if rect.w > 0.0
            && rect.h > 0.0
            && let Some(address) = reachable(&area.href)
        {
            let element = self.link_element();
            self.targets.push(Target { rect, address, element });
        }
    }
}

impl Target {
    /// The annotation for a page of this height on which the area lies here.
    pub(super) fn annotation(&self, rect: Rect, page_height: f32, structure_key: i64) -> Dictionary {
        let action = Dictionary::from_iter([
            ("S", Object::Name(b"URI".to_vec())),
            (
                "URI",
                Object::String(self.address.as_bytes().to_vec(), StringFormat::Literal),
            ),
        ]);
        Dictionary::from_iter([
            ("Type", Object::Name(b"Annot".to_vec())),
            ("Subtype", Object::Name(b"Link".to_vec())),
            (
                "Rect",
                Object::Array(
                    [rect.x, page_height - rect.bottom(), rect.right(), page_height - rect.y]
                        .map(Object::Real)
                        .to_vec(),
                ),
            ),
            ("Border", Object::Array([0, 0, 0].map(Object::Integer).to_vec())),
            // Bit 3: the area is printed as it stands.
            ("F", Object::Integer(4)),
            ("Contents", text_string(&self.address)),
            ("StructParent", Object::Integer(structure_key)),
            ("A", Object::Dictionary(action)),
        ])
    }
}
