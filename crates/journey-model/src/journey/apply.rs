//! Carrying transactions out, and the graph's own upkeep.

use std::collections::BTreeSet;

use petgraph::Direction::Incoming;
use petgraph::stable_graph::{EdgeIndex, NodeIndex};
use petgraph::visit::EdgeRef;

use super::{Broken, Fault, Journey, Stamp};
use crate::{Change, Element, Id, Link, Record, Relation, Transaction};

impl Journey {
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
            if !fits || !seen.insert(change.id) || !self.stands_as(change.id, change.before.as_ref()) {
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

    /// Whether the record with this id is this one; `None` when there is none.
    fn stands_as(&self, id: Id, record: Option<&Record>) -> bool {
        match record {
            Some(Record::Element(element)) => self.element(id) == Some(element),
            Some(Record::Link(link)) => self.link(id) == Some(link),
            None => self.element(id).is_none() && self.link(id).is_none(),
        }
    }

    /// Puts one side of the changes in place of the other.
    fn replace<'a>(
        &mut self,
        changes: &'a [Change],
        sides: impl Fn(&'a Change) -> (&'a Option<Record>, &'a Option<Record>),
    ) -> Result<(), Broken> {
        // The graph looks for an edge among those around its ends, the newest first: the newest go first as well.
        for change in changes.iter().rev() {
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
                    if let Some(&node) = self.nodes.get(&change.id)
                        && let Some(weight) = self.graph.node_weight_mut(node)
                    {
                        self.index.forget(weight);
                        self.index.note(element);
                        *weight = element.clone();
                        self.stamp(node);
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

    /// Checks what the changes touched: the records themselves, the links around them, and what refers to an element that
    /// became something else.
    fn check_touched(&self, changes: &[Change]) -> Result<(), Broken> {
        for change in changes {
            let (before, after) = (element_of(&change.before), element_of(&change.after));
            match (before, after) {
                // What the journey is about came or went, or an element became one of another kind.
                (Some(Element::About(_)), None) | (None, Some(Element::About(_))) => return self.check(),
                (Some(before), Some(after)) if before.kind() != after.kind() => return self.check(),
                (Some(Element::Lane(before)), Some(Element::Lane(after))) if before.kind != after.kind => {
                    for card in self.held_by(change.id) {
                        self.check_element(card.id())?;
                    }
                }
                (Some(Element::Actor(_)), None) => {
                    for element in self.naming_actor(change.id) {
                        self.check_element(element.id())?;
                    }
                }
                _ => {}
            }
            self.check_element(change.id)?;
            self.check_link(change.id)?;
            if change.after.is_none() {
                for conflict in self.conflicts_of(change.id) {
                    self.check_element(conflict.id)?;
                }
            }
            for link in self.links_of(change.id) {
                self.check_link(link.id)?;
            }
        }
        Ok(())
    }

    pub(super) fn insert_element(&mut self, element: Element) {
        let id = element.id();
        self.index.note(&element);
        let node = self.graph.add_node(element);
        self.nodes.insert(id, node);
        self.stamp(node);
    }

    /// Says that the element at a node was written.
    fn stamp(&mut self, node: NodeIndex) {
        let fresh = Stamp::fresh();
        match self.stamps.get_mut(node.index()) {
            Some(stamp) => *stamp = fresh,
            // Nodes are numbered from 0, and one that is gone leaves its number to the next.
            None => self.stamps.push(fresh),
        }
    }

    fn remove_element(&mut self, id: Id) {
        if let Some(node) = self.nodes.remove(&id)
            && let Some(element) = self.graph.remove_node(node)
        {
            self.index.forget(&element);
        }
    }

    pub(super) fn insert_link(&mut self, link: Link) -> Result<(), Broken> {
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
    pub(super) fn hold(&mut self, id: Id) {
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
}

fn element_of(record: &Option<Record>) -> Option<&Element> {
    match record {
        Some(Record::Element(element)) => Some(element),
        _ => None,
    }
}
