//! The nodes of the graph.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Card, Conflict, Date, Id, Judgement, LaneKind, Order, Record, View};

/// One node of the journey's graph.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub enum Element {
    /// What the journey is about; there is exactly one.
    About(About),
    /// Whose journey it is, or who takes part.
    Actor(Actor),
    /// A column group.
    Stage(Stage),
    /// A column inside a stage.
    Step(Step),
    /// A row of cards of one kind.
    Lane(Lane),
    /// One item in a lane at a step.
    Card(Card),
    /// A way to look at the map, kept by name.
    View(View),
    /// What people made of the same thing apart from each other.
    Conflict(Conflict),
}

/// What kind of element a node is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
pub enum ElementKind {
    /// See [`About`].
    About,
    /// See [`Actor`].
    Actor,
    /// See [`Stage`].
    Stage,
    /// See [`Step`].
    Step,
    /// See [`Lane`].
    Lane,
    /// See [`Card`].
    Card,
    /// See [`View`].
    View,
    /// See [`Conflict`].
    Conflict,
}

impl Element {
    /// Identity of the node.
    pub fn id(&self) -> Id {
        match self {
            Self::About(about) => about.id,
            Self::Actor(actor) => actor.id,
            Self::Stage(stage) => stage.id,
            Self::Step(step) => step.id,
            Self::Lane(lane) => lane.id,
            Self::Card(card) => card.id,
            Self::View(view) => view.id,
            Self::Conflict(conflict) => conflict.id,
        }
    }

    /// What kind of element it is.
    pub fn kind(&self) -> ElementKind {
        match self {
            Self::About(_) => ElementKind::About,
            Self::Actor(_) => ElementKind::Actor,
            Self::Stage(_) => ElementKind::Stage,
            Self::Step(_) => ElementKind::Step,
            Self::Lane(_) => ElementKind::Lane,
            Self::Card(_) => ElementKind::Card,
            Self::View(_) => ElementKind::View,
            Self::Conflict(_) => ElementKind::Conflict,
        }
    }

    /// What people call it: a card's text, a title, a name; of a conflict, what the first side calls the thing.
    pub fn name(&self) -> &str {
        match self {
            Self::About(about) => &about.title,
            Self::Actor(actor) => &actor.name,
            Self::Stage(stage) => &stage.name,
            Self::Step(step) => &step.name,
            Self::Lane(lane) => &lane.name,
            Self::Card(card) => &card.text,
            Self::View(view) => &view.name,
            Self::Conflict(conflict) => conflict.records().next().map_or("", Record::name),
        }
    }

    /// The elements that hold this one: a stage holds its steps; a step and a lane hold the cards of their cell.
    pub(crate) fn holders(&self) -> impl Iterator<Item = Id> {
        let (first, second) = match self {
            Self::Step(step) => (Some(step.stage), None),
            Self::Card(card) => (card.place.map(|place| place.step), card.place.map(|place| place.lane)),
            _ => (None, None),
        };
        first.into_iter().chain(second)
    }
}

/// What the journey is about.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct About {
    /// Identity.
    #[ts(type = "string")]
    pub id: Id,
    /// The map's title.
    pub title: String,
    /// The situation in one or two sentences.
    pub scenario: String,
    /// What the actor wants to reach.
    pub goal: String,
    /// Who keeps the map up to date.
    pub owner: String,
    /// How far the map has come.
    pub status: Status,
    /// As it is today, or as it should become.
    pub horizon: Horizon,
    /// When the map has to be looked at again.
    #[ts(type = "string | null")]
    pub review: Option<Date>,
    /// Language of the map's own text, as a BCP 47 tag.
    pub language: String,
    /// The scale of emotion scores.
    pub scale: Scale,
    /// The method by which the map was made, in a sentence; never printed.
    #[serde(default)]
    pub method: String,
    /// What was decided about the findings.
    #[serde(default)]
    pub findings: Judgement,
}

impl About {
    /// A new journey's: current, draft, without a date, on the scale -2 to +2.
    pub fn new(id: Id, title: impl Into<String>) -> Self {
        Self {
            id,
            title: title.into(),
            scenario: String::new(),
            goal: String::new(),
            owner: String::new(),
            status: Status::default(),
            horizon: Horizon::default(),
            review: None,
            language: "en".to_owned(),
            scale: Scale::default(),
            method: String::new(),
            findings: Judgement::default(),
        }
    }
}

/// How far a map has come.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
pub enum Status {
    /// Being drawn.
    #[default]
    Draft,
    /// Backed by what was observed.
    Researched,
    /// Used and kept up to date.
    Live,
    /// No longer true.
    Retired,
}

/// Whether a map shows today or a plan.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
pub enum Horizon {
    /// As it is today.
    #[default]
    Current,
    /// As it should become.
    Future,
}

/// The declared range of emotion scores; scores may lie outside.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, TS)]
pub struct Scale {
    /// The worst score.
    pub min: f64,
    /// The best score.
    pub max: f64,
}

impl Default for Scale {
    fn default() -> Self {
        Self { min: -2.0, max: 2.0 }
    }
}

