//! What changed since a print: stickers for the changed cells only, at the size of the print on the wall.
//!
//! This file finds what changed; `stickers.rs` draws it.

use std::collections::{BTreeMap, BTreeSet};

use journey_model::{Card, Content, Id, Journey, LaneKind, Link};
use journey_scene::Scene;

use super::places::{card_words, place_words};
use super::stickers::{Region, Wall, draw};
use super::{Poster, PosterNotes, Sheet};
use crate::Look;
use crate::text::Typesetter;
use crate::words::fill;

/// Sheets that bring a poster on a wall up to date.
#[derive(Debug, Clone, PartialEq)]
pub struct Changes {
    /// The list of what to put on and what to take off, then the stickers.
    pub sheets: Vec<Scene>,
    /// Whether nothing changed that shows on the map.
    pub nothing: bool,
}

/// Everything that differs.
#[derive(Default)]
pub(super) struct Differences {
    /// Cells that a sticker covers.
    pub regions: Vec<Region>,
    /// Cards that are not where they were: text and place.
    pub gone: Vec<(String, String)>,
    /// What no sticker can show, in words.
    pub anew: Vec<String>,
}

/// Stickers at the true size of `old_poster`, which is the print of `old`, for the cells in which `new` differs from `old`;
/// before them a list of what to stick where and what to take off the wall. A sticker's corners are those of its cells on
/// the print. Sheets grow where a sticker is larger than they are.
pub fn changes(
    old: &Journey,
    new: &Journey,
    old_poster: &Poster,
    look: Look,
    sheet: Sheet,
    notes: &PosterNotes,
    setter: &mut Typesetter,
) -> Changes {
    setter.begin();
    setter.memory.attend(look);
    let wall = Wall::of(old_poster);
    let found = differences(old, new, &wall, look);
    if found.regions.is_empty() && found.gone.is_empty() && found.anew.is_empty() {
        return Changes {
            sheets: Vec::new(),
            nothing: true,
        };
    }
    Changes {
        sheets: draw(new, &wall, &found, look, sheet, notes, setter),
        nothing: false,
    }
}

fn differences(old: &Journey, new: &Journey, wall: &Wall, look: Look) -> Differences {
    let mut found = Differences {
        anew: structure(old, new, look),
        ..Differences::default()
    };
    let steps: Vec<Id> = old.steps().iter().map(|step| step.id).collect();
    let same_steps = steps == new.steps().iter().map(|step| step.id).collect::<Vec<_>>();
    for lane in new.lanes().into_iter().filter(|lane| !lane.hidden) {
        let Some(was) = old.lane(lane.id) else { continue };
        let covers = [covers(old, lane.id, &steps), covers(new, lane.id, &steps)];
        let mut changed: BTreeSet<usize> = BTreeSet::new();
        for (number, step) in steps.iter().enumerate().filter(|(_, step)| new.step(**step).is_some()) {
            if look_of(old, lane.id, *step) != look_of(new, lane.id, *step) {
                changed.insert(number);
            }
        }
        let curved = was.kind == LaneKind::Emotions;
        if curved {
            // A point bends the curve as far as its neighbours.
            let around = |number: &usize| number.saturating_sub(1)..(number + 2).min(steps.len());
            changed = changed.iter().flat_map(around).collect();
        }
        for run in runs(&changed, &covers, curved) {
            let run_steps: Vec<Id> = steps[run.clone()].to_vec();
            let region = Region {
                lane: lane.id,
                steps: run_steps,
                curved,
            };
            if wall.rect(&region).is_some() && (!curved || same_steps) {
                found.regions.push(region);
            } else {
                found.anew.push(place_words(new, lane.id, steps[run.start], look));
            }
        }
    }
    found.gone = gone(old, new, look);
    found
}

/// What a cell shows: its cards without what is not drawn.
fn look_of(journey: &Journey, lane: Id, step: Id) -> Vec<Card> {
    let cards = journey.cards_at(lane, step).into_iter();
    cards
        .map(|card| Card {
            note: String::new(),
            ..card.clone()
        })
        .collect()
}

/// For each step of the print, up to which step cards that begin there reach.
fn covers(journey: &Journey, lane: Id, steps: &[Id]) -> BTreeMap<usize, usize> {
    let order: Vec<Id> = journey.steps().iter().map(|step| step.id).collect();
    let mut reach = BTreeMap::new();
    for (number, step) in steps.iter().enumerate() {
        let Some(from) = order.iter().position(|other| other == step) else {
            continue;
        };
        for card in journey.cards_at(lane, *step) {
            let span = card.place.map_or(1, |place| place.span as usize);
            let last = from.saturating_add(span).min(order.len()).saturating_sub(1);
            if let Some(last) = steps.iter().position(|step| *step == order[last]) {
                let end = reach.entry(number).or_insert(last);
                *end = last.max(*end);
            }
        }
    }
    reach
}

