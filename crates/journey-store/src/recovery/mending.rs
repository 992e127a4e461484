//! A map put together again from what was found of it, and how much that is.

use std::collections::BTreeMap;

use journey_model::{About, Broken, Change, Element, Fault, Id, Journey, Record};

use super::gathering::{Gathered, OfMap, Version};
use crate::Summary;
use crate::table::changes::Entry;
use crate::table::{edges, nodes, prints, shared, unknown};

/// A map put together again.
pub(crate) struct Mended {
    pub journey: Journey,
    pub changed: i64,
    pub revision: i64,
    /// First entry of the journal that can be kept.
    pub first: i64,
    /// Whether every seal says that it is as it was.
    pub whole: bool,
    /// Whether the elements and links are as they were; `None` when nothing is left to tell.
    pub present: Option<bool>,
    /// Cards that the map had, when that is known.
    pub expected_cards: Option<u32>,
    /// Whether every entry of the journal is kept.
    pub whole_journal: bool,
    /// Whether every print is kept; `None` when nothing is left to tell.
    pub whole_prints: Option<bool>,
}

/// Puts a map together; nothing when there is neither an element nor a link.
pub(crate) fn mend(map: Id, of: &OfMap, gathered: &Gathered) -> Option<Mended> {
    let sealed = gathered.sealed;
    let journal = journal(of);
    let records = records(of, &journal);
    if records.is_empty() {
        return None;
    }
    let line = of.line.as_ref();
    let present = sum_present(map, &records, of);
    let title = line.map(|line| line.row.summary.title.as_str());
    let title = title.or(of.name.as_deref());
    let (mut journey, untouched) = rebuilt(map, records, title.unwrap_or_default());
    if let Some(unknown) = of.unknown.as_ref().and_then(|body| serde_json::from_str(body).ok()) {
        journey.keep_unknown(unknown);
    }
    let last = journal.last_key_value().map_or(0, |(seq, _)| *seq);
    let known_revision = line.and_then(|line| i64::try_from(line.row.revision).ok());
    let revision = known_revision.unwrap_or(last).max(last);
    let first = usable(&journey, of, &journal, revision);
    let whole_journal = first == 1 || revision == 0;
    let same_present = line.filter(|_| sealed).map(|line| {
        let mut summary = Summary::of(&journey);
        if !gathered.shelved {
            // Rows of versions before 5 do not say when a map is to be looked at again.
            summary.review = line.row.summary.review;
        }
        line.sums.present == present && untouched && line.row.summary == summary
    });
    let whole_prints = line
        .filter(|_| sealed && follows(of, journal.keys()) == Some(revision))
        .map(|line| {
            let past = sum_past(map, of);
            past == line.sums.past
        });
    let changed = line.map(|line| line.row.changed);
    Some(Mended {
        changed: changed.or(of.journal.values().map(|entry| entry.at).max()).unwrap_or(0),
        revision: if first > revision { 0 } else { revision },
        first,
        whole: same_present == Some(true) && whole_journal && whole_prints == Some(true),
        present: same_present,
        expected_cards: line.map(|line| line.row.summary.cards),
        whole_journal,
        whole_prints,
        journey,
    })
}

/// The changes of every entry of the journal that can be read.
fn journal(of: &OfMap) -> BTreeMap<i64, Vec<Change>> {
    let read = of.journal.iter().filter_map(|(seq, entry)| {
        let _label: journey_model::Label = serde_json::from_str(&entry.label).ok()?;
        Some((*seq, serde_json::from_str(&entry.body).ok()?))
    });
    read.collect()
}

