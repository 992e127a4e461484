//! The emotion lane: a smooth curve for each actor, faces at its points, words beside its peaks and valleys.

mod curve;
mod face;
mod label;
mod lane;
mod series;

pub(crate) use lane::{EmotionLane, draw_axis, draw_lane};
pub(crate) use series::series_of;
