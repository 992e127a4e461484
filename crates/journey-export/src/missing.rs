//! Characters that no font has.

use journey_scene::{Group, Item, Scene, TextRun};

/// Characters of one element that are printed as a blank box.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Missing {
    /// Key of the group: the element's id, or what the group is.
    pub key: String,
    /// The characters, each once, in the order in which they are met.
    pub characters: String,
    /// The line that they stand in; the first one when there are several.
    pub text: String,
}

/// What a scene shows by the glyph for missing characters, which is glyph 0 of every font. A top-level group each.
pub fn missing_glyphs(scene: &Scene) -> Vec<Missing> {
    missing_by_element(scene, &|_| false)
}

/// The same, where a group inside another stands for itself when its key is an element's, as on a sheet of several cards.
pub fn missing_by_element(scene: &Scene, is_element: &dyn Fn(&str) -> bool) -> Vec<Missing> {
    let mut all = Vec::new();
    for group in &scene.groups {
        look_into(group, is_element, &mut all);
    }
    all
}

fn look_into(group: &Group, is_element: &dyn Fn(&str) -> bool, all: &mut Vec<Missing>) {
    let mut missing = Missing {
        key: group.key.to_string(),
        characters: String::new(),
        text: String::new(),
    };
    look_through(group, &mut missing, is_element, all);
    if !missing.characters.is_empty() {
        all.push(missing);
    }
}

fn look_through(group: &Group, missing: &mut Missing, is_element: &dyn Fn(&str) -> bool, all: &mut Vec<Missing>) {
    for item in &group.items {
        match item {
            Item::Group(inner) if is_element(&inner.key) => look_into(inner, is_element, all),
            Item::Group(inner) => look_through(inner, missing, is_element, all),
            Item::Text(run) => look_at(run, missing),
            Item::Rect(_) | Item::Path(_) | Item::Image(_) | Item::Link(_) => {}
        }
    }
}

fn look_at(run: &TextRun, missing: &mut Missing) {
    for glyph in run.glyphs.iter().filter(|glyph| glyph.id == 0) {
        let text = run
            .text
            .get(glyph.start as usize..glyph.end as usize)
            .unwrap_or_default();
        for character in text.chars().filter(|character| !character.is_whitespace()) {
            if !missing.characters.contains(character) {
                missing.characters.push(character);
            }
        }
        if missing.text.is_empty() && !missing.characters.is_empty() {
            missing.text.clone_from(&run.text);
        }
    }
}
