//! Where to find elements without walking the whole graph.
//!
//! Follows from the elements alone: noted when one comes, forgotten when it goes. A map has ten thousand cards and a dozen
//! lanes, and most questions are about the lanes.

use std::collections::{BTreeMap, BTreeSet};

use crate::{Element, ElementKind, Id};

/// Ids of elements by what is asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Index {
    kinds: BTreeMap<ElementKind, BTreeSet<Id>>,
    /// Cards in the parking lot.
    parked: BTreeSet<Id>,
    /// Cards that cover more than one step.
    wide: BTreeSet<Id>,
    /// Cards and steps that name an actor, by actor.
    of_actor: BTreeMap<Id, BTreeSet<Id>>,
    /// Conflicts, by what they are about.
    conflicts_of: BTreeMap<Id, BTreeSet<Id>>,
}

impl Index {
    pub(super) fn note(&mut self, element: &Element) {
        let id = element.id();
        self.kinds.entry(element.kind()).or_default().insert(id);
        if let Element::Card(card) = element {
            match card.place {
                None => drop(self.parked.insert(id)),
                Some(place) if place.span > 1 => drop(self.wide.insert(id)),
                Some(_) => {}
            }
        }
        if let Some(actor) = named_actor(element) {
            self.of_actor.entry(actor).or_default().insert(id);
        }
        if let Element::Conflict(conflict) = element {
            self.conflicts_of.entry(conflict.of).or_default().insert(id);
        }
    }

    pub(super) fn forget(&mut self, element: &Element) {
        let id = element.id();
        if let Some(ids) = self.kinds.get_mut(&element.kind()) {
            ids.remove(&id);
        }
        self.parked.remove(&id);
        self.wide.remove(&id);
        if let Some(actor) = named_actor(element)
            && let Some(ids) = self.of_actor.get_mut(&actor)
        {
            ids.remove(&id);
            if ids.is_empty() {
                self.of_actor.remove(&actor);
            }
        }
        if let Element::Conflict(conflict) = element
            && let Some(ids) = self.conflicts_of.get_mut(&conflict.of)
        {
            ids.remove(&id);
            if ids.is_empty() {
                self.conflicts_of.remove(&conflict.of);
            }
        }
    }

    pub(super) fn of_kind(&self, kind: ElementKind) -> impl Iterator<Item = Id> {
        self.kinds.get(&kind).into_iter().flatten().copied()
    }

    pub(super) fn parked(&self) -> impl Iterator<Item = Id> {
        self.parked.iter().copied()
    }

    pub(super) fn wide(&self) -> impl Iterator<Item = Id> {
        self.wide.iter().copied()
    }

    pub(super) fn conflicts_of(&self, of: Id) -> impl Iterator<Item = Id> {
        self.conflicts_of.get(&of).into_iter().flatten().copied()
    }

    pub(super) fn of_actor(&self, actor: Id) -> impl Iterator<Item = Id> {
        self.of_actor.get(&actor).into_iter().flatten().copied()
    }
}

fn named_actor(element: &Element) -> Option<Id> {
    match element {
        Element::Card(card) => card.actor,
        Element::Step(step) => step.segment,
        _ => None,
    }
}
