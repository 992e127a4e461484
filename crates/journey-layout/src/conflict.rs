//! What several people made of the same thing: a card in conflict lies on a stack, and everything in conflict that can be seen
//! carries a sign with the number of versions. The sign is told by its shape and number, not by its colour, and can be
//! pointed at.
//!
//! Works on what is drawn already, whatever drew it: grid and network need not know of conflicts.

use std::collections::BTreeMap;

use journey_model::{Card, Conflict, Content, Journey};
use journey_scene::{Group, HitKind, HitRegion, Item, Pin, Point, Rect, Shared};

use crate::Look;
use crate::card::pain_outline;
use crate::measures::{CARD_RADIUS, EDGE, OPPORTUNITY_RADIUS, PADDING, snapped};
use crate::pen::{Pen, named, solid};
use crate::text::{Face, Typesetter};
use crate::words::fill;

/// Height of a sign.
pub(crate) const SIGN: f32 = 15.0;
/// How much larger than the sign the place is that can be pointed at, for fingers.
const AROUND: f32 = 3.0;
/// Icon in a sign.
const ICON: f32 = 9.5;
/// How far each card of the stack lies to the right of and below the one in front of it. Two of them stay inside the free
/// space between cards.
const STEP: f32 = 3.0;

/// Lays cards in conflict on stacks and puts signs on whatever is in conflict. A thing that is not drawn gets no sign.
pub(crate) fn mark(
    journey: &Journey,
    (groups, hits): (&mut Vec<Group>, &mut Vec<Shared<HitRegion>>),
    look: Look,
    setter: &mut Typesetter,
) {
    let mut conflicts: BTreeMap<String, &Conflict> = BTreeMap::new();
    for conflict in journey.conflicts() {
        conflicts.entry(conflict.of.to_string()).or_insert(conflict);
    }
    if conflicts.is_empty() {
        return;
    }
    let mut signs: BTreeMap<String, Vec<Group>> = BTreeMap::new();
    let mut stacks = Vec::new();
    let mut loose = Vec::new();
    let mut regions = Vec::new();
    for hit in hits.iter() {
        // A segment that several steps name carries one sign.
        let Some(conflict) = conflicts.remove(hit.id.as_str()).filter(|_| !hit.id.is_empty()) else {
            continue;
        };
        let words = (hit.kind == HitKind::Link).then(|| words_on(hit, groups)).flatten();
        let (sign, region) = sign(conflict, hit, words, look, setter);
        regions.push(Shared::from(region));
        let card = journey.card(conflict.of).filter(|_| hit.kind == HitKind::Card);
        stacks.extend(card.map(|card| stack(card, hit.rect, look)));
        match key_of(hit) {
            Some(key) => signs.entry(key).or_default().push(sign),
            None => loose.push(sign),
        }
    }
    let mut marked = Vec::with_capacity(groups.len() + 2 * signs.len());
    for group in groups.drain(..) {
        // Behind cards, and behind the ends of lines that lead to them.
        if group.layer != "grid" {
            marked.append(&mut stacks);
        }
        let signs = signs.remove(group.key.as_str());
        marked.push(group);
        marked.extend(signs.into_iter().flatten());
    }
    marked.extend(signs.into_values().flatten());
    marked.extend(loose);
    *groups = marked;
    hits.extend(regions);
}

/// The group that shows what can be pointed at there; what stands in front of it later covers the sign as well.
pub(crate) fn key_of(hit: &HitRegion) -> Option<String> {
    match hit.kind {
        HitKind::Card | HitKind::Stage | HitKind::Step => Some(hit.id.to_string()),
        HitKind::Emotion => Some(format!("curves:{}", hit.lane)),
        HitKind::Lane => Some(format!("head:{}", hit.id)),
        HitKind::Link => Some(format!("link:{}", hit.id)),
        HitKind::Actor if hit.pin == Pin::Corner => Some("corner".to_owned()),
        HitKind::Actor => Some("segments".to_owned()),
        HitKind::Cell | HitKind::Conflict => None,
    }
}

/// The edges of two cards of the same shape that lie behind.
fn stack(card: &Card, rect: Rect, look: Look) -> Group {
    let theme = look.theme;
    let mut pen = Pen::new(look);
    let edge = solid(theme.ink_3, EDGE);
    for depth in [2.0, 1.0] {
        let behind = Rect::new(0.0, 0.0, rect.w, rect.h)
            .moved(depth * STEP, depth * STEP)
            .inset(EDGE / 2.0);
        match card.content {
            Content::Pain(_) => pen.path(pain_outline(behind), Some(theme.paper), Some(edge)),
            Content::Opportunity(_) => pen.rect(behind, OPPORTUNITY_RADIUS, Some(theme.paper), Some(edge)),
            _ => pen.rect(behind, CARD_RADIUS, Some(theme.paper), Some(edge)),
        }
    }
    let key = format!("stack:{}", card.id);
    pen.group(key, "cards", Point::new(rect.x, rect.y), Pin::None)
}

