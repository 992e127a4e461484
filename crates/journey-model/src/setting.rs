//! Fields put into elements and links.

use crate::{Content, Element, Field, Id, Link, Refusal};

impl Field {
    /// The element with the field set to the value; refused when the element has no such field.
    pub(crate) fn set_on_element(&self, element: &Element) -> Result<Element, Refusal> {
        let mut element = element.clone();
        let known = match &mut element {
            Element::About(about) => match self {
                Self::Name(text) => put(&mut about.title, text),
                Self::Scenario(text) => put(&mut about.scenario, text),
                Self::Goal(text) => put(&mut about.goal, text),
                Self::Owner(text) => put(&mut about.owner, text),
                Self::Status(status) => put(&mut about.status, status),
                Self::Horizon(horizon) => put(&mut about.horizon, horizon),
                Self::Review(date) => put(&mut about.review, date),
                Self::Language(text) => put(&mut about.language, text),
                Self::Scale(scale) => put(&mut about.scale, scale),
                Self::Method(text) => put(&mut about.method, text),
                Self::Findings(judgement) => put(&mut about.findings, judgement),
                _ => false,
            },
            Element::Actor(actor) => match self {
                Self::Name(text) => put(&mut actor.name, text),
                Self::Caption(text) => put(&mut actor.caption, text),
                Self::ActorKind(kind) => put(&mut actor.kind, kind),
                Self::Quote(text) => put(&mut actor.quote, text),
                Self::Hue(Some(hue)) => put(&mut actor.hue, hue),
                Self::Contacts(count) => put(&mut actor.contacts, count),
                Self::CurveHidden(is) => put(&mut actor.curve_hidden, is),
                Self::Path(path) => put(&mut actor.path, path),
                _ => false,
            },
            Element::Stage(stage) => match self {
                Self::Name(text) => put(&mut stage.name, text),
                Self::Caption(text) => put(&mut stage.caption, text),
                Self::Hue(hue) => put(&mut stage.hue, hue),
                Self::Contacts(count) => put(&mut stage.contacts, count),
                Self::EntryRules(rules) => put(&mut stage.entry_rules, rules),
                Self::Collapsed(is) => put(&mut stage.collapsed, is),
                Self::Phase(phase) => put(&mut stage.phase, phase),
                _ => false,
            },
            Element::Step(step) => match self {
                Self::Name(text) => put(&mut step.name, text),
                Self::Caption(text) => put(&mut step.caption, text),
                Self::Segment(segment) => put(&mut step.segment, segment),
                Self::Width(width) => put(&mut step.width, width),
                _ => false,
            },
            Element::Lane(lane) => match self {
                Self::Name(text) => put(&mut lane.name, text),
                Self::Caption(text) => put(&mut lane.caption, text),
                Self::LineBelow(line) => put(&mut lane.line_below, line),
                Self::Height(height) => put(&mut lane.height, height),
                Self::Hidden(is) => put(&mut lane.hidden, is),
                Self::Folded(is) => put(&mut lane.folded, is),
                Self::Locked(is) => put(&mut lane.locked, is),
                Self::Guidance(guidance) => put(&mut lane.guidance, guidance),
                _ => false,
            },
            Element::Card(card) => match self {
                Self::Name(text) => put(&mut card.text, text),
                Self::Note(text) => put(&mut card.note, text),
                Self::Actor(actor) => put(&mut card.actor, actor),
                Self::Basis(basis) => put(&mut card.evidence.basis, basis),
                Self::Source(text) => put(&mut card.evidence.source, text),
                Self::Date(date) => put(&mut card.evidence.date, date),
                Self::Span(span) => card.place.as_mut().is_some_and(|place| put(&mut place.span, span)),
                Self::Hue(hue) => put(&mut card.hue, hue),
                Self::Tags(tags) => put(&mut card.tags, tags),
                Self::Personal(personal) => put(&mut card.personal, personal),
                _ => self.set_on_content(&mut card.content),
            },
            Element::View(view) => match self {
                Self::Name(text) => put(&mut view.name, text),
                Self::Seen(seen) => put(&mut view.seen, seen),
                _ => false,
            },
            Element::Conflict(_) => false,
        };
        if known {
            Ok(element)
        } else {
            Err(self.refused(element.id()))
        }
    }

