//! What a whole journey is.

use petgraph::visit::IntoEdgeReferences;

use super::Journey;
use crate::{
    Conflict, Content, Element, ElementKind, Id, MAX_HEIGHT, MAX_WIDTH, MIN_HEIGHT, MIN_WIDTH, Record, Relation,
};

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
    /// A conflict has not two sides or more, each with a state of what it is about.
    #[error("a conflict has two sides or more, each with a state of what it is about")]
    WrongSides,
    /// The record is not as the transaction expects it.
    #[error("the record is not as expected")]
    Unexpected,
}

impl Journey {
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

    pub(super) fn check_element(&self, id: Id) -> Result<(), Broken> {
        let Some(element) = self.element(id) else { return Ok(()) };
        let broken = |fault| Err(Broken { id, fault });
        let refers = |to: Id, kind: ElementKind| match self.element(to) {
            None => broken(Fault::Dangling(to)),
            Some(other) if other.kind() != kind => broken(Fault::WrongKind(to)),
            Some(_) => Ok(()),
        };
        if !in_range(element) {
            return broken(Fault::OutOfRange);
        }
        match element {
            Element::About(_) if id != self.about => return broken(Fault::SecondAbout),
            Element::About(_) | Element::Actor(_) | Element::Stage(_) | Element::Lane(_) | Element::View(_) => {}
            Element::Step(step) => {
                refers(step.stage, ElementKind::Stage)?;
                if let Some(segment) = step.segment {
                    refers(segment, ElementKind::Actor)?;
                }
            }
            Element::Card(card) => {
                if let Some(actor) = card.actor {
                    refers(actor, ElementKind::Actor)?;
                }
                if let Some(place) = card.place {
                    refers(place.step, ElementKind::Step)?;
                    refers(place.lane, ElementKind::Lane)?;
                    if !self.lane(place.lane).is_some_and(|lane| lane.kind.takes(&card.content)) {
                        return broken(Fault::WrongLane);
                    }
                }
            }
            Element::Conflict(conflict) => self.check_conflict(conflict)?,
        }
        Ok(())
    }

    /// A conflict is about something that is in the map, and its sides are states of that. What they refer to may be gone.
    fn check_conflict(&self, conflict: &Conflict) -> Result<(), Broken> {
        let Conflict { id, of, sides } = conflict;
        let broken = |fault| Err(Broken { id: *id, fault });
        let is_state: Box<dyn Fn(&Record) -> bool> = match (self.element(*of), self.link(*of)) {
            (Some(Element::Conflict(_)), _) => return broken(Fault::WrongKind(*of)),
            (Some(element), _) => Box::new(
                |record| matches!(record, Record::Element(side) if side.id() == *of && side.kind() == element.kind()),
            ),
            // Of two links between the same ends, each side has its own.
            (None, Some(_)) => Box::new(|record| matches!(record, Record::Link(_))),
            (None, None) => return broken(Fault::Dangling(*of)),
        };
        if sides.len() < 2 || conflict.records().next().is_none() || !conflict.records().all(is_state) {
            return broken(Fault::WrongSides);
        }
        let all_in_range = conflict.records().all(|record| match record {
            Record::Element(element) => in_range(element),
            Record::Link(_) => true,
        });
        if all_in_range {
            Ok(())
        } else {
            broken(Fault::OutOfRange)
        }
    }

    pub(super) fn check_link(&self, id: Id) -> Result<(), Broken> {
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

/// Whether every number of an element lies in its range.
fn in_range(element: &Element) -> bool {
    let hue = |hue: Option<u8>| hue.is_none_or(|hue| hue <= 7);
    match element {
        Element::About(about) => {
            let scale = about.scale;
            let mut thresholds = about.findings.thresholds.iter();
            scale.min.is_finite()
                && scale.max.is_finite()
                && scale.min < scale.max
                && thresholds.all(|threshold| threshold.value.is_finite())
        }
        Element::Actor(actor) => hue(Some(actor.hue)) && counts(actor.contacts),
        Element::Stage(stage) => hue(stage.hue) && counts(stage.contacts),
        Element::Step(step) => step.width.is_none_or(|width| (MIN_WIDTH..=MAX_WIDTH).contains(&width)),
        Element::Lane(lane) => lane
            .height
            .is_none_or(|height| (MIN_HEIGHT..=MAX_HEIGHT).contains(&height)),
        Element::View(view) => view.seen.section.is_none_or(|section| section.is_finite()),
        Element::Card(card) => {
            card.place.is_none_or(|place| place.span > 0) && content_in_range(&card.content) && hue(card.hue)
        }
        Element::Conflict(_) => true,
    }
}

fn content_in_range(content: &Content) -> bool {
    let grade = |value: u8| (1..=5).contains(&value);
    match content {
        Content::Emotion(emotion) => emotion.score.is_finite(),
        Content::Pain(pain) => grade(pain.severity) && grade(pain.frequency),
        Content::Opportunity(opportunity) => grade(opportunity.impact) && grade(opportunity.effort),
        Content::Metric(metric) => [metric.actual, metric.target].into_iter().flatten().all(f64::is_finite),
        Content::Storyboard(storyboard) => storyboard.crop.is_none_or(|crop| crop.is_inside()),
        _ => true,
    }
}
