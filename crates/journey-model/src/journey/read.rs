//! Questions about a journey.

use petgraph::Direction::{Incoming, Outgoing};
use petgraph::visit::{EdgeRef, IntoNodeReferences};

use super::{Journey, Stamp};
use crate::{
    About, Actor, ActorKind, Card, Conflict, Element, ElementKind, Id, Lane, Link, Relation, Stage, Step, View,
};

fn as_conflict(element: &Element) -> Option<&Conflict> {
    match element {
        Element::Conflict(conflict) => Some(conflict),
        _ => None,
    }
}

impl Journey {
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
            .of_kind(ElementKind::Stage)
            .filter_map(|e| if let Element::Stage(s) = e { Some(s) } else { None })
            .collect();
        stages.sort_by_key(|stage| (&stage.order, stage.id));
        stages
    }

    /// Every lane in order.
    pub fn lanes(&self) -> Vec<&Lane> {
        let mut lanes: Vec<&Lane> = self
            .of_kind(ElementKind::Lane)
            .filter_map(|e| if let Element::Lane(l) = e { Some(l) } else { None })
            .collect();
        lanes.sort_by_key(|lane| (&lane.order, lane.id));
        lanes
    }

    /// Every actor in order.
    pub fn actors(&self) -> Vec<&Actor> {
        let mut actors: Vec<&Actor> = self
            .of_kind(ElementKind::Actor)
            .filter_map(|e| if let Element::Actor(a) = e { Some(a) } else { None })
            .collect();
        actors.sort_by_key(|actor| (&actor.order, actor.id));
        actors
    }

    /// Every view in order.
    pub fn views(&self) -> Vec<&View> {
        let mut views: Vec<&View> = self
            .of_kind(ElementKind::View)
            .filter_map(|e| if let Element::View(v) = e { Some(v) } else { None })
            .collect();
        views.sort_by_key(|view| (&view.order, view.id));
        views
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

    /// Every card with its stamp, in no particular order.
    pub fn stamped_cards(&self) -> impl Iterator<Item = (&Card, Stamp)> {
        self.graph
            .node_references()
            .filter_map(|(node, element)| match (element, self.stamps.get(node.index())) {
                (Element::Card(card), Some(&stamp)) => Some((card, stamp)),
                _ => None,
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
        let mut cards: Vec<&Card> = self.index.parked().filter_map(|id| self.card(id)).collect();
        cards.sort_by_key(|card| (&card.order, card.id));
        cards
    }

    /// Every conflict, by id.
    pub fn conflicts(&self) -> impl Iterator<Item = &Conflict> {
        self.of_kind(ElementKind::Conflict).filter_map(as_conflict)
    }

    /// The conflicts about an element or a link, by id.
    pub fn conflicts_of(&self, of: Id) -> impl Iterator<Item = &Conflict> {
        let found = self.index.conflicts_of(of).filter_map(|id| self.element(id));
        found.filter_map(as_conflict)
    }

    /// Every element, in no particular order.
    pub fn elements(&self) -> impl Iterator<Item = &Element> {
        self.graph.node_weights()
    }

    fn of_kind(&self, kind: ElementKind) -> impl Iterator<Item = &Element> {
        self.index.of_kind(kind).filter_map(|id| self.element(id))
    }

    /// Cards that say they cover more than one step, by id.
    pub(crate) fn wide_cards(&self) -> impl Iterator<Item = &Card> {
        self.index.wide().filter_map(|id| self.card(id))
    }

    /// The cards and steps that name an actor, by id.
    pub(crate) fn naming_actor(&self, actor: Id) -> impl Iterator<Item = &Element> {
        self.index.of_actor(actor).filter_map(|id| self.element(id))
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
}
