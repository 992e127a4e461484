//! The drawing of the window on paper: one map, one scene, once for the canvas and once for the exporter of pictures.

use std::collections::BTreeMap;
use std::sync::Arc;

use image::ImageFormat;
use journey_export::{FontLibrary, Pictures, PngChoices, png, single};
use journey_layout::{Icons, Look, PictureSizes, Theme, Typesetter, Words, screen};
use journey_model::Journey;
use journey_scene::{FontKey, Scene};

use crate::in_work_tree;

/// An asset of this build, as the app of this build has it.
macro_rules! asset {
    ($name:literal) => {
        include_str!(concat!("../../assets/", $name))
    };
}

/// Lays maps out as the window shows them in its light look, and gives them to the exporter.
pub struct Press {
    theme: Theme,
    icons: Icons,
    words: BTreeMap<&'static str, Words>,
    faces: Vec<(FontKey, Arc<[u8]>)>,
    fonts: FontLibrary,
}

/// A map as the window shows it: the drawing, and the pictures in it.
pub struct Proof {
    /// The map's title.
    pub title: String,
    /// The drawing.
    pub scene: Scene,
    pictures: Pictures,
}

impl Press {
    /// With the colours, words, icons and fonts of the product.
    pub fn open() -> Self {
        let face = |key: FontKey| {
            let file = in_work_tree("assets/fonts").join(key.file_name());
            (key, Arc::from(std::fs::read(file).unwrap()))
        };
        let faces: Vec<(FontKey, Arc<[u8]>)> = FontKey::ALL.map(face).to_vec();
        Self {
            theme: Theme::parse(asset!("themes/light.json")).unwrap(),
            icons: Icons::parse(asset!("icons/icons.json")).unwrap(),
            words: BTreeMap::from([
                ("en", serde_json::from_str(asset!("messages/en/map.json")).unwrap()),
                ("it", serde_json::from_str(asset!("messages/it/map.json")).unwrap()),
            ]),
            fonts: FontLibrary::new(faces.iter().map(|(key, face)| (*key, face.to_vec()))).unwrap(),
            faces,
        }
    }

    /// Lays the grid of a map file out, with the layout's own words in a language: `en` or `it`.
    pub fn proof(&self, map_file: &[u8], language: &str) -> Proof {
        let (journey, pictures) = journey_format::read_with_pictures(map_file).unwrap();
        let pictures: Pictures = pictures.into_iter().filter_map(printable).collect();
        let look = self.look(language);
        let sizes: PictureSizes = pictures
            .iter()
            .map(|(name, bytes)| (name.clone(), size(bytes)))
            .collect();
        let scene = screen(&journey, look.with_pictures(&sizes), &mut self.typesetter());
        Proof {
            title: journey.about().title.clone(),
            scene,
            pictures,
        }
    }

    /// What a map looks like, with the layout's own words in a language: `en` or `it`.
    pub fn look(&self, language: &str) -> Look<'_> {
        let words = self.words.get(language);
        let words = words.unwrap_or_else(|| panic!("no words in the language {language}"));
        Look::new(&self.theme, &self.icons, words)
    }

    /// Sets text in the bundled fonts.
    pub fn typesetter(&self) -> Typesetter {
        Typesetter::new(self.faces.iter().cloned())
    }

    /// The whole drawing as a PNG, a pixel a point: what the window paints at its real size.
    pub fn png(&self, proof: &Proof) -> Vec<u8> {
        let document = single(&proof.scene, &proof.title);
        let choices = PngChoices {
            scale: 1.0,
            transparent: false,
        };
        let mut bytes = Vec::new();
        png(&document, 0, &self.fonts, &proof.pictures, choices, &mut bytes, &mut ()).unwrap();
        bytes
    }
}

/// The languages in which a map is looked at: English, and the map's own where there are words in it.
pub fn languages(journey: &Journey) -> Vec<&'static str> {
    let own = journey.about().language.split('-').next().unwrap_or_default();
    ["en", "it"]
        .into_iter()
        .filter(|&language| language == "en" || language == own)
        .collect()
}

/// A picture of a map file as the exporters take it. The product draws the others itself before it hands them on.
fn printable((name, bytes): (String, Vec<u8>)) -> Option<(String, Vec<u8>)> {
    match image::guess_format(&bytes).ok()? {
        ImageFormat::Png | ImageFormat::Jpeg => Some((name, bytes)),
        _ => None,
    }
}

fn size(picture: &[u8]) -> (u32, u32) {
    let picture = image::load_from_memory(picture).unwrap();
    (picture.width(), picture.height())
}
