//! The map as questions see it: everything on it in reading order, worked out once for all of them.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use journey_model::{
    Actor, Basis, Card, Content, Date, Element, Emotion, Horizon, Id, Journey, Lane, Link, LinkKind, Metric,
    Opportunity, Pain, Phase, Stage, Step, Touchpoint,
};

use crate::{Limit, Thresholds, phase_of};

/// How far a map has come. What is missing is no news on a map that somebody has only begun to draw.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(crate) enum Begun {
    /// Nobody has written on it.
    #[default]
    NotYet,
    /// Somebody has.
    Yes,
    /// So much stands on it that what does not stand there is missing.
    UnderWay,
}

impl Begun {
    pub fn of(journey: &Journey, thresholds: &Thresholds) -> Self {
        let is_future = is_future(journey);
        let written = journey.cards().filter(|card| is_written(card, is_future)).count();
        match written {
            0 => Self::NotYet,
            _ if (written as f64) < thresholds.get(Limit::BegunCards) => Self::Yes,
            _ => Self::UnderWay,
        }
    }
}

/// Whether somebody wrote the card. What is proposed, as templates do, says what could be, and nothing of the journey as it is;
/// on a map of the future it is the journey, but for a measure that has no value yet.
fn is_written(card: &Card, is_future: bool) -> bool {
    let is_idle = || matches!(&card.content, Content::Metric(metric) if metric.actual.is_none());
    card.place.is_some() && (card.evidence.basis != Basis::Proposed || is_future && !is_idle())
}

fn is_future(journey: &Journey) -> bool {
    journey.about().horizon == Horizon::Future
}

/// A map laid out for questions. Places are in reading order: by column, then by lane, then by the order in the cell.
pub(crate) struct Ground<'a> {
    pub journey: &'a Journey,
    pub today: Option<Date>,
    pub stages: Vec<LaidStage<'a>>,
    pub steps: Vec<&'a Step>,
    pub actors: Vec<&'a Actor>,
    pub main_actor: Option<Id>,
    /// Every card that stands on the map.
    pub cards: Vec<Laid<'a, ()>>,
    pub touchpoints: Vec<Laid<'a, &'a Touchpoint>>,
    /// How it feels, and on a map of the future how it should become as well.
    pub emotions: Vec<Laid<'a, &'a Emotion>>,
    pub pains: Vec<Laid<'a, &'a Pain>>,
    pub opportunities: Vec<Laid<'a, &'a Opportunity>>,
    pub metrics: Vec<Laid<'a, &'a Metric>>,
    /// Paths and branches between touchpoints, as places in their list, each once.
    pub ways: Vec<(usize, usize)>,
    /// For each touchpoint: whether any path of the journey that the map draws leads to it, and whether any leads on from it, wherever.
    pub reached: Vec<bool>,
    pub left: Vec<bool>,
    /// For each touchpoint: whether such a path begins or ends at it, not only at its step or stage.
    joined: Vec<bool>,
    /// Links of the path that do not go from touchpoint to touchpoint.
    wide: Vec<(End, End)>,
    is_future: bool,
    thresholds: &'a Thresholds,
    columns: BTreeMap<Id, usize>,
    touchpoint_of: BTreeMap<Id, usize>,
}

/// Where a link of the path begins or ends: at a card or a step, or at a whole stage.
#[derive(Clone)]
pub(crate) struct End {
    /// As a place in their list.
    pub stage: usize,
    pub columns: Range<usize>,
}

/// A card with what it is, on the map.
pub(crate) struct Laid<'a, T> {
    pub card: &'a Card,
    pub is: T,
    /// Its first column.
    pub column: usize,
}

impl Laid<'_, &Emotion> {
    /// Whether it says how it should become.
    pub fn is_hoped(&self) -> bool {
        self.card.evidence.basis == Basis::Proposed
    }
}

/// A stage with its columns.
pub(crate) struct LaidStage<'a> {
    pub stage: &'a Stage,
    pub phase: Option<Phase>,
    pub columns: Range<usize>,
}

impl LaidStage<'_> {
    /// Those of a list of cards that stand in the stage.
    pub fn of<'s, 'a, T>(&self, list: &'s [Laid<'a, T>]) -> &'s [Laid<'a, T>] {
        let from = list.partition_point(|laid| laid.column < self.columns.start);
        let to = list.partition_point(|laid| laid.column < self.columns.end);
        list.get(from..to).unwrap_or_default()
    }
}

