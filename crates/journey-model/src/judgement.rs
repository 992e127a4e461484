//! What people decided about the findings of a map: which they do not want to see again and why, and where they draw lines.

use std::mem;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::Id;

/// What was decided about the findings of a map. Both lists are sorted, and neither has the same twice.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS)]
pub struct Judgement {
    /// Findings that are put away, by name and place.
    #[serde(default)]
    pub muted: Vec<Mute>,
    /// Thresholds that are not the usual ones, by name.
    #[serde(default)]
    pub thresholds: Vec<Threshold>,
}

/// A finding that is put away.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Mute {
    /// The name of the kind of finding, as journey-insight has it.
    pub finding: String,
    /// The first place of the finding; `None` for every finding of the kind. It may have gone from the map.
    #[ts(type = "string | null")]
    pub of: Option<Id>,
    /// What tells the finding from others of its kind at the same place: the neighbour that it is about as well, or the actor whose path
    /// it is. `None`: all of the kind at the place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(type = "string | null")]
    pub beside: Option<Id>,
    /// Why, in words for those who come later. Never empty where it was written here; other programs' files may have none.
    pub reason: String,
}

/// Where a line is drawn.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Threshold {
    /// The name of the threshold, as journey-insight has it.
    pub name: String,
    /// Its value; finite.
    pub value: f64,
}

impl Judgement {
    /// The mute that puts away a finding at a place, told from its like by what is beside it: its own, or else that of all at the place,
    /// or else that of the whole kind.
    pub fn mute(&self, finding: &str, of: Option<Id>, beside: Option<Id>) -> Option<&Mute> {
        let exactly = |of: Option<Id>, beside: Option<Id>| {
            let is = |mute: &&Mute| mute.finding == finding && mute.of == of && mute.beside == beside;
            self.muted.iter().find(is)
        };
        let own = exactly(of, beside);
        own.or_else(|| exactly(of, None)).or_else(|| exactly(None, None))
    }

    /// The value of a threshold, where it is not the usual one.
    pub fn threshold(&self, name: &str) -> Option<f64> {
        let threshold = self.thresholds.iter().find(|threshold| threshold.name == name);
        threshold.map(|threshold| threshold.value)
    }

    /// Sorts both lists; of several entries about the same the last stays.
    pub fn put_in_order(&mut self) {
        self.muted = last_of_each(mem::take(&mut self.muted), |mute| {
            (mute.finding.clone(), mute.of, mute.beside)
        });
        self.thresholds = last_of_each(mem::take(&mut self.thresholds), |threshold| threshold.name.clone());
    }
}

/// By key, the last of each.
fn last_of_each<T, K: Ord>(mut list: Vec<T>, key: impl Fn(&T) -> K) -> Vec<T> {
    list.reverse();
    list.sort_by_key(&key);
    list.dedup_by_key(|entry| key(entry));
    list
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_said_last_of_the_same_counts() {
        let mute = |finding: &str, of: Option<u64>, reason: &str| Mute {
            finding: finding.to_owned(),
            of: of.map(Id::from_bits),
            beside: None,
            reason: reason.to_owned(),
        };
        let threshold = |name: &str, value: f64| Threshold {
            name: name.to_owned(),
            value,
        };
        let mut judgement = Judgement {
            muted: vec![
                mute("Loop", Some(2), "first"),
                mute("DeadEnd", None, "all of them"),
                mute("Loop", Some(2), "second"),
                mute("Loop", Some(1), "another place"),
            ],
            thresholds: vec![threshold("b", 1.0), threshold("a", 2.0), threshold("b", 3.0)],
        };
        judgement.put_in_order();
        let reasons: Vec<_> = judgement.muted.iter().map(|mute| mute.reason.as_str()).collect();
        assert_eq!(reasons, ["all of them", "another place", "second"]);
        assert_eq!(judgement.thresholds, [threshold("a", 2.0), threshold("b", 3.0)]);
        assert_eq!(judgement.threshold("b"), Some(3.0));
    }

    #[test]
    fn the_nearest_of_several_mutes_counts() {
        let id = |bits: u64| Some(Id::from_bits(bits));
        let mute = |of: Option<Id>, beside: Option<Id>, reason: &str| Mute {
            finding: "Loop".to_owned(),
            of,
            beside,
            reason: reason.to_owned(),
        };
        let judgement = Judgement {
            muted: vec![
                mute(None, None, "all"),
                mute(id(1), None, "here"),
                mute(id(1), id(2), "this"),
            ],
            ..Judgement::default()
        };
        let reason = |of, beside| judgement.mute("Loop", of, beside).unwrap().reason.as_str();
        assert_eq!(
            [reason(id(1), id(2)), reason(id(1), id(3)), reason(id(1), None)],
            ["this", "here", "here"]
        );
        assert_eq!([reason(id(4), id(2)), reason(None, None)], ["all", "all"]);
        assert_eq!(judgement.mute("DeadEnd", id(1), None), None);
        let own = Judgement {
            muted: judgement.muted[2..].to_vec(),
            ..Judgement::default()
        };
        assert_eq!(
            (own.mute("Loop", id(1), id(3)), own.mute("Loop", id(1), None)),
            (None, None)
        );
    }
}
