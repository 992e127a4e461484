//! A drawing in parts, each of which fits on a sheet of the printer at hand.
//!
//! Sheets are laid over their left and upper neighbours, so what shows of the joint is the left or upper edge of a sheet.
//! `seams.rs` chooses these edges, `ink.rs` says which sheets show anything. [`plan`] is for the printer at hand, which
//! leaves a margin free; [`panels`] is for a print shop, which cuts every sheet to its size.

mod ink;
mod seams;

use journey_scene::{HitKind, Point, Rect, Scene, Size};

use seams::{Span, starts};

use crate::{Leaf, Part, Role};

/// By how much a panel may be longer than its share.
const ROOM_TO_MOVE: f32 = 1.12;

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
    /// What the printer leaves free along every edge; 0 for panels.
    pub margin: f32,
    /// By how much neighbours overlap: at least for sheets, exactly for panels.
    pub overlap: f32,
}

/// One sheet of a drawing.
#[derive(Debug, Clone, PartialEq)]
pub struct Tile {
    /// Column, from 0.
    pub column: usize,
    /// Row, from 0.
    pub row: usize,
    /// What of the drawing it shows; a panel is cut along it.
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

    /// A page that shows one panel of the drawing with this place in [`crate::Document::scenes`], with free room around the
    /// sheet, of which the innermost `bleed` points are printed: the map goes on there as it does on the neighbour, or the
    /// paper's colour where the map ends. All pages are of one size; what is cut out begins at the same corner of each.
    pub fn panel(&self, tile: &Tile, scene: usize, alt: String, (around, bleed): (f32, f32)) -> Leaf {
        let trim = Rect::new(around, around, tile.area.w, tile.area.h);
        let bleed = trim.inset(-bleed);
        let part = Part {
            scene,
            at: Point::new(around - tile.area.x, around - tile.area.y),
            scale: 1.0,
            clip: Some(bleed),
            role: Role::Figure { alt },
            grown: true,
        };
        Leaf {
            label: tile.label.clone(),
            size: Size {
                w: self.sheet.w + 2.0 * around,
                h: self.sheet.h + 2.0 * around,
            },
            trim,
            bleed,
            parts: vec![part],
        }
    }
}

/// Divides a drawing over sheets of this size, of which the printer leaves the margin free. There are as few columns and
/// rows as the least overlap allows; what room is left over goes into moving the edges between the cards.
///
/// A margin that would leave less than a quarter of the sheet, and an overlap of more than half of what it leaves, are
/// made smaller.
pub fn plan(scene: &Scene, sheet: Size, margin: f32, overlap: f32) -> TilePlan {
    let shorter = sheet.w.min(sheet.h);
    let margin = margin.clamp(0.0, (shorter * 0.375).max(0.0));
    let (columns, rows, overlap) = grid(scene, sheet, margin, overlap);
    let (w, h) = (sheet.w - 2.0 * margin, sheet.h - 2.0 * margin);
    let whole = |starts: &[f32], length: f32| starts.iter().map(|start| (*start, start + length)).collect::<Vec<_>>();
    let (columns, rows) = (whole(&columns, w), whole(&rows, h));
    divided(scene, &columns, &rows, (sheet, margin, overlap))
}

/// Divides a drawing into panels of at most this size, each of which is cut out at a print shop. Together they are exactly
/// the drawing: neighbours overlap by exactly the overlap, which may be nothing, and the last ones end where it does. The
/// edges lie between the cards as those of [`plan`] do, and panels of a row or column are about equally large.
pub fn panels(scene: &Scene, sheet: Size, overlap: f32) -> TilePlan {
    let overlap = overlap.clamp(0.0, (sheet.w.min(sheet.h) / 2.0).max(0.0));
    let largest = Size {
        w: alike(scene.size.w, sheet.w, overlap),
        h: alike(scene.size.h, sheet.h, overlap),
    };
    let (columns, rows, overlap) = grid(scene, largest, 0.0, overlap);
    let cut = |starts: &[f32], length: f32| {
        let ends = starts.iter().skip(1).map(|next| next + overlap).chain([length]);
        let spans = starts.iter().zip(ends);
        spans.map(|(start, end)| (*start, end.min(length))).collect::<Vec<_>>()
    };
    let (columns, rows) = (cut(&columns, scene.size.w), cut(&rows, scene.size.h));
    divided(scene, &columns, &rows, (sheet, 0.0, overlap))
}

/// As long as every panel is when all are equal, and a little more, so that edges can be moved between the cards.
fn alike(length: f32, sheet: f32, overlap: f32) -> f32 {
    let count = starts(length, sheet, overlap, &[]).len() as f32;
    let equal = (length + (count - 1.0) * overlap) / count;
    (equal * ROOM_TO_MOVE).min(sheet)
}

