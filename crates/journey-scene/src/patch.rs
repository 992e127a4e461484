//! What changed between two scenes, so that a reply need not carry the whole one.

use std::collections::BTreeMap;

use serde::Serialize;
use ts_rs::TS;

use crate::{Color, Group, HitRegion, Name, OutlineEntry, Point, Scene, ScoreScale, Shared, Size, side_by_side};

/// The difference from one scene to the next.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct ScenePatch {
    /// Extent of the new scene.
    pub size: Size,
    /// Its paper.
    pub paper: Color,
    /// Groups.
    pub groups: ListPatch<Group>,
    /// Hit regions.
    #[ts(as = "ListPatch<HitRegion>")]
    pub hits: ListPatch<Shared<HitRegion>>,
    /// Entries of the outline's first level.
    #[ts(as = "ListPatch<OutlineEntry>")]
    pub outline: ListPatch<Shared<OutlineEntry>>,
    /// How scores are drawn, whole.
    pub scales: Vec<ScoreScale>,
}

/// The difference from one list of a scene to the next. What is named nowhere in it is as it was.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct ListPatch<T> {
    /// What is new or differs, whole, in the new order.
    pub changed: Vec<T>,
    /// Where the keys are others, or in another order; `None` when they are the same as before.
    pub order: Option<Reorder>,
    /// Runs of what only stands elsewhere, from front to back.
    pub shifts: Vec<Shift>,
}

/// One place of a list where other keys stand now. Before and after it the list has the keys that it had.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Reorder {
    /// Where it begins, in both orders.
    pub at: u32,
    /// Number of keys that stood there.
    pub gone: u32,
    /// The keys that stand there now; some may have stood there before.
    pub keys: Vec<String>,
}

/// Neighbours that moved or grew together and are otherwise as they were. An edit that makes a lane higher moves all that
/// stands below it and makes its own cells higher: to say so takes a few words, where the new parts would be half of the map.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, TS)]
pub struct Shift {
    /// Place of the first in the new order, from 0.
    pub from: u32,
    /// Place after the last.
    pub to: u32,
    /// How far, added to single-precision coordinates.
    pub by: Point,
    /// How much wider and higher the areas of hit regions became, added likewise; nothing for groups.
    pub grown: Size,
}

/// What a list of a scene consists of.
trait Part: Clone + PartialEq {
    /// The name that tells it from the others of its list.
    fn key(&self) -> &Name;

    /// Whether the two are one, as far as that can be said without comparing them.
    fn is_same(&self, _: &Self) -> bool {
        false
    }

    /// Whether they differ in what is compared at no cost: most of what an edit changes only stands elsewhere.
    fn stands_elsewhere(&self, _: &Self) -> bool {
        false
    }

    /// How far it was moved from where the other stands, and how much it has grown; `None` when it differs in anything else.
    fn moved_from(&self, _: &Self) -> Option<(Point, Size)> {
        None
    }

    /// Moves it and lets it grow.
    fn shift(&mut self, _: Point, _: Size) {}
}

impl Part for Group {
    fn key(&self) -> &Name {
        &self.key
    }

    fn stands_elsewhere(&self, before: &Self) -> bool {
        self.at != before.at
    }

    fn moved_from(&self, before: &Self) -> Option<(Point, Size)> {
        let by = between(before.at, self.at);
        let same = self.key == before.key
            && self.at == before.at.moved(by)
            && self.clip == before.clip
            && self.pin == before.pin
            && self.layer == before.layer
            && self.items == before.items;
        same.then_some((by, Size::default()))
    }

    fn shift(&mut self, by: Point, _: Size) {
        self.at = self.at.moved(by);
    }
}

impl Part for Shared<HitRegion> {
    fn key(&self) -> &Name {
        &self.key
    }

    fn is_same(&self, other: &Self) -> bool {
        Self::is_same(self, other)
    }

    fn stands_elsewhere(&self, before: &Self) -> bool {
        self.rect != before.rect
    }

    fn moved_from(&self, before: &Self) -> Option<(Point, Size)> {
        let (was, is) = (before.rect, self.rect);
        let by = between(Point::new(was.x, was.y), Point::new(is.x, is.y));
        let grown = Size {
            w: is.w - was.w,
            h: is.h - was.h,
        };
        self.is_moved(before, by, grown).then_some((by, grown))
    }

    fn shift(&mut self, by: Point, grown: Size) {
        self.own().shift(by, grown);
    }
}

