//! Areas that lead to a web address.

use journey_scene::LinkArea;

use super::drawing::{Drawing, number};
use crate::address::reachable;
use crate::contour::upright;
use crate::xml::escaped;

impl Drawing<'_> {
    /// Writes a link as an area that can be clicked and not seen.
    pub(super) fn link(&mut self, area: &LinkArea) {
        let Some(address) = reachable(&area.href) else { return };
        let rect = upright(area.rect);
        self.body.push_str(&format!(
            "<a xlink:href=\"{}\"><rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" fill-opacity=\"0\"/></a>\n",
            escaped(&address),
            number(rect.x),
            number(rect.y),
            number(rect.w),
            number(rect.h)
        ));
    }
}
