//! The page that says how the sheets of a large poster are taped together.

use std::collections::BTreeSet;

use journey_scene::{Pin, Point, Rect, Scene};

use super::{PosterNotes, Sheet};
use crate::Look;
use crate::number::{date, number};
use crate::pen::{Pen, solid};
use crate::text::{Face, Typesetter};
use crate::words::fill;

/// One sheet of a poster in parts.
#[derive(Debug, Clone, PartialEq)]
pub struct AssemblyTile {
    /// Row from the top, from 0.
    pub row: usize,
    /// Column from the left, from 0.
    pub column: usize,
    /// The part of the map that it shows, in the map's coordinates.
    pub area: Rect,
    /// What is printed on it: `B2`.
    pub label: String,
}

/// How the sheets of a poster in parts come together.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Joint {
    /// The printer leaves a margin free, which is cut off where a sheet is glued over its neighbour.
    Margins,
    /// Cut out at a print shop, glued over each other by so many millimetres; 0 puts them edge to edge.
    Panels(f32),
}

/// The overview page.
#[derive(Debug, Clone, PartialEq)]
pub struct Assembly {
    /// Everything but the map itself. Its paper is transparent (alpha 0): it is painted over the map.
    pub scene: Scene,
    /// Where the map's origin stands on the page.
    pub map_at: Point,
    /// The map's size on the page.
    pub map_scale: f32,
}

const GAP: f32 = 16.0;

/// The overview page of a poster in parts: which sheet goes where, and how to tape them together.
pub fn assembly(
    tiles: &[AssemblyTile],
    map: &Scene,
    sheet: Sheet,
    (title, joint): (&str, Joint),
    notes: &PosterNotes,
    look: Look,
    setter: &mut Typesetter,
) -> Assembly {
    setter.begin();
    let (theme, words) = (look.theme, look.words);
    let inner = sheet.inner();
    let mut pen = Pen::new(look);
    let count = |of: BTreeSet<usize>| of.len().to_string();
    let (how, overlap) = match joint {
        Joint::Margins => (&words.assembly_how, 0.0),
        Joint::Panels(overlap) if overlap > 0.0 => (&words.assembly_overlapping, overlap),
        Joint::Panels(_) => (&words.assembly_butted, 0.0),
    };
    let how = fill(
        how,
        &[
            ("overlap", &number(f64::from(overlap), words)),
            ("rows", &count(tiles.iter().map(|tile| tile.row).collect())),
            ("columns", &count(tiles.iter().map(|tile| tile.column).collect())),
            ("count", &tiles.len().to_string()),
        ],
    );
    let day = date(notes.date, words);
    let state = fill(
        &words.footer,
        &[("title", title), ("revision", &notes.revision), ("date", &day)],
    );
    let heading = Face {
        size: 22.0,
        line_height: 27.0,
        ..Face::POSTER_TITLE
    };
    let mut y = sheet.margin;
    for (text, face, color) in [
        (&words.assembly, heading, theme.ink),
        (&state, Face::SMALL, theme.ink_3),
        (&how, Face::POSTER_FACT, theme.ink_2),
    ] {
        let text = setter.set(text, face, inner.w);
        pen.text(&text, Point::new(sheet.margin, y), color);
        y += text.height() + 5.0;
    }
    y += GAP;
    // Tiles of the last row and column may reach beyond the map.
    let reach = tiles.iter().fold((map.size.w, map.size.h), |(w, h), tile| {
        (w.max(tile.area.right()), h.max(tile.area.bottom()))
    });
    let room = (sheet.size.h - sheet.margin - y).max(inner.h * 0.2);
    let scale = (inner.w / reach.0.max(1.0)).min(room / reach.1.max(1.0));
    let map_at = Point::new(sheet.margin + (inner.w - reach.0 * scale) / 2.0, y);
    for tile in tiles {
        let area = tile.area.scaled(scale).moved(map_at.x, map_at.y);
        pen.rect(area, 0.0, None, Some(solid(theme.ink, 0.8)));
        let size = (area.w.min(area.h) * 0.3).clamp(7.0, 34.0);
        let face = Face {
            size,
            line_height: size * 1.2,
            ..Face::POSTER_TITLE
        };
        let label = setter.set_line(&tile.label, face);
        let plate = Rect::new(
            area.center().x - label.width() / 2.0 - size * 0.35,
            area.center().y - label.height() / 2.0 - size * 0.1,
            label.width() + size * 0.7,
            label.height() + size * 0.2,
        );
        pen.rect(
            plate,
            size * 0.25,
            Some(theme.paper.with_alpha(0.86)),
            Some(solid(theme.hairline_strong, 0.6)),
        );
        let at = Point::new(area.center().x, area.center().y - label.height() / 2.0);
        pen.text_centered(&label, at, theme.ink);
    }
    Assembly {
        scene: Scene {
            size: sheet.size,
            paper: theme.paper.with_alpha(0.0),
            groups: vec![pen.group("assembly", "notes", Point::default(), Pin::None)],
            ..Scene::default()
        },
        map_at,
        map_scale: scale,
    }
}