/// Every element and link that the map had, as far as pages and journal tell.
fn records(of: &OfMap, journal: &BTreeMap<i64, Vec<Change>>) -> BTreeMap<Id, Record> {
    // What the journal says last of a record; it says nothing of what was never changed.
    let mut last: BTreeMap<Id, Option<&Record>> = BTreeMap::new();
    for change in journal.values().flatten() {
        last.insert(change.id, change.after.as_ref());
    }
    let complete = follows(of, journal.keys()).is_some_and(|last| {
        let line = of.line.as_ref();
        line.is_some_and(|line| i64::try_from(line.row.revision) == Ok(last))
    });
    let mut records: BTreeMap<Id, Record> = BTreeMap::new();
    let nodes = of.nodes.iter().map(|(id, versions)| (id, versions, true));
    let edges = of.edges.iter().map(|(id, versions)| (id, versions, false));
    for (id, versions, is_node) in nodes.chain(edges) {
        let read = |version: &Version| -> Option<Record> {
            if is_node {
                serde_json::from_str(&version.body).ok().map(Record::Element)
            } else {
                serde_json::from_str(&version.body).ok().map(Record::Link)
            }
        };
        let said = last.get(id);
        let in_use = versions.iter().filter(|version| !version.freed);
        let mut in_use: Vec<Record> = in_use.filter_map(read).collect();
        if in_use.len() != 1 {
            // Several versions, or only such as were put aside: the journal knows which one was the last.
            let mut all = versions.iter().filter_map(read);
            in_use = match said {
                Some(Some(said)) => all.find(|record| record == *said).into_iter().collect(),
                Some(None) => Vec::new(),
                None if in_use.is_empty() => all.take(1).collect(),
                None => in_use,
            };
        }
        records.extend(
            in_use
                .into_iter()
                .next()
                .filter(|record| record.id() == *id)
                .map(|record| (*id, record)),
        );
    }
    for (id, said) in last {
        match said {
            Some(said) if complete || !records.contains_key(&id) => {
                records.insert(id, said.clone());
            }
            None if complete => {
                records.remove(&id);
            }
            _ => {}
        }
    }
    records
}

/// The number of the last act when these entries of the journal follow one another from the first act on.
fn follows<'a>(of: &OfMap, entries: impl IntoIterator<Item = &'a i64>) -> Option<i64> {
    entries.into_iter().try_fold(0, |last, seq| {
        let entry = of.journal.get(seq)?;
        (entry.after() == last).then_some(*seq)
    })
}

fn sum_present(map: Id, records: &BTreeMap<Id, Record>, of: &OfMap) -> i64 {
    let name = map.to_string();
    let seal = |record: &Record| -> Option<i64> {
        let id = record.id().to_string();
        Some(match record {
            Record::Element(element) => {
                let written = body_of(of.nodes.get(&element.id()), element)?;
                nodes::seal(&name, &id, nodes::kind(element), &written)
            }
            Record::Link(link) => {
                let written = body_of(of.edges.get(&link.id), link)?;
                let (source, target) = (link.from.to_string(), link.to.to_string());
                edges::seal([&name, &id, edges::kind(link.kind), &source, &target, &written])
            }
        })
    };
    let beside = of.unknown.iter().map(|body| unknown::seal(&name, body));
    records
        .values()
        .filter_map(seal)
        .chain(beside)
        .fold(0, i64::wrapping_add)
}

/// The text of a record as it was written: an older program may have written it otherwise than this one would.
fn body_of<T>(versions: Option<&Vec<Version>>, record: &T) -> Option<String>
where
    T: serde::Serialize + serde::de::DeserializeOwned + PartialEq,
{
    let same = |version: &&Version| serde_json::from_str::<T>(&version.body).is_ok_and(|read| read == *record);
    let known = versions.and_then(|versions| versions.iter().find(same));
    known
        .map(|version| version.body.clone())
        .or_else(|| serde_json::to_string(record).ok())
}

fn sum_past(map: Id, of: &OfMap) -> i64 {
    let name = map.to_string();
    let journal = of
        .journal
        .values()
        .map(|entry| entry.entry(&name))
        .map(|entry: Entry| entry.seal());
    let revisions = of.revisions.values().map(|kept| kept.point(&name).seal());
    let shared = of.shared.values().map(shared::Row::seal);
    let printed = of
        .printed
        .iter()
        .map(|(code, body)| prints::seal_of_map(&name, code, body));
    let papers = of.prints.iter();
    let papers = papers.map(|((code, choices), at)| prints::seal_of_print(&name, code, choices, *at));
    let choices = of.choices.iter().map(|choices| prints::seal_of_choices(&name, choices));
    journal
        .chain(revisions)
        .chain(shared)
        .chain(printed)
        .chain(papers)
        .chain(choices)
        .fold(0, i64::wrapping_add)
}

