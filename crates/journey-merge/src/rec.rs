//! A record of a journey by reference, and the ids in it.

use journey_model::{Element, ElementKind, Id, Link, Record};

/// An element or link of some journey.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Rec<'a> {
    Element(&'a Element),
    Link(&'a Link),
}

impl<'a> Rec<'a> {
    pub(crate) fn of(record: &'a Record) -> Self {
        match record {
            Record::Element(element) => Self::Element(element),
            Record::Link(link) => Self::Link(link),
        }
    }

    pub(crate) fn id(self) -> Id {
        match self {
            Self::Element(element) => element.id(),
            Self::Link(link) => link.id,
        }
    }

    /// The kind of the element; `None` for a link.
    pub(crate) fn kind(self) -> Option<ElementKind> {
        match self {
            Self::Element(element) => Some(element.kind()),
            Self::Link(_) => None,
        }
    }

    pub(crate) fn to_record(self) -> Record {
        match self {
            Self::Element(element) => Record::Element(element.clone()),
            Self::Link(link) => Record::Link(link.clone()),
        }
    }

    /// Every element or link without which this one cannot be in a journey.
    pub(crate) fn needs(self, mut need: impl FnMut(Id)) {
        match self {
            Self::Element(Element::Card(card)) => {
                if let Some(place) = card.place {
                    need(place.lane);
                    need(place.step);
                }
                card.actor.into_iter().for_each(need);
            }
            Self::Element(Element::Step(step)) => {
                need(step.stage);
                step.segment.into_iter().for_each(need);
            }
            Self::Element(Element::Conflict(conflict)) => need(conflict.of),
            Self::Element(_) => {}
            Self::Link(link) => {
                need(link.from);
                need(link.to);
            }
        }
    }
}

/// Puts other ids in place of a record's own and of those that it names.
pub(crate) fn rename(record: &mut Record, name: &impl Fn(Id) -> Id) {
    let put = |id: &mut Id| *id = name(*id);
    match record {
        Record::Link(link) => [&mut link.id, &mut link.from, &mut link.to].into_iter().for_each(put),
        Record::Element(element) => match element {
            Element::About(about) => {
                put(&mut about.id);
                let muted = about.findings.muted.iter_mut();
                muted
                    .flat_map(|mute| mute.of.iter_mut().chain(&mut mute.beside))
                    .for_each(put);
                about.findings.put_in_order();
            }
            Element::Actor(actor) => {
                put(&mut actor.id);
                actor.path.iter_mut().for_each(put);
            }
            Element::Stage(stage) => put(&mut stage.id),
            Element::Lane(lane) => {
                put(&mut lane.id);
                let guidance = lane.guidance.iter_mut();
                guidance.filter_map(|guidance| guidance.step.as_mut()).for_each(put);
                lane.guidance.sort();
            }
            Element::Step(step) => {
                put(&mut step.id);
                put(&mut step.stage);
                step.segment.iter_mut().for_each(put);
            }
            Element::Card(card) => {
                put(&mut card.id);
                card.actor.iter_mut().for_each(put);
                if let Some(place) = &mut card.place {
                    put(&mut place.lane);
                    put(&mut place.step);
                }
            }
            Element::View(view) => {
                put(&mut view.id);
                view.seen.filter.actors.iter_mut().for_each(put);
            }
            Element::Conflict(conflict) => {
                put(&mut conflict.id);
                put(&mut conflict.of);
                let sides = conflict.sides.iter_mut();
                for record in sides.filter_map(|side| side.record.as_deref_mut()) {
                    rename(record, name);
                }
            }
        },
    }
}
