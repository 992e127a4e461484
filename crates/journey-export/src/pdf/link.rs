//! Areas that lead to a web address.

use journey_scene::{LinkArea, Rect};
use lopdf::{Dictionary, Object, StringFormat};

use super::drawing::Drawing;
use crate::address::reachable;
use crate::contour::{intersection, upright};

/// An area of the page and the address it leads to.
pub(super) struct Target {
    /// In page coordinates, y downwards.
    rect: Rect,
    /// Percent-encoded.
    address: String,
}

impl Drawing<'_> {
    /// Notes a link, cut to what is visible of it.
    pub(super) fn link(&mut self, area: &LinkArea, (x, y): (f64, f64)) {
        let rect = intersection(self.clip, upright(area.rect).moved(x as f32, y as f32));
        if rect.w > 0.0
            && rect.h > 0.0
            && let Some(address) = reachable(&area.href)
        {
            self.targets.push(Target { rect, address });
        }
    }
}

impl Target {
    /// The annotation for a page of this height.
    pub(super) fn annotation(&self, page_height: f32) -> Dictionary {
        let Rect { x, y, .. } = self.rect;
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
                    [x, page_height - self.rect.bottom(), self.rect.right(), page_height - y]
                        .map(Object::Real)
                        .to_vec(),
                ),
            ),
            ("Border", Object::Array([0, 0, 0].map(Object::Integer).to_vec())),
            // Bit 3: the area is printed as it stands. Archival profiles ask for it.
            ("F", Object::Integer(4)),
            ("A", Object::Dictionary(action)),
        ])
    }
}
