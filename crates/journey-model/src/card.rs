//! Cards: one item in a lane at a step.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Date, Id, Order};

/// One item of the map.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Card {
    /// Identity.
    #[ts(type = "string")]
    pub id: Id,
    /// Where the card stands; `None` while it waits in the parking lot.
    pub place: Option<Place>,
    /// Order among the cards of the same cell.
    #[ts(type = "string")]
    pub order: Order,
    /// What the card says.
    pub text: String,
    /// What its author wants to remember about it; not drawn on the map.
    pub note: String,
    /// Whose card it is, when not the journey's main actor's.
    #[ts(type = "string | null")]
    pub actor: Option<Id>,
    /// Colour of its own, 0 to 7; `None` takes the stage's.
    #[serde(default)]
    pub hue: Option<u8>,
    /// Words to find it by.
    #[serde(default)]
    pub tags: Vec<String>,
    /// How far the card can be believed.
    pub evidence: Evidence,
    /// The kind of the card with the fields of that kind.
    pub content: Content,
    /// Set where the card tells of people by what is known of them.
    #[serde(default)]
    pub personal: Option<PersonalData>,
}

/// What a card that tells of people says about that.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PersonalData {
    /// On what ground it may, in words: a consent, a contract.
    pub consent: String,
    /// Who sees to it.
    pub owner: String,
}

/// A cell of the map, and how many steps from there on the card covers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Place {
    /// The lane.
    #[ts(type = "string")]
    pub lane: Id,
    /// The first step.
    #[ts(type = "string")]
    pub step: Id,
    /// Number of steps, at least 1. A span over the last step ends there.
    pub span: u32,
}

/// How far a card can be believed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Evidence {
    /// Seen, guessed, or wished for.
    pub basis: Basis,
    /// Where it comes from, in words.
    pub source: String,
    /// When it was seen.
    #[ts(type = "string | null")]
    pub date: Option<Date>,
}

/// Whether something was seen, guessed, or is wished for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
pub enum Basis {
    /// Seen or measured; drawn with a solid edge.
    #[default]
    Observed,
    /// A guess that nobody has checked; dashed.
    Assumed,
    /// How it should become; dotted.
    Proposed,
}

/// The kind of a card with the fields of that kind.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub enum Content {
    /// What the actor does.
    Action,
    /// Where actor and brand meet.
    Touchpoint(Touchpoint),
    /// What the actor thinks, in the actor's words.
    Thought,
    /// What the actor needs.
    Need,
    /// How the actor feels.
    Emotion(Emotion),
    /// What hurts.
    Pain(Pain),
    /// What could be done about it.
    Opportunity(Opportunity),
    /// What is measured.
    Metric(Metric),
    /// A scene in a picture.
    Storyboard(Storyboard),
    /// What staff do in the customer's sight.
    Frontstage,
    /// What staff do out of sight.
    Backstage,
    /// What others and systems do to make it work.
    Support,
    /// What the customer holds in hand.
    Evidence,
    /// Anything else.
    Note,
}

impl Content {
    /// The kind's name among the words of the model.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Action => "Action",
            Self::Touchpoint(_) => "Touchpoint",
            Self::Thought => "Thought",
            Self::Need => "Need",
            Self::Emotion(_) => "Emotion",
            Self::Pain(_) => "Pain",
            Self::Opportunity(_) => "Opportunity",
            Self::Metric(_) => "Metric",
            Self::Storyboard(_) => "Storyboard",
            Self::Frontstage => "Frontstage",
            Self::Backstage => "Backstage",
            Self::Support => "Support",
            Self::Evidence => "Evidence",
            Self::Note => "Note",
        }
    }
}

/// Where actor and brand meet.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Touchpoint {
    /// The channel in one or two words: Web, Fair, Telephone.
    pub channel: String,
    /// Digital, physical or relational.
    pub family: Family,
    /// What it does to the brand.
    pub effect: Effect,
    /// Whether the journey is decided here.
    pub moment_of_truth: bool,
    /// How long it takes, in words.
    pub duration: String,
    /// What is promised there.
    #[serde(default)]
    pub promise: String,
    /// In which voice it speaks, in one or two words.
    #[serde(default)]
    pub tone: String,
}

