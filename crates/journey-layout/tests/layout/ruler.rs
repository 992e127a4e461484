//! Measures finished scenes.

use std::collections::{BTreeMap, BTreeSet};

use journey_scene::{Group, HitRegion, Item, Point, Rect, Scene, Segment, Stroke, TextRun};

/// Every key of the scene is the only one of its list, at every depth.
#[track_caller]
pub fn keys_are_unique(scene: &Scene) {
    let mut seen = BTreeSet::new();
    for hit in &scene.hits {
        assert!(seen.insert(&hit.key), "two hit regions are {}", hit.key);
    }
    let mut seen = BTreeSet::new();
    for group in &scene.groups {
        assert!(seen.insert(&group.key), "two groups are {}", group.key);
        keys_inside(group);
    }
}

#[track_caller]
fn keys_inside(group: &Group) {
    let mut seen = BTreeSet::new();
    for item in &group.items {
        if let Item::Group(inner) = item {
            assert!(seen.insert(&inner.key), "two groups in {} are {}", group.key, inner.key);
            keys_inside(inner);
        }
    }
}

/// Every number of the scene is one.
#[track_caller]
pub fn numbers_are_finite(scene: &Scene) {
    let fine = |what: &str, numbers: &[f32]| {
        assert!(numbers.iter().all(|number| number.is_finite()), "{what}: {numbers:?}");
    };
    fine("the scene's size", &[scene.size.w, scene.size.h]);
    for group in &scene.groups {
        finite_inside(group, &fine);
    }
    for hit in &scene.hits {
        fine(&hit.key, &sides(hit.rect));
        if let Some(free) = hit.free {
            fine(&hit.key, &sides(free));
        }
        if let Some(text) = hit.text {
            fine(&hit.key, &sides(text.rect));
            fine(&hit.key, &[text.size, text.line_height, text.indent]);
        }
    }
}

fn sides(rect: Rect) -> [f32; 4] {
    [rect.x, rect.y, rect.w, rect.h]
}

fn finite_inside(group: &Group, outer: &dyn Fn(&str, &[f32])) {
    let fine = |numbers: &[f32]| outer(&group.key, numbers);
    let line = |stroke: &Option<Stroke>| {
        if let Some(stroke) = stroke {
            fine(&[stroke.width]);
            if let Some(dash) = stroke.dash {
                fine(&[dash.on, dash.off]);
            }
        }
    };
    fine(&[group.at.x, group.at.y]);
    if let Some(clip) = group.clip {
        fine(&sides(clip));
    }
    for item in &group.items {
        match item {
            Item::Group(inner) => finite_inside(inner, outer),
            Item::Rect(shape) => {
                fine(&sides(shape.rect));
                fine(&[shape.radius]);
                line(&shape.stroke);
            }
            Item::Path(path) => {
                path.segments.iter().flat_map(points).for_each(|p| fine(&[p.x, p.y]));
                line(&path.stroke);
            }
            Item::Text(run) => {
                fine(&[run.x, run.baseline, run.size, run.advance]);
                fine(&run.spread);
                run.glyphs
                    .iter()
                    .for_each(|glyph| fine(&[glyph.x, glyph.y, glyph.advance]));
            }
            Item::Image(image) => fine(&sides(image.rect)),
            Item::Link(link) => fine(&sides(link.rect)),
        }
    }
}

fn points(segment: &Segment) -> Vec<Point> {
    match *segment {
        Segment::Move { p } | Segment::Line { p } => vec![p],
        Segment::Curve { a, b, p } => vec![a, b, p],
        Segment::Close => Vec::new(),
    }
}

/// Where each item of the scene is painted at most, with the key of its group. What is clipped away does not count.
pub fn extents(scene: &Scene) -> Vec<(String, Rect)> {
    let mut all = Vec::new();
    let everywhere = Rect::new(-1e9, -1e9, 2e9, 2e9);
    for group in &scene.groups {
        extents_inside(group, Point::default(), everywhere, &mut all);
    }
    all
}