impl<'a> Ground<'a> {
    pub fn new(journey: &'a Journey, thresholds: &'a Thresholds, today: Option<Date>) -> Self {
        let mut steps = Vec::new();
        let mut stages = Vec::new();
        for stage in journey.stages() {
            let start = steps.len();
            steps.extend(journey.steps_of(stage.id));
            stages.push(LaidStage {
                stage,
                phase: phase_of(stage),
                columns: start..steps.len(),
            });
        }
        let actors = journey.actors();
        let mut ground = Self {
            journey,
            today,
            columns: steps.iter().enumerate().map(|(at, step)| (step.id, at)).collect(),
            stages,
            steps,
            main_actor: journey.main_actor().map(|actor| actor.id),
            actors,
            cards: Vec::new(),
            touchpoints: Vec::new(),
            emotions: Vec::new(),
            pains: Vec::new(),
            opportunities: Vec::new(),
            metrics: Vec::new(),
            ways: Vec::new(),
            reached: Vec::new(),
            left: Vec::new(),
            joined: Vec::new(),
            wide: Vec::new(),
            is_future: is_future(journey),
            thresholds,
            touchpoint_of: BTreeMap::new(),
        };
        ground.lay();
        ground.draw();
        ground
    }

    fn lay(&mut self) {
        let lanes: Vec<&Lane> = self.journey.lanes();
        let lanes: BTreeMap<Id, usize> = lanes.iter().enumerate().map(|(at, lane)| (lane.id, at)).collect();
        let laid = self.journey.cards().filter_map(|card| {
            let place = card.place?;
            let column = *self.columns.get(&place.step)?;
            let lane = lanes.get(&place.lane).copied().unwrap_or(usize::MAX);
            Some((column, lane, card))
        });
        let mut laid: Vec<(usize, usize, &Card)> = laid.collect();
        laid.sort_by(|one, other| {
            let (key, other_key) = ((one.0, one.1), (other.0, other.1));
            let by_order = || one.2.order.cmp(&other.2.order).then(one.2.id.cmp(&other.2.id));
            key.cmp(&other_key).then_with(by_order)
        });
        for (column, _, card) in laid {
            self.cards.push(Laid { card, is: (), column });
            match &card.content {
                Content::Touchpoint(is) => {
                    self.touchpoint_of.insert(card.id, self.touchpoints.len());
                    self.touchpoints.push(Laid { card, is, column });
                }
                Content::Emotion(is) if self.is_told(card) => self.emotions.push(Laid { card, is, column }),
                Content::Pain(is) => self.pains.push(Laid { card, is, column }),
                Content::Opportunity(is) => self.opportunities.push(Laid { card, is, column }),
                Content::Metric(is) => self.metrics.push(Laid { card, is, column }),
                _ => {}
            }
        }
    }

