//! Nodes in the file.

use journey_model::{Date, Id, Order};
use serde::{Deserialize, Serialize};

use super::card::Content;
use super::number::Number;
use super::text::Text;
use super::words::{ActorKind, Basis, Horizon, LaneKind, Line, Status};
use super::{Impossible, is_default};

/// One node.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) enum Element {
    About {
        id: Id,
        #[serde(default, skip_serializing_if = "is_default")]
        title: Text,
        #[serde(default, skip_serializing_if = "is_default")]
        scenario: Text,
        #[serde(default, skip_serializing_if = "is_default")]
        goal: Text,
        #[serde(default, skip_serializing_if = "is_default")]
        owner: Text,
        #[serde(default, skip_serializing_if = "is_default")]
        status: Status,
        #[serde(default, skip_serializing_if = "is_default")]
        horizon: Horizon,
        #[serde(default, skip_serializing_if = "is_default")]
        review: Option<Date>,
        #[serde(default = "english", skip_serializing_if = "is_english")]
        language: Text,
        #[serde(default, skip_serializing_if = "is_default")]
        scale: Scale,
    },
    Actor {
        id: Id,
        order: Order,
        #[serde(default, skip_serializing_if = "is_default")]
        name: Text,
        #[serde(default, skip_serializing_if = "is_default")]
        caption: Text,
        #[serde(default, skip_serializing_if = "is_default")]
        kind: ActorKind,
        #[serde(default, skip_serializing_if = "is_default")]
        quote: Text,
        #[serde(default, skip_serializing_if = "is_default")]
        hue: u8,
        #[serde(default, skip_serializing_if = "is_default")]
        contacts: Option<Number>,
    },
    Stage {
        id: Id,
        order: Order,
        #[serde(default, skip_serializing_if = "is_default")]
        name: Text,
        #[serde(default, skip_serializing_if = "is_default")]
        caption: Text,
        #[serde(default, skip_serializing_if = "is_default")]
        hue: Option<u8>,
        #[serde(default, skip_serializing_if = "is_default")]
        contacts: Option<Number>,
        #[serde(default, skip_serializing_if = "is_default")]
        entry_rules: Vec<Text>,
    },
    Step {
        id: Id,
        stage: Id,
        order: Order,
        #[serde(default, skip_serializing_if = "is_default")]
        name: Text,
        #[serde(default, skip_serializing_if = "is_default")]
        caption: Text,
        #[serde(default, skip_serializing_if = "is_default")]
        segment: Option<Id>,
    },
    Lane {
        id: Id,
        order: Order,
        kind: LaneKind,
        #[serde(default, skip_serializing_if = "is_default")]
        name: Text,
        #[serde(default, skip_serializing_if = "is_default")]
        caption: Text,
        #[serde(default, skip_serializing_if = "is_default")]
        line_below: Option<Line>,
    },
    Card {
        id: Id,
        #[serde(default, skip_serializing_if = "is_default")]
        lane: Option<Id>,
        #[serde(default, skip_serializing_if = "is_default")]
        step: Option<Id>,
        #[serde(default = "one", skip_serializing_if = "is_one")]
        span: u32,
        order: Order,
        #[serde(default, skip_serializing_if = "is_default")]
        text: Text,
        #[serde(default, skip_serializing_if = "is_default")]
        note: Text,
        #[serde(default, skip_serializing_if = "is_default")]
        actor: Option<Id>,
        #[serde(default, skip_serializing_if = "is_default")]
        basis: Basis,
        #[serde(default, skip_serializing_if = "is_default")]
        source: Text,
        #[serde(default, skip_serializing_if = "is_default")]
        date: Option<Date>,
        content: Content,
    },
}

/// The range of emotion scores.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Scale {
    min: Number,
    max: Number,
}

impl Default for Scale {
    fn default() -> Self {
        Self {
            min: Number(-2.0),
            max: Number(2.0),
        }
    }
}

fn english() -> Text {
    "en".into()
}

fn is_english(language: &Text) -> bool {
    language.0 == "en"
}

fn one() -> u32 {
    1
}

fn is_one(span: &u32) -> bool {
    *span == 1
}