fn extents_inside(group: &Group, from: Point, clip: Rect, all: &mut Vec<(String, Rect)>) {
    let at = Point::new(from.x + group.at.x, from.y + group.at.y);
    let clip = group.clip.map_or(clip, |inner| common(inner.moved(at.x, at.y), clip));
    for item in &group.items {
        let rect = match item {
            Item::Group(inner) => {
                extents_inside(inner, at, clip, all);
                continue;
            }
            Item::Rect(shape) => shape.rect,
            Item::Path(path) => {
                let Some(rect) = around(path.segments.iter().flat_map(points)) else {
                    continue;
                };
                rect
            }
            Item::Text(run) => text_box(run),
            Item::Image(image) => image.rect,
            Item::Link(link) => link.rect,
        };
        all.push((group.key.to_string(), common(rect.moved(at.x, at.y), clip)));
    }
}

/// The room that letters with ascender and descender take.
pub fn text_box(run: &TextRun) -> Rect {
    Rect::new(
        run.x,
        run.baseline - 0.76 * run.size,
        run.advance,
        (0.76 + 0.21) * run.size,
    )
}

fn around(points: impl Iterator<Item = Point>) -> Option<Rect> {
    points
        .map(|p| (p, p))
        .reduce(|(low, high), (p, _)| {
            (
                Point::new(low.x.min(p.x), low.y.min(p.y)),
                Point::new(high.x.max(p.x), high.y.max(p.y)),
            )
        })
        .map(|(low, high)| Rect::new(low.x, low.y, high.x - low.x, high.y - low.y))
}

fn common(a: Rect, b: Rect) -> Rect {
    let (x, y) = (a.x.max(b.x), a.y.max(b.y));
    Rect::new(
        x.min(a.right()),
        y.min(a.bottom()),
        (a.right().min(b.right()) - x).max(0.0),
        (a.bottom().min(b.bottom()) - y).max(0.0),
    )
}

/// Whether one lies in the other, to a thousandth of the numbers' size.
pub fn lies_in(inner: Rect, outer: Rect) -> bool {
    let slack = 0.05 + 1e-5 * (outer.right().abs() + outer.bottom().abs());
    inner.x >= outer.x - slack
        && inner.y >= outer.y - slack
        && inner.right() <= outer.right() + slack
        && inner.bottom() <= outer.bottom() + slack
}

/// The texts of a group in painting order, with those of the groups in it.
pub fn runs(group: &Group) -> Vec<&TextRun> {
    let runs = group.items.iter().flat_map(|item| match item {
        Item::Group(inner) => runs(inner),
        Item::Text(run) => vec![run],
        _ => Vec::new(),
    });
    runs.collect()
}

/// The group with this key.
pub fn group<'a>(scene: &'a Scene, key: &str) -> &'a Group {
    let found = scene.groups.iter().find(|group| group.key == key);
    found.unwrap_or_else(|| panic!("no group {key}"))
}

/// The hit region with this key.
pub fn hit<'a>(scene: &'a Scene, key: &str) -> &'a HitRegion {
    let found = scene.hits.iter().find(|hit| hit.key == key);
    found.unwrap_or_else(|| panic!("no hit region {key}"))
}

/// How often each letter occurs; white space does not count.
pub fn letters<'a>(texts: impl IntoIterator<Item = &'a str>) -> BTreeMap<char, usize> {
    let mut counts = BTreeMap::new();
    for letter in texts.into_iter().flat_map(str::chars) {
        if !letter.is_whitespace() && !letter.is_control() {
            *counts.entry(letter).or_insert(0) += 1;
        }
    }
    counts
}

/// Letters of the first that the second has not.
pub fn missing(wanted: &BTreeMap<char, usize>, there: &BTreeMap<char, usize>) -> Vec<char> {
    let fewer =
        |(letter, count): (&char, &usize)| (there.get(letter).copied().unwrap_or(0) < *count).then_some(*letter);
    wanted.iter().filter_map(fewer).collect()
}
