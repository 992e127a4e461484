//! The logical structure: what is read, in which order, and where on the pages it stands.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, Object, ObjectId};

use super::string::text_string;

/// Where marked content is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Home {
    /// In a drawing's own stream.
    Scene(usize),
    /// In a page's stream.
    Page(usize),
}

/// Where a [`Home`] has come to stand in the file.
#[derive(Debug, Clone, Copy)]
pub(super) struct Address {
    pub(super) page: ObjectId,
    /// The form, for a drawing that is not written into the page itself.
    pub(super) form: Option<ObjectId>,
}

/// Place of an element in [`Structure`].
pub(super) type ElementPlace = usize;

/// All elements. The first is the document.
pub(super) struct Structure {
    elements: Vec<Element>,
    /// The elements of each home's marked contents, by their numbers.
    contents: BTreeMap<Home, Vec<ElementPlace>>,
    annotations: usize,
}

struct Element {
    /// Standard structure type: `Sect`, `H1`, `P`, `Figure`, `Link` …
    role: &'static str,
    /// What it is called, for a list of elements; empty for nothing.
    title: String,
    /// What is said in its place; empty for nothing.
    alt: String,
    parent: ElementPlace,
    kids: Vec<Kid>,
}

enum Kid {
    Element(ElementPlace),
    Content { home: Home, number: usize },
    Annotation { annotation: ObjectId, page: ObjectId },
}

/// The whole document.
pub(super) const ROOT: ElementPlace = 0;

impl Structure {
    /// A structure with nothing in it.
    pub(super) fn new() -> Self {
        let mut structure = Self {
            elements: Vec::new(),
            contents: BTreeMap::new(),
            annotations: 0,
        };
        structure.elements.push(Element {
            role: "Document",
            title: String::new(),
            alt: String::new(),
            parent: ROOT,
            kids: Vec::new(),
        });
        structure
    }

    /// Adds an element that belongs nowhere yet; see [`Structure::put`].
    pub(super) fn element(&mut self, role: &'static str, title: impl Into<String>) -> ElementPlace {
        self.elements.push(Element {
            role,
            title: title.into(),
            alt: String::new(),
            parent: ROOT,
            kids: Vec::new(),
        });
        self.elements.len() - 1
    }

    /// Adds a figure with the words for what it shows.
    pub(super) fn figure(&mut self, alt: &str) -> ElementPlace {
        let place = self.element("Figure", "");
        if let Some(element) = self.elements.get_mut(place) {
            // A figure without words is a fault to every checker; a space says that there is nothing to say.
            alt.clone_into(&mut element.alt);
            if alt.trim().is_empty() {
                " ".clone_into(&mut element.alt);
            }
        }
        place
    }

    /// Puts an element behind what its parent already holds.
    pub(super) fn put(&mut self, place: ElementPlace, parent: ElementPlace) {
        if let Some(element) = self.elements.get_mut(place) {
            element.parent = parent;
        }
        if let Some(element) = self.elements.get_mut(parent) {
            element.kids.push(Kid::Element(place));
        }
    }

