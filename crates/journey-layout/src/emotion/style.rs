//! How the curves of different actors, of today and of tomorrow, are told apart.

use journey_scene::{Color, Stroke};

use super::lane::Feelings;
use super::series::{Feeling, Series};
use crate::Look;
use crate::measures::FACE;
use crate::pen::{dashed, dotted, solid};

/// Whether a curve is the main actor's.
pub(super) fn is_of_main(series: &Series) -> bool {
    series.actor.is_none()
}

/// Whether it shows how the main actor feels today.
pub(super) fn is_main(series: &Series) -> bool {
    is_of_main(series) && !series.to_be
}

/// Radius of a point's face or dot.
pub(super) fn radius_of(series: &Series, feeling: &Feeling) -> f32 {
    match (feeling.quiet, series.to_be, is_main(series)) {
        (true, ..) => 2.6,
        (false, true, _) => 4.5,
        (false, false, true) => FACE.0,
        (false, false, false) => FACE.1,
    }
}

/// The line of a curve.
pub(super) fn stroke_of(series: &Series, feelings: Feelings, look: Look) -> Stroke {
    match (series.to_be, is_main(series)) {
        (true, _) => dotted(to_be_color(series, feelings, look), 1.8, 5.0),
        (false, true) => solid(color_of(series, feelings, look), 2.4),
        (false, false) => told_apart(hue_of(series, feelings), color_of(series, feelings, look)),
    }
}

/// The main actor's wishes are told by their dots alone; those of others also by whose they are.
pub(super) fn to_be_color(series: &Series, feelings: Feelings, look: Look) -> Color {
    if is_of_main(series) {
        look.theme.ink_3
    } else {
        color_of(series, feelings, look)
    }
}

/// The line of somebody else's curve: hues that not every reader can tell apart differ in their dashes as well.
fn told_apart(hue: u8, color: Color) -> Stroke {
    match hue {
        0 | 1 => solid(color, 1.6),
        2 => dashed(color, 1.6, 9.0, 3.5),
        odd if odd % 2 == 1 => dashed(color, 1.6, 4.5, 2.5),
        _ => dashed(color, 1.6, 15.0, 4.0),
    }
}

fn hue_of(series: &Series, feelings: Feelings) -> u8 {
    let id = series.actor.or(feelings.main);
    let actor = feelings.actors.iter().find(|actor| Some(actor.id) == id);
    actor.map_or(0, |actor| actor.hue)
}

/// Colour of an actor's curve.
pub(super) fn color_of(series: &Series, feelings: Feelings, look: Look) -> Color {
    look.theme.actor(hue_of(series, feelings))
}
