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
        let is_future = journey.about().horizon == Horizon::Future;
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
    /// Feelings of the journey that the map draws: as it is, or as it should become.
    pub emotions: Vec<Laid<'a, &'a Emotion>>,
    pub pains: Vec<Laid<'a, &'a Pain>>,
    pub opportunities: Vec<Laid<'a, &'a Opportunity>>,
    pub metrics: Vec<Laid<'a, &'a Metric>>,
    /// Paths and branches between touchpoints, as places in their list, each once.
    pub ways: Vec<(usize, usize)>,
    /// For each touchpoint: whether any path leads to it, and whether any leads on from it, wherever.
    pub reached: Vec<bool>,
    pub left: Vec<bool>,
    thresholds: &'a Thresholds,
    columns: BTreeMap<Id, usize>,
    touchpoint_of: BTreeMap<Id, usize>,
}

/// A card with what it is, on the map.
pub(crate) struct Laid<'a, T> {
    pub card: &'a Card,
    pub is: T,
    /// Its first column.
    pub column: usize,
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
        // How it should feel is another curve than how it feels, and what the map draws is one of the two.
        let is_future = self.journey.about().horizon == Horizon::Future;
        let hoped = |card: &Card| card.evidence.basis == Basis::Proposed;
        let has_hopes = || {
            laid.iter()
                .any(|(.., card)| matches!(card.content, Content::Emotion(_)) && hoped(card))
        };
        let felt_is_hoped = is_future && has_hopes();
        for (column, _, card) in laid {
            self.cards.push(Laid { card, is: (), column });
            match &card.content {
                Content::Touchpoint(is) => {
                    self.touchpoint_of.insert(card.id, self.touchpoints.len());
                    self.touchpoints.push(Laid { card, is, column });
                }
                Content::Emotion(is) if hoped(card) == felt_is_hoped => self.emotions.push(Laid { card, is, column }),
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
        let (mut reached, mut left) = (vec![false; count], vec![false; count]);
        let mut ways = Vec::new();
        let mut left_whole: BTreeSet<Id> = BTreeSet::new();
        for link in self.path_links() {
            let ends = (self.touchpoint_of.get(&link.from), self.touchpoint_of.get(&link.to));
            ways.extend(Option::zip(ends.0.copied(), ends.1.copied()));
            left_whole.insert(link.from);
            if let Some(from) = ends.0.and_then(|from| left.get_mut(*from)) {
                *from = true;
            }
            if let Some(to) = ends.1.and_then(|to| reached.get_mut(*to)) {
                *to = true;
            }
        }
        // A link from a step or a stage is open to whoever was there.
        for (laid, left) in self.touchpoints.iter().zip(&mut left) {
            let step = self.steps.get(laid.column);
            *left |= step.is_some_and(|step| left_whole.contains(&step.id) || left_whole.contains(&step.stage));
        }
        for actor in &self.actors {
            for pair in self.path(actor).windows(2) {
                if pair[0] != pair[1] {
                    ways.push((pair[0], pair[1]));
                    left[pair[0]] = true;
                    reached[pair[1]] = true;
                }
            }
        }
        ways.sort_unstable();
        ways.dedup();
        (self.ways, self.reached, self.left) = (ways, reached, left);
    }

    /// The touchpoints of an actor's path, as places in their list; what is no touchpoint of the map is passed over.
    pub fn path(&self, actor: &Actor) -> Vec<usize> {
        let met = actor.path.iter().filter_map(|id| self.touchpoint_of.get(id));
        met.copied().collect()
    }

    /// Whether so many touchpoints have a path that a gap in it means something.
    pub fn is_drawn(&self) -> bool {
        let joined = self
            .reached
            .iter()
            .zip(&self.left)
            .filter(|(reached, left)| **reached || **left);
        let joined = joined.count();
        joined > 0 && joined as f64 >= self.limit(Limit::DrawnShare) * self.touchpoints.len() as f64
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
