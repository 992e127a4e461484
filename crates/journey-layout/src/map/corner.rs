//! The corner above the lane heads: whose journey it is.

use journey_model::{ActorKind, Journey};
use journey_scene::{Group, HitKind, HitRegion, Name, Pin, Point, Rect, Shared, TextBox};

use super::Medium;
use crate::Look;
use crate::measures::{LANE_HEAD, PADDING};
use crate::pen::{Pen, named, solid};
use crate::text::{Face, Typesetter};

const AVATAR: f32 = 30.0;

/// Draws the corner on a screen; paper says it in the poster's head.
pub(crate) fn draw(
    journey: &Journey,
    height: f32,
    (look, medium): (Look, Medium),
    setter: &mut Typesetter,
    hits: &mut Vec<Shared<HitRegion>>,
) -> Option<Group> {
    if medium == Medium::Paper {
        return None;
    }
    let mut pen = Pen::new(look);
    pen.rect(
        Rect::new(0.0, 0.0, LANE_HEAD, height),
        0.0,
        Some(look.theme.paper),
        None,
    );
    pen.line(
        Point::new(0.0, height),
        Point::new(LANE_HEAD, height),
        solid(look.theme.hairline, 1.0),
    );
    pen.line(
        Point::new(LANE_HEAD, 0.0),
        Point::new(LANE_HEAD, height),
        solid(look.theme.hairline, 1.0),
    );
    if let Some(actor) = journey.main_actor() {
        let width = LANE_HEAD - 2.0 * PADDING;
        let name = setter.set(&actor.name, Face::LANE, width);
        let caption = setter.set(&actor.caption, Face::SMALL, width);
        let overline = setter.set(
            &look.words.journey_of.to_uppercase(),
            Face {
                size: 9.5,
                line_height: 13.0,
                ..Face::CAPS
            },
            width,
        );
        let text = name.height()
            + if actor.caption.is_empty() {
                0.0
            } else {
                caption.height()
            };
        // The overline gives way first when the head is low, then the picture.
        let with_avatar = height >= text + AVATAR + 16.0;
        let with_overline = height >= text + AVATAR + overline.height() + 24.0;
        let mut y = height - 8.0 - text;
        let text_top = y;
        pen.text(&name, Point::new(PADDING, y), look.theme.ink);
        y += name.height();
        pen.text(&caption, Point::new(PADDING, y), look.theme.ink_3);
        if with_avatar {
            let middle = Point::new(PADDING + AVATAR / 2.0, text_top - 6.0 - AVATAR / 2.0);
            avatar(
                &actor.name,
                middle,
                AVATAR / 2.0,
                look.theme.actor(actor.hue),
                &mut pen,
                setter,
            );
        }
        if with_overline {
            pen.text(
                &overline,
                Point::new(PADDING, text_top - AVATAR - 12.0 - overline.height()),
                look.theme.ink_3,
            );
        }
        let id = named(actor.id);
        hits.push(Shared::from(HitRegion {
            key: id.clone(),
            kind: HitKind::Actor,
            id,
            lane: Name::default(),
            step: Name::default(),
            rect: Rect::new(0.0, 0.0, LANE_HEAD, height),
            pin: Pin::Corner,
            name: actor.name.as_str().into(),
            text: Some(TextBox {
                rect: Rect::new(PADDING, text_top, width, name.height()),
                font: Face::LANE.font,
                size: Face::LANE.size,
                line_height: Face::LANE.line_height,
                indent: 0.0,
            }),
            free: None,
            channel: Name::default(),
            locked: false,
            route: Vec::new(),
        }));
    }
    debug_assert!(
        journey
            .main_actor()
            .is_none_or(|actor| actor.kind != ActorKind::Segment)
    );
    Some(pen.group("corner", "grid", Point::default(), Pin::Corner))
}

/// A disc with somebody's initials.
pub(crate) fn avatar(
    name: &str,
    middle: Point,
    radius: f32,
    color: journey_scene::Color,
    pen: &mut Pen,
    setter: &mut Typesetter,
) {
    pen.circle(middle, radius, Some(color), None);
    let initials: String = name
        .split_whitespace()
        .filter_map(|word| word.chars().next())
        .take(2)
        .flat_map(char::to_uppercase)
        .collect();
    let size = radius * 0.78;
    let text = setter.set_line(
        &initials,
        Face {
            size,
            line_height: size * 1.3,
            ..Face::SMALL_STRONG
        },
    );
    let ink = pen.look.theme.on_ink;
    pen.text_centered(&text, Point::new(middle.x, middle.y - text.height() / 2.0), ink);
}
