//! The head of a poster: title and scenario, whose journey it is, the facts.

use std::sync::Arc;

use journey_model::{Basis, Horizon, Journey, Status};
use journey_scene::{Color, Group, Image, Item, Pin, Point, Rect, Size};

use super::PosterNotes;
use crate::Look;
use crate::conflict;
use crate::map::avatar;
use crate::number::date;
use crate::pen::{Pen, solid};
use crate::text::{Face, Paragraph, Typesetter};
use crate::words::fill;

/// The measured head.
pub(super) struct Head {
    pub height: f32,
    items: Vec<Item>,
}

const GAP: f32 = 34.0;
/// How much larger the sign of a conflict is beside a title than on a card.
const SIGN: f32 = 1.6;
/// A title of more lines is set smaller.
const MOST_TITLE_LINES: usize = 3;
const OVERLINE: Face = Face {
    size: 13.0,
    line_height: 18.0,
    ..Face::CAPS
};

/// Sets the head for a width.
pub(super) fn measure(journey: &Journey, look: Look, width: f32, notes: &PosterNotes, setter: &mut Typesetter) -> Head {
    let about = journey.about();
    let words = look.words;
    let theme = look.theme;
    let mut pen = Pen::new(look);
    let logo = Logo::of(notes, look, width);
    let facts = facts(journey, look);
    let facts_width = (width * 0.23).clamp(220.0, 400.0);
    let card_width = if journey.main_actor().is_some() {
        (width * 0.25).clamp(240.0, 430.0)
    } else {
        0.0
    };
    // On narrow sheets the actor and the facts go below the title.
    let beside = width - facts_width - card_width - 2.0 * GAP >= 360.0;
    let title_width = if beside {
        width - facts_width - card_width - 2.0 * GAP
    } else {
        width - logo.as_ref().map_or(0.0, |logo| logo.size.w + GAP)
    };

    let overline = match about.horizon {
        Horizon::Current => &words.journey_today,
        Horizon::Future => &words.journey_future,
    };
    let overline = setter.set(&overline.to_uppercase(), OVERLINE, title_width);
    let title = title(&about.title, title_width, setter);
    let lead = setter.set_balanced(&about.scenario, Face::POSTER_LEAD, title_width.min(820.0), 0.0);
    let mut y = 0.0;
    for (paragraph, color, gap) in [(&overline, theme.ink_3, 2.0), (&title, theme.ink, 6.0)] {
        pen.text(paragraph, Point::new(0.0, y), color);
        y += paragraph.height() + gap;
    }
    in_conflict(journey, (title.width(), overline.height() + 2.0), &mut pen, setter);
    pen.text(&lead, Point::new(0.0, y), theme.ink_2);
    y += if about.scenario.is_empty() { 0.0 } else { lead.height() };

    // Below the title they share the whole width.
    let (card_width, facts_width) = match (beside, card_width > 0.0) {
        (true, _) => (card_width, facts_width),
        (false, true) => ((width - GAP) * 0.48, (width - GAP) * 0.52),
        (false, false) => (0.0, width),
    };
    let (card_x, facts_x, row) = if beside {
        (title_width + GAP, width - facts_width, 0.0)
    } else {
        (0.0, if card_width > 0.0 { card_width + GAP } else { 0.0 }, y + 18.0)
    };
    let mut bottom = y;
    let mut under_logo = 0.0;
    if let Some(logo) = logo {
        bottom = bottom.max(logo.size.h);
        under_logo = if beside { logo.size.h + 14.0 } else { 0.0 };
        logo.draw(width, &mut pen);
    }
    if card_width > 0.0 {
        bottom = bottom.max(row + actor_card(journey, Rect::new(card_x, row, card_width, 0.0), &mut pen, setter));
    }
    bottom = bottom.max(
        row + under_logo
            + fact_list(
                &facts,
                Point::new(facts_x, row + under_logo + 4.0),
                facts_width,
                &mut pen,
                setter,
            ),
    );
    Head {
        height: bottom + 26.0,
        items: pen.items,
    }
}

/// The sign that people made different things of what the map says of itself, behind the title.
fn in_conflict(journey: &Journey, (x, y): (f32, f32), pen: &mut Pen, setter: &mut Typesetter) {
    let Some(conflict) = journey.conflicts_of(journey.about().id).next() else {
        return;
    };
    let (_, sign) = conflict::drawn(&conflict.sides.len().to_string(), pen.look, setter);
    let key = format!("conflict:{}", conflict.id);
    let sign = sign.group(key, "grid", Point::default(), Pin::None).scaled(SIGN);
    pen.items.push(Item::Group(Group {
        at: Point::new(x + 10.0, y + 4.0),
        ..sign
    }));
}

/// A title in at most three lines as large as it may be; one that needs more is set smaller, down to half the size.
fn title(text: &str, width: f32, setter: &mut Typesetter) -> Arc<Paragraph> {
    let full = Face::POSTER_TITLE;
    let sized = |share: f32| Face {
        size: full.size * share,
        line_height: full.line_height * share,
        ..full
    };
    let mut title = setter.set(text, full, width);
    for share in [0.82, 0.66, 0.5] {
        if title.lines.len() <= MOST_TITLE_LINES {
            break;
        }
        title = setter.set(text, sized(share), width);
    }
    title
}

impl Head {
    /// The head as a group.
    pub fn draw(self, look: Look) -> Group {
        let pen = Pen {
            look,
            items: self.items,
        };
        pen.group("poster-head", "grid", Point::default(), Pin::None)
    }
}

