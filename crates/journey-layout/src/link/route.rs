//! Gives the ways of all links their lines: links with an end in common share one, the others run beside each other.

use std::collections::BTreeMap;

use journey_model::{Id, LinkKind};
use journey_scene::Point;

use super::plan::{End, Plan, Side, side_middle};
use super::search::{Leg, Way};

/// A link on its way.
pub(super) struct Travel {
    pub kind: LinkKind,
    pub from: End,
    pub to: End,
    pub way: Way,
}

/// Distance between lines that run beside each other.
const BESIDE: f32 = 3.4;
/// Distance between links that meet one side of a card.
const SPREAD: f32 = 9.0;
/// Free space between the outermost line and the cards.
const CLEAR: f32 = 2.2;

/// The corners of every link, from its start to its end.
pub(super) fn routes(plan: &Plan, travels: &[Travel]) -> Vec<Vec<Point>> {
    let mut joints = Joints::default();
    let joined: Vec<(Point, Point)> = travels.iter().map(|travel| joints.of(plan, travel)).collect();
    let mut tracks = Tracks::default();
    let mut lines: Vec<Vec<Option<usize>>> = Vec::with_capacity(travels.len());
    for (number, (travel, ends)) in travels.iter().zip(&joined).enumerate() {
        let middle: Vec<f32> = travel.way.legs.iter().map(|leg| nominal(plan, *leg)).collect();
        let upright = starts_upright(travel);
        let mut taken = vec![None; travel.way.legs.len()];
        for (place, leg) in travel.way.legs.iter().enumerate() {
            if *leg == Leg::Joint {
                continue;
            }
            // Where the legs before and after it meet this one.
            let is_upright = upright == place.is_multiple_of(2);
            let at = |other: usize, end: Point| match travel.way.legs.get(other) {
                Some(Leg::Joint) | None => {
                    if is_upright {
                        end.y
                    } else {
                        end.x
                    }
                }
                Some(_) => middle[other],
            };
            let (a, b) = (at(place.wrapping_sub(1), ends.0), at(place + 1, ends.1));
            taken[place] = Some(tracks.take(*leg, (a.min(b), a.max(b)), number, travels));
        }
        lines.push(taken);
    }
    let counts = tracks.counts();
    let all = travels.iter().zip(&joined).zip(&lines);
    all.map(|((travel, ends), taken)| corners(plan, travel, *ends, taken, &counts))
        .collect()
}

fn starts_upright(travel: &Travel) -> bool {
    matches!(travel.way.leaves, Side::Top | Side::Bottom)
}

fn nominal(plan: &Plan, leg: Leg) -> f32 {
    match leg {
        Leg::Joint => 0.0,
        Leg::Gutter(gutter) => plan.x(gutter),
        Leg::Corridor(corridor) => plan.y(corridor),
    }
}

fn corners(
    plan: &Plan,
    travel: &Travel,
    (start, end): (Point, Point),
    taken: &[Option<usize>],
    counts: &BTreeMap<Channel, usize>,
) -> Vec<Point> {
    let legs = &travel.way.legs;
    if legs.len() == 1 {
        return vec![start, end];
    }
    let upright = starts_upright(travel);
    // Where each leg lies: across its direction.
    let lies = |place: usize| {
        let is_upright = upright == place.is_multiple_of(2);
        match (legs[place], taken[place]) {
            (Leg::Joint, _) | (_, None) => {
                let joint = if place == 0 { start } else { end };
                if is_upright { joint.x } else { joint.y }
            }
            (leg, Some(track)) => {
                let room = match leg {
                    Leg::Corridor(corridor) => plan.height(corridor),
                    _ => plan.gutter,
                };
                let count = counts.get(&channel(leg)).copied().unwrap_or(1);
                nominal(plan, leg) + offset(track, count, room)
            }
        }
    };
    let mut points = vec![start];
    for place in 1..legs.len() {
        let (before, here) = (lies(place - 1), lies(place));
        let is_upright = upright == place.is_multiple_of(2);
        points.push(if is_upright {
            Point::new(here, before)
        } else {
            Point::new(before, here)
        });
    }
    points.push(end);
    points
}

/// How far a track lies from its channel's middle: 0, then to both sides in turn, as close as the room asks.
fn offset(track: usize, count: usize, room: f32) -> f32 {
    let place = track.div_ceil(2) as f32 * if track.is_multiple_of(2) { -1.0 } else { 1.0 };
    let sides = (count / 2).max(1) as f32;
    let beside = BESIDE.min((room / 2.0 - CLEAR).max(0.5) / sides);
    place * beside
}

fn channel(leg: Leg) -> Channel {
    match leg {
        Leg::Corridor(corridor) => (false, corridor),
        Leg::Gutter(gutter) => (true, gutter),
        Leg::Joint => (true, usize::MAX),
    }
}

