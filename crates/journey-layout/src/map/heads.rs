//! Lane heads: icon, name and caption at the left, always in view.

use journey_model::LaneKind;
use journey_scene::{Group, HitKind, HitRegion, Name, Pin, Point, Rect, Shared, Stroke, TextBox};

use super::Medium;
use super::lanes::{Lanes, Row};
use super::passage::Passage;
use crate::Look;
use crate::emotion::draw_axis;
use crate::measures::{LANE_HEAD, LANE_PADDING, PADDING};
use crate::pen::{Pen, named, solid};
use crate::text::{Face, Typesetter};

const ICON: f32 = 15.0;
const LOCK: f32 = 12.0;

/// Draws every lane head.
pub(super) fn draw(
    lanes: &Lanes,
    passage: Option<&Passage>,
    (look, medium): (Look, Medium),
    setter: &mut Typesetter,
    hits: &mut Vec<Shared<HitRegion>>,
) -> Vec<Group> {
    let mut groups = Vec::new();
    if medium == Medium::Screen {
        let mut ground = Pen::new(look);
        let bottom = passage.map_or(lanes.bottom, Passage::bottom) + 8.0;
        let top = lanes.rows.first().map_or(0.0, |row| row.top);
        ground.rect(
            Rect::new(0.0, top, LANE_HEAD, bottom - top),
            0.0,
            Some(look.theme.paper),
            None,
        );
        ground.line(
            Point::new(LANE_HEAD, top),
            Point::new(LANE_HEAD, bottom),
            solid(look.theme.hairline, 1.0),
        );
        groups.push(ground.group("heads-ground", "grid", Point::default(), Pin::Left));
    }
    for row in &lanes.rows {
        groups.push(head(row, look, setter));
        hits.push(Shared::from(hit(row)));
    }
    if let Some(passage) = passage {
        groups.push(passage.draw_head(look, setter));
    }
    groups
}

fn head(row: &Row, look: Look, setter: &mut Typesetter) -> Group {
    let mut pen = Pen::new(look);
    pen.line(
        Point::new(0.0, 0.0),
        Point::new(LANE_HEAD, 0.0),
        solid(look.theme.hairline, 1.0),
    );
    let (icon, kind) = icon_of(row.lane.kind);
    let name = name_at(row);
    let icon_y = if row.lane.folded { name.y + 1.0 } else { LANE_PADDING };
    pen.icon(icon, Point::new(PADDING, icon_y), ICON, look.theme.kind(kind));
    pen.text(&row.name, name, look.theme.ink);
    let below = Point::new(name.x, name.y + row.name.height());
    pen.text(&row.caption, below, look.theme.ink_3);
    if row.lane.locked {
        let right = if row.curves.is_some() {
            LANE_HEAD - 36.0
        } else {
            LANE_HEAD - PADDING
        };
        pen.icon("lock", Point::new(right - LOCK, icon_y + 1.0), LOCK, look.theme.ink_3);
    }
    if let Some(curves) = &row.curves {
        draw_axis(&curves.lane, LANE_HEAD, look, setter, &mut pen);
        legend(row, &curves.legend, &mut pen, setter);
    }
    pen.group(
        format!("head:{}", row.lane.id),
        "grid",
        Point::new(0.0, row.top),
        Pin::Left,
    )
}

/// Where a lane's name begins: below its icon, in a folded lane beside it.
fn name_at(row: &Row) -> Point {
    if row.lane.folded {
        let words = row.name.height() + row.caption.height();
        Point::new(PADDING + ICON + 7.0, (row.height - words) / 2.0)
    } else {
        Point::new(PADDING, LANE_PADDING + ICON + 5.0)
    }
}

/// Which curve is whose.
fn legend(row: &Row, entries: &[(String, Stroke)], pen: &mut Pen, setter: &mut Typesetter) {
    let theme = pen.look.theme;
    let texts: Vec<_> = entries
        .iter()
        .map(|(name, _)| setter.set(name, Face::SMALL, LANE_HEAD - PADDING - 24.0 - 30.0))
        .collect();
    let mut y = row.height - LANE_PADDING - texts.iter().map(|text| text.height() + 2.0).sum::<f32>();
    for ((_, stroke), text) in entries.iter().zip(texts) {
        let middle = y + text.face.line_height / 2.0;
        pen.line(Point::new(PADDING, middle), Point::new(PADDING + 16.0, middle), *stroke);
        pen.text(&text, Point::new(PADDING + 22.0, y), theme.ink_2);
        y += text.height() + 2.0;
    }
}

fn hit(row: &Row) -> HitRegion {
    let name = name_at(row);
    let text = Rect::new(
        name.x,
        row.top + name.y,
        LANE_HEAD - PADDING - name.x,
        row.name.height(),
    );
    let id = named(row.lane.id);
    HitRegion {
        key: id.clone(),
        kind: HitKind::Lane,
        id: id.clone(),
        lane: id,
        step: Name::default(),
        rect: Rect::new(0.0, row.top, LANE_HEAD, row.height),
        pin: Pin::Left,
        name: row.lane.name.as_str().into(),
        text: Some(TextBox {
            rect: text,
            font: row.name.face.font,
            size: row.name.face.size,
            line_height: row.name.face.line_height,
            indent: 0.0,
        }),
        free: None,
        channel: Name::default(),
        locked: row.lane.locked,
        route: Vec::new(),
    }
}

/// The icon of a lane's kind, and the kind's name in the theme.
pub(crate) fn icon_of(kind: LaneKind) -> (&'static str, &'static str) {
    match kind {
        LaneKind::Actions => ("footprints", "action"),
        LaneKind::Touchpoints => ("mouse-pointer-click", "touchpoint"),
        LaneKind::Thoughts => ("message-circle", "thought"),
        LaneKind::Needs => ("heart-handshake", "need"),
        LaneKind::Emotions => ("smile", "emotion"),
        LaneKind::Pains => ("circle-alert", "pain"),
        LaneKind::Opportunities => ("lightbulb", "opportunity"),
        LaneKind::Metrics => ("gauge", "metric"),
        LaneKind::Storyboard => ("image", "storyboard"),
        LaneKind::Frontstage => ("users", "frontstage"),
        LaneKind::Backstage => ("layers", "backstage"),
        LaneKind::Support => ("wrench", "support"),
        LaneKind::Evidence => ("package", "evidence"),
        LaneKind::Notes | LaneKind::Custom => ("sticky-note", "note"),
    }
}
