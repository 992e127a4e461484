//! Ports: where curves leave and enter the edges of cards.

use std::collections::BTreeMap;

use journey_scene::{Point, Rect};

/// A side of a card.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Side {
    Left,
    Right,
    Top,
    Bottom,
}

/// One end of a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum End {
    From,
    To,
}

/// An end that meets a side: what it is sorted by, its path, and which end of the path it is.
type Meeting = (f32, usize, End);

/// Collects the ends that meet each side, then spreads them over it.
#[derive(Default)]
pub(super) struct Ports {
    sides: BTreeMap<(usize, Side), Vec<Meeting>>,
}

/// Most distance between two ends, and free space at a side's corners.
const APART: (f32, f32) = (11.0, 9.0);

impl Ports {
    /// An end of a path meets a side of a card. Ends are sorted by `towards`: the height, or for upper and lower sides
    /// the place across, that the path goes to, so that curves do not cross in front of the card.
    pub fn meet(&mut self, card: usize, side: Side, towards: f32, (path, end): (usize, End)) {
        self.sides.entry((card, side)).or_default().push((towards, path, end));
    }

    /// Where each end of each path meets its card.
    pub fn spread(self, rect: impl Fn(usize) -> Rect) -> BTreeMap<(usize, End), Point> {
        let mut points = BTreeMap::new();
        for ((card, side), mut ends) in self.sides {
            ends.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)).then(a.2.cmp(&b.2)));
            let rect = rect(card);
            let upright = matches!(side, Side::Left | Side::Right);
            let length = if upright { rect.h } else { rect.w };
            let room = (length - 2.0 * APART.1).max(0.0);
            let apart = (room / (ends.len().max(2) - 1) as f32).min(APART.0);
            let first = (length - apart * (ends.len() - 1) as f32) / 2.0;
            for (place, (_, path, end)) in ends.into_iter().enumerate() {
                let along = first + apart * place as f32;
                let point = match side {
                    Side::Left => Point::new(rect.x, rect.y + along),
                    Side::Right => Point::new(rect.right(), rect.y + along),
                    Side::Top => Point::new(rect.x + along, rect.y),
                    Side::Bottom => Point::new(rect.x + along, rect.bottom()),
                };
                points.insert((path, end), point);
            }
        }
        points
    }
}
