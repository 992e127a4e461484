//! Posters: a map on a sheet of paper, and what else is printed of a map.
//!
//! `poster` is the map itself with a head that says what it is about and a foot that says how to read it; `around.rs` puts
//! the three together, `head.rs`, `findings.rs`, `foot.rs` and `qr.rs` draw them, `fit.rs` fills the sheet. The other
//! products stand in files of their name: `blank`, `cards`, `summary`, `changes`, `assembly`, `label`.
//!
//! Must never know: PDF, tiles' marks, files. Start at [`poster`].

mod around;
mod assembly;
mod blank;
mod cards;
mod changes;
mod chart;
mod column;
mod conclusions;
mod findings;
mod fit;
mod foot;
mod head;
mod label;
mod list;
mod notes;
mod places;
mod qr;
mod stickers;
mod strip;
mod summary;
mod turns;

use journey_model::{Form, Journey};
use journey_scene::{Group, Item, Scene, Size};

use crate::Look;
use crate::map::{Medium, Spacing, draw};
use crate::network::on_paper;
use crate::text::Typesetter;
use around::Around;

pub use assembly::{Assembly, AssemblyTile, Joint, assembly};
pub use blank::{Blank, blank};
pub use cards::card_sheets;
pub use changes::{Changes, changes};
pub use conclusions::{ConclusionNote, ConclusionSection, Conclusions, conclusions};
pub use label::sheet_label;
pub use notes::{FindingNote, PosterNotes};
pub use summary::summary;
pub use turns::Marked;

/// A sheet of paper, in points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Sheet {
    /// Width and height.
    pub size: Size,
    /// Free space along every edge.
    pub margin: f32,
}

impl Sheet {
    /// What the margins leave; never less than a point.
    fn inner(&self) -> Size {
        Size {
            w: (self.size.w - 2.0 * self.margin).max(1.0),
            h: (self.size.h - 2.0 * self.margin).max(1.0),
        }
    }
}

/// A laid-out poster.
#[derive(Debug, Clone, PartialEq)]
pub struct Poster {
    /// The page, in points of the paper.
    pub scene: Scene,
    /// Printed size against the map's nominal size: 1 is 100 %.
    pub scale: f32,
    /// Size of the smallest type on the paper, in points.
    pub smallest_type: f32,
}

/// Lays a journey out on one sheet, nothing cut: as large as it fits, spare room spread over lanes, curves and gutters.
pub fn poster(journey: &Journey, look: Look, sheet: Sheet, notes: &PosterNotes, setter: &mut Typesetter) -> Poster {
    let around = Around {
        journey,
        marked: None,
        look,
        notes,
    };
    laid_out(around, journey, sheet, setter)
}

/// The same with marks on everything that changed since an earlier state, and what is gone where it stood. Head and foot are
/// about the journey itself.
pub fn marked_poster(
    journey: &Journey,
    marked: Marked,
    look: Look,
    sheet: Sheet,
    notes: &PosterNotes,
    setter: &mut Typesetter,
) -> Poster {
    let around = Around {
        journey,
        marked: Some(marked),
        look,
        notes,
    };
    laid_out(around, &marked.over.journey, sheet, setter)
}

/// `journey` is what is drawn between head and foot.
fn laid_out(around: Around, journey: &Journey, sheet: Sheet, setter: &mut Typesetter) -> Poster {
    let (look, notes) = (around.look, around.notes);
    setter.begin();
    setter.memory.attend(look);
    match notes.form {
        Form::Grid => around.lay_out(sheet, setter, &mut |spacing: Spacing, setter| {
            draw(journey, look, spacing, Medium::Paper, setter)
        }),
        Form::Network => around.lay_out(sheet, setter, &mut |_, setter| on_paper(journey, look, setter)),
    }
}

/// Size of the smallest type among these groups; infinite without type.
fn smallest_type(groups: &[Group]) -> f32 {
    groups.iter().map(smallest).fold(f32::INFINITY, f32::min)
}

fn smallest(group: &Group) -> f32 {
    let size = |item: &Item| match item {
        Item::Group(inner) => smallest(inner),
        Item::Text(run) => run.size,
        _ => f32::INFINITY,
    };
    group.items.iter().map(size).fold(f32::INFINITY, f32::min)
}

/// A group moved.
fn moved(group: Group, by: journey_scene::Point) -> Group {
    Group {
        at: group.at.moved(by),
        ..group
    }
}
