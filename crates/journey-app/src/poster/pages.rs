//! From drawings to pages: sheets as they are, tiles to be taped together, pages for a print shop. `panels.rs` has tiles
//! that a print shop cuts out.

use journey_export::marks::{self, ROOM};
use journey_export::tiles::{TilePlan, plan};
use journey_export::{Leaf, Part, Role};
use journey_layout::{
    AssemblyTile, Conclusions, Joint, Look, PosterNotes, Sheet, Typesetter, assembly, conclusions, sheet_label,
};
use journey_model::{Date, Journey};
use journey_scene::{Group, Point, Rect, Scene, Size};

use super::order::PrintedSheet;
use super::paper::points;
use crate::protocol::{Paper, PosterChoices, PrintShop, Tiles};

/// Free space around the closing pages, which are read in the hand, in millimetres.
const CLOSING_MARGIN_MM: f32 = 17.0;
/// Between the words at the edge of a sheet and the drawing, in points.
const GAP: f32 = 2.0;
/// Between the words at the edge of a sheet and the ticks at its corners, in points.
const CLEAR: f32 = 6.0;

/// Makes pages.
pub(crate) struct Binder<'a> {
    pub title: &'a str,
    pub owner: &'a str,
    pub notes: &'a PosterNotes,
    pub look: Look<'a>,
    pub setter: &'a mut Typesetter,
    pub scenes: Vec<Scene>,
    pub pages: Vec<Leaf>,
    /// Sheets that were left out, because nothing would be printed on them.
    pub skipped: usize,
}

impl Binder<'_> {
    /// Sheets as they are.
    pub fn plain(&mut self, sheets: Vec<PrintedSheet>) {
        let labels = labels(&sheets);
        for (sheet, label) in sheets.into_iter().zip(labels) {
            let place = self.keep(sheet.scene);
            let page = Leaf::showing(&self.scenes[place], place, label);
            self.pages.push(page);
        }
    }

    /// What follows from the map, on sheets to read at a table, whatever the poster's paper.
    pub fn closing(&mut self, journey: &Journey, told: &Conclusions, choices: &PosterChoices) {
        let small = matches!(choices.paper, Paper::A4 | Paper::Letter);
        let paper = if small { choices.paper } else { Paper::A4 };
        let sheet = paper.sheet(false, Some(CLOSING_MARGIN_MM));
        let scenes = conclusions(journey, told, self.look, sheet, self.notes, self.setter);
        for (number, scene) in (1_usize..).zip(scenes) {
            let place = self.keep(scene);
            let label = named(&self.look.words.findings, &number.to_string());
            let page = Leaf::showing(&self.scenes[place], place, label);
            self.pages.push(page);
        }
    }

    /// Every sheet in parts for the printer at hand: an overview, then the tiles.
    pub fn tiled(&mut self, sheets: Vec<PrintedSheet>, tiles: Tiles) {
        for PrintedSheet { actor, scene } in sheets {
            let (sheet, plan) = smaller_plan(&scene, tiles);
            let map = self.keep(scene);
            let overview = self.overview(&actor, map, sheet, (&plan, Joint::Margins));
            self.pages.push(overview);
            self.tiles(&actor, map, sheet, &plan);
            self.skipped += plan.skipped;
        }
    }

    /// The page that says which sheet goes where.
    pub(super) fn overview(
        &mut self,
        actor: &str,
        map: usize,
        sheet: Sheet,
        (plan, joint): (&TilePlan, Joint),
    ) -> Leaf {
        let tiles: Vec<AssemblyTile> = plan
            .tiles
            .iter()
            .map(|tile| AssemblyTile {
                row: tile.row,
                column: tile.column,
                area: tile.area,
                label: tile.label.clone(),
            })
            .collect();
        let drawn = assembly(
            &tiles,
            &self.scenes[map],
            sheet,
            (self.title, joint),
            self.notes,
            self.look,
            self.setter,
        );
        let paper = Rect::new(0.0, 0.0, sheet.size.w, sheet.size.h);
        let small = Part {
            at: drawn.map_at,
            scale: drawn.map_scale,
            // Read here, once: on the tiles it is in pieces.
            ..part(map, Role::Content)
        };
        let over = self.keep(drawn.scene);
        Leaf {
            label: named(actor, &self.look.words.overview),
            size: sheet.size,
            trim: paper,
            bleed: paper,
            parts: vec![small, part(over, Role::Decoration)],
        }
    }

    fn tiles(&mut self, actor: &str, map: usize, sheet: Sheet, plan: &TilePlan) {
        let Size { w, h } = sheet.size;
        let date = day(self.notes.date);
        let count = plan.tiles.len();
        for (number, tile) in (1_usize..).zip(&plan.tiles) {
            let alt = format!("{} · {}", self.title, tile.label);
            let mut page = plan.leaf(tile, map, alt);
            page.label = named(actor, &tile.label);
            let lines = self.keep(marks::sheet(sheet.size, vec![marks::tile(plan, tile)]));
            page.parts.push(part(lines, Role::Decoration));
            let sheet_of = self.sheet_of(number, count);
            let words = [
                tile.label.as_str(),
                &sheet_of,
                actor,
                self.title,
                &self.notes.revision,
                &date,
            ];
            let label = sheet_label(&words, w - 2.0 * (sheet.margin + CLEAR), self.look, self.setter);
            // Below the drawing, in the middle of what the printer leaves free or as far up as it has to be.
            let below = sheet.margin - GAP - label.size.h;
            let at = Point::new(sheet.margin + CLEAR, h - sheet.margin + GAP + (below / 2.0).max(0.0));
            let label = self.keep(label);
            page.parts.push(Part {
                at,
                ..part(label, Role::Decoration)
            });
            self.pages.push(page);
        }
    }

    /// "Sheet 3 of 16".
    pub(super) fn sheet_of(&self, number: usize, of: usize) -> String {
        let words = &self.look.words.print_sheet;
        words
            .replace("{n}", &number.to_string())
            .replace("{of}", &of.to_string())
    }

    /// Every sheet with bleed, and with marks and a slug when they are wanted.
    pub fn shop(&mut self, sheets: Vec<PrintedSheet>, shop: PrintShop) {
        let labels = labels(&sheets);
        let bleed = points(shop.bleed_mm);
        let around = if shop.marks { bleed + ROOM } else { bleed };
        for (sheet, label) in sheets.into_iter().zip(labels) {
            let Size { w, h } = sheet.scene.size;
            let size = Size {
                w: w + 2.0 * around,
                h: h + 2.0 * around,
            };
            let trim = Rect::new(around, around, w, h);
            let reach = around - bleed;
            let bleed = Rect::new(reach, reach, w + 2.0 * bleed, h + 2.0 * bleed);
            let drawing = self.keep(sheet.scene);
            let mut parts = vec![Part {
                at: Point::new(around, around),
                grown: true,
                ..part(drawing, Role::Content)
            }];
            let mut page = Leaf {
                label,
                size,
                trim,
                bleed,
                parts: Vec::new(),
            };
            if shop.marks {
                parts.extend(self.marked(&page, &[], &sheet.actor, Vec::new()));
            }
            page.parts = parts;
            self.pages.push(page);
        }
    }

    /// Crop and registration marks with more of their kind, and the slug: the line that says to the printers what they
    /// hold, below the cut, left of the registration mark in the middle.
    pub(super) fn marked(&mut self, page: &Leaf, which: &[&str], actor: &str, more: Vec<Group>) -> [Part; 2] {
        let (trim, bleed) = (page.trim, page.bleed);
        let mut groups = vec![marks::crop(trim, bleed), marks::registration(trim, bleed)];
        groups.extend(more);
        let lines = self.keep(marks::sheet(page.size, groups));
        let date = day(self.notes.date);
        let map = [self.title, actor, self.owner, &self.notes.revision, &date];
        let words: Vec<&str> = which.iter().copied().chain(map).collect();
        let from = trim.x + ROOM / 2.0;
        let width = (trim.center().x - ROOM - from).max(ROOM);
        let line = sheet_label(&words, width, self.look, self.setter);
        let free = (page.size.h - bleed.bottom()).min(ROOM);
        let at = Point::new(from, bleed.bottom() + ((free - line.size.h) / 2.0).max(GAP));
        let slug = Part {
            at,
            ..part(self.keep(line), Role::Decoration)
        };
        [part(lines, Role::Decoration), slug]
    }

    pub(super) fn keep(&mut self, scene: Scene) -> usize {
        self.scenes.push(scene);
        self.scenes.len() - 1
    }
}