/// The logo in the upper right corner.
struct Logo {
    key: String,
    size: Size,
}

/// The most that a logo takes.
const LOGO: Size = Size { w: 190.0, h: 54.0 };

impl Logo {
    /// The logo as large as it may be; `None` when none is wanted or nothing is known of its picture.
    fn of(notes: &PosterNotes, look: Look, width: f32) -> Option<Self> {
        let key = notes.logo.clone()?;
        let &(w, h) = look.pictures.get(&key)?;
        if w == 0 || h == 0 {
            return None;
        }
        let (w, h) = (w as f32, h as f32);
        let scale = (LOGO.w.min(width / 3.0) / w).min(LOGO.h / h);
        let size = Size {
            w: w * scale,
            h: h * scale,
        };
        Some(Self { key, size })
    }

    fn draw(self, right: f32, pen: &mut Pen) {
        let rect = Rect::new(right - self.size.w, 0.0, self.size.w, self.size.h);
        pen.items.push(Item::Image(Image {
            key: self.key,
            rect,
            alt: pen.look.words.logo.clone(),
        }));
    }
}

/// A raised card with the main actor; returns its height.
fn actor_card(journey: &Journey, at: Rect, pen: &mut Pen, setter: &mut Typesetter) -> f32 {
    let Some(actor) = journey.main_actor() else { return 0.0 };
    let theme = pen.look.theme;
    let (padding, radius) = (18.0, 30.0);
    let text_x = at.x + padding + 2.0 * radius + 18.0;
    let width = at.w - (text_x - at.x) - padding;
    let parts: Vec<(Arc<Paragraph>, Color, f32, bool)> = vec![
        (
            setter.set(&actor.name, Face::POSTER_NAME, width),
            theme.ink,
            1.0,
            !actor.name.is_empty(),
        ),
        (
            setter.set(&actor.caption, Face::POSTER_FACT, width),
            theme.ink_3,
            6.0,
            !actor.caption.is_empty(),
        ),
        (
            setter.set_balanced(&actor.quote, Face::POSTER_QUOTE, width, 0.0),
            theme.ink,
            0.0,
            !actor.quote.is_empty(),
        ),
    ];
    let text: f32 = parts
        .iter()
        .filter(|part| part.3)
        .map(|(paragraph, _, gap, _)| paragraph.height() + gap)
        .sum();
    let height = text.max(2.0 * radius) + 2.0 * padding;
    let frame = Rect::new(at.x, at.y, at.w, height).inset(0.5);
    pen.rect(frame, 12.0, Some(theme.raised), Some(solid(theme.hairline, 1.0)));
    let middle = Point::new(at.x + padding + radius, at.y + height / 2.0);
    avatar(&actor.name, middle, radius, theme.actor(actor.hue), pen, setter);
    let mut y = at.y + (height - text) / 2.0;
    for (paragraph, color, gap, _) in parts.iter().filter(|part| part.3) {
        pen.text(paragraph, Point::new(text_x, y), *color);
        y += paragraph.height() + gap;
    }
    height
}

/// What there is to know beside the drawing: name and value.
fn facts(journey: &Journey, look: Look) -> Vec<(String, String)> {
    let about = journey.about();
    let words = look.words;
    let count = |basis: Basis| {
        journey
            .cards()
            .filter(|card| card.evidence.basis == basis)
            .count()
            .to_string()
    };
    let status = match about.status {
        Status::Draft => &words.draft,
        Status::Researched => &words.researched,
        Status::Live => &words.live,
        Status::Retired => &words.retired,
    };
    let status = match about.review {
        Some(review) => format!(
            "{status} · {}",
            fill(&words.review_due, &[("date", &date(review, words))])
        ),
        None => status.clone(),
    };
    let (observed, assumed, proposed) = (count(Basis::Observed), count(Basis::Assumed), count(Basis::Proposed));
    let values = [
        ("observed", observed.as_str()),
        ("assumed", &assumed),
        ("proposed", &proposed),
    ];
    let evidence = fill(&words.evidence_counts, &values);
    let all = [
        (words.goal.clone(), about.goal.clone()),
        (words.owner.clone(), about.owner.clone()),
        (
            words.evidence.clone(),
            if journey.cards().next().is_some() {
                evidence
            } else {
                String::new()
            },
        ),
        (words.status.clone(), status),
    ];
    all.into_iter().filter(|(_, value)| !value.is_empty()).collect()
}

/// Draws the facts as two columns; returns the height.
fn fact_list(facts: &[(String, String)], at: Point, width: f32, pen: &mut Pen, setter: &mut Typesetter) -> f32 {
    let theme = pen.look.theme;
    let face = Face {
        size: 10.5,
        line_height: 18.0,
        ..Face::CAPS
    };
    let names: Vec<Arc<Paragraph>> = facts
        .iter()
        .map(|(name, _)| setter.set_line(&name.to_uppercase(), face))
        .collect();
    let column = names.iter().map(|name| name.width()).fold(0.0, f32::max) + 18.0;
    let mut y = at.y;
    for (name, (_, value)) in names.iter().zip(facts) {
        let value = setter.set(value, Face::POSTER_FACT, (width - column).max(60.0));
        pen.text(name, Point::new(at.x, y), theme.ink_3);
        pen.text(&value, Point::new(at.x + column, y), theme.ink);
        y += value.height() + 9.0;
    }
    y - at.y
}
