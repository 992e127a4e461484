//! Groups: what moves together, clips, and belongs to a layer.

use journey_scene::{Group, Item, Rect};

use super::drawing::Drawing;
use super::layers::layer_resource;
use crate::ExportError;
use crate::contour::{intersection, upright};

impl<'a> Drawing<'a> {
    /// Draws a group whose parent's origin stands here.
    pub(super) fn group(&mut self, group: &'a Group, parent: (f64, f64), is_top: bool) -> Result<(), ExportError> {
        let origin = (parent.0 + f64::from(group.at.x), parent.1 + f64::from(group.at.y));
        let enclosing = (self.layer, self.clip);
        let outer = self.enter(group, is_top);
        let enters = !group.layer.is_empty() && group.layer != self.layer;
        if enters || group.clip.is_some() {
            self.end_mark();
        }
        if enters {
            let place = self
                .layers
                .iter()
                .position(|layer| *layer == group.layer)
                .unwrap_or_else(|| {
                    self.layers.push(group.layer);
                    self.layers.len() - 1
                });
            self.content.begin_layer(&layer_resource(place));
            self.layer = group.layer;
        }
        if let Some(clip) = group.clip {
            self.clip_to(upright(clip), origin);
        }
        for item in &group.items {
            match item {
                Item::Group(inner) => self.group(inner, origin, false)?,
                Item::Rect(shape) => self.shape(shape, origin),
                Item::Path(path) => self.path(path, origin),
                Item::Text(run) => self.text(run, origin),
                Item::Image(image) => self.image(image, origin)?,
                Item::Link(area) => self.link(area, origin),
            }
        }
        if enters || group.clip.is_some() {
            self.end_mark();
        }
        if group.clip.is_some() {
            self.content.restore();
        }
        if enters {
            self.content.end_marked();
        }
        self.leave(outer);
        (self.layer, self.clip) = enclosing;
        Ok(())
    }

    fn clip_to(&mut self, clip: Rect, origin: (f64, f64)) {
        self.content.save();
        self.content.clip(clip, origin);
        self.clip = intersection(self.clip, clip.moved(origin.0 as f32, origin.1 as f32));
    }
}
