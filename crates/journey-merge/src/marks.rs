//! Canonical texts of records, and ids that follow from what they stand for.

use journey_model::{Id, Record};
use sha2::{Digest, Sha256};

/// A text that is the same for the same record and another for another. Records sort by it where none comes first by itself.
pub(crate) fn mark(record: &Record) -> String {
    // A record has no map with keys that are not texts, which is all that could fail.
    serde_json::to_string(record).unwrap_or_default()
}

/// An id that follows from some texts, and is not taken.
pub(crate) fn id_of(parts: &[&str], is_taken: impl Fn(Id) -> bool) -> Id {
    let mut turn: u64 = 0;
    loop {
        let mut hash = Sha256::new();
        for part in parts {
            hash.update((part.len() as u64).to_le_bytes());
            hash.update(part.as_bytes());
        }
        hash.update(turn.to_le_bytes());
        let bytes = hash.finalize();
        let bits = bytes
            .iter()
            .take(8)
            .fold(0, |bits, byte| (bits << 8) | u64::from(*byte));
        let id = Id::from_bits(bits);
        if !is_taken(id) {
            return id;
        }
        turn += 1;
    }
}