/// Links of one kind and direction at a side: whether they come in, their kind, their place on the side.
type Meeting = (bool, LinkKind, usize);

/// Where links meet their cards.
#[derive(Default)]
struct Joints {
    taken: BTreeMap<(Id, Side), Vec<Meeting>>,
}

impl Joints {
    /// Where a link leaves its first card and enters its second. Links of one kind share their joint.
    fn of(&mut self, plan: &Plan, travel: &Travel) -> (Point, Point) {
        let (leaves, enters) = (travel.way.leaves, travel.way.enters);
        let out = (travel.from.id, leaves, false);
        let into = (travel.to.id, enters, true);
        if travel.way.legs.len() > 1 {
            let (first, last) = (self.slot(&[out], travel.kind), self.slot(&[into], travel.kind));
            return (joint(&travel.from, leaves, first), joint(&travel.to, enters, last));
        }
        let slot = self.slot(&[out, into], travel.kind);
        let (a, b) = (&travel.from.rect, &travel.to.rect);
        if starts_upright(travel) {
            let (middle, width) = plan.common(&travel.from, &travel.to).unwrap_or((a.center().x, a.w));
            let x = middle + spread(slot, width);
            let (start, end) = (side_middle(&travel.from, leaves), side_middle(&travel.to, enters));
            (Point::new(x, start.y), Point::new(x, end.y))
        } else {
            let (top, bottom) = (a.y.max(b.y), a.bottom().min(b.bottom()));
            let y = (top + 17.0).min(f32::midpoint(top, bottom)) + spread(slot, (bottom - top).min(30.0)).abs();
            let (start, end) = (side_middle(&travel.from, leaves), side_middle(&travel.to, enters));
            (Point::new(start.x, y), Point::new(end.x, y))
        }
    }

    /// The first place that is free, or taken by links of the same kind in the same direction, at each of these sides.
    fn slot(&mut self, sides: &[(Id, Side, bool)], kind: LinkKind) -> usize {
        let fits = |slot: usize| {
            sides.iter().all(|&(id, side, into)| {
                let taken = self.taken.get(&(id, side));
                let mut there = taken.into_iter().flatten().filter(|taken| taken.2 == slot);
                there.all(|taken| (taken.0, taken.1) == (into, kind))
            })
        };
        let slot = (0..).find(|&slot| fits(slot)).unwrap_or(0);
        for &(id, side, into) in sides {
            let taken = self.taken.entry((id, side)).or_default();
            if !taken.contains(&(into, kind, slot)) {
                taken.push((into, kind, slot));
            }
        }
        slot
    }
}

fn joint(end: &End, side: Side, slot: usize) -> Point {
    let middle = side_middle(end, side);
    if matches!(side, Side::Top | Side::Bottom) {
        Point::new(middle.x + spread(slot, end.rect.w), middle.y)
    } else {
        Point::new(middle.x, middle.y + spread(slot, end.rect.h))
    }
}

/// Beside the middle of a side of this length, never at its corners.
fn spread(slot: usize, length: f32) -> f32 {
    let place = slot.div_ceil(2) as f32 * if slot.is_multiple_of(2) { -1.0 } else { 1.0 };
    let most = (length / 2.0 - 6.0).max(0.0);
    (place * SPREAD).clamp(-most, most)
}

/// A corridor or a gutter (then `true`), by number.
type Channel = (bool, usize);

/// Stretches of a line with the link that runs there: from, to, number.
type Stretches = Vec<(f32, f32, usize)>;

/// Which lines of each channel are taken where.
#[derive(Default)]
struct Tracks {
    taken: BTreeMap<Channel, Vec<Stretches>>,
}

impl Tracks {
    /// The first line that is free along a stretch, or taken there only by links with an end in common: a trunk.
    fn take(&mut self, leg: Leg, (low, high): (f32, f32), number: usize, travels: &[Travel]) -> usize {
        let tracks = self.taken.entry(channel(leg)).or_default();
        let shares = |other: usize| {
            let (a, b) = (&travels[number], &travels[other]);
            a.kind == b.kind && (a.from.id == b.from.id || a.to.id == b.to.id)
        };
        let fits = |track: &Stretches| {
            track
                .iter()
                .all(|&(from, to, other)| high + 3.0 < from || to < low - 3.0 || shares(other))
        };
        let place = tracks.iter().position(fits).unwrap_or(tracks.len());
        if place == tracks.len() {
            tracks.push(Vec::new());
        }
        tracks[place].push((low, high, number));
        place
    }

    fn counts(&self) -> BTreeMap<Channel, usize> {
        self.taken
            .iter()
            .map(|(&channel, tracks)| (channel, tracks.len()))
            .collect()
    }
}
