//! The five-step build: gather what is known, tell people apart, find the touchpoints, measure every stage, keep improving.
//! How far a map has come is read from what it holds, so that nobody has to tick anything off.

use std::collections::{BTreeMap, BTreeSet};

use journey_model::{ActorKind, Basis, Card, Content, Id, Journey, Lane, LaneKind, LinkKind, Progress, Stage};

/// A step of the build, in the order in which they are taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum NextStep {
    /// Gather data: what was seen, with its source.
    Data,
    /// Tell the people apart whose journey it is.
    Segments,
    /// Find where they meet the brand.
    Touchpoints,
    /// Measure every stage.
    Measures,
    /// Keep improving: opportunities that somebody owns, and a day to look at the map again.
    Improvement,
}

impl NextStep {
    /// All five in their order.
    pub const ALL: [Self; 5] = [
        Self::Data,
        Self::Segments,
        Self::Touchpoints,
        Self::Measures,
        Self::Improvement,
    ];
}

/// How far a map has come with one step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// Which.
    pub step: NextStep,
    /// Whether the map holds what the step asks for.
    pub done: bool,
    /// How many there are of what is counted: stages with a sourced observation, people described, steps with a touchpoint,
    /// stages with a measured figure, opportunities with an owner.
    pub have: usize,
    /// How many there have to be.
    pub of: usize,
    /// Where to go on; `None` where something has to be added that has no place yet.
    pub next: Option<Spot>,
}

/// A place of the map to go on at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spot {
    /// The map as a whole: its review date is missing.
    Map,
    /// Something that is there and lacks something.
    Element(Id),
    /// An empty cell to write into.
    Cell {
        /// The lane.
        lane: Id,
        /// The step.
        step: Id,
    },
}

/// People who have to be described before they count as told apart.
const PEOPLE: usize = 2;

/// How far a map has come, step by step. Linear in cards and links.
pub fn standings(journey: &Journey) -> [Standing; 5] {
    let map = Laid::of(journey);
    [
        map.data(),
        map.segments(),
        map.touchpoints(),
        map.measures(),
        map.improvement(),
    ]
}

/// The first step that the map has not taken; `None` when all five are.
pub fn next_step(journey: &Journey) -> Option<NextStep> {
    standings(journey)
        .into_iter()
        .find(|standing| !standing.done)
        .map(|standing| standing.step)
}

/// A journey with its cards by step, each in every step that it covers.
struct Laid<'a> {
    journey: &'a Journey,
    /// Stages with the ids of their steps.
    stages: Vec<(&'a Stage, Vec<Id>)>,
    steps: Vec<Id>,
    by_step: BTreeMap<Id, Vec<&'a Card>>,
}

impl<'a> Laid<'a> {
    fn of(journey: &'a Journey) -> Self {
        let stages: Vec<(&Stage, Vec<Id>)> = journey
            .stages()
            .into_iter()
            .map(|stage| (stage, journey.steps_of(stage.id).iter().map(|step| step.id).collect()))
            .collect();
        let steps: Vec<Id> = stages.iter().flat_map(|(_, steps)| steps.iter().copied()).collect();
        let order: BTreeMap<Id, usize> = steps.iter().enumerate().map(|(at, &step)| (step, at)).collect();
        let mut by_step: BTreeMap<Id, Vec<&Card>> = BTreeMap::new();
        for card in journey.cards() {
            let Some(place) = card.place else { continue };
            let Some(&first) = order.get(&place.step) else { continue };
            for &step in steps.iter().skip(first).take(place.span.max(1) as usize) {
                by_step.entry(step).or_default().push(card);
            }
        }
        for cards in by_step.values_mut() {
            cards.sort_by_key(|card| (card.place.map(|place| place.lane), &card.order, card.id));
        }
        Self {
            journey,
            stages,
            steps,
            by_step,
        }
    }

    fn at(&self, step: Id) -> &[&'a Card] {
        self.by_step.get(&step).map_or(&[], Vec::as_slice)
    }

