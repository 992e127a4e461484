//! Evidence that has aged: what was seen longer ago than the map's half-life is drawn lighter and carries a sign, told by its
//! shape, not by its paleness alone.
//!
//! Works on what is drawn already, as signs of conflicts do: grid and network need not know of it. A look without a day knows
//! of no age.

use std::collections::BTreeMap;

use journey_model::{Card, Journey};
use journey_scene::{Group, HitKind, HitRegion, Pin, Point, Rect, Shared};

use crate::Look;
use crate::conflict::key_of;
use crate::measures::{CARD_RADIUS, snapped};
use crate::pen::{Pen, solid};

/// How much of the paper covers what has aged: the words keep a contrast of at least 4.5 to 1.
const FADED: f32 = 0.32;
/// Width of the sign's disc.
pub(crate) const DISC: f32 = 13.0;
/// Width of the clock in it.
const CLOCK: f32 = 8.5;

/// What keys of groups with a sign begin with.
const KEY: &str = "aged:";

/// Fades the cards and faces whose evidence has aged, and puts signs on them.
pub(crate) fn mark(journey: &Journey, (groups, hits): (&mut Vec<Group>, &[Shared<HitRegion>]), look: Look) {
    let Some(today) = look.today else {
        return;
    };
    let half_life = journey.about().evidence_half_life();
    let aged = journey.cards().filter(|card| card.is_aged(half_life, today));
    let mut aged: BTreeMap<String, &Card> = aged.map(|card| (card.id.to_string(), card)).collect();
    if aged.is_empty() {
        return;
    }
    let mut signs: BTreeMap<String, Vec<Group>> = BTreeMap::new();
    for hit in hits {
        if !matches!(hit.kind, HitKind::Card | HitKind::Emotion) {
            continue;
        }
        let Some((card, key)) = aged.remove(hit.id.as_str()).zip(key_of(hit)) else {
            continue;
        };
        signs.entry(key).or_default().push(sign(card, hit, look));
    }
    let mut marked = Vec::with_capacity(groups.len() + aged.len());
    for group in groups.drain(..) {
        let signs = signs.remove(group.key.as_str());
        marked.push(group);
        marked.extend(signs.into_iter().flatten());
    }
    *groups = marked;
}

/// Whether anything among these carries the sign.
pub(crate) fn is_marked(groups: &[Group]) -> bool {
    groups.iter().any(|group| group.key.starts_with(KEY))
}

fn sign(card: &Card, hit: &HitRegion, look: Look) -> Group {
    let theme = look.theme;
    let mut pen = Pen::new(look);
    let Rect { w, h, .. } = hit.rect;
    let veil = Some(theme.paper.with_alpha(FADED));
    let is_face = hit.kind == HitKind::Emotion;
    let (radius, layer, disc) = if is_face {
        (w / 2.0, "emotions", Point::new(w - 4.0, h - 4.0))
    } else {
        (CARD_RADIUS, "cards", Point::new(9.0, h - DISC * 0.55))
    };
    pen.rect(Rect::new(0.0, 0.0, w, h), radius, veil, None);
    clock(disc, &mut pen);
    let key = format!("{KEY}{}", card.id);
    pen.group(
        key,
        layer,
        Point::new(snapped(hit.rect.x), snapped(hit.rect.y)),
        Pin::None,
    )
}

/// The sign, with its upper left corner at a point.
pub(crate) fn clock(at: Point, pen: &mut Pen) {
    let theme = pen.look.theme;
    let disc = Rect::new(at.x, at.y, DISC, DISC);
    pen.rect(disc, DISC / 2.0, Some(theme.paper), Some(solid(theme.ink_3, 1.0)));
    let inset = (DISC - CLOCK) / 2.0;
    pen.icon("history", Point::new(at.x + inset, at.y + inset), CLOCK, theme.ink_2);
}
