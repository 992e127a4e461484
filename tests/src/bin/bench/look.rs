//! What the layout needs beside the journey, read from `assets`.

use std::fs;
use std::sync::Arc;

use journey_layout::{Icons, Look, Theme, Typesetter, Words};
use journey_scene::FontKey;
use percorso_tests::in_work_tree;

/// Colours, icons and words, kept to be lent out.
pub struct Assets {
    theme: Theme,
    icons: Icons,
    words: Words,
}

impl Assets {
    /// Light and English.
    pub fn read() -> Self {
        let text = |path: &str| fs::read_to_string(in_work_tree(path)).unwrap();
        Self {
            theme: Theme::parse(&text("assets/themes/light.json")).unwrap(),
            icons: Icons::parse(&text("assets/icons/icons.json")).unwrap(),
            words: serde_json::from_str(&text("assets/messages/en/map.json")).unwrap(),
        }
    }

    /// As the layout takes them.
    pub fn look(&self) -> Look<'_> {
        Look::new(&self.theme, &self.icons, &self.words)
    }
}

/// A typesetter that has set nothing yet.
pub fn typesetter() -> Typesetter {
    let file = |key: FontKey| fs::read(in_work_tree("assets/fonts").join(key.file_name())).unwrap();
    Typesetter::new(FontKey::ALL.map(|key| (key, Arc::from(file(key)))))
}
