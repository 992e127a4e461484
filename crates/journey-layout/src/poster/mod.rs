//! A map on a sheet of paper: the map itself, a head that says what it is about, a foot that says how to read it.

mod fit;
mod foot;
mod head;

use journey_model::{Date, Journey};
use journey_scene::{Group, Item, Pin, Point, Scene, Size};

use crate::Look;
use crate::map::{Medium, draw};
use crate::text::Typesetter;

/// A sheet of paper, in points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Sheet {
    /// Width and height.
    pub size: Size,
    /// Free space along every edge.
    pub margin: f32,
}

/// What stands in a poster's foot.
#[derive(Debug, Clone, PartialEq)]
pub struct PosterNotes {
    /// Short code of the map's revision.
    pub revision: String,
    /// The day it is printed.
    pub date: Date,
}

/// A laid-out poster.
#[derive(Debug, Clone, PartialEq)]
pub struct Poster {
    /// The page, in points of the paper.
    pub scene: Scene,
    /// Printed size against the map's nominal size: 1 is 100 %.
    pub scale: f32,
    /// Size of the smallest type on the paper, in points.
    pub smallest_type: f32,
}

/// Lays a journey out on one sheet, nothing cut: as large as it fits, spare room spread over lanes, curves and gutters.
pub fn poster(journey: &Journey, look: Look, sheet: Sheet, notes: &PosterNotes, setter: &mut Typesetter) -> Poster {
    setter.begin();
    let natural = draw(journey, look, crate::map::Spacing::default(), Medium::Paper, setter);
    let inner = Size {
        w: sheet.size.w - 2.0 * sheet.margin,
        h: sheet.size.h - 2.0 * sheet.margin,
    };
    let head = |width: f32, setter: &mut Typesetter| head::measure(journey, look, width, setter);
    let foot = |width: f32, setter: &mut Typesetter| foot::measure(journey, look, width, notes, setter);
    // The head is set at the width that the sheet leaves at the map's own scale, which depends on the head's height: a
    // larger scale leaves less width, and a narrower head is taller. So the height that is reserved is sought between one
    // that is too small and one that is enough.
    let mut needed = |reserved: f32| {
        let width = inner.w / fit::Fit::of(&natural, inner, reserved).scale;
        head(width, setter).height + foot(width, setter).height
    };
    let (mut short, mut enough) = (0.0, needed(0.0));
    for _ in 0..16 {
        let wanted = needed(enough);
        if wanted <= enough {
            break;
        }
        (short, enough) = (enough, wanted);
    }
    for _ in 0..8 {
        let between = f32::midpoint(short, enough);
        let wanted = needed(between);
        if wanted > between {
            short = between;
        } else {
            enough = between;
        }
    }
    let fit = fit::Fit::of(&natural, inner, enough);
    let map = draw(journey, look, fit.spacing, Medium::Paper, setter);
    let width = inner.w / fit.scale;
    let head = head(width, setter);
    let foot = foot(width, setter);
    let top = head.height;
    let left = ((width - map.size.w) / 2.0).max(0.0);
    let foot_top = (inner.h / fit.scale - foot.height).max(top + map.size.h);

    let place = |group: Group, at: Point| Group {
        at: Point::new(group.at.x + at.x, group.at.y + at.y),
        ..group
    };
    let mut groups: Vec<Group> = vec![head.draw(look)];
    groups.extend(map.groups.into_iter().map(|group| place(group, Point::new(left, top))));
    groups.push(place(foot.draw(look), Point::new(0.0, foot_top)));
    let margin = Point::new(sheet.margin, sheet.margin);
    let groups: Vec<Group> = groups
        .into_iter()
        .map(|group| Group {
            pin: Pin::None,
            ..place(group.scaled(fit.scale), margin)
        })
        .collect();
    let origin = Point::new(margin.x + left * fit.scale, margin.y + top * fit.scale);
    let hits = map
        .hits
        .into_iter()
        .map(|hit| hit.whole().placed(fit.scale, origin).into())
        .collect();
    let smallest_type = groups.iter().map(smallest).fold(f32::INFINITY, f32::min);
    let scene = Scene {
        size: sheet.size,
        paper: look.theme.paper,
        groups,
        hits,
        outline: map.outline,
        scales: Vec::new(),
    };
    Poster {
        scene,
        scale: fit.scale,
        smallest_type,
    }
}

fn smallest(group: &Group) -> f32 {
    let size = |item: &Item| match item {
        Item::Group(inner) => smallest(inner),
        Item::Text(run) => run.size,
        _ => f32::INFINITY,
    };
    group.items.iter().map(size).fold(f32::INFINITY, f32::min)
}
