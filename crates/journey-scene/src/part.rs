//! What of a scene is seen first, where a window shows a small part of a big map.

use std::collections::BTreeMap;

use crate::{Group, HitRegion, Item, OutlineEntry, Pin, Point, Rect, Scene, Shared};

/// A group with more items than this is drawn in part where it stands for no element: the curves of a long journey.
const MANY: usize = 64;

impl Scene {
    /// The scene with only what lies in an area, as far as a window shows it: what is pinned above scrolls sideways only, what
    /// is pinned at the left up and down. The outline keeps stages and steps. What is left out comes with
    /// [`ScenePatch::between`](crate::ScenePatch::between) of the two.
    pub fn part(&self, area: Rect) -> Self {
        let mut places: BTreeMap<&str, bool> = BTreeMap::new();
        let hits = self.hits.iter().filter(|hit| {
            let here = seen(hit.pin, reach(hit), area);
            places.insert(&hit.key, here);
            here
        });
        let hits = hits.cloned().collect();
        let groups = self.groups.iter().filter_map(|group| {
            // The line of a link is named after it.
            let key = group.key.strip_prefix("link:").unwrap_or(&group.key);
            match places.get(key) {
                Some(false) => None,
                None if group.items.len() > MANY => Some(trimmed(group, area)),
                _ => Some(group.clone()),
            }
        });
        Self {
            size: self.size,
            paper: self.paper,
            groups: groups.collect(),
            hits,
            outline: self.outline.iter().map(|stage| upper(stage, 1)).collect(),
            scales: self.scales.clone(),
        }
    }
}

/// Whether something at this place can be seen in a window that shows the area.
fn seen(pin: Pin, place: Rect, area: Rect) -> bool {
    match pin {
        Pin::None => place.touches(area),
        Pin::Top => place.x <= area.right() && area.x <= place.right(),
        Pin::Left => place.y <= area.bottom() && area.y <= place.bottom(),
        Pin::Corner => true,
    }
}

/// Where a hit region can be met: its area, and for a link all of its way.
fn reach(hit: &HitRegion) -> Rect {
    hit.route.iter().fold(hit.rect, |all, corner| all.around(*corner))
}

/// A group with those of its items that lie in the area.
fn trimmed(group: &Group, area: Rect) -> Group {
    let inside = |item: &&Item| {
        let extent = item.extent();
        extent.is_none_or(|extent| seen(group.pin, extent.moved(group.at.x, group.at.y), area))
    };
    Group {
        items: group.items.iter().filter(inside).cloned().collect(),
        key: group.key.clone(),
        ..*group
    }
}

impl Item {
    /// Where it lies, in its group's coordinates, without the width of its lines; `None` for what lies nowhere.
    fn extent(&self) -> Option<Rect> {
        match self {
            Self::Rect(shape) => Some(shape.rect),
            Self::Image(image) => Some(image.rect),
            Self::Link(link) => Some(link.rect),
            Self::Text(run) => Some(Rect::new(run.x, run.baseline - run.size, run.advance, run.size * 1.5)),
            Self::Path(path) => path.bounds(),
            Self::Group(group) => {
                let own = group.items.iter().filter_map(Self::extent).reduce(|all, one| {
                    let corner = Point::new(one.right(), one.bottom());
                    all.around(Point::new(one.x, one.y)).around(corner)
                });
                own.map(|own| own.moved(group.at.x, group.at.y))
            }
        }
    }
}

/// An entry with this many levels below it.
fn upper(entry: &OutlineEntry, levels: u32) -> Shared<OutlineEntry> {
    let children = match levels {
        0 => Vec::new(),
        _ => entry.children.iter().map(|child| upper(child, levels - 1)).collect(),
    };
    let (id, name, detail) = (entry.id.clone(), entry.name.clone(), entry.detail.clone());
    let (lane, channel) = (entry.lane.clone(), entry.channel.clone());
    let (kind, hue) = (entry.kind, entry.hue);
    OutlineEntry {
        id,
        kind,
        name,
        detail,
        lane,
        channel,
        hue,
        children,
    }
    .into()
}

