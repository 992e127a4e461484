//! A page: a scene and what a reader should know about it.

use std::collections::BTreeMap;

use journey_scene::Scene;

/// One page to write.
#[derive(Debug, Clone)]
pub struct Page<'a> {
    /// The drawing, in points. Its size is the size of the paper.
    pub scene: &'a Scene,
    /// The map's title.
    pub title: &'a str,
    /// Who answers for the map; empty when nobody does.
    pub author: &'a str,
    /// Language of the map's texts as a BCP 47 tag such as `it` or `en-GB`; empty when unknown.
    pub language: &'a str,
    /// The program that the map was made with.
    pub creator: &'a str,
    /// Code of the map's revision; empty when it has none.
    pub revision: &'a str,
    /// When the file was asked for, in milliseconds since 1970 UTC; with none the file carries no dates.
    pub written: Option<i64>,
    /// What the layers are called, by [`journey_scene::Group::layer`]; a layer that is not here keeps its own name.
    pub layer_names: BTreeMap<String, String>,
}

impl<'a> Page<'a> {
    /// A page with a title, made by Percorso, with nothing else known.
    pub fn new(scene: &'a Scene, title: &'a str) -> Self {
        Self {
            scene,
            title,
            author: "",
            language: "",
            creator: "Percorso",
            revision: "",
            written: None,
            layer_names: BTreeMap::new(),
        }
    }

    /// The language when it looks like a language tag, so that nothing else gets into the file.
    pub(crate) fn language_tag(&self) -> Option<&'a str> {
        let subtags = |tag: &str| {
            tag.split('-')
                .all(|part| (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric()))
        };
        subtags(self.language).then_some(self.language)
    }
}
