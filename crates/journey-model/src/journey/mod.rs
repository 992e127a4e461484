//! The journey itself: a graph that changes only through [`Journey::apply`].
//!
//! `read.rs` answers questions, `apply.rs` changes, `check.rs` says what a whole journey is, `index.rs` knows where things are.

mod apply;
mod check;
mod index;
mod read;
mod stamp;

use std::collections::{BTreeMap, BTreeSet};

use petgraph::stable_graph::{EdgeIndex, NodeIndex, StableDiGraph};

pub use check::{Broken, Fault};
use index::Index;
pub use stamp::Stamp;

use crate::{About, Element, Id, Record, Relation, Unknown, UnknownField};

/// One customer journey: the graph of its elements and relations.
///
/// Always whole: there is exactly one [`About`], every reference leads to an element of the right kind, every card's kind
/// fits its lane, every number lies in its range.
#[derive(Debug, Clone)]
pub struct Journey {
    graph: StableDiGraph<Element, Relation>,
    nodes: BTreeMap<Id, NodeIndex>,
    /// By the places of the nodes.
    stamps: Vec<Stamp>,
    links: BTreeMap<Id, EdgeIndex>,
    about: Id,
    index: Index,
    unknown: Unknown,
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
            stamps: Vec::new(),
            links: BTreeMap::new(),
            about,
            index: Index::default(),
            unknown: Unknown::default(),
        }
    }

    /// Rebuilds a journey from its records, in any order.
    pub fn from_records(records: impl IntoIterator<Item = Record>) -> Result<Self, Broken> {
        let mut journey = Self::hollow(Id::from_bits(0));
        let mut about = None;
        let mut holdings = Vec::new();
        let mut conflicts = Vec::new();
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
                    match &element {
                        Element::Conflict(_) => conflicts.push(id),
                        _ => holdings.push(id),
                    }
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
        // They may be about links.
        for id in conflicts {
            journey.check_element(id)?;
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

    /// What a newer version of the map file said of this map that is not known here.
    pub fn unknown(&self) -> &Unknown {
        &self.unknown
    }

    /// What is not known here of the records that are there, by id.
    pub fn unknown_of_present(&self) -> impl Iterator<Item = (Id, &[UnknownField])> {
        let present = |id: &Id| self.nodes.contains_key(id) || self.links.contains_key(id);
        let records = self.unknown.records.iter().filter(move |(id, _)| present(id));
        records.map(|(id, fields)| (*id, fields.as_slice()))
    }

    /// Keeps what is not known here, in place of what was kept before.
    pub fn keep_unknown(&mut self, unknown: Unknown) {
        self.unknown = unknown;
    }

    /// The graph, to be read by algorithms.
    pub fn graph(&self) -> &StableDiGraph<Element, Relation> {
        &self.graph
    }
}

impl PartialEq for Journey {
    fn eq(&self, other: &Self) -> bool {
        self.records().eq(other.records())
            && self.unknown.map == other.unknown.map
            && self.unknown_of_present().eq(other.unknown_of_present())
    }
}
