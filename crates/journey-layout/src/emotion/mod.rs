//! The emotion lane: a smooth curve for each actor, faces at its points, words beside its peaks and valleys.

mod curve;
mod face;
mod label;
mod lane;
mod scale;
mod series;

pub(crate) use lane::{Curves, Feelings, KeptCurves, curves};
pub(crate) use scale::draw_axis;
