//! Metrics: label, value, target and a bar, without a box.

use journey_model::{Better, Card, Measure, Metric};
use journey_scene::{Point, Rect};

use super::{Frame, Measured, Sizes, evidence_edge, plain, write};
use crate::Look;
use crate::measures::PADDING;
use crate::number::{number, signed};
use crate::pen::{Pen, solid};
use crate::text::{Face, Typesetter};
use crate::words::fill;

const BAR: f32 = 4.0;
/// Free space at both ends of the label.
const MARGIN: f32 = 1.0;

pub(super) fn measure(card: &Card, metric: &Metric, width: f32, look: Look, setter: &mut Typesetter) -> Sizes {
    let value = match metric.actual {
        Some(actual) => with_unit(figure(metric, actual, look), &metric.unit),
        None => "–".to_owned(),
    };
    let value = setter.set(&value, Face::VALUE, width - 4.0);
    let target = match metric.target {
        Some(target) => {
            let text = with_unit(figure(metric, target, look), &metric.unit);
            fill(&look.words.target, &[("n", &text)])
        }
        None => String::new(),
    };
    let target = setter.set(&target, Face::SMALL, width - 18.0);
    let rest = value.height()
        + if metric.target.is_some() {
            target.height() + 3.0
        } else {
            0.0
        }
        + BAR
        + 8.0;
    // Without a box the label has nearly the whole width, and an editor breaks it in the same.
    let as_wide = width + 2.0 * (PADDING - MARGIN);
    let mut measured = plain(card, Face::SMALL, as_wide, 0.0, (1.0, rest), setter);
    measured.text_at.x = MARGIN;
    measured.extras = vec![value, target];
    measured
}

pub(super) fn draw(measured: &Measured, metric: &Metric, frame: &Frame, pen: &mut Pen) {
    let theme = pen.look.theme;
    write(measured, pen, theme.ink_3);
    let [value, target] = measured.extras.as_slice() else {
        return;
    };
    let mut y = measured.text_at.y + measured.text.height();
    pen.text(value, Point::new(0.5, y), theme.ink);
    y += value.height();
    if metric.target.is_some() {
        let (icon, color) = match reached(metric) {
            Some(true) => ("circle-check", theme.good),
            Some(false) => ("circle-alert", theme.bad),
            None => ("target", theme.ink_3),
        };
        pen.icon(icon, Point::new(1.0, y + 2.0), 11.5, color);
        pen.text(target, Point::new(16.0, y), theme.ink_2);
        y += target.height() + 3.0;
    }
    bar(metric, frame, y + 3.0, pen, measured);
}

/// A bar from the least to the most of value and target, with a tick at the target; its rule tells how far the figure can
/// be believed.
fn bar(metric: &Metric, frame: &Frame, y: f32, pen: &mut Pen, measured: &Measured) {
    let theme = pen.look.theme;
    let width = frame.width;
    let (Some(actual), Some(target)) = (metric.actual, metric.target) else {
        let edge = evidence_edge(measured.card.evidence.basis, frame.stage.edge);
        pen.line(Point::new(0.0, y + BAR / 2.0), Point::new(width, y + BAR / 2.0), edge);
        return;
    };
    let (low, high) = match metric.measure {
        Measure::Nps => (-100.0, 100.0),
        Measure::Ces => (1.0, 7.0),
        _ => (actual.min(target).min(0.0), actual.max(target) * 1.12),
    };
    // Halves, because the whole may be more than a number holds.
    let share = |value: f64| {
        let share = (value / 2.0 - low / 2.0) / (high.min(f64::MAX) / 2.0 - low / 2.0);
        if share.is_finite() {
            share.clamp(0.0, 1.0) as f32
        } else {
            0.0
        }
    };
    pen.rect(Rect::new(0.0, y, width, BAR), BAR / 2.0, Some(theme.sunken), None);
    let filled = (width * share(actual)).max(BAR);
    pen.rect(Rect::new(0.0, y, filled, BAR), BAR / 2.0, Some(frame.stage.full), None);
    let tick = width * share(target);
    pen.line(
        Point::new(tick, y - 2.5),
        Point::new(tick, y + BAR + 2.5),
        solid(theme.ink, 1.75),
    );
    if measured.card.evidence.basis != journey_model::Basis::Observed {
        let edge = evidence_edge(measured.card.evidence.basis, frame.stage.edge);
        pen.line(Point::new(0.0, y + BAR + 3.5), Point::new(width, y + BAR + 3.5), edge);
    }
}

fn figure(metric: &Metric, value: f64, look: Look) -> String {
    match metric.measure {
        Measure::Nps => signed(value, look.words),
        _ => number(value, look.words),
    }
}

fn with_unit(figure: String, unit: &str) -> String {
    if unit.is_empty() {
        figure
    } else {
        format!("{figure}\u{a0}{unit}")
    }
}

/// Whether the target is reached; `None` while a side is missing.
fn reached(metric: &Metric) -> Option<bool> {
    let (actual, target) = (metric.actual?, metric.target?);
    Some(match metric.better {
        Better::Higher => actual >= target,
        Better::Lower => actual <= target,
    })
}