impl From<&journey_model::Element> for Element {
    fn from(element: &journey_model::Element) -> Self {
        use journey_model::{About, Actor, Card, Element as Model, Evidence, Lane, Scale as ModelScale, Stage, Step};
        match element {
            Model::About(About {
                id,
                title,
                scenario,
                goal,
                owner,
                status,
                horizon,
                review,
                language,
                scale,
            }) => {
                let ModelScale { min, max } = *scale;
                Self::About {
                    id: *id,
                    title: title.as_str().into(),
                    scenario: scenario.as_str().into(),
                    goal: goal.as_str().into(),
                    owner: owner.as_str().into(),
                    status: (*status).into(),
                    horizon: (*horizon).into(),
                    review: *review,
                    language: language.as_str().into(),
                    scale: Scale {
                        min: Number(min),
                        max: Number(max),
                    },
                }
            }
            Model::Actor(Actor {
                id,
                order,
                name,
                caption,
                kind,
                quote,
                hue,
                contacts,
            }) => Self::Actor {
                id: *id,
                order: order.clone(),
                name: name.as_str().into(),
                caption: caption.as_str().into(),
                kind: (*kind).into(),
                quote: quote.as_str().into(),
                hue: *hue,
                contacts: contacts.map(Number),
            },
            Model::Stage(Stage {
                id,
                order,
                name,
                caption,
                hue,
                contacts,
                entry_rules,
            }) => Self::Stage {
                id: *id,
                order: order.clone(),
                name: name.as_str().into(),
                caption: caption.as_str().into(),
                hue: *hue,
                contacts: contacts.map(Number),
                entry_rules: entry_rules.iter().map(|rule| rule.as_str().into()).collect(),
            },
            Model::Step(Step {
                id,
                stage,
                order,
                name,
                caption,
                segment,
            }) => Self::Step {
                id: *id,
                stage: *stage,
                order: order.clone(),
                name: name.as_str().into(),
                caption: caption.as_str().into(),
                segment: *segment,
            },
            Model::Lane(Lane {
                id,
                order,
                kind,
                name,
                caption,
                line_below,
            }) => Self::Lane {
                id: *id,
                order: order.clone(),
                kind: (*kind).into(),
                name: name.as_str().into(),
                caption: caption.as_str().into(),
                line_below: line_below.map(Into::into),
            },
            Model::Card(Card {
                id,
                place,
                order,
                text,
                note,
                actor,
                evidence,
                content,
            }) => {
                let Evidence { basis, source, date } = evidence;
                Self::Card {
                    id: *id,
                    lane: place.map(|place| place.lane),
                    step: place.map(|place| place.step),
                    span: place.map_or(1, |place| place.span),
                    order: order.clone(),
                    text: text.as_str().into(),
                    note: note.as_str().into(),
                    actor: *actor,
                    basis: (*basis).into(),
                    source: source.as_str().into(),
                    date: *date,
                    content: content.into(),
                }
            }
        }
    }
}

impl TryFrom<Element> for journey_model::Element {
    type Error = Impossible;

    fn try_from(element: Element) -> Result<Self, Impossible> {
        use journey_model::{About, Actor, Card, Evidence, Lane, Place, Scale as ModelScale, Stage, Step};
        Ok(match element {
            Element::About {
                id,
                title,
                scenario,
                goal,
                owner,
                status,
                horizon,
                review,
                language,
                scale,
            } => Self::About(About {
                id,
                title: title.into(),
                scenario: scenario.into(),
                goal: goal.into(),
                owner: owner.into(),
                status: status.into(),
                horizon: horizon.into(),
                review,
                language: language.into(),
                scale: ModelScale {
                    min: scale.min.finite()?,
                    max: scale.max.finite()?,
                },
            }),
            Element::Actor {
                id,
                order,
                name,
                caption,
                kind,
                quote,
                hue,
                contacts,
            } => Self::Actor(Actor {
                id,
                order,
                name: name.into(),
                caption: caption.into(),
                kind: kind.into(),
                quote: quote.into(),
                hue,
                contacts: contacts.map(Number::finite).transpose()?,
            }),
            Element::Stage {
                id,
                order,
                name,
                caption,
                hue,
                contacts,
                entry_rules,
            } => Self::Stage(Stage {
                id,
                order,
                name: name.into(),
                caption: caption.into(),
                hue,
                contacts: contacts.map(Number::finite).transpose()?,
                entry_rules: entry_rules.into_iter().map(Into::into).collect(),
            }),
            Element::Step {
                id,
                stage,
                order,
                name,
                caption,
                segment,
            } => Self::Step(Step {
                id,
                stage,
                order,
                name: name.into(),
                caption: caption.into(),
                segment,
            }),
            Element::Lane {
                id,
                order,
                kind,
                name,
                caption,
                line_below,
            } => Self::Lane(Lane {
                id,
                order,
                kind: kind.into(),
                name: name.into(),
                caption: caption.into(),
                line_below: line_below.map(Into::into),
            }),
            Element::Card {
                id,
                lane,
                step,
                span,
                order,
                text,
                note,
                actor,
                basis,
                source,
                date,
                content,
            } => {
                let place = match (lane, step) {
                    (Some(lane), Some(step)) => Some(Place { lane, step, span }),
                    (None, None) if span != 1 => return Err(Impossible::SpanWithoutPlace),
                    (None, None) => None,
                    _ => return Err(Impossible::HalfAPlace),
                };
                Self::Card(Card {
                    id,
                    place,
                    order,
                    text: text.into(),
                    note: note.into(),
                    actor,
                    evidence: Evidence {
                        basis: basis.into(),
                        source: source.into(),
                        date,
                    },
                    content: content.try_into()?,
                })
            }
        })
    }
}
