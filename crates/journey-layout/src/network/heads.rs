//! The heads of swimlanes at the left, always in view: family, channel and number of touchpoints.

use journey_model::Family;
use journey_scene::{Group, Pin, Point, Rect};

use super::place::{Band, Placed};
use crate::Look;
use crate::card::{channel_icon, plate};
use crate::measures::{LANE_HEAD, PADDING};
use crate::pen::{Pen, solid};
use crate::text::{Face, Typesetter};

const PLATE: f32 = 22.0;
/// Left edge of the words, and their width.
const WORDS: (f32, f32) = (PADDING + PLATE + 9.0, LANE_HEAD - 2.0 * PADDING - PLATE - 9.0);

/// Draws every head, down to `bottom`.
pub(super) fn draw(placed: &Placed, bottom: f32, look: Look, setter: &mut Typesetter) -> Vec<Group> {
    let mut ground = Pen::new(look);
    let height = bottom - placed.top;
    ground.rect(
        Rect::new(0.0, placed.top, LANE_HEAD, height),
        0.0,
        Some(look.theme.paper),
        None,
    );
    let (from, to) = (Point::new(LANE_HEAD, placed.top), Point::new(LANE_HEAD, bottom));
    ground.line(from, to, solid(look.theme.hairline, 1.0));
    let mut groups = vec![ground.group("heads-ground", "grid", Point::default(), Pin::Left)];
    let mut above: Option<&Band> = None;
    for band in &placed.bands {
        groups.push(head(band, above, look, setter));
        above = Some(band);
    }
    groups
}

fn head(band: &Band, above: Option<&Band>, look: Look, setter: &mut Typesetter) -> Group {
    let theme = look.theme;
    let mut pen = Pen::new(look);
    let swimlane = &band.swimlane;
    // Above the first one runs the rule of the ribbon.
    if let Some(above) = above {
        let rule = if is_apart(above, band) {
            theme.hairline_strong
        } else {
            theme.hairline
        };
        pen.line(Point::default(), Point::new(LANE_HEAD, 0.0), solid(rule, 1.0));
    }
    let unnamed = swimlane.channel.is_empty();
    let channel = if unnamed {
        &look.words.no_channel
    } else {
        &swimlane.channel
    };
    let count = setter.set_line(&swimlane.touchpoints.to_string(), Face::SMALL);
    let name = setter.set(channel, Face::LANE, WORDS.1 - count.width() - 6.0);
    let family = match swimlane.family {
        Family::Digital => &look.words.digital,
        Family::Physical => &look.words.physical,
        Family::Relational => &look.words.relational,
    };
    let mut y = ((band.height - name.height()) / 2.0).max(PADDING);
    // The family is named once, where it begins.
    if !unnamed && above.is_none_or(|above| is_apart(above, band)) {
        let caps = Face {
            size: 9.5,
            line_height: 13.0,
            ..Face::CAPS
        };
        let family = setter.set(&family.to_uppercase(), caps, LANE_HEAD - 2.0 * PADDING);
        pen.text(&family, Point::new(PADDING, 5.0), theme.ink_3);
        y = y.max(5.0 + family.height() + 2.0);
    }
    let (fill, mark) = if unnamed {
        (theme.sunken, theme.ink_3)
    } else {
        (theme.ink_2, theme.paper)
    };
    let icon = if unnamed {
        "mouse-pointer-click"
    } else {
        channel_icon(&swimlane.channel, swimlane.family)
    };
    let at = Point::new(PADDING, y + (Face::LANE.line_height - PLATE) / 2.0);
    plate(swimlane.family, icon, at, PLATE, (fill, mark), &mut pen);
    pen.text(
        &name,
        Point::new(WORDS.0, y),
        if unnamed { theme.ink_3 } else { theme.ink },
    );
    let right = Point::new(LANE_HEAD - PADDING, y + 1.0);
    pen.text_right(&count, right, theme.ink_3);
    let key = format!("swimlane:{}", swimlane.channel);
    pen.group(key, "grid", Point::new(0.0, band.top), Pin::Left)
}

/// Whether a stronger rule parts two swimlanes: another family begins, or the touchpoints without a channel.
pub(super) fn is_apart(above: &Band, below: &Band) -> bool {
    above.swimlane.family != below.swimlane.family || below.swimlane.channel.is_empty()
}

/// The ground behind the ribbon: it reaches further to the right than the grid's, because loops turn there.
pub(super) fn ground_of_ribbon(height: f32, right: f32, look: Look) -> Group {
    let mut pen = Pen::new(look);
    pen.rect(
        Rect::new(LANE_HEAD, 0.0, right - LANE_HEAD, height),
        0.0,
        Some(look.theme.paper),
        None,
    );
    let (from, to) = (Point::new(LANE_HEAD, height), Point::new(right, height));
    pen.line(from, to, solid(look.theme.hairline, 1.0));
    pen.group("network-ground", "grid", Point::default(), Pin::Top)
}
