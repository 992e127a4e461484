//! What several versions of one record come to, a field at a time.
//!
//! A field that one of them changed, or several to the same, is as they have it. Where they changed it to different things
//! the record is torn: it is then woven once for each of them, and in each a torn field is as that version has it.

use std::cell::Cell;
use std::collections::BTreeSet;

use journey_model::{Id, Order};

use crate::words::merge_words;

/// The versions of a record, or of a part of it, that take part in a field.
#[derive(Debug, Clone)]
pub(crate) struct Weave<'a, T> {
    base: Option<&'a T>,
    /// By canonical order, each with its place in it.
    versions: Vec<(usize, &'a T)>,
    /// The version, by its place, in whose eyes torn fields are seen.
    seen_by: usize,
    /// What is taken when no version changed anything and there is no base.
    usual: &'a T,
    torn: &'a Cell<bool>,
}

impl<'a, T> Weave<'a, T> {
    /// `versions` differ from the base and from each other, and are not empty; `seen_by` is one of them.
    pub(crate) fn new(base: Option<&'a T>, versions: &'a [T], seen_by: usize, torn: &'a Cell<bool>) -> Option<Self> {
        Some(Self {
            base,
            versions: versions.iter().enumerate().collect(),
            seen_by,
            usual: versions.get(seen_by)?,
            torn,
        })
    }

    /// The same for a part that not every version has; `None` when the one that torn fields are seen by, or else the first,
    /// has not.
    pub(crate) fn within<U>(&self, part: impl Fn(&'a T) -> Option<&'a U>) -> Option<Weave<'a, U>> {
        Some(Weave {
            base: self.base.and_then(&part),
            versions: self
                .versions
                .iter()
                .filter_map(|(place, version)| Some((*place, part(version)?)))
                .collect(),
            seen_by: self.seen_by,
            usual: part(self.usual)?,
            torn: self.torn,
        })
    }

    /// Only those of which something is true; `usual` is one of them.
    pub(crate) fn only(&self, usual: &'a T, is_one: impl Fn(&T) -> bool) -> Self {
        Weave {
            base: self.base.filter(|base| is_one(base)),
            versions: self
                .versions
                .iter()
                .copied()
                .filter(|(_, version)| is_one(version))
                .collect(),
            usual,
            ..*self
        }
    }