impl Part for Shared<OutlineEntry> {
    fn key(&self) -> &Name {
        &self.id
    }

    fn is_same(&self, other: &Self) -> bool {
        Self::is_same(self, other)
    }
}

fn between(before: Point, after: Point) -> Point {
    Point::new(after.x - before.x, after.y - before.y)
}

/// From this many hit regions on the lists of two scenes are compared side by side.
const BIG: usize = 4_000;

impl ScenePatch {
    /// What leads from `old` to `new`.
    pub fn between(old: &Scene, new: &Scene) -> Self {
        let (groups, hits) = side_by_side(
            new.hits.len() >= BIG,
            || ListPatch::between(&old.groups, &new.groups),
            || ListPatch::between(&old.hits, &new.hits),
        );
        Self {
            size: new.size,
            paper: new.paper,
            groups,
            hits,
            outline: ListPatch::between(&old.outline, &new.outline),
            scales: new.scales.clone(),
        }
    }

    /// Carries the change out.
    pub fn apply(self, scene: &mut Scene) {
        scene.size = self.size;
        scene.paper = self.paper;
        scene.scales = self.scales;
        self.groups.apply(&mut scene.groups);
        self.hits.apply(&mut scene.hits);
        self.outline.apply(&mut scene.outline);
    }
}

/// What became of one part.
enum Fate {
    Stayed,
    Moved(Point, Size),
    Changed,
}

impl Fate {
    fn of<T: Part>(was: &T, is: &T) -> Self {
        if was.is_same(is) || (!is.stands_elsewhere(was) && was == is) {
            return Self::Stayed;
        }
        is.moved_from(was)
            .map_or(Self::Changed, |(by, grown)| Self::Moved(by, grown))
    }
}

impl<T> ListPatch<T> {
    /// Where the keys run alike, from either end, nothing is looked up: most changes touch one place of a long list.
    fn between(old: &[T], new: &[T]) -> Self
    where
        T: Part,
    {
        let alike = |(was, is): &(&T, &T)| was.is_same(is) || was.key() == is.key();
        let head = old.iter().zip(new).take_while(alike).count();
        let (old_rest, new_rest) = (&old[head..], &new[head..]);
        let tail = old_rest
            .iter()
            .rev()
            .zip(new_rest.iter().rev())
            .take_while(alike)
            .count();
        let (old_middle, new_middle) = (head..old.len() - tail, head..new.len() - tail);
        let before: BTreeMap<&Name, &T> = old[old_middle.clone()].iter().map(|one| (one.key(), one)).collect();

        let mut changed = Vec::new();
        let mut shifts: Vec<Shift> = Vec::new();
        for (place, is) in new.iter().enumerate() {
            let was = if place < new_middle.start {
                old.get(place)
            } else if place < new_middle.end {
                before.get(is.key()).copied()
            } else {
                old.get(place - new_middle.end + old_middle.end)
            };
            match was.map_or(Fate::Changed, |was| Fate::of(was, is)) {
                Fate::Stayed => {}
                Fate::Moved(by, grown) => extend(&mut shifts, place, by, grown),
                Fate::Changed => changed.push(is.clone()),
            }
        }
        let same_order = old_middle.is_empty() && new_middle.is_empty();
        let order = (!same_order).then(|| Reorder {
            at: number(head),
            gone: number(old_middle.len()),
            keys: new[new_middle].iter().map(|one| one.key().to_string()).collect(),
        });
        Self { changed, order, shifts }
    }

    fn apply(self, list: &mut Vec<T>)
    where
        T: Part,
    {
        let mut order: Vec<Name> = list.iter().map(|one| one.key().clone()).collect();
        if let Some(Reorder { at, gone, keys }) = self.order {
            order.splice(at as usize..(at + gone) as usize, keys.into_iter().map(Name::from));
        }
        let mut pool: BTreeMap<Name, T> = list
            .drain(..)
            .chain(self.changed)
            .map(|one| (one.key().clone(), one))
            .collect();
        list.extend(order.iter().filter_map(|key| pool.remove(key)));
        for Shift { from, to, by, grown } in self.shifts {
            for one in &mut list[from as usize..to as usize] {
                one.shift(by, grown);
            }
        }
    }
}

