//! Where each drawing is shown, and so how it is stored.

use std::collections::BTreeMap;

use super::structure::Home;
use crate::{Document, Role};

/// Where the drawings of a document are shown.
pub(super) struct Showing {
    /// By place of the drawing; none for one that no page shows.
    scenes: BTreeMap<usize, Shown>,
}

/// Where one drawing is shown.
#[derive(Debug, Clone, Copy)]
pub(super) struct Shown {
    /// The page whose own content it is; otherwise it is stored as a form, once.
    pub(super) inline: Option<usize>,
    /// Page and part where it is read. Marked content has one place in the reading order: shown again, the drawing is a
    /// figure.
    pub(super) read: Option<(usize, usize)>,
    times: usize,
}

impl Showing {
    /// Looks at all pages of a document that has passed the inspection.
    pub(super) fn of(document: &Document<'_>) -> Self {
        let mut scenes: BTreeMap<usize, Shown> = BTreeMap::new();
        for (page, leaf) in document.pages.iter().enumerate() {
            for (place, part) in leaf.parts.iter().enumerate() {
                let alone = leaf.parts.len() == 1 && part.is_plain() && !part.grown;
                let fits = document
                    .scenes
                    .get(part.scene)
                    .is_some_and(|scene| scene.size == leaf.size);
                let shown = scenes.entry(part.scene).or_insert(Shown {
                    inline: (alone && fits).then_some(page),
                    read: None,
                    times: 0,
                });
                shown.times += 1;
                if shown.times > 1 {
                    shown.inline = None;
                }
                if part.role == Role::Content && shown.read.is_none() {
                    shown.read = Some((page, place));
                }
            }
        }
        Self { scenes }
    }

    /// Places of the drawings that are shown, in order.
    pub(super) fn scenes(&self) -> impl Iterator<Item = usize> {
        self.scenes.keys().copied()
    }

    /// Where a drawing is shown.
    pub(super) fn scene(&self, place: usize) -> Option<Shown> {
        self.scenes.get(&place).copied()
    }

    /// Whether no drawing is shown a second time.
    pub(super) fn are_shown_once(&self) -> bool {
        self.scenes.values().all(|shown| shown.times == 1)
    }

    /// Where the marked content of a drawing stands; `None` when it is not read.
    pub(super) fn home(&self, place: usize) -> Option<Home> {
        self.scene(place)?.read.map(|_| Home::Scene(place))
    }
}
