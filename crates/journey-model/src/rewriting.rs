//! Every text of a record, to be changed in place: more than search looks through, as a view also asks for people by name, and
//! what could stand in empty cells is no part of what the map says.

use crate::{Content, Element, Link, MAX_TEXT, PersonalData, Record};

/// Changes a text of a field; says nothing of whether it did.
pub type Rewrite<'a> = &'a mut dyn FnMut(&'static str, &mut String);

impl Record {
    /// Hands over every text that a person typed, with the name of its field, to be changed. A text that becomes longer than
    /// texts may be is cut; tags and entries of a filter that become equal are kept once.
    pub fn rewrite_texts(&mut self, rewrite: Rewrite<'_>) {
        let mut each = |field: &'static str, text: &mut String| {
            let before = text.len();
            rewrite(field, text);
            if text.len() > MAX_TEXT.max(before) {
                let end = (0..=MAX_TEXT).rev().find(|at| text.is_char_boundary(*at));
                text.truncate(end.unwrap_or(0));
            }
        };
        match self {
            Self::Element(element) => rewrite_element(element, &mut each),
            Self::Link(Link { label, .. }) => each("Name", label),
        }
    }
}

fn rewrite_element(element: &mut Element, each: Rewrite<'_>) {
    match element {
        Element::About(about) => {
            each("Name", &mut about.title);
            each("Scenario", &mut about.scenario);
            each("Goal", &mut about.goal);
            each("Owner", &mut about.owner);
            each("Method", &mut about.method);
            let muted = about.findings.muted.iter_mut();
            muted.for_each(|mute| each("Findings", &mut mute.reason));
        }
        Element::Actor(actor) => {
            each("Name", &mut actor.name);
            each("Caption", &mut actor.caption);
            each("Quote", &mut actor.quote);
        }
        Element::Stage(stage) => {
            each("Name", &mut stage.name);
            each("Caption", &mut stage.caption);
            stage.entry_rules.iter_mut().for_each(|rule| each("EntryRules", rule));
        }
        Element::Step(step) => {
            each("Name", &mut step.name);
            each("Caption", &mut step.caption);
        }
        Element::Lane(lane) => {
            each("Name", &mut lane.name);
            each("Caption", &mut lane.caption);
            let before = lane.guidance.clone();
            let guidance = lane.guidance.iter_mut();
            guidance.for_each(|guidance| each("Guidance", &mut guidance.text));
            if lane.guidance != before {
                lane.guidance.sort();
                lane.guidance.dedup();
            }
        }
        Element::View(view) => {
            each("Name", &mut view.name);
            let filter = &mut view.seen.filter;
            each_once("Channel", &mut filter.channels, each);
            each_once("Owner", &mut filter.owners, each);
            each_once("Tags", &mut filter.tags, each);
        }
        Element::Conflict(conflict) => {
            for side in &mut conflict.sides {
                each("By", &mut side.by);
                match side.record.as_deref_mut() {
                    Some(Record::Element(element)) => rewrite_element(element, each),
                    Some(Record::Link(link)) => each("Name", &mut link.label),
                    None => {}
                }
            }
        }
        Element::Card(card) => {
            each("Name", &mut card.text);
            match &mut card.content {
                Content::Touchpoint(touchpoint) => {
                    each("Channel", &mut touchpoint.channel);
                    each("Duration", &mut touchpoint.duration);
                    each("Promise", &mut touchpoint.promise);
                    each("Tone", &mut touchpoint.tone);
                }
                Content::Opportunity(opportunity) => {
                    each("Owner", &mut opportunity.owner);
                    each("Next", &mut opportunity.next);
                }
                Content::Metric(metric) => {
                    each("Unit", &mut metric.unit);
                    each("Period", &mut metric.period);
                    each("Definition", &mut metric.definition);
                }
                Content::Storyboard(storyboard) => each("Alt", &mut storyboard.alt),
                _ => {}
            }
            each("Note", &mut card.note);
            each("Source", &mut card.evidence.source);
            each_once("Tags", &mut card.tags, each);
            if let Some(PersonalData { consent, owner }) = &mut card.personal {
                each("Personal", consent);
                each("Personal", owner);
            }
        }
    }
}

/// Changes the texts of a list in which none stands twice, in any case of letters.
fn each_once(field: &'static str, texts: &mut Vec<String>, each: Rewrite<'_>) {
    let before = texts.clone();
    texts.iter_mut().for_each(|text| each(field, text));
    if *texts == before {
        return;
    }
    let mut known = Vec::new();
    texts.retain(|text| {
        let lower = text.to_lowercase();
        let is_new = !known.contains(&lower);
        known.push(lower);
        is_new
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Basis, Card, Evidence, Filter, Id, Opportunity, Order, Seen, View, sample};

    /// The fields and texts of a record as they come to be changed.
    fn rewritten(record: &Record) -> Vec<(&'static str, String)> {
        let mut seen = Vec::new();
        record
            .clone()
            .rewrite_texts(&mut |field, text| seen.push((field, text.clone())));
        seen
    }

    #[test]
    fn whatever_search_looks_through_can_be_changed() {
        let journey = sample::journey(60);
        for record in journey.records() {
            let searched: Vec<_> = record
                .texts()
                .into_iter()
                .map(|(field, text)| (field, text.to_owned()))
                .collect();
            assert_eq!(rewritten(&record), searched, "{}", record.id());
        }
    }

    #[test]
    fn what_a_view_asks_for_is_changed_and_nothing_else_of_it() {
        let view = View {
            id: Id::from_bits(1),
            order: Order::between(None, None),
            name: "Anna's".to_owned(),
            seen: Seen {
                filter: Filter {
                    owners: vec!["Anna".to_owned(), "Bo".to_owned(), "anna k".to_owned()],
                    bases: vec![Basis::Assumed],
                    ..Filter::default()
                },
                ..Seen::default()
            },
        };
        let mut record = Record::Element(Element::View(view.clone()));
        record.rewrite_texts(&mut |_, text| {
            if text.to_lowercase().starts_with("anna") {
                "Person 1".clone_into(text);
            }
        });
        let mut expected = view;
        expected.name = "Person 1".to_owned();
        expected.seen.filter.owners = vec!["Person 1".to_owned(), "Bo".to_owned()];
        assert_eq!(record, Record::Element(Element::View(expected)));
    }

    #[test]
    fn a_text_that_grows_too_long_is_cut_between_characters() {
        let mut record = Record::Element(Element::Card(Card {
            id: Id::from_bits(1),
            place: None,
            order: Order::between(None, None),
            text: "é".repeat(MAX_TEXT / 2),
            note: String::new(),
            actor: None,
            hue: None,
            tags: Vec::new(),
            evidence: Evidence::default(),
            content: Content::Opportunity(Opportunity::default()),
            personal: None,
        }));
        record.rewrite_texts(&mut |field, text| {
            if field == "Name" {
                text.insert(0, 'x');
            }
        });
        let texts = record.texts();
        let (_, text) = texts[0];
        assert_eq!(text.len(), MAX_TEXT - 1);
        assert!(text.starts_with("xé") && text.ends_with('é'));
    }
}
