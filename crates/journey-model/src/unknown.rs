//! What a newer version of the map file says of a map that this program does not know.
//!
//! It is kept beside the records, by their ids, and written back where it stood: a record that is deleted and comes back
//! has it again. No command changes it, so it is no part of a transaction.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::Id;

/// A field that this program does not know.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct UnknownField {
    /// Where in its record it stands, such as `content.Touchpoint`; empty directly in the record.
    pub within: String,
    /// Its name.
    pub name: String,
    /// Its value as text of the map file, on one line when it belongs to a record.
    pub value: String,
}

/// Every field of a map that this program does not know.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unknown {
    /// The minor version of the map file that they are from.
    pub minor: u64,
    /// The map's own, in the order of the file.
    pub map: Vec<UnknownField>,
    /// Those of records, in the order of the file. Records that are not in the journey may be among them.
    pub records: BTreeMap<Id, Vec<UnknownField>>,
}

impl Unknown {
    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.map.is_empty() && self.records.is_empty()
    }

    /// Those of one record.
    pub fn of(&self, id: Id) -> &[UnknownField] {
        self.records.get(&id).map_or(&[], Vec::as_slice)
    }

    /// The same for records whose ids were replaced.
    #[must_use]
    pub fn renamed(&self, name: impl Fn(Id) -> Id) -> Self {
        let records = self.records.iter();
        Self {
            minor: self.minor,
            map: self.map.clone(),
            records: records.map(|(id, fields)| (name(*id), fields.clone())).collect(),
        }
    }

    /// Takes away every field whose value is such; says how many there were.
    pub fn drop_fields(&mut self, such: impl Fn(&str) -> bool) -> usize {
        let mut dropped = 0;
        for fields in self.records.values_mut().chain([&mut self.map]) {
            let before = fields.len();
            fields.retain(|field| !such(&field.value));
            dropped += before - fields.len();
        }
        self.records.retain(|_, fields| !fields.is_empty());
        dropped
    }

    /// What several descendants of one map have, whatever their order. A field that one of them changed is as it has it. What
    /// several changed otherwise is as the one with the greatest text has it: nobody here can tell what it means.
    #[must_use]
    pub fn merged(base: &Self, sides: &[&Self]) -> Self {
        let ids: BTreeSet<Id> = sides
            .iter()
            .flat_map(|side| side.records.keys())
            .chain(base.records.keys())
            .copied()
            .collect();
        let records = ids.into_iter().filter_map(|id| {
            let sides: Vec<_> = sides.iter().map(|side| side.of(id)).collect();
            let fields = merged_fields(base.of(id), &sides);
            (!fields.is_empty()).then_some((id, fields))
        });
        let records = records.collect();
        let own: Vec<_> = sides.iter().map(|side| side.map.as_slice()).collect();
        Self {
            minor: sides.iter().map(|side| side.minor).max().unwrap_or(base.minor),
            map: merged_fields(&base.map, &own),
            records,
        }
    }
}

fn merged_fields(base: &[UnknownField], sides: &[&[UnknownField]]) -> Vec<UnknownField> {
    fn by_place(fields: &[UnknownField]) -> BTreeMap<(&str, &str), &str> {
        let places = fields.iter();
        places
            .map(|field| ((&*field.within, &*field.name), &*field.value))
            .collect()
    }
    let was = by_place(base);
    let sides: Vec<_> = sides.iter().map(|side| by_place(side)).collect();
    let new: BTreeSet<(&str, &str)> = sides.iter().flat_map(|side| side.keys().copied()).collect();
    let new = new.into_iter().filter(|place| !was.contains_key(place));
    let known = base.iter().map(|field| (&*field.within, &*field.name));
    let merged = known.chain(new).filter_map(|place| {
        let was = was.get(&place);
        let changed = sides.iter().map(|side| side.get(&place)).filter(|value| *value != was);
        let value = changed.max().unwrap_or(was)?;
        Some(UnknownField {
            within: place.0.to_owned(),
            name: place.1.to_owned(),
            value: (*value).to_owned(),
        })
    });
    merged.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unknown(fields: &[(u64, &str, &str)]) -> Unknown {
        let mut unknown = Unknown {
            minor: 1,
            ..Unknown::default()
        };
        for (id, name, value) in fields {
            let field = UnknownField {
                within: String::new(),
                name: (*name).to_owned(),
                value: (*value).to_owned(),
            };
            unknown.records.entry(Id::from_bits(*id)).or_default().push(field);
        }
        unknown
    }

    #[test]
    fn what_one_of_them_changed_is_as_it_has_it() {
        let base = unknown(&[(1, "mood", "Glad"), (1, "weight", "1"), (2, "mood", "Sad")]);
        let one = unknown(&[(1, "mood", "Cross"), (1, "weight", "1")]);
        let other = unknown(&[
            (1, "mood", "Glad"),
            (1, "weight", "2"),
            (2, "mood", "Sad"),
            (3, "mood", "New"),
        ]);
        let both = unknown(&[(1, "mood", "Cross"), (1, "weight", "2"), (3, "mood", "New")]);
        assert_eq!(Unknown::merged(&base, &[&one, &other]), both);
        assert_eq!(Unknown::merged(&base, &[&other, &one]), both);
        assert_eq!(Unknown::merged(&base, &[&base, &one]), one);
    }

    #[test]
    fn what_several_changed_does_not_depend_on_their_order_and_a_change_wins_over_a_removal() {
        let base = unknown(&[(1, "mood", "Glad")]);
        let (one, other) = (unknown(&[(1, "mood", "Cross")]), unknown(&[(1, "mood", "Calm")]));
        let gone = unknown(&[]);
        assert_eq!(Unknown::merged(&base, &[&one, &other, &gone]), one);
        assert_eq!(Unknown::merged(&base, &[&gone, &other, &one]), one);
    }

    #[test]
    fn fields_that_hold_a_name_can_be_taken_away() {
        let mut fields = unknown(&[(1, "by", "\"Ada\""), (1, "mood", "Glad"), (2, "by", "\"Ada\"")]);
        assert_eq!(fields.drop_fields(|value| value.contains("Ada")), 2);
        assert_eq!(fields, unknown(&[(1, "mood", "Glad")]));
    }
}
