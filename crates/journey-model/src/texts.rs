//! What people typed into an element or link: what search looks through.

use crate::{Content, Element, Link, Record};

impl Element {
    /// Everything that a person typed, with the name of its field, in the order in which the inspector shows it.
    pub fn texts(&self) -> Vec<(&'static str, &str)> {
        match self {
            Self::About(about) => vec![
                ("Name", &about.title),
                ("Scenario", &about.scenario),
                ("Goal", &about.goal),
                ("Owner", &about.owner),
            ],
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
                        ]);
                    }
                    Content::Opportunity(opportunity) => texts.push(("Owner", &opportunity.owner)),
                    Content::Metric(metric) => {
                        texts.extend([("Unit", metric.unit.as_str()), ("Period", &metric.period)]);
                    }
                    Content::Storyboard(storyboard) => texts.push(("Alt", &storyboard.alt)),
                    _ => {}
                }
                texts.push(("Note", &card.note));
                texts.push(("Source", &card.evidence.source));
                texts.extend(card.tags.iter().map(|tag| ("Tags", tag.as_str())));
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
