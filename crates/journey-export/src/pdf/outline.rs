//! Bookmarks: the scene's outline as a tree, each entry leading to its place on the page.

use std::collections::BTreeMap;

use journey_scene::{OutlineEntry, OutlineKind, Rect, Scene, Shared, Size};
use lopdf::{Dictionary, Document, Object, ObjectId};

use super::string::text_string;

/// Paper that stays visible around the place that a bookmark leads to, in points.
const MARGIN: f32 = 24.0;

struct Tree<'a> {
    document: &'a mut Document,
    page: ObjectId,
    size: Size,
    places: BTreeMap<&'a str, Rect>,
}

/// Adds the bookmarks of a scene. `None` when its outline is empty.
pub(super) fn add(document: &mut Document, scene: &Scene, page: ObjectId) -> Option<ObjectId> {
    if scene.outline.is_empty() {
        return None;
    }
    let places = scene.hits.iter().map(|hit| (hit.key.as_str(), hit.rect)).collect();
    let root = document.new_object_id();
    let mut tree = Tree {
        document,
        page,
        size: scene.size,
        places,
    };
    let (first, last, visible) = tree.siblings(&scene.outline, root)?;
    let dictionary = Dictionary::from_iter([
        ("Type", Object::Name(b"Outlines".to_vec())),
        ("First", Object::Reference(first)),
        ("Last", Object::Reference(last)),
        ("Count", Object::Integer(visible)),
    ]);
    document.set_object(root, dictionary);
    Some(root)
}

impl Tree<'_> {
    /// Writes entries below a parent. Gives the first, the last, and how many lines they take while they are in view.
    fn siblings(&mut self, entries: &[Shared<OutlineEntry>], parent: ObjectId) -> Option<(ObjectId, ObjectId, i64)> {
        let ids: Vec<ObjectId> = entries.iter().map(|_| self.document.new_object_id()).collect();
        let mut visible = 0;
        for (place, (entry, id)) in entries.iter().zip(&ids).enumerate() {
            let mut dictionary = Dictionary::from_iter([
                ("Title", text_string(&title(entry))),
                ("Parent", Object::Reference(parent)),
                ("Dest", self.destination(entry)),
            ]);
            if let Some(before) = place.checked_sub(1).and_then(|place| ids.get(place)) {
                dictionary.set("Prev", Object::Reference(*before));
            }
            if let Some(after) = ids.get(place + 1) {
                dictionary.set("Next", Object::Reference(*after));
            }
            visible += 1;
            if let Some((first, last, below)) = self.siblings(&entry.children, *id) {
                dictionary.set("First", Object::Reference(first));
                dictionary.set("Last", Object::Reference(last));
                // Stages stand open, so that a reader sees the steps; a negative count keeps what is below folded.
                let open = entry.kind == OutlineKind::Stage;
                dictionary.set("Count", Object::Integer(if open { below } else { -below }));
                visible += if open { below } else { 0 };
            }
            self.document.set_object(*id, dictionary);
        }
        Some((*ids.first()?, *ids.last()?, visible))
    }

    fn destination(&self, entry: &OutlineEntry) -> Object {
        let name = |name: &str| Object::Name(name.as_bytes().to_vec());
        let Some(rect) = self.places.get(entry.id.as_str()) else {
            return Object::Array(vec![Object::Reference(self.page), name("Fit")]);
        };
        let view = rect.inset(-MARGIN);
        let (w, h) = (self.size.w, self.size.h);
        let edges = [
            view.x.clamp(0.0, w),
            (h - view.bottom()).clamp(0.0, h),
            view.right().clamp(0.0, w),
            (h - view.y).clamp(0.0, h),
        ];
        let mut destination = vec![Object::Reference(self.page), name("FitR")];
        destination.extend(edges.map(Object::Real));
        Object::Array(destination)
    }
}

/// One line: what it is called and what else there is to say.
fn title(entry: &OutlineEntry) -> String {
    let on_one_line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let (name, detail) = (on_one_line(&entry.name), on_one_line(&entry.detail));
    match (name.is_empty(), detail.is_empty()) {
        (false, false) => format!("{name} · {detail}"),
        (true, _) => detail,
        (false, true) => name,
    }
}
