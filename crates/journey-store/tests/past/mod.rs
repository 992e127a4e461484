//! Desks with a past, and what their maps were at each point of it.

use std::collections::BTreeMap;

use journey_model::Journey;
use journey_store::{Library, StoreError};
use proptest::prelude::*;

use crate::edits::{Desk, Gesture};

pub fn gestures(most: usize) -> impl Strategy<Value = Vec<Gesture>> {
    prop::collection::vec(
        (any::<u8>(), 0..500usize, 0..500usize).prop_map(|(kind, which, value)| Gesture { kind, which, value }),
        1..most,
    )
}

/// A desk after some gestures, and what its map was after each of them.
pub fn worked(gestures: &[Gesture]) -> (Desk, BTreeMap<u64, Journey>) {
    let mut desk = Desk::new(Library::in_memory().unwrap(), 30);
    let mut states = BTreeMap::from([(0, desk.journey.clone())]);
    for gesture in gestures {
        desk.make(*gesture);
        states.insert(desk.revision, desk.journey.clone());
    }
    (desk, states)
}

pub fn busy(count: u32) -> Vec<Gesture> {
    let gesture = |n: u32| Gesture {
        kind: (n * 7 % 10) as u8,
        which: n as usize * 13,
        value: n as usize * 31,
    };
    (0..count).map(gesture).collect()
}

pub fn rebuilt(desk: &Desk, seq: u64) -> Result<Journey, StoreError> {
    desk.library.journey_at(desk.map, seq, (&desk.journey, desk.revision))
}
