//! The journey itself: a graph that changes only through [`Journey::apply`].

use std::collections::{BTreeMap, BTreeSet};

use petgraph::Direction::{Incoming, Outgoing};
use petgraph::stable_graph::{EdgeIndex, NodeIndex, StableDiGraph};
use petgraph::visit::{EdgeRef, IntoEdgeReferences};

use crate::{
    About, Actor, ActorKind, Card, Change, Content, Element, ElementKind, Id, Lane, Link, Record, Relation, Stage,
    Step, Transaction,
};

/// One customer journey: the graph of its elements and relations.
///
/// Always whole: there is exactly one [`About`], every reference leads to an element of the right kind, every card's kind
/// fits its lane, every number lies in its range.
#[derive(Debug, Clone)]
pub struct Journey {
    graph: StableDiGraph<Element, Relation>,
    nodes: BTreeMap<Id, NodeIndex>,
    links: BTreeMap<Id, EdgeIndex>,
    about: Id,
}

/// Why records are no journey, or a transaction does not fit one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{id}: {fault}")]
pub struct Broken {
    /// The offending record.
    pub id: Id,
    /// What is wrong with it.
    pub fault: Fault,
}

/// What is wrong with a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// There is no record that says what the journey is about.
    #[error("nothing says what the journey is about")]
    NoAbout,
    /// There is more than one record that says what the journey is about.
    #[error("a journey is about one thing only")]
    SecondAbout,
    /// Two records have the same id.
    #[error("the id is there twice")]
    Duplicate,
    /// It refers to something that is not there.
    #[error("it refers to {0}, which is not there")]
    Dangling(Id),
    /// It refers to something of the wrong kind.
    #[error("it refers to {0}, which is of the wrong kind")]
    WrongKind(Id),
    /// The card's kind does not fit its lane.
    #[error("the card's kind does not fit its lane")]
    WrongLane,
    /// A link of this kind cannot join these two.
    #[error("a link of this kind cannot join these two")]
    CannotLink,
    /// A number lies outside its range, or is none.
    #[error("a number lies outside its range")]
    OutOfRange,
    /// The record is not as the transaction expects it.
    #[error("the record is not as expected")]
    Unexpected,
}

impl Journey {
    /// A journey without actors, stages and lanes.
    pub fn new(about: About) -> Self {
        let id = about.id;
        let mut journey = Self::hollow(id);
        journey.insert_element(Element::About(about));
        journey
    }

    fn hollow(about: Id) -> Self {
        Self {
            graph: StableDiGraph::new(),
            nodes: BTreeMap::new(),
            links: BTreeMap::new(),
            about,
        }
    }

    /// Rebuilds a journey from its records, in any order.
    pub fn from_records(records: impl IntoIterator<Item = Record>) -> Result<Self, Broken> {
        let mut journey = Self::hollow(Id::from_bits(0));
        let mut about = None;
        let mut holdings = Vec::new();
        let mut links = Vec::new();
        let mut taken = BTreeSet::new();
        for record in records {
            let id = record.id();
            if !taken.insert(id) {
                return Err(Broken {
                    id,
                    fault: Fault::Duplicate,
                });
            }
            match record {
                Record::Element(element) => {
                    if matches!(element, Element::About(_)) && about.replace(id).is_some() {
                        return Err(Broken {
                            id,
                            fault: Fault::SecondAbout,
                        });
                    }
                    holdings.push(id);
                    let node = journey.graph.add_node(element);
                    journey.nodes.insert(id, node);
                }
                Record::Link(link) => links.push(link),
            }
        }
        journey.about = about.ok_or(Broken {
            id: Id::from_bits(0),
            fault: Fault::NoAbout,
        })?;
        for &id in &holdings {
            journey.check_element(id)?;
            journey.hold(id);
        }
        for link in links {
            let id = link.id;
            journey.insert_link(link)?;
            journey.check_link(id)?;
        }
        Ok(journey)
    }