pub(super) fn part(scene: usize, role: Role) -> Part {
    Part {
        scene,
        at: Point::default(),
        scale: 1.0,
        clip: None,
        role,
        grown: false,
    }
}

/// Fewer sheets, whichever way they lie; lying, when it is the same.
fn smaller_plan(scene: &Scene, tiles: Tiles) -> (Sheet, TilePlan) {
    let on = |landscape| {
        let sheet = tiles.paper.sheet(landscape, None);
        let plan = plan(scene, sheet.size, sheet.margin, points(tiles.overlap_mm));
        (sheet, plan)
    };
    let (wide, tall) = (on(true), on(false));
    if tall.1.tiles.len() < wide.1.tiles.len() {
        tall
    } else {
        wide
    }
}

/// What sheets are called: by their actor, by their number, or both; one alone is 1.
fn labels(sheets: &[PrintedSheet]) -> Vec<String> {
    let mut labels = Vec::new();
    for (place, sheet) in sheets.iter().enumerate() {
        let same = |other: &&PrintedSheet| other.actor == sheet.actor;
        let number = sheets[..place].iter().filter(same).count() + 1;
        let alone = sheets.iter().filter(same).count() == 1;
        labels.push(if alone && !sheet.actor.is_empty() {
            sheet.actor.clone()
        } else {
            named(&sheet.actor, &number.to_string())
        });
    }
    labels
}

pub(super) fn named(actor: &str, label: &str) -> String {
    if actor.is_empty() {
        label.to_owned()
    } else {
        format!("{actor} {label}")
    }
}

/// A day as it is written where everybody has to understand it (ISO 8601).
fn day(date: Date) -> String {
    date.to_string()
}
