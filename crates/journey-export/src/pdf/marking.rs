//! What is read and what is decoration: every mark that the painter sets belongs to an element or is an artifact.

use std::collections::{BTreeMap, BTreeSet};

use journey_scene::{Group, Item, OutlineEntry, OutlineKind, Point, Rect, Scene, TextRun};

use super::drawing::Drawing;
use super::structure::{ElementPlace, Home, Structure};

/// What marked content is open in the stream.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    /// None.
    Nothing,
    /// Decoration.
    Artifact,
    /// Content of an element.
    Element(ElementPlace),
}

/// How the drawing under way is read.
pub(super) struct Reading<'a> {
    home: Home,
    /// Elements by the outline's ids, which groups carry as their keys.
    elements: BTreeMap<&'a str, ElementPlace>,
    /// Where entries that have no group of their own are written: points of an emotion curve share one drawing.
    spots: Vec<(Rect, ElementPlace)>,
    /// The element of the group that is being painted.
    current: Option<ElementPlace>,
    /// The top-level group that is being painted, and the element of its text when it is in no outline.
    top: &'a str,
    loose: Option<ElementPlace>,
    open: Mark,
    /// What the drawing holds: texts painted before the first entry of the outline, the outline, texts painted after.
    before: Vec<ElementPlace>,
    outline: Vec<ElementPlace>,
    after: Vec<ElementPlace>,
    begun: bool,
}

impl<'a> Reading<'a> {
    /// Makes the elements of a drawing's outline: a section for a stage with its heading, in it one for each step, in it a
    /// paragraph for each card.
    pub(super) fn of(scene: &'a Scene, home: Home, structure: &mut Structure) -> Self {
        let mut elements = BTreeMap::new();
        let outline = scene
            .outline
            .iter()
            .map(|entry| section(entry, 1, structure, &mut elements))
            .collect();
        let mut keys = BTreeSet::new();
        scene.groups.iter().for_each(|group| note_keys(group, &mut keys));
        let spots = scene
            .hits
            .iter()
            .filter(|hit| !keys.contains(hit.key.as_str()))
            .filter_map(|hit| Some((hit.text?.rect, *elements.get(hit.id.as_str())?)))
            .collect();
        Self {
            home,
            elements,
            spots,
            current: None,
            top: "",
            loose: None,
            open: Mark::Nothing,
            before: Vec::new(),
            outline,
            after: Vec::new(),
            begun: false,
        }
    }

    /// The elements in the order in which they are read.
    pub(super) fn in_order(self) -> impl Iterator<Item = ElementPlace> {
        self.before.into_iter().chain(self.outline).chain(self.after)
    }

    /// The element of a text, made when there is none.
    fn of_text(&mut self, at: Point, structure: &mut Structure) -> ElementPlace {
        let spot = self.spots.iter().find(|(spot, _)| spot.contains(at));
        match (self.current, spot) {
            (Some(current), _) => current,
            (None, Some((_, element))) => *element,
            (None, None) => self.of_loose(structure),
        }
    }

    fn of_loose(&mut self, structure: &mut Structure) -> ElementPlace {
        if let Some(loose) = self.loose {
            return loose;
        }
        let element = structure.element("P", "");
        self.loose = Some(element);
        let list = if self.begun { &mut self.after } else { &mut self.before };
        list.push(element);
        element
    }
}

/// A stage or a step as a section with its heading; a card as a paragraph whose title says its lane.
fn section<'a>(
    entry: &'a OutlineEntry,
    depth: usize,
    structure: &mut Structure,
    elements: &mut BTreeMap<&'a str, ElementPlace>,
) -> ElementPlace {
    if entry.kind == OutlineKind::Card {
        let card = structure.element("P", entry.detail.as_str());
        elements.insert(&entry.id, card);
        for inner in &entry.children {
            let inner = section(inner, depth + 1, structure, elements);
            structure.put(inner, card);
        }
        return card;
    }
    let section_element = structure.element("Sect", entry.name.as_str());
    let heading = structure.element(if depth == 1 { "H1" } else { "H2" }, "");
    structure.put(heading, section_element);
    elements.insert(&entry.id, heading);
    for inner in &entry.children {
        let inner = section(inner, depth + 1, structure, elements);
        structure.put(inner, section_element);
    }
    section_element
}

fn note_keys<'a>(group: &'a Group, keys: &mut BTreeSet<&'a str>) {
    keys.insert(&group.key);
    for item in &group.items {
        if let Item::Group(inner) = item {
            note_keys(inner, keys);
        }
    }
}

impl<'a> Drawing<'a> {
    /// Begins a group: what it holds belongs to the element of its key, if there is one. Gives what has to be handed to
    /// [`Drawing::leave`].
    pub(super) fn enter(&mut self, group: &'a Group, is_top: bool) -> Option<ElementPlace> {
        let reading = self.reading.as_mut()?;
        let enclosing = reading.current;
        if is_top {
            reading.top = &group.key;
            reading.loose = None;
        }
        if let Some(element) = reading.elements.get(group.key.as_str()) {
            reading.current = Some(*element);
            reading.begun = true;
        }
        enclosing
    }

    /// Ends a group.
    pub(super) fn leave(&mut self, enclosing: Option<ElementPlace>) {
        if let Some(reading) = &mut self.reading {
            reading.current = enclosing;
        }
    }

    /// Before a shape: it belongs to the element of its group, or is decoration.
    pub(super) fn mark_shape(&mut self) {
        if let Some(reading) = &self.reading {
            let mark = reading.current.map_or(Mark::Artifact, Mark::Element);
            self.mark(mark);
        }
    }

    /// Before a text whose group stands here.
    pub(super) fn mark_text(&mut self, run: &TextRun, (x, y): (f64, f64)) {
        if let Some(reading) = &mut self.reading {
            // The middle of the line's height at its left end, a little inside.
            let (inside, above) = (run.advance.min(run.size) * 0.3, run.size * 0.3);
            let at = Point::new(x as f32 + run.x + inside, y as f32 + run.baseline - above);
            let element = reading.of_text(at, &mut self.structure);
            self.mark(Mark::Element(element));
        }
    }

    /// Before a picture, which is a figure of its own.
    pub(super) fn mark_picture(&mut self, alt: &str) {
        if let Some(reading) = &mut self.reading {
            let figure = self.structure.figure(alt);
            let parent = match reading.current {
                Some(current) => current,
                None => reading.of_loose(&mut self.structure),
            };
            self.structure.put(figure, parent);
            self.mark(Mark::Element(figure));
        }
    }

    /// The element that a link's area belongs to.
    pub(super) fn link_element(&mut self) -> Option<ElementPlace> {
        let reading = self.reading.as_mut()?;
        Some(match reading.current {
            Some(current) => current,
            None => reading.of_loose(&mut self.structure),
        })
    }

    /// Ends the marked content that is open. It never reaches across the border of a layer or of a clip.
    pub(super) fn end_mark(&mut self) {
        self.mark(Mark::Nothing);
    }

    fn mark(&mut self, wanted: Mark) {
        let Some(reading) = &mut self.reading else { return };
        if reading.open == wanted {
            return;
        }
        if reading.open != Mark::Nothing {
            self.content.end_marked();
        }
        reading.open = wanted;
        match wanted {
            Mark::Nothing => {}
            Mark::Artifact => self.content.begin_artifact(),
            Mark::Element(element) => {
                let number = self.structure.content(element, reading.home);
                self.content.begin_element(self.structure.role(element), number);
            }
        }
    }
}