    /// Every record: elements by kind and id, then links by id.
    pub fn records(&self) -> impl Iterator<Item = Record> {
        let mut elements: Vec<&Element> = self.graph.node_weights().collect();
        elements.sort_by_key(|element| (element.kind(), element.id()));
        let links = self
            .links
            .keys()
            .filter_map(|&id| self.link(id))
            .cloned()
            .map(Record::Link);
        elements.into_iter().cloned().map(Record::Element).chain(links)
    }

    /// The record with this id.
    pub fn record(&self, id: Id) -> Option<Record> {
        match self.element(id) {
            Some(element) => Some(Record::Element(element.clone())),
            None => self.link(id).cloned().map(Record::Link),
        }
    }

    /// The graph, to be read by algorithms.
    pub fn graph(&self) -> &StableDiGraph<Element, Relation> {
        &self.graph
    }

    /// The element with this id.
    pub fn element(&self, id: Id) -> Option<&Element> {
        self.graph.node_weight(*self.nodes.get(&id)?)
    }

    /// The link with this id.
    pub fn link(&self, id: Id) -> Option<&Link> {
        match self.graph.edge_weight(*self.links.get(&id)?)? {
            Relation::Link(link) => Some(link),
            Relation::Holds => None,
        }
    }

    /// Every link, by id.
    pub fn links(&self) -> impl Iterator<Item = &Link> {
        self.links.keys().filter_map(|&id| self.link(id))
    }

    /// The links that start or end at an element, by id.
    pub fn links_of(&self, id: Id) -> Vec<&Link> {
        let Some(&node) = self.nodes.get(&id) else {
            return Vec::new();
        };
        let around = self
            .graph
            .edges_directed(node, Outgoing)
            .chain(self.graph.edges_directed(node, Incoming));
        let mut links: Vec<&Link> = around
            .filter_map(|edge| match edge.weight() {
                Relation::Link(link) => Some(link),
                Relation::Holds => None,
            })
            .collect();
        links.sort_by_key(|link| link.id);
        links
    }

    /// What the journey is about.
    pub fn about(&self) -> &About {
        match self.element(self.about) {
            Some(Element::About(about)) => about,
            _ => unreachable!("a journey is always about something"),
        }
    }

    /// The stage with this id.
    pub fn stage(&self, id: Id) -> Option<&Stage> {
        match self.element(id)? {
            Element::Stage(stage) => Some(stage),
            _ => None,
        }
    }

    /// The step with this id.
    pub fn step(&self, id: Id) -> Option<&Step> {
        match self.element(id)? {
            Element::Step(step) => Some(step),
            _ => None,
        }
    }

    /// The lane with this id.
    pub fn lane(&self, id: Id) -> Option<&Lane> {
        match self.element(id)? {
            Element::Lane(lane) => Some(lane),
            _ => None,
        }
    }

    /// The card with this id.
    pub fn card(&self, id: Id) -> Option<&Card> {
        match self.element(id)? {
            Element::Card(card) => Some(card),
            _ => None,
        }
    }

    /// The actor with this id.
    pub fn actor(&self, id: Id) -> Option<&Actor> {
        match self.element(id)? {
            Element::Actor(actor) => Some(actor),
            _ => None,
        }
    }

    /// Every stage in order.
    pub fn stages(&self) -> Vec<&Stage> {
        let mut stages: Vec<&Stage> = self
            .elements()
            .filter_map(|e| if let Element::Stage(s) = e { Some(s) } else { None })
            .collect();
        stages.sort_by_key(|stage| (&stage.order, stage.id));
        stages
    }

    /// Every lane in order.
    pub fn lanes(&self) -> Vec<&Lane> {
        let mut lanes: Vec<&Lane> = self
            .elements()
            .filter_map(|e| if let Element::Lane(l) = e { Some(l) } else { None })
            .collect();
        lanes.sort_by_key(|lane| (&lane.order, lane.id));
        lanes
    }

    /// Every actor in order.
    pub fn actors(&self) -> Vec<&Actor> {
        let mut actors: Vec<&Actor> = self
            .elements()
            .filter_map(|e| if let Element::Actor(a) = e { Some(a) } else { None })
            .collect();
        actors.sort_by_key(|actor| (&actor.order, actor.id));
        actors
    }