    /// The links of the path whose ends both stand on the map: what waits in the parking lot leads nowhere.
    pub fn path_links(&self) -> impl Iterator<Item = &'a Link> {
        let stands = |id: Id| match self.journey.element(id) {
            Some(Element::Card(card)) => card.place.is_some(),
            other => other.is_some(),
        };
        let links = self.journey.links().filter(|link| link.kind == LinkKind::LeadsTo);
        links.filter(move |link| stands(link.from) && stands(link.to))
    }

    fn draw(&mut self) {
        let count = self.touchpoints.len();
        let (mut reached, mut left, mut joined) = (vec![false; count], vec![false; count], vec![false; count]);
        let mut pass = |from: Option<usize>, to: Option<usize>, is_told: bool| {
            if let Some(from) = from {
                left[from] = true;
                joined[from] |= is_told;
            }
            if let Some(to) = to {
                reached[to] |= is_told;
                joined[to] |= is_told;
            }
        };
        let (mut ways, mut wide) = (Vec::new(), Vec::new());
        let mut left_whole: BTreeSet<Id> = BTreeSet::new();
        let stages = self.stages.iter().enumerate();
        let stages: BTreeMap<Id, usize> = stages.map(|(at, stage)| (stage.stage.id, at)).collect();
        let is_told = |id: Id| self.journey.card(id).is_none_or(|card| self.is_told(card));
        for link in self.path_links() {
            let met = |id: Id| self.touchpoint_of.get(&id).copied();
            let (from, to) = (met(link.from), met(link.to));
            match Option::zip(from, to) {
                Some(way) => ways.push(way),
                None => wide.extend(Option::zip(self.end(link.from, &stages), self.end(link.to, &stages))),
            }
            left_whole.insert(link.from);
            pass(from, to, is_told(link.from) && is_told(link.to));
        }
        for actor in &self.actors {
            for pair in self.path(actor).windows(2) {
                if pair[0] != pair[1] {
                    ways.push((pair[0], pair[1]));
                    let is_told = |at: usize| self.is_told(self.touchpoints[at].card);
                    pass(Some(pair[0]), Some(pair[1]), is_told(pair[0]) && is_told(pair[1]));
                }
            }
        }
        // A link from a step or a stage is open to whoever was there.
        for (laid, left) in self.touchpoints.iter().zip(&mut left) {
            let step = self.steps.get(laid.column);
            *left |= step.is_some_and(|step| left_whole.contains(&step.id) || left_whole.contains(&step.stage));
        }
        ways.sort_unstable();
        ways.dedup();
        (self.reached, self.left, self.joined) = (reached, left, joined);
        (self.ways, self.wide) = (ways, wide);
    }

    fn end(&self, id: Id, stages: &BTreeMap<Id, usize>) -> Option<End> {
        if let Some(stage) = stages.get(&id).copied() {
            let columns = self.stages.get(stage)?.columns.clone();
            return Some(End { stage, columns });
        }
        let step = match self.journey.card(id) {
            Some(card) => card.place?.step,
            None => id,
        };
        self.columns.get(&step).map(|column| self.end_at(*column))
    }

    fn end_at(&self, column: usize) -> End {
        End {
            stage: self.stage_of(column),
            columns: column..column + 1,
        }
    }

    /// Where everything begins and ends that leads on, be it from card to card, from step to step or from stage to stage.
    pub fn leads(&self) -> impl Iterator<Item = (End, End)> {
        let end = |at: usize| Some(self.end_at(self.touchpoints.get(at)?.column));
        let ways = self.ways.iter();
        let ways = ways.filter_map(move |(from, to)| Option::zip(end(*from), end(*to)));
        ways.chain(self.wide.iter().cloned())
    }

    /// The touchpoints of an actor's path, as places in their list; what is no touchpoint of the map is passed over.
    pub fn path(&self, actor: &Actor) -> Vec<usize> {
        let met = actor.path.iter().filter_map(|id| self.touchpoint_of.get(id));
        met.copied().collect()
    }

    /// Whether a card tells of the journey that the map draws: what is proposed says what could be, and is no part of it today.
    pub fn is_told(&self, card: &Card) -> bool {
        self.is_future || card.evidence.basis != Basis::Proposed
    }

    /// The touchpoints of the journey that the map draws, with their places in the list.
    pub fn met(&self) -> impl DoubleEndedIterator<Item = (usize, &Laid<'a, &'a Touchpoint>)> {
        let met = self.touchpoints.iter().enumerate();
        met.filter(|(_, laid)| self.is_told(laid.card))
    }

    /// Whether so many touchpoints have a path that a gap in it means something.
    pub fn is_drawn(&self) -> bool {
        let met: Vec<bool> = self.met().map(|(at, _)| self.joined[at]).collect();
        let joined = met.iter().filter(|joined| **joined).count();
        joined > 0 && joined as f64 >= self.limit(Limit::DrawnShare) * met.len() as f64
    }

    pub fn limit(&self, limit: Limit) -> f64 {
        self.thresholds.get(limit)
    }

    /// The name of the step of a column.
    pub fn step_name(&self, column: usize) -> &'a str {
        self.steps.get(column).map_or("", |step| step.name.as_str())
    }

    /// The stage of a column, as a place in their list.
    pub fn stage_of(&self, column: usize) -> usize {
        self.stages.partition_point(|stage| stage.columns.end <= column)
    }

    /// The name of the stage of a column.
    pub fn stage_name(&self, column: usize) -> &'a str {
        let stage = self.stages.get(self.stage_of(column));
        stage.map_or("", |stage| stage.stage.name.as_str())
    }

    /// Least, middle and greatest of the scale of feelings.
    pub fn scale(&self) -> (f64, f64, f64) {
        let scale = self.journey.about().scale;
        (scale.min, f64::midpoint(scale.min, scale.max), scale.max)
    }
}