    pub(crate) fn base(&self) -> Option<&'a T> {
        self.base
    }

    pub(crate) fn versions(&self) -> impl Iterator<Item = &'a T> {
        self.versions.iter().map(|(_, version)| *version)
    }

    /// The versions that changed a field.
    fn changed<V: PartialEq>(&self, get: impl Fn(&'a T) -> V) -> Vec<(usize, &'a T)> {
        let was = self.base.map(&get);
        let versions = self.versions.iter().copied();
        versions
            .filter(|(_, version)| was.as_ref() != Some(&get(version)))
            .collect()
    }

    /// The version whose field counts. Those that `also` says so of take part although the field is as it was.
    pub(crate) fn chosen<V: PartialEq>(&self, get: impl Fn(&'a T) -> V, also: impl Fn(&T) -> bool) -> &'a T {
        let was = self.base.map(&get);
        let takes_part = |version: &'a T| was.as_ref() != Some(&get(version)) || also(version);
        let parties = || self.versions.iter().filter(|(_, version)| takes_part(version));
        let Some((_, first)) = parties().next() else {
            return self.base.unwrap_or(self.usual);
        };
        if parties().all(|(_, version)| get(version) == get(first)) {
            return first;
        }
        self.torn.set(true);
        let own = parties().find(|(place, _)| *place == self.seen_by);
        own.map_or(first, |(_, version)| version)
    }

    /// A field that is changed as a whole.
    pub(crate) fn plain<V: PartialEq + Clone + 'a>(&self, get: impl Fn(&'a T) -> &'a V) -> V {
        get(self.chosen(&get, |_| false)).clone()
    }

    /// A field that is written in words.
    pub(crate) fn text(&self, get: impl Fn(&'a T) -> &'a String) -> String {
        if let Some(base) = self.base {
            let mut texts: Vec<&str> = self
                .changed(&get)
                .into_iter()
                .map(|(_, version)| get(version).as_str())
                .collect();
            texts.sort_unstable();
            texts.dedup();
            if texts.len() > 1
                && let Some(text) = merge_words(get(base), &texts)
            {
                return text;
            }
        }
        self.plain(get)
    }

    /// A list in which each entry stands for itself: what anybody took away is gone, what anybody added is there, behind what
    /// it was put behind.
    pub(crate) fn list<E: PartialEq + Clone + 'a>(&self, get: impl Fn(&'a T) -> &'a Vec<E>) -> Vec<E> {
        let changed = self.changed(&get);
        let same = |(_, version): &(usize, &'a T)| get(version) == get(changed[0].1);
        if changed.is_empty() || changed.iter().all(same) {
            return self.plain(get);
        }
        let was = self.base.map(&get);
        let is_old = |entry: &E| was.is_some_and(|was| was.contains(entry));
        let stays = |entry: &&E| changed.iter().all(|(_, version)| get(version).contains(entry));
        let mut list: Vec<E> = was.into_iter().flatten().filter(stays).cloned().collect();
        for (_, version) in &changed {
            let entries = get(version);
            for (at, entry) in entries.iter().enumerate() {
                if is_old(entry) || list.contains(entry) {
                    continue;
                }
                let before = entries[..at].iter().rev();
                let place = before
                    .filter_map(|before| list.iter().position(|known| known == before))
                    .next();
                list.insert(place.map_or(0, |place| place + 1), entry.clone());
            }
        }
        list
    }

    /// The same for a list that is kept sorted.
    pub(crate) fn sorted<E: Ord + Clone + 'a>(&self, get: impl Fn(&'a T) -> &'a Vec<E>) -> Vec<E> {
        let mut list = self.list(get);
        list.sort();
        list
    }

    /// A list, sorted by key, in which each entry is all that is said about its key.
    pub(crate) fn keyed<E: PartialEq + Clone + 'a, K: Ord + 'a>(
        &self,
        get: impl Fn(&'a T) -> &'a Vec<E>,
        key: impl Fn(&'a E) -> K,
    ) -> Vec<E> {
        let all = self.base.into_iter().chain(self.versions()).flat_map(&get);
        let keys: BTreeSet<K> = all.map(&key).collect();
        let entry = |wanted: &K, version: &'a T| get(version).iter().find(|entry| key(entry) == *wanted);
        let kept = keys.iter().filter_map(|wanted| {
            if self.base.is_some() {
                let chosen = self.chosen(|version| entry(wanted, version), |_| false);
                return entry(wanted, chosen);
            }
            // Nobody knows whether those that do not have it took it away.
            let had = || {
                self.versions
                    .iter()
                    .filter_map(|(place, version)| Some((*place, entry(wanted, version)?)))
            };
            let (_, first) = had().next()?;
            if had().all(|(_, other)| other == first) {
                return Some(first);
            }
            self.torn.set(true);
            let own = had().find(|(place, _)| *place == self.seen_by);
            Some(own.map_or(first, |(_, own)| own))
        });
        kept.cloned().collect()
    }

    /// A list in which places count and an entry may stand several times: what several changed comes together where what they
    /// changed is apart, as with words.
    pub(crate) fn sequence(&self, get: impl Fn(&'a T) -> &'a Vec<Id>) -> Vec<Id> {
        if let Some(base) = self.base {
            let told = |ids: &Vec<Id>| ids.iter().map(Id::to_string).collect::<Vec<_>>().join(" ");
            let mut changed: Vec<String> = self
                .changed(&get)
                .into_iter()
                .map(|(_, version)| told(get(version)))
                .collect();
            changed.sort_unstable();
            changed.dedup();
            let changed: Vec<&str> = changed.iter().map(String::as_str).collect();
            if changed.len() > 1
                && let Some(merged) = merge_words(&told(get(base)), &changed)
                && let Ok(ids) = merged.split_whitespace().map(str::parse).collect()
            {
                return ids;
            }
        }
        self.plain(get)
    }

    /// A place among siblings. Two that are different tear nothing: one of them is taken.
    pub(crate) fn order(&self, get: impl Fn(&'a T) -> &'a Order) -> Order {
        let changed = self.changed(&get).into_iter();
        let least = changed.map(|(_, version)| get(version)).min();
        least.unwrap_or_else(|| get(self.base.unwrap_or(self.usual))).clone()
    }
}
