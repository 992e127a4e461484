//! An emotion lane as it is now, at the size of the print on the wall: stickers show parts of it.

use std::collections::BTreeMap;

use journey_model::{Element, Id, Journey, Lane, Only, Record, excerpt};
use journey_scene::{Group, HitKind, Point, Rect};

use super::moved;
use super::stickers::{Region, Wall};
use crate::Look;
use crate::map::{Medium, Spacing, draw};
use crate::text::Typesetter;

/// The lane, drawn at nominal size.
pub(super) struct Strip {
    curves: Group,
    cells: BTreeMap<String, Rect>,
    /// Where words stand beside the curve.
    words: Vec<Rect>,
}

impl Strip {
    /// Draws a lane of a journey as high and with the same gutters as on the wall.
    pub fn of(journey: &Journey, lane: Id, wall: &Wall, look: Look, setter: &mut Typesetter) -> Option<Self> {
        let steps = journey.steps();
        let rects: Vec<Rect> = steps.iter().filter_map(|step| wall.cell(lane, step.id)).collect();
        let height = f64::from(rects.first()?.h / wall.scale);
        let spread = rects
            .windows(2)
            .map(|pair| (pair[1].x - pair[0].right()) / wall.scale)
            .fold(0.0, f32::max);
        let part = excerpt(
            journey,
            &Only {
                lanes: vec![lane],
                ..Only::default()
            },
        );
        let records = part.records().map(|record| match record {
            Record::Element(Element::Lane(lane)) => Record::Element(Element::Lane(Lane {
                height: Some(height.clamp(journey_model::MIN_HEIGHT, journey_model::MAX_HEIGHT)),
                folded: false,
                ..lane
            })),
            other => other,
        });
        let alone = Journey::from_records(records.collect::<Vec<_>>()).ok()?;
        let spacing = Spacing {
            gutter: spread,
            ..Spacing::default()
        };
        let drawn = draw(&alone, look, spacing, Medium::Paper, setter);
        let key = format!("curves:{lane}");
        let of_kind = |kind: HitKind| drawn.hits.iter().filter(move |hit| hit.kind == kind);
        Some(Self {
            cells: of_kind(HitKind::Cell).map(|hit| (hit.key.clone(), hit.rect)).collect(),
            words: of_kind(HitKind::Emotion)
                .filter_map(|hit| hit.text)
                .map(|text| text.rect)
                .collect(),
            curves: drawn.groups.into_iter().find(|group| group.key == key)?,
        })
    }

    fn cell(&self, lane: Id, step: Id) -> Option<Rect> {
        self.cells.get(&format!("{lane}:{step}")).copied()
    }

    /// The region made so wide that no words reach out of it, as far as there are steps.
    pub fn whole(&self, region: &Region, steps: &[Id]) -> Region {
        let place = |step: Option<&Id>| step.and_then(|step| steps.iter().position(|other| other == step));
        let (Some(mut from), Some(mut to)) = (place(region.steps.first()), place(region.steps.last())) else {
            return region.clone();
        };
        let cut = |x: f32| {
            self.words
                .iter()
                .any(|words| words.x < x - 1.0 && words.right() > x + 1.0)
        };
        let cell = |at: usize| steps.get(at).and_then(|step| self.cell(region.lane, *step));
        while from > 0 && cell(from).is_some_and(|cell| cut(cell.x)) {
            from -= 1;
        }
        while to + 1 < steps.len() && cell(to).is_some_and(|cell| cut(cell.right())) {
            to += 1;
        }
        Region {
            steps: steps[from..=to].to_vec(),
            ..region.clone()
        }
    }

    /// What a sticker of the region shows, from its upper left corner; smaller when the lane has become higher.
    pub fn part(&self, region: &Region, rect: Rect, scale: f32) -> Option<Group> {
        let cell = self.cell(region.lane, *region.steps.first()?)?;
        let by = scale * (rect.h / scale / cell.h).min(1.0);
        let at = Point::new(-cell.x * by, -cell.y * by);
        Some(moved(self.curves.clone().scaled(by), at))
    }
}