    fn set_on_content(&self, content: &mut Content) -> bool {
        match (content, self) {
            (Content::Touchpoint(touchpoint), Self::Channel(text)) => put(&mut touchpoint.channel, text),
            (Content::Touchpoint(touchpoint), Self::Family(family)) => put(&mut touchpoint.family, family),
            (Content::Touchpoint(touchpoint), Self::Effect(effect)) => put(&mut touchpoint.effect, effect),
            (Content::Touchpoint(touchpoint), Self::MomentOfTruth(is)) => put(&mut touchpoint.moment_of_truth, is),
            (Content::Touchpoint(touchpoint), Self::Duration(text)) => put(&mut touchpoint.duration, text),
            (Content::Touchpoint(touchpoint), Self::Promise(text)) => put(&mut touchpoint.promise, text),
            (Content::Touchpoint(touchpoint), Self::Tone(text)) => put(&mut touchpoint.tone, text),
            (Content::Emotion(emotion), Self::Score(score)) => put(&mut emotion.score, score),
            (Content::Pain(pain), Self::Severity(grade)) => put(&mut pain.severity, grade),
            (Content::Pain(pain), Self::Frequency(grade)) => put(&mut pain.frequency, grade),
            (Content::Opportunity(opportunity), Self::Impact(grade)) => put(&mut opportunity.impact, grade),
            (Content::Opportunity(opportunity), Self::Effort(grade)) => put(&mut opportunity.effort, grade),
            (Content::Opportunity(opportunity), Self::Progress(progress)) => put(&mut opportunity.progress, progress),
            (Content::Opportunity(opportunity), Self::Owner(text)) => put(&mut opportunity.owner, text),
            (Content::Opportunity(opportunity), Self::Next(text)) => put(&mut opportunity.next, text),
            (Content::Opportunity(opportunity), Self::Due(date)) => put(&mut opportunity.due, date),
            (Content::Metric(metric), Self::Measure(measure)) => put(&mut metric.measure, measure),
            (Content::Metric(metric), Self::Unit(text)) => put(&mut metric.unit, text),
            (Content::Metric(metric), Self::Actual(value)) => put(&mut metric.actual, value),
            (Content::Metric(metric), Self::Target(value)) => put(&mut metric.target, value),
            (Content::Metric(metric), Self::Period(text)) => put(&mut metric.period, text),
            (Content::Metric(metric), Self::Better(better)) => put(&mut metric.better, better),
            (Content::Metric(metric), Self::Definition(text)) => put(&mut metric.definition, text),
            (Content::Storyboard(storyboard), Self::Picture(picture)) => put(&mut storyboard.picture, picture),
            (Content::Storyboard(storyboard), Self::Crop(crop)) => put(&mut storyboard.crop, crop),
            (Content::Storyboard(storyboard), Self::Alt(text)) => put(&mut storyboard.alt, text),
            _ => false,
        }
    }

    /// The link with the field set to the value; refused when links have no such field.
    pub(crate) fn set_on_link(&self, link: &Link) -> Result<Link, Refusal> {
        let mut link = link.clone();
        let known = match self {
            Self::Name(text) => put(&mut link.label, text),
            Self::LinkKind(kind) => put(&mut link.kind, kind),
            _ => false,
        };
        if known { Ok(link) } else { Err(self.refused(link.id)) }
    }

    fn refused(&self, id: Id) -> Refusal {
        Refusal::NoSuchField {
            id,
            field: self.name().to_owned(),
        }
    }
}

/// Puts a value in its place; says that there was one.
fn put<T: Clone>(slot: &mut T, value: &T) -> bool {
    slot.clone_from(value);
    true
}
