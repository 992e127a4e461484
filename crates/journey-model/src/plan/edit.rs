//! One field of one or more elements gets a value.

use super::Draft;
use super::clean::cleaned_field;
use super::columns::Columns;
use super::judge;
use crate::{Act, Element, Field, Id, Journey, Record, Refusal, Transaction};

pub(super) fn edit(journey: &Journey, ids: &[Id], field: &Field) -> Result<Transaction, Refusal> {
    field.check()?;
    let field = &cleaned_field(field)?;
    check_references(journey, field)?;
    if let Field::Findings(findings) = field {
        judge::reasoned(&journey.about().findings, findings)?;
    }
    let mut draft = Draft::new(journey);
    let columns = matches!(field, Field::Span(_)).then(|| Columns::of(journey));
    let mut first_name = None;
    for &id in ids {
        match journey.record(id).ok_or(Refusal::Missing { id })? {
            Record::Element(element) => {
                first_name.get_or_insert_with(|| element.name().to_owned());
                let mut changed = field.set_on_element(&element)?;
                if let (Some(columns), Element::Card(card)) = (&columns, &mut changed)
                    && let Some(place) = &mut card.place
                {
                    place.span = place.span.min(columns.from(place.step));
                }
                draft.put(changed);
            }
            Record::Link(link) => {
                let changed = field.set_on_link(&link)?;
                let ends = (journey.element(link.from), journey.element(link.to));
                if let (Some(from), Some(to)) = ends
                    && !changed.kind.joins(from, to)
                {
                    return Err(Refusal::CannotLink {
                        from: link.from,
                        to: link.to,
                    });
                }
                first_name.get_or_insert_with(|| link.label.clone());
                draft.put_link(changed);
            }
        }
    }
    let (act, name) = match field {
        Field::Name(name) => (Act::Rename, name.clone()),
        _ => (Act::Edit, first_name.unwrap_or_default()),
    };
    draft.finish(act, &name, "", ids.len())
}

/// A value that names an actor must name one that is there.
fn check_references(journey: &Journey, field: &Field) -> Result<(), Refusal> {
    let (Field::Segment(Some(id)) | Field::Actor(Some(id))) = field else {
        return Ok(());
    };
    match journey.element(*id) {
        Some(Element::Actor(_)) => Ok(()),
        Some(_) => Err(Refusal::WrongKind { id: *id }),
        None => Err(Refusal::Missing { id: *id }),
    }
}