/// Whose journey it is, or who takes part.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Actor {
    /// Identity.
    #[ts(type = "string")]
    pub id: Id,
    /// Order among the actors; the first persona or customer is the journey's main actor.
    #[ts(type = "string")]
    pub order: Order,
    /// Name.
    pub name: String,
    /// Role, in a few words.
    pub caption: String,
    /// What kind of actor.
    pub kind: ActorKind,
    /// In the actor's own words.
    pub quote: String,
    /// Colour of the actor's curve, 0 to 7; see the theme.
    pub hue: u8,
    /// How many people the actor stands for, where counted.
    pub contacts: Option<f64>,
    /// Whether the actor's emotion curve is left out of the drawing.
    #[serde(default)]
    pub curve_hidden: bool,
    /// Touchpoints in the order in which the actor meets them, one perhaps several times. An id that is not a touchpoint of
    /// the map any more is passed over.
    #[serde(default)]
    #[ts(type = "Array<string>")]
    pub path: Vec<Id>,
}

/// What kind of actor.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
pub enum ActorKind {
    /// An invented person that stands for many.
    #[default]
    Persona,
    /// A group with something in common.
    Segment,
    /// A real customer.
    Customer,
    /// Somebody of one's own organisation.
    Staff,
    /// Somebody else with a stake.
    Stakeholder,
}

/// A column group.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Stage {
    /// Identity.
    #[ts(type = "string")]
    pub id: Id,
    /// Order among the stages.
    #[ts(type = "string")]
    pub order: Order,
    /// Name, one or two words.
    pub name: String,
    /// What it is about, in a few words.
    pub caption: String,
    /// Colour, 0 to 7; `None` takes the next in turn.
    pub hue: Option<u8>,
    /// How many people reach the stage, where counted.
    pub contacts: Option<f64>,
    /// Which activities place a contact here, one a string.
    pub entry_rules: Vec<String>,
    /// Whether the stage is drawn as one narrow column.
    #[serde(default)]
    pub collapsed: bool,
    /// Which part of every journey it is; `None` where its name says so, or nothing does.
    #[serde(default)]
    pub phase: Option<Phase>,
}

/// A part that every journey has, whatever its stages are called.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
pub enum Phase {
    /// The moment before stage one: a chance contact.
    Before,
    /// Somebody learns that there is something.
    Awareness,
    /// Somebody compares, and is not yet convinced.
    Consideration,
    /// Somebody decides, and buys.
    Decision,
    /// What was promised is kept, or not.
    AfterSale,
    /// Somebody tells others.
    Advocacy,
}

impl Phase {
    /// Every phase, in the order in which a journey goes through them.
    pub const ALL: [Self; 6] = [
        Self::Before,
        Self::Awareness,
        Self::Consideration,
        Self::Decision,
        Self::AfterSale,
        Self::Advocacy,
    ];
}

/// A column inside a stage.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Step {
    /// Identity.
    #[ts(type = "string")]
    pub id: Id,
    /// The stage that holds it.
    #[ts(type = "string")]
    pub stage: Id,
    /// Order among the steps of the stage.
    #[ts(type = "string")]
    pub order: Order,
    /// What the actor does, in a few words.
    pub name: String,
    /// A second line.
    pub caption: String,
    /// The segment that is here: an actor of kind segment.
    #[ts(type = "string | null")]
    pub segment: Option<Id>,
    /// Width of the column in points; `None` for the usual one.
    #[serde(default)]
    pub width: Option<f64>,
}

/// A row of cards of one kind.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Lane {
    /// Identity.
    #[ts(type = "string")]
    pub id: Id,
    /// Order among the lanes.
    #[ts(type = "string")]
    pub order: Order,
    /// What its cards are.
    pub kind: LaneKind,
    /// Name.
    pub name: String,
    /// What the lane shows, in a few words.
    pub caption: String,
    /// A line drawn below the lane, in a service blueprint.
    pub line_below: Option<Line>,
    /// Height of the row in points, which is taller where its cards need it; `None` for as tall as its cards.
    #[serde(default)]
    pub height: Option<f64>,
    /// Whether the lane is left out of the drawing.
    #[serde(default)]
    pub hidden: bool,
    /// Whether the lane is drawn as a strip without its cards.
    #[serde(default)]
    pub folded: bool,
    /// Whether the lane's cards are kept from being changed by accident.
    #[serde(default)]
    pub locked: bool,
    /// What could stand in its empty cells, sorted; shown on the screen only, until something stands there.
    #[serde(default)]
    pub guidance: Vec<Guidance>,
}

/// What could stand in an empty cell.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Guidance {
    /// The step whose cell it is; `None` for every cell of the lane that has none of its own. It may have gone from the map.
    #[ts(type = "string | null")]
    pub step: Option<Id>,
    /// What could stand there.
    pub text: String,
}

impl Lane {
    /// What could stand in the cell of a step.
    pub fn guidance_at(&self, step: Id) -> Option<&str> {
        let of = |wanted: Option<Id>| self.guidance.iter().find(|guidance| guidance.step == wanted);
        of(Some(step))
            .or_else(|| of(None))
            .map(|guidance| guidance.text.as_str())
    }
}

/// A line between lanes of a service blueprint.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
pub enum Line {
    /// Between what the customer does and what staff do in sight.
    Interaction,
    /// Between what the customer sees and does not see.
    Visibility,
    /// Between staff and those who support them.
    InternalInteraction,
}