/// Where the words on a link stand.
pub(crate) fn words_on(hit: &HitRegion, groups: &[Group]) -> Option<Rect> {
    let key = key_of(hit)?;
    let group = groups.iter().find(|group| group.key.as_str() == key)?;
    let runs = group.items.iter().filter_map(|item| match item {
        Item::Text(run) => Some(Rect::new(run.x, run.baseline - run.size * 0.8, run.advance, run.size)),
        _ => None,
    });
    let around = runs.reduce(|all, run| {
        all.around(Point::new(run.x, run.y))
            .around(Point::new(run.right(), run.bottom()))
    })?;
    Some(around.moved(group.at.x, group.at.y))
}

fn sign(
    conflict: &Conflict,
    hit: &HitRegion,
    words: Option<Rect>,
    look: Look,
    setter: &mut Typesetter,
) -> (Group, HitRegion) {
    let versions = conflict.sides.len().to_string();
    let (width, pen) = drawn(&versions, look, setter);
    let at = words.map_or_else(
        || place(hit, width),
        |words| Point::new(words.right() + 5.0, words.center().y - SIGN / 2.0),
    );
    // Nothing begins above the drawing.
    let at = Point::new(snapped(at.x), snapped(at.y.max(AROUND)));
    let key = format!("conflict:{}", conflict.id);
    let layer = match hit.kind {
        HitKind::Card => "cards",
        HitKind::Emotion => "emotions",
        HitKind::Link => "links",
        _ => "grid",
    };
    let region = HitRegion {
        key: key.as_str().into(),
        kind: HitKind::Conflict,
        id: named(conflict.id),
        lane: hit.lane.clone(),
        step: hit.step.clone(),
        rect: Rect::new(at.x, at.y, width, SIGN).inset(-AROUND),
        pin: hit.pin,
        name: fill(&look.words.aloud_conflict, &[("n", &versions)]).into(),
        text: None,
        free: None,
        channel: hit.channel.clone(),
        locked: hit.locked,
        route: Vec::new(),
    };
    (pen.group(key, layer, at, hit.pin), region)
}

/// A sign with its upper left corner at (0, 0), and its width.
pub(crate) fn drawn<'a>(versions: &str, look: Look<'a>, setter: &mut Typesetter) -> (f32, Pen<'a>) {
    let theme = look.theme;
    let mut pen = Pen::new(look);
    let face = Face {
        size: 9.5,
        line_height: 12.0,
        ..Face::SMALL_STRONG
    };
    let count = setter.set_line(versions, face);
    let width = snapped(4.5 + ICON + 3.0 + count.width() + 5.5);
    // The line around it is of paper, so that it stands out from the card's edge and from other ink.
    pen.rect(
        Rect::new(0.0, 0.0, width, SIGN).inset(-0.75),
        SIGN / 2.0 + 0.75,
        Some(theme.paper),
        None,
    );
    pen.rect(Rect::new(0.0, 0.0, width, SIGN), SIGN / 2.0, Some(theme.ink), None);
    pen.icon("layers", Point::new(4.5, (SIGN - ICON) / 2.0), ICON, theme.on_ink);
    let words = Point::new(4.5 + ICON + 3.0, (SIGN - count.height()) / 2.0);
    pen.text(&count, words, theme.on_ink);
    (width, pen)
}

/// Where a sign stands on its thing: on the upper edge of a card and clear of its marks, at the right of a head.
fn place(hit: &HitRegion, width: f32) -> Point {
    let Rect { x, y, w, .. } = hit.rect;
    let right = x + w - width;
    match hit.kind {
        HitKind::Card => Point::new(right - 6.0, y - SIGN * 0.6),
        HitKind::Emotion => Point::new(x + w + 1.0, hit.rect.center().y - SIGN / 2.0),
        HitKind::Link => {
            let middle = hit.rect.center();
            Point::new(middle.x - width / 2.0, middle.y - SIGN / 2.0)
        }
        HitKind::Stage => Point::new(right - 20.0, y - SIGN * 0.35),
        // Half in the free space between columns, so that a long name loses as little as can be.
        HitKind::Step => Point::new(right + 10.0, y - 4.0),
        HitKind::Lane => Point::new(right - PADDING - if hit.locked { 20.0 } else { 0.0 }, y + PADDING),
        HitKind::Actor | HitKind::Cell | HitKind::Conflict => Point::new(right - PADDING, y + 3.0),
    }
}
