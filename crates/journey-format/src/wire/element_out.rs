//! From the model's elements to the file's.

use super::element::{Element, Scale};
use super::number::Number;

impl From<&journey_model::Element> for Element {
    fn from(element: &journey_model::Element) -> Self {
        use journey_model::{
            About, Actor, Card, Conflict, Element as Model, Evidence, Lane, Scale as ModelScale, Stage, Step, View,
        };
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
                method,
                findings,
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
                    method: method.as_str().into(),
                    findings: findings.into(),
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
                curve_hidden,
                path,
            }) => Self::Actor {
                id: *id,
                order: order.clone(),
                name: name.as_str().into(),
                caption: caption.as_str().into(),
                kind: (*kind).into(),
                quote: quote.as_str().into(),
                hue: *hue,
                contacts: contacts.map(Number),
                curve_hidden: *curve_hidden,
                path: path.clone(),
            },
            Model::Stage(Stage {
                id,
                order,
                name,
                caption,
                hue,
                contacts,
                entry_rules,
                collapsed,
                phase,
            }) => Self::Stage {
                id: *id,
                order: order.clone(),
                name: name.as_str().into(),
                caption: caption.as_str().into(),
                hue: *hue,
                contacts: contacts.map(Number),
                entry_rules: entry_rules.iter().map(|rule| rule.as_str().into()).collect(),
                collapsed: *collapsed,
                phase: phase.map(Into::into),
            },
            Model::Step(Step {
                id,
                stage,
                order,
                name,
                caption,
                segment,
                width,
            }) => Self::Step {
                id: *id,
                stage: *stage,
                order: order.clone(),
                name: name.as_str().into(),
                caption: caption.as_str().into(),
                segment: *segment,
                width: width.map(Number),
            },
            Model::Lane(Lane {
                id,
                order,
                kind,
                name,
                caption,
                line_below,
                height,
                hidden,
                folded,
                locked,
                guidance,
            }) => Self::Lane {
                id: *id,
                order: order.clone(),
                kind: (*kind).into(),
                name: name.as_str().into(),
                caption: caption.as_str().into(),
                line_below: line_below.map(Into::into),
                height: height.map(Number),
                hidden: *hidden,
                folded: *folded,
                locked: *locked,
                guidance: guidance.iter().map(Into::into).collect(),
            },
            Model::Card(Card {
                id,
                place,
                order,
                text,
                note,
                actor,
                hue,
                tags,
                evidence,
                content,
                personal,
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
                    hue: *hue,
                    tags: tags.iter().map(|tag| tag.as_str().into()).collect(),
                    basis: (*basis).into(),
                    source: source.as_str().into(),
                    date: *date,
                    content: content.into(),
                    personal: personal.as_ref().map(Into::into),
                }
            }
            Model::View(View { id, order, name, seen }) => Self::View {
                id: *id,
                order: order.clone(),
                name: name.as_str().into(),
                form: seen.form.into(),
                filter: (&seen.filter).into(),
                section: seen.section.map(Into::into),
            },
            Model::Conflict(Conflict { id, of, sides }) => Self::Conflict {
                id: *id,
                of: *of,
                sides: sides.iter().map(Into::into).collect(),
            },
        }
    }
}
