//! What a journey needs to be whole, after its records were put together one by one.

use std::collections::BTreeMap;

use journey_model::{Card, Element, Id, LaneKind, Link, LinkKind, Record};

use crate::outcome::{Names, Outcome, named};
use crate::rec::Rec;
use crate::table::{Row, Table};

/// What becomes of each row of a table.
#[derive(Debug)]
pub(crate) struct Whole<'t, 'a> {
    pub(crate) table: &'t Table<'a>,
    pub(crate) names: &'t [&'t str],
    pub(crate) outcomes: Vec<Outcome<'a>>,
}

impl<'t, 'a> Whole<'t, 'a> {
    pub(crate) fn new(table: &'t Table<'a>, names: &'t [&'t str]) -> Self {
        let mut outcomes: Vec<Outcome> = table.rows().map(|row| Outcome::of(row, names)).collect();
        for (number, settlers) in settled(table) {
            outcomes[number] = Outcome::of_settled(table.row(number), &settlers, names);
        }
        Self { table, names, outcomes }
    }

    /// Puts right what does not go together.
    pub(crate) fn mend(&mut self) {
        let all: Vec<usize> = (0..self.outcomes.len()).collect();
        self.bring_back(all);
        loop {
            let elsewhere = self.fit_cards();
            if elsewhere.is_empty() {
                break;
            }
            self.bring_back(elsewhere);
        }
        self.keep_links();
        self.fit_links();
    }

    pub(crate) fn shown(&self, id: Id) -> Option<Rec<'_>> {
        self.outcomes[self.table.find(id)?].shown()
    }

    /// The names of the versions that made a record what it is; when none changed it, of those that have it.
    pub(crate) fn makers(&self, row: Row) -> Names {
        let have = |at: &usize| row.versions[*at].is_some();
        let changed: Vec<usize> = row.changed().filter(have).collect();
        let all = || (0..row.versions.len()).filter(have).collect();
        let makers = if changed.is_empty() { all() } else { changed };
        makers.into_iter().flat_map(|at| named(self.names[at])).collect()
    }

    /// The names of the versions that do not have a record as it was.
    fn changers(&self, row: Row) -> Names {
        row.changed().flat_map(|at| named(self.names[at])).collect()
    }

    fn deleters(&self, row: Row) -> Names {
        let without = row
            .versions
            .iter()
            .zip(self.names)
            .filter(|(version, _)| version.is_none());
        without.flat_map(|(_, name)| named(name)).collect()
    }

    /// What some of these rows need, and somebody deleted, stays: in conflict, as whoever deleted it did not know.
    fn bring_back(&mut self, mut waiting: Vec<usize>) {
        if !self.outcomes.iter().any(Outcome::is_gone) {
            return;
        }
        while let Some(number) = waiting.pop() {
            let mut missing = Vec::new();
            if let Some(rec) = self.outcomes[number].shown() {
                rec.needs(|id| missing.extend(self.table.find(id).filter(|at| self.outcomes[*at].is_gone())));
            }
            for at in missing {
                let row = self.table.row(at);
                let deleters = self.deleters(row);
                let changed = row.changed();
                let mut present: Vec<(Rec, Names)> = changed
                    .filter_map(|version| Some((row.versions[version]?, named(self.names[version]))))
                    .collect();
                if present.is_empty() {
                    let needy = self.makers(self.table.row(number));
                    present.extend(row.base.map(|base| (base, needy)));
                }
                self.outcomes[at] = Outcome::woven(row.base, &present, Some(deleters));
                waiting.push(at);
            }
        }
    }

    /// The kind of each lane of the result.
    fn lanes(&self) -> BTreeMap<Id, LaneKind> {
        let shown = self.outcomes.iter().filter_map(Outcome::shown);
        let lanes = shown.filter_map(|rec| match rec {
            Rec::Element(Element::Lane(lane)) => Some((lane.id, lane.kind)),
            _ => None,
        });
        lanes.collect()
    }

    /// A card whose lane does not take it any more is shown as another side has it whom the lane takes, or waits in the
    /// parking lot with all that it says. Returns the rows of cards that are now elsewhere on the map.
    fn fit_cards(&mut self) -> Vec<usize> {
        let lanes = self.lanes();
        let mut elsewhere = Vec::new();
        for number in 0..self.outcomes.len() {
            let Some(Rec::Element(Element::Card(card))) = self.outcomes[number].shown() else {
                continue;
            };
            let stands = self.outcomes[number].stands();
            let any = |record: &Record| matches!(card_of(record), Some(card) if fits(card, &lanes) == Some(false));
            if fits(card, &lanes) != Some(false) && !stands.is_some_and(|stands| stands.records().any(any)) {
                continue;
            }
            let shown = card.clone();
            let mut stands = stands
                .cloned()
                .unwrap_or_default()
                .map(|record| parked_unless_fit(record, &lanes));
            let fitting = stands.records().find(|record| {
                let card = card_of(record);
                card.is_some_and(|card| fits(card, &lanes) == Some(true))
            });
            let (now, moved) = match fitting {
                _ if fits(&shown, &lanes) == Some(true) => (Record::Element(Element::Card(shown.clone())), false),
                Some(record) => (record.clone(), true),
                None => (
                    parked_unless_fit(&Record::Element(Element::Card(shown.clone())), &lanes),
                    false,
                ),
            };
            if !stands.is_conflict() {
                let row = self.table.row(number);
                stands.add(Some(now.clone()), self.makers(row));
                if let Some((converted, lane)) = converted(&shown, &lanes) {
                    let lane = self.table.find(lane).map(|at| self.makers(self.table.row(at)));
                    stands.add(Some(converted), lane.unwrap_or_default());
                }
            }
            if moved {
                elsewhere.push(number);
            }
            self.outcomes[number] = Outcome::made(now, stands);
        }
        elsewhere
    }

    /// A link that went only because one of its ends did stays where that end stays: whoever keeps the end wants its links
    /// too, and whoever lets it go lets them go with it.
    fn keep_links(&mut self) {
        for number in 0..self.outcomes.len() {
            let row = self.table.row(number);
            let Some(Rec::Link(link)) = row.base.filter(|_| self.outcomes[number].is_gone()) else {
                continue;
            };
            let ends = [link.from, link.to].into_iter().filter_map(|end| self.table.find(end));
            let ends: Vec<Row> = ends.map(|at| self.table.row(at)).collect();
            let went_with_an_end = |at: usize| ends.iter().any(|end| end.versions[at].is_none());
            let mut deleters = (0..row.versions.len()).filter(|at| row.versions[*at].is_none());
            if deleters.all(went_with_an_end) && self.joins(link) {
                self.outcomes[number] = Outcome::As(Rec::Link(link));
            }
        }
    }

    /// A link that makes no sense any more between what its ends have become stays as a path, with its words.
    fn fit_links(&mut self) {
        for number in 0..self.outcomes.len() {
            let Some(Rec::Link(link)) = self.outcomes[number].shown() else {
                continue;
            };
            let stands = self.outcomes[number].stands();
            let joins = |record: &Record| link_of(record).is_none_or(|link| self.joins(link));
            if self.joins(link) && stands.is_none_or(|stands| stands.records().all(joins)) {
                continue;
            }
            let path = |link: &Link| Record::Link(if self.joins(link) { link.clone() } else { as_path(link) });
            let shown = path(link);
            let mut stands = stands.cloned().unwrap_or_default().map(|record| match link_of(record) {
                Some(link) => path(link),
                None => record.clone(),
            });
            if !stands.is_conflict() {
                let row = self.table.row(number);
                stands.add(Some(shown.clone()), self.makers(row));
                let ends = [link.from, link.to].into_iter().filter_map(|end| self.table.find(end));
                stands.add(None, ends.flat_map(|at| self.changers(self.table.row(at))).collect());
            }
            self.outcomes[number] = Outcome::made(shown, stands);
        }
    }

    fn joins(&self, link: &Link) -> bool {
        match (self.shown(link.from), self.shown(link.to)) {
            (Some(Rec::Element(from)), Some(Rec::Element(to))) => link.kind.joins(from, to),
            _ => false,
        }
    }
}