/// Says that the part at `place` moved and grew: in the last run when it goes on there alike.
fn extend(shifts: &mut Vec<Shift>, place: usize, by: Point, grown: Size) {
    let place = number(place);
    match shifts.last_mut() {
        Some(run) if run.to == place && run.by == by && run.grown == grown => run.to = place + 1,
        _ => shifts.push(Shift {
            from: place,
            to: place + 1,
            by,
            grown,
        }),
    }
}

/// A scene has far fewer than four thousand million parts.
fn number(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Items, Pin, Rect};
    use proptest::prelude::*;

    fn group(key: String, y: f32, layer: &'static str) -> Group {
        Group {
            key: key.into(),
            at: Point::new(0.0, y),
            clip: None,
            pin: Pin::None,
            layer,
            items: Items::default(),
        }
    }

    fn region(key: String, y: f32, locked: bool) -> HitRegion {
        HitRegion {
            key: key.into(),
            rect: Rect::new(3.0, y, 10.0, 10.0 + y % 3.0),
            route: vec![Point::new(1.0, y), Point::new(2.0, y + 1.0)],
            free: locked.then(|| Rect::new(3.0, y + 4.0, 10.0, 6.0 + y % 3.0)),
            locked,
            ..HitRegion::default()
        }
    }

    fn scenes() -> impl Strategy<Value = Scene> {
        prop::collection::btree_map("[a-e]", (0u8..3, 0u8..5, any::<bool>()), 0..5).prop_flat_map(|parts| {
            let parts: Vec<_> = parts.into_iter().collect();
            Just(parts).prop_shuffle().prop_map(|parts| {
                let mut scene = Scene::default();
                for (key, (y, finer, flag)) in parts {
                    // Thirds have no end in binary: what is added to one may miss the other by a last digit.
                    let y = f32::from(y) * 1000.0 + f32::from(finer) / 3.0;
                    scene
                        .groups
                        .push(group(key.clone(), y, if flag { "cards" } else { "links" }));
                    scene.hits.push(Shared::from(region(key, y, flag)));
                }
                scene
            })
        })
    }

    proptest! {
        #[test]
        fn a_patch_leads_from_the_old_scene_to_the_new(old in scenes(), new in scenes()) {
            let mut scene = old.clone();
            ScenePatch::between(&old, &new).apply(&mut scene);
            prop_assert_eq!(scene, new);
        }

        #[test]
        fn a_scene_against_itself_gives_an_empty_patch(scene in scenes()) {
            let ScenePatch { groups, hits, .. } = ScenePatch::between(&scene, &scene);
            prop_assert!(groups.changed.is_empty() && groups.order.is_none() && groups.shifts.is_empty());
            prop_assert!(hits.changed.is_empty() && hits.order.is_none() && hits.shifts.is_empty());
        }
    }

    #[test]
    fn what_moves_together_is_said_once() {
        let scene = |by: f32| Scene {
            groups: (0..40u8)
                .map(|at| {
                    group(
                        format!("{at:02}"),
                        f32::from(at) * 8.0 + if at < 10 { 0.0 } else { by },
                        "cards",
                    )
                })
                .collect(),
            ..Scene::default()
        };
        let groups = ScenePatch::between(&scene(0.0), &scene(12.5)).groups;
        assert!(groups.changed.is_empty() && groups.order.is_none());
        let by = Point::new(0.0, 12.5);
        let grown = Size::default();
        assert_eq!(
            groups.shifts,
            [Shift {
                from: 10,
                to: 40,
                by,
                grown
            }]
        );
    }

    #[test]
    fn cells_that_grow_together_are_said_once() {
        let scene = |higher: f32| Scene {
            hits: (0..40u8)
                .map(|at| {
                    let cell = HitRegion {
                        key: format!("{at:02}").into(),
                        rect: Rect::new(f32::from(at) * 100.0, 20.0, 96.0, 60.0 + higher),
                        free: Some(Rect::new(f32::from(at) * 100.0, 50.0, 96.0, 30.0 + higher)),
                        ..HitRegion::default()
                    };
                    Shared::from(cell)
                })
                .collect(),
            ..Scene::default()
        };
        let hits = ScenePatch::between(&scene(0.0), &scene(18.0)).hits;
        assert!(hits.changed.is_empty() && hits.order.is_none());
        let [run] = hits.shifts[..] else {
            panic!("{:?}", hits.shifts)
        };
        assert_eq!((run.from, run.to, run.by), (0, 40, Point::default()));
        assert_eq!(run.grown, Size { w: 0.0, h: 18.0 });
    }
}