    /// The role of an element.
    pub(super) fn role(&self, place: ElementPlace) -> &'static str {
        self.elements.get(place).map_or("P", |element| element.role)
    }

    /// Notes a piece of marked content of an element and gives its number.
    pub(super) fn content(&mut self, place: ElementPlace, home: Home) -> usize {
        let contents = self.contents.entry(home).or_default();
        let number = contents.len();
        contents.push(place);
        if let Some(element) = self.elements.get_mut(place) {
            element.kids.push(Kid::Content { home, number });
        }
        number
    }

    /// Notes a link's area as an element of its own, and gives the key by which the annotation finds it.
    pub(super) fn link(&mut self, parent: ElementPlace, annotation: ObjectId, page: ObjectId) -> i64 {
        let place = self.element("Link", "");
        if let Some(element) = self.elements.get_mut(place) {
            element.kids.push(Kid::Annotation { annotation, page });
        }
        self.put(place, parent);
        self.annotations += 1;
        // Keys of annotations count from 0; those of streams follow behind them.
        self.annotations as i64 - 1
    }

    /// The key by which a stream finds its elements; `None` when nothing in it is read.
    pub(super) fn key(&self, home: Home) -> Option<i64> {
        let place = self.contents.keys().position(|known| *known == home)?;
        Some((self.annotations + place) as i64)
    }

    /// Adds the tree to a file. Elements that came to hold nothing are left out.
    pub(super) fn add_to(&self, document: &mut Document, address: impl Fn(Home) -> Option<Address>) -> ObjectId {
        let mut writing = Writing {
            structure: self,
            root: document.new_object_id(),
            ids: vec![None; self.elements.len()],
        };
        writing.number(document, ROOT);
        let mut parents: Vec<Object> = Vec::new();
        let mut of_annotations = Vec::new();
        for (place, element) in self.elements.iter().enumerate() {
            let Some(id) = writing.id(place) else { continue };
            if element.kids.iter().any(|kid| matches!(kid, Kid::Annotation { .. })) {
                of_annotations.push(id);
            }
            let dictionary = writing.dictionary(element, &address);
            document.set_object(id, dictionary);
        }
        for (key, id) in of_annotations.into_iter().enumerate() {
            parents.extend([Object::Integer(key as i64), Object::Reference(id)]);
        }
        for (home, places) in &self.contents {
            let Some(key) = self.key(*home) else { continue };
            let elements = places
                .iter()
                .map(|place| writing.id(*place).map_or(Object::Null, Object::Reference));
            let list = document.add_object(Object::Array(elements.collect()));
            parents.extend([Object::Integer(key), Object::Reference(list)]);
        }
        let tree = document.add_object(Dictionary::from_iter([("Nums", Object::Array(parents))]));
        let top = writing.id(ROOT).map_or(Object::Null, Object::Reference);
        let root = Dictionary::from_iter([
            ("Type", Object::Name(b"StructTreeRoot".to_vec())),
            ("K", Object::Array(vec![top])),
            ("ParentTree", Object::Reference(tree)),
            (
                "ParentTreeNextKey",
                Object::Integer((self.annotations + self.contents.len()) as i64),
            ),
        ]);
        document.set_object(writing.root, root);
        writing.root
    }
}

struct Writing<'a> {
    structure: &'a Structure,
    root: ObjectId,
    /// By place; `None` for what is left out.
    ids: Vec<Option<ObjectId>>,
}

impl Writing<'_> {
    fn id(&self, place: ElementPlace) -> Option<ObjectId> {
        self.ids.get(place).copied().flatten()
    }

    /// Gives an object's number to the element and to what it holds; tells whether there is anything. The outline's
    /// depth is limited by the inspection.
    fn number(&mut self, document: &mut Document, place: ElementPlace) -> bool {
        let structure = self.structure;
        let Some(element) = structure.elements.get(place) else {
            return false;
        };
        let mut holds = place == ROOT;
        for kid in &element.kids {
            holds |= match kid {
                Kid::Element(inner) => self.number(document, *inner),
                Kid::Content { .. } | Kid::Annotation { .. } => true,
            };
        }
        if holds {
            self.ids[place] = Some(document.new_object_id());
        }
        holds
    }

    fn dictionary(&self, element: &Element, address: &impl Fn(Home) -> Option<Address>) -> Dictionary {
        let parent = if element.role == "Document" {
            Some(self.root)
        } else {
            self.id(element.parent)
        };
        let mut dictionary = Dictionary::from_iter([("S", Object::Name(element.role.as_bytes().to_vec()))]);
        if let Some(parent) = parent {
            dictionary.set("P", Object::Reference(parent));
        }
        if !element.title.is_empty() {
            dictionary.set("T", text_string(&element.title));
        }
        if !element.alt.is_empty() {
            dictionary.set("Alt", text_string(&element.alt));
        }
        let mut kids = Vec::new();
        for kid in &element.kids {
            match kid {
                Kid::Element(inner) => kids.extend(self.id(*inner).map(Object::Reference)),
                Kid::Content { home, number } => {
                    let Some(Address { page, form }) = address(*home) else {
                        continue;
                    };
                    dictionary.set("Pg", Object::Reference(page));
                    let number = Object::Integer(*number as i64);
                    kids.push(match form {
                        None => number,
                        Some(form) => Object::Dictionary(Dictionary::from_iter([
                            ("Type", Object::Name(b"MCR".to_vec())),
                            ("Stm", Object::Reference(form)),
                            ("MCID", number),
                        ])),
                    });
                }
                Kid::Annotation { annotation, page } => {
                    dictionary.set("Pg", Object::Reference(*page));
                    kids.push(Object::Dictionary(Dictionary::from_iter([
                        ("Type", Object::Name(b"OBJR".to_vec())),
                        ("Obj", Object::Reference(*annotation)),
                    ])));
                }
            }
        }
        match kids.len() {
            1 => dictionary.set("K", kids.remove(0)),
            _ => dictionary.set("K", Object::Array(kids)),
        }
        dictionary
    }
}
