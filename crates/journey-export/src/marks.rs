//! Marks around what is cut and glued: lines and circles, never text.

use journey_scene::{Color, Dash, Fill, Group, Item, Path, Pin, Point, Rect, Scene, Segment, Shape, Size, Stroke};

use crate::tiles::{Tile, TilePlan};

/// Room that crop and registration marks need around the bleed, in points: 10 mm.
pub const ROOM: f32 = 10.0 * MILLIMETRE;

const MILLIMETRE: f32 = 72.0 / 25.4;

/// Length of a crop mark.
const CROP_LENGTH: f32 = 6.0 * MILLIMETRE;

/// No mark comes nearer to the cut than this, bleed or none: it must not be left on the sheet by a cut that is off.
const CROP_DISTANCE: f32 = 3.0 * MILLIMETRE;

/// Radius of a registration mark's circle.
const TARGET: f32 = 1.8 * MILLIMETRE;

/// Half the length of a registration mark's cross.
const CROSS: f32 = 3.0 * MILLIMETRE;

/// The thinnest line that every press prints.
const HAIRLINE: f32 = 0.25;

/// Length of the ticks that say where a sheet is cut.
const TICK: f32 = 3.0 * MILLIMETRE;

/// Lines of marks.
const BLACK: Color = Color::rgb(0, 0, 0);

/// Lines that lie on the drawing: seen when looked for.
const GLUE: Color = Color::rgb(0x80, 0x80, 0x80);

/// Eight lines that say where a page is cut.
pub fn crop(trim: Rect, bleed: Rect) -> Group {
    let reach = |bleed: f32| bleed.max(CROP_DISTANCE);
    let (left, top) = (reach(trim.x - bleed.x), reach(trim.y - bleed.y));
    let (right, bottom) = (
        reach(bleed.right() - trim.right()),
        reach(bleed.bottom() - trim.bottom()),
    );
    let mut lines = Vec::new();
    for y in [trim.y, trim.bottom()] {
        lines.push((Point::new(trim.x - left - CROP_LENGTH, y), Point::new(trim.x - left, y)));
        lines.push((
            Point::new(trim.right() + right, y),
            Point::new(trim.right() + right + CROP_LENGTH, y),
        ));
    }
    for x in [trim.x, trim.right()] {
        lines.push((Point::new(x, trim.y - top - CROP_LENGTH), Point::new(x, trim.y - top)));
        lines.push((
            Point::new(x, trim.bottom() + bottom),
            Point::new(x, trim.bottom() + bottom + CROP_LENGTH),
        ));
    }
    group(
        "crop-marks",
        lines.into_iter().map(|(a, b)| line(a, b, stroke(BLACK))).collect(),
    )
}

/// A cross in a circle at the middle of every edge, outside the bleed: the printer lays the colours over each other by
/// them.
pub fn registration(trim: Rect, bleed: Rect) -> Group {
    let reach = |bleed: f32| bleed.max(CROP_DISTANCE) + CROSS;
    let center = trim.center();
    let places = [
        Point::new(trim.x - reach(trim.x - bleed.x), center.y),
        Point::new(trim.right() + reach(bleed.right() - trim.right()), center.y),
        Point::new(center.x, trim.y - reach(trim.y - bleed.y)),
        Point::new(center.x, trim.bottom() + reach(bleed.bottom() - trim.bottom())),
    ];
    group("registration-marks", places.into_iter().flat_map(target).collect())
}

/// Where a tile is cut and where its neighbours are glued on. The sheet on the right lies over the left one, the lower
/// over the upper: so ticks in the margin say where its left and upper edges are cut off, and dashed lines where its
/// right and lower neighbours will reach.
pub fn tile(plan: &TilePlan, tile: &Tile) -> Group {
    let area = Rect::new(plan.margin, plan.margin, tile.area.w, tile.area.h);
    let neighbour = |column, row| neighbour(plan, column, row);
    let (column, row) = (Some(tile.column), Some(tile.row));
    let tick = TICK.min(plan.margin * 0.8);
    let mut items = Vec::new();
    for x in [area.x, area.right()] {
        items.push(line(Point::new(x, area.y - tick), Point::new(x, area.y), stroke(BLACK)));
        items.push(line(
            Point::new(x, area.bottom()),
            Point::new(x, area.bottom() + tick),
            stroke(BLACK),
        ));
    }
    for y in [area.y, area.bottom()] {
        items.push(line(Point::new(area.x - tick, y), Point::new(area.x, y), stroke(BLACK)));
        items.push(line(
            Point::new(area.right(), y),
            Point::new(area.right() + tick, y),
            stroke(BLACK),
        ));
    }
    if neighbour(tile.column.checked_sub(1), row).is_some() {
        items.push(line(
            Point::new(area.x, area.y),
            Point::new(area.x, area.bottom()),
            stroke(BLACK),
        ));
    }
    if neighbour(column, tile.row.checked_sub(1)).is_some() {
        items.push(line(
            Point::new(area.x, area.y),
            Point::new(area.right(), area.y),
            stroke(BLACK),
        ));
    }
    if let Some(right) = neighbour(Some(tile.column + 1), row) {
        let x = area.x + right.area.x - tile.area.x;
        items.push(line(Point::new(x, area.y), Point::new(x, area.bottom()), dashed(GLUE)));
    }
    if let Some(below) = neighbour(column, Some(tile.row + 1)) {
        let y = area.y + below.area.y - tile.area.y;
        items.push(line(Point::new(area.x, y), Point::new(area.right(), y), dashed(GLUE)));
    }
    group("tile-marks", items)
}