    fn within<'s>(&'s self, steps: &'s [Id]) -> impl Iterator<Item = &'a Card> + 's {
        steps.iter().flat_map(|&step| self.at(step).iter().copied())
    }

    /// The first lane of one of these kinds that can be written into.
    fn lane(&self, kinds: &[LaneKind]) -> Option<&'a Lane> {
        let open = |lane: &&Lane| !lane.hidden && !lane.folded && !lane.locked;
        let lanes = self.journey.lanes();
        kinds
            .iter()
            .find_map(|kind| lanes.iter().filter(|lane| open(lane)).find(|lane| lane.kind == *kind))
            .copied()
    }

    fn cell(&self, kind: LaneKind, step: Option<Id>) -> Option<Spot> {
        let lane = self.lane(&[kind])?.id;
        Some(Spot::Cell { lane, step: step? })
    }

    /// What was observed, with its source, in every stage.
    fn data(&self) -> Standing {
        let sourced = |card: &Card| card.evidence.basis == Basis::Observed && !card.evidence.source.trim().is_empty();
        let lacks = |steps: &[Id]| !self.within(steps).any(sourced);
        let have = self.stages.iter().filter(|(_, steps)| !lacks(steps)).count();
        let next = self
            .stages
            .iter()
            .find(|(_, steps)| lacks(steps))
            .and_then(|(_, steps)| {
                // Something that is there and only lacks where it comes from, otherwise a place to write down what was seen.
                let there = self.within(steps).find(|card| card.evidence.basis != Basis::Proposed);
                let lane = self.lane(&[
                    LaneKind::Actions,
                    LaneKind::Thoughts,
                    LaneKind::Touchpoints,
                    LaneKind::Notes,
                ]);
                let cell = |lane: &Lane| steps.first().map(|&step| Spot::Cell { lane: lane.id, step });
                there.map(|card| Spot::Element(card.id)).or_else(|| cell(lane?))
            });
        Standing {
            step: NextStep::Data,
            done: have > 0 && have == self.stages.len(),
            have,
            of: self.stages.len(),
            next,
        }
    }

    /// People whose journey it is, each with a word on who they are.
    fn segments(&self) -> Standing {
        let actors = self.journey.actors();
        let people = || {
            let whose = [ActorKind::Persona, ActorKind::Segment, ActorKind::Customer];
            actors.iter().filter(move |actor| whose.contains(&actor.kind))
        };
        let described = |text: &str| !text.trim().is_empty();
        let known = people().filter(|actor| described(&actor.caption) || described(&actor.quote));
        let have = known.count();
        let nameless = people().find(|actor| !described(&actor.caption) && !described(&actor.quote));
        Standing {
            step: NextStep::Segments,
            done: have >= PEOPLE,
            have,
            of: PEOPLE,
            next: nameless.map(|actor| Spot::Element(actor.id)),
        }
    }

    /// A touchpoint in every step.
    fn touchpoints(&self) -> Standing {
        let meets = |step: Id| {
            let mut cards = self.at(step).iter();
            cards.any(|card| matches!(card.content, Content::Touchpoint(_)))
        };
        let have = self.steps.iter().filter(|&&step| meets(step)).count();
        let first = self.steps.iter().copied().find(|&step| !meets(step));
        Standing {
            step: NextStep::Touchpoints,
            done: have > 0 && have == self.steps.len(),
            have,
            of: self.steps.len(),
            next: self.cell(LaneKind::Touchpoints, first),
        }
    }

    /// A metric with a figure, reached or to be reached, for every stage: one that stands in it or measures it.
    fn measures(&self) -> Standing {
        let figure = |card: &Card| match &card.content {
            Content::Metric(metric) => metric.actual.is_some() || metric.target.is_some(),
            _ => false,
        };
        let measured: BTreeSet<Id> = self
            .journey
            .links()
            .filter(|link| link.kind == LinkKind::Measures)
            .filter(|link| self.journey.card(link.from).is_some_and(figure))
            .map(|link| link.to)
            .collect();
        let lacks = |stage: &Stage, steps: &[Id]| {
            let linked = measured.contains(&stage.id) || steps.iter().any(|step| measured.contains(step));
            !linked && !self.within(steps).any(figure)
        };
        let have = self.stages.iter().filter(|(stage, steps)| !lacks(stage, steps)).count();
        let first = self.stages.iter().find(|(stage, steps)| lacks(stage, steps));
        let next = first.and_then(|(_, steps)| {
            let empty = self
                .within(steps)
                .find(|card| matches!(card.content, Content::Metric(_)))
                .map(|card| Spot::Element(card.id));
            empty.or_else(|| self.cell(LaneKind::Metrics, steps.first().copied()))
        });
        Standing {
            step: NextStep::Measures,
            done: have > 0 && have == self.stages.len(),
            have,
            of: self.stages.len(),
            next,
        }
    }

    /// Opportunities that each have an owner, and a day on which the map is looked at again.
    fn improvement(&self) -> Standing {
        let mut open: Vec<(Id, bool)> = self
            .journey
            .cards()
            .filter_map(|card| match &card.content {
                Content::Opportunity(opportunity) if opportunity.progress != Progress::Dropped => {
                    Some((card.id, !opportunity.owner.trim().is_empty()))
                }
                _ => None,
            })
            .collect();
        open.sort_unstable();
        let have = open.iter().filter(|(_, owned)| *owned).count();
        let of = open.len().max(1);
        let orphan = open
            .iter()
            .find(|(_, owned)| !owned)
            .map(|(card, _)| Spot::Element(*card));
        let reviewed = self.journey.about().review.is_some();
        let next = if have == of {
            (!reviewed).then_some(Spot::Map)
        } else {
            orphan.or_else(|| self.cell(LaneKind::Opportunities, self.worst_step()))
        };
        Standing {
            step: NextStep::Improvement,
            done: have == of && reviewed,
            have,
            of,
            next,
        }
    }

    /// Where it hurts most, or else the first step.
    fn worst_step(&self) -> Option<Id> {
        let weight = |card: &Card| match &card.content {
            Content::Pain(pain) => u32::from(pain.severity) * u32::from(pain.frequency),
            _ => 0,
        };
        let heaviest = |step: Id| self.at(step).iter().map(|card| weight(card)).max().unwrap_or(0);
        // The first of equals: `max_by_key` would give the last.
        self.steps.iter().copied().rev().max_by_key(|&step| heaviest(step))
    }
}
