//! Draws the touchpoints and how much each of them hurts, and the numbers that stand for those of collapsed stages.

use std::collections::BTreeMap;

use journey_model::{Card, Content, Id, Journey, LinkKind};
use journey_scene::{Group, HitKind, HitRegion, Pin, Point, Rect, Shared, TextBox};

use super::place::Placed;
use crate::Look;
use crate::card::{self, Frame, Measured};
use crate::map::{Columns, draw_count};
use crate::pen::{Pen, named, solid};
use crate::text::{Face, Typesetter};

/// The pain points that a touchpoint causes.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Pains {
    pub count: u32,
    worst: u8,
}

/// From this severity on a pain point's badge is filled.
const SEVERE: u8 = 4;
/// Height of a badge.
const BADGE: f32 = 16.0;

/// Draws every stop, one group each.
pub(super) fn draw(
    placed: &Placed,
    columns: &Columns,
    journey: &Journey,
    look: Look,
    setter: &mut Typesetter,
    hits: &mut Vec<Shared<HitRegion>>,
) -> Vec<Group> {
    let pains = pains(journey);
    let locked: BTreeMap<Id, bool> = journey.lanes().iter().map(|lane| (lane.id, lane.locked)).collect();
    let mut groups = Vec::with_capacity(placed.nodes.len());
    for node in &placed.nodes {
        let mut pen = Pen::new(look);
        let column = columns.all().get(node.stop.column);
        let channel = &placed.bands[node.stop.swimlane].swimlane.channel;
        let (Some(&card), Some(measured)) = (node.stop.cards.first(), &node.measured) else {
            let colors = look.theme.stages[column.map_or(0, |column| column.hue) % 8];
            draw_count(node.stop.cards.len(), node.rect, colors, &mut pen, setter);
            let stage = column.map(|column| column.step.stage.to_string()).unwrap_or_default();
            groups.push(pen.group(format!("tally:{stage}:{channel}"), "cards", Point::default(), Pin::None));
            continue;
        };
        let hue = card
            .hue
            .map_or_else(|| column.map_or(0, |column| column.hue), usize::from);
        let frame = Frame {
            width: node.rect.w,
            height: node.rect.h,
            stage: look.theme.stages[hue % 8],
        };
        card::draw(measured, &frame, &mut pen);
        if let Some(pains) = pains.get(&card.id) {
            badge(*pains, &frame, &mut pen, setter);
        }
        let id = card.id.to_string();
        groups.push(pen.group(id, "cards", Point::new(node.rect.x, node.rect.y), Pin::None));
        let lane = card.place.map(|place| place.lane);
        let locked = lane.is_some_and(|lane| locked.get(&lane) == Some(&true));
        hits.push(Shared::from(hit((card, measured), node.rect, channel, locked)));
    }
    groups
}

/// The pain points that each card causes.
pub(super) fn pains(journey: &Journey) -> BTreeMap<Id, Pains> {
    let mut pains: BTreeMap<Id, Pains> = BTreeMap::new();
    for link in journey.links().filter(|link| link.kind == LinkKind::Causes) {
        if let Some(card) = journey.card(link.to)
            && let Content::Pain(pain) = card.content
        {
            let here = pains.entry(link.from).or_default();
            here.count += 1;
            here.worst = here.worst.max(pain.severity);
        }
    }
    pains
}

/// A badge on the lower edge: how many pain points; filled when one of them is severe.
fn badge(pains: Pains, frame: &Frame, pen: &mut Pen, setter: &mut Typesetter) {
    let theme = pen.look.theme;
    let color = theme.kind("pain");
    let count = setter.set_line(&pains.count.to_string(), Face::SMALL_STRONG);
    let width = 11.0 + count.width() + 14.0;
    let rect = Rect::new(
        frame.width - width - 8.0,
        frame.height - BADGE / 2.0 - 1.0,
        width,
        BADGE,
    );
    let severe = pains.worst >= SEVERE;
    let (fill, ink) = if severe {
        (color, theme.paper)
    } else {
        (theme.paper, color)
    };
    pen.rect(rect, BADGE / 2.0, Some(fill), Some(solid(color, 1.2)));
    pen.icon("circle-alert", Point::new(rect.x + 4.5, rect.y + 2.75), 10.5, ink);
    pen.text(
        &count,
        Point::new(rect.x + 18.0, rect.y + (BADGE - count.height()) / 2.0),
        ink,
    );
}

fn hit((card, measured): (&Card, &Measured), rect: Rect, channel: &str, locked: bool) -> HitRegion {
    let place = card.place;
    let text = Rect::new(
        rect.x + measured.text_at.x,
        rect.y + measured.text_at.y,
        rect.w - 2.0 * measured.text_at.x,
        measured.text.height(),
    );
    let id = named(card.id);
    HitRegion {
        key: id.clone(),
        kind: HitKind::Card,
        id,
        lane: place.map(|place| named(place.lane)).unwrap_or_default(),
        step: place.map(|place| named(place.step)).unwrap_or_default(),
        rect,
        pin: Pin::None,
        name: card.text.as_str().into(),
        text: Some(TextBox {
            rect: text,
            font: measured.text.face.font,
            size: measured.text.face.size,
            line_height: measured.text.face.line_height,
            indent: measured.indent,
        }),
        free: None,
        channel: channel.into(),
        locked,
        route: Vec::new(),
    }
}
