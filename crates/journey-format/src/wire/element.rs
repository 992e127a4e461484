//! Nodes in the file.

use journey_model::{Date, Id, Order};
use serde::{Deserialize, Serialize};

use super::card::Content;
use super::conflict::Side;
use super::is_default;
use super::knowledge::{Guidance, Judgement, PersonalData};
use super::number::Number;
use super::text::Text;
use super::view::{Filter, Section};
use super::words::{ActorKind, Basis, Form, Horizon, LaneKind, Line, Phase, Status};

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
        #[serde(default, skip_serializing_if = "is_default")]
        method: Text,
        #[serde(default, skip_serializing_if = "is_default")]
        findings: Judgement,
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
        #[serde(default, skip_serializing_if = "is_default")]
        curve_hidden: bool,
        #[serde(default, skip_serializing_if = "is_default")]
        path: Vec<Id>,
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
        #[serde(default, skip_serializing_if = "is_default")]
        collapsed: bool,
        #[serde(default, skip_serializing_if = "is_default")]
        phase: Option<Phase>,
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
        #[serde(default, skip_serializing_if = "is_default")]
        width: Option<Number>,
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
        #[serde(default, skip_serializing_if = "is_default")]
        height: Option<Number>,
        #[serde(default, skip_serializing_if = "is_default")]
        hidden: bool,
        #[serde(default, skip_serializing_if = "is_default")]
        folded: bool,
        #[serde(default, skip_serializing_if = "is_default")]
        locked: bool,
        #[serde(default, skip_serializing_if = "is_default")]
        guidance: Vec<Guidance>,
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
        hue: Option<u8>,
        #[serde(default, skip_serializing_if = "is_default")]
        tags: Vec<Text>,
        #[serde(default, skip_serializing_if = "is_default")]
        basis: Basis,
        #[serde(default, skip_serializing_if = "is_default")]
        source: Text,
        #[serde(default, skip_serializing_if = "is_default")]
        date: Option<Date>,
        content: Content,
        #[serde(default, skip_serializing_if = "is_default")]
        personal: Option<PersonalData>,
    },
    View {
        id: Id,
        order: Order,
        #[serde(default, skip_serializing_if = "is_default")]
        name: Text,
        #[serde(default, skip_serializing_if = "is_default")]
        form: Form,
        #[serde(default, skip_serializing_if = "is_default")]
        filter: Filter,
        #[serde(default, skip_serializing_if = "is_default")]
        section: Option<Section>,
    },
    Conflict {
        id: Id,
        of: Id,
        sides: Vec<Side>,
    },
}

/// The range of emotion scores.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Scale {
    pub min: Number,
    pub max: Number,
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
