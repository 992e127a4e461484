//! A poster in parts for a print shop: panels that are cut out, as large as the sheets at the most.
//!
//! Every panel has its own trim and bleed. What is printed in the bleed is the map as it goes on on the neighbour, so that a
//! cut that is a little off shows no white; at the poster's own edge it is the paper's colour. All marks stand outside.

use journey_export::marks::{self, ROOM};
use journey_export::tiles::{TilePlan, panels};
use journey_layout::{Joint, Sheet};
use journey_scene::{Point, Rect, Scene, Size};

use super::order::PrintedSheet;
use super::pages::{Binder, named};
use super::paper::points;
use crate::protocol::{PrintShop, Tiles};

impl Binder<'_> {
    /// Every sheet in panels: an overview, then the panels, all with bleed, and with marks and a slug when they are wanted.
    pub fn panels(&mut self, sheets: Vec<PrintedSheet>, tiles: Tiles, shop: PrintShop) {
        let bleed = points(shop.bleed_mm);
        let around = if shop.marks { bleed + ROOM } else { bleed };
        for PrintedSheet { actor, scene } in sheets {
            let (sheet, plan) = fewer_panels(&scene, tiles);
            let map = self.keep(scene);
            self.plan_of_panels(&actor, map, (sheet, &plan, tiles), (around, bleed, shop.marks));
            for (number, tile) in (1_usize..).zip(&plan.tiles) {
                let alt = format!("{} · {}", self.title, tile.label);
                let mut page = plan.panel(tile, map, alt, (around, bleed));
                page.label = named(&actor, &tile.label);
                if shop.marks {
                    let which = [tile.label.as_str(), &self.sheet_of(number, plan.tiles.len())];
                    let laps = marks::laps(&plan, tile, page.trim, page.bleed);
                    let marked = self.marked(&page, &which, &actor, vec![laps]);
                    page.parts.extend(marked);
                }
                self.pages.push(page);
            }
            self.skipped += plan.skipped;
        }
    }

    /// The overview on paper of the same size as the panels, so that all pages go through the press alike.
    fn plan_of_panels(
        &mut self,
        actor: &str,
        map: usize,
        (sheet, plan, tiles): (Sheet, &TilePlan, Tiles),
        (around, bleed, marks): (f32, f32, bool),
    ) {
        let mut page = self.overview(actor, map, sheet, (plan, Joint::Panels(tiles.overlap_mm)));
        let Size { w, h } = sheet.size;
        page.size = Size {
            w: w + 2.0 * around,
            h: h + 2.0 * around,
        };
        page.trim = Rect::new(around, around, w, h);
        page.bleed = page.trim.inset(-bleed);
        for part in &mut page.parts {
            part.at = part.at.moved(Point::new(around, around));
        }
        if marks {
            let which = [self.look.words.overview.as_str()];
            let marked = self.marked(&page, &which, actor, Vec::new());
            page.parts.extend(marked);
        }
        self.pages.push(page);
    }
}

/// Fewer panels, whichever way the sheets lie; lying, when it is the same.
fn fewer_panels(scene: &Scene, tiles: Tiles) -> (Sheet, TilePlan) {
    let on = |landscape| {
        let sheet = tiles.paper.sheet(landscape, None);
        (sheet, panels(scene, sheet.size, points(tiles.overlap_mm)))
    };
    let (wide, tall) = (on(true), on(false));
    if tall.1.tiles.len() < wide.1.tiles.len() {
        tall
    } else {
        wide
    }
}

#[cfg(test)]
mod tests {
    use journey_export::{Leaf, Role};
    use journey_layout::PosterNotes;
    use journey_model::Date;
    use journey_scene::{Color, Group, HitKind, HitRegion, Item, Pin, Shape, Shared};

    use super::*;
    use crate::assets::Assets;
    use crate::protocol::{Language, Paper, PosterTheme};

