//! Bookmarks: stages and their steps where a map is read, rows and their tiles where it is in parts, and the other pages
//! by their labels.

use std::collections::BTreeMap;

use journey_scene::{OutlineEntry, OutlineKind, Rect, Shared};
use lopdf::{Dictionary, Document, Object, ObjectId};

use super::string::text_string;
use crate::{Leaf, Part, Role};

/// Paper that stays visible around the place that a bookmark leads to, in points.
const MARGIN: f32 = 24.0;

/// One line of the list.
struct Bookmark {
    title: String,
    page: usize,
    /// Where on the page; `None` for all of it.
    place: Option<Rect>,
    open: bool,
    children: Vec<Bookmark>,
}

/// Adds the bookmarks of a document. `None` when there is nothing to choose between.
pub(super) fn add(document: &mut Document, poster: &crate::Document<'_>, pages: &[ObjectId]) -> Option<ObjectId> {
    let bookmarks = of_document(poster);
    let root = document.new_object_id();
    let mut tree = Tree {
        document,
        pages,
        leaves: &poster.pages,
    };
    let (first, last, visible) = tree.siblings(&bookmarks, root)?;
    let dictionary = Dictionary::from_iter([
        ("Type", Object::Name(b"Outlines".to_vec())),
        ("First", Object::Reference(first)),
        ("Last", Object::Reference(last)),
        ("Count", Object::Integer(visible)),
    ]);
    document.set_object(root, dictionary);
    Some(root)
}

fn of_document(poster: &crate::Document<'_>) -> Vec<Bookmark> {
    if let [leaf] = poster.pages.as_slice() {
        return of_outline(poster, leaf, 0);
    }
    let mut bookmarks: Vec<Bookmark> = Vec::new();
    for (page, leaf) in poster.pages.iter().enumerate() {
        let label = match leaf.label.trim() {
            "" => (page + 1).to_string(),
            label => label.to_owned(),
        };
        let line = |title: &str, open, children| Bookmark {
            title: title.to_owned(),
            page,
            place: None,
            open,
            children,
        };
        let Some(row) = row_of(leaf) else {
            bookmarks.push(line(&label, false, of_outline(poster, leaf, page)));
            continue;
        };
        let tile = line(&label, false, Vec::new());
        match bookmarks.last_mut() {
            Some(last) if last.title == row && last.open => last.children.push(tile),
            _ => bookmarks.push(line(row, true, vec![tile])),
        }
    }
    bookmarks
}

/// The row's letters, for a page that shows a tile of a map and is called like one.
fn row_of(leaf: &Leaf) -> Option<&str> {
    let is_tile = leaf.parts.iter().any(|part| matches!(part.role, Role::Figure { .. }))
        && leaf.parts.iter().all(|part| part.role != Role::Content);
    let label = leaf.label.trim();
    let (row, column) = label.split_at(label.find(|letter: char| letter.is_ascii_digit())?);
    let is_row = !row.is_empty() && row.bytes().all(|letter| letter.is_ascii_uppercase());
    (is_tile && is_row && column.bytes().all(|digit| digit.is_ascii_digit())).then_some(row)
}

/// Stages and steps of what a page has to read.
fn of_outline(poster: &crate::Document<'_>, leaf: &Leaf, page: usize) -> Vec<Bookmark> {
    let mut bookmarks = Vec::new();
    for part in leaf.parts.iter().filter(|part| part.role == Role::Content) {
        let Some(scene) = poster.scenes.get(part.scene) else {
            continue;
        };
        let places: BTreeMap<&str, Rect> = scene.hits.iter().map(|hit| (hit.key.as_str(), hit.rect)).collect();
        bookmarks.extend(of_entries(&scene.outline, part, page, &places));
    }
    bookmarks
}

fn of_entries(
    entries: &[Shared<OutlineEntry>],
    part: &Part,
    page: usize,
    places: &BTreeMap<&str, Rect>,
) -> Vec<Bookmark> {
    let heads = entries.iter().filter(|entry| entry.kind != OutlineKind::Card);
    heads
        .map(|entry| Bookmark {
            title: title(entry),
            page,
            place: places
                .get(entry.id.as_str())
                .map(|rect| part.placed(*rect).inset(-MARGIN)),
            open: entry.kind == OutlineKind::Stage,
            children: of_entries(&entry.children, part, page, places),
        })
        .collect()
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

struct Tree<'a> {
    document: &'a mut Document,
    pages: &'a [ObjectId],
    leaves: &'a [Leaf],
}

impl Tree<'_> {
    /// Writes lines below a parent. Gives the first, the last, and how many lines they take while they are in view.
    fn siblings(&mut self, bookmarks: &[Bookmark], parent: ObjectId) -> Option<(ObjectId, ObjectId, i64)> {
        let ids: Vec<ObjectId> = bookmarks.iter().map(|_| self.document.new_object_id()).collect();
        let mut visible = 0;
        for (place, (bookmark, id)) in bookmarks.iter().zip(&ids).enumerate() {
            let mut dictionary = Dictionary::from_iter([
                ("Title", text_string(&bookmark.title)),
                ("Parent", Object::Reference(parent)),
                ("Dest", self.destination(bookmark)),
            ]);
            if let Some(before) = place.checked_sub(1).and_then(|place| ids.get(place)) {
                dictionary.set("Prev", Object::Reference(*before));
            }
            if let Some(after) = ids.get(place + 1) {
                dictionary.set("Next", Object::Reference(*after));
            }
            visible += 1;
            if let Some((first, last, below)) = self.siblings(&bookmark.children, *id) {
                dictionary.set("First", Object::Reference(first));
                dictionary.set("Last", Object::Reference(last));
                // A negative count keeps what is below folded.
                dictionary.set("Count", Object::Integer(if bookmark.open { below } else { -below }));
                visible += if bookmark.open { below } else { 0 };
            }
            self.document.set_object(*id, dictionary);
        }
        Some((*ids.first()?, *ids.last()?, visible))
    }

    fn destination(&self, bookmark: &Bookmark) -> Object {
        let name = |name: &str| Object::Name(name.as_bytes().to_vec());
        let page = self
            .pages
            .get(bookmark.page)
            .map_or(Object::Null, |page| Object::Reference(*page));
        let (Some(view), Some(leaf)) = (bookmark.place, self.leaves.get(bookmark.page)) else {
            return Object::Array(vec![page, name("Fit")]);
        };
        let (w, h) = (leaf.size.w, leaf.size.h);
        let edges = [
            view.x.clamp(0.0, w),
            (h - view.bottom()).clamp(0.0, h),
            view.right().clamp(0.0, w),
            (h - view.y).clamp(0.0, h),
        ];
        let mut destination = vec![page, name("FitR")];
        destination.extend(edges.map(Object::Real));
        Object::Array(destination)
    }
}
