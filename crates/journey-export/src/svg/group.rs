//! Groups.

use journey_scene::{Group, Item, Rect};

use super::drawing::{Drawing, number};
use crate::ExportError;
use crate::contour::upright;
use crate::xml::escaped;

impl<'a> Drawing<'a> {
    /// Writes a group with what it holds.
    pub(super) fn group(&mut self, group: &'a Group) -> Result<(), ExportError> {
        self.body.push_str("<g");
        // A page's own classes shall not meet those of the layers.
        if !group.layer.is_empty() && self.color.is_none() {
            self.body.push_str(&format!(" class=\"{}\"", escaped(group.layer)));
        }
        if (group.at.x, group.at.y) != (0.0, 0.0) {
            self.body.push_str(&format!(
                " transform=\"translate({} {})\"",
                number(group.at.x),
                number(group.at.y)
            ));
        }
        if let Some(clip) = group.clip {
            let attribute = self.clip(upright(clip));
            self.body.push_str(&attribute);
        }
        self.body.push_str(">\n");
        for item in &group.items {
            match item {
                Item::Group(inner) => self.group(inner)?,
                Item::Rect(shape) => self.shape(shape),
                Item::Path(path) => self.path(path),
                Item::Text(run) => self.text(run)?,
                Item::Image(image) => self.image(image)?,
                Item::Link(area) => self.link(area),
            }
        }
        self.body.push_str("</g>\n");
        Ok(())
    }

    /// Defines a clip and gives the attribute that applies it.
    pub(super) fn clip(&mut self, rect: Rect) -> String {
        let place = self.clips;
        self.clips += 1;
        self.definitions.push_str(&format!(
            "<clipPath id=\"clip{place}\"><rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"/></clipPath>\n",
            number(rect.x),
            number(rect.y),
            number(rect.w),
            number(rect.h)
        ));
        format!(" clip-path=\"url(#clip{place})\"")
    }
}
