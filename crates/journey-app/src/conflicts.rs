//! Conflicts put into the order of the map and into names.

use journey_model::{Command, Conflict, Element, FieldValue, Id, Journey, Keep, Record, disagreements, plan};

use crate::comparing::{Order, named, place_names};
use crate::protocol::{Both, ConflictEntry, ConflictView, SideField, SideView};

/// Every conflict of a map, in the order in which people come across them.
pub(crate) fn entries(journey: &Journey) -> Vec<ConflictEntry> {
    let mut conflicts: Vec<&Conflict> = journey.conflicts().collect();
    if conflicts.len() > 1 {
        let order = Order::of(journey, journey);
        conflicts.sort_by_cached_key(|conflict| {
            let of = journey.record(conflict.of);
            (of.map(|record| order.of_record(&record, journey)), conflict.id)
        });
    }
    conflicts.into_iter().map(|conflict| entry(journey, conflict)).collect()
}

/// A conflict with its sides; nothing when there is none of this id.
pub(crate) fn view(journey: &Journey, id: Id) -> Option<ConflictView> {
    let Some(Element::Conflict(conflict)) = journey.element(id) else {
        return None;
    };
    let records: Vec<&Record> = conflict.records().collect();
    let differing = disagreements(&records);
    let places: Vec<Vec<String>> = records.iter().map(|record| place_names(record, journey)).collect();
    let moved = places.windows(2).any(|pair| pair[0] != pair[1]);
    let mut number = 0;
    let sides = conflict.sides.iter().map(|side| {
        let Some(record) = side.record.as_deref() else {
            return SideView {
                by: side.by.clone(),
                gone: true,
                name: String::new(),
                fields: Vec::new(),
            };
        };
        let place = moved.then(|| SideField {
            field: "Place".to_owned(),
            value: FieldValue::Texts(places[number].clone()),
        });
        let fields = differing.iter().map(|(field, values)| SideField {
            field: field.clone(),
            value: named(&values[number], journey),
        });
        let fields = fields.chain(place).collect();
        number += 1;
        SideView {
            by: side.by.clone(),
            gone: false,
            name: record.name().to_owned(),
            fields,
        }
    });
    let of = journey.record(conflict.of)?;
    Some(ConflictView {
        entry: entry(journey, conflict),
        place: place_names(&of, journey),
        sides: sides.collect(),
        shown: shown(journey, conflict),
        both: both(journey, conflict, &of),
    })
}

/// The side that is kept by changing nothing but that the conflict goes.
fn shown(journey: &Journey, conflict: &Conflict) -> Option<u32> {
    let present = conflict.sides.iter().map(|side| side.record.is_some());
    let unchanged = present.enumerate().find(|(number, is)| {
        let keep = Command::Resolve {
            conflict: conflict.id,
            keep: Keep::Side(*number),
        };
        *is && plan(journey, &keep).is_ok_and(|transaction| transaction.changes.len() == 1)
    });
    unchanged.and_then(|(number, _)| u32::try_from(number).ok())
}

fn both(journey: &Journey, conflict: &Conflict, of: &Record) -> Both {
    match of {
        _ if conflict.sides.iter().any(|side| side.record.is_none()) => Both::Impossible,
        Record::Element(Element::Card(_)) | Record::Link(_) => Both::Copies,
        Record::Element(_) => {
            let keep = Keep::Both { copies: Vec::new() };
            let command = Command::Resolve {
                conflict: conflict.id,
                keep,
            };
            match plan(journey, &command) {
                Ok(_) => Both::Joined,
                Err(_) => Both::Impossible,
            }
        }
    }
}

fn entry(journey: &Journey, conflict: &Conflict) -> ConflictEntry {
    let (kind, card, link, name) = match (journey.element(conflict.of), journey.link(conflict.of)) {
        (Some(element), _) => {
            let card = match element {
                Element::Card(card) => Some(card.content.name().to_owned()),
                _ => None,
            };
            (Some(element.kind()), card, None, vec![element.name().to_owned()])
        }
        (None, Some(link)) => {
            let end = |id: Id| journey.element(id).map(|element| element.name().to_owned());
            let ends = [link.from, link.to].map(|id| end(id).unwrap_or_default());
            (None, None, Some(link.kind), ends.to_vec())
        }
        (None, None) => (None, None, None, Vec::new()),
    };
    ConflictEntry {
        id: conflict.id,
        of: conflict.of,
        kind,
        card,
        link,
        name,
    }
}
