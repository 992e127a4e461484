//! Scenes: a picture in a frame, the text below it.

use journey_model::{Card, Crop, Storyboard};
use journey_scene::{Group, Image, Item, Pin, Point, Rect};

use super::{Frame, Measured, Sizes, evidence_edge, inside, plain, write};
use crate::Look;
use crate::measures::{CARD_RADIUS, EDGE, PADDING};
use crate::pen::Pen;
use crate::text::{Face, Typesetter};

/// Height of the picture's frame for a width of 1.
const SHAPE: f32 = 10.0 / 16.0;
const ICON: f32 = 20.0;

/// Width and height in pixels of the picture of a scene; `None` when none was chosen or it is missing.
pub(super) fn picture(storyboard: &Storyboard, look: Look) -> Option<(u32, u32)> {
    let size = look.pictures.get(storyboard.picture.as_ref()?).copied()?;
    (size.0 > 0 && size.1 > 0).then_some(size)
}

pub(super) fn measure(
    card: &Card,
    storyboard: &Storyboard,
    width: f32,
    picture: Option<(u32, u32)>,
    setter: &mut Typesetter,
) -> Sizes {
    let frame = width * SHAPE;
    let (gap, rest) = if card.text.is_empty() {
        (2.0, 2.0)
    } else {
        (6.0, PADDING)
    };
    let mut sizes = plain(card, Face::CARD, width, 0.0, (frame + gap, rest), setter);
    if picture.is_none() {
        let lines = ((frame - ICON - 16.0) / Face::SMALL.line_height).floor().max(1.0) as usize;
        let alt = setter.set_shortened(&storyboard.alt, Face::SMALL, width - 2.0 * PADDING, lines);
        sizes.extras.push(alt);
    }
    sizes
}

pub(super) fn draw(measured: &Measured, storyboard: &Storyboard, frame: &Frame, pen: &mut Pen) {
    let theme = pen.look.theme;
    let edge = evidence_edge(measured.card.evidence.basis, frame.stage.edge);
    pen.tinted_rect(inside(frame), CARD_RADIUS, &frame.stage, None);
    let hole = Rect::new(EDGE, EDGE, frame.width - 2.0 * EDGE, measured.width * SHAPE - EDGE);
    match (picture(storyboard, pen.look), &storyboard.picture) {
        (Some(size), Some(key)) => {
            let image = Image {
                key: key.clone(),
                rect: laid_under(hole, size, storyboard.crop),
                alt: storyboard.alt.clone(),
            };
            pen.items.push(Item::Group(Group {
                key: "picture".into(),
                at: Point::default(),
                clip: Some(hole),
                pin: Pin::None,
                layer: "cards",
                items: vec![Item::Image(image)].into(),
            }));
        }
        _ => {
            pen.rect(hole, CARD_RADIUS - EDGE, Some(theme.sunken), None);
            let alt = measured.extras.first();
            let words = alt.filter(|_| !storyboard.alt.is_empty());
            let height = ICON + words.map_or(0.0, |words| words.height() + 4.0);
            let top = hole.center().y - height / 2.0;
            let icon = Point::new(hole.center().x - ICON / 2.0, top);
            pen.icon("image", icon, ICON, theme.ink_3);
            if let Some(words) = words {
                pen.text_centered(words, Point::new(hole.center().x, top + ICON + 4.0), theme.ink_3);
            }
        }
    }
    pen.rect(inside(frame), CARD_RADIUS, None, Some(edge));
    write(measured, pen, theme.ink);
}

/// Where the whole picture lies so that the wanted part of it fills the frame; what reaches beyond is clipped. A part of
/// another shape than the frame's is shown about its middle.
fn laid_under(hole: Rect, (w, h): (u32, u32), crop: Option<Crop>) -> Rect {
    let whole = Crop {
        x: 0.0,
        y: 0.0,
        w: 1.0,
        h: 1.0,
    };
    let part = crop.filter(Crop::is_inside).unwrap_or(whole);
    let (w, h) = (f64::from(w), f64::from(h));
    let scale = (f64::from(hole.w) / (part.w * w)).max(f64::from(hole.h) / (part.h * h));
    // A part of next to nothing would blow the picture up beyond every number.
    let scale = scale.min(1e5 / w.max(h));
    let middle = hole.center();
    Rect::new(
        (f64::from(middle.x) - (part.x + part.w / 2.0) * w * scale) as f32,
        (f64::from(middle.y) - (part.y + part.h / 2.0) * h * scale) as f32,
        (w * scale) as f32,
        (h * scale) as f32,
    )
}
