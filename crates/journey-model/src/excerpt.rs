//! A part of a journey as a journey of its own.

use std::collections::{BTreeMap, BTreeSet};

use crate::{Card, Content, Element, Id, Journey, Link, Record, Stage, Step};

/// What an excerpt keeps. An empty list leaves nothing out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Only {
    /// These stages, with their steps.
    pub stages: Vec<Id>,
    /// These lanes.
    pub lanes: Vec<Id>,
    /// The cards of these actors, and those that belong to nobody.
    pub actors: Vec<Id>,
}

impl Only {
    /// Whether it leaves nothing out.
    pub fn is_everything(&self) -> bool {
        self.stages.is_empty() && self.lanes.is_empty() && self.actors.is_empty()
    }
}

/// The journey with only these stages, lanes and actors. What hangs on nothing any more goes too: steps, cards, links. What
/// stays is as it was, except that
/// - a card which covers steps that go covers those that stay, from the first of them on;
/// - where stages go, one that takes its colour from its place keeps the colour that it had.
///
/// An actor who is not chosen goes with all its cards. A feeling that names nobody is the main actor's, because a curve is
/// always somebody's; every other card that names nobody stays. Segments say who is where on the map: one that a step
/// names stays with it.
pub fn excerpt(journey: &Journey, only: &Only) -> Journey {
    if only.is_everything() {
        return journey.clone();
    }
    let kept = Kept::of(journey, only);
    let mut records: Vec<Record> = journey
        .elements()
        .filter_map(|element| kept.element(element))
        .map(Record::Element)
        .collect();
    let mut ids: BTreeSet<Id> = records.iter().map(Record::id).collect();
    let whole = |link: &&Link| ids.contains(&link.from) && ids.contains(&link.to);
    let links: Vec<Record> = journey.links().filter(whole).cloned().map(Record::Link).collect();
    ids.extend(links.iter().map(Record::id));
    records.extend(links);
    let conflicts = journey.conflicts().filter(|conflict| ids.contains(&conflict.of));
    records.extend(conflicts.cloned().map(Element::Conflict).map(Record::Element));
    // Nothing that stays refers to what is gone, so this is never refused; were it, the whole map is better than none.
    Journey::from_records(records).unwrap_or_else(|_| journey.clone())
}

/// Which elements stay.
struct Kept<'a> {
    /// The stages that stay, with their colours.
    stages: BTreeMap<Id, Option<u8>>,
    lanes: BTreeSet<Id>,
    /// Whose cards stay.
    chosen: BTreeSet<Id>,
    /// Whether feelings that name nobody stay.
    main: bool,
    /// Actors that steps name.
    named: BTreeSet<Id>,
    /// Every step of the journey, whether it stays.
    steps: Vec<(&'a Step, bool)>,
    /// Each step's place in the order of all steps.
    places: BTreeMap<Id, usize>,
}

impl<'a> Kept<'a> {
    fn of(journey: &'a Journey, only: &Only) -> Self {
        let chosen = |list: &[Id], id: Id| list.is_empty() || list.contains(&id);
        let goes = !journey.stages().iter().all(|stage| chosen(&only.stages, stage.id));
        let colored = |(place, stage): (usize, &Stage)| {
            let turn = goes.then_some((place % 8) as u8);
            (stage.id, stage.hue.or(turn))
        };
        let stages: BTreeMap<Id, Option<u8>> = journey
            .stages()
            .into_iter()
            .enumerate()
            .map(colored)
            .filter(|(id, _)| chosen(&only.stages, *id))
            .collect();
        let lanes = journey.lanes().into_iter().map(|lane| lane.id);
        let actors = journey.actors().into_iter().map(|actor| actor.id);
        let steps: Vec<(&Step, bool)> = journey
            .steps()
            .into_iter()
            .map(|step| (step, stages.contains_key(&step.stage)))
            .collect();
        Self {
            lanes: lanes.filter(|id| chosen(&only.lanes, *id)).collect(),
            chosen: actors.filter(|id| chosen(&only.actors, *id)).collect(),
            main: journey.main_actor().is_none_or(|actor| chosen(&only.actors, actor.id)),
            named: steps
                .iter()
                .filter(|(_, stays)| *stays)
                .filter_map(|(step, _)| step.segment)
                .collect(),
            places: steps
                .iter()
                .enumerate()
                .map(|(place, (step, _))| (step.id, place))
                .collect(),
            stages,
            steps,
        }
    }

    /// The element as it stays.
    fn element(&self, element: &Element) -> Option<Element> {
        let stays = match element {
            Element::About(_) | Element::View(_) => true,
            Element::Actor(actor) => self.chosen.contains(&actor.id) || self.named.contains(&actor.id),
            Element::Step(step) => self.stages.contains_key(&step.stage),
            Element::Lane(lane) => self.lanes.contains(&lane.id),
            Element::Stage(stage) => {
                let hue = *self.stages.get(&stage.id)?;
                return Some(Element::Stage(Stage { hue, ..stage.clone() }));
            }
            Element::Card(card) => return self.card(card).map(Element::Card),
            // Known once it is known what stays.
            Element::Conflict(_) => false,
        };
        stays.then(|| element.clone())
    }

    fn card(&self, card: &Card) -> Option<Card> {
        let stays = match (card.actor, &card.content) {
            (Some(actor), _) => self.chosen.contains(&actor),
            (None, Content::Emotion(_)) => self.main,
            (None, _) => true,
        };
        if !stays {
            return None;
        }
        let mut card = card.clone();
        if let Some(place) = &mut card.place {
            if !self.lanes.contains(&place.lane) {
                return None;
            }
            let from = *self.places.get(&place.step)?;
            let to = from.saturating_add(place.span as usize).min(self.steps.len());
            let covered = self.steps.get(from..to)?;
            let mut staying = covered.iter().filter(|(_, stays)| *stays);
            let first = staying.next()?;
            // A span that reaches beyond the last step is left as long as it is.
            if covered.iter().any(|(_, stays)| !stays) {
                place.step = first.0.id;
                place.span = 1 + staying.count() as u32;
            }
        }
        Some(card)
    }
}
