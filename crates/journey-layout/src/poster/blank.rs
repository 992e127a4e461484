//! The same map with empty cells to write in.

use journey_model::{Element, Journey, Lane, Record, Stage, Step};
use journey_scene::{Group, HitKind, Pin, Point, Rect};

use super::around::Around;
use super::{Poster, PosterNotes, Sheet};
use crate::Look;
use crate::map::{Drawn, Medium, Spacing, draw};
use crate::measures::{GUTTER, LANE_PADDING};
use crate::pen::{Pen, dashed};
use crate::text::Typesetter;

/// A map to be filled at a wall.
#[derive(Debug, Clone, PartialEq)]
pub struct Blank {
    /// The sheet.
    pub poster: Poster,
    /// Shorter edge of the smallest cell on the paper, in points. Sticky notes of 76 × 76 mm fit from 80 mm on.
    pub cell: f32,
}

/// Shorter edge of a cell at 100 %: 80 mm, so that a note of 76 mm has air around it.
const CELL: f32 = 80.0 * 72.0 / 25.4;

/// Lays a map out with its stages, steps, lanes and lines, but with empty cells to write in.
pub fn blank(journey: &Journey, look: Look, sheet: Sheet, notes: &PosterNotes, setter: &mut Typesetter) -> Blank {
    setter.begin();
    setter.memory.attend(look);
    let empty = emptied(journey);
    let around = Around {
        marked: None,
        journey: &empty,
        look,
        notes,
    };
    let poster = around.lay_out(sheet, setter, &mut |spacing: Spacing, setter| {
        let mut drawn = draw(&empty, look, spacing, Medium::Paper, setter);
        let slots = slots(&drawn, look);
        // On the ground, below heads and ribbon.
        drawn.groups.insert(1.min(drawn.groups.len()), slots);
        drawn
    });
    // A map without cells is printed at the size at which they would come.
    let smallest = cells(&poster.scene.hits, poster.scale)
        .map(|cell| cell.w.min(cell.h))
        .fold(f32::INFINITY, f32::min);
    let cell = if smallest.is_finite() {
        smallest
    } else {
        CELL * poster.scale
    };
    Blank { poster, cell }
}

/// The journey without its cards and links, every step and lane open and large enough.
fn emptied(journey: &Journey) -> Journey {
    let records = journey.elements().filter_map(|element| {
        Some(Record::Element(match element {
            Element::Card(_) | Element::View(_) | Element::Conflict(_) => return None,
            Element::Stage(stage) => Element::Stage(Stage {
                collapsed: false,
                ..stage.clone()
            }),
            Element::Step(step) => Element::Step(Step {
                width: Some(f64::from(CELL + GUTTER).max(step.width.unwrap_or(0.0))),
                ..step.clone()
            }),
            Element::Lane(lane) => Element::Lane(Lane {
                height: Some(f64::from(CELL + 2.0 * LANE_PADDING).max(lane.height.unwrap_or(0.0)) + 0.1),
                folded: false,
                locked: false,
                ..lane.clone()
            }),
            other => other.clone(),
        }))
    });
    // Nothing that stays refers to a card, so this is never refused.
    Journey::from_records(records).unwrap_or_else(|_| Journey::new(journey.about().clone()))
}

/// The inside of every cell.
fn cells<'a>(
    hits: &'a [journey_scene::Shared<journey_scene::HitRegion>],
    scale: f32,
) -> impl Iterator<Item = Rect> + 'a {
    hits.iter().filter(|hit| hit.kind == HitKind::Cell).map(move |hit| {
        let rect = hit.rect;
        let (aside, above) = (GUTTER / 2.0 * scale, LANE_PADDING * scale);
        Rect::new(
            rect.x + aside,
            rect.y + above,
            rect.w - 2.0 * aside,
            rect.h - 2.0 * above,
        )
    })
}

/// The cells as places for notes; in an emotion lane only the borders of the steps, because a curve is drawn across them.
fn slots(drawn: &Drawn, look: Look) -> Group {
    let mut pen = Pen::new(look);
    let line = dashed(look.theme.ink_3.with_alpha(0.65), 1.0, 5.0, 4.0);
    let emotional = |lane: &str| drawn.scales.iter().any(|scale| scale.lane == lane);
    let hits = drawn.hits.iter().filter(|hit| hit.kind == HitKind::Cell);
    for (hit, cell) in hits.zip(cells(&drawn.hits, 1.0)) {
        if emotional(&hit.lane) {
            let x = hit.rect.right();
            pen.line(Point::new(x, cell.y), Point::new(x, cell.bottom()), line);
        } else {
            pen.rect(cell, 6.0, None, Some(line));
        }
    }
    pen.group("blank-cells", "grid", Point::default(), Pin::None)
}

#[cfg(test)]
mod tests {
    use super::*;
    use journey_model::{Id, LaneKind, sample};

    #[test]
    fn an_emptied_journey_keeps_its_stages_steps_lanes_and_lines_and_no_card() {
        let journey = sample::journey(90);
        let empty = emptied(&journey);
        assert_eq!(empty.cards().count() + empty.links().count(), 0);
        let names = |journey: &Journey| -> Vec<String> {
            let steps = journey.steps().into_iter().map(|step| step.name.clone());
            steps
                .chain(journey.lanes().into_iter().map(|lane| lane.name.clone()))
                .collect()
        };
        assert_eq!(names(&empty), names(&journey));
        let lanes: Vec<Id> = empty.lanes().iter().map(|lane| lane.id).collect();
        assert_eq!(lanes, journey.lanes().iter().map(|lane| lane.id).collect::<Vec<_>>());
        assert!(empty.lanes().iter().any(|lane| lane.kind == LaneKind::Emotions));
    }
}
