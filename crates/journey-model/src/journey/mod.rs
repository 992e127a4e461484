//! The journey itself: a graph that changes only through [`Journey::apply`].
//!
//! `read.rs` answers questions, `apply.rs` changes, `check.rs` says what a whole journey is, `index.rs` knows where things are.

mod apply;
mod check;
mod index;
mod read;

use std::collections::{BTreeMap, BTreeSet};

use petgraph::stable_graph::{EdgeIndex, NodeIndex, StableDiGraph};

pub use check::{Broken, Fault};
use index::Index;

use crate::{About, Element, Id, Record, Relation};

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
    index: Index,
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
            index: Index::default(),
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
                    journey.insert_element(element);
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
}

impl PartialEq for Journey {
    fn eq(&self, other: &Self) -> bool {
        self.records().eq(other.records())
    }
}
