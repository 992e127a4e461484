//! What the user should know before printing.

use std::collections::BTreeSet;

use journey_export::missing_by_element;
use journey_layout::Typesetter;
use journey_model::Id;
use journey_scene::Scene;

use super::order::{Order, Printed};
use super::paper::{millimetres, points};
use crate::assets::Assets;
use crate::protocol::{Paper, PosterAdvice, PosterChoices, Product};

/// Type smaller than this on paper is hard to read even in the hand, in points.
const READABLE: f32 = 6.0;
/// The shortest edge of a cell that a sticky note of 76 × 76 mm fits into, in millimetres.
const NOTE_CELL_MM: f32 = 80.0;
/// Head and foot break their lines otherwise on another paper, which can leave the map a little more room.
const SLACK: f32 = 1.1;
/// Measures on paper are right to a tenth of a millimetre or point at best.
const CLOSE_ENOUGH: f32 = 0.005;

/// What is too small, and the paper on which it would not be. Papers are tried by laying out on them.
pub(crate) fn on_size(order: &Order, printed: &Printed, assets: &Assets, setter: &mut Typesetter) -> Vec<PosterAdvice> {
    let mut advice = Vec::new();
    if printed.smallest_type > 0.0 && printed.smallest_type < READABLE - CLOSE_ENOUGH {
        // Cards and stickers have their own size, whatever the paper.
        let grows = matches!(order.choices.product, Product::Map | Product::Blank | Product::Summary);
        let paper = grows.then(|| {
            let factor = READABLE / printed.smallest_type;
            smallest(order, factor, assets, setter, |printed| {
                printed.smallest_type >= READABLE - CLOSE_ENOUGH
            })
        });
        advice.push(PosterAdvice::TooSmall { paper: paper.flatten() });
    }
    if let Some(cell) = printed
        .cell
        .filter(|cell| millimetres(*cell) < NOTE_CELL_MM - CLOSE_ENOUGH)
    {
        let factor = points(NOTE_CELL_MM) / cell.max(1.0);
        let paper = smallest(order, factor, assets, setter, |printed| {
            printed
                .cell
                .is_some_and(|cell| millimetres(cell) >= NOTE_CELL_MM - CLOSE_ENOUGH)
        });
        advice.push(PosterAdvice::NotesTooSmall {
            cell_mm: millimetres(cell),
            paper,
        });
    }
    advice
}

/// The smallest larger paper that will do. `factor` is by how much everything has to grow at the least.
fn smallest(
    order: &Order,
    factor: f32,
    assets: &Assets,
    setter: &mut Typesetter,
    will_do: impl Fn(&Printed) -> bool,
) -> Option<Paper> {
    let mut does = |paper: &Paper| {
        let choices = PosterChoices {
            paper: *paper,
            ..order.choices.clone()
        };
        let larger = Order {
            choices: &choices,
            ..*order
        };
        will_do(&larger.lay_out(assets, setter))
    };
    match order.choices.paper {
        // A paper of its own size grows as far as it has to, and a little more where the margin takes its share.
        Paper::Custom { .. } => [1.0, 1.05, 1.15, 1.3]
            .into_iter()
            .filter_map(|more| order.choices.paper.grown(factor * more))
            .find(&mut does),
        paper => paper
            .larger()
            .iter()
            .copied()
            .filter(|larger| growth(paper, *larger, order.choices.margin_mm) * SLACK > factor)
            .find(&mut does),
    }
}

/// How many times as large a drawing can become at the most on a larger paper: as much as its edges grow between the
/// margins. Papers that are hopeless need not be tried, which matters for a big map.
fn growth(paper: Paper, larger: Paper, margin_mm: Option<f32>) -> f32 {
    let inner = |paper: Paper| {
        let sheet = paper.sheet(false, margin_mm);
        (sheet.size.w - 2.0 * sheet.margin, sheet.size.h - 2.0 * sheet.margin)
    };
    let ((short, long), (larger_short, larger_long)) = (inner(paper), inner(larger));
    (larger_short / short).max(larger_long / long)
}

/// Characters without a font, each element once.
pub(crate) fn on_glyphs(scenes: &[Scene]) -> Vec<PosterAdvice> {
    let mut seen = BTreeSet::new();
    let mut advice = Vec::new();
    let is_element = |key: &str| key.parse::<Id>().is_ok();
    for missing in scenes.iter().flat_map(|scene| missing_by_element(scene, &is_element)) {
        if seen.insert((missing.key.clone(), missing.characters.clone())) {
            advice.push(PosterAdvice::NoGlyphs {
                characters: missing.characters,
                id: missing.key,
                text: missing.text,
            });
        }
    }
    advice
}
