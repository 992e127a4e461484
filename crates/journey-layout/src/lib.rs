//! A journey becomes a scene: text is shaped and broken here, once.
//!
//! [`screen`] draws a map for the window, [`poster`] for a sheet of paper; both draw the same map with the same line breaks.
//! Pure: the same journey, [`Look`] and fonts give the same scene on every machine. All lengths are points at the map's
//! nominal size; a poster is scaled as a whole at the end.
//!
//! Must never know: files, clocks, the interface. Reading order: [`screen`], `map/mod.rs`, then `card/` and `emotion/`.

mod ageing;
mod card;
mod conflict;
mod emotion;
mod hatch;
mod link;
mod look;
mod map;
mod measures;
mod memory;
mod network;
mod number;
mod outline;
mod path;
mod pen;
mod poster;
mod screen;
mod text;
mod words;

pub use emotion::{ComparedCurve, ComparedCurves, ComparedPoint, compared_curves};
pub use hatch::Hatch;
pub use look::{Icons, Look, LookError, PictureSizes, Theme};
pub use network::network;
pub use number::{date, number, percent, signed};
pub use poster::{
    Assembly, AssemblyTile, Blank, Changes, ConclusionNote, ConclusionSection, Conclusions, FindingNote, Joint, Marked,
    Poster, PosterNotes, Sheet, assembly, blank, card_sheets, changes, conclusions, marked_poster, poster, sheet_label,
    summary,
};
pub use screen::screen;
pub use text::{Face, Typesetter};
pub use words::{Words, fill};
