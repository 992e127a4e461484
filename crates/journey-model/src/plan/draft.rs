//! The records that will differ, and what is checked once they are known.

use std::collections::BTreeMap;

use crate::{Act, Card, Change, Element, Id, Journey, Label, Link, Record, Refusal, Transaction};

/// Collects the records that will differ. Each record's `before` is taken from the journey.
pub(super) struct Draft<'a> {
    pub(super) journey: &'a Journey,
    after: BTreeMap<Id, Option<Record>>,
}

impl<'a> Draft<'a> {
    pub(super) fn new(journey: &'a Journey) -> Self {
        Self {
            journey,
            after: BTreeMap::new(),
        }
    }

    pub(super) fn put(&mut self, element: Element) {
        self.after.insert(element.id(), Some(Record::Element(element)));
    }

    pub(super) fn put_link(&mut self, link: Link) {
        self.after.insert(link.id, Some(Record::Link(link)));
    }

    pub(super) fn remove(&mut self, id: Id) {
        self.after.insert(id, None);
    }

    /// Whether anything was said about this record.
    pub(super) fn touches(&self, id: Id) -> bool {
        self.after.contains_key(&id)
    }

    /// Every element that will be new or different.
    pub(super) fn elements(&self) -> impl Iterator<Item = &Element> {
        self.after.values().filter_map(|record| match record {
            Some(Record::Element(element)) => Some(element),
            _ => None,
        })
    }

    /// The element as it will be.
    pub(super) fn element(&self, id: Id) -> Option<&Element> {
        match self.after.get(&id) {
            Some(Some(Record::Element(element))) => Some(element),
            Some(_) => None,
            None => self.journey.element(id),
        }
    }

    /// The card as it will be.
    pub(super) fn card(&self, id: Id) -> Option<&Card> {
        match self.element(id)? {
            Element::Card(card) => Some(card),
            _ => None,
        }
    }

    /// The links of an element as they will be, by id. Links that are new in the draft are not among them.
    pub(super) fn links_of(&self, id: Id) -> Vec<Link> {
        self.journey
            .links_of(id)
            .into_iter()
            .filter_map(|link| match self.after.get(&link.id) {
                Some(Some(Record::Link(changed))) => Some(changed.clone()),
                Some(_) => None,
                None => Some(link.clone()),
            })
            .collect()
    }

    /// Links around these elements that no longer make sense once their ends have changed (an opportunity that became a pain
    /// point answers nothing) go along.
    pub(super) fn draw_back_links(&mut self, ids: impl IntoIterator<Item = Id>) {
        for id in ids {
            for link in self.links_of(id) {
                let joins = match (self.element(link.from), self.element(link.to)) {
                    (Some(from), Some(to)) => link.kind.joins(from, to),
                    _ => false,
                };
                if !joins {
                    self.remove(link.id);
                }
            }
        }
    }

    /// A conflict goes with what it is about.
    fn draw_back_conflicts(&mut self) {
        let gone: Vec<Id> = self
            .after
            .iter()
            .filter(|(_, after)| after.is_none())
            .map(|(id, _)| *id)
            .collect();
        for id in gone {
            for conflict in self.journey.conflicts_of(id) {
                self.after.insert(conflict.id, None);
            }
        }
    }

    pub(super) fn finish(mut self, act: Act, name: &str, place: &str, count: usize) -> Result<Transaction, Refusal> {
        self.draw_back_conflicts();
        let journey = self.journey;
        let changes: Vec<Change> = self
            .after
            .into_iter()
            .map(|(id, after)| Change {
                id,
                before: journey.record(id),
                after,
            })
            .filter(|change| change.before != change.after)
            .collect();
        if changes.is_empty() {
            return Err(Refusal::NothingToDo);
        }
        check_locks(journey, &changes)?;
        Ok(Transaction {
            label: Label::new(act, name, place, count),
            changes,
        })
    }
}

/// A locked lane neither goes nor changes its kind, and its cards stay as they are, except that they follow the columns when
/// those change, and leave an actor who goes.
fn check_locks(journey: &Journey, changes: &[Change]) -> Result<(), Refusal> {
    if !journey.lanes().iter().any(|lane| lane.locked) {
        return Ok(());
    }
    let locked = |lane: Id| journey.lane(lane).is_some_and(|lane| lane.locked);
    let columns_change = changes
        .iter()
        .any(|change| matches!(element_of(change), Some(Element::Stage(_) | Element::Step(_))));
    for change in changes {
        match (&change.before, &change.after) {
            (Some(Record::Element(Element::Lane(lane))), after) if lane.locked => {
                let same_kind = matches!(after, Some(Record::Element(Element::Lane(after))) if after.kind == lane.kind);
                if !same_kind {
                    return Err(Refusal::Locked { id: lane.id });
                }
            }
            (before, after) => {
                let (before, after) = (card_of(before.as_ref()), card_of(after.as_ref()));
                let lanes = [before, after].map(|card| card.and_then(|card| card.place).map(|place| place.lane));
                let Some(lane) = lanes.into_iter().flatten().find(|lane| locked(*lane)) else {
                    continue;
                };
                let follows = match (before, after) {
                    (Some(before), Some(after)) => followed(before, after, columns_change, changes),
                    _ => false,
                };
                if !follows {
                    return Err(Refusal::Locked { id: lane });
                }
            }
        }
    }
    Ok(())
}

/// Whether a card differs only in what other changes bring along.
fn followed(before: &Card, after: &Card, columns_change: bool, changes: &[Change]) -> bool {
    let mut expected = before.clone();
    if columns_change {
        if let (Some(place), Some(now)) = (&mut expected.place, after.place) {
            place.step = now.step;
            place.span = now.span;
        }
        expected.order.clone_from(&after.order);
    }
    let actor_goes = before.actor.is_some_and(|actor| {
        changes
            .binary_search_by_key(&actor, |change| change.id)
            .is_ok_and(|at| changes[at].after.is_none())
    });
    if actor_goes {
        expected.actor = after.actor;
    }
    expected == *after
}

fn element_of(change: &Change) -> Option<&Element> {
    match change.after.as_ref().or(change.before.as_ref()) {
        Some(Record::Element(element)) => Some(element),
        _ => None,
    }
}

fn card_of(record: Option<&Record>) -> Option<&Card> {
    match record {
        Some(Record::Element(Element::Card(card))) => Some(card),
        _ => None,
    }
}
