//! The emotion lane: a smooth curve for each actor, faces at its points, words beside its peaks and valleys.

mod aside;
mod compared;
mod curve;
mod face;
mod kept;
mod label;
mod lane;
mod scale;
mod series;
mod style;

pub use compared::{ComparedCurve, ComparedCurves, ComparedPoint, compared_curves};
pub(crate) use curve::monotone;
pub(crate) use face::face;
pub(crate) use kept::{KeptCurves, curves, points};
pub(crate) use label::set_ahead;
pub(crate) use lane::{Curves, Feelings};
pub(crate) use scale::draw_axis;
