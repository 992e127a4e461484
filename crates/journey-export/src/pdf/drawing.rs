//! The painter: goes through a scene once and writes its content stream.

use std::collections::{BTreeMap, BTreeSet};

use journey_scene::{Rect, Scene, Shape};

use super::content::Content;
use super::faces::Faces;
use super::image::PictureStreams;
use super::link::Target;
use super::marking::Reading;
use super::structure::{ElementPlace, Home, Structure};
use crate::{ExportError, Pictures, line};

/// What the painter has found and written. Layers, pictures, opacities and the structure are the document's; the rest is
/// the scene's that is being painted.
pub(super) struct Drawing<'a> {
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
    /// The visible area, in the scene's coordinates.
    pub(super) clip: Rect,
    pub(super) structure: Structure,
    /// How the scene is read; `None` for one that is not.
    pub(super) reading: Option<Reading<'a>>,
    alphas: BTreeSet<u8>,
}

/// A painted scene.
pub(super) struct Painted {
    /// The content stream, not compressed.
    pub(super) content: Vec<u8>,
    /// Areas that lead somewhere.
    pub(super) targets: Vec<Target>,
    /// The elements that it holds, in reading order; none when it is not read.
    pub(super) elements: Vec<ElementPlace>,
}

/// What all scenes of a document share.
pub(super) struct Stock<'a> {
    /// Opacities that need a graphics state.
    pub(super) alphas: BTreeSet<u8>,
    /// Layers; content streams call them by place.
    pub(super) layers: Vec<&'a str>,
    /// Pictures; content streams call them by place in this order.
    pub(super) pictures: Vec<PictureStreams>,
    /// What is read.
    pub(super) structure: Structure,
}

impl<'a> Drawing<'a> {
    /// A painter of scenes that have passed the inspection.
    pub(super) fn new(faces: &'a Faces<'a>, pictures: &'a Pictures) -> Self {
        Self {
            faces,
            pictures,
            content: Content::new(0.0),
            layers: Vec::new(),
            layer: "",
            embedded: BTreeMap::new(),
            targets: Vec::new(),
            clip: Rect::default(),
            structure: Structure::new(),
            reading: None,
            alphas: BTreeSet::new(),
        }
    }

    /// Paints a scene. With a home, everything in it becomes an element or an artifact. `step` is asked before each
    /// group, so that the work can be called off.
    pub(super) fn scene(
        &mut self,
        scene: &'a Scene,
        home: Option<Home>,
        step: &mut dyn FnMut() -> Result<(), ExportError>,
    ) -> Result<Painted, ExportError> {
        let paper = Rect::new(0.0, 0.0, scene.size.w, scene.size.h);
        self.content = Content::new(f64::from(scene.size.h));
        self.clip = paper;
        self.layer = "";
        self.reading = home.map(|home| Reading::of(scene, home, &mut self.structure));
        if line::shows(scene.paper) {
            let sheet = Shape {
                rect: paper,
                radius: 0.0,
                fill: Some(scene.paper),
                stroke: None,
            };
            self.shape(&sheet, (0.0, 0.0));
        }
        for group in &scene.groups {
            step()?;
            self.group(group, (0.0, 0.0), true)?;
        }
        self.end_mark();
        let (content, alphas) = std::mem::replace(&mut self.content, Content::new(0.0)).finish();
        self.alphas.extend(alphas);
        Ok(Painted {
            content,
            targets: std::mem::take(&mut self.targets),
            elements: self
                .reading
                .take()
                .map_or_else(Vec::new, |reading| reading.in_order().collect()),
        })
    }

    /// What all scenes share, when all are painted.
    pub(super) fn finish(self) -> Stock<'a> {
        let mut pictures: Vec<PictureStreams> = self.embedded.into_values().collect();
        pictures.sort_by_key(|picture| picture.place);
        Stock {
            alphas: self.alphas,
            layers: self.layers,
            pictures,
            structure: self.structure,
        }
    }
}
