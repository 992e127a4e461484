//! A card on the map: what it paints and where it can be pointed at, both kept while nothing about them changes.

use std::sync::PoisonError;

use journey_model::Id;
use journey_scene::{Group, HitKind, HitRegion, Items, Pin, Point, Rect, Shared, TextBox};

use super::{Frame, Measured, draw};
use crate::Look;
use crate::measures::snapped;
use crate::pen::Pen;

/// Where a card stands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Site {
    pub rect: Rect,
    pub lane: Id,
    /// Whether its lane is locked.
    pub locked: bool,
}

/// A card as it was drawn last, and from what.
pub(super) struct Drawn {
    frame: Frame,
    site: Site,
    group: Group,
    hit: Shared<HitRegion>,
}

/// A card at its place: as it was last time, as far as nothing about it changed.
pub(crate) fn shown(measured: &Measured, frame: &Frame, site: &Site, look: Look) -> (Group, Shared<HitRegion>) {
    // Whoever panicked here left either what was there or nothing.
    let mut drawn = measured.known.drawn.lock().unwrap_or_else(PoisonError::into_inner);
    let items: Option<Items> = match drawn.as_ref().filter(|kept| kept.frame == *frame) {
        Some(kept) if kept.site == *site => return (kept.group.clone(), kept.hit.clone()),
        kept => kept.map(|kept| kept.group.items.clone()),
    };
    let items = items.unwrap_or_else(|| {
        let mut pen = Pen::new(look);
        draw(measured, frame, &mut pen);
        pen.items.into()
    });
    let hit = Shared::from(hit(measured, site));
    let group = Group {
        key: hit.key.clone(),
        at: Point::new(site.rect.x, site.rect.y),
        clip: None,
        pin: Pin::None,
        layer: "cards",
        items,
    };
    *drawn = Some(Drawn {
        frame: *frame,
        site: *site,
        group: group.clone(),
        hit: hit.clone(),
    });
    (group, hit)
}

fn hit(measured: &Measured, site: &Site) -> HitRegion {
    let Site { rect, lane, locked } = *site;
    let text = Rect::new(
        rect.x + measured.text_at.x,
        rect.y + snapped(measured.text_at.y),
        rect.w - 2.0 * measured.text_at.x,
        measured.text.height(),
    );
    let id = measured.card.id.to_string();
    HitRegion {
        key: id.clone(),
        kind: HitKind::Card,
        id,
        lane: lane.to_string(),
        step: measured
            .card
            .place
            .map(|place| place.step.to_string())
            .unwrap_or_default(),
        rect,
        pin: Pin::None,
        name: measured.card.text.clone(),
        text: Some(TextBox {
            rect: text,
            font: measured.text.face.font,
            size: measured.text.face.size,
            line_height: measured.text.face.line_height,
            indent: measured.indent,
        }),
        free: None,
        channel: String::new(),
        locked,
        route: Vec::new(),
    }
}
