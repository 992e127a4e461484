//! A map's drawing as small as it is shown in the home: the same layout, without what nobody could see.

use std::collections::BTreeSet;

use journey_layout::{Look, Typesetter, screen};
use journey_model::{Element, Id, Journey, Record};
use journey_scene::{Color, Group, Item, Items, Point, Rect, Scene, Shape};

/// Of a map with more cards only the first steps are drawn, until they have this many.
const MOST_CARDS: usize = 240;

/// A drawing that is higher than this times its width ends there.
const HIGHEST: f32 = 0.9;

/// A drawing that is wider than this times its height ends there.
const WIDEST: f32 = 2.4;

/// What is smaller than this in both directions is left out, in points: signs inside cards.
const LEAST: f32 = 9.0;

/// Opacity of the bar that stands for a text.
const BAR: f32 = 0.45;

/// Opacity of the area that stands for a picture.
const AREA: f32 = 0.12;

/// Draws a map to be shown small.
pub(crate) fn thumbnail(journey: &Journey, look: Look<'_>, setter: &mut Typesetter) -> Scene {
    let begun = beginning(journey);
    small(&screen(begun.as_ref().unwrap_or(journey), look, setter), HIGHEST)
}

/// The first steps of a map that has too many cards to be seen at once; nothing of a map that has not.
fn beginning(journey: &Journey) -> Option<Journey> {
    if journey.cards().count() <= MOST_CARDS {
        return None;
    }
    let mut steps = BTreeSet::new();
    let mut cards = 0;
    for step in journey.steps() {
        if cards >= MOST_CARDS {
            break;
        }
        let here = journey
            .cards()
            .filter(|card| card.place.is_some_and(|place| place.step == step.id));
        cards += here.count();
        steps.insert(step.id);
    }
    let stages: BTreeSet<Id> = journey
        .steps()
        .iter()
        .filter(|step| steps.contains(&step.id))
        .map(|step| step.stage)
        .collect();
    let elements = journey.records().filter(|record| match record {
        Record::Element(Element::Stage(stage)) => stages.contains(&stage.id),
        Record::Element(Element::Step(step)) => steps.contains(&step.id),
        Record::Element(Element::Card(card)) => card.place.is_some_and(|place| steps.contains(&place.step)),
        Record::Element(Element::About(_) | Element::Actor(_) | Element::Lane(_)) => true,
        Record::Element(Element::View(_) | Element::Conflict(_)) | Record::Link(_) => false,
    });
    Journey::from_records(elements).ok()
}

/// The drawing without letters, small signs, and what lies outside of a picture that is neither a strip nor higher than this
/// times its width.
pub(crate) fn small(scene: &Scene, highest: f32) -> Scene {
    let (w, h) = (scene.size.w, scene.size.h);
    let size = journey_scene::Size {
        w: w.min(h * WIDEST),
        h: h.min(w * highest),
    };
    let seen = Rect::new(0.0, 0.0, size.w, size.h);
    let groups = scene.groups.iter().map(|group| within(group, Point::default(), seen));
    Scene {
        size,
        paper: scene.paper,
        groups: groups.filter(|group| !group.items.is_empty()).collect(),
        hits: Vec::new(),
        outline: Vec::new(),
        scales: Vec::new(),
    }
}

fn within(group: &Group, origin: Point, seen: Rect) -> Group {
    let origin = origin.moved(group.at);
    let items: Items = group
        .items
        .iter()
        .filter_map(|item| reduced(item, origin, seen))
        .collect();
    Group { items, ..group.clone() }
}

/// An item as it is shown small; nothing when it is not seen.
fn reduced(item: &Item, origin: Point, seen: Rect) -> Option<Item> {
    let visible = |rect: Rect| {
        let rect = rect.moved(origin.x, origin.y);
        rect.x <= seen.right() && rect.y <= seen.bottom() && rect.right() >= seen.x && rect.bottom() >= seen.y
    };
    match item {
        Item::Group(group) => {
            let group = within(group, origin, seen);
            (!group.items.is_empty()).then_some(Item::Group(group))
        }
        Item::Rect(shape) => {
            let rect = shape.rect;
            let is_seen = visible(rect) && (rect.w >= LEAST || rect.h >= LEAST);
            is_seen.then(|| {
                Item::Rect(Shape {
                    rect: even(rect),
                    ..*shape
                })
            })
        }
        Item::Path(path) => {
            let bounds = path.bounds()?;
            let is_seen = visible(bounds) && (bounds.w >= LEAST || bounds.h >= LEAST);
            is_seen.then(|| Item::Path(path.clone()))
        }
        Item::Text(run) => {
            let bar = Rect::new(run.x, run.baseline - run.size * 0.5, run.advance, run.size * 0.36);
            let is_seen = visible(bar) && !run.text.trim().is_empty();
            is_seen.then(|| area(bar, run.color.with_alpha(BAR)))
        }
        Item::Image(image) => visible(image.rect).then(|| area(image.rect, Color::rgb(128, 128, 128).with_alpha(AREA))),
        Item::Link(_) => None,
    }
}

fn area(rect: Rect, color: Color) -> Item {
    Item::Rect(Shape {
        rect: even(rect),
        radius: 0.0,
        fill: Some(color),
        stroke: None,
    })
}

/// On tenths of a point: nobody sees the rest, and it is long to write.
fn even(rect: Rect) -> Rect {
    let tenths = |length: f32| (length * 10.0).round() / 10.0;
    Rect::new(tenths(rect.x), tenths(rect.y), tenths(rect.w), tenths(rect.h))
}
