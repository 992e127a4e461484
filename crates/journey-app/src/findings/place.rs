//! Where a finding is, in words.

use std::collections::BTreeMap;

use journey_insight::Finding;
use journey_layout::fill;
use journey_model::{Element, Id, Journey};

use super::FindingWords;

/// The stage and step of everything on a map.
pub(crate) struct Places<'a> {
    journey: &'a Journey,
    /// Of each step: its stage and its name.
    steps: BTreeMap<Id, (Id, &'a str)>,
    /// Of each stage: which it is, its name and first step.
    stages: BTreeMap<Id, (usize, &'a str, Option<Id>)>,
}

/// Where something stands.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct At {
    pub stage: Option<Id>,
    /// The step, or the first one of a stage.
    pub step: Option<Id>,
    /// Whether it is the stage itself.
    is_stage: bool,
}

impl<'a> Places<'a> {
    pub fn of(journey: &'a Journey) -> Self {
        let mut stages: BTreeMap<Id, (usize, &str, Option<Id>)> = BTreeMap::new();
        for (at, stage) in journey.stages().into_iter().enumerate() {
            stages.insert(stage.id, (at, &stage.name, None));
        }
        let mut steps = BTreeMap::new();
        for step in journey.steps() {
            steps.insert(step.id, (step.stage, step.name.as_str()));
            if let Some((.., first)) = stages.get_mut(&step.stage) {
                first.get_or_insert(step.id);
            }
        }
        Self { journey, steps, stages }
    }

    /// Where the first place of a finding stands.
    pub fn first(&self, finding: &Finding) -> At {
        finding.places.first().map(|place| self.at(*place)).unwrap_or_default()
    }

    fn at(&self, id: Id) -> At {
        let is_stage = self.stages.contains_key(&id);
        let step = match self.journey.element(id) {
            Some(Element::Card(card)) => card.place.map(|place| place.step),
            Some(Element::Step(step)) => Some(step.id),
            Some(Element::Stage(stage)) => self.stages.get(&stage.id).and_then(|(.., first)| *first),
            _ => None,
        };
        let stage = step.and_then(|step| self.steps.get(&step)).map(|(stage, _)| *stage);
        At {
            stage: if is_stage { Some(id) } else { stage },
            step,
            is_stage,
        }
    }

    /// Stage and step, or the stages that it goes through.
    pub fn said(&self, finding: &Finding, words: FindingWords) -> String {
        let first = self.first(finding);
        let Some(stage) = first.stage else {
            return words.message("place.map").to_owned();
        };
        let mut through: Vec<Id> = finding
            .places
            .iter()
            .filter_map(|place| self.at(*place).stage)
            .collect();
        through.sort_by_key(|stage| self.stages.get(stage).map(|(at, ..)| *at));
        match (through.first(), through.last()) {
            (Some(from), Some(to)) if from != to => fill(
                words.message("place.between"),
                &[("one", &self.stage(*from, words)), ("other", &self.stage(*to, words))],
            ),
            _ => match first
                .step
                .filter(|_| !first.is_stage)
                .and_then(|step| self.steps.get(&step))
            {
                Some((_, step)) if !step.trim().is_empty() => fill(
                    words.message("place.within"),
                    &[("stage", &self.stage(stage, words)), ("step", &line(step))],
                ),
                _ => self.stage(stage, words),
            },
        }
    }

    fn stage(&self, id: Id, words: FindingWords) -> String {
        let name = self.stages.get(&id).map(|(_, name, _)| line(name)).unwrap_or_default();
        if name.is_empty() {
            words.message("nameless.stage").to_owned()
        } else {
            name
        }
    }
}

fn line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
