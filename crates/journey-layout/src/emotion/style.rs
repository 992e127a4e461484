//! How the curves of different actors, of today and of tomorrow, are told apart.

use journey_scene::{Color, Dash, Stroke};

use super::lane::Feelings;
use super::series::{Feeling, Series};
use crate::Look;
use crate::measures::FACE;
use crate::pen::{dotted, solid};

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
        (false, true) => solid(color_of(series, feelings, look), width_of(true)),
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

/// The line of somebody else's curve.
fn told_apart(hue: u8, color: Color) -> Stroke {
    Stroke {
        dash: dash_of(false, hue),
        ..solid(color, width_of(false))
    }
}

/// Width of a curve of today, the main actor's or somebody else's.
pub(super) fn width_of(main: bool) -> f32 {
    if main { 2.4 } else { 1.6 }
}

/// Dashes of a curve of today: hues that not every reader can tell apart differ in them as well.
pub(super) fn dash_of(main: bool, hue: u8) -> Option<Dash> {
    match hue {
        _ if main => None,
        0 | 1 => None,
        2 => Some(Dash { on: 9.0, off: 3.5 }),
        odd if odd % 2 == 1 => Some(Dash { on: 4.5, off: 2.5 }),
        _ => Some(Dash { on: 15.0, off: 4.0 }),
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
