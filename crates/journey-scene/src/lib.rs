//! The display list: finished geometry in points. Plain data, nothing else.
//!
//! Whoever paints a scene decides nothing: text is already broken and positioned, colours are final, order is painting
//! order. Lengths are points (1/72 inch) before the camera or the paper scales them; x grows to the right, y downwards.
//! The painters (`ui/src/canvas/paint.ts`, `journey-export`'s `pdf`, `svg`, `png`) match [`Item`] exhaustively. A new look
//! is a change of layout, never a seventh kind of item.
//!
//! Must never know: journeys, files, fonts' bytes. Start at [`Scene`].

mod color;
mod geometry;
mod hit;
mod item;
mod items;
mod name;
mod outline;
mod part;
mod patch;
mod shared;
mod side_by_side;
mod text;
mod transform;

pub use color::Color;
pub use geometry::{Point, Rect, Size};
pub use hit::{HitKind, HitRegion, ScoreScale, TextBox};
pub use item::{Dash, Fill, Group, Image, Item, LinkArea, Path, Pin, Segment, Shape, Stroke, as_path_data};
pub use items::Items;
pub use name::Name;
pub use outline::{OutlineEntry, OutlineKind};
pub use patch::{ListPatch, Reorder, ScenePatch, Shift};
pub use shared::Shared;
pub use side_by_side::side_by_side;
pub use text::{FontKey, Glyph, TextRun};

use serde::Serialize;
use ts_rs::TS;

/// A laid-out map.
#[derive(Debug, Clone, PartialEq, Default, Serialize, TS)]
pub struct Scene {
    /// Extent of the drawing, from (0, 0).
    pub size: Size,
    /// Colour of the paper.
    pub paper: Color,
    /// Top-level groups in painting order; their keys are unique.
    pub groups: Vec<Group>,
    /// What can be pointed at, in painting order: the last one that contains a point wins. Keys are unique.
    #[ts(as = "Vec<HitRegion>")]
    pub hits: Vec<Shared<HitRegion>>,
    /// The same map as a nested list in reading order, for bookmarks, screen readers and the outline panel.
    #[ts(as = "Vec<OutlineEntry>")]
    pub outline: Vec<Shared<OutlineEntry>>,
    /// How scores are drawn, a lane of emotions each.
    pub scales: Vec<ScoreScale>,
}