    /// A little less than an A2, full of cards.
    fn wall() -> Scene {
        let size = Size {
            w: points(560.0),
            h: points(400.0),
        };
        let cards: Vec<Rect> = (0..228)
            .map(|card| {
                Rect::new(
                    14.0 + 83.0 * (card % 19) as f32,
                    14.0 + 83.0 * (card / 19) as f32,
                    70.0,
                    70.0,
                )
            })
            .collect();
        let ink = cards.iter().map(|rect| {
            Item::Rect(Shape {
                rect: *rect,
                radius: 0.0,
                fill: Some(Color::rgb(10, 20, 30)),
                stroke: None,
            })
        });
        let hits = cards.iter().map(|rect| {
            Shared::from(HitRegion {
                key: format!("{rect:?}").into(),
                kind: HitKind::Card,
                rect: *rect,
                ..HitRegion::default()
            })
        });
        Scene {
            size,
            paper: Color::rgb(250, 249, 247),
            groups: vec![Group {
                key: "cards".into(),
                at: Point::default(),
                clip: None,
                pin: Pin::None,
                layer: "cards",
                items: ink.collect(),
            }],
            hits: hits.collect(),
            ..Scene::default()
        }
    }

    /// The overview and the panels of the wall on A4, with every drawing on them.
    fn bound(overlap_mm: f32, marks: bool) -> (Vec<Scene>, Vec<Leaf>) {
        let assets = Assets::load().unwrap();
        let mut setter = Assets::typesetter();
        let notes = PosterNotes::new("K7QM-3XVA", Date::new(2026, 11, 22).unwrap());
        let mut binder = Binder {
            title: "Spudnik",
            owner: "Giulia Ferri",
            notes: &notes,
            look: assets.poster_look(PosterTheme::Studio, Language::En),
            setter: &mut setter,
            scenes: Vec::new(),
            pages: Vec::new(),
            skipped: 0,
        };
        let sheet = PrintedSheet {
            actor: String::new(),
            scene: wall(),
        };
        let tiles = Tiles {
            paper: Paper::A4,
            overlap_mm,
        };
        binder.panels(vec![sheet], tiles, PrintShop { bleed_mm: 3.0, marks });
        (binder.scenes, binder.pages)
    }

    /// What of the wall a page has left when it was cut out.
    fn cut_out(page: &Leaf) -> Rect {
        let at = page.parts[0].at;
        page.trim.moved(-at.x, -at.y)
    }

    /// Where something is drawn at most in a group of marks or words.
    fn extents(group: &Group, at: Point, all: &mut Vec<Rect>) {
        let at = at.moved(group.at);
        for item in &group.items {
            let rect = match item {
                Item::Group(inner) => {
                    extents(inner, at, all);
                    continue;
                }
                Item::Rect(shape) => shape.rect,
                Item::Text(run) => Rect::new(run.x, run.baseline - run.size, run.advance, run.size * 1.2),
                Item::Path(path) => {
                    let ends = path.segments.iter().filter_map(|segment| match segment {
                        journey_scene::Segment::Move { p } | journey_scene::Segment::Line { p } => Some(*p),
                        _ => None,
                    });
                    let (low, high) = ends.fold(
                        (Point::new(f32::MAX, f32::MAX), Point::new(f32::MIN, f32::MIN)),
                        |(low, high), p| {
                            (
                                Point::new(low.x.min(p.x), low.y.min(p.y)),
                                Point::new(high.x.max(p.x), high.y.max(p.y)),
                            )
                        },
                    );
                    Rect::new(low.x, low.y, high.x - low.x, high.y - low.y)
                }
                other => panic!("{other:?} is no mark"),
            };
            all.push(rect.moved(at.x, at.y));
        }
    }

