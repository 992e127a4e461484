//! A page: what it shows, its boxes, its links.

use std::collections::{BTreeMap, BTreeSet};

use journey_scene::Rect;
use lopdf::{Dictionary, Document, Object, ObjectId, Stream};

use super::content::Content;
use super::drawing::Painted;
use super::image::deflated;
use super::showing::Showing;
use super::structure::{Home, ROOT, Structure};
use crate::contour::intersection;
use crate::{ExportError, Leaf, Part, Role};

/// The pages being put together.
pub(super) struct Pages<'a> {
    pub(super) poster: &'a crate::Document<'a>,
    pub(super) showing: &'a Showing,
    /// By place of the drawing.
    pub(super) painted: BTreeMap<usize, Painted>,
    pub(super) ids: Vec<ObjectId>,
    /// Whether more than one part is read, each of which then is a part of the document.
    pub(super) several: bool,
}

/// A page's content and links, before it becomes a dictionary.
pub(super) struct Sheet {
    pub(super) content: Vec<u8>,
    /// Opacities that need a graphics state.
    pub(super) alphas: BTreeSet<u8>,
    pub(super) annotations: Vec<Object>,
}

impl Pages<'_> {
    /// Writes what a page shows, and adds what of it is read to the structure.
    pub(super) fn sheet(
        &mut self,
        page: usize,
        document: &mut Document,
        structure: &mut Structure,
    ) -> Result<Sheet, ExportError> {
        let leaf = self.poster.pages.get(page).ok_or(ExportError::NoSuchPage { page })?;
        let page_id = self.ids.get(page).copied().ok_or(ExportError::NoSuchPage { page })?;
        let mut content = Content::new(f64::from(leaf.size.h));
        let mut annotations = Vec::new();
        for (place, part) in leaf.parts.iter().enumerate() {
            let (Some(shown), Some(painted)) = (self.showing.scene(part.scene), self.painted.get(&part.scene)) else {
                continue;
            };
            let is_read = shown.read == Some((page, place));
            let figure = match &part.role {
                Role::Decoration => None,
                Role::Content if is_read => {
                    self.read(leaf, painted, structure);
                    None
                }
                Role::Content => Some(self.poster.title),
                Role::Figure { alt } => Some(alt.as_str()),
            };
            let element = figure.map(|alt| structure.figure(alt));
            if part.grown {
                self.grow(leaf, part, &mut content);
            }
            match element {
                Some(element) => {
                    structure.put(element, ROOT);
                    let number = structure.content(element, Home::Page(page));
                    content.begin_element(structure.role(element), number);
                }
                None if !is_read => content.begin_artifact(),
                None => {}
            }
            if shown.inline == Some(page) {
                content.append(&painted.content);
            } else {
                self.show(leaf, part, &mut content);
            }
            if element.is_some() || !is_read {
                content.end_marked();
            }
            for target in &painted.targets {
                let rect = intersection(part.placed(target.rect), self.window(leaf, part));
                if rect.w <= 0.0 || rect.h <= 0.0 {
                    continue;
                }
                let id = document.new_object_id();
                let parent = if is_read { target.element } else { element };
                let key = structure.link(parent.unwrap_or(ROOT), id, page_id);
                document.set_object(id, target.annotation(rect, leaf.size.h, key));
                annotations.push(Object::Reference(id));
            }
        }
        // What has gone into a page's own stream is needed nowhere else.
        for part in &leaf.parts {
            if self
                .showing
                .scene(part.scene)
                .is_some_and(|shown| shown.inline == Some(page))
            {
                self.painted.remove(&part.scene);
            }
        }
        let (content, alphas) = content.finish();
        Ok(Sheet {
            content,
            alphas,
            annotations,
        })
    }

    /// Puts the elements of a drawing where it is read.
    fn read(&self, leaf: &Leaf, painted: &Painted, structure: &mut Structure) {
        let parent = if self.several {
            let part = structure.element("Part", leaf.label.as_str());
            structure.put(part, ROOT);
            part
        } else {
            ROOT
        };
        for element in &painted.elements {
            structure.put(*element, parent);
        }
    }

    /// Fills the bleed with a drawing's paper.
    fn grow(&self, leaf: &Leaf, part: &Part, content: &mut Content) {
        let Some(scene) = self.poster.scenes.get(part.scene) else {
            return;
        };
        if crate::line::shows(scene.paper) {
            content.begin_artifact();
            content.fill_color(scene.paper);
            content.rectangle(leaf.bleed, (0.0, 0.0));
            content.operator("re f");
            content.end_marked();
        }
    }

    /// Shows a drawing that is stored as a form.
    fn show(&self, leaf: &Leaf, part: &Part, content: &mut Content) {
        let height = self.poster.scenes.get(part.scene).map_or(0.0, |scene| scene.size.h);
        content.save();
        if let Some(clip) = part.clip {
            content.clip(clip, (0.0, 0.0));
        }
        let scale = f64::from(part.scale);
        let up = f64::from(leaf.size.h) - f64::from(part.at.y) - scale * f64::from(height);
        content.exact(scale);
        content.raw("0 0 ");
        content.exact(scale);
        content.exact(f64::from(part.at.x));
        content.exact(up);
        content.operator("cm");
        content.operator(&format!("/{} Do", form_resource(part.scene)));
        content.restore();
    }

    /// What of a page a part can be seen in.
    fn window(&self, leaf: &Leaf, part: &Part) -> Rect {
        self.poster
            .scenes
            .get(part.scene)
            .map_or_else(Rect::default, |scene| part.window(scene, leaf))
    }
}