/// The family of a touchpoint.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
pub enum Family {
    /// On a screen.
    #[default]
    Digital,
    /// In space, or in the hand.
    Physical,
    /// From person to person.
    Relational,
}

/// What a touchpoint does to the brand.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
pub enum Effect {
    /// The brand is stronger afterwards.
    Strengthens,
    /// No change.
    #[default]
    Neutral,
    /// The brand is weaker afterwards.
    Weakens,
}

/// How the actor feels.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize, TS)]
pub struct Emotion {
    /// A finite number on the journey's declared scale; it may lie outside and is never clamped.
    pub score: f64,
}

/// What hurts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Pain {
    /// How badly, 1 to 5.
    pub severity: u8,
    /// How often, 1 to 5.
    pub frequency: u8,
}

impl Default for Pain {
    fn default() -> Self {
        Self {
            severity: 3,
            frequency: 3,
        }
    }
}

/// What could be done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Opportunity {
    /// How much it would help, 1 to 5.
    pub impact: u8,
    /// How much work it is, 1 to 5.
    pub effort: u8,
    /// How far it has come.
    pub progress: Progress,
    /// Who sees to it.
    pub owner: String,
    /// The next action.
    #[serde(default)]
    pub next: String,
    /// When the next action is due.
    #[serde(default)]
    #[ts(type = "string | null")]
    pub due: Option<Date>,
}

impl Default for Opportunity {
    fn default() -> Self {
        Self {
            impact: 3,
            effort: 3,
            progress: Progress::default(),
            owner: String::new(),
            next: String::new(),
            due: None,
        }
    }
}

/// The status of an opportunity.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
pub enum Progress {
    /// An idea.
    #[default]
    Idea,
    /// Decided, with an owner.
    Planned,
    /// Being tried.
    Started,
    /// In place.
    Done,
    /// Put away.
    Dropped,
}

/// What is measured.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS)]
pub struct Metric {
    /// Which measure.
    pub measure: Measure,
    /// The unit, written behind the number.
    pub unit: String,
    /// The value now.
    pub actual: Option<f64>,
    /// The value to reach.
    pub target: Option<f64>,
    /// Over which time, in words.
    pub period: String,
    /// Which direction is good.
    pub better: Better,
    /// What exactly is counted, in words.
    #[serde(default)]
    pub definition: String,
}

/// A known measure, or one's own.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
pub enum Measure {
    /// One's own; the card's text says which.
    #[default]
    Custom,
    /// Net promoter score, -100 to +100.
    Nps,
    /// Customer effort score, 1 to 7.
    Ces,
    /// Customer lifetime value, in money.
    Clv,
    /// Share that goes on, in per cent.
    Conversion,
}

/// Which direction of a metric is good.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
pub enum Better {
    /// More is better.
    #[default]
    Higher,
    /// Less is better.
    Lower,
}

/// A scene in a picture.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS)]
pub struct Storyboard {
    /// The picture's name: the hash of its bytes in hexadecimal; `None` before one was chosen.
    pub picture: Option<String>,
    /// What the picture shows, for those who cannot see it.
    pub alt: String,
    /// Which part of the picture is shown; `None` for all that fits the frame.
    #[serde(default)]
    pub crop: Option<Crop>,
}

/// A part of a picture, in shares of its width and height from its upper left corner.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, TS)]
pub struct Crop {
    /// Left edge, 0 to 1.
    pub x: f64,
    /// Upper edge, 0 to 1.
    pub y: f64,
    /// Width, above 0; ends at 1 at the latest.
    pub w: f64,
    /// Height, above 0; ends at 1 at the latest.
    pub h: f64,
}

impl Crop {
    /// Whether it lies inside the picture and has an area.
    pub fn is_inside(&self) -> bool {
        let side = |from: f64, length: f64| from >= 0.0 && length > 0.0 && from + length <= 1.0 + 1e-9;
        side(self.x, self.w) && side(self.y, self.h)
    }
}