/// Where columns and rows begin, and the overlap as it can be.
fn grid(scene: &Scene, sheet: Size, margin: f32, overlap: f32) -> (Vec<f32>, Vec<f32>, f32) {
    let (w, h) = (sheet.w - 2.0 * margin, sheet.h - 2.0 * margin);
    let overlap = overlap.clamp(0.0, (w.min(h) / 2.0).max(0.0));
    let cards = || {
        let cards = scene.hits.iter().filter(|hit| hit.kind == HitKind::Card);
        cards.map(|hit| hit.rect)
    };
    let across: Vec<Span> = cards().map(|card| (card.x, card.right())).collect();
    let down: Vec<Span> = cards().map(|card| (card.y, card.bottom())).collect();
    (
        starts(scene.size.w, w, overlap, &across),
        starts(scene.size.h, h, overlap, &down),
        overlap,
    )
}

/// The sheets of columns and rows on which there is something.
fn divided(scene: &Scene, columns: &[Span], rows: &[Span], (sheet, margin, overlap): (Size, f32, f32)) -> TilePlan {
    let inked = ink::sheets(scene, columns, rows);
    let mut tiles = Vec::new();
    for (row, (top, bottom)) in rows.iter().enumerate() {
        for (column, (left, right)) in columns.iter().enumerate() {
            if inked.contains(&(row, column)) {
                tiles.push(Tile {
                    column,
                    row,
                    area: Rect::new(*left, *top, right - left, bottom - top),
                    label: label(row, column),
                });
            }
        }
    }
    TilePlan {
        columns: columns.len(),
        rows: rows.len(),
        skipped: columns.len() * rows.len() - tiles.len(),
        tiles,
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

#[cfg(test)]
mod tests {
    use super::*;
    use journey_scene::{Color, Group, HitRegion, Item, Pin, Shape, Shared};
    use proptest::prelude::*;

    const SHEET: Size = Size { w: 595.0, h: 842.0 };
    const MARGIN: f32 = 14.0;
    const OVERLAP: f32 = 28.0;

    fn map(size: Size, cards: &[Rect]) -> Scene {
        let ink = |rect: &Rect| {
            Item::Rect(Shape {
                rect: *rect,
                radius: 0.0,
                fill: Some(Color::rgb(0, 0, 0)),
                stroke: None,
            })
        };
        let hit = |(place, rect): (usize, &Rect)| {
            Shared::from(HitRegion {
                key: place.to_string().into(),
                kind: HitKind::Card,
                rect: *rect,
                ..HitRegion::default()
            })
        };
        let group = Group {
            key: "cards".into(),
            at: Point::default(),
            clip: None,
            pin: Pin::None,
            layer: "cards",
            items: cards.iter().map(ink).collect(),
        };
        Scene {
            size,
            groups: vec![group],
            hits: cards.iter().enumerate().map(hit).collect(),
            ..Scene::default()
        }
    }

    fn holds(area: Rect, card: Rect) -> bool {
        let slack = 0.01;
        card.x >= area.x - slack
            && card.right() <= area.right() + slack
            && card.y >= area.y - slack
            && card.bottom() <= area.bottom() + slack
    }

    /// Cards in columns of a width, as a map has them.
    fn in_columns(size: Size, width: f32, gap: f32) -> Vec<Rect> {
        let count = |length: f32, step: f32| (length / step) as usize;
        let (columns, rows) = (count(size.w, width + gap), count(size.h, 80.0));
        (0..columns * rows)
            .map(|place| {
                let (column, row) = (place % columns, place / columns);
                Rect::new(column as f32 * (width + gap), row as f32 * 80.0, width, 60.0)
            })
            .collect()
    }

    #[test]
    fn a_map_that_fits_is_one_sheet() {
        let size = Size { w: 500.0, h: 500.0 };
        let plan = plan(
            &map(size, &[Rect::new(10.0, 10.0, 100.0, 50.0)]),
            SHEET,
            MARGIN,
            OVERLAP,
        );
        assert_eq!((plan.columns, plan.rows, plan.tiles.len()), (1, 1, 1));
        assert_eq!(plan.tiles[0].label, "A1");
    }

    #[test]
    fn a_map_without_ink_needs_no_sheet() {
        let plan = plan(&map(Size { w: 2000.0, h: 2000.0 }, &[]), SHEET, MARGIN, OVERLAP);
        assert_eq!((plan.tiles.len(), plan.skipped), (0, plan.columns * plan.rows));
    }

    #[test]
    fn rows_have_letters_and_after_z_comes_aa() {
        let labels = [(0, 0), (1, 1), (25, 9), (26, 0), (51, 0), (52, 0), (701, 0), (702, 0)];
        assert_eq!(
            labels.map(|(row, column)| label(row, column)),
            ["A1", "B2", "Z10", "AA1", "AZ1", "BA1", "ZZ1", "AAA1"]
        );
    }

    #[test]
    fn no_card_of_a_map_in_columns_is_cut() {
        // 130 points a column: without moving, every second edge would run through cards.
        let size = Size { w: 2384.0, h: 1684.0 };
        let cards = in_columns(size, 118.0, 12.0);
        let plan = plan(&map(size, &cards), SHEET, MARGIN, OVERLAP);
        assert!(plan.columns > 3 && plan.rows > 1);
        for tile in &plan.tiles {
            for card in &cards {
                let (left, top) = (tile.area.x, tile.area.y);
                assert!(
                    left <= card.x + 0.01 || left >= card.right() - 0.01,
                    "{} cuts {card:?}",
                    tile.label
                );
                assert!(
                    top <= card.y + 0.01 || top >= card.bottom() - 0.01,
                    "{} cuts {card:?}",
                    tile.label
                );
            }
        }
    }

    #[test]
    fn sheets_without_anything_are_left_out_and_the_others_keep_their_names() {
        let size = Size { w: 1600.0, h: 1600.0 };
        let corners = [Rect::new(10.0, 10.0, 50.0, 50.0), Rect::new(1500.0, 1500.0, 50.0, 50.0)];
        let plan = plan(&map(size, &corners), SHEET, MARGIN, OVERLAP);
        let labels: Vec<&str> = plan.tiles.iter().map(|tile| tile.label.as_str()).collect();
        assert_eq!((plan.columns, plan.rows), (3, 2));
        assert_eq!(labels, ["A1", "B3"]);
        assert_eq!(plan.skipped, 4);
    }

    #[test]
    fn a_sheet_that_is_all_margin_and_overlap_still_gives_a_plan() {
        let size = Size { w: 800.0, h: 800.0 };
        let plan = plan(&map(size, &[Rect::new(0.0, 0.0, 800.0, 800.0)]), SHEET, 400.0, 900.0);
        assert!(!plan.tiles.is_empty() && plan.tiles.len() < 200, "{}", plan.tiles.len());
    }

    fn maps() -> impl Strategy<Value = (Size, Vec<Rect>)> {
        (300.0_f32..4000.0, 300.0_f32..4000.0).prop_flat_map(|(w, h)| {
            let card =
                (0.0_f32..1.0, 0.0_f32..1.0, 10.0_f32..300.0, 10.0_f32..200.0).prop_map(move |(x, y, cw, ch)| {
                    let (cw, ch) = (cw.min(w), ch.min(h));
                    Rect::new(x * (w - cw), y * (h - ch), cw, ch)
                });
            (Just(Size { w, h }), prop::collection::vec(card, 0..40))
        })
    }

    proptest! {
        #[test]
        fn every_point_of_every_card_is_on_some_sheet((size, cards) in maps()) {
            let plan = plan(&map(size, &cards), SHEET, MARGIN, OVERLAP);
            for card in &cards {
                for x in [card.x, card.center().x, card.right()] {
                    for y in [card.y, card.center().y, card.bottom()] {
                        let on = |tile: &Tile| holds(tile.area, Rect::new(x, y, 0.0, 0.0));
                        prop_assert!(plan.tiles.iter().any(on), "{x} {y} {plan:?}");
                    }
                }
            }
        }

        #[test]
        fn neighbours_overlap_by_at_least_the_overlap((size, cards) in maps()) {
            let plan = plan(&map(size, &cards), SHEET, MARGIN, OVERLAP);
            for tile in &plan.tiles {
                for other in &plan.tiles {
                    if other.row == tile.row && other.column == tile.column + 1 {
                        prop_assert!(tile.area.right() - other.area.x >= OVERLAP - 0.01);
                    }
                    if other.column == tile.column && other.row == tile.row + 1 {
                        prop_assert!(tile.area.bottom() - other.area.y >= OVERLAP - 0.01);
                    }
                }
            }
        }

        #[test]
        fn a_card_no_larger_than_the_overlap_is_whole_on_some_sheet((size, cards) in maps()) {
            let plan = plan(&map(size, &cards), SHEET, MARGIN, OVERLAP);
            for card in cards.iter().filter(|card| card.w <= OVERLAP && card.h <= OVERLAP) {
                prop_assert!(plan.tiles.iter().any(|tile| holds(tile.area, *card)), "{card:?} {plan:?}");
            }
        }

        #[test]
        fn an_edge_runs_through_cards_only_where_no_place_between_them_is_in_reach((size, cards) in maps()) {
            let plan = plan(&map(size, &cards), SHEET, MARGIN, OVERLAP);
            let spans: Vec<Span> = cards.iter().map(|card| (card.x, card.right())).collect();
            let crossed = |x: f32| spans.iter().filter(|(from, to)| *from + 0.01 < x && x < *to - 0.01).count();
            let area = SHEET.w - 2.0 * MARGIN;
            let lefts = starts(size.w, area, OVERLAP, &spans);
            prop_assert_eq!(lefts.len(), plan.columns);
            for (place, pair) in lefts.windows(2).enumerate() {
                if crossed(pair[1]) == 0 {
                    continue;
                }
                // As far left as the columns that follow still reach the map's end, as far right as the overlap allows.
                let behind = (lefts.len() - 2 - place) as f32;
                let (low, high) = (size.w - area - behind * (area - OVERLAP), pair[0] + area - OVERLAP);
                let mut x = low.max(pair[0]);
                while x <= high {
                    prop_assert!(crossed(x) > 0, "{x} was free between {low} and {high}, {} was taken", pair[1]);
                    x += 0.5;
                }
            }
        }
    }
}