    /// Whose journey it is: the first persona or customer.
    pub fn main_actor(&self) -> Option<&Actor> {
        self.actors()
            .into_iter()
            .find(|actor| matches!(actor.kind, ActorKind::Persona | ActorKind::Customer))
    }

    /// The steps of a stage in order.
    pub fn steps_of(&self, stage: Id) -> Vec<&Step> {
        let mut steps: Vec<&Step> = self
            .held_by(stage)
            .filter_map(|e| if let Element::Step(s) = e { Some(s) } else { None })
            .collect();
        steps.sort_by_key(|step| (&step.order, step.id));
        steps
    }

    /// Every step, stage by stage, in order.
    pub fn steps(&self) -> Vec<&Step> {
        self.stages()
            .into_iter()
            .flat_map(|stage| self.steps_of(stage.id))
            .collect()
    }

    /// Every card, in no particular order.
    pub fn cards(&self) -> impl Iterator<Item = &Card> {
        self.elements().filter_map(|element| {
            if let Element::Card(card) = element {
                Some(card)
            } else {
                None
            }
        })
    }

    /// The cards of one cell in order.
    pub fn cards_at(&self, lane: Id, step: Id) -> Vec<&Card> {
        let in_lane = |card: &&Card| card.place.is_some_and(|place| place.lane == lane);
        let mut cards: Vec<&Card> = self
            .held_by(step)
            .filter_map(|e| if let Element::Card(c) = e { Some(c) } else { None })
            .filter(in_lane)
            .collect();
        cards.sort_by_key(|card| (&card.order, card.id));
        cards
    }

    /// The cards of the parking lot in order.
    pub fn parked(&self) -> Vec<&Card> {
        let mut cards: Vec<&Card> = self.cards().filter(|card| card.place.is_none()).collect();
        cards.sort_by_key(|card| (&card.order, card.id));
        cards
    }

    /// Every element, in no particular order.
    pub fn elements(&self) -> impl Iterator<Item = &Element> {
        self.graph.node_weights()
    }

    /// The elements that an element holds.
    pub(crate) fn held_by(&self, holder: Id) -> impl Iterator<Item = &Element> {
        self.nodes.get(&holder).into_iter().flat_map(|&node| {
            self.graph
                .edges_directed(node, Outgoing)
                .filter(|edge| matches!(edge.weight(), Relation::Holds))
                .filter_map(|edge| self.graph.node_weight(edge.target()))
        })
    }

    /// Carries a transaction out, whole or not at all. Never decides: a record that is not as the transaction expects it,
    /// or a result that would not be whole, is refused and nothing has changed.
    pub fn apply(&mut self, transaction: &Transaction) -> Result<(), Broken> {
        self.check_expected(&transaction.changes)?;
        let replaced = self.replace(&transaction.changes, |change| (&change.before, &change.after));
        let result = replaced.and_then(|()| self.check_touched(&transaction.changes));
        if result.is_err() {
            let restored = self.replace(&transaction.changes, |change| (&change.after, &change.before));
            debug_assert_eq!(restored, Ok(()));
        }
        result
    }

    /// Whether the records are as the changes say, and whether all that hangs on a removed element is named as well.
    fn check_expected(&self, changes: &[Change]) -> Result<(), Broken> {
        let mut seen = BTreeSet::new();
        for change in changes {
            let fits = [&change.before, &change.after]
                .into_iter()
                .flatten()
                .all(|record| record.id() == change.id);
            if !fits || !seen.insert(change.id) || self.record(change.id) != change.before {
                return Err(Broken {
                    id: change.id,
                    fault: Fault::Unexpected,
                });
            }
            if let (Some(Record::Element(_)), Some(Record::Link(_)))
            | (Some(Record::Link(_)), Some(Record::Element(_))) = (&change.before, &change.after)
            {
                return Err(Broken {
                    id: change.id,
                    fault: Fault::Unexpected,
                });
            }
        }
        for change in changes {
            if let (Some(Record::Element(_)), None) = (&change.before, &change.after) {
                let held = self.held_by(change.id).map(Element::id);
                let linked = self.links_of(change.id).into_iter().map(|link| link.id);
                if let Some(id) = held.chain(linked).find(|id| !seen.contains(id)) {
                    return Err(Broken {
                        id,
                        fault: Fault::Dangling(change.id),
                    });
                }
            }
        }
        Ok(())
    }

