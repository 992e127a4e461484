//! What a card's panel says: the card's fields in words, and where its links lead.

use std::collections::BTreeMap;

use journey_model::{Card, Content, Id, Journey, LinkKind};
use serde::Serialize;

use super::words::ReaderWords;
use crate::protocol::ReaderChoices;

/// A line of a panel: what it is, and what it says.
pub(super) type Fact = (String, String);

/// What a panel says of a card beside its text.
#[derive(Debug, Serialize)]
pub(super) struct Details {
    /// The kind in words.
    pub kind: String,
    /// Name of the kind's icon and colour.
    pub icon: &'static str,
    pub facts: Vec<Fact>,
    pub note: String,
    /// Links: in words, the place of the other card, and the words on the link.
    pub links: Vec<(String, usize, String)>,
}

/// Says what there is to know about cards.
pub(super) struct Teller<'a> {
    pub journey: &'a Journey,
    pub words: &'a ReaderWords<'a>,
    pub choices: &'a ReaderChoices,
    /// The cards that the copy shows, with their places in its list. Of what it does not show it says nothing.
    pub shown: &'a BTreeMap<Id, usize>,
}

impl Teller<'_> {
    /// Everything about a card.
    pub fn details(&self, card: &Card) -> Details {
        let mut facts = Vec::new();
        if let Some(actor) = card.actor.and_then(|id| self.journey.actor(id)) {
            facts.push(self.fact("field.Actor", &actor.name));
        }
        self.of_content(&card.content, &mut facts);
        let basis = format!("basis.{:?}", card.evidence.basis);
        facts.push(self.fact("field.Basis", self.words.say(&basis)));
        if self.choices.sources {
            facts.push(self.fact("field.Source", &card.evidence.source));
            if let Some(date) = card.evidence.date {
                facts.push(self.fact("field.Date", &self.words.date(date)));
            }
        }
        facts.push(self.fact("field.Tags", &card.tags.join(", ")));
        facts.retain(|(_, said)| !said.trim().is_empty());
        let kind = card.content.name();
        Details {
            kind: self.words.say(&format!("kind.{kind}")).to_owned(),
            icon: icon(&card.content),
            facts,
            note: if self.choices.notes {
                card.note.clone()
            } else {
                String::new()
            },
            links: self.links(card.id),
        }
    }

    fn fact(&self, name: &str, said: &str) -> Fact {
        (self.words.say(name).to_owned(), said.to_owned())
    }

    fn of_content(&self, content: &Content, facts: &mut Vec<Fact>) {
        let of_five = |grade: u8| {
            let said = self.words.say("reader.ofFive");
            said.replace("{n}", &grade.to_string())
        };
        match content {
            Content::Touchpoint(touchpoint) => {
                facts.push(self.fact("field.Channel", &touchpoint.channel));
                let family = format!("family.{:?}", touchpoint.family);
                facts.push(self.fact("field.Family", self.words.say(&family)));
                let effect = format!("effect.{:?}", touchpoint.effect);
                facts.push(self.fact("field.Effect", self.words.say(&effect)));
                facts.push(self.fact("field.Duration", &touchpoint.duration));
                if touchpoint.moment_of_truth {
                    facts.push(self.fact("field.MomentOfTruth", self.words.say("reader.yes")));
                }
            }
            Content::Emotion(emotion) => {
                let scale = self.journey.about().scale;
                let said = self.words.say("reader.score");
                let said = said.replace("{score}", &self.signed(emotion.score));
                let said = said.replace("{min}", &self.signed(scale.min));
                let said = said.replace("{max}", &self.signed(scale.max));
                facts.push(self.fact("field.Score", &said));
            }
            Content::Pain(pain) => {
                facts.push(self.fact("field.Severity", &of_five(pain.severity)));
                facts.push(self.fact("field.Frequency", &of_five(pain.frequency)));
            }
            Content::Opportunity(opportunity) => {
                facts.push(self.fact("field.Impact", &of_five(opportunity.impact)));
                facts.push(self.fact("field.Effort", &of_five(opportunity.effort)));
                let progress = format!("progress.{:?}", opportunity.progress);
                facts.push(self.fact("field.Progress", self.words.say(&progress)));
                facts.push(self.fact("field.Owner", &opportunity.owner));
            }
            Content::Metric(metric) => {
                let measure = format!("measure.{:?}", metric.measure);
                if metric.measure != journey_model::Measure::Custom {
                    facts.push(self.fact("field.Measure", self.words.say(&measure)));
                }
                let mut value = |name: &str, value: Option<f64>| {
                    let value = value.map(|value| format!("{} {}", self.words.number(value), metric.unit));
                    facts.extend(value.map(|value| self.fact(name, value.trim_end())));
                };
                value("field.Actual", metric.actual);
                value("field.Target", metric.target);
                facts.push(self.fact("field.Period", &metric.period));
                let better = format!("better.{:?}", metric.better);
                facts.push(self.fact("field.Better", self.words.say(&better)));
            }
            Content::Storyboard(scene) => facts.push(self.fact("field.Alt", &scene.alt)),
            Content::Action
            | Content::Thought
            | Content::Need
            | Content::Frontstage
            | Content::Backstage
            | Content::Support
            | Content::Evidence
            | Content::Note => {}
        }
    }

    fn signed(&self, value: f64) -> String {
        let text = self.words.number(value);
        if value > 0.0 && text != "0" {
            format!("+{text}")
        } else {
            text
        }
    }

    fn links(&self, card: Id) -> Vec<(String, usize, String)> {
        let links = self.journey.links_of(card).into_iter().filter_map(|link| {
            let (other, outwards) = if link.from == card {
                (link.to, true)
            } else {
                (link.from, false)
            };
            let said = match (link.kind, outwards) {
                (LinkKind::LeadsTo, true) => "link.leadsTo",
                (LinkKind::LeadsTo, false) => "link.comesFrom",
                (LinkKind::Causes, true) => "link.causes",
                (LinkKind::Causes, false) => "link.causedBy",
                (LinkKind::Answers, true) => "link.answers",
                (LinkKind::Answers, false) => "link.answeredBy",
                (LinkKind::Measures, true) => "link.measures",
                (LinkKind::Measures, false) => "link.measuredBy",
            };
            let place = *self.shown.get(&other)?;
            Some((self.words.say(said).to_owned(), place, link.label.clone()))
        });
        links.collect()
    }
}

/// Name of a kind's icon and colour among the tokens of the themes.
fn icon(content: &Content) -> &'static str {
    match content {
        Content::Action => "action",
        Content::Touchpoint(_) => "touchpoint",
        Content::Thought => "thought",
        Content::Need => "need",
        Content::Emotion(_) => "emotion",
        Content::Pain(_) => "pain",
        Content::Opportunity(_) => "opportunity",
        Content::Metric(_) => "metric",
        Content::Storyboard(_) => "storyboard",
        Content::Frontstage => "frontstage",
        Content::Backstage => "backstage",
        Content::Support => "support",
        Content::Evidence => "evidence",
        Content::Note => "note",
    }
}
