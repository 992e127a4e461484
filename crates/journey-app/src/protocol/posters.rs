//! Posters.

use journey_model::Id;
use journey_scene::Scene;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::library::Language;

/// Format of a poster.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum PosterFormat {
    /// Vectors and fonts.
    #[default]
    Pdf,
    /// Vectors for browsers and drawing programs.
    Svg,
    /// Pixels.
    Png,
}

/// Size of the paper (ISO 216).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
pub enum Paper {
    /// 841 × 1189 mm.
    A0,
    /// 594 × 841 mm.
    #[default]
    A1,
    /// 420 × 594 mm.
    A2,
    /// 297 × 420 mm.
    A3,
    /// 210 × 297 mm.
    A4,
}

/// Which way the paper lies.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum Orientation {
    /// Whichever prints the map larger.
    Automatic,
    /// The long edge at the bottom.
    #[default]
    Landscape,
    /// The short edge at the bottom.
    Portrait,
}

/// What a poster shall be.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize, TS)]
pub struct PosterChoices {
    /// Format of the file.
    pub format: PosterFormat,
    /// Size of the paper.
    pub paper: Paper,
    /// Which way it lies.
    pub orientation: Orientation,
    /// Language of the words that the layout adds.
    pub language: Language,
}

/// A poster to look at before it is written.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize, Serialize, TS)]
pub struct PreviewPoster {
    /// Which map.
    #[ts(type = "string")]
    pub map: Id,
    /// What it shall be.
    pub choices: PosterChoices,
}

/// A poster as it will print.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct PosterPreview {
    /// The page, in points of the paper.
    pub scene: Scene,
    /// Width of the paper in millimetres.
    pub width_mm: f32,
    /// Height of the paper in millimetres.
    pub height_mm: f32,
    /// Printed size against the nominal size of the map's type, in per cent.
    pub scale_percent: f32,
    /// Size of the smallest type on the paper, in points.
    pub smallest_type_pt: f32,
}

/// A poster to write. Without a path the host asks the user.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize, TS)]
pub struct ExportPoster {
    /// Which map.
    #[ts(type = "string")]
    pub map: Id,
    /// What it shall be.
    pub choices: PosterChoices,
    /// Where to.
    pub path: Option<String>,
}
