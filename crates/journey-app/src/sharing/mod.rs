//! Map files as the meeting point: what came back is compared with the map, and brought together with it.
//!
//! A copy is read whole before the map is looked at (`copy.rs`). What both began from is found by hash, among the states that
//! the library knows to have gone out or come in, and in the history that files bring along (`kinship.rs`). What bringing
//! them together gives is worked out once, shown, and kept until the user agrees (`plan.rs`, `room.rs`); only then does the
//! session write it, as one gesture.
//!
//! Must never know: windows, and how a merge decides (`journey-merge`). Start reading at `plan.rs`.

mod anonymous;
mod coming_in;
mod copy;
mod going_out;
mod kinship;
mod plan;
mod recent;
mod recognising;
mod room;
mod state;
mod watch;
mod writing;

pub(crate) use coming_in::{open_file, take_in};
pub(crate) use copy::{Copy, file_name};
pub(crate) use going_out::{going_out, note_gone_out, without};
pub(crate) use plan::{compare_with, prepare};
pub(crate) use recent::{UsedFile, forget_used, note_used, used};
pub(crate) use recognising::recognise;
pub(crate) use room::SharingRoom;
pub(crate) use state::belonging_to;
pub(crate) use watch::{leave, remember};
pub(crate) use writing::carry_out;
