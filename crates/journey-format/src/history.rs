//! What a map was when it was passed on, told as the way back from what it is.

use std::collections::BTreeMap;

use journey_model::{Id, Journey, Record, Unknown, UnknownField};

use crate::map_file::revision;
use crate::wire::{Back, Element, Impossible, Link, Moment, Revision as Wire, Text, minor};

/// An earlier state of a map. Where it comes from a file, it is believed only when what it tells has its hash; see
/// [`MapFile::state`](crate::MapFile::state).
#[derive(Debug, Clone, PartialEq)]
pub struct Revision {
    /// The revision of the state.
    pub hash: String,
    /// When the map was passed on, in milliseconds since 1970-01-01 UTC.
    pub at: i64,
    /// What the user calls it; may be empty.
    pub name: String,
    /// The way to it from the next newer state.
    back: Back,
    /// What is not known here, with its places inside the revision.
    pub(crate) unknown: Vec<UnknownField>,
}

/// Where the records of the way back stand, for what is not known of them.
const ELEMENTS: &str = "back.elements.";
const LINKS: &str = "back.links.";

impl Revision {
    /// The way from one state to another.
    pub(crate) fn between(newer: &Journey, older: &Journey, at: i64, name: String) -> Self {
        let mut back = Back::default();
        let mut unknown = Vec::new();
        let mut note = |id: Id, place: String| {
            let fields = older.unknown().of(id).iter().cloned();
            unknown.extend(fields.map(|field| UnknownField {
                within: joined(&place, &field.within),
                ..field
            }));
        };
        for record in older.records() {
            let id = record.id();
            let told_alike = newer.unknown().of(id) == older.unknown().of(id);
            match &record {
                Record::Element(element) if !told_alike || newer.element(id) != Some(element) => {
                    note(id, format!("{ELEMENTS}{}", back.elements.len()));
                    back.elements.push(element.into());
                }
                Record::Link(link) if !told_alike || newer.link(id) != Some(link) => {
                    note(id, format!("{LINKS}{}", back.links.len()));
                    back.links.push(link.into());
                }
                _ => {}
            }
        }
        back.gone = newer
            .records()
            .map(|record| record.id())
            .filter(|id| older.element(*id).is_none() && older.link(*id).is_none())
            .collect();
        unknown.sort_by(|one: &UnknownField, other| one.within.cmp(&other.within));
        Self {
            hash: revision(older),
            at,
            name,
            back,
            unknown,
        }
    }

    /// The smallest minor version that knows all fields of it that are known here.
    pub(crate) fn minor(&self) -> u64 {
        minor::of_back(&self.back)
    }

    /// Whether the state is the same as the next newer one.
    pub(crate) fn is_empty(&self) -> bool {
        self.back == Back::default()
    }

    /// The journey at the end of a way back, if what it comes to is one.
    pub(crate) fn gone_back(journey: &Journey, way: &[Self]) -> Option<Journey> {
        let mut records: BTreeMap<Id, Record> = journey.records().map(|record| (record.id(), record)).collect();
        let mut unknown = journey.unknown().clone();
        for revision in way {
            revision.step_back(&mut records, &mut unknown).ok()?;
        }
        let mut state = Journey::from_records(records.into_values()).ok()?;
        state.keep_unknown(unknown);
        Some(state)
    }

    fn step_back(&self, records: &mut BTreeMap<Id, Record>, unknown: &mut Unknown) -> Result<(), Impossible> {
        for id in &self.back.gone {
            records.remove(id);
        }
        let mut fields = self.fields_by_place();
        let mut put = |place: (&'static str, usize), record: Record| {
            let id = record.id();
            unknown.records.remove(&id);
            if let Some(fields) = fields.remove(&place) {
                unknown.records.insert(id, fields);
            }
            records.insert(id, record);
        };
        for (at, element) in self.back.elements.iter().enumerate() {
            put((ELEMENTS, at), element_record(element.clone())?);
        }
        for (at, link) in self.back.links.iter().enumerate() {
            put((LINKS, at), link_record(link.clone()));
        }
        Ok(())
    }

    /// What is not known here of the records of the way back, each with its place in its own record.
    fn fields_by_place(&self) -> BTreeMap<(&'static str, usize), Vec<UnknownField>> {
        let mut fields: BTreeMap<_, Vec<UnknownField>> = BTreeMap::new();
        for field in &self.unknown {
            let place = [ELEMENTS, LINKS]
                .into_iter()
                .find_map(|list| Some((list, field.within.strip_prefix(list)?)));
            let Some((list, place)) = place else { continue };
            let (at, within) = place.split_once('.').unwrap_or((place, ""));
            if let Ok(at) = at.parse() {
                let within = within.to_owned();
                fields.entry((list, at)).or_default().push(UnknownField {
                    within,
                    ..field.clone()
                });
            }
        }
        fields
    }

    /// As it stands in a file.
    pub(crate) fn of_file(wire: Wire, unknown: Vec<UnknownField>) -> Self {
        let Wire::Revision { hash, at, name, back } = wire;
        Self {
            hash: hash.into(),
            at: at.0,
            name: name.into(),
            back,
            unknown,
        }
    }

    /// For a file.
    pub(crate) fn to_file(&self) -> Wire {
        Wire::Revision {
            hash: Text(self.hash.clone()),
            at: Moment(self.at),
            name: Text(self.name.clone()),
            back: self.back.clone(),
        }
    }

    /// How many records it tells.
    pub(crate) fn len(&self) -> usize {
        self.back.elements.len() + self.back.links.len() + self.back.gone.len()
    }
}

pub(crate) fn element_record(element: Element) -> Result<Record, Impossible> {
    Ok(Record::Element(element.try_into()?))
}

pub(crate) fn link_record(link: Link) -> Record {
    Record::Link(link.into())
}

fn joined(place: &str, within: &str) -> String {
    if within.is_empty() {
        place.to_owned()
    } else {
        format!("{place}.{within}")
    }
}
