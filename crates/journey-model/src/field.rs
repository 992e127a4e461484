//! Single fields of elements and links: what the inspector edits.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{
    ActorKind, Basis, Better, Crop, Date, Effect, Family, Guidance, Horizon, Id, Judgement, Line, LinkKind, Measure,
    PersonalData, Phase, Progress, Refusal, Scale, Seen, Status,
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
    /// The method by which the map was made.
    Method(String),
    /// What was decided about the findings.
    Findings(Judgement),
    /// The touchpoints of an actor, in the order in which they are met.
    Path(#[ts(type = "Array<string>")] Vec<Id>),
    /// Which part of every journey a stage is; `None` goes by its name.
    Phase(Option<Phase>),
    /// What could stand in the empty cells of a lane.
    Guidance(Vec<Guidance>),
    /// On what ground a card tells of people, and who sees to it; `None` where it does not.
    Personal(Option<PersonalData>),
    /// What is promised at a touchpoint.
    Promise(String),
    /// In which voice a touchpoint speaks.
    Tone(String),
    /// The next action of an opportunity.
    Next(String),
    /// When the next action is due.
    Due(#[ts(type = "string | null")] Option<Date>),
    /// What exactly a metric counts.
    Definition(String),
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
            Self::Method(_) => "Method",
            Self::Findings(_) => "Findings",
            Self::Path(_) => "Path",
            Self::Phase(_) => "Phase",
            Self::Guidance(_) => "Guidance",
            Self::Personal(_) => "Personal",
            Self::Promise(_) => "Promise",
            Self::Tone(_) => "Tone",
            Self::Next(_) => "Next",
            Self::Due(_) => "Due",
            Self::Definition(_) => "Definition",
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
            | Self::Alt(text)
            | Self::Method(text)
            | Self::Promise(text)
            | Self::Tone(text)
            | Self::Next(text)
            | Self::Definition(text) => vec![text],
            Self::Picture(Some(text)) => vec![text],
            Self::EntryRules(texts) | Self::Tags(texts) => texts.iter().collect(),
            Self::Seen(Seen { filter, .. }) => filter
                .channels
                .iter()
                .chain(&filter.owners)
                .chain(&filter.tags)
                .collect(),
            Self::Findings(Judgement { muted, thresholds }) => {
                let mutes = muted.iter().flat_map(|mute| [&mute.finding, &mute.reason]);
                mutes
                    .chain(thresholds.iter().map(|threshold| &threshold.name))
                    .collect()
            }
            Self::Guidance(guidance) => guidance.iter().map(|guidance| &guidance.text).collect(),
            Self::Personal(Some(PersonalData { consent, owner })) => vec![consent, owner],
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
            Self::Findings(judgement) => {
                let values = || judgement.thresholds.iter().map(|threshold| threshold.value);
                range(values().all(f64::is_finite), f64::MIN, f64::MAX)
            }
            Self::Scale(scale) => range(
                scale.min.is_finite() && scale.max.is_finite() && scale.min < scale.max,
                f64::MIN,
                f64::MAX,
            ),
            _ => Ok(()),
        }
    }
}
