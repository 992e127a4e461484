//! Lane heads: icon, name and caption at the left, always in view.

use std::collections::BTreeSet;

use journey_model::{Id, Journey, LaneKind};
use journey_scene::{Group, HitKind, HitRegion, Pin, Point, Rect, TextBox};

use super::Medium;
use super::lanes::{Lanes, Row};
use super::passage::Passage;
use crate::Look;
use crate::emotion::{draw_axis, series_of};
use crate::measures::{LANE_HEAD, LANE_PADDING, PADDING};
use crate::pen::{Pen, dotted, solid};
use crate::text::{Face, Typesetter};

const ICON: f32 = 15.0;

/// Draws every lane head.
pub(super) fn draw(
    lanes: &Lanes,
    passage: Option<&Passage>,
    journey: &Journey,
    (look, medium): (Look, Medium),
    setter: &mut Typesetter,
    hits: &mut Vec<HitRegion>,
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
        groups.push(head(row, journey, look, setter));
        hits.push(hit(row));
    }
    if let Some(passage) = passage {
        groups.push(passage.draw_head(look, setter));
    }
    groups
}

fn head(row: &Row, journey: &Journey, look: Look, setter: &mut Typesetter) -> Group {
    let mut pen = Pen::new(look);
    pen.line(
        Point::new(0.0, 0.0),
        Point::new(LANE_HEAD, 0.0),
        solid(look.theme.hairline, 1.0),
    );
    let (icon, kind) = icon_of(row.lane.kind);
    pen.icon(icon, Point::new(PADDING, LANE_PADDING), ICON, look.theme.kind(kind));
    let mut y = LANE_PADDING + ICON + 5.0;
    pen.text(&row.name, Point::new(PADDING, y), look.theme.ink);
    y += row.name.height();
    pen.text(&row.caption, Point::new(PADDING, y), look.theme.ink_3);
    if let Some(emotion) = &row.emotion {
        draw_axis(emotion, LANE_HEAD, look, setter, &mut pen);
        legend(row, journey, &mut pen, setter);
    }
    pen.group(
        format!("head:{}", row.lane.id),
        "grid",
        Point::new(0.0, row.top),
        Pin::Left,
    )
}

/// Which curve is whose, when there is more than one.
fn legend(row: &Row, journey: &Journey, pen: &mut Pen, setter: &mut Typesetter) {
    let theme = pen.look.theme;
    let curves = series_of(journey, &row.cells);
    let actors: BTreeSet<Option<Id>> = curves
        .iter()
        .filter(|curve| !curve.to_be)
        .map(|curve| curve.actor)
        .collect();
    let to_be = curves.iter().any(|curve| curve.to_be);
    let mut entries = Vec::new();
    for id in actors {
        let actor = id.map_or_else(|| journey.main_actor(), |id| journey.actor(id));
        if let Some(actor) = actor {
            let first = actor.name.split_whitespace().next().unwrap_or_default().to_owned();
            let width = if id.is_none() { 2.4 } else { 1.6 };
            entries.push((first, solid(theme.actor(actor.hue), width)));
        }
    }
    if to_be {
        entries.push((pen.look.words.to_be.clone(), dotted(theme.ink_3, 1.8, 5.0)));
    }
    if entries.len() < 2 {
        return;
    }
    let texts: Vec<_> = entries
        .iter()
        .map(|(name, _)| setter.set(name, Face::SMALL, LANE_HEAD - PADDING - 24.0 - 30.0))
        .collect();
    let mut y = row.height - LANE_PADDING - texts.iter().map(|text| text.height() + 2.0).sum::<f32>();
    for ((_, stroke), text) in entries.into_iter().zip(texts) {
        let middle = y + text.face.line_height / 2.0;
        pen.line(Point::new(PADDING, middle), Point::new(PADDING + 16.0, middle), stroke);
        pen.text(&text, Point::new(PADDING + 22.0, y), theme.ink_2);
        y += text.height() + 2.0;
    }
}

fn hit(row: &Row) -> HitRegion {
    let text = Rect::new(
        PADDING,
        row.top + LANE_PADDING + ICON + 5.0,
        LANE_HEAD - 2.0 * PADDING,
        row.name.height(),
    );
    HitRegion {
        key: row.lane.id.to_string(),
        kind: HitKind::Lane,
        id: row.lane.id.to_string(),
        lane: row.lane.id.to_string(),
        step: String::new(),
        rect: Rect::new(0.0, row.top, LANE_HEAD, row.height),
        pin: Pin::Left,
        name: row.lane.name.clone(),
        text: Some(TextBox {
            rect: text,
            font: row.name.face.font,
            size: row.name.face.size,
            line_height: row.name.face.line_height,
            indent: 0.0,
        }),
        free: None,
        channel: String::new(),
        locked: false,
        route: Vec::new(),
    }
}

/// Icon and colour name of a lane.
fn icon_of(kind: LaneKind) -> (&'static str, &'static str) {
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
