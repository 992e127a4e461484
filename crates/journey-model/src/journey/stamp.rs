//! What tells one writing of an element from every other.

use std::sync::atomic::{AtomicU64, Ordering};

/// Given to an element whenever it is written into a journey, and never given twice while the program runs: under equal stamps
/// stands the same element, in this journey or a copy of it. Whoever keeps something about thousands of elements sees by it
/// what is as it was, without reading it again. Different stamps say nothing, and none is ever stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Stamp(u64);

static LAST: AtomicU64 = AtomicU64::new(0);

impl Stamp {
    /// A stamp that no element has.
    pub(super) fn fresh() -> Self {
        Self(LAST.fetch_add(1, Ordering::Relaxed))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::{Card, Command, Field, Id, Journey, plan, sample};

    fn stamps(journey: &Journey) -> BTreeMap<Id, (Stamp, Card)> {
        let stamped = journey.stamped_cards();
        stamped.map(|(card, stamp)| (card.id, (stamp, card.clone()))).collect()
    }

    #[test]
    fn what_is_written_anew_has_another_stamp_and_all_else_keeps_its_own() {
        let mut journey = sample::journey(40);
        let id = journey.cards().map(|card| card.id).max().unwrap();
        let text = Field::Name("another".to_owned());
        let edit = plan(
            &journey,
            &Command::Edit {
                ids: vec![id],
                field: text,
            },
        )
        .unwrap();
        let mut seen = vec![stamps(&journey)];
        // Done, taken back, and done in a copy that goes its own way.
        journey.apply(&edit).unwrap();
        seen.push(stamps(&journey));
        journey.apply(&edit.inverse()).unwrap();
        seen.push(stamps(&journey));
        let mut copy = journey.clone();
        assert_eq!(stamps(&copy), stamps(&journey));
        copy.apply(&edit).unwrap();
        seen.push(stamps(&copy));

        for (at, one) in seen.iter().enumerate() {
            for other in &seen[at + 1..] {
                assert_ne!(one[&id].0, other[&id].0);
                let others = one.iter().filter(|(card, _)| **card != id);
                for (card, stamped) in others {
                    assert_eq!(stamped, &other[card]);
                }
            }
        }
    }

    #[test]
    fn a_journey_read_twice_has_no_stamp_in_common() {
        let journey = sample::journey(20);
        let again = Journey::from_records(journey.records()).unwrap();
        let (one, other) = (stamps(&journey), stamps(&again));
        assert!(one.iter().all(|(id, (stamp, _))| other[id].0 != *stamp));
    }

    #[test]
    fn a_place_that_a_removed_card_left_is_stamped_anew() {
        let mut journey = sample::journey(20);
        let ids: Vec<Id> = journey.cards().map(|card| card.id).take(3).collect();
        let before = stamps(&journey);
        let delete = plan(&journey, &Command::Delete { ids: ids.clone() }).unwrap();
        journey.apply(&delete).unwrap();
        assert_eq!(journey.stamped_cards().count() + ids.len(), before.len());
        journey.apply(&delete.inverse()).unwrap();
        let after = stamps(&journey);
        for (id, (stamp, card)) in &before {
            assert_eq!(&after[id].1, card);
            assert_eq!(after[id].0 == *stamp, !ids.contains(id));
        }
    }
}
