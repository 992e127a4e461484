//! Opportunities: round corners; impact, effort, owner and how far they have come.

use journey_model::{Card, Opportunity, Progress};
use journey_scene::{Point, Segment};

use super::{Frame, Measured, Sizes, evidence_edge, inside, plain, write};
use crate::measures::{OPPORTUNITY_RADIUS, PADDING};
use crate::pen::{Pen, solid};
use crate::text::{Face, Typesetter};

const ICON: f32 = 13.5;
const FOOT: f32 = 17.0;
const RING: f32 = 5.2;
/// Room that impact, effort and the ring take of the foot.
const FIGURES: f32 = 76.0;

pub(super) fn measure(card: &Card, opportunity: &Opportunity, width: f32, setter: &mut Typesetter) -> Sizes {
    let impact = setter.set_line(&opportunity.impact.to_string(), Face::SMALL);
    let effort = setter.set_line(&opportunity.effort.to_string(), Face::SMALL);
    let line = setter.set_line(&opportunity.owner, Face::SMALL);
    // The owner stands beside the figures where there is room, above them otherwise.
    let beside = line.width() <= width - 2.0 * PADDING - FIGURES;
    let owners = if beside {
        vec![line]
    } else {
        let above = setter.set(&opportunity.owner, Face::SMALL, width - 2.0 * PADDING);
        vec![setter.set_line("", Face::SMALL), above]
    };
    let rows: f32 = owners.iter().skip(1).map(|above| above.height() + 1.0).sum();
    let mut measured = plain(
        card,
        Face::CARD,
        width,
        ICON + 5.0,
        (PADDING, PADDING + FOOT + rows),
        setter,
    );
    measured.extras = vec![impact, effort];
    measured.extras.extend(owners);
    measured
}

pub(super) fn draw(measured: &Measured, opportunity: &Opportunity, frame: &Frame, pen: &mut Pen) {
    let theme = pen.look.theme;
    let edge = evidence_edge(measured.card.evidence.basis, frame.stage.edge);
    pen.tinted_rect(inside(frame), OPPORTUNITY_RADIUS, &frame.stage, Some(edge));
    let color = theme.kind("opportunity");
    pen.icon("lightbulb", Point::new(PADDING, PADDING + 1.5), ICON, color);
    write(measured, pen, theme.ink);
    let y = frame.height - PADDING - 5.0;
    let [impact, effort, beside, above @ ..] = measured.extras.as_slice() else {
        return;
    };
    let mut x = PADDING + 1.0;
    for (icon, figure) in [("trending-up", impact), ("hammer", effort)] {
        pen.icon(icon, Point::new(x, y - 6.0), 12.0, theme.ink_3);
        pen.text(figure, Point::new(x + 15.0, y - 7.25), theme.ink_2);
        x += 30.0;
    }
    let ring = Point::new(frame.width - PADDING - RING, y);
    progress_ring(opportunity.progress, ring, pen);
    pen.text_right(beside, Point::new(ring.x - RING - 6.0, y - 7.25), theme.ink_3);
    for owner in above {
        pen.text(owner, Point::new(PADDING, y - 9.0 - owner.height()), theme.ink_3);
    }
}

/// Empty for an idea, then a quarter, half and the whole; a stroke through it when dropped.
fn progress_ring(progress: Progress, center: Point, pen: &mut Pen) {
    let color = pen.look.theme.kind("opportunity");
    let share = match progress {
        Progress::Idea | Progress::Dropped => 0.0,
        Progress::Planned => 0.25,
        Progress::Started => 0.5,
        Progress::Done => 1.0,
    };
    pen.circle(center, RING, None, Some(solid(color, 1.3)));
    if share >= 1.0 {
        pen.circle(center, RING - 1.6, Some(color), None);
    } else if share > 0.0 {
        pen.path(sector(center, RING - 1.4, share), Some(color), None);
    }
    if progress == Progress::Dropped {
        let reach = RING * 0.7;
        let from = Point::new(center.x - reach, center.y + reach);
        pen.line(from, Point::new(center.x + reach, center.y - reach), solid(color, 1.3));
    }
}

/// A piece of a disc from twelve o'clock on, clockwise.
fn sector(center: Point, radius: f32, share: f32) -> Vec<Segment> {
    let steps = (share * 32.0).ceil().max(1.0) as u32;
    let mut segments = vec![Segment::Move { p: center }];
    for step in 0..=steps {
        let angle = std::f32::consts::TAU * share * step as f32 / steps as f32 - std::f32::consts::FRAC_PI_2;
        segments.push(Segment::Line {
            p: Point::new(center.x + radius * angle.cos(), center.y + radius * angle.sin()),
        });
    }
    segments.push(Segment::Close);
    segments
}
