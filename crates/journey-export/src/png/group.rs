//! Groups: what moves together and clips.

use journey_scene::{Group, Item, Rect};

use super::drawing::Drawing;
use crate::ExportError;
use crate::contour::{intersection, upright};

impl<'a> Drawing<'a> {
    /// Draws a group whose parent's origin stands here.
    pub(super) fn group(&mut self, group: &'a Group, parent: (f32, f32)) -> Result<(), ExportError> {
        let origin = (parent.0 + group.at.x, parent.1 + group.at.y);
        let enclosing = self.clip;
        if let Some(clip) = group.clip {
            let clip: Rect = upright(clip).moved(origin.0, origin.1);
            self.clip = intersection(self.clip, clip);
        }
        for item in &group.items {
            match item {
                Item::Group(inner) => self.group(inner, origin)?,
                Item::Rect(shape) => self.shape(shape, origin),
                Item::Path(path) => self.path(path, origin),
                Item::Text(run) => self.text(run, origin)?,
                Item::Image(image) => self.image(image, origin)?,
                // Pixels lead nowhere.
                Item::Link(_) => {}
            }
        }
        self.clip = enclosing;
        Ok(())
    }
}
