//! One field of one or more elements gets a value.

use super::{Draft, clean, seen_cleaned};
use crate::{Act, Element, Field, Id, Journey, Record, Refusal, Transaction};

pub(super) fn edit(journey: &Journey, ids: &[Id], field: &Field) -> Result<Transaction, Refusal> {
    field.check()?;
    let field = &cleaned(field)?;
    check_references(journey, field)?;
    let mut draft = Draft::new(journey);
    let mut first_name = None;
    for &id in ids {
        match journey.record(id).ok_or(Refusal::Missing { id })? {
            Record::Element(element) => {
                first_name.get_or_insert_with(|| element.name().to_owned());
                draft.put(field.set_on_element(&element)?);
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

/// The field without control characters in its text.
fn cleaned(field: &Field) -> Result<Field, Refusal> {
    Ok(match field {
        Field::Name(text) => Field::Name(clean(text)?),
        Field::Caption(text) => Field::Caption(clean(text)?),
        Field::Scenario(text) => Field::Scenario(clean(text)?),
        Field::Goal(text) => Field::Goal(clean(text)?),
        Field::Owner(text) => Field::Owner(clean(text)?),
        Field::Language(text) => Field::Language(clean(text)?),
        Field::Quote(text) => Field::Quote(clean(text)?),
        Field::Note(text) => Field::Note(clean(text)?),
        Field::Source(text) => Field::Source(clean(text)?),
        Field::Channel(text) => Field::Channel(clean(text)?),
        Field::Duration(text) => Field::Duration(clean(text)?),
        Field::Unit(text) => Field::Unit(clean(text)?),
        Field::Period(text) => Field::Period(clean(text)?),
        Field::Alt(text) => Field::Alt(clean(text)?),
        Field::EntryRules(rules) => Field::EntryRules(rules.iter().map(|rule| clean(rule)).collect::<Result<_, _>>()?),
        Field::Tags(tags) => Field::Tags(cleaned_tags(tags)?),
        Field::Seen(seen) => Field::Seen(seen_cleaned(seen)?),
        other => other.clone(),
    })
}

/// Tags are single lines, trimmed, none twice, none empty.
fn cleaned_tags(tags: &[String]) -> Result<Vec<String>, Refusal> {
    let mut kept: Vec<String> = Vec::new();
    for tag in tags {
        let tag = clean(tag)?.split_whitespace().collect::<Vec<_>>().join(" ");
        if !tag.is_empty() && !kept.iter().any(|other| other.to_lowercase() == tag.to_lowercase()) {
            kept.push(tag);
        }
    }
    Ok(kept)
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