#[cfg(test)]
mod tests {
    use crate::{
        Group, HitRegion, Item, OutlineEntry, OutlineKind, Path, Pin, Point, Rect, Scene, ScenePatch, Segment, Shared,
    };

    fn group(key: &str, x: f32) -> Group {
        Group {
            key: key.into(),
            at: Point::new(x, 0.0),
            clip: None,
            pin: Pin::None,
            layer: "cards",
            items: Vec::new().into(),
        }
    }

    fn hit(key: &str, x: f32, pin: Pin) -> Shared<HitRegion> {
        HitRegion {
            key: key.into(),
            rect: Rect::new(x, 0.0, 10.0, 10.0),
            pin,
            ..HitRegion::default()
        }
        .into()
    }

    fn entry(id: &str, kind: OutlineKind, children: Vec<Shared<OutlineEntry>>) -> Shared<OutlineEntry> {
        OutlineEntry {
            id: id.into(),
            kind,
            name: String::new(),
            detail: String::new(),
            lane: String::new(),
            channel: String::new(),
            hue: 0,
            children,
        }
        .into()
    }

    /// A hundred points of a curve, ten points from one another.
    fn curves() -> Group {
        let point = |at: u16| {
            let x = f32::from(at) * 10.0;
            let segments = vec![
                Segment::Move { p: Point::new(x, 0.0) },
                Segment::Line { p: Point::new(x, 5.0) },
            ];
            Item::Path(Path {
                segments,
                fill: None,
                stroke: None,
            })
        };
        Group {
            items: (0..100).map(point).collect(),
            ..group("curves", 0.0)
        }
    }

    fn map() -> Scene {
        let card = entry("near", OutlineKind::Card, Vec::new());
        let step = entry("step", OutlineKind::Step, vec![card]);
        Scene {
            groups: ["grid", "near", "edge", "far", "head", "step", "link:way", "curves"]
                .into_iter()
                .zip([0.0, 5.0, 95.0, 400.0, 400.0, 400.0, 0.0, 0.0])
                .map(|(key, x)| if key == "curves" { curves() } else { group(key, x) })
                .collect(),
            hits: vec![
                hit("near", 5.0, Pin::None),
                hit("edge", 95.0, Pin::None),
                hit("far", 400.0, Pin::None),
                hit("head", 400.0, Pin::Left),
                hit("step", 400.0, Pin::Top),
                HitRegion {
                    key: "way".into(),
                    rect: Rect::new(300.0, 0.0, 80.0, 4.0),
                    route: vec![Point::new(50.0, 2.0), Point::new(380.0, 2.0)],
                    ..HitRegion::default()
                }
                .into(),
            ],
            outline: vec![entry("stage", OutlineKind::Stage, vec![step])],
            ..Scene::default()
        }
    }

    #[test]
    fn a_part_has_what_lies_in_it_and_what_belongs_to_the_whole() {
        let part = map().part(Rect::new(0.0, 0.0, 100.0, 100.0));
        let keys: Vec<&str> = part.groups.iter().map(|group| &*group.key).collect();
        assert_eq!(keys, ["grid", "near", "edge", "head", "link:way", "curves"]);
        let keys: Vec<&str> = part.hits.iter().map(|hit| &*hit.key).collect();
        assert_eq!(keys, ["near", "edge", "head", "way"]);
        let points = part.groups.last().unwrap().items.len();
        assert_eq!(points, 11, "one every ten points, of a hundred");
    }

    #[test]
    fn the_outline_of_a_part_ends_with_steps() {
        let part = map().part(Rect::new(0.0, 0.0, 1.0, 1.0));
        assert_eq!(part.outline[0].children[0].id, "step");
        assert!(part.outline[0].children[0].children.is_empty());
    }

    #[test]
    fn a_part_and_the_rest_are_the_whole() {
        let whole = map();
        for x in [0.0, 50.0, 200.0, 900.0] {
            let mut scene = whole.part(Rect::new(x, 0.0, 60.0, 60.0));
            ScenePatch::between(&scene, &whole).apply(&mut scene);
            assert_eq!(scene, whole, "{x}");
        }
    }
}
