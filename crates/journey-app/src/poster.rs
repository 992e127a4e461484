//! From a journey and choices to a poster's bytes.

use std::collections::BTreeMap;

use journey_export::{Page, Pictures, SvgText, pdf, png, svg};
use journey_layout::{PictureSizes, Poster, PosterNotes, Sheet, Typesetter, poster};
use journey_model::{Date, Journey};
use journey_scene::{Item, Size};
use journey_store::Picture;

use crate::assets::Assets;
use crate::protocol::{Appearance, Orientation, Paper, PosterChoices, PosterFormat};
use crate::{AppError, pictures, revision_code};

/// Pixels a point of a PNG: 144 an inch.
const PNG_SCALE: f32 = 2.0;

/// Pixels a point at which an SVG is drawn for print: 600 an inch.
const DRAWN_SCALE: f32 = 600.0 / 72.0;

/// One poster to make.
pub(crate) struct PosterJob<'a> {
    journey: &'a Journey,
    choices: &'a PosterChoices,
    notes: PosterNotes,
}

impl PosterFormat {
    /// Ending of the file's name, without the dot.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Svg => "svg",
            Self::Png => "png",
        }
    }
}

impl Paper {
    /// The short and the long edge in millimetres.
    pub fn edges_mm(self) -> (f32, f32) {
        match self {
            Self::A0 => (841.0, 1189.0),
            Self::A1 => (594.0, 841.0),
            Self::A2 => (420.0, 594.0),
            Self::A3 => (297.0, 420.0),
            Self::A4 => (210.0, 297.0),
            Self::B0 => (1000.0, 1414.0),
            Self::B1 => (707.0, 1000.0),
            Self::B2 => (500.0, 707.0),
            Self::B3 => (353.0, 500.0),
            Self::B4 => (250.0, 353.0),
            Self::Letter => inches(8.5, 11.0),
            Self::Tabloid => inches(11.0, 17.0),
            Self::ArchC => inches(18.0, 24.0),
            Self::ArchD => inches(24.0, 36.0),
            Self::ArchE => inches(36.0, 48.0),
            Self::Custom { width_mm, height_mm } => (width_mm.min(height_mm), width_mm.max(height_mm)),
        }
    }
}

impl<'a> PosterJob<'a> {
    /// A poster of a journey, printed on a day.
    pub fn new(journey: &'a Journey, choices: &'a PosterChoices, date: Date) -> Self {
        Self {
            journey,
            choices,
            notes: PosterNotes {
                revision: revision_code(journey),
                date,
            },
        }
    }

    /// Lays the poster out.
    pub fn lay_out(&self, assets: &Assets, pictures: &PictureSizes, setter: &mut Typesetter) -> Poster {
        let look = assets
            .look(Appearance::Light, self.choices.language)
            .with_pictures(pictures);
        let mut on = |landscape| {
            poster(
                self.journey,
                look,
                sheet(self.choices.paper, landscape),
                &self.notes,
                setter,
            )
        };
        match self.choices.orientation {
            Orientation::Landscape => on(true),
            Orientation::Portrait => on(false),
            Orientation::Automatic => {
                let (wide, tall) = (on(true), on(false));
                if tall.scale > wide.scale { tall } else { wide }
            }
        }
    }

    /// A poster that was laid out as a file. `picture` fetches what was kept under a name.
    pub fn bytes(
        &self,
        poster: &Poster,
        assets: &Assets,
        mut picture: impl FnMut(&str) -> Result<Option<Picture>, AppError>,
    ) -> Result<Vec<u8>, AppError> {
        let about = self.journey.about();
        let page = Page {
            author: &about.owner,
            language: &about.language,
            revision: &self.notes.revision,
            ..Page::new(&poster.scene, &about.title)
        };
        let mut widths = BTreeMap::new();
        for group in &poster.scene.groups {
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
        Ok(match self.choices.format {
            PosterFormat::Pdf => pdf(&page, assets.fonts(), &pictures)?,
            PosterFormat::Svg => svg(&page, assets.fonts(), &pictures, SvgText::Outlines)?,
            PosterFormat::Png => png(&page, assets.fonts(), &pictures, PNG_SCALE)?,
        })
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

/// A sheet of paper with a margin of 2.6 % of its short edge, at least 6 mm, which every office printer leaves free.
fn sheet(paper: Paper, landscape: bool) -> Sheet {
    let (short, long) = paper.edges_mm();
    let (w, h) = if landscape { (long, short) } else { (short, long) };
    Sheet {
        size: Size {
            w: points(w),
            h: points(h),
        },
        margin: points((short * 0.026).max(6.0)),
    }
}

fn inches(short: f32, long: f32) -> (f32, f32) {
    (short * 25.4, long * 25.4)
}

fn points(millimetres: f32) -> f32 {
    millimetres * 72.0 / 25.4
}

/// Points in millimetres.
pub(crate) fn millimetres(points: f32) -> f32 {
    points * 25.4 / 72.0
}
