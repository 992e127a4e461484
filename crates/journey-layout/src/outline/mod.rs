//! The map as a nested list in reading order: stage, step, then lane by lane. `aloud.rs` finds the words.
//!
//! Entries of the last scene are taken where they still say the same, and a step or stage whose parts are all the same is
//! the same itself: whoever compares two scenes sees at once what did not change.

mod aloud;

use journey_model::{Card, Id, Journey, Stamp};
use journey_scene::{OutlineEntry, OutlineKind, Shared};

use crate::Look;
use crate::map::{Columns, Contents};
use crate::pen::named;
use crate::text::Typesetter;
use aloud::Links;

type Entry = Shared<OutlineEntry>;

/// The outline of the last scene, and what it was made from.
#[derive(Default)]
pub(crate) struct KeptOutline {
    /// Ids and names of the lanes.
    lanes: Vec<(Id, String)>,
    stages: Vec<Branch<Branch<Leaf>>>,
}

/// A stage or a step with what it holds.
struct Branch<T> {
    id: Id,
    parts: Vec<T>,
    entry: Entry,
}

/// A card.
struct Leaf {
    id: Id,
    stamp: Stamp,
    /// The lane's place.
    lane: usize,
    /// Whether it says where links lead.
    linked: bool,
    /// Whether it says that people made different things of it.
    argued: bool,
    /// Whether it says that it was seen too long ago.
    aged: bool,
    entry: Entry,
}

/// A part that can be found again.
trait Part {
    fn id(&self) -> Id;
    fn entry(&self) -> &Entry;
}

impl<T> Part for Branch<T> {
    fn id(&self) -> Id {
        self.id
    }

    fn entry(&self) -> &Entry {
        &self.entry
    }
}

impl Part for Leaf {
    fn id(&self) -> Id {
        self.id
    }

    fn entry(&self) -> &Entry {
        &self.entry
    }
}

/// Parts of the last scene, asked for nearly in their order.
struct Former<T> {
    parts: Vec<Option<T>>,
    next: usize,
}

impl<T: Part> Former<T> {
    fn of(parts: Vec<T>) -> Self {
        Self {
            parts: parts.into_iter().map(Some).collect(),
            next: 0,
        }
    }

    /// Takes the part with this id: mostly the next one, otherwise one of the others.
    fn take(&mut self, id: Id) -> Option<T> {
        let is_it = |part: &Option<T>| part.as_ref().is_some_and(|part| part.id() == id);
        let at = if self.parts.get(self.next).is_some_and(is_it) {
            self.next
        } else {
            self.parts.iter().position(is_it)?
        };
        self.next = at + 1;
        self.parts[at].take()
    }
}

/// The outline of a journey.
pub(crate) fn of(journey: &Journey, columns: &Columns, look: Look, setter: &mut Typesetter) -> Vec<Entry> {
    setter.memory.attend(look);
    let kept = std::mem::take(&mut setter.memory.outline);
    let (entries, kept) = with_contents(journey, columns, &Contents::of(journey, columns), look, kept);
    setter.memory.outline = kept;
    entries
}