/// Where a panel's neighbours will reach when they are glued over it: dashed lines outside the cut, between the crop marks.
/// Panels that lie edge to edge have none.
pub fn laps(plan: &TilePlan, tile: &Tile, trim: Rect, bleed: Rect) -> Group {
    let mut items = Vec::new();
    if plan.overlap > 0.0 {
        let near = (bleed.right() - trim.right()).max(CROP_DISTANCE);
        let far = near + CROP_LENGTH;
        if let Some(right) = neighbour(plan, Some(tile.column + 1), Some(tile.row)) {
            let x = trim.x + right.area.x - tile.area.x;
            for (from, to) in [
                (trim.y - far, trim.y - near),
                (trim.bottom() + near, trim.bottom() + far),
            ] {
                items.push(line(Point::new(x, from), Point::new(x, to), ticked()));
            }
        }
        if let Some(below) = neighbour(plan, Some(tile.column), Some(tile.row + 1)) {
            let y = trim.y + below.area.y - tile.area.y;
            for (from, to) in [(trim.x - far, trim.x - near), (trim.right() + near, trim.right() + far)] {
                items.push(line(Point::new(from, y), Point::new(to, y), ticked()));
            }
        }
    }
    group("lap-marks", items)
}

/// Lines along which stickers and cards are cut out.
pub fn cut_lines(around: &[Rect]) -> Group {
    let lines = around.iter().map(|rect| {
        Item::Rect(Shape {
            rect: *rect,
            radius: 0.0,
            fill: None,
            stroke: Some(dashed(GLUE)),
        })
    });
    group("cut-lines", lines.collect())
}

/// Crosses in circles at these places: stickers are laid on by them.
pub fn targets(places: &[Point]) -> Group {
    group("targets", places.iter().copied().flat_map(target).collect())
}

/// Marks as a drawing of their own, without paper.
pub fn sheet(size: Size, marks: Vec<Group>) -> Scene {
    Scene {
        size,
        paper: BLACK.with_alpha(0.0),
        groups: marks,
        ..Scene::default()
    }
}

/// The sheet with this place in the grid, when it is printed.
fn neighbour(plan: &TilePlan, column: Option<usize>, row: Option<usize>) -> Option<&Tile> {
    let place = (column?, row?);
    plan.tiles.iter().find(|tile| (tile.column, tile.row) == place)
}

fn target(place: Point) -> [Item; 3] {
    let circle = Item::Rect(Shape {
        rect: Rect::new(place.x - TARGET, place.y - TARGET, 2.0 * TARGET, 2.0 * TARGET),
        radius: TARGET,
        fill: None,
        stroke: Some(stroke(BLACK)),
    });
    let (across, down) = (Point::new(CROSS, 0.0), Point::new(0.0, CROSS));
    let back = |by: Point| Point::new(-by.x, -by.y);
    let bar = |by: Point| line(place.moved(back(by)), place.moved(by), stroke(BLACK));
    [circle, bar(across), bar(down)]
}

fn line(from: Point, to: Point, stroke: Stroke) -> Item {
    Item::Path(Path {
        segments: vec![Segment::Move { p: from }, Segment::Line { p: to }],
        fill: None::<Fill>,
        stroke: Some(stroke),
    })
}

fn stroke(color: Color) -> Stroke {
    Stroke {
        color,
        width: HAIRLINE,
        dash: None,
        round: false,
    }
}

/// As short as a crop mark, and yet not to be taken for one.
fn ticked() -> Stroke {
    let dash = Some(Dash { on: 1.5, off: 1.5 });
    Stroke { dash, ..stroke(BLACK) }
}

fn dashed(color: Color) -> Stroke {
    let dash = Some(Dash { on: 4.0, off: 3.0 });
    Stroke { dash, ..stroke(color) }
}

fn group(key: &str, items: Vec<Item>) -> Group {
    Group {
        key: key.into(),
        at: Point::default(),
        clip: None,
        pin: Pin::None,
        layer: "marks",
        items: items.into(),
    }
}