/// The rows that were in conflict and that several versions settled, not all to the same, with those versions.
fn settled(table: &Table) -> BTreeMap<usize, Vec<usize>> {
    let mut settled = BTreeMap::new();
    for row in table.rows() {
        let Some(Rec::Element(Element::Conflict(conflict))) = row.base else {
            continue;
        };
        let versions = row.versions.iter().enumerate();
        let settlers: Vec<usize> = versions.filter(|(_, rec)| rec.is_none()).map(|(at, _)| at).collect();
        let Some(number) = table.find(conflict.of) else {
            continue;
        };
        let of = table.row(number).versions;
        if settlers.iter().any(|at| of[*at] != of[settlers[0]]) {
            settled.insert(number, settlers);
        }
    }
    settled
}

/// Whether a card's lane takes it; `None` for a card in the parking lot, or whose lane is not in the result.
fn fits(card: &Card, lanes: &BTreeMap<Id, LaneKind>) -> Option<bool> {
    let kind = lanes.get(&card.place?.lane)?;
    Some(kind.takes(&card.content))
}

fn parked_unless_fit(record: &Record, lanes: &BTreeMap<Id, LaneKind>) -> Record {
    match card_of(record) {
        Some(card) if fits(card, lanes) == Some(false) => Record::Element(Element::Card(Card {
            place: None,
            ..card.clone()
        })),
        _ => record.clone(),
    }
}

/// The card as one of the kind that its lane takes, and the lane.
fn converted(card: &Card, lanes: &BTreeMap<Id, LaneKind>) -> Option<(Record, Id)> {
    let lane = card.place?.lane;
    let content = lanes.get(&lane)?.fresh_content();
    let card = Card {
        content,
        ..card.clone()
    };
    Some((Record::Element(Element::Card(card)), lane))
}

fn as_path(link: &Link) -> Link {
    Link {
        kind: LinkKind::LeadsTo,
        ..link.clone()
    }
}

fn card_of(record: &Record) -> Option<&Card> {
    match record {
        Record::Element(Element::Card(card)) => Some(card),
        _ => None,
    }
}

pub(crate) fn link_of(record: &Record) -> Option<&Link> {
    match record {
        Record::Link(link) => Some(link),
        Record::Element(_) => None,
    }
}
