//! From the file's elements to the model's.

use super::Impossible;
use super::element::Element;
use super::knowledge;
use super::number::Number;

impl TryFrom<Element> for journey_model::Element {
    type Error = Impossible;

    fn try_from(element: Element) -> Result<Self, Impossible> {
        use journey_model::{
            About, Actor, Card, Conflict, Evidence, Lane, Place, Scale as ModelScale, Seen, Stage, Step, View,
        };
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
                method,
                findings,
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
                method: method.into(),
                findings: findings.try_into()?,
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
                curve_hidden,
                path,
            } => Self::Actor(Actor {
                id,
                order,
                name: name.into(),
                caption: caption.into(),
                kind: kind.into(),
                quote: quote.into(),
                hue,
                contacts: contacts.map(Number::finite).transpose()?,
                curve_hidden,
                path,
            }),
            Element::Stage {
                id,
                order,
                name,
                caption,
                hue,
                contacts,
                entry_rules,
                collapsed,
                phase,
            } => Self::Stage(Stage {
                id,
                order,
                name: name.into(),
                caption: caption.into(),
                hue,
                contacts: contacts.map(Number::finite).transpose()?,
                entry_rules: entry_rules.into_iter().map(Into::into).collect(),
                collapsed,
                phase: phase.map(Into::into),
            }),
            Element::Step {
                id,
                stage,
                order,
                name,
                caption,
                segment,
                width,
            } => Self::Step(Step {
                id,
                stage,
                order,
                name: name.into(),
                caption: caption.into(),
                segment,
                width: width.map(Number::finite).transpose()?,
            }),
            Element::Lane {
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
            } => Self::Lane(Lane {
                id,
                order,
                kind: kind.into(),
                name: name.into(),
                caption: caption.into(),
                line_below: line_below.map(Into::into),
                height: height.map(Number::finite).transpose()?,
                hidden,
                folded,
                locked,
                guidance: knowledge::guidance(guidance),
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
                hue,
                tags,
                basis,
                source,
                date,
                content,
                personal,
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
                    hue,
                    tags: tags.into_iter().map(Into::into).collect(),
                    evidence: Evidence {
                        basis: basis.into(),
                        source: source.into(),
                        date,
                    },
                    content: content.try_into()?,
                    personal: personal.map(Into::into),
                })
            }
            Element::View {
                id,
                order,
                name,
                form,
                filter,
                section,
            } => Self::View(View {
                id,
                order,
                name: name.into(),
                seen: Seen {
                    form: form.into(),
                    filter: filter.into(),
                    section: section.map(TryInto::try_into).transpose()?,
                },
            }),
            Element::Conflict { id, of, sides } => Self::Conflict(Conflict {
                id,
                of,
                sides: sides.into_iter().map(TryInto::try_into).collect::<Result<_, _>>()?,
            }),
        })
    }
}
