//! What changed between two scenes, so that a reply need not carry the whole one.

use std::collections::BTreeMap;

use serde::Serialize;
use ts_rs::TS;

use crate::{Color, Group, HitRegion, OutlineEntry, Scene, ScoreScale, Shared, Size};

/// The difference from one scene to the next.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct ScenePatch {
    /// Extent of the new scene.
    pub size: Size,
    /// Its paper.
    pub paper: Color,
    /// Groups that are new or differ, by key.
    pub groups: Vec<Group>,
    /// All keys in painting order; `None` when they are the same as before.
    pub group_order: Option<Vec<String>>,
    /// Hit regions that are new or differ, by key.
    #[ts(as = "Vec<HitRegion>")]
    pub hits: Vec<Shared<HitRegion>>,
    /// All keys in painting order; `None` when they are the same as before.
    pub hit_order: Option<Vec<String>>,
    /// Entries of the outline's first level that are new or differ, whole, by id.
    #[ts(as = "Vec<OutlineEntry>")]
    pub outline: Vec<Shared<OutlineEntry>>,
    /// The ids of the outline's first level in order; `None` when they are the same as before.
    pub outline_order: Option<Vec<String>>,
    /// How scores are drawn, whole.
    pub scales: Vec<ScoreScale>,
}

impl ScenePatch {
    /// What leads from `old` to `new`.
    pub fn between(old: &Scene, new: &Scene) -> Self {
        let (groups, group_order) = changed(&old.groups, &new.groups, |_, _| false, |group| &group.key);
        let (hits, hit_order) = changed(&old.hits, &new.hits, Shared::is_same, |hit| &hit.key);
        let (outline, outline_order) = changed(&old.outline, &new.outline, Shared::is_same, |entry| &entry.id);
        Self {
            size: new.size,
            paper: new.paper,
            groups,
            group_order,
            hits,
            hit_order,
            outline,
            outline_order,
            scales: new.scales.clone(),
        }
    }

    /// Carries the change out.
    pub fn apply(self, scene: &mut Scene) {
        scene.size = self.size;
        scene.paper = self.paper;
        scene.scales = self.scales;
        replace(&mut scene.groups, self.groups, self.group_order, |group| &group.key);
        replace(&mut scene.hits, self.hits, self.hit_order, |hit| &hit.key);
        replace(&mut scene.outline, self.outline, self.outline_order, |entry| &entry.id);
    }
}

/// What is new or differs, and the order when it is another. Where the keys run alike, from either end, nothing is looked
/// up: most changes touch one place of a long list.
///
/// `same` may say of two that they are one without a look at their keys.
fn changed<T: Clone + PartialEq>(
    old: &[T],
    new: &[T],
    same: impl Fn(&T, &T) -> bool,
    key: impl Fn(&T) -> &String,
) -> (Vec<T>, Option<Vec<String>>) {
    let alike = |(was, is): &(&T, &T)| same(was, is) || key(was) == key(is);
    let head = old.iter().zip(new).take_while(alike).count();
    let (old_rest, new_rest) = (&old[head..], &new[head..]);
    let tail = old_rest
        .iter()
        .rev()
        .zip(new_rest.iter().rev())
        .take_while(alike)
        .count();
    let (old_middle, old_tail) = old_rest.split_at(old_rest.len() - tail);
    let (new_middle, new_tail) = new_rest.split_at(new_rest.len() - tail);
    let before: BTreeMap<&String, &T> = old_middle.iter().map(|one| (key(one), one)).collect();

    let differs = |(was, is): (&T, &T)| (was != is).then(|| is.clone());
    let mut differing: Vec<T> = old.iter().zip(&new[..head]).filter_map(differs).collect();
    let moved = |one: &&T| before.get(key(one)).is_none_or(|was| *was != *one);
    differing.extend(new_middle.iter().filter(moved).cloned());
    differing.extend(old_tail.iter().zip(new_tail).filter_map(differs));

    let same_order = old_middle.is_empty() && new_middle.is_empty();
    let order = (!same_order).then(|| new.iter().map(|one| key(one).clone()).collect());
    (differing, order)
}

fn replace<T>(list: &mut Vec<T>, changed: Vec<T>, order: Option<Vec<String>>, key: impl Fn(&T) -> &String) {
    let order = order.unwrap_or_else(|| list.iter().map(|one| key(one).clone()).collect());
    let mut pool: BTreeMap<String, T> = list
        .drain(..)
        .chain(changed)
        .map(|one| (key(&one).clone(), one))
        .collect();
    list.extend(order.iter().filter_map(|key| pool.remove(key)));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Items, Pin, Point};
    use proptest::prelude::*;

    fn scenes() -> impl Strategy<Value = Scene> {
        prop::collection::btree_map("[a-e]", 0u8..3, 0..5).prop_flat_map(|groups| {
            let groups: Vec<Group> = groups
                .into_iter()
                .map(|(key, x)| Group {
                    key,
                    at: Point::new(f32::from(x), 0.0),
                    clip: None,
                    pin: Pin::None,
                    layer: "cards",
                    items: Items::default(),
                })
                .collect();
            Just(groups).prop_shuffle().prop_map(|groups| Scene {
                groups,
                ..Scene::default()
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
            let patch = ScenePatch::between(&scene, &scene);
            prop_assert!(patch.groups.is_empty() && patch.group_order.is_none());
        }
    }
}
