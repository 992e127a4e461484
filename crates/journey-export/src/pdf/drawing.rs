//! The painter: goes through the scene once and writes its content stream.

use std::collections::{BTreeMap, BTreeSet};

use journey_scene::{Rect, Scene, Shape};

use super::content::Content;
use super::faces::Faces;
use super::image::PictureStreams;
use super::link::Target;
use crate::{ExportError, Pictures, line};

/// What the painter has found and written.
pub(super) struct Drawing<'a> {
    pub(super) scene: &'a Scene,
    pub(super) faces: &'a Faces<'a>,
    pub(super) pictures: &'a Pictures,
    pub(super) content: Content,
    /// Layers in the order in which they are first met.
    pub(super) layers: Vec<&'a str>,
    /// The layer that encloses what is drawn now.
    pub(super) layer: &'a str,
    /// Pictures by key, each once.
    pub(super) embedded: BTreeMap<&'a str, PictureStreams>,
    pub(super) targets: Vec<Target>,
    /// The visible area, in page coordinates.
    pub(super) clip: Rect,
}

/// A finished page, before it becomes part of a document.
pub(super) struct Sheet<'a> {
    /// The content stream, not compressed.
    pub(super) content: Vec<u8>,
    /// Opacities that need a graphics state.
    pub(super) alphas: BTreeSet<u8>,
    /// Layers; the content stream calls them by place.
    pub(super) layers: Vec<&'a str>,
    /// Pictures by key; the content stream calls them by place in this order.
    pub(super) pictures: Vec<PictureStreams>,
    /// Areas that lead somewhere.
    pub(super) targets: Vec<Target>,
}

impl<'a> Drawing<'a> {
    /// A drawing of a scene that has passed the inspection.
    pub(super) fn new(scene: &'a Scene, faces: &'a Faces<'a>, pictures: &'a Pictures) -> Self {
        Self {
            scene,
            faces,
            pictures,
            content: Content::new(f64::from(scene.size.h)),
            layers: Vec::new(),
            layer: "",
            embedded: BTreeMap::new(),
            targets: Vec::new(),
            clip: Rect::new(0.0, 0.0, scene.size.w, scene.size.h),
        }
    }

    /// Draws everything.
    pub(super) fn scene(&mut self) -> Result<(), ExportError> {
        if line::shows(self.scene.paper) {
            let rect = Rect::new(0.0, 0.0, self.scene.size.w, self.scene.size.h);
            self.shape(
                &Shape {
                    rect,
                    radius: 0.0,
                    fill: Some(self.scene.paper),
                    stroke: None,
                },
                (0.0, 0.0),
            );
        }
        for group in &self.scene.groups {
            self.group(group, (0.0, 0.0))?;
        }
        Ok(())
    }

    /// The finished page.
    pub(super) fn finish(self) -> Sheet<'a> {
        let (content, alphas) = self.content.finish();
        let mut pictures: Vec<PictureStreams> = self.embedded.into_values().collect();
        pictures.sort_by_key(|picture| picture.place);
        Sheet {
            content,
            alphas,
            layers: self.layers,
            pictures,
            targets: self.targets,
        }
    }
}