/// What pages call a drawing that is stored as a form.
pub(super) fn form_resource(scene: usize) -> String {
    format!("S{scene}")
}

/// A drawing as a form.
pub(super) fn form(
    size: journey_scene::Size,
    content: &[u8],
    resources: ObjectId,
    structure_key: Option<i64>,
) -> Result<Stream, ExportError> {
    let mut head = Dictionary::from_iter([
        ("Type", Object::Name(b"XObject".to_vec())),
        ("Subtype", Object::Name(b"Form".to_vec())),
        (
            "BBox",
            Object::Array([0.0, 0.0, size.w, size.h].map(Object::Real).to_vec()),
        ),
        ("Resources", Object::Reference(resources)),
        ("Filter", Object::Name(b"FlateDecode".to_vec())),
    ]);
    if let Some(key) = structure_key {
        head.set("StructParents", Object::Integer(key));
    }
    Ok(Stream::new(head, deflated(content)?).with_compression(false))
}

/// The page's dictionary.
pub(super) fn dictionary(
    leaf: &Leaf,
    parent: ObjectId,
    resources: Object,
    content: ObjectId,
    annotations: Vec<Object>,
    structure_key: Option<i64>,
) -> Dictionary {
    let edges = |rect: Rect| {
        let up = |y: f32| leaf.size.h - y;
        Object::Array(
            [rect.x, up(rect.bottom()), rect.right(), up(rect.y)]
                .map(Object::Real)
                .to_vec(),
        )
    };
    let blending = Dictionary::from_iter([
        ("Type", Object::Name(b"Group".to_vec())),
        ("S", Object::Name(b"Transparency".to_vec())),
        ("CS", Object::Name(b"DeviceRGB".to_vec())),
    ]);
    let mut page = Dictionary::from_iter([
        ("Type", Object::Name(b"Page".to_vec())),
        ("Parent", Object::Reference(parent)),
        ("MediaBox", edges(leaf.paper())),
        ("CropBox", edges(leaf.paper())),
        ("BleedBox", edges(leaf.bleed)),
        ("TrimBox", edges(leaf.trim)),
        ("Resources", resources),
        ("Contents", Object::Reference(content)),
        ("Group", Object::Dictionary(blending)),
    ]);
    if let Some(key) = structure_key {
        page.set("StructParents", Object::Integer(key));
    }
    if !annotations.is_empty() {
        page.set("Annots", Object::Array(annotations));
        // The tab key goes through the links in the order in which the page is read.
        page.set("Tabs", Object::Name(b"S".to_vec()));
    }
    page
}
