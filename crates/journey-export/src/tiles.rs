//! A drawing in parts, each of which fits on a sheet of the printer at hand.

use journey_scene::{Point, Rect, Scene, Size};

use crate::{Leaf, Part, Role};

/// How a drawing is divided.
#[derive(Debug, Clone, PartialEq)]
pub struct TilePlan {
    /// Columns of the grid, with those in which every sheet is left out.
    pub columns: usize,
    /// Rows of the grid.
    pub rows: usize,
    /// The sheets that show something, row by row from the left: the order in which they are taped together.
    pub tiles: Vec<Tile>,
    /// Sheets on which nothing would be printed, and which are left out.
    pub skipped: usize,
    /// The sheet.
    pub sheet: Size,
    /// What the printer leaves free along every edge.
    pub margin: f32,
    /// By how much neighbours overlap at least.
    pub overlap: f32,
}

/// One sheet of a drawing.
#[derive(Debug, Clone, PartialEq)]
pub struct Tile {
    /// Column, from 0.
    pub column: usize,
    /// Row, from 0.
    pub row: usize,
    /// What of the drawing it shows.
    pub area: Rect,
    /// Letter of the row and number of the column: `B2`.
    pub label: String,
}

impl TilePlan {
    /// A page that shows one tile of the drawing with this place in [`crate::Document::scenes`]. It is cut nowhere: its
    /// boxes are the sheet.
    pub fn leaf(&self, tile: &Tile, scene: usize, alt: String) -> Leaf {
        let paper = Rect::new(0.0, 0.0, self.sheet.w, self.sheet.h);
        let part = Part {
            scene,
            at: Point::new(self.margin - tile.area.x, self.margin - tile.area.y),
            scale: 1.0,
            clip: Some(Rect::new(self.margin, self.margin, tile.area.w, tile.area.h)),
            role: Role::Figure { alt },
            grown: false,
        };
        Leaf {
            label: tile.label.clone(),
            size: self.sheet,
            trim: paper,
            bleed: paper,
            parts: vec![part],
        }
    }
}

/// Divides a drawing over sheets.
pub fn plan(scene: &Scene, sheet: Size, margin: f32, overlap: f32) -> TilePlan {
    let count = |length: f32, area: f32| {
        if length <= area {
            1
        } else {
            ((length - overlap) / (area - overlap)).ceil() as usize
        }
    };
    let area = Size {
        w: sheet.w - 2.0 * margin,
        h: sheet.h - 2.0 * margin,
    };
    let (columns, rows) = (count(scene.size.w, area.w), count(scene.size.h, area.h));
    let tiles = (0..rows)
        .flat_map(|row| (0..columns).map(move |column| (row, column)))
        .map(|(row, column)| Tile {
            column,
            row,
            area: Rect::new(
                column as f32 * (area.w - overlap),
                row as f32 * (area.h - overlap),
                area.w,
                area.h,
            ),
            label: label(row, column),
        })
        .collect();
    TilePlan {
        columns,
        rows,
        tiles,
        skipped: 0,
        sheet,
        margin,
        overlap,
    }
}

/// Letter of the row and number of the column; after `Z` comes `AA`.
fn label(row: usize, column: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = row + 1;
    while rest > 0 {
        letters.push(char::from(b'A' + ((rest - 1) % 26) as u8));
        rest = (rest - 1) / 26;
    }
    let letters: String = letters.into_iter().rev().collect();
    format!("{letters}{}", column + 1)
}