/// The outline of a journey whose cards are known by cell: everything but hidden lanes, also what is collapsed or folded. Takes
/// what was kept of the last one, drawn with the same look, and gives what to keep of this.
pub(crate) fn with_contents(
    journey: &Journey,
    columns: &Columns,
    contents: &Contents,
    look: Look,
    mut kept: KeptOutline,
) -> (Vec<Entry>, KeptOutline) {
    let lanes = contents.lanes.iter().map(|lane| (lane.id, lane.name.as_str()));
    if !kept
        .lanes
        .iter()
        .map(|(id, name)| (*id, name.as_str()))
        .eq(lanes.clone())
    {
        // Every card says the name of its lane.
        kept = KeptOutline {
            lanes: lanes.map(|(id, name)| (id, name.to_owned())).collect(),
            stages: Vec::new(),
        };
    }
    let writer = Writer {
        journey,
        lanes: contents
            .lanes
            .iter()
            .map(|lane| (lane.id.to_string(), lane.name.as_str()))
            .collect(),
        links: Links::of(journey),
        look,
    };
    let by_step = contents.by_step(columns.steps());
    let mut former = Former::of(kept.stages);
    let mut stages = Vec::with_capacity(columns.stages().len());
    for band in columns.stages() {
        let (was, parts) = opened(former.take(band.stage.id));
        let mut former = Former::of(parts);
        let hue = band.hue as u8;
        let mut steps = Vec::new();
        let shown = columns.all().get(band.columns.clone()).unwrap_or_default();
        for step in shown.iter().flat_map(|column| &column.steps) {
            let (was, parts) = opened(former.take(step.id));
            let mut former = Former::of(parts);
            let held = columns.place(step.id).and_then(|place| by_step.get(place));
            let cards: Vec<Leaf> = held
                .into_iter()
                .flatten()
                .map(|&(lane, card, stamp)| writer.card((card, stamp), lane, hue, former.take(card.id)))
                .collect();
            let detail = step
                .segment
                .and_then(|id| journey.actor(id))
                .map_or("", |actor| &actor.name);
            let what = (OutlineKind::Step, step.id, hue);
            let detail = aloud::detail_of_head(step.id, detail, journey, look);
            let entry = branch(what, (&step.name, &detail), &cards, was);
            steps.push(Branch {
                id: step.id,
                parts: cards,
                entry,
            });
        }
        let what = (OutlineKind::Stage, band.stage.id, hue);
        let detail = aloud::detail_of_head(band.stage.id, &band.stage.caption, journey, look);
        let entry = branch(what, (&band.stage.name, &detail), &steps, was);
        stages.push(Branch {
            id: band.stage.id,
            parts: steps,
            entry,
        });
    }
    let entries = stages.iter().map(|stage| stage.entry.clone()).collect();
    kept.stages = stages;
    (entries, kept)
}

fn opened<T>(branch: Option<Branch<T>>) -> (Option<Entry>, Vec<T>) {
    match branch {
        Some(branch) => (Some(branch.entry), branch.parts),
        None => (None, Vec::new()),
    }
}

/// The entry of a stage or step: the one that was, when it and all its parts are the same.
fn branch<T: Part>(
    (kind, id, hue): (OutlineKind, Id, u8),
    (name, detail): (&str, &str),
    parts: &[T],
    was: Option<Entry>,
) -> Entry {
    let holds = |entry: &Entry| {
        let mut pairs = entry.children.iter().zip(parts);
        entry.children.len() == parts.len() && pairs.all(|(child, part)| child.is_same(part.entry()))
    };
    let stays = |entry: &Entry| entry.hue == hue && entry.name == name && entry.detail == detail && holds(entry);
    was.filter(stays).unwrap_or_else(|| {
        let entry = OutlineEntry {
            id: named(id),
            kind,
            name: name.to_owned(),
            detail: detail.to_owned(),
            lane: String::new(),
            channel: String::new(),
            hue,
            children: parts.iter().map(|part| part.entry().clone()).collect(),
        };
        entry.into()
    })
}

/// Writes the entries of cards.
struct Writer<'a> {
    journey: &'a Journey,
    lanes: Vec<(String, &'a str)>,
    links: Links<'a>,
    look: Look<'a>,
}

impl Writer<'_> {
    fn card(&self, (card, stamp): (&Card, Stamp), lane: usize, hue: u8, was: Option<Leaf>) -> Leaf {
        let (lane_id, lane_name) = &self.lanes[lane];
        let links = self.links.from(card.id);
        let argued = self.journey.conflicts_of(card.id).next().is_some();
        let aged = aloud::aged(card, self.journey, self.look).is_some();
        let detail = || aloud::detail(card, lane_name, links, self.journey, self.look);
        let stays = |leaf: &Leaf| {
            // How long ago is too long is for the map to say.
            let same = leaf.stamp == stamp && leaf.lane == lane && leaf.entry.hue == hue && leaf.aged == aged;
            // What links lead to may have changed its name.
            let plain = links.is_empty() && !leaf.linked && !argued && !leaf.argued;
            same && (plain || leaf.entry.detail == detail())
        };
        was.filter(stays).unwrap_or_else(|| Leaf {
            id: card.id,
            stamp,
            lane,
            linked: !links.is_empty(),
            argued,
            aged,
            entry: Shared::from(OutlineEntry {
                id: named(card.id),
                kind: OutlineKind::Card,
                name: card.text.clone(),
                detail: detail(),
                lane: lane_id.clone(),
                channel: String::new(),
                hue,
                children: Vec::new(),
            }),
        })
    }
}
