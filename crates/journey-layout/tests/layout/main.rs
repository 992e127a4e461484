//! What must hold of every scene, whatever the journey says.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test stops where something is wrong"
)]

mod abridged;
mod aloud;
mod compared;
mod conclusions;
mod conflicts;
mod extremes;

mod feelings;
mod followed;
mod guidance;
mod journeys;
mod links;
mod network;
mod palettes;
mod posters;
mod products;
mod repetition;
mod ruler;
mod screens;
mod scripts;
mod shapes;
mod stickers;
mod studio;
mod turns;
mod woven;