/// The changed steps as runs that no card reaches out of. Steps side by side are one sticker only where a curve or a card
/// joins them.
fn runs(changed: &BTreeSet<usize>, covers: &[BTreeMap<usize, usize>], curved: bool) -> Vec<std::ops::Range<usize>> {
    let mut spans: Vec<(usize, usize)> = changed.iter().map(|&number| (number, number)).collect();
    let reaching = || {
        covers
            .iter()
            .flatten()
            .filter(|(from, to)| from < to)
            .map(|(&from, &to)| (from, to))
    };
    // A card that touches a run belongs to it, and may touch another.
    loop {
        let before = spans.len();
        let mut grown = Vec::new();
        for (from, to) in reaching() {
            let touches = |span: &&(usize, usize)| span.0 <= to && from <= span.1;
            if spans.iter().any(|span| touches(&span)) && !spans.contains(&(from, to)) {
                grown.push((from, to));
            }
        }
        spans.extend(grown);
        if spans.len() == before {
            break;
        }
    }
    spans.sort_unstable();
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for (from, to) in spans {
        match runs.last_mut() {
            Some(last) if from <= last.1 || (curved && from == last.1 + 1) => last.1 = last.1.max(to),
            _ => runs.push((from, to)),
        }
    }
    runs.into_iter().map(|(from, to)| from..to + 1).collect()
}

/// Cards that are no longer where they were.
fn gone(old: &Journey, new: &Journey, look: Look) -> Vec<(String, String)> {
    let standing = super::places::by_lane(old);
    let placed = standing.iter().filter(|standing| standing.at.is_some());
    let left = placed.filter(|standing| {
        let card = standing.card;
        let is_point = matches!(card.content, Content::Emotion(_));
        !is_point && new.card(card.id).is_none_or(|is| place_of(is) != place_of(card))
    });
    left.map(|standing| (standing.card.text.clone(), card_words(old, standing.card, look)))
        .collect()
}

fn place_of(card: &Card) -> Option<(Id, Id)> {
    card.place.map(|place| (place.lane, place.step))
}

/// What moves whole columns or rows, or lies between cells.
fn structure(old: &Journey, new: &Journey, look: Look) -> Vec<String> {
    let words = look.words;
    let stages = |journey: &Journey| -> Vec<(Id, String)> {
        let stages = journey.stages().into_iter();
        stages.map(|stage| (stage.id, stage.name.clone())).collect()
    };
    let steps = |journey: &Journey| -> Vec<(Id, String)> {
        journey
            .steps()
            .into_iter()
            .map(|step| (step.id, step.name.clone()))
            .collect()
    };
    let lanes = |journey: &Journey| -> Vec<(Id, String)> {
        let lanes = journey.lanes().into_iter().filter(|lane| !lane.hidden);
        lanes.map(|lane| (lane.id, lane.name.clone())).collect()
    };
    let mut anew = Vec::new();
    for (was, is, new_words, gone_words) in [
        (stages(old), stages(new), &words.new_stage, &words.gone_stage),
        (steps(old), steps(new), &words.new_step, &words.gone_step),
        (lanes(old), lanes(new), &words.new_lane, &words.gone_lane),
    ] {
        let before: BTreeMap<Id, &String> = was.iter().map(|(id, name)| (*id, name)).collect();
        let after: BTreeMap<Id, &String> = is.iter().map(|(id, name)| (*id, name)).collect();
        for (id, name) in &is {
            match before.get(id) {
                None => anew.push(fill(new_words, &[("name", name)])),
                Some(old) if *old != name => anew.push(fill(&words.renamed, &[("old", old), ("name", name)])),
                Some(_) => {}
            }
        }
        let lost = was.iter().filter(|(id, _)| !after.contains_key(id));
        anew.extend(lost.map(|(_, name)| fill(gone_words, &[("name", name)])));
    }
    let links = |journey: &Journey| -> BTreeSet<(Id, Id, String, journey_model::LinkKind)> {
        let key = |link: &Link| (link.from, link.to, link.label.clone(), link.kind);
        journey.links().map(key).collect()
    };
    let count = links(old).symmetric_difference(&links(new)).count();
    if count > 0 {
        anew.push(fill(&words.changed_links, &[("n", &count.to_string())]));
    }
    if old.about() != new.about() || old.main_actor() != new.main_actor() {
        anew.push(words.head_changed.clone());
    }
    anew
}

#[cfg(test)]
mod tests {
    use super::*;

    fn joined(changed: &[usize], cards: &[(usize, usize)], curved: bool) -> Vec<std::ops::Range<usize>> {
        let covers = [cards.iter().copied().collect::<BTreeMap<_, _>>()];
        runs(&changed.iter().copied().collect(), &covers, curved)
    }

    #[test]
    fn cells_side_by_side_are_stickers_of_their_own_unless_something_joins_them() {
        assert_eq!(joined(&[1, 2], &[], false), [1..2, 2..3]);
        assert!(joined(&[1, 2], &[], true).into_iter().eq(std::iter::once(1..3)));
        assert_eq!(joined(&[1, 4], &[(1, 2)], false), [1..3, 4..5]);
    }

    #[test]
    fn cards_that_reach_from_one_to_the_next_are_one_sticker() {
        assert_eq!(
            joined(&[2], &[(0, 2), (2, 3), (3, 5), (6, 7)], false),
            std::iter::once(0..6).collect::<Vec<_>>()
        );
    }
}
