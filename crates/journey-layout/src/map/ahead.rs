//! Sets the texts of a big map on several threads before its lanes are measured one after another.

use journey_model::{Card, Content, LaneKind};

use super::{Columns, Contents};
use crate::text::Typesetter;
use crate::{Look, card, emotion};

/// From this many cards on, threads are worth their start.
const WORTH: usize = 256;

/// From this many cards on, a thread of its own is worth its start even when all texts are known.
const BIG: usize = 2_000;

/// Whether there is so much to draw that parts of it are worth a thread each.
pub(super) fn is_big(contents: &Contents) -> bool {
    contents.by_lane.iter().map(Vec::len).sum::<usize>() >= BIG
}

enum Job<'a> {
    /// A card to be measured for a width.
    Card(&'a Card, f32),
    /// A point's words.
    Feeling(&'a Card),
}

/// Sets the texts of all cards that are shown, unless most of them are known. Texts look the same whoever sets them, so this
/// only saves time.
pub(super) fn set(columns: &Columns, contents: &Contents, look: Look, setter: &mut Typesetter) {
    let all: usize = contents.by_lane.iter().map(Vec::len).sum();
    if all < WORTH || setter.memory.cards() > all / 2 || setter.paragraphs() > all / 2 {
        return;
    }
    let mut jobs = Vec::with_capacity(all);
    for (lane, cards) in contents.lanes.iter().zip(&contents.by_lane) {
        if lane.folded {
            continue;
        }
        for &(step, card) in cards {
            let span = card.place.map_or(1, |place| place.span);
            let Some(covered) = columns.covered(step, span) else {
                continue;
            };
            jobs.push(match lane.kind {
                LaneKind::Emotions => Job::Feeling(card),
                _ => Job::Card(card, columns.text_width(covered.start, covered.len())),
            });
        }
    }
    setter.ahead(&jobs, |job, setter| match job {
        Job::Card(one, width) => {
            card::measure(one, *width, look, setter);
        }
        Job::Feeling(one) => {
            if let Content::Emotion(feeling) = &one.content {
                emotion::set_ahead(&one.text, feeling.score, look, setter);
            }
        }
    });
}