    /// Puts one side of the changes in place of the other.
    fn replace<'a>(
        &mut self,
        changes: &'a [Change],
        sides: impl Fn(&'a Change) -> (&'a Option<Record>, &'a Option<Record>),
    ) -> Result<(), Broken> {
        for change in changes {
            match sides(change) {
                (Some(Record::Link(_)), _) => self.remove_link(change.id),
                (Some(Record::Element(_)), _) => self.release(change.id),
                _ => {}
            }
        }
        // A node that stays keeps its index, and with it the edges around it that the changes do not name.
        for change in changes {
            match sides(change) {
                (Some(Record::Element(_)), None) => self.remove_element(change.id),
                (Some(Record::Element(_)), Some(Record::Element(element))) => {
                    if let Some(weight) = self
                        .nodes
                        .get(&change.id)
                        .and_then(|&node| self.graph.node_weight_mut(node))
                    {
                        *weight = element.clone();
                    }
                }
                (_, Some(Record::Element(element))) => self.insert_element(element.clone()),
                _ => {}
            }
        }
        for change in changes {
            if let (_, Some(Record::Element(_))) = sides(change) {
                self.hold(change.id);
            }
        }
        for change in changes {
            if let (_, Some(Record::Link(link))) = sides(change) {
                self.insert_link(link.clone())?;
            }
        }
        Ok(())
    }

    /// Checks what the changes touched: the records themselves and, when something that others refer to came, went or
    /// changed, all of them.
    fn check_touched(&self, changes: &[Change]) -> Result<(), Broken> {
        let referred = |record: &Option<Record>| matches!(record, Some(Record::Element(element)) if element.kind() != ElementKind::Card);
        if changes.iter().any(|change| referred(&change.before)) {
            return self.check();
        }
        for change in changes {
            self.check_element(change.id)?;
            self.check_link(change.id)?;
            for link in self.links_of(change.id) {
                self.check_link(link.id)?;
            }
        }
        Ok(())
    }

    fn insert_element(&mut self, element: Element) {
        let id = element.id();
        let node = self.graph.add_node(element);
        self.nodes.insert(id, node);
    }

    fn remove_element(&mut self, id: Id) {
        if let Some(node) = self.nodes.remove(&id) {
            self.graph.remove_node(node);
        }
    }

    fn insert_link(&mut self, link: Link) -> Result<(), Broken> {
        let end = |id: Id| {
            self.nodes.get(&id).copied().ok_or(Broken {
                id: link.id,
                fault: Fault::Dangling(id),
            })
        };
        let (from, to) = (end(link.from)?, end(link.to)?);
        let id = link.id;
        let edge = self.graph.add_edge(from, to, Relation::Link(link));
        self.links.insert(id, edge);
        Ok(())
    }

    fn remove_link(&mut self, id: Id) {
        if let Some(edge) = self.links.remove(&id) {
            self.graph.remove_edge(edge);
        }
    }

    /// Draws the edges from an element's holders to it.
    fn hold(&mut self, id: Id) {
        let Some(&node) = self.nodes.get(&id) else { return };
        let holders: Vec<NodeIndex> = match self.graph.node_weight(node) {
            Some(element) => element
                .holders()
                .filter_map(|holder| self.nodes.get(&holder).copied())
                .collect(),
            None => Vec::new(),
        };
        for holder in holders {
            self.graph.add_edge(holder, node, Relation::Holds);
        }
    }

    /// Takes away the edges from an element's holders to it.
    fn release(&mut self, id: Id) {
        let Some(&node) = self.nodes.get(&id) else { return };
        let held: Vec<EdgeIndex> = self
            .graph
            .edges_directed(node, Incoming)
            .filter(|edge| matches!(edge.weight(), Relation::Holds))
            .map(|edge| edge.id())
            .collect();
        for edge in held {
            self.graph.remove_edge(edge);
        }
    }

