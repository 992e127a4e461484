//! The map itself: ribbon, steps, lanes, cards, curves, links. The same on a screen and on paper.

mod ahead;
mod columns;
mod contents;
pub(crate) mod corner;
mod grid;
mod guidance;
mod heads;
mod lanes;
mod passage;
pub(crate) mod ribbon;
mod rows;
mod tally;

use journey_model::Journey;
use journey_scene::{Group, HitRegion, OutlineEntry, ScoreScale, Shared, Size, side_by_side};

pub(crate) use columns::Columns;
pub(crate) use contents::Contents;
pub(crate) use corner::avatar;
pub(crate) use grid::KeptCell;
pub(crate) use heads::icon_of;
pub(crate) use lanes::{Lanes, Stand};
pub(crate) use rows::{Want, pack};
pub(crate) use tally::{draw_count, draw_strips};

use crate::measures::GUTTER;
use crate::text::Typesetter;
use crate::{Look, ageing, conflict, link, outline, path};

/// What a poster may change to fill its sheet: distances only, never line breaks.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Spacing {
    /// Added to every gutter.
    pub gutter: f32,
    /// Added above and below the cards of every lane.
    pub lane: f32,
    /// Factor of the emotion scale's height.
    pub emotion: f32,
}

impl Default for Spacing {
    fn default() -> Self {
        Self {
            gutter: 0.0,
            lane: 0.0,
            emotion: 1.0,
        }
    }
}

/// Where a map is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Medium {
    /// A window: heads and ribbon are pinned over a ground of paper, the corner shows whose journey it is.
    Screen,
    /// A sheet, whose head shows whose journey it is.
    Paper,
}

/// A drawn map.
pub(crate) struct Drawn {
    pub size: Size,
    /// Height of ribbon and steps, above the first lane.
    pub head: f32,
    pub groups: Vec<Group>,
    pub hits: Vec<Shared<HitRegion>>,
    pub outline: Vec<Shared<OutlineEntry>>,
    /// How scores are drawn.
    pub scales: Vec<ScoreScale>,
    /// Number of lanes that can take more padding.
    pub lanes: usize,
    /// Height of all emotion scales at factor 1.
    pub emotion: f32,
    /// Number of gutters.
    pub gutters: usize,
}

/// Draws a map.
pub(crate) fn draw(journey: &Journey, look: Look, spacing: Spacing, medium: Medium, setter: &mut Typesetter) -> Drawn {
    // Paper is for people who are told something, not asked.
    let look = look.with_guidance(look.guidance && medium == Medium::Screen);
    let columns = Columns::of(journey, spacing);
    let contents = Contents::of(journey, &columns);
    setter.memory.attend(look);
    let kept = std::mem::take(&mut setter.memory.outline);
    // The list for readers and the drawing need nothing of each other.
    let ((entries, kept), drawn) = side_by_side(
        ahead::is_big(&contents),
        || outline::with_contents(journey, &columns, &contents, look, kept),
        || drawing(journey, (&columns, &contents), look, spacing, medium, setter),
    );
    setter.memory.outline = kept;
    Drawn {
        outline: entries,
        ..drawn
    }
}

/// Everything but the outline.
fn drawing(
    journey: &Journey,
    (columns, contents): (&Columns, &Contents),
    look: Look,
    spacing: Spacing,
    medium: Medium,
    setter: &mut Typesetter,
) -> Drawn {
    let loops = link::loops(journey, columns);
    let mut hits = Vec::new();
    let top = ribbon::measure(journey, columns, &loops, look, setter);
    ahead::set(columns, contents, look, setter);
    let lanes = lanes::measure(journey, (columns, contents), look, spacing, top.height, setter);
    let passage = passage::measure(journey, columns, lanes.bottom);
    let bottom = passage.as_ref().map_or(lanes.bottom, passage::Passage::bottom);
    let size = match medium {
        Medium::Screen => Size {
            w: columns.right() + GUTTER,
            h: bottom + 8.0,
        },
        Medium::Paper => Size {
            w: columns.right(),
            h: bottom + 8.0,
        },
    };

    let mut groups = vec![grid::draw(columns, &lanes, (top.rules_from, bottom), look, setter)];
    grid::cells(columns, &lanes, setter, &mut hits);
    let plan = link::Plan::of(columns, &lanes, top.height);
    groups.extend(link::draw(journey, columns, plan, look, setter, &mut hits));
    groups.extend(lanes::draw(&lanes, columns, look, setter, &mut hits));
    if let Some(passage) = &passage {
        groups.push(passage.draw(columns, look, setter));
    }
    groups.extend(heads::draw(&lanes, passage.as_ref(), (look, medium), setter, &mut hits));
    groups.extend(ribbon::draw(&top, columns, &loops, (look, medium), setter, &mut hits));
    groups.extend(corner::draw(journey, top.height, (look, medium), setter, &mut hits));
    ageing::mark(journey, (&mut groups, &hits), look);
    path::draw(journey, (&mut groups, &hits), look, setter);
    conflict::mark(journey, (&mut groups, &mut hits), look, setter);
    Drawn {
        size,
        head: top.height,
        groups,
        hits,
        outline: Vec::new(),
        scales: lanes.scales(),
        lanes: lanes.rows.iter().filter(|row| !row.lane.folded).count(),
        emotion: lanes.emotion_height(spacing),
        gutters: columns.gutters(),
    }
}
