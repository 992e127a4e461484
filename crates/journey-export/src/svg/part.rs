//! Drawings on a page.

use journey_scene::{Color, Rect, Shape};

use super::drawing::{Drawing, number};
use crate::xml::escaped;
use crate::{ExportError, Part, Role, line};

impl<'a> Drawing<'a> {
    /// Writes a drawing where it stands on the page.
    pub(super) fn part(&mut self, part: &'a Part) -> Result<(), ExportError> {
        let scene = self.document.scene(part.scene)?;
        if part.grown {
            self.area(self.leaf.bleed, scene.paper);
        }
        let moved = !part.is_plain() || scene.size != self.leaf.size;
        if moved {
            let clip = self.clip(part.window(scene, self.leaf));
            self.body.push_str(&format!("<g{clip}{}>\n", spoken(&part.role)));
            self.body.push_str(&format!(
                "<g transform=\"translate({} {}) scale({})\">\n",
                number(part.at.x),
                number(part.at.y),
                factor(part.scale)
            ));
        }
        let grouped = !moved && part.role != Role::Content;
        if grouped {
            self.body.push_str(&format!("<g{}>\n", spoken(&part.role)));
        }
        self.area(Rect::new(0.0, 0.0, scene.size.w, scene.size.h), scene.paper);
        scene.groups.iter().try_for_each(|group| self.group(group))?;
        if moved {
            self.body.push_str("</g>\n</g>\n");
        }
        if grouped {
            self.body.push_str("</g>\n");
        }
        Ok(())
    }

    fn area(&mut self, rect: Rect, color: Color) {
        if line::shows(color) {
            self.shape(&Shape {
                rect,
                radius: 0.0,
                fill: Some(color),
                stroke: None,
            });
        }
    }
}

/// What a screen reader makes of the drawing.
fn spoken(role: &Role) -> String {
    match role {
        Role::Content => String::new(),
        Role::Figure { alt } => format!(" role=\"img\" aria-label=\"{}\"", escaped(alt)),
        Role::Decoration => " aria-hidden=\"true\"".to_owned(),
    }
}

/// A factor: with three decimals, the far end of a large map would be off.
fn factor(value: f32) -> String {
    let text = format!("{value:.7}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}
