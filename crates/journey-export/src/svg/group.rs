//! Groups.

use journey_scene::{Group, Item};

use super::drawing::{Drawing, number};
use crate::ExportError;
use crate::contour::upright;
use crate::xml::escaped;

impl<'a> Drawing<'a> {
    /// Writes a group with what it holds.
    pub(super) fn group(&mut self, group: &'a Group) -> Result<(), ExportError> {
        self.body.push_str("<g");
        if !group.layer.is_empty() {
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
            let (place, rect) = (self.clips, upright(clip));
            self.clips += 1;
            self.definitions.push_str(&format!(
                "<clipPath id=\"clip{place}\"><rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"/></clipPath>\n",
                number(rect.x),
                number(rect.y),
                number(rect.w),
                number(rect.h)
            ));
            self.body.push_str(&format!(" clip-path=\"url(#clip{place})\""));
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
}
