//! Single fields of elements and links: what the inspector edits.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{
    ActorKind, Basis, Better, Content, Crop, Date, Effect, Element, Family, Horizon, Id, Line, Link, LinkKind, Measure,
    Progress, Refusal, Scale, Seen, Status,
};

/// The longest text of a field, in bytes of UTF-8.
pub const MAX_TEXT: usize = 1_000_000;

/// The narrowest column, in points.
pub const MIN_WIDTH: f64 = 72.0;
/// The widest column, in points.
pub const MAX_WIDTH: f64 = 1_200.0;
/// The least height of a row that can be asked for, in points.
pub const MIN_HEIGHT: f64 = 24.0;
/// The greatest height of a row that can be asked for, in points.
pub const MAX_HEIGHT: f64 = 2_400.0;

/// One field with its new value.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "field", content = "value")]
pub enum Field {
    /// A card's text, a title, a name, a link's label.
    Name(String),
    /// Second line of an actor, stage, step or lane.
    Caption(String),
    /// Scenario of the journey.
    Scenario(String),
    /// Goal of the journey.
    Goal(String),
    /// Owner of the journey or of an opportunity.
    Owner(String),
    /// Status of the journey.
    Status(Status),
    /// Horizon of the journey.
    Horizon(Horizon),
    /// Review date of the journey.
    Review(#[ts(type = "string | null")] Option<Date>),
    /// Language of the journey's text, as a BCP 47 tag.
    Language(String),
    /// Scale of emotion scores.
    Scale(Scale),
    /// Kind of an actor.
    ActorKind(ActorKind),
    /// An actor's quote.
    Quote(String),
    /// Colour of an actor or a stage, 0 to 7; `None` (stages only) takes the next in turn.
    Hue(Option<u8>),
    /// How many people a stage or an actor stands for.
    Contacts(Option<f64>),
    /// A stage's entry rules.
    EntryRules(Vec<String>),
    /// A step's segment.
    Segment(#[ts(type = "string | null")] Option<Id>),
    /// The line below a lane.
    LineBelow(Option<Line>),
    /// A card's note.
    Note(String),
    /// Whose card it is.
    Actor(#[ts(type = "string | null")] Option<Id>),
    /// How far a card can be believed.
    Basis(Basis),
    /// Where a card comes from.
    Source(String),
    /// When it was seen.
    Date(#[ts(type = "string | null")] Option<Date>),
    /// How many steps a card covers.
    Span(u32),
    /// A touchpoint's channel.
    Channel(String),
    /// A touchpoint's family.
    Family(Family),
    /// A touchpoint's effect on the brand.
    Effect(Effect),
    /// Whether a touchpoint is a moment of truth.
    MomentOfTruth(bool),
    /// A touchpoint's duration.
    Duration(String),
    /// An emotion's score.
    Score(f64),
    /// A pain point's severity, 1 to 5.
    Severity(u8),
    /// A pain point's frequency, 1 to 5.
    Frequency(u8),
    /// An opportunity's impact, 1 to 5.
    Impact(u8),
    /// An opportunity's effort, 1 to 5.
    Effort(u8),
    /// An opportunity's status.
    Progress(Progress),
    /// Which measure a metric is.
    Measure(Measure),
    /// A metric's unit.
    Unit(String),
    /// A metric's value now.
    Actual(Option<f64>),
    /// A metric's value to reach.
    Target(Option<f64>),
    /// A metric's period.
    Period(String),
    /// A metric's good direction.
    Better(Better),
    /// A storyboard card's picture.
    Picture(Option<String>),
    /// What the picture shows.
    Alt(String),
    /// What a link says.
    LinkKind(LinkKind),
    /// Words to find a card by.
    Tags(Vec<String>),
    /// Which part of a picture is shown; `None` for all that fits the frame.
    Crop(Option<Crop>),
    /// Whether an actor's emotion curve is left out.
    CurveHidden(bool),
    /// Whether a stage is drawn as one narrow column.
    Collapsed(bool),
    /// Width of a step's column in points; `None` for the usual one.
    Width(Option<f64>),
    /// Least height of a lane in points; `None` for as tall as its cards.
    Height(Option<f64>),
    /// Whether a lane is left out of the drawing.
    Hidden(bool),
    /// Whether a lane is drawn as a strip.
    Folded(bool),
    /// Whether a lane's cards are kept from being changed.
    Locked(bool),
    /// What a view shows.
    Seen(Seen),
}

impl Field {
    /// The field's name, as it is written in commands.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Name(_) => "Name",
            Self::Caption(_) => "Caption",
            Self::Scenario(_) => "Scenario",
            Self::Goal(_) => "Goal",
            Self::Owner(_) => "Owner",
            Self::Status(_) => "Status",
            Self::Horizon(_) => "Horizon",
            Self::Review(_) => "Review",
            Self::Language(_) => "Language",
            Self::Scale(_) => "Scale",
            Self::ActorKind(_) => "ActorKind",
            Self::Quote(_) => "Quote",
            Self::Hue(_) => "Hue",
            Self::Contacts(_) => "Contacts",
            Self::EntryRules(_) => "EntryRules",
            Self::Segment(_) => "Segment",
            Self::LineBelow(_) => "LineBelow",
            Self::Note(_) => "Note",
            Self::Actor(_) => "Actor",
            Self::Basis(_) => "Basis",
            Self::Source(_) => "Source",
            Self::Date(_) => "Date",
            Self::Span(_) => "Span",
            Self::Channel(_) => "Channel",
            Self::Family(_) => "Family",
            Self::Effect(_) => "Effect",
            Self::MomentOfTruth(_) => "MomentOfTruth",
            Self::Duration(_) => "Duration",
            Self::Score(_) => "Score",
            Self::Severity(_) => "Severity",
            Self::Frequency(_) => "Frequency",
            Self::Impact(_) => "Impact",
            Self::Effort(_) => "Effort",
            Self::Progress(_) => "Progress",
            Self::Measure(_) => "Measure",
            Self::Unit(_) => "Unit",
            Self::Actual(_) => "Actual",
            Self::Target(_) => "Target",
            Self::Period(_) => "Period",
            Self::Better(_) => "Better",
            Self::Picture(_) => "Picture",
            Self::Alt(_) => "Alt",
            Self::LinkKind(_) => "LinkKind",
            Self::Tags(_) => "Tags",
            Self::Crop(_) => "Crop",
            Self::CurveHidden(_) => "CurveHidden",
            Self::Collapsed(_) => "Collapsed",
            Self::Width(_) => "Width",
            Self::Height(_) => "Height",
            Self::Hidden(_) => "Hidden",
            Self::Folded(_) => "Folded",
            Self::Locked(_) => "Locked",
            Self::Seen(_) => "Seen",
        }
    }

    /// Every text of the field.
    fn texts(&self) -> Vec<&String> {
        match self {
            Self::Name(text)
            | Self::Caption(text)
            | Self::Scenario(text)
            | Self::Goal(text)
            | Self::Owner(text)
            | Self::Language(text)
            | Self::Quote(text)
            | Self::Note(text)
            | Self::Source(text)
            | Self::Channel(text)
            | Self::Duration(text)
            | Self::Unit(text)
            | Self::Period(text)
            | Self::Alt(text) => vec![text],
            Self::Picture(Some(text)) => vec![text],
            Self::EntryRules(texts) | Self::Tags(texts) => texts.iter().collect(),
            Self::Seen(Seen { filter, .. }) => filter
                .channels
                .iter()
                .chain(&filter.owners)
                .chain(&filter.tags)
                .collect(),
            _ => Vec::new(),
        }
    }

    /// Whether the value can be taken by any element at all.
    pub(crate) fn check(&self) -> Result<(), Refusal> {
        if self.texts().into_iter().map(String::len).sum::<usize>() > MAX_TEXT {
            return Err(Refusal::TooLong { max: MAX_TEXT as u32 });
        }
        let range = |fits: bool, min: f64, max: f64| {
            if fits {
                Ok(())
            } else {
                Err(Refusal::OutOfRange {
                    field: self.name().to_owned(),
                    min,
                    max,
                })
            }
        };
        match self {
            Self::Hue(Some(hue)) => range(*hue <= 7, 0.0, 7.0),
            Self::Contacts(Some(count)) => range(count.is_finite() && *count >= 0.0, 0.0, f64::MAX),
            Self::Span(span) => range(*span >= 1, 1.0, f64::from(u32::MAX)),
            Self::Severity(grade) | Self::Frequency(grade) | Self::Impact(grade) | Self::Effort(grade) => {
                range((1..=5).contains(grade), 1.0, 5.0)
            }
            Self::Score(value) | Self::Actual(Some(value)) | Self::Target(Some(value)) => {
                range(value.is_finite(), f64::MIN, f64::MAX)
            }
            Self::Width(Some(width)) => range((MIN_WIDTH..=MAX_WIDTH).contains(width), MIN_WIDTH, MAX_WIDTH),
            Self::Height(Some(height)) => range((MIN_HEIGHT..=MAX_HEIGHT).contains(height), MIN_HEIGHT, MAX_HEIGHT),
            Self::Crop(Some(crop)) => range(crop.is_inside(), 0.0, 1.0),
            Self::Seen(Seen {
                section: Some(section), ..
            }) => range(section.is_finite(), 0.0, f64::MAX),
            Self::Scale(scale) => range(
                scale.min.is_finite() && scale.max.is_finite() && scale.min < scale.max,
                f64::MIN,
                f64::MAX,
            ),
            _ => Ok(()),
        }
    }

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
                _ => false,
            },
            Element::Stage(stage) => match self {
                Self::Name(text) => put(&mut stage.name, text),
                Self::Caption(text) => put(&mut stage.caption, text),
                Self::Hue(hue) => put(&mut stage.hue, hue),
                Self::Contacts(count) => put(&mut stage.contacts, count),
                Self::EntryRules(rules) => put(&mut stage.entry_rules, rules),
                Self::Collapsed(is) => put(&mut stage.collapsed, is),
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
            (Content::Emotion(emotion), Self::Score(score)) => put(&mut emotion.score, score),
            (Content::Pain(pain), Self::Severity(grade)) => put(&mut pain.severity, grade),
            (Content::Pain(pain), Self::Frequency(grade)) => put(&mut pain.frequency, grade),
            (Content::Opportunity(opportunity), Self::Impact(grade)) => put(&mut opportunity.impact, grade),
            (Content::Opportunity(opportunity), Self::Effort(grade)) => put(&mut opportunity.effort, grade),
            (Content::Opportunity(opportunity), Self::Progress(progress)) => put(&mut opportunity.progress, progress),
            (Content::Opportunity(opportunity), Self::Owner(text)) => put(&mut opportunity.owner, text),
            (Content::Metric(metric), Self::Measure(measure)) => put(&mut metric.measure, measure),
            (Content::Metric(metric), Self::Unit(text)) => put(&mut metric.unit, text),
            (Content::Metric(metric), Self::Actual(value)) => put(&mut metric.actual, value),
            (Content::Metric(metric), Self::Target(value)) => put(&mut metric.target, value),
            (Content::Metric(metric), Self::Period(text)) => put(&mut metric.period, text),
            (Content::Metric(metric), Self::Better(better)) => put(&mut metric.better, better),
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
