//! What the versions of one record come to.

use std::cell::Cell;
use std::collections::BTreeSet;

use journey_model::{Element, ElementKind, Record, Side};

use crate::elements;
use crate::marks::mark;
use crate::rec::Rec;
use crate::table::Row;
use crate::weave::Weave;

/// What becomes of a record.
#[derive(Debug, Clone)]
pub(crate) enum Outcome<'a> {
    /// It is not in the result.
    Gone,
    /// It is as some version has it.
    As(Rec<'a>),
    /// It was put together.
    Made(Box<Made>),
}

/// A record that was put together.
#[derive(Debug, Clone)]
pub(crate) struct Made {
    /// As the map shows it.
    pub(crate) shown: Record,
    /// What each made of it; empty unless it is in conflict.
    pub(crate) stands: Stands,
}

/// What each made of a record that is in conflict.
#[derive(Debug, Clone, Default)]
pub(crate) struct Stands(Vec<(Option<Record>, Names)>);

/// Of versions.
pub(crate) type Names = BTreeSet<String>;

impl Stands {
    /// Adds what some made of it. Those who made the same of it stand together.
    pub(crate) fn add(&mut self, record: Option<Record>, names: Names) {
        match self.0.iter_mut().find(|(known, _)| *known == record) {
            Some((_, known)) => known.extend(names),
            None => self.0.push((record, names)),
        }
        // Those who deleted it come last.
        self.0
            .sort_by_cached_key(|(record, _)| (record.is_none(), record.as_ref().map(mark)));
    }

    pub(crate) fn is_conflict(&self) -> bool {
        self.0.len() > 1
    }

    pub(crate) fn records(&self) -> impl Iterator<Item = &Record> {
        self.0.iter().filter_map(|(record, _)| record.as_ref())
    }

    /// The same with each record put right.
    pub(crate) fn map(&self, put_right: impl Fn(&Record) -> Record) -> Self {
        let mut stands = Self::default();
        for (record, names) in &self.0 {
            stands.add(record.as_ref().map(&put_right), names.clone());
        }
        stands
    }

    pub(crate) fn sides(self) -> Vec<Side> {
        let side = |(record, names): (Option<Record>, Names)| Side {
            by: names.into_iter().collect::<Vec<_>>().join(", "),
            record: record.map(Box::new),
        };
        self.0.into_iter().map(side).collect()
    }
}

impl<'a> Outcome<'a> {
    /// What a row comes to by itself.
    pub(crate) fn of(row: Row<'_, 'a>, names: &[&str]) -> Self {
        let changed: Vec<usize> = row.changed().collect();
        let Some(&first) = changed.first() else {
            return row.base.map_or(Self::Gone, Self::As);
        };
        if changed
            .iter()
            .all(|version| row.versions[*version] == row.versions[first])
        {
            return row.versions[first].map_or(Self::Gone, Self::As);
        }
        let named = |version: &usize| named(names[*version]);
        let deleters: Names = changed
            .iter()
            .filter(|at| row.versions[**at].is_none())
            .flat_map(named)
            .collect();
        let is_deleted = changed.iter().any(|at| row.versions[*at].is_none());
        let present = changed.iter().filter_map(|at| Some((row.versions[*at]?, named(at))));
        let present: Vec<(Rec, Names)> = present.collect();
        if is_deleted && present.iter().all(|(rec, _)| is_as_good_as(row.base, *rec)) {
            return Self::Gone;
        }
        Self::woven(row.base, &present, is_deleted.then_some(deleters))
    }