    /// Checks the whole journey.
    pub fn check(&self) -> Result<(), Broken> {
        for &id in self.nodes.keys() {
            self.check_element(id)?;
        }
        for &id in self.links.keys() {
            self.check_link(id)?;
        }
        let abouts = self
            .elements()
            .filter(|element| matches!(element, Element::About(_)))
            .count();
        let held = self
            .graph
            .edge_references()
            .filter(|edge| matches!(edge.weight(), Relation::Holds))
            .count();
        let due: usize = self.elements().map(|element| element.holders().count()).sum();
        match (abouts, held == due) {
            (1, true) => Ok(()),
            (1, false) => Err(Broken {
                id: self.about,
                fault: Fault::Unexpected,
            }),
            (0, _) => Err(Broken {
                id: self.about,
                fault: Fault::NoAbout,
            }),
            _ => Err(Broken {
                id: self.about,
                fault: Fault::SecondAbout,
            }),
        }
    }

    fn check_element(&self, id: Id) -> Result<(), Broken> {
        let Some(element) = self.element(id) else { return Ok(()) };
        let broken = |fault| Err(Broken { id, fault });
        let refers = |to: Id, kind: ElementKind| match self.element(to) {
            None => broken(Fault::Dangling(to)),
            Some(other) if other.kind() != kind => broken(Fault::WrongKind(to)),
            Some(_) => Ok(()),
        };
        match element {
            Element::About(about) => {
                if id != self.about {
                    return broken(Fault::SecondAbout);
                }
                let scale = about.scale;
                if !(scale.min.is_finite() && scale.max.is_finite() && scale.min < scale.max) {
                    return broken(Fault::OutOfRange);
                }
            }
            Element::Actor(actor) => {
                if actor.hue > 7 || !counts(actor.contacts) {
                    return broken(Fault::OutOfRange);
                }
            }
            Element::Stage(stage) => {
                if stage.hue.is_some_and(|hue| hue > 7) || !counts(stage.contacts) {
                    return broken(Fault::OutOfRange);
                }
            }
            Element::Step(step) => {
                refers(step.stage, ElementKind::Stage)?;
                if let Some(segment) = step.segment {
                    refers(segment, ElementKind::Actor)?;
                }
            }
            Element::Lane(_) => {}
            Element::Card(card) => {
                if let Some(actor) = card.actor {
                    refers(actor, ElementKind::Actor)?;
                }
                if let Some(place) = card.place {
                    refers(place.step, ElementKind::Step)?;
                    refers(place.lane, ElementKind::Lane)?;
                    if place.span == 0 {
                        return broken(Fault::OutOfRange);
                    }
                    if !self.lane(place.lane).is_some_and(|lane| lane.kind.takes(&card.content)) {
                        return broken(Fault::WrongLane);
                    }
                }
                if !in_range(&card.content) {
                    return broken(Fault::OutOfRange);
                }
            }
        }
        Ok(())
    }

    fn check_link(&self, id: Id) -> Result<(), Broken> {
        let Some(link) = self.link(id) else { return Ok(()) };
        let end = |to: Id| {
            self.element(to).ok_or(Broken {
                id,
                fault: Fault::Dangling(to),
            })
        };
        if link.kind.joins(end(link.from)?, end(link.to)?) {
            Ok(())
        } else {
            Err(Broken {
                id,
                fault: Fault::CannotLink,
            })
        }
    }
}

fn counts(contacts: Option<f64>) -> bool {
    contacts.is_none_or(|contacts| contacts.is_finite() && contacts >= 0.0)
}

fn in_range(content: &Content) -> bool {
    let grade = |value: u8| (1..=5).contains(&value);
    match content {
        Content::Emotion(emotion) => emotion.score.is_finite(),
        Content::Pain(pain) => grade(pain.severity) && grade(pain.frequency),
        Content::Opportunity(opportunity) => grade(opportunity.impact) && grade(opportunity.effort),
        Content::Metric(metric) => [metric.actual, metric.target].into_iter().flatten().all(f64::is_finite),
        _ => true,
    }
}

impl PartialEq for Journey {
    fn eq(&self, other: &Self) -> bool {
        self.records().eq(other.records())
    }
}
