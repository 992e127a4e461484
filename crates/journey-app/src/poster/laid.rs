//! A poster that was laid out: drawings, and the pages that show them.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use journey_export::{Document, FontLibrary, Leaf, Pictures, Standard};
use journey_scene::{Group, Item, Scene};
use journey_store::Picture;

use crate::protocol::{PosterAdvice, PosterPage, PosterPreview};
use crate::{AppError, ErrorCode, pictures};

use super::paper::millimetres;

/// Pixels a point at which an SVG is drawn for print: 600 an inch.
const DRAWN_SCALE: f32 = 600.0 / 72.0;

/// A laid-out poster. Nothing in it borrows, so that it is written and looked at while the map changes.
pub(crate) struct Laid {
    pub title: String,
    pub author: String,
    pub language: String,
    pub revision: String,
    /// Midnight UTC of the day it is printed, in milliseconds since 1970: the same map gives the same file all day.
    pub written: i64,
    pub layer_names: BTreeMap<String, String>,
    pub scenes: Vec<Scene>,
    pub pages: Vec<Leaf>,
    /// Printed size against nominal size: 1 is 100 %.
    pub scale: f32,
    /// Size of the smallest type, in points.
    pub smallest_type: f32,
    /// What the user should know.
    pub advice: Vec<PosterAdvice>,
    pub fonts: Arc<FontLibrary>,
    /// The pictures in it as the exporters take them, once they were asked for.
    pub(super) fetched: Mutex<Option<Arc<Pictures>>>,
}

impl Laid {
    /// A poster without pages.
    pub fn nothing(title: String, fonts: Arc<FontLibrary>) -> Self {
        Self {
            title,
            author: String::new(),
            language: String::new(),
            revision: String::new(),
            written: 0,
            layer_names: BTreeMap::new(),
            scenes: Vec::new(),
            pages: Vec::new(),
            scale: 1.0,
            smallest_type: 0.0,
            advice: Vec::new(),
            fonts,
            fetched: Mutex::default(),
        }
    }

    /// The poster as the exporters take it.
    pub fn document(&self) -> Document<'_> {
        Document {
            title: &self.title,
            author: &self.author,
            language: &self.language,
            creator: "Percorso",
            revision: &self.revision,
            written: Some(self.written),
            standard: Standard::Plain,
            layer_names: self.layer_names.clone(),
            scenes: self.scenes.iter().collect(),
            pages: self.pages.clone(),
        }
    }

    /// What there is to know before it is printed.
    pub fn preview(&self) -> PosterPreview {
        let pages = self.pages.iter().map(|page| PosterPage {
            label: page.label.clone(),
            width_mm: millimetres(page.size.w),
            height_mm: millimetres(page.size.h),
        });
        PosterPreview {
            pages: pages.collect(),
            scale_percent: self.scale * 100.0,
            smallest_type_pt: self.smallest_type,
            advice: self.advice.clone(),
        }
    }

    /// Whether a path is drawn over the map.
    pub fn shows_path(&self) -> bool {
        let mut groups = self.scenes.iter().flat_map(|scene| &scene.groups);
        groups.any(|group| group.key == "path")
    }

    /// Why there is nothing to write.
    pub fn nothing_to_print(&self) -> AppError {
        let message = match self.advice.first() {
            Some(PosterAdvice::UnknownPrint { code }) => format!("no print with the code {code:?} is known"),
            Some(PosterAdvice::NothingChanged) => "nothing changed since that print".to_owned(),
            Some(PosterAdvice::UnknownState) => {
                "the state since which changes are to be marked is not known".to_owned()
            }
            _ => "nothing of the map is left to print".to_owned(),
        };
        let detail = self.advice.first().map(serde_json::to_value);
        AppError {
            detail: detail.and_then(Result::ok).unwrap_or_default(),
            ..AppError::new(ErrorCode::NothingToPrint, message)
        }
    }

    /// The pictures in it. `picture` fetches what was kept under a name.
    pub fn pictures(
        &self,
        picture: &dyn Fn(&str) -> Result<Option<Picture>, AppError>,
    ) -> Result<Arc<Pictures>, AppError> {
        let mut fetched = self.fetched.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(pictures) = &*fetched {
            return Ok(Arc::clone(pictures));
        }
        let mut widths = BTreeMap::new();
        for group in self.scenes.iter().flat_map(|scene| &scene.groups) {
            note_widths(&group.items, &mut widths);
        }
        let mut pictures = Pictures::default();
        for (name, width) in widths {
            // One that is gone since the poster was laid out is missed by the exporter, which names it.
            if let Some(picture) = picture(&name)? {
                let pixels = (width * DRAWN_SCALE).ceil().max(1.0) as u32;
                pictures.insert(name, pictures::for_paper(picture, pixels)?);
            }
        }
        let pictures = Arc::new(pictures);
        *fetched = Some(Arc::clone(&pictures));
        Ok(pictures)
    }
}

/// The greatest width of each picture, in points.
fn note_widths(items: &[Item], widths: &mut BTreeMap<String, f32>) {
    for item in items {
        match item {
            Item::Group(group) => note_widths(&group.items, widths),
            Item::Image(image) => {
                let width = widths.entry(image.key.clone()).or_insert(0.0);
                *width = width.max(image.rect.w.abs());
            }
            _ => {}
        }
    }
}

/// Size of the smallest type in a drawing, in points; infinite when nothing is written in it.
pub(crate) fn smallest_type(scene: &Scene) -> f32 {
    scene.groups.iter().map(smallest_in).fold(f32::INFINITY, f32::min)
}

fn smallest_in(group: &Group) -> f32 {
    let size = |item: &Item| match item {
        Item::Group(inner) => smallest_in(inner),
        Item::Text(run) => run.size,
        _ => f32::INFINITY,
    };
    group.items.iter().map(size).fold(f32::INFINITY, f32::min)
}
