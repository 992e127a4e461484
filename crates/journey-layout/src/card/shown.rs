//! A card on the map: what it paints and where it can be pointed at, both kept while nothing about them changes.

use std::sync::PoisonError;

use journey_model::Id;
use journey_scene::{Group, HitKind, HitRegion, Items, Name, Pin, Point, Rect, Shared, TextBox};

use super::{Frame, Measured, draw};
use crate::Look;
use crate::measures::snapped;
use crate::pen::{Pen, named};

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
    let former = match drawn.take() {
        Some(kept) if kept.frame == *frame && kept.site == *site => {
            let shown = (kept.group.clone(), kept.hit.clone());
            *drawn = Some(kept);
            return shown;
        }
        former => former,
    };
    let items: Option<Items> = former
        .as_ref()
        .filter(|former| former.frame == *frame)
        .map(|former| former.group.items.clone());
    let items = items.unwrap_or_else(|| {
        let mut pen = Pen::new(look);
        draw(measured, frame, &mut pen);
        pen.items.into()
    });
    let hit = Shared::from(match former {
        // The same card elsewhere: it is called as before, and so are its lane and step.
        Some(former) if former.site.lane == site.lane => HitRegion {
            rect: site.rect,
            text: Some(text(measured, site.rect)),
            locked: site.locked,
            ..(*former.hit).clone()
        },
        _ => hit(measured, site),
    });
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
    let id = named(measured.card.id);
    HitRegion {
        key: id.clone(),
        kind: HitKind::Card,
        id,
        lane: named(lane),
        step: measured.card.place.map(|place| named(place.step)).unwrap_or_default(),
        rect,
        pin: Pin::None,
        name: measured.card.text.as_str().into(),
        text: Some(text(measured, rect)),
        free: None,
        channel: Name::default(),
        locked,
        route: Vec::new(),
    }
}

/// Where the text of a card that fills this area is written.
fn text(measured: &Measured, rect: Rect) -> TextBox {
    TextBox {
        rect: Rect::new(
            rect.x + measured.text_at.x,
            rect.y + snapped(measured.text_at.y),
            rect.w - 2.0 * measured.text_at.x,
            measured.text.height(),
        ),
        font: measured.text.face.font,
        size: measured.text.face.size,
        line_height: measured.text.face.line_height,
        indent: measured.indent,
    }
}
