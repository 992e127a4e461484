//! Words at the edge of a sheet: which tile it is, what a print shop wants to know.

use journey_scene::{Pin, Point, Scene, Size};

use crate::Look;
use crate::pen::Pen;
use crate::text::{Face, Typesetter};

/// One line of small words at most `width` wide: which tile a sheet is, or the slug of a print shop. Its scene is as large
/// as the words are, on transparent paper (alpha 0).
pub fn sheet_label(parts: &[&str], width: f32, look: Look, setter: &mut Typesetter) -> Scene {
    setter.begin();
    let face = Face {
        size: 7.0,
        line_height: 9.0,
        ..Face::SMALL
    };
    let text = parts
        .iter()
        .filter(|part| !part.is_empty())
        .copied()
        .collect::<Vec<_>>()
        .join(" · ");
    let text = setter.set_shortened(&text, face, width, 1);
    let mut pen = Pen::new(look);
    pen.text(&text, Point::default(), look.theme.ink_2);
    Scene {
        size: Size {
            w: text.width(),
            h: text.height(),
        },
        paper: look.theme.paper.with_alpha(0.0),
        groups: vec![pen.group("sheet-label", "notes", Point::default(), Pin::None)],
        ..Scene::default()
    }
}