    /// What a row comes to when several settled what they were in conflict about, not all to the same: whoever kept what the
    /// map showed has decided as well, so these `settlers` stand against each other and nothing counts as unchanged.
    pub(crate) fn of_settled(row: Row<'_, 'a>, settlers: &[usize], names: &[&str]) -> Self {
        let parties = (0..names.len()).filter(|at| settlers.contains(at) || row.versions[*at] != row.base);
        let parties: Vec<usize> = parties.collect();
        let present = parties
            .iter()
            .filter_map(|at| Some((row.versions[*at]?, named(names[*at]))));
        let present: Vec<(Rec, Names)> = present.collect();
        let deleted = parties.iter().filter(|at| row.versions[**at].is_none());
        let deleters: Vec<Names> = deleted.map(|at| named(names[*at])).collect();
        let deleters = (!deleters.is_empty()).then(|| deleters.into_iter().flatten().collect());
        Self::woven(None, &present, deleters)
    }

    /// What those who have a record (there are some) come to. When others deleted it, it stays, in conflict.
    pub(crate) fn woven(base: Option<Rec<'a>>, present: &[(Rec<'a>, Names)], deleters: Option<Names>) -> Self {
        let base = base.map(Rec::to_record);
        let mut held = Stands::default();
        for (rec, names) in present {
            held.add(Some(rec.to_record()), names.clone());
        }
        let versions: Vec<Record> = held.records().cloned().collect();
        let mut stands = Stands::default();
        for (place, (_, names)) in held.0.iter().enumerate() {
            let torn = Cell::new(false);
            let weave = Weave::new(base.as_ref(), &versions, place, &torn);
            let Some(record) = weave.and_then(|weave| elements::record(&weave)) else {
                // Conflicts are taken as they are.
                let first = present.iter().min_by_key(|(rec, _)| mark(&rec.to_record()));
                return first.map_or(Self::Gone, |(rec, _)| Self::As(*rec));
            };
            if !torn.get() && deleters.is_none() {
                return Self::made(record, Stands::default());
            }
            stands.add(Some(record), names.clone());
        }
        if let Some(deleters) = deleters {
            stands.add(None, deleters);
        }
        let shown = stands.records().next().cloned();
        match shown {
            Some(shown) => Self::made(shown, stands),
            None => Self::Gone,
        }
    }

    pub(crate) fn made(shown: Record, stands: Stands) -> Self {
        Self::Made(Box::new(Made { shown, stands }))
    }

    /// The record as the map shows it.
    pub(crate) fn shown(&self) -> Option<Rec<'_>> {
        match self {
            Self::Gone => None,
            Self::As(rec) => Some(*rec),
            Self::Made(made) => Some(Rec::of(&made.shown)),
        }
    }

    pub(crate) fn is_gone(&self) -> bool {
        matches!(self, Self::Gone)
    }

    pub(crate) fn stands(&self) -> Option<&Stands> {
        match self {
            Self::Made(made) => Some(&made.stands).filter(|stands| stands.is_conflict()),
            _ => None,
        }
    }
}

/// The name of a version as a set; nameless versions add nothing to it.
pub(crate) fn named(name: &str) -> Names {
    let name = Some(name.to_owned()).filter(|name| !name.is_empty());
    name.into_iter().collect()
}

/// Whether a record says nothing else than it said before: another place among its siblings does not keep what somebody
/// deleted. Nor does a conflict outlive its settling.
fn is_as_good_as(base: Option<Rec>, rec: Rec) -> bool {
    let Some(Rec::Element(base)) = base else { return false };
    let Rec::Element(element) = rec else { return false };
    if element.kind() == ElementKind::Conflict {
        return true;
    }
    let mut element = element.clone();
    match (&mut element, base) {
        (Element::Actor(one), Element::Actor(base)) => one.order.clone_from(&base.order),
        (Element::Stage(one), Element::Stage(base)) => one.order.clone_from(&base.order),
        (Element::Step(one), Element::Step(base)) => one.order.clone_from(&base.order),
        (Element::Lane(one), Element::Lane(base)) => one.order.clone_from(&base.order),
        (Element::Card(one), Element::Card(base)) => one.order.clone_from(&base.order),
        (Element::View(one), Element::View(base)) => one.order.clone_from(&base.order),
        _ => {}
    }
    element == *base
}
