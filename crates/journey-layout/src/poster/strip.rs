//! An emotion lane as it is now, at the size of the print on the wall: stickers show parts of it, and no edge of a sticker
//! goes through words.

use std::collections::BTreeMap;

use journey_model::{Element, Id, Journey, Lane, Only, Record, excerpt};
use journey_scene::{Group, HitKind, Item, Name, Pin, Point, Rect};

use super::moved;
use super::stickers::{Piece, Region, Wall};
use crate::Look;
use crate::map::{Medium, Spacing, draw};
use crate::text::Typesetter;

/// The lane, drawn at nominal size.
pub(super) struct Strip {
    curves: Group,
    cells: BTreeMap<Name, Rect>,
    /// Where words stand beside the curve.
    words: Vec<Rect>,
}

/// Between an edge that was moved and the words that it was moved for, in points at nominal size.
const CLEAR: f32 = 3.0;
/// A sticker that is cut before a step ends has at least this share of the room; a narrower one would only be a nuisance.
const LEAST_SHARE: f32 = 0.3;
/// A step of which a sticker shows less than this, in points at nominal size, is not named on it.
const SLIVER: f32 = 8.0;

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
        let cells = drawn.hits.iter().filter(|hit| hit.kind == HitKind::Cell);
        let cells = cells.map(|hit| (hit.key.clone(), hit.rect)).collect();
        let curves = drawn.groups.into_iter().find(|group| group.key == key)?;
        let mut words = Vec::new();
        note_words(&curves, Point::default(), &mut words);
        Some(Self { curves, cells, words })
    }

    fn cell(&self, lane: Id, step: Id) -> Option<Rect> {
        self.cells.get(format!("{lane}:{step}").as_str()).copied()
    }

    /// The region made so wide that no words reach out of it, as far as there are steps.
    pub fn whole(&self, region: &Region, steps: &[Id]) -> Region {
        let place = |step: Option<&Id>| step.and_then(|step| steps.iter().position(|other| other == step));
        let (Some(mut from), Some(mut to)) = (place(region.steps.first()), place(region.steps.last())) else {
            return region.clone();
        };
        let cut = |x: f32| self.cut(x).next().is_some();
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

    /// The words that an edge at this place would cut.
    fn cut(&self, x: f32) -> impl Iterator<Item = &Rect> {
        let cuts = move |words: &&Rect| words.x < x - 1.0 && words.right() > x + 1.0;
        self.words.iter().filter(cuts)
    }

    /// The nearest place to the left of one at which no words are cut, or itself.
    fn before(&self, mut x: f32) -> f32 {
        while let Some(left) = self.cut(x).map(|words| words.x - CLEAR).reduce(f32::min) {
            x = left;
        }
        x
    }

    /// The nearest place to the right of one at which no words are cut, or itself.
    fn behind(&self, mut x: f32) -> f32 {
        while let Some(right) = self.cut(x).map(|words| words.right() + CLEAR).reduce(f32::max) {
            x = right;
        }
        x
    }

    /// A region in pieces that are no wider than `room` on the print. They end between steps where that cuts no words,
    /// otherwise as far along as no words are cut; only where words stand side by side for as long as the sheet is wide, a
    /// piece is wider.
    pub fn pieces(&self, region: &Region, wall: &Wall, room: f32) -> Vec<Piece> {
        let place = wall.rect(region);
        let cells: Option<Vec<Rect>> = region.steps.iter().map(|step| self.cell(region.lane, *step)).collect();
        let (Some(place), Some(cells)) = (place, cells) else {
            return Vec::new();
        };
        let (Some(first), Some(last)) = (cells.first(), cells.last()) else {
            return Vec::new();
        };
        // Beside the first and the last step of all there is none to take in: the sticker reaches as far as the words do.
        let (room, end) = (room / wall.scale, self.behind(last.right()));
        let mut pieces = Vec::new();
        let mut from = self.before(first.x);
        while from < end {
            let to = self.end_of_piece((from, end), room, &cells);
            let steps = region.steps.iter().zip(&cells);
            let named = steps.filter(|(_, cell)| cell.right().min(to) - cell.x.max(from) > SLIVER.min(cell.w / 2.0));
            let region = Region {
                steps: named.map(|(step, _)| *step).collect(),
                ..region.clone()
            };
            let left = place.x + (from - first.x) * wall.scale;
            pieces.push(Piece {
                region,
                rect: Rect::new(left, place.y, (to - from) * wall.scale, place.h),
            });
            from = to;
        }
        pieces
    }

    fn end_of_piece(&self, (from, end): (f32, f32), room: f32, cells: &[Rect]) -> f32 {
        let reach = from + room;
        if end <= reach + 0.01 {
            return end;
        }
        let between = cells.iter().map(|cell| cell.x);
        let steps = between.filter(|x| *x > from + 0.01 && *x <= reach && self.cut(*x).next().is_none());
        if let Some(step) = steps.reduce(f32::max) {
            return step;
        }
        let earlier = self.before(reach);
        if earlier > from + room * LEAST_SHARE {
            earlier
        } else {
            self.behind(reach).min(end)
        }
    }

    /// What a sticker shows, from its upper left corner; smaller when the lane has become higher.
    pub fn part(&self, piece: &Piece, wall: &Wall) -> Option<Group> {
        let (region, rect, scale) = (&piece.region, piece.rect, wall.scale);
        let step = *region.steps.first()?;
        let (cell, hung) = (self.cell(region.lane, step)?, wall.cell(region.lane, step)?);
        let by = scale * (rect.h / scale / cell.h).min(1.0);
        let left = cell.x + (rect.x - hung.x) / scale;
        let curves = moved(self.curves.clone().scaled(by), Point::new(-left * by, -cell.y * by));
        if by >= scale {
            return Some(curves);
        }
        // Where it is smaller, what follows on the next sticker would come into view.
        let shown = Rect::new(0.0, 0.0, rect.w / scale * by, rect.h);
        Some(Group {
            key: "part".into(),
            at: Point::default(),
            clip: Some(shown),
            pin: Pin::None,
            layer: "cards",
            items: vec![Item::Group(curves)].into(),
        })
    }
}

/// Where the lines of words stand in a group.
fn note_words(group: &Group, parent: Point, words: &mut Vec<Rect>) {
    let origin = parent.moved(group.at);
    for item in &group.items {
        match item {
            Item::Group(inner) => note_words(inner, origin, words),
            Item::Text(run) => {
                let line = Rect::new(run.x, run.baseline - run.size, run.advance, run.size);
                words.push(line.moved(origin.x, origin.y));
            }
            _ => {}
        }
    }
}
