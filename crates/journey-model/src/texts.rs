//! What people typed into an element or link: what search looks through.

use crate::{Content, Element, Link, PersonalData, Record};

impl Element {
    /// Everything that a person typed, with the name of its field, in the order in which the inspector shows it.
    pub fn texts(&self) -> Vec<(&'static str, &str)> {
        match self {
            Self::About(about) => [
                ("Name", about.title.as_str()),
                ("Scenario", &about.scenario),
                ("Goal", &about.goal),
                ("Owner", &about.owner),
                ("Method", &about.method),
            ]
            .into_iter()
            .chain(
                about
                    .findings
                    .muted
                    .iter()
                    .map(|mute| ("Findings", mute.reason.as_str())),
            )
            .collect(),
            Self::Actor(actor) => vec![
                ("Name", &actor.name),
                ("Caption", &actor.caption),
                ("Quote", &actor.quote),
            ],
            Self::Stage(stage) => {
                let mut texts = vec![("Name", stage.name.as_str()), ("Caption", &stage.caption)];
                texts.extend(stage.entry_rules.iter().map(|rule| ("EntryRules", rule.as_str())));
                texts
            }
            Self::Step(step) => vec![("Name", &step.name), ("Caption", &step.caption)],
            Self::Lane(lane) => vec![("Name", &lane.name), ("Caption", &lane.caption)],
            Self::View(view) => vec![("Name", &view.name)],
            Self::Conflict(conflict) => {
                let mut texts: Vec<(&'static str, &str)> = Vec::new();
                for side in &conflict.sides {
                    let typed = side.record.iter().flat_map(|record| record.texts());
                    for text in [("By", side.by.as_str())].into_iter().chain(typed) {
                        // Most of what the sides have is the same, and is found once.
                        if !texts.contains(&text) {
                            texts.push(text);
                        }
                    }
                }
                texts
            }
            Self::Card(card) => {
                let mut texts = vec![("Name", card.text.as_str())];
                match &card.content {
                    Content::Touchpoint(touchpoint) => {
                        texts.extend([
                            ("Channel", touchpoint.channel.as_str()),
                            ("Duration", &touchpoint.duration),
                            ("Promise", &touchpoint.promise),
                            ("Tone", &touchpoint.tone),
                        ]);
                    }
                    Content::Opportunity(opportunity) => {
                        texts.extend([("Owner", opportunity.owner.as_str()), ("Next", &opportunity.next)]);
                    }
                    Content::Metric(metric) => texts.extend([
                        ("Unit", metric.unit.as_str()),
                        ("Period", &metric.period),
                        ("Definition", &metric.definition),
                    ]),
                    Content::Storyboard(storyboard) => texts.push(("Alt", &storyboard.alt)),
                    _ => {}
                }
                texts.push(("Note", &card.note));
                texts.push(("Source", &card.evidence.source));
                texts.extend(card.tags.iter().map(|tag| ("Tags", tag.as_str())));
                if let Some(PersonalData { consent, owner }) = &card.personal {
                    texts.extend([("Personal", consent.as_str()), ("Personal", owner)]);
                }
                texts
            }
        }
    }
}

impl Link {
    /// Everything that a person typed, with the name of its field.
    pub fn texts(&self) -> Vec<(&'static str, &str)> {
        vec![("Name", &self.label)]
    }
}

impl Record {
    /// Everything that a person typed, with the name of its field.
    pub fn texts(&self) -> Vec<(&'static str, &str)> {
        match self {
            Self::Element(element) => element.texts(),
            Self::Link(link) => link.texts(),
        }
    }
}
