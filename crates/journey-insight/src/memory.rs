//! Findings kept from one edit to the next: only those questions are asked again whose answer the edit can have changed.

use std::collections::BTreeSet;

use journey_model::{Card, Change, Content, Date, Element, Journey, LinkKind, Record};

use crate::ground::{Begun, Ground};
use crate::questions::{QUESTIONS, Reads};
use crate::{Finding, Findings, Thresholds, next_step};

/// All that can be found on a map. Findings that people put away say why. On a map on which nobody has written yet
/// there is nothing but the next step, and what tells of people.
pub fn find(journey: &Journey, thresholds: &Thresholds, today: Option<Date>) -> Findings {
    Memory::default().find(journey, thresholds, today)
}

/// What was found of a map, from one edit to the next.
#[derive(Debug, Default)]
pub struct Memory {
    /// The answer to each question; none before the first time.
    answers: Vec<Vec<Finding>>,
    /// What was changed since.
    changed: Reads,
    /// How far the map had come.
    begun: Begun,
    asked: Option<(Thresholds, Option<Date>)>,
}

impl Memory {
    /// Notes what was changed. Every change since the last time of asking has to be noted; to forget one makes findings wrong.
    pub fn note(&mut self, changes: &[Change]) {
        for change in changes {
            self.changed |= changed(change);
        }
    }

    /// Forgets everything: the map is another one.
    pub fn forget(&mut self) {
        *self = Self::default();
    }

    /// All that can be found on the map as it is now; see [`find`].
    pub fn find(&mut self, journey: &Journey, thresholds: &Thresholds, today: Option<Date>) -> Findings {
        let asked = Some((thresholds.clone(), today));
        let begun = Begun::of(journey, thresholds);
        if self.asked != asked || self.begun != begun {
            self.answers.clear();
            (self.asked, self.begun) = (asked, begun);
        }
        let is_new = self.answers.len() != QUESTIONS.len();
        if is_new || self.changed != Reads::NOTHING {
            let touched = |at: usize| {
                is_new
                    || QUESTIONS
                        .get(at)
                        .is_some_and(|question| question.reads.touch(self.changed))
            };
            if (0..QUESTIONS.len()).any(touched) {
                let ground = Ground::new(journey, thresholds, today);
                let again: Vec<usize> = (0..QUESTIONS.len()).filter(|at| touched(*at)).collect();
                self.answers.resize_with(QUESTIONS.len(), Vec::new);
                for at in again {
                    self.answers[at] = if begun >= QUESTIONS[at].from {
                        (QUESTIONS[at].ask)(&ground)
                    } else {
                        Vec::new()
                    };
                }
            }
        }
        self.changed = Reads::NOTHING;
        Findings {
            list: judged(journey, &self.answers),
            next: next_step(journey),
        }
    }
}

/// Every answer, with what people decided about it, in the order of the list.
fn judged(journey: &Journey, answers: &[Vec<Finding>]) -> Vec<Finding> {
    let judgement = &journey.about().findings;
    let mut list: Vec<Finding> = Vec::new();
    let mut worst = BTreeSet::new();
    for finding in answers.iter().flatten() {
        let of = finding.places.first().copied();
        let mute = judgement.mute(finding.kind.name(), of, finding.beside);
        // One stands for all that are told only as the worst, also when the kind as a whole was put away.
        let is_by_itself = mute.is_some_and(|mute| mute.of.is_some());
        if !finding.is_rival || is_by_itself || worst.insert(finding.kind) {
            let muted = mute.map(|mute| mute.reason.clone());
            list.push(Finding {
                muted,
                ..finding.clone()
            });
        }
    }
    // Findings of one kind keep the order that their question gave them.
    list.sort_by_key(|finding| (finding.muted.is_some(), finding.weight, finding.kind));
    list
}

/// What of the map a change touches.
fn changed(change: &Change) -> Reads {
    let mut touched = Reads::NOTHING;
    let (before, after) = (change.before.as_ref(), change.after.as_ref());
    for record in [before, after].into_iter().flatten() {
        touched |= match record {
            Record::Link(link) if link.kind == LinkKind::LeadsTo => Reads::WAYS,
            Record::Link(link) if link.kind == LinkKind::Answers => Reads::ANSWERS,
            Record::Link(_) => Reads::NOTHING,
            Record::Element(element) => match element {
                Element::About(_) => Reads::ABOUT,
                Element::Actor(_) => Reads::ACTORS,
                Element::Stage(_) | Element::Step(_) | Element::Lane(_) => Reads::COLUMNS,
                Element::Card(card) => of_kind(card),
                Element::View(_) | Element::Conflict(_) => Reads::NOTHING,
            },
        };
    }
    match (before, after) {
        (Some(Record::Element(Element::Card(before))), Some(Record::Element(Element::Card(after)))) => {
            touched | between(before, after)
        }
        (Some(Record::Element(Element::Card(_))), _) | (_, Some(Record::Element(Element::Card(_)))) => {
            touched | Reads::CARDS | Reads::EVIDENCE | Reads::PERSONAL
        }
        _ => touched,
    }
}

fn of_kind(card: &Card) -> Reads {
    match card.content {
        Content::Touchpoint(_) => Reads::TOUCHPOINTS,
        Content::Emotion(_) => Reads::EMOTIONS,
        Content::Pain(_) => Reads::PAINS,
        Content::Opportunity(_) => Reads::OPPORTUNITIES,
        Content::Metric(_) => Reads::METRICS,
        _ => Reads::NOTHING,
    }
}

/// What else than the fields of its kind differs between two states of a card.
fn between(before: &Card, after: &Card) -> Reads {
    let mut touched = Reads::NOTHING;
    let stance = |card: &Card| (card.place, std::mem::discriminant(&card.content));
    if stance(before) != stance(after) || before.order != after.order {
        touched |= Reads::CARDS | Reads::EVIDENCE | Reads::PERSONAL;
    }
    if before.evidence != after.evidence {
        touched |= Reads::EVIDENCE;
    }
    if before.personal != after.personal || (after.personal.is_some() && before.text != after.text) {
        touched |= Reads::PERSONAL;
    }
    touched
}
