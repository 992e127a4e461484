//! Characters that no font has.

use journey_scene::{Group, Item, Scene, TextRun};

/// Characters of one element that are printed as a blank box.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Missing {
    /// Key of the top-level group: the element's id, or what the group is.
    pub key: String,
    /// The characters, each once, in the order in which they are met.
    pub characters: String,
    /// The line that they stand in; the first one when there are several.
    pub text: String,
}

/// What a scene shows by the glyph for missing characters, which is glyph 0 of every font. A top-level group each.
pub fn missing_glyphs(scene: &Scene) -> Vec<Missing> {
    scene.groups.iter().filter_map(missing_in).collect()
}

fn missing_in(group: &Group) -> Option<Missing> {
    let mut missing = Missing {
        key: group.key.clone(),
        characters: String::new(),
        text: String::new(),
    };
    look_through(group, &mut missing);
    (!missing.characters.is_empty()).then_some(missing)
}

fn look_through(group: &Group, missing: &mut Missing) {
    for item in &group.items {
        match item {
            Item::Group(inner) => look_through(inner, missing),
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