    #[test]
    fn panels_edge_to_edge_are_the_poster_and_no_edge_cuts_a_card() {
        let (scenes, pages) = bound(0.0, true);
        let wall = scenes[0].size;
        let panels: Vec<Rect> = pages[1..].iter().map(cut_out).collect();
        assert!(panels.len() >= 4, "{panels:?}");
        let area: f32 = panels.iter().map(|panel| panel.w * panel.h).sum();
        assert!((area - wall.w * wall.h).abs() < 20.0, "{area}");
        let sheet = Paper::A4.sheet(true, None).size;
        for panel in &panels {
            assert!(panel.x >= -0.01 && panel.right() <= wall.w + 0.01, "{panel:?}");
            assert!(
                panel.w <= sheet.w.max(sheet.h) && panel.h <= sheet.w.max(sheet.h),
                "{panel:?}"
            );
            for card in &scenes[0].hits {
                let cuts = |edge: f32, from: f32, to: f32| from + 0.01 < edge && edge < to - 0.01;
                assert!(
                    !cuts(panel.x, card.rect.x, card.rect.right()),
                    "{panel:?} cuts {:?}",
                    card.rect
                );
                assert!(
                    !cuts(panel.y, card.rect.y, card.rect.bottom()),
                    "{panel:?} cuts {:?}",
                    card.rect
                );
            }
        }
    }

    #[test]
    fn neighbours_overlap_by_what_was_asked_for() {
        let (_, pages) = bound(10.0, true);
        let panels: Vec<(&str, Rect)> = pages[1..]
            .iter()
            .map(|page| (page.label.as_str(), cut_out(page)))
            .collect();
        let of = |label: &str| panels.iter().find(|(other, _)| *other == label).unwrap().1;
        assert!(
            (of("A1").right() - of("A2").x - points(10.0)).abs() < 0.01,
            "{panels:?}"
        );
        assert!(
            (of("A1").bottom() - of("B1").y - points(10.0)).abs() < 0.01,
            "{panels:?}"
        );
    }

    #[test]
    fn every_page_has_its_boxes_and_the_map_goes_on_into_the_bleed() {
        for (marks, around) in [(true, 13.0), (false, 3.0)] {
            let (_, pages) = bound(0.0, marks);
            for page in &pages {
                assert_eq!(page.size, pages[0].size, "{}", page.label);
                assert_eq!(page.bleed, page.trim.inset(-points(3.0)), "{}", page.label);
                assert!((page.trim.x - points(around)).abs() < 0.01 && (page.trim.y - points(around)).abs() < 0.01);
                assert!(page.bleed.right() <= page.size.w + 0.01 && page.bleed.bottom() <= page.size.h + 0.01);
            }
            for page in &pages[1..] {
                let map = &page.parts[0];
                assert!(map.grown && map.clip == Some(page.bleed), "{}", page.label);
                assert_eq!(page.parts.len(), if marks { 3 } else { 1 });
            }
        }
    }

    #[test]
    fn marks_and_words_stand_outside_of_what_is_printed_to_be_cut() {
        for overlap in [0.0, 12.0] {
            let (scenes, pages) = bound(overlap, true);
            let mut laps = 0;
            for page in &pages {
                let mut found = Vec::new();
                // On the overview, the second part are the names of the panels.
                let marks = page.parts.iter().filter(|part| part.role == Role::Decoration);
                for part in marks.skip(usize::from(page.label == pages[0].label)) {
                    for group in &scenes[part.scene].groups {
                        laps += usize::from(group.key == "lap-marks" && !group.items.is_empty());
                        extents(group, part.at, &mut found);
                    }
                }
                assert!(found.len() > 12, "{}: {}", page.label, found.len());
                for rect in found {
                    let inside = rect.right() > page.bleed.x + 0.01
                        && rect.x < page.bleed.right() - 0.01
                        && rect.bottom() > page.bleed.y + 0.01
                        && rect.y < page.bleed.bottom() - 0.01;
                    assert!(!inside, "{}: {rect:?} in {:?}", page.label, page.bleed);
                    let paper = Rect::new(0.0, 0.0, page.size.w, page.size.h);
                    assert!(
                        rect.x >= 0.0 && rect.right() <= paper.w && rect.bottom() <= paper.h,
                        "{rect:?}"
                    );
                }
            }
            assert_eq!(laps > 0, overlap > 0.0);
        }
    }
}