/// A journey of these records, and whether none had to be changed or left out. What refers to something that is gone is
/// put where it can be seen: cards into the parking lot, steps into the first stage.
fn rebuilt(map: Id, mut records: BTreeMap<Id, Record>, title: &str) -> (Journey, bool) {
    let mut untouched = true;
    let has_about = records
        .values()
        .any(|record| matches!(record, Record::Element(Element::About(_))));
    if !has_about {
        untouched = false;
        let about = About::new(map, title);
        records.insert(map, Record::Element(Element::About(about)));
    }
    let known = disputed(&records);
    untouched &= known.is_empty();
    records.extend(known);
    loop {
        let broken = match Journey::from_records(records.values().cloned()) {
            Ok(journey) => return (journey, untouched),
            Err(broken) => broken,
        };
        untouched = false;
        if !mend_record(&mut records, &broken) && records.remove(&broken.id).is_none() {
            // A fault of no record: only the empty map is left.
            return (Journey::new(About::new(map, title)), false);
        }
    }
}

/// What is lost and in conflict, as the first side has it that has it at all: so the conflict stays as well.
fn disputed(records: &BTreeMap<Id, Record>) -> BTreeMap<Id, Record> {
    let conflicts = records.values().filter_map(|record| match record {
        Record::Element(Element::Conflict(conflict)) => Some(conflict),
        _ => None,
    });
    let lost = conflicts.filter(|conflict| !records.contains_key(&conflict.of));
    lost.filter_map(|conflict| {
        let known = conflict.records().find(|record| record.id() == conflict.of)?;
        Some((conflict.of, known.clone()))
    })
    .collect()
}

/// Takes the reference to what is gone out of a record; `false` when the record is worth nothing without it.
fn mend_record(records: &mut BTreeMap<Id, Record>, broken: &Broken) -> bool {
    let gone = match broken.fault {
        Fault::Dangling(gone) | Fault::WrongKind(gone) => Some(gone),
        _ => None,
    };
    let stage = records.values().find_map(|record| match record {
        Record::Element(Element::Stage(stage)) => Some(stage.id),
        _ => None,
    });
    match records.get_mut(&broken.id) {
        Some(Record::Element(Element::Card(card))) => {
            let before = card.clone();
            if card.actor == gone && gone.is_some() {
                card.actor = None;
            } else {
                card.place = None;
            }
            *card != before
        }
        Some(Record::Element(Element::Step(step))) => {
            if step.segment == gone && gone.is_some() {
                step.segment = None;
                return true;
            }
            match (stage, gone) {
                (Some(stage), Some(gone)) if step.stage == gone => {
                    step.stage = stage;
                    true
                }
                _ => false,
            }
        }
        _ => false,
    }
}

/// The first entry of the journal from which on everything can be taken back, step by step; beyond the last one when
/// nothing can.
fn usable(journey: &Journey, of: &OfMap, journal: &BTreeMap<i64, Vec<Change>>, revision: i64) -> i64 {
    let mut back = journey.clone();
    let mut first = revision + 1;
    while first > 1 {
        let last = first - 1;
        let (Some(entry), Some(changes)) = (of.journal.get(&last), journal.get(&last)) else {
            break;
        };
        let Ok(label) = serde_json::from_str(&entry.label) else {
            break;
        };
        let done = journey_model::Transaction {
            label,
            changes: changes.clone(),
        };
        if back.apply(&done.inverse()).is_err() || entry.after() >= last {
            break;
        }
        first = entry.after() + 1;
    }
    // What takes back or does again an entry that is gone cannot be kept either, nor anything before it.
    let reaches_before = |seq: &i64, first: i64| {
        let target = of.journal.get(seq).and_then(|entry| entry.target);
        target.is_some_and(|target| target < first)
    };
    while let Some(seq) = (first..=revision).rev().find(|seq| reaches_before(seq, first)) {
        first = seq + 1;
    }
    first
}
